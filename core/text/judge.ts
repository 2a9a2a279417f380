/** Whether what was found is the word: the letters, their edges, the gaps between them, the words around. */
import { align, type Alignment } from './align.ts';
import { judgeGaps } from './apart.ts';
import { apartCuts, cut } from './around.ts';
import type { Candidate, Sighting } from './candidate.ts';
import { bounded, hashed, hosted, led, serial, signAlone } from './edges.ts';
import { judgeSound } from './heard.ts';
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
  if (!c.reading) {
    if (hashed(sight, c.shape.letters, places)) return undefined;
    if (c.shape.form === 'lure' && (!signAlone(sight, places[0] as number) || hosted(sight, c, places)))
      return undefined;
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
