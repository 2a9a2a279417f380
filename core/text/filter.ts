/**
 * Tells for each place of a text, in a few nanoseconds, whether any pattern could be anchored there. An anchor is two or
 * four units in a row. First the gate (`gate.ts`) is read, which nearly no place gets past. Then two tables: the first has a
 * word of 32 bits for each pair of units, a bit for the lowest five bits of the unit before it; what passes that is looked up
 * in the second by the whole anchor.
 */
import type { Classes } from './classes.ts';
import { classAt as classFrom, createGate, nobody as nobodyBefore, open, type Gate } from './gate.ts';
import {
  codeAt as codeUnitAt,
  firstRare as rareFrom,
  gone as goneUnit,
  half as halfUnit,
  readAsPair,
} from './direct.ts';

// The innermost loop uses nothing imported: that would be fetched anew for every character.
const codeAt = codeUnitAt;
const firstRare = rareFrom;
const rareUnits = 0x800;
const gone = goneUnit;
const half = halfUnit;
const nobody = nobodyBefore;
const classAt = classFrom;
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
  readonly gate: Gate;
  readonly classes: Classes;
  /** How often the gate let something through. */
  passed: number;
  /** The gate lets so much through that every pair is better looked up at once. */
  fine: boolean;
  readonly pairs: Int32Array;
  readonly pairShift: number;
  readonly marks: Uint8Array;
  readonly markShift: number;
}

/** Words and marks for each anchor, and at least and at most how many, 2 to the power of: at most half a megabyte each. */
const pairsEach = 2;
const marksEach = 64;
const [leastPairs, mostPairs, leastMarks, mostMarks] = [11, 17, 15, 22];

const powerOf = (n: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, 32 - Math.clz32(n - 1)));

export function createFilter(anchors: number, classes: Classes): Filter {
  const room = Math.max(256, anchors * 2);
  const pairs = powerOf(room * pairsEach, leastPairs, mostPairs);
  const marks = powerOf(room * marksEach, leastMarks, mostMarks);
  return {
    room,
    gate: createGate(),
    classes,
    passed: 0,
    fine: false,
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
  open(f.gate, f.classes, pair >>> 16, pair & 0xffff);
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
  if (f.fine) return finelyUnit(f, units, size, from);
  const { gate } = f;
  let before = from > 0 ? (gate[units[from - 1] as number] as number) >>> classAt : nobody;
  for (let i = from; ; i++) {
    i = unitThrough(gate, units, size, i, before);
    if (i === size) return size;
    if (lets(f, unitAt(units, i - 3), unitAt(units, i - 2), unitAt(units, i - 1), units[i] as number)) return i;
    before = (gate[units[i] as number] as number) >>> classAt;
  }
}
/** Nothing is called in these two loops: what a call could change would be fetched anew for every character. */
function unitThrough(gate: Gate, units: Uint16Array, size: number, from: number, behind: number): number {
  let before = behind;
  for (let i = from; i < size; i++) {
    const here = gate[units[i] as number] as number;
    if (((here >>> before) & 1) !== 0) return i;
    before = here >>> classAt;
  }
  return size;
}
function through(gate: Gate, text: string, size: number, from: number, behind: number): number {
  let before = behind;
  for (let i = from; i < size; i++) {
    const here = gate[codeAt(text, i)] as number;
    if (((here >>> before) & 1) !== 0) return i;
    before = here >>> classAt;
  }
  return size;
}
const unitAt = (units: Uint16Array, i: number): number => (i < 0 ? 0 : (units[i] as number));

/** Whether the tables let an anchor through that ends in these units. */
function lets(f: Filter, a: number, b: number, c: number, d: number): boolean {
  f.passed++;
  const pair = (c << 16) | d;
  if ((((f.pairs[Math.imul(pair, golden) >>> f.pairShift] as number) >>> b) & 1) === 0) return false;
  return marked(f, pair) || marked(f, (Math.imul((a << 16) | b, mixer) + pair) | 0);
}

/**
 * The first index from `from` on where an anchor may end in a text as written, read by the table of `direct.ts`; the
 * length when there is none; -1 when there is something before it for which the text has to be folded as a whole.
 * This is all that most messages ever meet.
 * @param astral patterns have characters outside the BMP
 */
export function suspectIn(f: Filter, given: string, from: number, folded: Uint16Array, astral: boolean): number {
  if (f.fine) return finelyIn(f, given, from, folded, astral);
  const { gate } = f;
  const text = '' + given;
  const size = text.length;
  let before = nobody;
  // Once more from where anything that matters for `from` begins; nothing was found there before.
  for (let i = from < 4 ? 0 : from - 4; ; i++) {
    const begun = i;
    i = through(gate, text, size, i, before);
    if (i >= size) return size;
    const unit = folded[codeAt(text, i)] as number;
    if ((unit - firstRare) >>> 0 < rareUnits) {
      if (unit === gone && from === 0) {
        if (i > begun) before = (gate[codeAt(text, i - 1)] as number) >>> classAt;
        continue;
      }
      if (unit !== half || astral || !readAsPair(text, i)) return -1;
      // No pattern has it, so it is as good as any other unit that no pattern has.
      i++;
      before = nobody;
      continue;
    }
    if (i >= from && letsIn(f, text, i, folded)) return i;
    before = (gate[codeAt(text, i)] as number) >>> classAt;
  }
}

/** The same for what ends at this place of a text as written: what is dropped in it does not count. */
function letsIn(f: Filter, text: string, last: number, folded: Uint16Array): boolean {
  f.passed++;
  let at = last - 1;
  let c = at < 0 ? 0 : (folded[codeAt(text, at)] as number);
  while (c === gone) c = --at < 0 ? 0 : (folded[codeAt(text, at)] as number);
  at--;
  let b = at < 0 ? 0 : (folded[codeAt(text, at)] as number);
  while (b === gone) b = --at < 0 ? 0 : (folded[codeAt(text, at)] as number);
  const pair = (c << 16) | (folded[codeAt(text, last)] as number);
  if ((((f.pairs[Math.imul(pair, golden) >>> f.pairShift] as number) >>> b) & 1) === 0) return false;
  at--;
  let a = at < 0 ? 0 : (folded[codeAt(text, at)] as number);
  while (a === gone) a = --at < 0 ? 0 : (folded[codeAt(text, at)] as number);
  return marked(f, pair) || marked(f, (Math.imul((a << 16) | b, mixer) + pair) | 0);
}

/** `suspectUnit` without the gate. */
function finelyUnit(f: Filter, units: Uint16Array, size: number, from: number): number {
  const { pairs, pairShift } = f;
  let c = unitAt(units, from - 1);
  let b = unitAt(units, from - 2);
  for (let i = from; ; i++) {
    let unit = 0;
    for (; i < size; i++) {
      unit = units[i] as number;
      if ((((pairs[Math.imul((c << 16) | unit, golden) >>> pairShift] as number) >>> b) & 1) !== 0) break;
      b = c;
      c = unit;
    }
    if (i >= size) return size;
    if (markedBy(f, unitAt(units, i - 3), b, c, unit)) return i;
    b = c;
    c = unit;
  }
}

/** `suspectIn` without the gate: every pair of units is looked up. */
function finelyIn(f: Filter, given: string, from: number, folded: Uint16Array, astral: boolean): number {
  const { pairs, pairShift } = f;
  const text = '' + given;
  const size = text.length;
  let [a, b, c] = [0, 0, 0];
  for (let i = from < 4 ? 0 : from - 4; ; i++) {
    let unit = 0;
    for (; i < size; i++) {
      unit = folded[codeAt(text, i)] as number;
      if ((unit - firstRare) >>> 0 < rareUnits) break;
      if ((((pairs[Math.imul((c << 16) | unit, golden) >>> pairShift] as number) >>> b) & 1) !== 0) break;
      a = b;
      b = c;
      c = unit;
    }
    if (i >= size) return size;
    if ((unit - firstRare) >>> 0 < rareUnits) {
      if (unit === gone && from === 0) continue;
      if (unit !== half || astral || !readAsPair(text, i)) return -1;
      i++;
      a = b = c = 0;
      continue;
    }
    if (i >= from && markedBy(f, a, b, c, unit)) return i;
    a = b;
    b = c;
    c = unit;
  }
}
function markedBy(f: Filter, a: number, b: number, c: number, d: number): boolean {
  f.passed++;
  const pair = (c << 16) | d;
  return marked(f, pair) || marked(f, (Math.imul((a << 16) | b, mixer) + pair) | 0);
}

/** Whether a text may hold an anchor of one unit, as far as it is read one to one. */
export function singleIn(f: Filter, given: string, folded: Uint16Array): boolean {
  const text = '' + given;
  const { marks, markShift } = f;
  const size = text.length;
  for (let i = 0; i < size; i++) {
    const at = Math.imul(folded[codeAt(text, i)] as number, golden) >>> markShift;
    if ((((marks[at >>> 3] as number) >>> (at & 7)) & 1) !== 0) return true;
  }
  return false;
}
