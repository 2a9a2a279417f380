/** Whether what was found is the word: the letters, their edges, the gaps between them, the words around. */
import { align, type Alignment } from './align.ts';
import { judgeGaps } from './apart.ts';
import { apartCuts, cut } from './around.ts';
import type { Candidate, Sighting } from './candidate.ts';
import { bounded, cutOfClothes, formatted, hashed, hosted, led, serial, signAlone } from './edges.ts';
import { judgeSound } from './heard.ts';
import { foreignAround, kana } from './foreign.ts';
import { honest, insidePath, numbered } from './honest.ts';
import type { Letters } from './letters.ts';
import type { Reading } from './reading.ts';
import { isWord } from './segment.ts';
import type { Sight } from './sight.ts';
import { kind } from './tables.ts';

export function judge(sight: Sight, c: Candidate): Sighting | undefined {
  if (c.reading?.way === 'sound') return judgeSound(sight, c);
  const found = c.reading ? laid(c.reading, c) : joined(c);
  if (!found) return undefined;
  const { places, letter } = found;
  if (!bounded(sight, c.shape.letters, places, letter) || serial(sight, places)) return undefined;
  if ((c.shape.form === 'lure' || c.shape.form === 'alias') && cutOfClothes(sight, places)) return undefined;
  if (formatted(sight, places) || accidental(sight, c, places)) return undefined;
  if (!c.reading) {
    if (hashed(sight, c.shape.letters, places)) return undefined;
    if ((c.shape.form === 'lure' || c.shape.form === 'alias') && !signAlone(sight, places[0] as number))
      return undefined;
    if (c.shape.form === 'lure' && hosted(sight, c, places)) return undefined;
    return { places, letter, gap: 'none', inside: cut(sight, c, places) };
  }
  if (c.shape.lead !== 0 && !led(sight, places[0] as number, c.shape.lead)) return undefined;
  if (!honest(sight, c, places, letter) || counted(sight, c, places, letter)) return undefined;
  const gaps = judgeGaps(sight, c.shape.letters, places, letter, c.allow);
  if (!gaps) return undefined;
  if (gaps.kind !== 'none' && briefly(c)) return undefined;
  if (gaps.kind !== 'none' && (insidePath(sight, places) || (!gaps.all && numbered(sight, c, places, letter))))
    return undefined;
  const inside =
    gaps.settled || c.allow ? false : gaps.kind === 'none' ? cut(sight, c, places) : apartCuts(sight, c, places, gaps);
  return { places, letter, gap: gaps.kind, inside };
}

/** A few Latin letters that nobody listed (`vx` for 微信, `xv` for `vx`) are nothing in pieces: `'w', 'x'`, `0x%v`. */
const briefly = (c: Candidate): boolean =>
  ((c.shape.form === 'lure' && c.shape.letters.unit.length < 3) ||
    (c.shape.form === 'reversed' && c.shape.letters.unit.length < 4)) &&
  c.shape.letters.kind.every((k) => k === kind.alpha);

/**
 * Latin letters that stand for a listed word without being it: backwards (`lana`, `dica`), first letters of Chinese sounds
 * (JHM). In another language, or beside nothing Chinese, they are words and names of their own, and so they are as a part of
 * a name in a program (`ring_slots_free`).
 */
function accidental(sight: Sight, c: Candidate, places: readonly number[]): boolean {
  const { form, letters } = c.shape;
  if (form === undefined || form === 'split') return false;
  // What looks like a Chinese word in Japanese is Japanese (井戸, 仔馬).
  if ((form === 'lookalike' || form === 'reversed') && letters.kind.every((k) => k === kind.han) && kana(sight.text))
    return true;
  if (form !== 'reversed' && form !== 'initials' && form !== 'alias') return false;
  if (!letters.kind.every((k) => k === kind.alpha)) return false;
  const from = sight.view.start[places[0] as number] as number;
  const to = sight.view.end[places.at(-1) as number] as number;
  const before = sight.text.slice(Math.max(0, from - surrounding), from);
  const behind = sight.text.slice(to, to + surrounding);
  if (/[a-z0-9]_$/i.test(before) || /^_[a-z0-9]/i.test(behind)) return true;
  if (form === 'alias') return false;
  if (form === 'initials') return /\p{L}{2}/u.test(before + ' ' + behind) && !/\p{Script=Han}/u.test(before + behind);
  return (letters.unit.length < 5 && c.reading !== undefined) || foreignAround(`${before} ${behind}`);
}
const surrounding = 60;

/** A digit where a form of the word has a character: 登机口6 is no 口六, which looks like 口交. */
const counted = (sight: Sight, c: Candidate, places: readonly number[], letter: readonly number[]): boolean =>
  c.shape.form !== undefined &&
  c.shape.form !== 'numeral' &&
  places.some((p, i) => sight.view.kinds[p] === kind.digit && c.shape.letters.kind[letter[i] as number] === kind.han);

function joined(c: Candidate): { places: number[]; letter: number[] } {
  const all = Array.from({ length: c.shape.text.length }, (_, i) => i);
  return { places: all.map((i) => c.from + i), letter: all };
}

function laid(r: Reading, c: Candidate): { places: number[]; letter: number[] } | undefined {
  const found = align(r, c.from, c.shape.letters, r.way === 'runs');
  if (!found) return undefined;
  if (r.way === 'runs' && !drawnOut(r, c.shape.letters, found)) return undefined;
  return { places: found.elements.map((e) => r.at[e] as number), letter: [...found.letter] };
}

/**
 * Han characters written several times are a disguise when all are, or one three times. One of them twice is
 * Chinese (妈妈, 看看), unless it is inside the word and no dictionary knows the double.
 */
function drawnOut(r: Reading, word: Letters, found: Alignment): boolean {
  const times = word.unit.map(() => 0);
  for (const k of found.letter) times[k] = (times[k] as number) + 1;
  const more = times.map((n, k) => (word.kind[k] === kind.han && n > 1 ? k : -1)).filter((k) => k >= 0);
  if (more.length === 0) return false;
  if (more.length === times.length && times.length > 1) return true;
  return more.every((k) => {
    if ((times[k] as number) > 2) return true;
    const c = String.fromCharCode(word.unit[k] as number);
    return k > 0 && k < times.length - 1 && !isWord(c + c);
  });
}
