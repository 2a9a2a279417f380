/**
 * Which gaps between the letters of a word are a disguise, and which are just writing.
 * Most false alarms are born here; the rules are those of real chats in Chinese and English.
 */
import type { View } from './fold.ts';
import { isLetter } from './patterns.ts';
import { kind } from './tables.ts';

/** A longer run of signs separates for good. Folded units. */
const longestGap = 8;

export type GapVerdict = 'joined' | 'spaced' | 'spelled' | 'no';

const clauseMarks = new Set(Array.from(',。?!;:、\n\r\u2028\u2029', (c) => c.charCodeAt(0)));
const spaces = new Set([0x20, 9, 0x85, 0x0b, 0x0c]);

/** Commas, full stops, line ends (and space around them): what ends a clause. */
function endsClause(view: View, from: number, to: number): boolean {
  let marks = 0;
  for (let i = from; i < to; i++) {
    const unit = view.units[i] as number;
    if (clauseMarks.has(unit)) marks++;
    else if (!spaces.has(unit)) return false;
  }
  return marks > 0;
}

/** Letters of scripts that are read one by one. Between two others a gap is only a disguise when every gap has one. */
const reads = (k: number): boolean => k === kind.han || k === kind.syllable;

interface Tally {
  /** Places between two Latin letters or digits that are written together in the listed word; with a gap in the text. */
  latin: number;
  latinApart: number;
  /** The same for places beside a Han character. */
  han: number;
  hanApart: number;
  clauses: number;
}

/**
 * @param at indices of the word's letters in the folded view, one after another
 * @param own letters before which the listed word itself has a gap
 * @returns `joined`: no gap that the word has not itself; `spelled`: every letter stands alone;
 *   `spaced`: some do, to be confirmed by segmentation; `no`: ordinary writing
 */
export function judgeGaps(view: View, at: Int32Array, count: number, own: ReadonlySet<number> | undefined): GapVerdict {
  const t: Tally = { latin: 0, latinApart: 0, han: 0, hanApart: 0, clauses: 0 };
  for (let i = 1; i < count; i++) {
    const before = at[i - 1] as number;
    const here = at[i] as number;
    const gap = here - before - 1;
    if (gap > longestGap) return 'no';
    const [a, b] = [view.kinds[before] as number, view.kinds[here] as number];
    const latin = !reads(a) && !reads(b);
    if (own?.has(i)) {
      // "the rapist" is not "therapist"; "iPhone 15" may be "iPhone15".
      if (latin && gap === 0 && a === b) return 'no';
      continue;
    }
    if (latin) t.latin++;
    else t.han++;
    if (gap === 0) continue;
    if (latin) t.latinApart++;
    else t.hanApart++;
    if (!latin && endsClause(view, before + 1, here)) t.clauses++;
  }
  return verdict(view, at, count, t);
}

function verdict(view: View, at: Int32Array, count: number, t: Tally): GapVerdict {
  if (t.latinApart + t.hanApart === 0) return 'joined';
  if (t.latinApart > 0 && (t.latinApart < t.latin || count < 3 || continues(view, at, count))) return 'no';
  const all = t.hanApart === t.han && t.latinApart === t.latin;
  if (t.clauses > 0 && !(all && count >= 3) && !alone(view, at[0] as number, at[count - 1] as number)) return 'no';
  return all && count >= 3 ? 'spelled' : 'spaced';
}

/** No letter right before or right after: the pieces are all there is between signs. */
const alone = (view: View, first: number, last: number): boolean =>
  (first === 0 || !isLetter(view.kinds[first - 1] as number)) &&
  (last === view.length - 1 || !isLetter(view.kinds[last + 1] as number));

/** `a s s` inside `c l a s s`: more single letters follow on in the same way. `I` and `a` before it are words. */
function continues(view: View, at: Int32Array, count: number): boolean {
  return (
    (view.kinds[at[0] as number] === kind.alpha && singles(view, at[0] as number, -1) > 0) ||
    (view.kinds[at[count - 1] as number] === kind.alpha && singles(view, at[count - 1] as number, 1) > 0)
  );
}

/** How many single Latin letters stand apart in this direction, at most two are counted; one that is a word is none. */
function singles(view: View, from: number, step: 1 | -1): number {
  let n = 0;
  let word = false;
  let i = from;
  while (n < 2) {
    let gap = 0;
    for (i += step; i >= 0 && i < view.length && !isLetter(view.kinds[i] as number); i += step) gap++;
    if (i < 0 || i >= view.length || gap === 0 || gap > longestGap || view.kinds[i] !== kind.alpha) break;
    const next = i + step;
    if (next >= 0 && next < view.length && view.kinds[next] === kind.alpha) break;
    if (n === 0) word = view.units[i] === 0x61 || view.units[i] === 0x69;
    n++;
  }
  return n === 1 && word ? 0 : n;
}
