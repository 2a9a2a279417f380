import { describe, expect, it } from 'vitest';

import { clickShare } from './clicks.ts';
import { choose, clusterInterval, permutationTest } from './clusters.ts';
import { normalCdf, normalQuantile, tCdf, tQuantile } from './distributions.ts';
import { judge, type Counted } from './judge.ts';
import { groupsNeeded, membersNeeded, smallestGain } from './power.ts';
import { differenceInterval, fisherExact } from './proportions.ts';
import { randomFrom, type Random } from './random.ts';
import { lot, split } from './split.ts';

describe('the distributions, against printed tables', () => {
  it('normal and t', () => {
    expect(normalCdf(1.96)).toBeCloseTo(0.975_002_104_9, 9);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959_963_985, 8);
    expect(normalQuantile(0.8)).toBeCloseTo(0.841_621_234, 8);
    expect(tQuantile(0.975, 1)).toBeCloseTo(12.706_204_736, 6);
    expect(tQuantile(0.975, 10)).toBeCloseTo(2.228_138_852, 8);
    expect(tQuantile(0.95, 4.5)).toBeCloseTo(2.067_7, 2);
    expect(tCdf(-2.228_138_852, 10)).toBeCloseTo(0.025, 9);
  });
});

describe('two shares', () => {
  // Newcombe 1998, table II, method 10: p1 − p2 with 95 % limits.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i/%i and %i/%i have the interval Newcombe prints', (x1, n1, x2, n2, low, high) => {
    const found = differenceInterval({ x: x2, n: n2 }, { x: x1, n: n1 }, 0.05);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });
  it("Fisher's tea taster and R's fisher.test", () => {
    expect(fisherExact({ x: 3, n: 4 }, { x: 1, n: 4 })).toBeCloseTo(0.485_714_3, 6);
    expect(fisherExact({ x: 4, n: 4 }, { x: 0, n: 4 })).toBeCloseTo(2 / 70, 9);
    // Convicts' twins (Fisher 1962): R gives 0.0005367.
    expect(fisherExact({ x: 2, n: 17 }, { x: 10, n: 13 })).toBeCloseTo(0.000_536_7, 7);
    expect(fisherExact({ x: 0, n: 30 }, { x: 0, n: 5 })).toBe(1);
  });
});

describe('whole groups', () => {
  it('goes through every split where there are few', () => {
    const random = randomFrom('x');
    expect(choose(8, 4)).toBe(70);
    expect(permutationTest([1, 2, 3, 4], [5, 6, 7, 8], random)).toBeCloseTo(2 / 70, 12);
    expect(permutationTest([1, 1, 1, 1], [1, 1, 1, 1], random)).toBe(1);
  });
  it('draws splits where there are many, and comes to the same', () => {
    const a = [0.1, 0.3, 0.25, 0.4, 0.2, 0.35, 0.15, 0.3];
    const b = [0.3, 0.5, 0.35, 0.6, 0.4, 0.25, 0.45, 0.5];
    // All 12,870 of them, by hand.
    let [large, all] = [0, 0];
    const values = [...a, ...b];
    const mean = values.reduce((s, v) => s + v, 0) / 2;
    const found = Math.abs(a.reduce((s, v) => s + v, 0) - mean) - 1e-12;
    for (let bits = 0; bits < 1 << 16; bits++) {
      let [n, s] = [0, 0];
      for (let i = 0; i < 16; i++)
        if (bits & (1 << i)) {
          n++;
          s += values[i] ?? 0;
        }
      if (n !== 8) continue;
      all++;
      if (Math.abs(s - mean) >= found) large++;
    }
    expect(all).toBe(12_870);
    expect(permutationTest(a, b, randomFrom('x'))).toBeCloseTo(large / all, 2);
  });
  const groupsOf = (rates: readonly number[], n = 10_000) => rates.map((r) => ({ x: Math.round(r * n), n }));
  it("Welch's interval", () => {
    const a = [0.1, 0.2, 0.3, 0.4, 0.5];
    // The same spread on both sides: standard error 0.1, 8 degrees of freedom, t 2.306004.
    const found = clusterInterval(groupsOf(a), groupsOf(a.map((v) => v + 0.1)), 0.05);
    expect(found.low).toBeCloseTo(0.1 - 0.230_600_4, 6);
    expect(found.high).toBeCloseTo(0.1 + 0.230_600_4, 6);
    expect(clusterInterval(groupsOf([0.1]), groupsOf([0.2, 0.3]), 0.05)).toEqual({ low: -1, high: 1 });
    expect(clusterInterval(groupsOf([0, 0.9]), groupsOf([0.1, 1]), 0.05)).toEqual({ low: -1, high: 1 });
  });
  it('is not sure to the last digit of groups that happen to agree', () => {
    const { low, high } = clusterInterval(groupsOf([0, 0, 0], 5), groupsOf([0.8, 0.8, 0.8], 5), 0.05);
    expect(low).toBeGreaterThan(0.3);
    expect(low).toBeLessThan(0.7);
    expect(high).toBeGreaterThan(0.9);
  });
});

describe('the split', () => {
  const ids = Array.from({ length: 1001 }, (_, i) => i + 1);
  it('is fixed by the seed, whatever the order of the ids, and even', () => {
    const one = split('s1', ids, 3);
    expect(split('s1', ids.toReversed(), 3)).toEqual(one);
    const sizes = [0, 1, 2].map((v) => [...one.values()].filter((x) => x === v).length);
    expect(sizes).toEqual([334, 334, 333]);
  });
  it('another seed is another split', () => {
    const [a, b] = [split('s1', ids, 2), split('s2', ids, 2)];
    const same = ids.filter((id) => a.get(id) === b.get(id)).length;
    expect(same).toBeGreaterThan(420);
    expect(same).toBeLessThan(580);
  });
  it('by lot is about even, and nobody changes when others come', () => {
    const sides = [0, 1, 2].map((v) => ids.filter((id) => lot(`双十一:${id}`, 3) === v).length);
    for (const n of sides) expect(Math.abs(n - 1001 / 3)).toBeLessThan(60);
  });
  it('gives everybody every place equally often', () => {
    let [together, first] = [0, 0];
    for (let s = 0; s < 3000; s++) {
      const by = split(`seed${s}`, [1, 2, 3, 4], 2);
      if (by.get(1) === by.get(2)) together++;
      if (by.get(3) === 0) first++;
    }
    // Of the six even splits of four, two put a given pair together.
    expect(together / 3000).toBeCloseTo(1 / 3, 1);
    expect(first / 3000).toBeCloseTo(1 / 2, 1);
  });
});

/** How many did it, of n, each with probability p. */
const draw = (n: number, p: number, random: Random): number => {
  let x = 0;
  for (let i = 0; i < n; i++) if (random() < p) x++;
  return x;
};
const experiments = 10_000;
/** The share of experiments that named a winner. */
function named(of: number, experiment: (random: Random, i: number) => ReturnType<typeof judge>): number {
  const random = randomFrom('simulation');
  let n = 0;
  for (let i = 0; i < of; i++) if (experiment(random, i).winner !== null) n++;
  return n / of;
}
const members = (sizes: readonly number[], shares: readonly number[]) => (random: Random) =>
  judge(
    sizes.map((n, variant): Counted => ({ variant, n, x: draw(n, shares[variant] ?? 0, random) })),
    sizes.length,
    'members',
    'any',
  );
/** A group's own share around `mean`, standard deviation `mean * variation`: a uniform one, as wide as it needs. */
const around = (mean: number, variation: number, random: Random): number =>
  mean + (random() - 0.5) * Math.sqrt(12) * mean * variation;
const groups =
  (each: readonly number[], sizes: readonly number[], shares: readonly number[], variation: number) =>
  (random: Random, i: number) =>
    judge(
      each.flatMap((count, variant) =>
        Array.from({ length: count }, (_, g): Counted => {
          const n = sizes[g % sizes.length] ?? 1;
          return { variant, n, x: draw(n, around(shares[variant] ?? 0, variation, random), random) };
        }),
      ),
      each.length,
      'groups',
      `s${i}`,
    );

describe('10,000 experiments without a difference name a winner in 5 % at most', () => {
  it.each([
    ['even sides', [100, 100], 0.3],
    ['uneven sides', [40, 260], 0.4],
    ['few', [8, 8], 0.5],
    ['a rare event', [300, 300], 0.01],
    ['a rare event, uneven', [50, 600], 0.02],
    ['nearly everybody', [120, 120], 0.97],
    ['three variants', [80, 80, 80], 0.3],
    ['four variants', [60, 60, 60, 60], 0.5],
  ])('members: %s', (_, sizes, p) => {
    const rate = named(
      experiments,
      members(
        sizes,
        sizes.map(() => p),
      ),
    );
    expect(rate).toBeLessThanOrEqual(0.05);
  });
  it.each([
    ['alike', [6, 6], [30], 0.3, 0.05],
    ['of all sizes', [9, 9], [5, 12, 30, 80], 0.2, 0.5],
    ['uneven sides', [5, 11], [10, 60], 0.3, 0.3],
    ['a rare event', [10, 10], [20, 50], 0.01, 0.5],
    ['three variants', [7, 7, 7], [25], 0.3, 0.3],
  ])('groups: %s', (_, each, sizes, p, variation) => {
    const rate = named(
      experiments,
      groups(
        each,
        sizes,
        each.map(() => p),
        variation,
      ),
    );
    expect(rate).toBeLessThanOrEqual(0.05);
  });
});

/** Groups of a community with clicks of their own: sizes, how often each follows links, which posts reached it. */
interface Clicking {
  readonly size: number;
  readonly rate: number;
  readonly posts: number;
}
const community = (n: number, mean: number, random: Random): Clicking[] =>
  Array.from({ length: n }, () => ({
    size: 3 + Math.floor(random() * 60),
    rate: around(mean, 0.5, random),
    // Full days, quiet groups, platforms that fail: some hear less, a few nothing.
    posts: random() < 0.1 ? 0 : 1 + Math.floor(random() * 3),
  }));
/** As a campaign does it: dealt out by the seed, clicks counted by group, judged by group. `gain` is what B adds. */
function campaign(clicking: readonly Clicking[], variants: number, gain: number, seed: string, random: Random) {
  const by = split(
    seed,
    clicking.map((_, id) => id),
    variants,
  );
  const counted = clicking.map(({ size, rate, posts }, id) => {
    const variant = by.get(id) ?? 0;
    // Those who like links follow every one of them: the days of a member are alike.
    const likes = draw(size, Math.min(1, rate + (variant > 0 ? gain : 0)), random);
    return clickShare({ variant, size, posts, people: likes * posts });
  });
  return judge(counted, variants, 'groups', seed);
}

describe('clicks of campaign variants, from the split to the verdict', () => {
  it.each([
    ['twelve groups', 12, 2, 0.1],
    ['few groups', 7, 2, 0.2],
    ['rare clicks', 12, 2, 0.01],
    ['three wordings', 15, 3, 0.1],
  ])('%s: 10,000 without a difference name a winner in one of twenty at most', (_, n, variants, mean) => {
    const random = randomFrom('clicks');
    const one = community(n, mean, random);
    let winners = 0;
    for (let i = 0; i < experiments; i++) if (campaign(one, variants, 0, `c${i}`, random).winner !== null) winners++;
    expect(winners / experiments).toBeLessThanOrEqual(0.05);
  });
  it('and find one that is there, where the plan says there are enough', () => {
    const random = randomFrom('found');
    const needed = groupsNeeded({ variants: 2, base: 0.1, gain: 0.15, size: 15, variation: 0.5 });
    let winners = 0;
    for (let i = 0; i < 500; i++) {
      // One in ten hears nothing: so many more.
      const all = community(Math.ceil(needed / 0.9), 0.1, random);
      if (campaign(all, 2, 0.15, `f${i}`, random).winner === 1) winners++;
    }
    expect(winners / 500).toBeGreaterThanOrEqual(0.8);
  });
  it('count a group by member and post, leave out one that heard nothing, and never more than all', () => {
    expect(clickShare({ variant: 1, size: 10, posts: 3, people: 6 })).toEqual({ variant: 1, n: 30, x: 6 });
    expect(clickShare({ variant: 0, size: 10, posts: 0, people: 2 })).toEqual({ variant: 0, n: 0, x: 0 });
    expect(clickShare({ variant: 0, size: 3, posts: 1, people: 9 })).toEqual({ variant: 0, n: 3, x: 3 });
    const none = clickShare({ variant: 1, size: 9, posts: 0, people: 0 });
    expect(judge([clickShare({ variant: 0, size: 9, posts: 1, people: 3 }), none], 2, 'groups', 's').winner).toBeNull();
  });
});

describe('a true difference of the planned size is found in 80 % at least', () => {
  it.each([
    [2, 0.2, 0.1],
    [2, 0.5, 0.2],
    [2, 0.05, 0.05],
    [2, 0.01, 0.03],
    [2, 0.7, 0.25],
    [3, 0.3, 0.15],
  ])('members: %i variants, %f and %f more', (variants, base, gain) => {
    const n = membersNeeded({ variants, base, gain }) / variants;
    const shares = [base, ...Array.from({ length: variants - 1 }, () => base + gain)];
    const rate = named(
      experiments,
      members(
        shares.map(() => n),
        shares,
      ),
    );
    expect(rate).toBeGreaterThanOrEqual(0.8);
  });
  it.each([
    [0.2, 0.1, 30, 0.25],
    [0.3, 0.2, 20, 0.3],
    [0.5, 0.15, 100, 0.1],
    [0.1, 0.4, 50, 0.2],
  ])('groups: %f and %f more, %i members, variation %f', (base, gain, size, variation) => {
    const each = groupsNeeded({ variants: 2, base, gain, size, variation }) / 2;
    const rate = named(1000, groups([each, each], [size], [base, base + gain], variation));
    expect(rate).toBeGreaterThanOrEqual(0.8);
  });
  it('known sizes', () => {
    // Fleiss, Levin and Paik, table A.4: 0.20 against 0.30, 5 % two-sided, power 80 %: 313 a side.
    expect(membersNeeded({ variants: 2, base: 0.2, gain: 0.1 })).toBe(626);
    expect(membersNeeded({ variants: 2, base: 0.5, gain: 0 })).toBe(Infinity);
    expect(smallestGain(626, (gain) => membersNeeded({ variants: 2, base: 0.2, gain }), 0.2)).toBe(10);
    expect(smallestGain(6, (gain) => membersNeeded({ variants: 2, base: 0.2, gain }), 0.2)).toBeUndefined();
  });
});

describe('the verdict', () => {
  const of = (...counts: readonly (readonly [number, number])[]): Counted[] =>
    counts.map(([x, n], variant) => ({ variant, n, x }));
  it('names the best of those that beat the first', () => {
    expect(judge(of([20, 100], [60, 100], [70, 100]), 3, 'members', 's').winner).toBe(2);
  });
  it('names the first when every other one does worse, and nobody when only one does', () => {
    expect(judge(of([60, 100], [20, 100], [25, 100]), 3, 'members', 's').winner).toBe(0);
    expect(judge(of([60, 100], [20, 100], [59, 100]), 3, 'members', 's').winner).toBeNull();
  });
  it('says nothing where a side is empty or nobody is left in a group', () => {
    expect(judge(of([6, 10]), 2, 'members', 's').winner).toBeNull();
    expect(
      judge(
        [
          { variant: 0, n: 0, x: 0 },
          { variant: 1, n: 5, x: 5 },
        ],
        2,
        'groups',
        's',
      ).compared[0],
    ).toMatchObject({
      p: 1,
      differs: false,
    });
  });
});
