/** Short slices that take turns: what the machine does meanwhile hits few of them, and the median none. */
import { spread, type Spread } from '../measure.ts';

export interface Contender {
  readonly name: string;
  /** Handles the texts from index `from` to before `to`. Anything returned keeps the work from being left out. */
  run(texts: readonly string[], from: number, to: number): number;
}
export interface Pace {
  /** Nanoseconds a message: the median of the slices, run by run. */
  readonly ns: Spread;
  /** How fast as a part of the first contender in the same slice: the median of the slices, run by run. */
  readonly ratio: Spread;
}

const perSlice = 2000;
const median = (values: readonly number[]): number => spread(values).median;

/** The first contender is the reference. Two rounds that are not counted, then `runs` rounds over all texts. */
export function compare(contenders: readonly Contender[], texts: readonly string[], runs: number): Map<string, Pace> {
  const ns = contenders.map((): number[] => []);
  const ratios = contenders.map((): number[] => []);
  for (let r = -2; r < runs; r++) {
    const spent = contenders.map((): number[] => []);
    for (let from = 0; from + perSlice <= texts.length; from += perSlice)
      for (const [i, c] of contenders.entries()) {
        const began = performance.now();
        kept += c.run(texts, from, from + perSlice);
        spent[i]?.push(((performance.now() - began) * 1e6) / perSlice);
      }
    if (r < 0) continue;
    for (const [i, slices] of spent.entries()) {
      ns[i]?.push(median(slices));
      ratios[i]?.push(median(slices.map((n, s) => (spent[0]?.[s] ?? NaN) / n)));
    }
  }
  return new Map(contenders.map((c, i) => [c.name, { ns: spread(ns[i] ?? []), ratio: spread(ratios[i] ?? []) }]));
}
let kept = 0;
/** What all the work came to; read it once, and nothing of it can be left out. */
export const workDone = (): number => kept;

/** The scan everything is measured against: each unit of each text is looked at, and nothing more. */
export const bareScan: Contender = {
  name: 'bare charCodeAt scan',
  run: (texts, from, to) => {
    let sum = 0;
    for (let i = from; i < to; i++) {
      const text = texts[i] as string;
      for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at);
    }
    return sum & 1;
  },
};
