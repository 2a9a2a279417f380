/**
 * Who gets which variant. Fixed by a seed and the ids alone, so that it can be worked out again: everybody is put in the
 * order of SHA-256 of "seed:id" and dealt out in turn, as cards are. Each block of as many as there are variants has each
 * variant once, so the sides differ by one at most, and every such split is equally likely.
 */
import { ascii, hex, sha256 } from '../sha256.ts';

/** The variant of each id, from 0. `seed`: ASCII. */
export function split(seed: string, ids: readonly number[], variants: number): ReadonlyMap<number, number> {
  const order = [...new Set(ids)]
    .map((id) => ({ id, at: hex(sha256(ascii(`${seed}:${id}`))) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return new Map(order.map(({ id }, i) => [id, i % variants]));
}

/**
 * One of `variants` for somebody, from 0: the first 32 bits of SHA-256 of the text, by the number of variants. For lists that
 * grow: everybody keeps theirs whoever comes later, but the sides are only about even. A trial splits by `split`.
 */
export const lot = (text: string, variants: number): number =>
  new DataView(sha256(bytesOf(text)).buffer).getUint32(0) % variants;

/** UTF-16 units, two bytes each: names may be in any script. */
const bytesOf = (text: string): number[] =>
  Array.from({ length: text.length }, (_, i) => [text.charCodeAt(i) >> 8, text.charCodeAt(i) & 255]).flat();
