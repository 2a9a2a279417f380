/**
 * The first look at a place of a text: one number for each code unit tells whether an anchor may end there, from the unit
 * and a class of the one before. It is read by the unit as written, so that reading it folds, too.
 *
 * The upper five bits of a number are the class of this unit as the one before; each of the lower 27 is for a class of
 * units before it with which an anchor ends here. Whatever is not read one to one lets itself through, whatever stands
 * before it.
 */
import { classOf, type Classes } from './classes.ts';
import { directTable, firstRare } from './direct.ts';

/** By code unit, as written or folded. 256 KB. */
export type Gate = Int32Array;

/** The class of what no anchor has before its last unit. */
export const nobody = 0;
/** Where the class stands. */
export const classAt = 27;
const always = (1 << classAt) - 1;

export function createGate(): Gate {
  const gate = new Int32Array(0x10000);
  for (const [from, to] of rare()) gate.fill(always, from, to);
  return gate;
}

/** A unit that is folded to another is in the other's class: it stands for it in a text as written. */
const classAs = (classes: Classes, unit: number): number => {
  const to = directTable()[unit] as number;
  return classOf(classes, isRare(to) ? unit : to);
};
const isRare = (to: number): boolean => to >= firstRare && to <= 0xdfff;

/** Lets anchors through that end in these two folded units. */
export function open(gate: Gate, classes: Classes, before: number, last: number): void {
  const kind = classAs(classes, before);
  spread(before, (unit) => {
    gate[unit] = (gate[unit] as number) | (kind << classAt);
  });
  spread(last, (unit) => {
    gate[unit] = (gate[unit] as number) | (1 << kind);
  });
}
/** Whether this end of an anchor is let through already. */
export const isOpen = (gate: Gate, classes: Classes, before: number, last: number): boolean =>
  (((gate[last] as number) >>> classAs(classes, before)) & 1) !== 0;

/** A folded unit, and all that are folded to it. */
function spread(unit: number, visit: (unit: number) => void): void {
  visit(unit);
  const all = written();
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle] as number) >>> 16 < unit) low = middle + 1;
    else high = middle;
  }
  for (; low < all.length && (all[low] as number) >>> 16 === unit; low++) visit((all[low] as number) & 0xffff);
}

let forms: Uint32Array | undefined;
/** Units that are folded to another, in order: the other in the upper half, the one as written in the lower. */
function written(): Uint32Array {
  if (forms) return forms;
  const table = directTable();
  const made: number[] = [];
  for (let unit = 0; unit < table.length; unit++) {
    const to = table[unit] as number;
    if (to !== unit && !isRare(to)) made.push(((to << 16) | unit) >>> 0);
  }
  forms = Uint32Array.from(made).sort();
  return forms;
}

let stretches: (readonly [number, number])[] | undefined;
/** From and to before: the units that are not read one to one. */
function rare(): readonly (readonly [number, number])[] {
  if (stretches) return stretches;
  const table = directTable();
  stretches = [];
  for (let unit = 0; unit < table.length; unit++) {
    const from = unit;
    while (unit < table.length && isRare(table[unit] as number)) unit++;
    if (unit > from) stretches.push([from, unit]);
  }
  return stretches;
}
