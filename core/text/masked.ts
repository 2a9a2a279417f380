/** Words with letters blotted out: `f*ck`, `sh##`, 加*信, 傻*. Found by their length and the letters that are left. */
import type { View } from './fold.ts';
import type { Entry } from './hits.ts';
import { costOf, isCommon } from './costs.ts';
import { kind } from './tables.ts';

/** What people blot letters out with. */
const blots = new Set(Array.from('*#×○●□■', (c) => c.charCodeAt(0)));
export const mayBeMasked = (text: string): boolean => /[*#×○●□■＊＃]/.test(text);

/** A listed word as it is looked for: its folded letters. */
export interface Maskable {
  readonly entry: Entry;
  readonly folded: string;
}
/** Words are kept by first letter and length. Undefined: this one is never looked for behind blots. */
export function maskKey(folded: string): string | undefined {
  const latin = /^[a-z]{3,16}$/.test(folded);
  const han = /^\p{Script=Han}{2,8}$/u.test(folded) && (folded.length > 2 || tellsMuch(folded.charAt(0)));
  return latin || han ? keyOf(folded.charCodeAt(0), folded.length) : undefined;
}
const keyOf = (unit: number, length: number): string => `${unit} ${length}`;

/** A character that is rare enough to stand for the whole word: 傻, not 大. */
const seldom = 9.6;
const tellsMuch = (c: string): boolean => (costOf(c) ?? 0) > seldom;

/** Places [from, to) of the view that may be a word with letters blotted out. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface MaskedWord extends Stretch {
  readonly entry: Entry;
}

/** @param words those of a first letter and length */
export function maskedIn(view: View, words: (key: string) => readonly Maskable[]): MaskedWord[] {
  const out: MaskedWord[] = [];
  for (const { from, to } of stretches(view))
    for (const { entry, folded } of words(keyOf(view.units[from] as number, to - from)))
      if (covers(view, from, folded)) out.push({ entry, from, to });
  return out;
}

const isBlot = (view: View, i: number): boolean => i >= 0 && i < view.length && blots.has(view.units[i] as number);
const isKind = (view: View, i: number, k: number): boolean => i >= 0 && i < view.length && view.kinds[i] === k;

function stretches(view: View): Stretch[] {
  const out: Stretch[] = [];
  for (let i = 0; i < view.length; i++) {
    if (!isBlot(view, i)) continue;
    if (isKind(view, i - 1, kind.alpha)) {
      const found = latinAround(view, i);
      if (found) out.push(found);
      i = found ? found.to : i;
    } else if (!encloses(view, i)) hanAround(view, i, out);
  }
  return out;
}

/** A topic or a title between two of the same sign (#轻松一刻#, *加微*) has nothing blotted out. */
function encloses(view: View, at: number): boolean {
  const sign = view.units[at];
  const reaches = (step: 1 | -1): boolean => {
    if (!isWritten(view, at + step)) return false;
    for (let i = at + 2 * step; Math.abs(i - at) <= longestTopic && isKept(view, i); i += step) {
      if (view.units[i] !== sign) continue;
      const opening = Math.min(i, at);
      return isWritten(view, i - step) && (sign === topicSign || !isKind(view, opening - 1, kind.han));
    }
    return false;
  };
  return reaches(1) || reaches(-1);
}
const topicSign = 0x23;
const longestTopic = 33;
const isKept = (view: View, i: number): boolean => i >= 0 && i < view.length && view.units[i] !== 0x0a;
const isWritten = (view: View, i: number): boolean => isKept(view, i) && !isBlot(view, i) && view.units[i] !== 0x20;

/** The Latin letters and blots around, when they are a word of their own with half of its letters left. */
function latinAround(view: View, at: number): Stretch | undefined {
  let from = at;
  while (isKind(view, from - 1, kind.alpha)) from--;
  let to = at;
  let blotted = 0;
  for (; isBlot(view, to) || isKind(view, to, kind.alpha); to++) if (isBlot(view, to)) blotted++;
  const left = to - from - blotted;
  if (isBlot(view, from - 1) || isKind(view, from - 1, kind.digit) || isKind(view, to, kind.digit)) return undefined;
  // `price*` has a footnote; `sh**` is blotted out.
  if (isBlot(view, to - 1) && !isBlot(view, to - 2)) return undefined;
  if (left < 2 || blotted > left || (to - from < 4 && calculates(view, from, to))) return undefined;
  return { from, to };
}

/** `y = a*b`. */
function calculates(view: View, from: number, to: number): boolean {
  const near = (i: number): boolean =>
    i >= 0 && i < view.length && '=+/^()<>%'.includes(String.fromCharCode(view.units[i] as number));
  return [from - 1, from - 2, to, to + 1].some(near);
}

/** Every run of Han characters that this blot is the first one in. */
function hanAround(view: View, at: number, out: Stretch[]): void {
  for (let from = at - 1; from >= at - 6 && isKind(view, from, kind.han); from--)
    for (let to = at + 1, blotted = 1; to <= from + 8; to++) {
      const left = to - from - blotted;
      if (left > 1 || (to - from === 2 && !isKind(view, to, kind.han) && aloneBefore(view, from)))
        if (blotted <= left && !isBlot(view, to)) out.push({ from, to });
      if (isBlot(view, to)) blotted++;
      else if (!isKind(view, to, kind.han)) break;
    }
}

/** What is left of two characters ends no everyday word (此刻*). */
function aloneBefore(view: View, from: number): boolean {
  if (isBlot(view, from - 1)) return false;
  if (!isKind(view, from - 1, kind.han)) return true;
  return !isCommon(String.fromCharCode(view.units[from - 1] as number, view.units[from] as number));
}

function covers(view: View, from: number, folded: string): boolean {
  for (let i = 0; i < folded.length; i++)
    if (!isBlot(view, from + i) && view.units[from + i] !== folded.charCodeAt(i)) return false;
  return true;
}
