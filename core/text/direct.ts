/**
 * Reading a text unit by unit, folded on the way, without a view: for texts in which every unit is read as exactly
 * one. That is nearly every message; what else there is (marks, forms of several letters) is told by the table itself.
 */
import { astral, dropped, kind, pair, tables } from './tables.ts';

/** From here to 0xDFFF the table does not hold a folded unit but one of these. */
export const firstRare = 0xd800;
/** Half of a character outside the BMP. */
export const half = 0xd800;
/** Nothing is left of it. */
export const gone = 0xdffe;
/** Read as several units, or depending on what it stands on. */
const other = 0xdfff;

/**
 * `text.charCodeAt(i)` without looking the method up on the text: a loop that has met strings of many makes (joined, cut,
 * one byte, two bytes) looks it up anew for every character, at four times the price. The same holds for `text.length`; of
 * `'' + text` it is known without looking.
 */
export const codeAt = Function.prototype.call.bind(String.prototype.charCodeAt) as (text: string, i: number) => number;

let made: Uint16Array | undefined;

/** By code unit: the folded unit, or a value from `firstRare` to 0xDFFF. 128 KB, built on first use, shared by all. */
export function directTable(): Uint16Array {
  if (made) return made;
  const { fold, kinds } = tables();
  made = fold.slice();
  for (let u = 0; u < made.length; u++) {
    const to = fold[u] as number;
    if (to === dropped) made[u] = gone;
    else if ((to > pair && to <= other) || kinds[to] === kind.mark) made[u] = other;
  }
  return made;
}

/** Whether the character outside the BMP at `i` is read as two units, like most; false for a half alone, too. */
export function readAsPair(text: string, i: number): boolean {
  const code = text.codePointAt(i) ?? 0;
  return code > 0xffff && astral(code).units.length === 2;
}

/**
 * Folds `text` into `units`, index by index the same. False, and rubbish in `units`, when it has characters that are not
 * read one to one: it needs a view.
 */
export function foldDirect(given: string, units: Uint16Array): boolean {
  const text = '' + given;
  const table = directTable();
  const size = text.length;
  for (let i = 0; i < size; i++) {
    const unit = table[codeAt(text, i)] as number;
    units[i] = unit;
    if (unit < firstRare || unit > other) continue;
    if (unit !== half || !readAsPair(text, i)) return false;
    const folded = astral(text.codePointAt(i) ?? 0).units;
    units[i] = folded[0] as number;
    units[++i] = folded[1] as number;
  }
  return true;
}
