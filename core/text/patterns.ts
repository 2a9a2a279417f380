/** From a listed word to what is looked for in which view. */
import { fold, foldedText, type View } from './fold.ts';
import { lureForms } from './lures.ts';
import { kind } from './tables.ts';

/** Longer words are cut: nobody lists one, and a pattern costs memory for each unit. */
const longest = 200;

export interface Shape {
  /** What the automaton looks for. */
  readonly text: string;
  /** Looked for in the folded text as it stands. */
  readonly plain: boolean;
  /** Looked for in the letters alone. */
  readonly compact: boolean;
  /** For `compact`: where the listed word itself has a gap, before letter i. */
  readonly gaps: ReadonlySet<number> | undefined;
  /** Letter kinds at both ends, for the boundary rules. */
  readonly lure: boolean;
}

export const isLetter = (k: number): boolean => k >= kind.alpha;

/** The indices of the letters of a view. */
export function lettersOf(view: View, into: number[] = []): number[] {
  into.length = 0;
  for (let i = 0; i < view.length; i++) if (isLetter(view.kinds[i] as number)) into.push(i);
  return into;
}

/**
 * Everything to look for when `word` is listed. Empty when nothing of it can be seen (only invisible
 * characters or space). Text and word go through the same folding: a word always matches itself.
 */
export function shapesOf(word: string, variants: 'lures' | 'none'): Shape[] {
  const view = fold(word.trim().slice(0, longest));
  const folded = foldedText(view).trim();
  if (folded === '') return [];
  const shapes = [...shape(folded, false)];
  if (variants === 'lures') for (const form of lureForms(folded)) shapes.push(...shape(form, true));
  return shapes;
}

function shape(folded: string, lure: boolean): Shape[] {
  const view = fold(folded);
  const letters = lettersOf(view);
  const compact = letters.map((i) => String.fromCharCode(view.units[i] as number)).join('');
  if (letters.length === view.length) return [{ text: folded, plain: true, compact: true, gaps: undefined, lure }];
  const plain: Shape = { text: folded, plain: true, compact: false, gaps: undefined, lure };
  // What begins or ends with a sign (`+v`, `@all`), or is all signs, is looked for as written only.
  const outer = letters.length < 2 || letters[0] !== 0 || letters.at(-1) !== view.length - 1;
  if (outer || signs(view)) return [plain];
  const gaps = new Set(letters.flatMap((at, i) => (i > 0 && at - (letters[i - 1] as number) > 1 ? [i] : [])));
  return [plain, { text: compact, plain: false, compact: true, gaps, lure }];
}

/** Holds a sign that stands for a letter (微❤): without it the rest would be another word. */
const signs = (view: View): boolean => view.kinds.subarray(0, view.length).includes(kind.emoji);
