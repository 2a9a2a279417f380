import { expect, it } from 'vitest';

import { createPace } from './pace.ts';

const setUp = () => {
  let now = 1000;
  return { pace: createPace({ now: () => now }), pass: (ms: number) => void (now += ms) };
};
const chat = { key: 'chat', budget: { everyMs: 1000, burst: 3 } };
const account = { key: 'account', budget: { everyMs: 100, burst: 100 } };

it('lets a burst through, then one each second, and fills up again', () => {
  const { pace, pass } = setUp();
  expect([1, 2, 3, 4, 5].map(() => pace.take([chat], 60_000))).toEqual([0, 0, 0, 1000, 2000]);
  pass(10_000);
  expect([1, 2, 3, 4].map(() => pace.take([chat], 60_000))).toEqual([0, 0, 0, 1000]);
});

it('waits for the slowest of several, and for nobody else', () => {
  const { pace } = setUp();
  for (let i = 0; i < 3; i++) pace.take([chat, account], 60_000);
  expect(pace.take([chat, account], 60_000)).toBe(1000);
  expect(pace.take([{ ...chat, key: 'other' }, account], 60_000)).toBe(0);
});

it('takes nothing when the wait is longer than the patience', () => {
  const { pace, pass } = setUp();
  for (let i = 0; i < 3; i++) pace.take([chat], 0);
  for (let i = 0; i < 5; i++) expect(pace.take([chat], 500)).toBe(1000);
  pass(1000);
  expect(pace.take([chat], 500)).toBe(0);
});

it('keeps still as long as the platform said', () => {
  const { pace, pass } = setUp();
  pace.block('chat', 31_000);
  pace.block('chat', 5000);
  expect(pace.take([chat], 0)).toBe(30_000);
  pass(30_000);
  expect(pace.take([chat], 0)).toBe(0);
});
