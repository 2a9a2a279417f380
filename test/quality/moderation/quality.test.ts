/** The floor below which finding words must not fall: goals Q1 to Q5 of the moderation design, on the half kept back. */
import { expect, test } from 'vitest';

import {
  alarms,
  byDefault,
  byHand,
  chatAlarms,
  everydayAlarms,
  inTalk,
  mean,
  percent,
  pooled,
  recall,
  withEverything,
  type Share,
} from './measure.ts';

const plain = byDefault();
const all = withEverything();
const complete = ['plain', 'case', 'full width', 'zero width', 'bidi', 'combining'];
const harder: Readonly<Record<string, number>> = { 'two at once': 90, 'emoji between': 90, 'emoji letters': 90 };
const onRequest: Readonly<Record<string, number>> = {
  pinyin: 95,
  'mixed pinyin': 98,
  initials: 98,
  reversed: 95,
  split: 90,
  alias: 60,
  homophone: 60,
  lookalike: 40,
};
/** Kinds in which even people hesitate. */
const bounds: Readonly<Record<string, number>> = {
  'chinese across words': 8,
  'across a clause or line': 15,
  'other languages': 15,
  'chinese doubled': 8,
  'spaces and signs in chinese': 12,
};

/** What is below (or above) its bound, in words: an empty list is what is wanted. */
const failing = (rows: readonly Share[], fine: (name: string, share: number) => boolean): string[] =>
  rows.filter((r) => !fine(r.name, percent(r))).map((r) => `${r.name} ${percent(r).toFixed(1)} of ${r.of}`);

test.each([1, 71, 72])('disguised words are found, seed %i', (seed) => {
  const { techniques, spans } = recall(plain, seed, 'held back');
  const least = (name: string): number => (complete.includes(name) ? 99 : (harder[name] ?? 95));
  expect(failing(techniques, (name, share) => share >= least(name))).toEqual([]);
  expect(mean(techniques)).toBeGreaterThanOrEqual(99.3);
  expect(percent(spans)).toBeGreaterThanOrEqual(98);
});

test('violations written by hand are found', () => {
  expect(percent(byHand(plain, 'held back'))).toBeGreaterThanOrEqual(95);
});

test.each([1, 71])('what is looked for on request is found, seed %i', (seed) => {
  const { techniques } = recall(all, seed, 'held back', true);
  expect(failing(techniques, (name, share) => share >= (onRequest[name] ?? 100))).toEqual([]);
});

test('words are found where nobody advertises, too', () => {
  const shares = inTalk(plain, 1);
  const plainly = shares.filter((s) => s.name === 'plain');
  expect(pooled(plainly)).toBeGreaterThanOrEqual(97);
  expect(pooled(shares)).toBeGreaterThanOrEqual(94);
});

test('near misses stay near misses', () => {
  expect(failing(alarms(plain, 'held back'), (name, share) => share <= (bounds[name] ?? 5))).toEqual([]);
});

test('of all near misses few are flagged', () => {
  expect(pooled(alarms(plain, 'held back'))).toBeLessThanOrEqual(2);
});

test('ordinary chat is left alone', () => {
  expect(failing(chatAlarms(plain, 'held back'), (_, share) => share === 0)).toEqual([]);
  expect(pooled(chatAlarms(all, 'held back'))).toBeLessThanOrEqual(0.05);
});

test('parcels, codes, orders and slang are left alone', () => {
  expect(failing(everydayAlarms(plain, 'held back', 2000), (_, share) => share === 0)).toEqual([]);
  expect(pooled(everydayAlarms(all, 'held back', 2000))).toBeLessThanOrEqual(0.05);
});
