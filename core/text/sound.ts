/** Chinese by its sound: syllables without tones, and a reading of a text as the letters it would be spelled with. */
import type { View } from './fold.ts';
import { isPicture, readings } from './glyphs.ts';
import type { Letters } from './letters.ts';
import type { Reading } from './reading.ts';
import { otherSounds, usualSounds } from './sounds.ts';
import { kind } from './tables.ts';

/** All readings of a character, the usual one first. */
let made: Map<string, string[]> | undefined;
function sounds(): Map<string, string[]> {
  if (made) return made;
  made = new Map();
  for (const rows of [usualSounds, otherSounds])
    for (const row of rows.split(' ')) {
      const syllable = /^[a-z]+/.exec(row)?.[0] ?? '';
      for (const c of row.slice(syllable.length)) {
        const known = made.get(c);
        if (known) known.push(syllable);
        else made.set(c, [syllable]);
      }
    }
  return made;
}
export const soundsOf = (c: string): readonly string[] => sounds().get(c) ?? [];

/** More ways to read one word aloud are not looked for. */
const mostWays = 8;

export interface Spoken {
  /** The letters in a row. */
  readonly text: string;
  /** Where each character of the word begins in `text`, and the end. */
  readonly from: readonly number[];
}

/** How a folded word may be spelled; empty when a character of it has no sound, or none is Chinese. */
export function spokenForms(folded: string): Spoken[] {
  const chars = Array.from(folded).filter((c) => c !== ' ');
  const choices = chars.map((c) => (/[a-z0-9]/.test(c) ? [c] : spellings(c)));
  if (choices.some((c) => c.length === 0) || !chars.some((c) => soundsOf(c).length > 0)) return [];
  let forms: Spoken[] = [{ text: '', from: [0] }];
  for (const choice of choices) {
    const next: Spoken[] = [];
    for (const f of forms)
      for (const s of choice)
        if (next.length < mostWays) next.push({ text: f.text + s, from: [...f.from, f.text.length + s.length] });
    forms = next;
  }
  return forms;
}
/** With ü as v, and as u and yu, as it is typed. */
const spellings = (c: string): string[] =>
  soundsOf(c).flatMap((s) => (/^[nl]v/.test(s) ? [s, s.replace('v', 'u'), s.replace('v', 'yu')] : [s]));

/** First letters of the sound of each character, the usual readings first; none for what is not Chinese throughout. */
export function initialsOf(folded: string): string[] {
  const chars = Array.from(folded);
  const choices = chars.map((c) => [...new Set(soundsOf(c).map((s) => s.charAt(0)))].slice(0, 2));
  if (chars.length < 3 || choices.some((c) => c.length === 0)) return [];
  let forms = [''];
  for (const choice of choices) forms = forms.flatMap((f) => choice.map((x) => f + x)).slice(0, mostWays);
  return forms;
}

/** In `read`: a letter as written is 0; of a character's sound its place from 1 on, and 16 times the length. */
const lengthBits = 4;

/** Reads a text aloud. `r` has the way `sound`; every letter is a run of its own. */
export function speakInto(r: Reading, text: string, view: View, masked: Uint8Array | undefined): void {
  r.size = 0;
  r.count = 0;
  for (let i = 0; i < view.length; i++) {
    if (masked?.[i] === 1) continue;
    if (r.at.length < r.size + 16) enlarge(r);
    const k = view.kinds[i] as number;
    const unit = view.units[i] as number;
    if (k === kind.han) {
      const [sound = ''] = soundsOf(String.fromCharCode(unit));
      for (let j = 0; j < sound.length; j++) put(r, i, unit, sound.charCodeAt(j), j + 1 + (sound.length << lengthBits));
      // What nobody can read aloud still parts what stands around it.
      if (sound === '') put(r, i, unit, 0xffff, 1);
    } else if (k === kind.alpha || (k === kind.digit && !toned(view, i))) {
      const code = text.codePointAt(view.start[i] as number) ?? 0;
      const both = unit === 0xfc || (unit >= 0x1d5 && unit <= 0x1dc) ? 0x76 : readings(unit < 0x80 ? unit : code);
      if (!isPicture(code)) put(r, i, unit, both === 0 ? unit : both & 0x7f, 0);
    }
  }
  r.from[r.count] = r.size;
}

/** The tone behind a syllable: `wei1`. */
const toned = (view: View, i: number): boolean =>
  i > 0 &&
  view.kinds[i - 1] === kind.alpha &&
  (view.units[i] as number) >= 0x31 &&
  (view.units[i] as number) <= 0x35 &&
  (i + 1 >= view.length || view.kinds[i + 1] !== kind.digit);

function put(r: Reading, at: number, unit: number, group: number, read: number): void {
  const n = r.size++;
  r.at[n] = at;
  r.unit[n] = unit;
  r.read[n] = read;
  r.groups[n] = group;
  r.from[n] = n;
  r.count = r.size;
}

function enlarge(r: Reading): void {
  const bigger = 2 * r.at.length + 16;
  const grown = <T extends Int32Array | Uint16Array | Uint8Array>(old: T, to: T): T => (to.set(old), to);
  Object.assign(r, {
    at: grown(r.at, new Int32Array(bigger)),
    unit: grown(r.unit, new Uint16Array(bigger)),
    read: grown(r.read, new Uint8Array(bigger)),
    groups: grown(r.groups, new Uint16Array(bigger)),
    from: grown(r.from, new Int32Array(bigger + 1)),
  });
}

/** How each character of the word is there: as listed, spelled in letters, or as another of the same sound. */
export type Voice = 'listed' | 'spelled' | 'other';
export interface Heard {
  readonly voices: readonly Voice[];
  readonly places: readonly number[];
  readonly letter: readonly number[];
}

/** What stands at `from` in a text read aloud; undefined when it begins or ends inside a character's sound. */
export function hear(r: Reading, from: number, word: Letters): Heard | undefined {
  const voices: Voice[] = [];
  const places: number[] = [];
  const letter: number[] = [];
  for (let k = 0; k + 1 < word.from.length; k++) {
    const start = from + (word.from[k] as number);
    const length = (word.from[k + 1] as number) - (word.from[k] as number);
    const how = r.read[start] as number;
    if (how === 0) {
      for (let j = 0; j < length; j++) {
        if (r.read[start + j] !== 0) return undefined;
        places.push(r.at[start + j] as number);
        letter.push(k);
      }
      voices.push(r.unit[start] === word.unit[k] ? 'listed' : 'spelled');
      continue;
    }
    if ((how & 15) !== 1 || how >> lengthBits !== length) return undefined;
    places.push(r.at[start] as number);
    letter.push(k);
    voices.push(r.unit[start] === word.unit[k] ? 'listed' : 'other');
  }
  return { voices, places, letter };
}
