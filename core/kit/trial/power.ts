/**
 * How many are needed, worked out before the start and never changed: so that a difference of the size that matters is
 * found in four trials of five, and one that is not there in one of twenty at most.
 */
import { choose } from './clusters.ts';
import { normalQuantile, tQuantile } from './distributions.ts';

/** One of twenty trials without a difference may name a winner. */
export const alpha = 0.05;
/** Of trials with the planned difference so many find it. */
export const power = 0.8;

export interface Plan {
  /** 2 to 4, the first is what is done now. */
  readonly variants: number;
  /** The share without the change, 0 to 1. */
  readonly base: number;
  /** The difference that matters, 0 to 1: 0.1 is ten points more. */
  readonly gain: number;
}
/** Groups as units. */
export interface ClusterPlan extends Plan {
  /** Members of a group; the harmonic mean of their sizes. */
  readonly size: number;
  /** By how much the groups differ of themselves: standard deviation over mean of their true shares. */
  readonly variation: number;
}

/** Each other variant is compared with the first; together they may err once in twenty (C. Bonferroni, 1936). */
export const alphaEach = (variants: number): number => alpha / (variants - 1);

/** The gain as far as a share can go. */
const shares = ({ base, gain }: Plan): readonly [number, number] => [base, Math.min(1, base + gain)];

/**
 * Members needed in all. For Fisher's exact test: the formula with the correction for continuity of J. L. Fleiss,
 * B. Levin and M. C. Paik, Statistical Methods for Rates and Proportions, 3rd ed., 2003, (4.14) and (4.19), after
 * J. T. Casagrande, M. C. Pike and P. G. Smith, Biometrics 34, 1978.
 */
export function membersNeeded(plan: Plan): number {
  const [a, b] = shares(plan);
  const d = b - a;
  if (d <= 0) return Infinity;
  const middle = (a + b) / 2;
  const za = normalQuantile(1 - alphaEach(plan.variants) / 2);
  const zb = normalQuantile(power);
  const root = za * Math.sqrt(2 * middle * (1 - middle)) + zb * Math.sqrt(a * (1 - a) + b * (1 - b));
  const n = (root / d) ** 2;
  return plan.variants * Math.ceil((n / 4) * (1 + Math.sqrt(1 + 4 / (n * d))) ** 2);
}

const mostGroups = 5000;

/**
 * Groups needed in all: R. J. Hayes and S. Bennett, International Journal of Epidemiology 28, 1999, with quantiles of t
 * for few groups, and never so few that no split of them could show anything.
 */
export function groupsNeeded(plan: ClusterPlan): number {
  const [a, b] = shares(plan);
  const each = alphaEach(plan.variants);
  const spread = (a * (1 - a) + b * (1 - b)) / plan.size + plan.variation ** 2 * (a * a + b * b);
  for (let c = 2; c <= mostGroups && b > a; c++) {
    if (2 / choose(2 * c, c) > each) continue;
    const df = 2 * c - 2;
    const quantiles = tQuantile(1 - each / 2, df) + tQuantile(power, df);
    if (c >= 1 + (quantiles ** 2 * spread) / (b - a) ** 2) return c * plan.variants;
  }
  return Infinity;
}

/** The smallest gain, in whole points, that `have` units can show; undefined: none. */
export function smallestGain(have: number, needed: (gain: number) => number, base: number): number | undefined {
  for (let points = 1; points <= Math.floor((1 - base) * 100 + 1e-9); points++)
    if (needed(points / 100) <= have) return points;
  return undefined;
}
