/**
 * Which gaps between the letters of a word are a disguise, and which are just writing.
 * Most false alarms are born here; the rules are those of real chats in Chinese and English.
 */
import type { View } from './fold.ts';
import { isLetter } from './letters.ts';
import { kind } from './tables.ts';

/** A longer run of signs separates for good. Characters as a reader counts them. */
const longestGap = 8;

/**
 * What stands between two letters: nothing, space, what ends a clause (with space around), a sign that joins or
 * ends words in ordinary writing, anything else, pictures.
 */
export type Gap = 'none' | 'space' | 'clause' | 'sign' | 'odd' | 'emoji' | 'markup' | 'long';

const clauseMarks = new Set(Array.from(',。.?!;:、\n\r\u2028\u2029', (c) => c.charCodeAt(0)));
const spaces = new Set([0x20, 9, 0x85, 0x0b, 0x0c]);
const lineEnds = new Set([0x0a, 0x0d, 0x2028, 0x2029]);
/** Signs that stand inside or between words anyway. */
const usual = new Set(Array.from('\'’"-–—/&+():~「」《》“”‘=…', (c) => c.charCodeAt(0)));

/** @param from first folded unit of the gap; @param to the letter behind it */
export function gapOf(view: View, masked: Uint8Array | undefined, from: number, to: number): Gap {
  if (from >= to) return 'none';
  let count = 0;
  let space = 0;
  let clause = 0;
  let sign = 0;
  let emoji = 0;
  let last = -1;
  let inMask = false;
  for (let i = from; i < to; i++) {
    const start = view.start[i] as number;
    // Part of the letter before or after (㈢), or of the picture before (👩‍💻, 👍🏽).
    if (start === view.start[from - 1] || start === view.start[to]) continue;
    if (masked && masked[i] === 1) {
      if (!inMask) count++;
      inMask = true;
      continue;
    }
    inMask = false;
    if (start === last) continue;
    last = start;
    count++;
    const unit = view.units[i] as number;
    if (spaces.has(unit)) space++;
    else if (clauseMarks.has(unit)) clause++;
    else if (usual.has(unit)) sign++;
    else if (view.kinds[i] === kind.emoji || unit >= 0xd800) emoji++;
  }
  if (count === 0) return 'none';
  if (count - emoji / 2 > longestGap) return 'long';
  if (count === space) return 'space';
  if (count === space + clause) return doubled(view, from, to) ? 'sign' : 'clause';
  if (emoji > 0) return 'emoji';
  if (count === space + clause + sign) return 'sign';
  return masked && masked.subarray(from, to).includes(1) ? 'markup' : 'odd';
}

/** The same mark twice or more: `。。。` ends no clause. Line ends may be doubled. */
function doubled(view: View, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++)
    if (
      view.units[i] === view.units[i - 1] &&
      clauseMarks.has(view.units[i] as number) &&
      !lineEnds.has(view.units[i] as number)
    )
      return true;
  return false;
}

/** A line ends in this gap. */
export function breaksLine(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (lineEnds.has(view.units[i] as number)) return true;
  return false;
}
/** A full-width mark that ends a Chinese clause stands in this gap: who hides a word rather takes one from a Latin keyboard, or `、`. */
export function endsClause(text: string, view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ('，。！？；'.includes(text.charAt(view.start[i] as number))) return true;
  return false;
}
/** Every mark in this gap is one that hardly ever ends a clause of a chat: `;`, and `、` between single characters. */
export function endsNone(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (view.units[i] !== 0x3b && view.units[i] !== 0x3001 && !spaces.has(view.units[i] as number)) return false;
  return true;
}
/** A mark that ends clauses stands in this gap, once or more often. */
export function hasClauseMark(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (clauseMarks.has(view.units[i] as number) && !lineEnds.has(view.units[i] as number)) return true;
  return false;
}
/** There is space in this gap. */
export function hasSpace(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (spaces.has(view.units[i] as number)) return true;
  return false;
}

const endings = new Set(['ll', 's', 't', 're', 've', 'd', 'm', 'n']);
/** `he'll`, `isn't`: an apostrophe and what English puts behind it. */
export function contracts(view: View, gap: number, to: number): boolean {
  const unit = view.units[gap] as number;
  if (unit !== 0x27 && unit !== 0x2019 && unit !== 0x60 && unit !== 0xb4) return false;
  let rest = '';
  for (let i = to; i < view.length && view.kinds[i] === kind.alpha && rest.length < 4; i++)
    rest += String.fromCharCode(view.units[i] as number);
  return endings.has(rest);
}

/** How many single Latin letters stand apart in this direction, at most two are counted; one that is a word is none. */
export function singles(view: View, from: number, step: 1 | -1): number {
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
