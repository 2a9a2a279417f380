/** How a word found differs from the listed one, by name. */
import { isPicture, numeral } from './glyphs.ts';
import type { Disguise } from './hits.ts';
import type { Candidate, Sighting } from './candidate.ts';
import { isLetter } from './letters.ts';
import type { Sight } from './sight.ts';
import { kind } from './tables.ts';

/** Of a letter and what hangs on it no more is looked at: UTF-16 units. */
const longestCluster = 16;

/** The disguises, in the order they are first met. */
/** @param listed the word as its owner wrote it */
export function namesOf(sight: Sight, c: Candidate, seen: Sighting, listed: string): Disguise[] {
  const names = new Set<Disguise>();
  const { view, text } = sight;
  const { letters } = c.shape;
  const spoken = c.reading?.way === 'sound';
  for (const [i, place] of spoken ? [] : seen.places.entries()) {
    const k = seen.letter[i] as number;
    const start = view.start[place] as number;
    const code = text.codePointAt(start) ?? 0;
    const char = String.fromCodePoint(code);
    const rest = text.slice(start + char.length, Math.min(view.end[place] as number, start + longestCluster));
    if (i > 0 && seen.letter[i - 1] === k && seen.places[i - 1] !== place) names.add('repeat');
    const unit = view.units[place] as number;
    if (isPicture(code) || rest.includes('\u20e3')) {
      if (unit !== letters.unit[k] || rest !== '') names.add('emoji');
    } else if (rest !== '' && i < seen.places.length - 1 && isLetter(view.kinds[place] as number))
      hiddenIn(rest, names);
    else if (/\p{M}/u.test(rest)) hiddenIn(rest, names);
    if (unit === letters.unit[k]) {
      if (!listed.includes(char) && !isPicture(code)) folded(c, char, unit, view.kinds[place] as number, names);
    } else if (!isPicture(code)) names.add(replaced(char, unit, letters.read[k] as number));
  }
  if (seen.gap !== 'none') names.add(seen.gap);
  if (c.shape.form) names.add(c.shape.form);
  return [...names];
}

function hiddenIn(rest: string, names: Set<Disguise>): void {
  const marks = rest.replace(/[^\p{M}]|[\ufe00-\ufe0f\u034f]/gu, '');
  if (marks !== '') names.add('marks');
  if (Array.from(rest).some((x) => !/\p{M}/u.test(x) || /[\ufe00-\ufe0e\u034f]/.test(x))) names.add('invisible');
}

/** Folding alone brought it to the listed letter. */
function folded(c: Candidate, char: string, unit: number, k: number, names: Set<Disguise>): void {
  const as = String.fromCharCode(unit);
  if (char === as || char.includes(as) || c.shape.folded === char) return;
  if (k === kind.digit)
    names.add(/[\uff10-\uff19]|\p{No}/u.test(char) || char.normalize('NFKC') !== char ? 'width' : 'numeral');
  else if (k === kind.han) names.add('script');
  else
    names.add(
      char.normalize('NFKC') !== char && char.length > 0 && !/^[A-Z]$/.test(char) && char.normalize('NFC') === char
        ? 'width'
        : 'case',
    );
}

/** Another character stands for the letter. */
function replaced(char: string, unit: number, wanted: number): Disguise {
  if (numeral(unit) !== undefined || (/\p{Nd}|\p{No}/u.test(char) && (wanted === 0 || wanted <= 57))) return 'numeral';
  if (/[0-9]/.test(char) || (char.charCodeAt(0) < 0x80 && !/[a-z]/i.test(char))) return 'leet';
  if (/^[a-z]$/i.test(char)) return 'confusable';
  if (
    char.normalize('NFKC').length === 1 &&
    char.normalize('NFKC') !== char &&
    /[a-z0-9]/i.test(char.normalize('NFKC'))
  )
    return 'width';
  if (/\p{Script=Latin}/u.test(char)) return /[a-z]/i.test(char.normalize('NFD').charAt(0)) ? 'marks' : 'confusable';
  if (/\p{So}|\p{Sc}|\p{Sm}/u.test(char)) return 'width';
  return 'confusable';
}
