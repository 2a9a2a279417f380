/** Whether what sounds like a listed word is meant as it: spelled in letters, or in other characters. */
import { gapOf } from './gaps.ts';
import type { Candidate, Sighting } from './candidate.ts';
import { near } from './around.ts';
import { cutsWords, isWord, joins } from './segment.ts';
import type { Sight } from './sight.ts';
import { foreignAround, kana } from './foreign.ts';
import { hear, type Heard } from './sound.ts';
import { farFetched } from './strange.ts';
import { kind } from './tables.ts';

/** Fewer letters than these are other languages' words too, where nothing Chinese stands in the message. */
const tellingLetters = 6;
/** The same for syllables apart (gang du, che dai) in a sentence. */
const tellingApart = 9;
/** What is looked at on both sides: UTF-16 units. */
const surrounding = 60;

export function judgeSound(sight: Sight, c: Candidate): Sighting | undefined {
  if (!c.reading) return undefined;
  const heard = hear(c.reading, c.from, c.shape.letters);
  if (!heard) return undefined;
  const { voices } = heard;
  const wanted = c.shape.form === 'pinyin' ? 'spelled' : 'other';
  if (!voices.includes(wanted) || voices.some((v) => v !== wanted && v !== 'listed')) return undefined;
  const fine = wanted === 'spelled' ? spelledOut(sight, heard) : soundAlike(sight, heard);
  if (!fine) return undefined;
  return { places: heard.places, letter: heard.letter, gap: apart(sight, heard) ? 'spaced' : 'none', inside: false };
}

const apart = (sight: Sight, { places }: Heard): boolean =>
  places.some((p, i) => i > 0 && gapOf(sight.view, sight.mask, (places[i - 1] as number) + 1, p) !== 'none');

/** Latin letters stand free on both sides; gaps lie between syllables, or everywhere. */
function spelledOut(sight: Sight, { voices, places, letter }: Heard): boolean {
  const { view, text } = sight;
  const latin = (i: number): boolean => i >= 0 && i < view.length && view.kinds[i] === kind.alpha;
  let inside = 0;
  let spaces = 0;
  let gaps = 0;
  for (const [i, place] of places.entries()) {
    const before = i > 0 ? (places[i - 1] as number) : -2;
    if (latin(place) && latin(place - 1) && before !== place - 1) return false;
    if (latin(place) && latin(place + 1) && places[i + 1] !== place + 1) return false;
    if (i === 0) continue;
    const gap = gapOf(view, sight.mask, before + 1, place);
    if (gap === 'long' || gap === 'clause') return false;
    if (gap === 'none') continue;
    gaps++;
    if (gap === 'space') spaces++;
    if (letter[i] === letter[i - 1]) inside++;
  }
  if (inside > 0 && gaps < places.length - 1) return false;
  const start = view.start[places[0] as number] as number;
  const written = text.slice(start, view.end[places.at(-1) as number]);
  // Xi Qian is somebody's name.
  if (spaces > 0 && inside === 0 && /^(?:\p{Lu}\p{Ll}+\s+)+\p{Lu}\p{Ll}+$/u.test(written)) return false;
  if (voices.includes('listed') || /\p{Script=Han}/u.test(text)) return true;
  const around =
    text.slice(Math.max(0, start - surrounding), start) +
    ' ' +
    text.slice(start + written.length, start + written.length + surrounding);
  if (!/\p{L}{2}/u.test(around)) return places.length >= tellingLetters;
  if (/[\u00c0-\u024f]/.test(around)) return false;
  return places.length >= (spaces > 0 ? tellingApart : tellingLetters) && !foreignAround(around);
}

/** At least one character as listed; what stands there is no word of its own, lies across none, and is no two words. */
function soundAlike(sight: Sight, { voices, places }: Heard): boolean {
  if (kana(sight.text) || !voices.includes('listed') || voices.length < 2) return false;
  const { view } = sight;
  for (const [i, p] of places.entries()) {
    if (i === 0) continue;
    const gap = gapOf(view, sight.mask, (places[i - 1] as number) + 1, p);
    if (gap === 'long' || gap === 'clause') return false;
  }
  const written = places.map((p) => String.fromCharCode(view.units[p] as number)).join('');
  if (isWord(written)) return false;
  const left = sight.context(places[0] as number, -1);
  const right = sight.context(places.at(-1) as number, 1);
  return (
    !joins(left, written.charAt(0)) &&
    !joins(written.slice(-1), right) &&
    !cutsWords(left, written, right) &&
    farFetched(left, written, right, near(sight, places))
  );
}
