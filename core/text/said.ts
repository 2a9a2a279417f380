/** What is said, by samples: how often a unit follows one of a class, in the classes of the gate. */
import { classOf } from './gate.ts';

export interface Said {
  /** Counts a sample of folded units. */
  hear(units: Uint16Array, size: number): void;
  /** How often in 10,000 units an anchor could end so; undefined: too little was heard. */
  often(before: number, last: number): number | undefined;
}

const bits = 16;
const golden = 0x9e3779b1;
const enough = 500;
/** After so many units all counts are halved. */
const forgetAfter = 1 << 20;

export function createSaid(): Said {
  let counts = new Uint16Array(0);
  let heard = 0;
  const at = (before: number, last: number): number => Math.imul((last << 4) | classOf(before), golden) >>> (32 - bits);
  return {
    hear: (units, size) => {
      if (counts.length === 0) counts = new Uint16Array(1 << bits);
      for (let i = 1; i < size; i++) {
        const place = at(units[i - 1] as number, units[i] as number);
        if (counts[place] !== 0xffff) counts[place] = (counts[place] as number) + 1;
      }
      heard += size;
      if (heard < forgetAfter) return;
      heard /= 2;
      for (let i = 0; i < counts.length; i++) counts[i] = (counts[i] as number) >>> 1;
    },
    often: (before, last) => {
      if (heard < enough) return undefined;
      return ((counts[at(before, last)] as number) * 10_000) / heard;
    },
  };
}
