import { expect, test } from 'vitest';

import { costOf, isCommon, prepareCosts } from './costs.ts';

test('what is written often costs less than what is written seldom', () => {
  const [often, seldom] = [costOf('我们') ?? NaN, costOf('渎职') ?? NaN];
  expect(often).toBeLessThan(seldom);
  expect(isCommon('我们')).toBe(true);
  expect(isCommon('鲕粒')).toBe(false);
  expect(costOf('我们们')).toBeUndefined();
});

test('what people say every day costs little, however seldom newspapers write it', () => {
  expect(costOf('群友') ?? NaN).toBeLessThan(11);
  expect(costOf('聊') ?? NaN).toBeLessThan(costOf('叨') ?? NaN);
});

test('characters nobody counted, letters and nothing at all have a cost', () => {
  expect(costOf('龘')).toBe(15);
  expect(costOf('a')).toBe(3);
  expect(costOf('')).toBe(3);
});

test('once the table is complete there is nothing to prepare', () => {
  costOf('我们');
  expect(prepareCosts()).toBe(false);
});
