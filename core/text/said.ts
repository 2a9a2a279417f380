/** What is said, by samples: how often a unit follows one of a class, in the classes of the gate. */
import { bucketOf, buckets, classesBy, classOf, unheard, type Classes } from './classes.ts';

export interface Said {
  /** By which it counts. */
  readonly classes: Classes;
  /** Counts a sample of folded units. */
  hear(units: Uint16Array, size: number): void;
  /** How often in 10,000 units an anchor could end so; undefined: too little was heard. */
  often(before: number, last: number): number | undefined;
  /** New classes, by what was heard. What was heard last is counted again by them. */
  classify(): void;
}

const bits = 16;
const golden = 0x9e3779b1;
const enough = 500;
/** After so many units all counts are halved. */
const forgetAfter = 1 << 20;
/** So many of the units heard last are kept. */
const kept = 1 << 13;

export function createSaid(): Said {
  let classes = unheard();
  let counts = new Uint16Array(0);
  let said = new Uint32Array(0);
  const last = new Uint16Array(kept);
  let heard = 0;
  let counted = 0;
  let next = 0;
  const at = (before: number, unit: number): number =>
    Math.imul((unit << 5) | classOf(classes, before), golden) >>> (32 - bits);
  const count = (before: number, unit: number): void => {
    const place = at(before, unit);
    if (counts[place] !== 0xffff) counts[place] = (counts[place] as number) + 1;
  };
  const halve = (numbers: Uint16Array | Uint32Array): void => {
    for (let i = 0; i < numbers.length; i++) numbers[i] = (numbers[i] as number) >>> 1;
  };
  return {
    get classes() {
      return classes;
    },
    hear: (units, size) => {
      if (said.length === 0) {
        counts = new Uint16Array(1 << bits);
        said = new Uint32Array(buckets);
      }
      for (let i = 0; i < size; i++) {
        const unit = units[i] as number;
        if (i > 0) count(units[i - 1] as number, unit);
        said[bucketOf(unit)] = (said[bucketOf(unit)] as number) + 1;
        last[next++ % kept] = unit;
      }
      heard += size;
      counted += size;
      if (heard < forgetAfter) return;
      heard /= 2;
      counted /= 2;
      halve(counts);
      halve(said);
    },
    often: (before, unit) => {
      if (counted < enough) return undefined;
      return ((counts[at(before, unit)] as number) * 10_000) / counted;
    },
    classify: () => {
      classes = classesBy(said, heard);
      counts.fill(0);
      counted = Math.min(next, kept);
      for (let i = next - counted + 1; i < next; i++) count(last[(i - 1) % kept] as number, last[i % kept] as number);
    },
  };
}
