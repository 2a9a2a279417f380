/**
 * Whole groups compared: everybody in a group had the same variant, and people of one group are alike, so a group counts
 * once, by the share of its members (R. J. Hayes and L. H. Moulton, Cluster Randomised Trials, 2nd ed., chapter 10).
 */
import { tQuantile } from './distributions.ts';
import type { Interval, Share } from './proportions.ts';
import type { Random } from './random.ts';

const mean = (values: readonly number[]): number => values.reduce((s, v) => s + v, 0) / values.length;
const variance = (values: readonly number[]): number => {
  const m = mean(values);
  return values.reduce((s, v) => s + (v - m) ** 2, 0) / (values.length - 1);
};

/** The variance of the mean share of some groups. */
function errorOf(groups: readonly Share[]): number {
  const n = groups.reduce((s, g) => s + g.n, 0);
  const p = (groups.reduce((s, g) => s + g.x, 0) + 1) / (n + 2);
  // Groups that happen to agree are not known to the last digit: never less than that many members would give alone.
  return Math.max(variance(ratesOf(groups)) / groups.length, (p * (1 - p)) / n);
}
export const ratesOf = (groups: readonly Share[]): number[] => groups.map((g) => g.x / g.n);

/**
 * The interval of the difference of mean shares b − a: unpaired t over the groups, with the degrees of freedom of
 * B. L. Welch (Biometrika 34, 1947). Both sides need two groups; without, nothing is known: −1 to 1.
 */
export function clusterInterval(a: readonly Share[], b: readonly Share[], alpha: number): Interval {
  if (a.length < 2 || b.length < 2) return { low: -1, high: 1 };
  const d = mean(ratesOf(b)) - mean(ratesOf(a));
  const [va, vb] = [errorOf(a), errorOf(b)];
  const df = (va + vb) ** 2 / (va ** 2 / (a.length - 1) + vb ** 2 / (b.length - 1));
  const half = tQuantile(1 - alpha / 2, df) * Math.sqrt(va + vb);
  return { low: Math.max(-1, d - half), high: Math.min(1, d + half) };
}

/** How many ways there are to choose k of n; large ones need not be exact. */
export function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = (ways * (n - Math.min(k, n - k) + i)) / i;
  return Math.round(ways);
}

/** Up to so many arrangements all are gone through, beyond that as many are drawn. */
const most = 2000;
/** So many as large are enough to know: drawing on could no longer make p as small as 0.05. */
const enough = 120;
const slack = 1e-12;

/**
 * The permutation test (R. A. Fisher, The Design of Experiments, 1935, chapter 3): among all ways the same groups
 * could have been split, how often is the difference at least as large as the one found? Two-sided. Where there are too
 * many ways `most` are drawn, and p = (1 + as large) / (1 + drawn), which is valid too (B. Phipson and G. K. Smyth,
 * Statistical Applications in Genetics and Molecular Biology 9(1), 2010); drawing ends sooner once `enough` were as
 * large, and then p = as large / drawn (J. Besag and P. Clifford, Biometrika 78, 1991).
 */
export function permutationTest(a: readonly number[], b: readonly number[], random: Random): number {
  const values = Float64Array.from([...a, ...b]);
  const total = values.reduce((s, v) => s + v, 0);
  /** |mean of a − mean of b| rises with the distance of the sum of a from its expectation. */
  const expected = (total * a.length) / values.length;
  const found = Math.abs(a.reduce((s, v) => s + v, 0) - expected) - slack;
  if (choose(values.length, a.length) <= most) return exactly(values, a.length, expected, found);
  let large = 0;
  for (let drawn = 1; drawn <= most; drawn++) {
    if (Math.abs(drawSum(values, a.length, random) - expected) < found) continue;
    if (++large === enough) return enough / drawn;
  }
  return (1 + large) / (1 + most);
}

function exactly(values: Float64Array, size: number, expected: number, found: number): number {
  let [large, all] = [0, 0];
  const go = (from: number, left: number, sum: number): void => {
    if (left === 0) {
      all++;
      if (Math.abs(sum - expected) >= found) large++;
      return;
    }
    for (let i = from; i <= values.length - left; i++) go(i + 1, left - 1, sum + (values[i] ?? 0));
  };
  go(0, size, 0);
  return large / all;
}

/** The sum of `size` values at random: the first steps of a Fisher-Yates shuffle, which may begin from any order. */
function drawSum(values: Float64Array, size: number, random: Random): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const j = i + Math.floor(random() * (values.length - i));
    const v = values[j] ?? 0;
    values[j] = values[i] ?? 0;
    values[i] = v;
    sum += v;
  }
  return sum;
}
