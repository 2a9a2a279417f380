/**
 * The classes of the gate: units that are told apart as the one before an anchor's last. What is never said has classes of
 * its own, so that anchors behind it are passed by whatever else is said; what is said most shares its class with least.
 */

/** By the lowest bits of a unit its class, from 1 on. */
export type Classes = Uint8Array;

export const classCount = 26;
const quiet = 4;
const bits = 14;
export const buckets = 1 << bits;
const golden = 0x9e3779b1;
/** Latin letters mostly follow each other, and so do others: each of the two is shared out by itself. */
const firstOther = 0x80;

export const bucketOf = (unit: number): number => unit & (buckets - 1);
export const classOf = (classes: Classes, unit: number): number => classes[bucketOf(unit)] as number;

/** Before anything was heard. */
export const unheard = (): Classes =>
  Uint8Array.from({ length: buckets }, (_, i) => 1 + ((Math.imul(i, golden) >>> 16) % classCount));

/** What is said less often, of so many units once, is as good as never said. */
const hardly = 50_000;

/** @param counts by bucket: how often its units were said, of `all` units */
export function classesBy(counts: ArrayLike<number>, all: number): Classes {
  const classes = Uint8Array.from({ length: buckets }, (_, i) => 1 + (i % quiet));
  const count = (i: number): number => counts[i] as number;
  for (const [from, to] of [
    [0, firstOther],
    [firstOther, buckets],
  ] as const) {
    const said = Array.from({ length: to - from }, (_, i) => from + i).filter((i) => count(i) > all / hardly);
    const sums = new Float64Array(classCount - quiet);
    for (const i of said.sort((a, b) => count(b) - count(a))) {
      const least = sums.indexOf(Math.min(...sums));
      classes[i] = 1 + quiet + least;
      sums[least] = (sums[least] as number) + count(i);
    }
  }
  return classes;
}
