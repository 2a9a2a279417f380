/**
 * The first look at a place of a text: one number for each code unit tells whether an anchor may end there, from the unit
 * and a class of the one before. It is read by the unit as written, so that reading it folds, too.
 *
 * The upper half of a number has one bit, the class of this unit as the one before; the lower half the classes of units
 * before it with which an anchor ends here. Whatever is not read one to one lets itself through, whatever stands before it.
 */
import { directTable, firstRare } from './direct.ts';

/** By code unit, as written or folded. 256 KB. */
export type Gate = Int32Array;

/** The class of what no anchor has before its last unit. */
export const nobody = 1;
const always = 0xffff;
const classes = 15;
const golden = 0x9e3779b1;

export function createGate(): Gate {
  const gate = new Int32Array(0x10000).fill(nobody << 16);
  for (const [from, to] of rare()) gate.fill((nobody << 16) | always, from, to);
  return gate;
}

/** Lets anchors through that end in these two folded units. */
export function open(gate: Gate, before: number, last: number): void {
  const bit = 1 << classOf(before);
  spread(before, (unit) => {
    const now = gate[unit] as number;
    gate[unit] = (now >>> 16 === nobody ? now & always : now) | (bit << 16);
  });
  spread(last, (unit) => {
    gate[unit] = (gate[unit] as number) | bit;
  });
}

/** Letters that words are made of most, and the others: by turns, so that each class is met as seldom as any. */
const letters = ' etaoinshrdlucmfpgwybvkxjqz';
const usual = 13;
const classesByUnit = new Uint8Array(128).fill(0);
for (let i = 0; i < letters.length; i++) classesByUnit[letters.charCodeAt(i)] = i < usual ? 1 + (i % 7) : 8 + (i % 8);

/** The class of a unit as the one before the last, 1 to 15. */
export function classOf(unit: number): number {
  const known = unit < 128 ? (classesByUnit[unit] as number) : 0;
  return known === 0 ? 1 + ((Math.imul(unit, golden) >>> 16) % classes) : known;
}
/** Whether this end of an anchor is let through already. */
export const isOpen = (gate: Gate, before: number, last: number): boolean =>
  (((gate[last] as number) >>> classOf(before)) & 1) !== 0;

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
    if (to !== unit && (to < firstRare || to > 0xdfff)) made.push(((to << 16) | unit) >>> 0);
  }
  forms = Uint32Array.from(made).sort();
  return forms;
}

let stretches: (readonly [number, number])[] | undefined;
/** From and to before: the units that are not read one to one. */
function rare(): readonly (readonly [number, number])[] {
  if (stretches) return stretches;
  const table = directTable();
  const isRare = (unit: number): boolean => (table[unit] as number) >= firstRare && (table[unit] as number) <= 0xdfff;
  stretches = [];
  for (let unit = 0; unit < table.length; unit++) {
    const from = unit;
    while (unit < table.length && isRare(unit)) unit++;
    if (unit > from) stretches.push([from, unit]);
  }
  return stretches;
}
