/** Whether letters that differ from the listed ones are a disguise: no code, no other language, no other word. */
import type { Candidate } from './candidate.ts';
import { isCode, ofNames, ofNumbers, tokenAround } from './codes.ts';
import { ordinaryDouble } from './doubles.ts';
import { isDisguise } from './foreign.ts';
import type { Letters } from './letters.ts';
import type { Sight } from './sight.ts';
import { kind } from './tables.ts';

export const insidePath = (sight: Sight, places: readonly number[]): boolean =>
  sight.inPath(sight.view.start[places[0] as number] as number, sight.view.end[places.at(-1) as number] as number);

/** The letters are a disguise: not a code, not another language, not one word mistaken for another. */
export function honest(sight: Sight, c: Candidate, places: readonly number[], letter: readonly number[]): boolean {
  const { view, text } = sight;
  const word = c.shape.letters;
  const start = view.start[places[0] as number] as number;
  const end = view.end[places.at(-1) as number] as number;
  const chars: string[] = [];
  let changed = 0;
  let leet = 0;
  let letters = 0;
  let loose = false;
  /** Letters of the listed word, its own digits apart. */
  let own = 0;
  for (const [i, place] of places.entries()) {
    const k = letter[i] as number;
    const at = view.start[place] as number;
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const unit = view.units[place] as number;
    if (unit === word.unit[k] && view.kinds[place] !== kind.alpha) continue;
    // `✔X平台` is a list of what works, no vx.
    if (char === '✔' && word.unit.length < 3) return false;
    if ((word.read[k] as number) > 57) {
      own++;
      if (/[0-9]/.test(char)) leet++;
      else if (signish(char)) {
        if (!signFits(sight, c, places, i)) return false;
      } else letters++;
    }
    if (unit === word.unit[k]) {
      if ((word.read[k] as number) > 57) chars.push(char);
      continue;
    }
    changed++;
    if (!capital(sight, places, i, word.unit[k] as number)) return false;
    const rest = text.slice(at + char.length, Math.min(view.end[place] as number, at + 16));
    if (/\p{M}/u.test(rest)) loose = true;
    if (word.read[k] !== 0 && view.kinds[place] !== kind.digit && !signish(char))
      chars.push(loose && rest !== '' ? (char + rest).normalize('NFC') : char);
  }
  const twice = places.length > word.unit.length && letter.every((k) => word.kind[k] === kind.alpha);
  if (
    twice &&
    ordinaryDouble(text.slice(start, end), text.slice(Math.max(0, start - 60), start), text.slice(end, end + 60))
  )
    return false;
  if (changed === 0) return !insidePath(sight, places) || places.length === word.unit.length;
  if (insidePath(sight, places)) return false;
  // A listed word of another script is not the Latin word that looks like it.
  if (!native(sight, word, places, letter)) return false;
  if (
    leet > 0 &&
    (letters * 4 < own ||
      isCode(spelledAs(sight, word, places, letter)) ||
      !tokenIs(sight, c, start, end) ||
      ofNumbers(text, start, end) ||
      ofNames(text, start, end))
  )
    return false;
  return (
    chars.length === 0 ||
    // Nobody writes `α片` in another language.
    word.kind.includes(kind.han) ||
    isDisguise({ chars, loose }, text.slice(Math.max(0, start - 200), start), text.slice(end, end + 200))
  );
}

/** A digit stands for a letter: `shl(7)` is no word in pieces, `0n[l]yfan5` has letters enough; `REB8-A7E` is a number. */
export function numbered(sight: Sight, c: Candidate, places: readonly number[], letter: readonly number[]): boolean {
  const own = places.filter((_, i) => (c.shape.letters.read[letter[i] as number] as number) > 57);
  const digits = own.filter((p) => sight.view.kinds[p] === kind.digit).length;
  const start = sight.view.start[places[0] as number] as number;
  const written = sight.text.slice(start, sight.view.end[places.at(-1) as number] as number);
  return digits > 0 && (own.length - digits < lettersEnough || /[-_.:/\\#\s]/.test(written));
}
const lettersEnough = 4;

const signish = (c: string): boolean => (c < '\u0080' || /[！-～]/.test(c)) && !/[\p{L}\p{N}]/u.test(c);

/** Words between upright strokes: `Kh|M|Sh|T|V`. */
function listed(sight: Sight, places: readonly number[]): boolean {
  const { text, view } = sight;
  const start = view.start[places[0] as number] as number;
  const end = view.end[places.at(-1) as number] as number;
  return (
    /\|[^|\s]{0,12}$/.test(text.slice(Math.max(0, start - 13), start)) ||
    /^[^|\s]{0,12}\|/.test(text.slice(end, end + 13))
  );
}

/** A letter, a digit or another sign like it stands right before. */
const besideLetter = (sight: Sight, place: number): boolean =>
  place > 0 &&
  (/[a-z0-9]/i.test(String.fromCharCode(sight.view.units[place - 1] as number)) ||
    sight.view.units[place - 1] === 0x7c);

/** The word as written, with plain letters for those of other alphabets and pictures. */
const spelledAs = (
  { text, view }: Sight,
  word: Letters,
  places: readonly number[],
  letter: readonly number[],
): string =>
  places
    .map((p, i) => {
      const char = text.charAt(view.start[p] as number);
      return char < '\u0080' ? char : String.fromCharCode(word.read[letter[i] as number] as number);
    })
    .join('');

/** A keyboard sign for a letter: `!`, `|` and `+` only inside a word; nothing where a number follows (`$50`). */
function signFits(sight: Sight, c: Candidate, places: readonly number[], i: number): boolean {
  const { view } = sight;
  const place = places[i] as number;
  const unit = view.units[place] as number;
  const next = places[i + 1];
  const last = next === undefined;
  if (unit === 0x40) return true;
  if (unit === 0x24) return i > 0 || last || view.kinds[next] !== kind.digit || view.kinds[next + 1] === kind.alpha;
  if (unit === 0x7c && listed(sight, places)) return false;
  if (unit === 0x7c)
    return i > 0
      ? places[i - 1] === (places[i] as number) - 1
      : next === (places[i] as number) + 1 && !besideLetter(sight, places[i] as number);
  // `s.h.!.t`: the sign stands apart like the letters.
  if (unit === 0x21 && i > 0 && !last && (places[i - 1] as number) < place - 1 && next > place + 1) return true;
  // `n@z!`: another sign or digit in it says that the last is one, too.
  if (unit === 0x21 && last && i > 2 && places[i - 1] === place - 1 && view.units[place + 1] !== 0x21)
    return /[0-9@$]/.test(sight.text.slice(view.start[places[0] as number] as number, view.start[place] as number));
  if (unit === 0x2b && c.shape.letters.unit.length > 3 && plusAtEdge(sight, places, i)) return true;
  if (last || next !== (places[i] as number) + 1) return false;
  // `$(am` and `a+b+c` are programs and sums.
  const before = String.fromCharCode(view.units[(places[i] as number) - 1] ?? 0);
  if (unit === 0x28 && before === '$') return false;
  if (unit === 0x2b && /[=+*/-]/.test(String.fromCharCode(view.units[(places[0] as number) - 1] ?? 0))) return false;
  return unit === 0x28 || unit === 0x3c || unit === 0x5b || unit === 0x7b
    ? i > 0
    : i > 0 && places[i - 1] === (places[i] as number) - 1;
}

/** `shi+`, `+elegram`: no sum and no grade, the word ends or begins with it and has no other gap there. */
function plusAtEdge({ view }: Sight, places: readonly number[], i: number): boolean {
  const place = places[i] as number;
  const step = i === 0 ? 1 : -1;
  if ((i > 0 && i < places.length - 1) || places[i + step] !== place + step) return false;
  const next = place - step;
  return next < 0 || next >= view.length || ((view.kinds[next] as number) < kind.alpha && view.units[next] !== 0x2b);
}

/** `I` for `l` inside a word in small letters, `l` for `i`, but not where it makes another word (tall, tail, tilt). */
function capital(sight: Sight, places: readonly number[], i: number, meant: number): boolean {
  const { view, text } = sight;
  const char = text.charAt(view.start[places[i] as number] as number);
  if (char === 'I' && meant === 0x6c)
    return i > 0 && /[a-z]/.test(text.charAt((view.start[places[i] as number] as number) - 1));
  if (char === 'l' && meant === 0x69) {
    const at = view.start[places[i] as number] as number;
    return !/[li]/i.test(text.charAt(at - 1)) && !/[li]/i.test(text.charAt(at + 1));
  }
  return !(char === 'i' && meant === 0x6c);
}

/** Words listed in letters beyond ASCII need at least one such letter in the text. */
function native(sight: Sight, word: Letters, places: readonly number[], letter: readonly number[]): boolean {
  const foreign = word.unit.some((u, k) => word.kind[k] === kind.alpha && u > 0x7f);
  if (!foreign) return true;
  return places.some(
    (p, i) => (sight.view.units[p] as number) > 0x7f && sight.view.units[p] === word.unit[letter[i] as number],
  );
}

/** The ASCII letters and digits around it are the word's own. */
function tokenIs(sight: Sight, c: Candidate, start: number, end: number): boolean {
  const { from, to } = tokenAround(sight.text, start, end);
  return from === start && to === end;
}
