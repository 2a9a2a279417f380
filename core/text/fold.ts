/**
 * Folding: one original, read with width, case, compatibility forms and Chinese script levelled and
 * what nobody sees dropped, with an exact map back. Accents stay: `résumé` is not `resume`.
 */
import { codeAt as codeUnitAt } from './direct.ts';
import { astral, dropped, escape, kind, pair, scriptMark, tables, type Kind } from './tables.ts';

// The innermost loop uses nothing imported: that would be fetched anew for every character.
const codeAt = codeUnitAt;

/** The folded text. Index i is one folded UTF-16 unit; `start[i]` and `end[i]` bound what it came from in the original. */
export interface View {
  units: Uint16Array;
  kinds: Uint8Array;
  start: Uint32Array;
  /** Dropped characters belong to the one before them. */
  end: Uint32Array;
  length: number;
}

const emptyView = (size: number): View => ({
  units: new Uint16Array(size),
  kinds: new Uint8Array(size),
  start: new Uint32Array(size),
  end: new Uint32Array(size),
  length: 0,
});

/** The longest compatibility form (U+FDFA) is 18 units. */
const widest = 18;
/** Marks that may stand on one letter and still be spelling (Vietnamese has two). More are decoration. */
const spelledMarks = 2;
const notNfc = /[\u0300-\u036f\u3099\u309a]/;

/** A view of its own. For one text after another, `foldInto` with a view kept for the purpose. */
export const fold = (text: string): View => foldInto(emptyView(text.length + widest), text);
export const createView = (): View => emptyView(256);

/** Folds `text` into `view`, which grows as needed, and returns it. Any older content is lost. */
export function foldInto(view: View, given: string): View {
  const text = '' + given;
  const { fold: table, kinds } = tables();
  const size = text.length;
  if (view.units.length < size + widest) Object.assign(view, emptyView(2 * size + widest));
  let { units, kinds: ks, start, end } = view;
  let n = 0;
  for (let i = 0; i < size; i++) {
    const unit = codeAt(text, i);
    const to = table[unit] as number;
    const k = kinds[to] as number;
    if (to !== dropped && (to < pair || to > 0xdfff) && k !== kind.mark) {
      units[n] = to;
      ks[n] = k;
      start[n] = i;
      end[n++] = i + 1;
      continue;
    }
    view.length = n;
    i = foldRare(view, text, i, to);
    n = view.length;
    if (view.units !== units) ({ units, kinds: ks, start, end } = view);
  }
  view.length = n;
  return view;
}

/** Everything that is not one unit to one unit. Returns the index of the last unit taken. */
function foldRare(view: View, text: string, i: number, to: number): number {
  const { several, kinds } = tables();
  if (to === dropped) return (attach(view, i + 1), i);
  if (to === pair) {
    const code = text.codePointAt(i) ?? 0;
    const last = code > 0xffff ? i + 1 : i;
    const { units, kind: k } = astral(code);
    if (units.length === 0) attach(view, last + 1);
    else push(view, units, i, last + 1, text.length, k);
    return last;
  }
  if (to === scriptMark) {
    if (decorated(view)) attach(view, i + 1);
    else push(view, [text.charCodeAt(i)], i, i + 1, text.length);
    return i;
  }
  if (to >= escape && to < scriptMark) {
    push(view, several[to - escape] ?? [], i, i + 1, text.length);
    return i;
  }
  let last = i;
  while (last + 1 < text.length && kinds[tables().fold[text.charCodeAt(last + 1)] as number] === kind.mark) last++;
  if (last - i < spelledMarks) compose(view, text.slice(i, last + 1));
  attach(view, last + 1);
  return last;
}

/** What stands before has no marks of its own but accents: ༵ on 微 and ิ on `x` are decoration. */
function decorated(view: View): boolean {
  const at = view.length - 1;
  if (at < 0) return false;
  const k = view.kinds[at] as number;
  return k === kind.han || k === kind.digit || (k === kind.alpha && (view.units[at] as number) < 0x80);
}

/** Puts marks that are part of the spelling onto the letter before: `e` and U+0301 is `é`. */
function compose(view: View, marks: string): void {
  const at = view.length - 1;
  const plain = marks.normalize('NFKC');
  if (at < 0 || !notNfc.test(plain)) return;
  const whole = (String.fromCharCode(view.units[at] as number) + plain).normalize('NFC');
  const unit = whole.charCodeAt(0);
  if (tables().kinds[unit] === kind.alpha || tables().kinds[unit] === kind.syllable) view.units[at] = unit;
}

function attach(view: View, end: number): void {
  if (view.length > 0) view.end[view.length - 1] = end;
}

function push(view: View, units: readonly number[], start: number, end: number, size: number, k?: Kind): void {
  const { kinds } = tables();
  const room = view.length + units.length + (size - end) + widest;
  if (view.units.length < room) grow(view, 2 * room);
  for (const unit of units) {
    const n = view.length;
    const own = k === undefined || k === kind.sep ? (kinds[unit] as number) : k;
    if (own === kind.mark) continue;
    view.units[n] = unit;
    view.kinds[n] = own;
    view.start[n] = start;
    view.end[n] = end;
    view.length = n + 1;
  }
}

function grow(view: View, size: number): void {
  const bigger = emptyView(size);
  bigger.units.set(view.units);
  bigger.kinds.set(view.kinds);
  bigger.start.set(view.start);
  bigger.end.set(view.end);
  const { length } = view;
  Object.assign(view, bigger, { length });
}

/** The folded units as a string. */
export function foldedText(view: View, from = 0, to = view.length): string {
  let out = '';
  for (let i = from; i < to; i++) out += String.fromCharCode(view.units[i] as number);
  return out;
}
