/** What came of a trial at its end. Pure: the same counts and seed, the same words. docs/trials.md has the rules. */
import { clusterInterval, permutationTest, ratesOf } from './clusters.ts';
import { alphaEach } from './power.ts';
import { differenceInterval, fisherExact, type Interval, type Share } from './proportions.ts';
import { randomFrom } from './random.ts';

/** One unit: a member (n 1) or a whole group. */
export interface Counted extends Share {
  readonly variant: number;
}
export interface Compared extends Interval {
  readonly variant: number;
  /** This variant's share less the first one's. */
  readonly difference: number;
  readonly p: number;
  /** It counts as different from the first. */
  readonly differs: boolean;
}
export interface Verdict {
  /** By variant. Of groups `share` is the mean of theirs, each group counting once. */
  readonly sides: readonly (Share & { readonly units: number; readonly share: number })[];
  /** Every other variant with the first. */
  readonly compared: readonly Compared[];
  /** Null: no difference was shown. */
  readonly winner: number | null;
}

const sum = (all: readonly Counted[], what: 'n' | 'x'): number => all.reduce((s, u) => s + u[what], 0);

/**
 * A variant differs from the first when its test says so and its interval leaves out zero. The winner is the best of
 * those that beat the first; the first itself when every other one does worse; else nobody. With more than two variants
 * every test is stricter by as much as there are comparisons, so that all together err once in twenty at most.
 */
export function judge(units: readonly Counted[], variants: number, by: 'members' | 'groups', seed: string): Verdict {
  const each = alphaEach(variants);
  // A group in which nobody is left says nothing.
  const arms = Array.from({ length: variants }, (_, v) => units.filter((u) => u.variant === v && u.n > 0));
  const sides = arms.map((arm) => {
    const [n, x] = [sum(arm, 'n'), sum(arm, 'x')];
    const share = by === 'groups' ? arm.reduce((s, u) => s + u.x / u.n, 0) / arm.length : x / n;
    return { n, x, units: arm.length, share: arm.length === 0 ? 0 : share };
  });
  const compared = sides.slice(1).map((side, i): Compared => {
    const variant = i + 1;
    const difference = side.share - (sides[0]?.share ?? 0);
    const nothing = { variant, difference, p: 1, low: -1, high: 1, differs: false };
    const [first, other] = [sides[0], side];
    if (first === undefined || first.n === 0 || other.n === 0) return nothing;
    const [mine, theirs] = [arms[0] ?? [], arms[variant] ?? []];
    const p =
      by === 'groups'
        ? permutationTest(ratesOf(mine), ratesOf(theirs), randomFrom(`${seed}:test:${variant}`))
        : fisherExact(first, other);
    const interval = by === 'groups' ? clusterInterval(mine, theirs, each) : differenceInterval(first, other, each);
    return { variant, difference, p, ...interval, differs: p <= each && (interval.low > 0 || interval.high < 0) };
  });
  return { sides, compared, winner: winnerOf(compared, sides) };
}

function winnerOf(compared: readonly Compared[], sides: Verdict['sides']): number | null {
  const better = compared.filter((c) => c.differs && c.difference > 0);
  const best = better.toSorted((a, b) => (sides[b.variant]?.share ?? 0) - (sides[a.variant]?.share ?? 0))[0];
  if (best) return best.variant;
  return compared.length > 0 && compared.every((c) => c.differs && c.difference < 0) ? 0 : null;
}
