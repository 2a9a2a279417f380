/**
 * A text read for disguises: its letters alone, each as the group of letters it could be meant for, and runs
 * of one group as one. What is found here is only a candidate; `align.ts` tells what was really written.
 */
import type { View } from './fold.ts';
import { groupOf, isPicture, numeral, readings, spelling } from './glyphs.ts';
import { isLetter } from './letters.ts';
import { kind } from './tables.ts';

/**
 * How doubtful characters are taken: `letters`: signs and pictures as the letters they look like; `gaps`: as
 * something between letters; `runs`: like gaps, and runs of one Han character as one; `word`: a listed word, whose
 * keyboard signs are gaps and whose pictures are letters; `sound`: read aloud (sound.ts).
 */
export type Way = 'letters' | 'gaps' | 'runs' | 'word' | 'sound';

export interface Reading {
  readonly way: Way;
  /** Elements: place in the view, folded unit, and the letter or digit read (0: the unit itself). */
  at: Int32Array;
  unit: Uint16Array;
  read: Uint8Array;
  size: number;
  /** Runs of one group: what is looked for, and the first element of each; one more entry closes the last. */
  groups: Uint16Array;
  from: Int32Array;
  count: number;
  /** Characters (code points) to be taken in their second reading. */
  second: readonly number[];
}

export const createReading = (way: Way): Reading => ({
  way,
  at: new Int32Array(256),
  unit: new Uint16Array(256),
  read: new Uint8Array(256),
  size: 0,
  groups: new Uint16Array(256),
  from: new Int32Array(257),
  count: 0,
  second: [],
});

/** What `way`s beyond `letters` could read differently, as seen on the way. */
export interface Doubts {
  signs: boolean;
  /** Pictures that are read as letters, and signs of a keyboard that are: `♓ell!` ends with a plain `!`. */
  pictures: boolean;
  keys: boolean;
  runs: boolean;
  /** The text has kana besides の; unknown until asked. */
  japanese?: boolean;
  /** Characters that people use for either of two letters (η for h or n), the first few. */
  readonly either: number[];
}
export const noDoubts = (): Doubts => ({ signs: false, pictures: false, keys: false, runs: false, either: [] });

/** More of them in one text are read in their first way. */
const mostEither = 4;
function doubt(doubts: Doubts, code: number): void {
  if (doubts.either.length < mostEither && !doubts.either.includes(code)) doubts.either.push(code);
}

const most = 6;
function room(r: Reading, length: number): void {
  const need = length + most;
  if (r.at.length >= need) return;
  const bigger = 2 * need;
  const at = new Int32Array(bigger);
  at.set(r.at);
  const unit = new Uint16Array(bigger);
  unit.set(r.unit);
  const read = new Uint8Array(bigger);
  read.set(r.read);
  const groups = new Uint16Array(bigger);
  groups.set(r.groups);
  const from = new Int32Array(bigger + 1);
  from.set(r.from);
  Object.assign(r, { at, unit, read, groups, from });
}

function put(r: Reading, at: number, unit: number, read: number, group: number, joins: boolean): void {
  const n = r.size++;
  r.at[n] = at;
  r.unit[n] = unit;
  r.read[n] = read;
  if (joins && r.count > 0 && r.groups[r.count - 1] === group) return;
  r.groups[r.count] = group;
  r.from[r.count++] = n;
}

/** Whether the digit at `i` is on a key: 1️⃣. */
const keycap = (text: string, view: View, i: number): boolean => {
  const end = view.end[i] as number;
  const start = view.start[i] as number;
  return end - start > 1 && end - start < 5 && text.slice(start, end).includes('\u20e3');
};

/**
 * Reads `view` (of `text`) into `r`. `masked`, when given, is 1 at places that are markup and no text.
 * @returns what other ways of reading would see otherwise
 */
export function readInto(r: Reading, text: string, view: View, masked: Uint8Array | undefined, doubts: Doubts): void {
  r.size = 0;
  r.count = 0;
  const runs = r.way === 'runs';
  const pictured = r.way !== 'gaps' && !runs;
  for (let i = 0; i < view.length; i++) {
    if (r.at.length < r.size + most + 1) room(r, r.size + most + 1);
    if (masked && masked[i] === 1) continue;
    const unit = view.units[i] as number;
    const k = view.kinds[i] as number;
    const start = view.start[i] as number;
    const code = text.charCodeAt(start);
    if (k === kind.han && code < 0xd800) {
      const n = numeral(unit);
      if (n !== undefined) {
        put(r, i, unit, 0, groupOf(48 + n), true);
      } else {
        if (r.count > 0 && r.groups[r.count - 1] === unit) doubts.runs = true;
        if (isPicture(code)) {
          doubts.signs = true;
          if (!pictured) continue;
        }
        put(r, i, unit, 0, unit, runs);
      }
    } else if (code < 0x80) ascii(r, text, view, i, unit, k, doubts);
    else i = other(r, text, view, i, doubts);
  }
  if (r.from.length <= r.count) room(r, r.count + most);
  r.from[r.count] = r.size;
}

function ascii(r: Reading, text: string, view: View, i: number, unit: number, k: number, doubts: Doubts): void {
  const asLetters = r.way === 'letters';
  const both = readings(unit);
  if (k < kind.alpha) {
    if (both === 0) return;
    doubts.signs = true;
    doubts.keys = true;
    if (asLetters) letter(r, i, unit, both, unit, doubts);
    return;
  }
  if (k === kind.digit) {
    if (keycap(text, view, i)) {
      doubts.signs = true;
      if (r.way === 'gaps' || r.way === 'runs') return;
    }
  }
  letter(r, i, unit, both === 0 ? unit : both, unit, doubts);
}

/** As the letter read: the first, or the second of those that are to be taken so. */
function letter(r: Reading, i: number, unit: number, both: number, code: number, doubts: Doubts): void {
  const first = both & 0x7f;
  const second = both >> 7;
  let one = first;
  if (second !== 0 && groupOf(second) !== groupOf(first)) {
    doubt(doubts, code);
    if (r.second.includes(code)) one = second;
  }
  put(r, i, unit, one, groupOf(one), true);
}

const no = 0x306e;
/** Kana but の, which shops in Chinese towns are fond of. */
export const japanese = /[\u3041-\u306d\u306f-\u3096\u30a1-\u30fa]/u;
/** `微の信`: between two Han characters of a text that is not Japanese. */
function standsBetween(text: string, view: View, i: number, doubts: Doubts): boolean {
  if (view.kinds[i - 1] !== kind.han || i + 1 >= view.length || view.kinds[i + 1] !== kind.han) return false;
  return !(doubts.japanese ??= japanese.test(text));
}

/** Everything beyond ASCII and Han. Returns the last place taken. */
function other(r: Reading, text: string, view: View, i: number, doubts: Doubts): number {
  const start = view.start[i] as number;
  const code = text.codePointAt(start) ?? 0;
  const unit = view.units[i] as number;
  const k = view.kinds[i] as number;
  let last = i;
  while (last + 1 < view.length && view.start[last + 1] === start) last++;
  if (code === no && standsBetween(text, view, i, doubts)) {
    doubts.signs = true;
    if (r.way === 'gaps') return i;
  }
  const drawn = isPicture(code);
  const pieces = spelling(code);
  // A sign of full width is that of the keyboard.
  const both = readings(code) || (unit < 0x80 && last === i && !isLetter(k) ? readings(unit) : 0);
  // ⒮ folds to three, with the letter in the middle.
  const lettered = isLetter(k) || (last > i && view.kinds[i + 1] === kind.alpha && k === kind.sep);
  if (drawn || pieces !== undefined || (!lettered && both !== 0)) {
    doubts.signs = true;
    if (drawn) doubts.pictures = true;
    if (r.way === 'gaps' || r.way === 'runs' || (r.way === 'word' && !drawn && !isLetter(k))) return last;
    if (pieces !== undefined) {
      for (const c of pieces) put(r, i, unit, c.charCodeAt(0), groupOf(c.charCodeAt(0)), true);
      return last;
    }
  }
  if (both !== 0) {
    letter(r, i, unit, both, code, doubts);
    return last;
  }
  for (let j = i; j <= last; j++) {
    const u = view.units[j] as number;
    const kj = view.kinds[j] as number;
    // Hearts stand for a character in lures.
    if (u === 0x2764) put(r, j, u, 0, u, true);
    else if (isLetter(kj)) plain(r, j, u, doubts);
  }
  return last;
}

function plain(r: Reading, i: number, unit: number, doubts: Doubts): void {
  const n = numeral(unit);
  if (n !== undefined) put(r, i, unit, 0, groupOf(48 + n), true);
  else {
    const both = readings(unit);
    if (both === 0) put(r, i, unit, 0, unit, false);
    else letter(r, i, unit, both, unit, doubts);
  }
}
