/** Which letter of the text stands for which letter of the word. */
import { numeral, standsFor } from './glyphs.ts';
import type { Letters } from './letters.ts';
import type { Reading } from './reading.ts';

/** The elements of a reading that make up the word, in order, and the letter of the word each stands for. */
export interface Alignment {
  readonly elements: readonly number[];
  readonly letter: readonly number[];
}

/** A run as long as this is no run of a writer's finger: only its edges are looked at. */
const longestRun = 200;
const longestMiddle = 1000;
const never = 0xffff;

/** Whether element `e` may be meant for letter `k`. */
export function fits(r: Reading, e: number, word: Letters, k: number): boolean {
  const unit = r.unit[e] as number;
  const meant = word.unit[k] as number;
  if (unit === meant) return true;
  const read = r.read[e] as number;
  const wanted = word.read[k] as number;
  if (read !== 0 && wanted !== 0) return standsFor(read, wanted) || looksLikeL(unit, read, wanted);
  const n = read >= 48 && read <= 57 ? read - 48 : read === 0 ? numeral(unit) : undefined;
  return n !== undefined && n === (wanted >= 48 && wanted <= 57 ? wanted - 48 : numeral(meant));
}

/** `i` and `l` for each other: settled with the original text at hand (`capitals`), and freely beyond ASCII. */
const looksLikeL = (unit: number, read: number, wanted: number): boolean =>
  (read === 105 || read === 108) && (wanted === 105 || wanted === 108) && (unit !== 105 || wanted === 108);

/**
 * Lays the runs of `r` from `run` on over the word. Every letter must be there, in order; a letter may be
 * written several times, a digit or Han character only where `repeats` is set.
 */
export function align(r: Reading, run: number, word: Letters, repeats: boolean): Alignment | undefined {
  const runs = word.from.length - 1;
  const elements: number[] = [];
  const letter: number[] = [];
  for (let i = 0; i < runs; i++) {
    let from = r.from[run + i] as number;
    let to = r.from[run + i + 1] as number;
    const first = word.from[i] as number;
    const last = word.from[i + 1] as number;
    if (to - from < last - first) return undefined;
    if (i === 0) from = tail(r, from, to, last - first);
    if (i === runs - 1) to = head(r, from, to, last - first);
    if (!lay(r, from, to, word, first, last, repeats, elements, letter)) return undefined;
  }
  return { elements, letter };
}

/** The last elements of a run: as many as needed, what stands joined to them, and as far apart as the next: `s s s e x`. */
function tail(r: Reading, from: number, to: number, need: number): number {
  let at = to - need;
  const apart = to < r.size ? (r.at[to] as number) - (r.at[to - 1] as number) : 1;
  while (at > from && to - at < longestRun && !isSign(r, at - 1) && goesOn(r, at - 1, at, apart, at - 2)) at--;
  return at;
}
function head(r: Reading, from: number, to: number, need: number): number {
  let at = from + need;
  const apart = from > 0 ? (r.at[from] as number) - (r.at[from - 1] as number) : 1;
  while (at < to && at - from < longestRun && !isSign(r, at) && goesOn(r, at - 1, at, apart, at + 1)) at++;
  return at;
}
/** A keyboard sign: `hell!` and `$sex` are the word and a sign. */
function isSign(r: Reading, e: number): boolean {
  const unit = r.unit[e] as number;
  return unit < 0x30 || (unit > 0x39 && unit < 0x61) || (unit > 0x7a && unit < 0x80);
}
/** @param beyond what stands on the far side: a letter joined to another, as in `this s e x`, is not drawn out */
function goesOn(r: Reading, one: number, next: number, apart: number, beyond: number): boolean {
  const step = (r.at[next] as number) - (r.at[one] as number);
  if (step <= 1) return true;
  if (step !== apart || r.unit[one] !== r.unit[next] || (r.read[one] as number) <= 57) return false;
  if (beyond < 0 || beyond >= r.size) return true;
  const edge = beyond < one ? one : next;
  return Math.abs((r.at[edge] as number) - (r.at[beyond] as number)) > 1;
}

/** Elements [from, to) onto letters [first, last): in order, each letter at least once. */
function lay(
  r: Reading,
  from: number,
  to: number,
  word: Letters,
  first: number,
  last: number,
  repeats: boolean,
  elements: number[],
  letter: number[],
): boolean {
  const m = to - from;
  const n = last - first;
  if (m > longestMiddle) return false;
  // cost[e * n + k]: how many elements up to e differ from their letter when e stands for letter k.
  const cost = new Uint16Array(m * n).fill(never);
  for (let e = 0; e < m; e++)
    for (let k = Math.max(0, n - (m - e)); k < n && k <= e; k++) {
      if (!fits(r, from + e, word, first + k)) continue;
      const own = r.unit[from + e] === word.unit[first + k] ? 0 : 1;
      const fresh = e === 0 ? (k === 0 ? 0 : never) : k > 0 ? (cost[(e - 1) * n + k - 1] as number) : never;
      const again = e > 0 && (repeats || repeatable(word, first + k)) ? (cost[(e - 1) * n + k] as number) : never;
      cost[e * n + k] = Math.min(never, Math.min(fresh, again) + own);
    }
  if (cost[m * n - 1] === never) return false;
  const start = elements.length;
  let k = n - 1;
  for (let e = m - 1; e >= 0; e--) {
    elements[start + e] = from + e;
    letter[start + e] = first + k;
    if (e === 0 || k === 0) continue;
    const fresh = cost[(e - 1) * n + k - 1] as number;
    const again = repeats || repeatable(word, first + k) ? (cost[(e - 1) * n + k] as number) : never;
    if (fresh <= again) k--;
  }
  return true;
}

/** Latin letters are drawn out (`seeex`); digits and Han characters are not. */
const repeatable = (word: Letters, k: number): boolean => (word.read[k] as number) > 57;
