/**
 * Tells for each place of a text, in a few nanoseconds, whether any pattern could be anchored there. An anchor is two or
 * four units in a row. Two tables: the first has a word of 32 bits for each pair of units, a bit for the lowest five bits of
 * the unit before it; what passes it (few places do) is looked up in the second by the whole anchor.
 */
import { firstRare as rareFrom, gone as goneUnit, half as halfUnit, readAsPair } from './direct.ts';

// The innermost loop uses nothing imported: that would be fetched anew for every character.
const firstRare = rareFrom;
const rareUnits = 0x800;
const gone = goneUnit;
const half = halfUnit;
const golden = 0x9e3779b1;
const mixer = 0x85ebca6b;

/** Anchors of 2 to the power of this many units. */
export const single = 0;
export const two = 1;
export const four = 2;

/** The key of the `1 << level` units that end at `last`, each half's key mixed with the other's. */
export function keyOf(at: (i: number) => number, last: number, level: number): number {
  if (level === single) return at(last);
  if (level === two) return (at(last - 1) << 16) | at(last);
  const size = 1 << (level - 1);
  return joined(keyOf(at, last - size, level - 1), keyOf(at, last, level - 1));
}
export const joined = (before: number, last: number): number => (Math.imul(before, mixer) + last) | 0;

export interface Filter {
  /** Anchors it was made for; with more it lets too much through. */
  readonly room: number;
  readonly pairs: Int32Array;
  readonly pairShift: number;
  readonly marks: Uint8Array;
  readonly markShift: number;
}

/** Words and marks for each anchor, and at least and at most how many, 2 to the power of: half a megabyte each. */
const pairsEach = 2;
const marksEach = 64;
const [leastPairs, mostPairs, leastMarks, mostMarks] = [11, 18, 15, 22];

const powerOf = (n: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, 32 - Math.clz32(n - 1)));

export function createFilter(anchors: number): Filter {
  const room = Math.max(256, anchors * 2);
  const pairs = powerOf(room * pairsEach, leastPairs, mostPairs);
  const marks = powerOf(room * marksEach, leastMarks, mostMarks);
  return {
    room,
    pairs: new Int32Array(2 ** pairs),
    pairShift: 32 - pairs,
    marks: new Uint8Array(2 ** (marks - 3)),
    markShift: 32 - marks,
  };
}

/**
 * Lets an anchor of two or four units through.
 * @param pair the key of its last two units
 * @param key its own key
 * @param before the unit before the last two, -1 when it may be any
 */
export function mark(f: Filter, pair: number, key: number, before: number): void {
  const word = Math.imul(pair, golden) >>> f.pairShift;
  f.pairs[word] = (f.pairs[word] as number) | (before < 0 ? -1 : 1 << before);
  markOther(f, key);
}

/** Lets an anchor of any other size through `marked`. */
export function markOther(f: Filter, key: number): void {
  const at = Math.imul(key, golden) >>> f.markShift;
  f.marks[at >>> 3] = (f.marks[at >>> 3] as number) | (1 << (at & 7));
}
export function marked(f: Filter, key: number): boolean {
  const at = Math.imul(key, golden) >>> f.markShift;
  return (((f.marks[at >>> 3] as number) >>> (at & 7)) & 1) !== 0;
}

/** How much the first table lets through behind this pair, 0 to 32. */
export function passing(f: Filter, pair: number): number {
  let n = 0;
  for (let bits = f.pairs[Math.imul(pair, golden) >>> f.pairShift] as number; bits !== 0; bits &= bits - 1) n++;
  return n;
}

/** The first index from `from` on where an anchor may end in folded units; `size` when there is none. */
export function suspectUnit(f: Filter, units: Uint16Array, size: number, from: number): number {
  const { pairs, pairShift, marks, markShift } = f;
  let before =
    from > 2 ? pairOf(units[from - 3] as number, units[from - 2] as number) : from === 2 ? (units[0] as number) : 0;
  let last =
    from > 1 ? pairOf(units[from - 2] as number, units[from - 1] as number) : from === 1 ? (units[0] as number) : 0;
  for (let i = from; i < size; i++) {
    const pair = (last << 16) | (units[i] as number);
    if ((((pairs[Math.imul(pair, golden) >>> pairShift] as number) >>> before) & 1) !== 0) {
      const a = Math.imul(pair, golden) >>> markShift;
      const b = Math.imul(Math.imul(before, mixer) + pair, golden) >>> markShift;
      if (((((marks[a >>> 3] as number) >>> (a & 7)) | ((marks[b >>> 3] as number) >>> (b & 7))) & 1) !== 0) return i;
    }
    before = last;
    last = pair;
  }
  return size;
}
const pairOf = (a: number, b: number): number => (a << 16) | b;

/**
 * The first index from `from` on where an anchor may end in a text as written, read by the table of `direct.ts`; the
 * length when there is none; -1 when there is something before it for which the text has to be folded as a whole.
 * This is all that most messages ever meet.
 * @param astral patterns have characters outside the BMP
 */
export function suspectIn(f: Filter, text: string, from: number, folded: Uint16Array, astral: boolean): number {
  const { pairs, pairShift, marks, markShift } = f;
  let before = 0;
  let last = 0;
  // Once more from where anything that matters for `from` begins; nothing was found there before.
  for (let i = from < 4 ? 0 : from - 4; i < text.length; i++) {
    const unit = folded[text.charCodeAt(i)] as number;
    if ((unit - firstRare) >>> 0 < rareUnits) {
      if (unit === gone && from === 0) continue;
      if (unit !== half || astral || !readAsPair(text, i)) return -1;
      // No pattern has it, so it is as good as any other unit that no pattern has.
      i++;
      before = 0;
      last = half;
      continue;
    }
    const pair = (last << 16) | unit;
    if ((((pairs[Math.imul(pair, golden) >>> pairShift] as number) >>> before) & 1) !== 0) {
      const a = Math.imul(pair, golden) >>> markShift;
      const b = Math.imul(Math.imul(before, mixer) + pair, golden) >>> markShift;
      if (
        ((((marks[a >>> 3] as number) >>> (a & 7)) | ((marks[b >>> 3] as number) >>> (b & 7))) & 1) !== 0 &&
        i >= from
      )
        return i;
    }
    before = last;
    last = pair;
  }
  return text.length;
}

/** Whether a text may hold an anchor of one unit, as far as it is read one to one. */
export function singleIn(f: Filter, text: string, folded: Uint16Array): boolean {
  const { marks, markShift } = f;
  for (let i = 0; i < text.length; i++) {
    const at = Math.imul(folded[text.charCodeAt(i)] as number, golden) >>> markShift;
    if ((((marks[at >>> 3] as number) >>> (at & 7)) & 1) !== 0) return true;
  }
  return false;
}
