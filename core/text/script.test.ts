import { expect, test } from 'vitest';

import { graphemes, isHan, isLatinLetter, simplifiedOnly, truncate, width, wordBreaks } from './index.ts';

test('characters that exist only in Simplified', () => {
  expect(simplifiedOnly('签到成功，什么都没发')).toEqual(['签', '么', '没', '发']);
  expect(simplifiedOnly('簽到好了，後面、裡面、皇后、里長、台灣、干擾、群組都沒問題')).toEqual([]);
});

test('scripts', () => {
  expect([isHan('群'), isHan('a'), isLatinLetter('é'), isLatinLetter('群')]).toEqual([true, false, true, false]);
});

test('cutting keeps characters whole', () => {
  expect(truncate('四个字呀', 4)).toBe('四个字呀');
  expect(truncate('不止四个字', 4)).toBe('不止四…');
  expect(truncate('ab👨‍👩‍👧cd', 6)).toBe('ab…');
  expect(truncate(`e${'\u0301'.repeat(5000)}`, 10)).toBe('…');
  expect(truncate('abc', 0)).toBe('');
  expect(graphemes('👍🏻e\u0301')).toEqual(['👍🏻', 'e\u0301']);
});

test('width in Chinese characters', () => {
  expect(width('签到啦，+5')).toBe(5);
  expect(width('hello😀')).toBe(3.5);
});

test('inside a Chinese word', () => {
  const breaks = wordBreaks('遇到大麻烦');
  expect([2, 3, 4].map((i) => breaks.inside(i))).toEqual([false, false, true]);
  expect(wordBreaks('刷 单间').inside(3)).toBe(true);
  expect(wordBreaks('一'.repeat(20_000)).inside(5)).toBe(false);
});
