import { describe, expect, it } from 'vitest';

import { logLikelihoodRatio, rising, termsOf } from './terms.ts';

describe('the terms of a message', () => {
  it.each([
    ['露营装备推荐一下，天幕和蛋卷桌', ['露营', '装备', '推荐', '天幕', '蛋卷', '蛋卷桌']],
    ['小红书上很火的贝果', ['小红书', '贝果']],
    ['空气炸锅真好用', ['空气', '空气炸锅']],
    ['今天我觉得这个不错', []],
    ['@May https://a.example/转奶?x=1 switch2 预购了吗', ['switch2']],
    ['/签到 转奶', []],
    ['Anyone tried the new Stroller? really good', ['anyone', 'tried', 'stroller']],
    ['123 45678 😀😀', []],
  ])('%s', (text, some) => {
    const found = termsOf(text);
    expect([...found]).toEqual(expect.arrayContaining(some));
    expect(found.size > 0).toBe(some.length > 0);
    for (const small of ['今天', '觉得', '一下', 'the', 'really', 'may']) expect(found).not.toContain(small);
  });

  it('are bounded, however long the message', () => {
    expect(termsOf('奶粉'.repeat(10_000)).size).toBeLessThan(10);
    expect(termsOf(Array.from({ length: 5000 }, (_, i) => `word${i}`).join(' ')).size).toBeLessThan(200);
  });
});

describe('the log-likelihood ratio', () => {
  it('is that of the tables', () => {
    // Dunning's G² for 2×2 tables, worked out by hand: 2·Σ O·ln(O/E).
    const g2 = (k1: number, n1: number, k2: number, n2: number): number => {
      const p = (k1 + k2) / (n1 + n2);
      const cell = (o: number, e: number): number => (o === 0 ? 0 : o * Math.log(o / e));
      return 2 * (cell(k1, n1 * p) + cell(n1 - k1, n1 * (1 - p)) + cell(k2, n2 * p) + cell(n2 - k2, n2 * (1 - p)));
    };
    for (const [k1, n1, k2, n2] of [
      [10, 100, 10, 1000],
      [0, 100, 5, 1000],
      [100, 100, 0, 100],
      [7, 90, 21, 270],
    ] as const)
      expect(logLikelihoodRatio(k1, n1, k2, n2)).toBeCloseTo(g2(k1, n1, k2, n2), 9);
    expect(logLikelihoodRatio(7, 90, 21, 270)).toBeCloseTo(0, 9);
    expect(logLikelihoodRatio(3, 0, 1, 10)).toBe(0);
  });
});

describe('rising terms', () => {
  const turns = { now: 100, before: 400 };
  const said = (term: string, now: number, before: number) => ({ term, now, before });
  it('are those said far more often than in the weeks before', () => {
    const found = rising([said('转奶', 20, 2), said('奶粉', 30, 110), said('露营', 8, 0), said('天气', 4, 0)], turns);
    expect(found.map((t) => t.term)).toEqual(['转奶', '露营']);
  });
  it('leave out pieces of a longer one', () => {
    expect(rising([said('空气', 10, 0), said('空气炸锅', 9, 0), said('炸锅', 9, 0)], turns).map((t) => t.term)).toEqual(
      ['空气炸锅'],
    );
    expect(rising([said('空气', 30, 0), said('空气炸锅', 9, 0)], turns).map((t) => t.term)).toEqual([
      '空气',
      '空气炸锅',
    ]);
  });
  it('are none where there is too little talk to know', () => {
    expect(rising([said('转奶', 20, 0)], { now: 20, before: 400 })).toEqual([]);
    expect(rising([said('转奶', 20, 0)], { now: 100, before: 40 })).toEqual([]);
  });
  it('are named by chance in hardly any of a thousand groups without one', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    const times = (n: number, p: number): number => Array.from({ length: n }, random).filter((x) => x < p).length;
    let named = 0;
    for (let i = 0; i < 1000; i++) named += rising([said('甲', times(100, 0.05), times(400, 0.05))], turns).length;
    expect(named).toBeLessThanOrEqual(2);
  });
});
