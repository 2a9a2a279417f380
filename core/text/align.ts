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

/** The last elements of a run: as many as needed, and what stands joined to them. */
function tail(r: Reading, from: number, to: number, need: number): number {
  let at = to - need;
  while (at > from && to - at < longestRun && (r.at[at] as number) - (r.at[at - 1] as number) <= 1) at--;
  return at;
}
function head(r: Reading, from: number, to: number, need: number): number {
  let at = from + need;
  while (at < to && at - from < longestRun && (r.at[at] as number) - (r.at[at - 1] as number) <= 1) at++;
  return at;
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
