/** From a listed word to what is looked for in which reading. */
import { fold, foldedText, type View } from './fold.ts';
import type { Disguise } from './hits.ts';
import type { Letters } from './letters.ts';
import { lureForms } from './lures.ts';
import { numeralForms } from './numerals.ts';
import type { ListedWord, Variant } from './options.ts';
import { createReading, noDoubts, readInto, type Way } from './reading.ts';
import { spokenForms } from './sound.ts';
import { variantForms } from './variants.ts';

/** Longer words are cut: nobody lists one, and a pattern costs memory for each unit. */
const longest = 200;

export interface Shape {
  /** What the automaton looks for. */
  readonly text: string;
  /** Where: the folded text as it stands, the disguise readings, the one of Han runs, the one by sound. */
  readonly where: 'plain' | 'letters' | 'runs' | 'sound';
  readonly letters: Letters;
  /** A form other than the listed one: how it comes about. */
  readonly form: Disguise | undefined;
  /** What must stand right before, within two signs: the plus of `+v`. */
  readonly lead: number;
  /** The folded form. */
  readonly folded: string;
}

/** The word as it is compared; empty when nothing of it can be seen. */
export const foldedWord = (word: string): string => foldedText(fold(word.trim().slice(0, longest))).trim();

/**
 * Everything to look for when this word is listed. Empty when nothing of it can be seen (only invisible
 * characters or space). Text and word go through the same folding: a word always matches itself.
 */
export function shapesOf(o: ListedWord): Shape[] {
  const folded = foldedWord(o.word);
  if (folded === '') return [];
  const shapes: Shape[] = [plainShape(folded, undefined)];
  const through = o.disguises !== false;
  const add = (form: string, how: Disguise | undefined): void => {
    if (how) shapes.push(plainShape(form, how));
    // A picture is no letter: 他🐎的 read by its letters alone is 他的.
    if (through && !(how && /\p{Extended_Pictographic}/u.test(form))) shapes.push(...disguised(form, how));
  };
  add(folded, undefined);
  if (o.allow) return shapes;
  if (through) {
    for (const form of lureForms(folded)) add(form, 'lure');
    for (const form of numeralForms(folded)) add(form, 'numeral');
  }
  for (const v of o.variants ?? []) {
    if (v === 'pinyin' || v === 'homophone') shapes.push(...spokenShapes(folded, v));
    else
      for (const form of variantForms(folded, v)) {
        // A few letters of which some are Latin, disguised besides, would be met everywhere (`"%s" 比` is no s比).
        if (v !== 'reversed' && (/^[\x20-\x7e]+$/.test(form) || (form.length < 4 && /[a-z0-9]/.test(form))))
          shapes.push(plainShape(form, v));
        else add(form, v);
      }
  }
  return shapes;
}

/** To be found in a text read aloud: the letters of every way to say the word. */
function spokenShapes(folded: string, form: Variant): Shape[] {
  const chars = Array.from(folded.replaceAll(' ', ''));
  const view = fold(chars.join(''));
  return spokenForms(folded).map(({ text, from }) => ({
    text,
    where: 'sound' as const,
    letters: {
      unit: chars.map((c) => c.charCodeAt(0)),
      read: chars.map(() => 0),
      kind: chars.map((_, i) => view.kinds[i] as number),
      from,
      gaps: new Set<number>(),
    },
    form,
    lead: 0,
    folded,
  }));
}

function plainShape(folded: string, form: Disguise | undefined): Shape {
  const view = fold(folded);
  const all = Array.from({ length: view.length }, (_, i) => i);
  const letters: Letters = {
    unit: all.map((i) => view.units[i] as number),
    read: all.map(() => 0),
    kind: all.map((i) => view.kinds[i] as number),
    from: [...all, view.length],
    gaps: new Set(),
  };
  return { text: folded, where: 'plain', letters, form, lead: 0, folded };
}

const plus = 0x2b;

/** The shapes of the letters alone; none for what begins or ends with a sign (`@all`) or has one letter. */
function disguised(folded: string, form: Disguise | undefined): Shape[] {
  const lead = form === 'lure' && folded.charCodeAt(0) === plus ? plus : 0;
  const view = fold(lead ? folded.slice(1) : folded);
  const shapes: Shape[] = [];
  for (const where of ['letters', 'runs'] as const) {
    const made = read(view, where === 'runs' ? 'runs' : 'word');
    if (!made) continue;
    const { text, letters } = made;
    if (text.length < 2 && letters.unit.length < 2) continue;
    // One run of one group (`iii`, `11`) would be looked at in every word.
    if (text.length < 2 && text < '\u0080') continue;
    shapes.push({ text, where, letters, form, lead, folded });
  }
  return shapes;
}

function read(view: View, way: Way): { text: string; letters: Letters } | undefined {
  const r = createReading(way);
  readInto(r, foldedText(view), view, undefined, noDoubts());
  if (r.size === 0 || r.at[0] !== 0) return undefined;
  const end = r.at[r.size - 1] as number;
  if (end < view.length - 1 && view.start[end] !== view.start[view.length - 1]) return undefined;
  const all = Array.from({ length: r.size }, (_, i) => i);
  const gaps = new Set(all.filter((i) => i > 0 && (r.at[i] as number) - (r.at[i - 1] as number) > 1));
  const letters: Letters = {
    unit: all.map((i) => r.unit[i] as number),
    read: all.map((i) => r.read[i] as number),
    kind: all.map((i) => view.kinds[r.at[i] as number] as number),
    from: Array.from(r.from.subarray(0, r.count + 1)),
    gaps,
  };
  return { text: String.fromCharCode(...r.groups.subarray(0, r.count)), letters };
}
