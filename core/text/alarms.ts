/** Texts in which an anchor was met in vain: how often each anchor was read in them. */
import { joined } from './filter.ts';

export interface Alarms {
  /** Counts the anchors of two and four units of such a text. */
  hear(units: Uint16Array, size: number): void;
  /** How often this was heard, at most 255. What is counted under its key may have been heard under another. */
  times(key: number): number;
}

/** Counters, 2 to the power of, by the upper bits of keys. */
const bits = 18;
/** After so many texts all counts are halved. */
const forgetAfter = 100_000;
const counter = (key: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - bits);

export function createAlarms(): Alarms {
  let counts = new Uint8Array(0);
  let texts = 0;
  const count = (key: number): void => {
    const at = counter(key);
    if (counts[at] !== 255) counts[at] = (counts[at] as number) + 1;
  };
  return {
    hear: (units, size) => {
      if (counts.length === 0) counts = new Uint8Array(1 << bits);
      if (++texts % forgetAfter === 0) for (let i = 0; i < counts.length; i++) counts[i] = (counts[i] as number) >>> 1;
      let before = 0;
      let last = 0;
      for (let i = 0; i < size; i++) {
        const pair = (last << 16) | (units[i] as number);
        count(pair);
        count(joined(before, pair));
        before = last;
        last = pair;
      }
    },
    times: (key) => counts[counter(key)] ?? 0,
  };
}
