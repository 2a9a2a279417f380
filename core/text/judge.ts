/** Whether what was found is the word: boundaries, gaps, digits for letters, foreign letters, other words. */
import { innocently } from './aliases.ts';
import { align, type Alignment } from './align.ts';
import { inHash, isCode, ofNumbers, tokenAround } from './codes.ts';
import type { View } from './fold.ts';
import { isDisguise } from './foreign.ts';
import { breaksLine, contracts, gapOf, hasSpace, singles, type Gap } from './gaps.ts';
import type { Disguise } from './hits.ts';
import { judgeSound } from './heard.ts';
import { isPicture, numeral } from './glyphs.ts';
import { type Shape } from './patterns.ts';
import { isLetter, type Letters } from './letters.ts';
import type { Reading } from './reading.ts';
import { cutsWords, isWord, joins, piecesLikelier, splitsWords } from './segment.ts';
import type { Sight } from './sight.ts';
import { kind } from './tables.ts';

export interface Candidate {
  readonly shape: Shape;
  readonly segment: boolean;
  readonly whole: boolean;
  /** An allow phrase: pieces of it may stand apart in any way. */
  readonly allow: boolean;
  /** Undefined: found in the folded text as it stands. */
  readonly reading: Reading | undefined;
  /** The first folded unit; in a reading the first run. */
  readonly from: number;
}

/** The word, letter by letter: places in the view, and which letter of the word each is. */
export interface Sighting {
  readonly places: readonly number[];
  readonly letter: readonly number[];
  /** How the letters stand: in one piece, with pictures, markup, signs between. */
  readonly gap: 'none' | 'emoji' | 'markup' | 'spaced';
  /** Lies across other words: to be told, not counted. */
  readonly inside: boolean;
}

export function judge(sight: Sight, c: Candidate): Sighting | undefined {
  if (c.reading?.way === 'sound') return judgeSound(sight, c);
  const found = c.reading ? laid(c.reading, c) : joined(c);
  if (!found) return undefined;
  const { places, letter } = found;
  if (!bounded(sight, c.shape.letters, places, letter)) return undefined;
  if (!c.reading) {
    if (hashed(sight, c.shape.letters, places)) return undefined;
    if (c.shape.form === 'lure' && !signAlone(sight, places[0] as number)) return undefined;
    return { places, letter, gap: 'none', inside: cut(sight, c, places) };
  }
  if (c.shape.lead !== 0 && !led(sight, places[0] as number, c.shape.lead)) return undefined;
  if (!honest(sight, c, places, letter)) return undefined;
  const gaps = judgeGaps(sight, c.shape.letters, places, letter, c.allow);
  if (!gaps) return undefined;
  if (gaps.kind !== 'none' && (insidePath(sight, places) || (!gaps.all && numbered(sight, c, places, letter))))
    return undefined;
  const inside =
    gaps.settled || c.allow ? false : gaps.kind === 'none' ? cut(sight, c, places) : apartCuts(sight, c, places, gaps);
  return { places, letter, gap: gaps.kind, inside };
}

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

/** A letter of Latin, Greek, Cyrillic … may not go on with another one, a digit not with a digit. Han has no such rule. */
function bounded(sight: Sight, word: Letters, places: readonly number[], letter: readonly number[]): boolean {
  return (
    edge(sight, word, letter[0] as number, places[0] as number, -1) &&
    edge(sight, word, letter.at(-1) as number, places.at(-1) as number, 1)
  );
}

function edge(sight: Sight, word: Letters, k: number, place: number, step: 1 | -1): boolean {
  const { view } = sight;
  let next = place + step;
  while (next >= 0 && next < view.length && view.start[next] === view.start[place]) next += step;
  if (next < 0 || next >= view.length || sight.mask?.[next] === 1) return true;
  const n = view.kinds[next] as number;
  const meant = word.kind[k] as number;
  const written = view.kinds[place] as number;
  if (meant === kind.alpha || (meant === kind.digit && written === kind.alpha)) {
    if (n === kind.alpha) return false;
    if (n === kind.digit && (written === kind.digit || singleDigit(view, next, step))) return false;
    return !(written === kind.syllable && n === kind.syllable);
  }
  if (meant === kind.digit || written === kind.digit) {
    if (n === kind.digit) return false;
    // 1xbet is not in X1xBet; 91 is in porn91.
    if (n === kind.alpha && word.kind.includes(kind.alpha)) return false;
    return written === kind.digit || !numeralish(view.units[next] as number);
  }
  return true;
}

/** One digit and then a letter: `tit4n` goes on. */
const singleDigit = (view: View, at: number, step: 1 | -1): boolean =>
  at + step >= 0 && at + step < view.length && view.kinds[at + step] === kind.alpha;

const isDigit = (view: View, i: number): boolean => i >= 0 && i < view.length && view.kinds[i] === kind.digit;

const amounts = new Set(Array.from('十百千万亿点第', (c) => c.charCodeAt(0)));
const numeralish = (unit: number): boolean => numeral(unit) !== undefined || amounts.has(unit);

/** The plus of `+v` is a sign of its own, not that of `Ctrl+V` or `1+1`. */
function signAlone(sight: Sight, place: number): boolean {
  const { view } = sight;
  if (view.units[place] !== 0x2b || place === 0) return true;
  const before = view.kinds[place - 1] as number;
  return before !== kind.alpha && before !== kind.digit;
}

/** The sign before the first letter, at most two signs away. */
function led(sight: Sight, place: number, sign: number): boolean {
  const { view } = sight;
  for (let i = place - 1; i >= 0 && i >= place - 3 && !isLetter(view.kinds[i] as number); i--)
    if (view.units[i] === sign) return signAlone(sight, i);
  return false;
}

function hashed(sight: Sight, word: Letters, places: readonly number[]): boolean {
  const latinEnd = (i: number): boolean => word.kind.at(i) === kind.alpha;
  if (!latinEnd(0) && !latinEnd(-1)) return false;
  const start = sight.view.start[places[0] as number] as number;
  const end = sight.view.end[places.at(-1) as number] as number;
  if (inHash(sight.text, start, end)) return true;
  const { from, to } = tokenAround(sight.text, start, end);
  return (from < start || to > end) && sight.inPath(start, end);
}

const insidePath = (sight: Sight, places: readonly number[]): boolean =>
  sight.inPath(sight.view.start[places[0] as number] as number, sight.view.end[places.at(-1) as number] as number);

/** The letters are a disguise: not a code, not another language, not one word mistaken for another. */
function honest(sight: Sight, c: Candidate, places: readonly number[], letter: readonly number[]): boolean {
  const { view, text } = sight;
  const word = c.shape.letters;
  const start = view.start[places[0] as number] as number;
  const end = view.end[places.at(-1) as number] as number;
  const chars: string[] = [];
  let changed = 0;
  let leet = 0;
  let letters = 0;
  let loose = false;
  for (const [i, place] of places.entries()) {
    const k = letter[i] as number;
    const at = view.start[place] as number;
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const unit = view.units[place] as number;
    if (unit === word.unit[k] && view.kinds[place] !== kind.alpha) continue;
    if ((word.read[k] as number) > 57) {
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
  if (changed === 0) return !insidePath(sight, places) || places.length === word.unit.length;
  if (insidePath(sight, places)) return false;
  // A listed word of another script is not the Latin word that looks like it.
  if (!native(sight, word, places, letter)) return false;
  if (
    leet > 0 &&
    (letters === 0 || isCode(text.slice(start, end)) || !tokenIs(sight, c, start, end) || ofNumbers(text, start, end))
  )
    return false;
  return (
    chars.length === 0 ||
    isDisguise({ chars, loose }, text.slice(Math.max(0, start - 200), start), text.slice(end, end + 200))
  );
}

/** A digit stands for a letter: `shl(7)` is no word in pieces. */
const numbered = (sight: Sight, c: Candidate, places: readonly number[], letter: readonly number[]): boolean =>
  places.some(
    (p, i) => sight.view.kinds[p] === kind.digit && (c.shape.letters.read[letter[i] as number] as number) > 57,
  );

const signish = (c: string): boolean => c < '\u0080' && !/[a-z0-9]/i.test(c);

/** A keyboard sign for a letter: `!`, `|` and `+` only inside a word; nothing where a number follows (`$50`). */
function signFits(sight: Sight, c: Candidate, places: readonly number[], i: number): boolean {
  const { view } = sight;
  const unit = view.units[places[i] as number] as number;
  const next = places[i + 1];
  const last = next === undefined;
  if (unit === 0x40) return true;
  if (unit === 0x24) return i > 0 || last || view.kinds[next] !== kind.digit;
  if (unit === 0x7c) return i > 0 && places[i - 1] === (places[i] as number) - 1;
  if (last || next !== (places[i] as number) + 1) return false;
  return unit === 0x28 || unit === 0x3c || unit === 0x5b || unit === 0x7b
    ? i > 0
    : i > 0 && places[i - 1] === (places[i] as number) - 1;
}

/** `I` for `l` inside a word in small letters, `l` for `i`, but not where it makes another word (tall, tail). */
function capital(sight: Sight, places: readonly number[], i: number, meant: number): boolean {
  const { view, text } = sight;
  const char = text.charAt(view.start[places[i] as number] as number);
  if (char === 'I' && meant === 0x6c)
    return i > 0 && /[a-z]/.test(text.charAt((view.start[places[i] as number] as number) - 1));
  if (char === 'l' && meant === 0x69) {
    const at = view.start[places[i] as number] as number;
    return text.charAt(at - 1) !== 'l' && text.charAt(at + 1) !== 'l';
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

export interface Gaps {
  readonly kind: 'none' | 'emoji' | 'markup' | 'spaced';
  /** Every letter stands alone: nothing else can be meant. */
  readonly settled: boolean;
  /** Between any two letters there is a gap. */
  readonly all: boolean;
  /** The gap types that occur between letters that the word has joined. */
  readonly types: ReadonlySet<Gap>;
  /** Each clause gap is the end of a line. */
  readonly lines: boolean;
  /** Indices into `places` behind a gap. */
  readonly at: readonly number[];
}

const reads = (k: number): boolean => k === kind.han || k === kind.syllable;

/** What stands between the letters; undefined: ordinary writing. */
function judgeGaps(
  sight: Sight,
  word: Letters,
  places: readonly number[],
  letter: readonly number[],
  anyhow: boolean,
): Gaps | undefined {
  const { view } = sight;
  const types = new Set<Gap>();
  const at: number[] = [];
  let latin = 0;
  let latinApart = 0;
  let han = 0;
  let hanApart = 0;
  let lines = true;
  let contracted = false;
  for (let i = 1; i < places.length; i++) {
    const from = (places[i - 1] as number) + 1;
    const to = places[i] as number;
    const gap = gapOf(view, sight.mask, from, to);
    if (gap === 'long') return undefined;
    const k = letter[i] as number;
    const between = !reads(word.kind[k - 1] ?? kind.alpha) && !reads(word.kind[k] as number);
    if (k !== letter[i - 1] && word.gaps.has(k)) {
      // "the rapist" is not "therapist"; "iPhone 15" may be "iPhone15".
      if (between && gap === 'none' && word.kind[k - 1] === word.kind[k]) return undefined;
      if (between && gap === 'clause' && hasSpace(view, from, to)) return undefined;
      continue;
    }
    if (between) latin++;
    else han++;
    if (gap === 'none') continue;
    if (between) latinApart++;
    else hanApart++;
    if (gap === 'sign' && between && contracts(view, from, to)) contracted = true;
    types.add(gap);
    if (gap === 'clause' && !breaksLine(view, from, to)) lines = false;
    at.push(i);
  }
  const spelled = latinApart === latin && hanApart === han && places.length > 2;
  if (!anyhow && contracted && latinApart < latin) return undefined;
  if (!anyhow && latinApart > 0 && !latinGaps(sight, word, places, at, latinApart === latin)) return undefined;
  const kindOf = types.size === 0 ? 'none' : types.has('emoji') ? 'emoji' : types.has('markup') ? 'markup' : 'spaced';
  return {
    kind: kindOf,
    settled: spelled && latin + han > 1,
    all: latinApart === latin && hanApart === han,
    types,
    lines,
    at,
  };
}

/** Two letters apart that are nothing else: `v x`, `q.q`. */
const rare = new Set(Array.from('jqvwxz', (c) => c.charCodeAt(0)));

/** Gaps between Latin letters: every letter apart, or signs that no word has inside. */
function latinGaps(
  sight: Sight,
  word: Letters,
  places: readonly number[],
  at: readonly number[],
  all: boolean,
): boolean {
  const { view } = sight;
  const first = places[0] as number;
  const last = places.at(-1) as number;
  const digits = word.kind.every((k) => k === kind.digit);
  if (all && !digits && (places.length > 2 || word.unit.every((u) => rare.has(u)))) {
    const goesOn =
      (word.kind[0] === kind.alpha && singles(view, first, -1) > 0) ||
      (word.kind.at(-1) === kind.alpha && singles(view, last, 1) > 0);
    return !goesOn;
  }
  // SE-X200 is a name of something.
  if (isDigit(view, first - 1) || isDigit(view, last + 1)) return false;
  for (const i of at) {
    const from = (places[i - 1] as number) + 1;
    const to = places[i] as number;
    const gap = gapOf(view, sight.mask, from, to);
    if (reads(view.kinds[places[i - 1] as number] as number) || reads(view.kinds[to] as number)) continue;
    if (drawn(sight, places[i - 1] as number) && drawn(sight, to)) continue;
    if (gap === 'space' || gap === 'clause' || hasSpace(view, from, to) || breaksLine(view, from, to)) return false;
    if ((digits || places.length < 3) && gap === 'sign') return false;
  }
  return true;
}

const drawn = (sight: Sight, place: number): boolean =>
  isPicture(sight.text.codePointAt(sight.view.start[place] as number) ?? 0);

const hanLike = (view: View, i: number): boolean => i >= 0 && i < view.length && (view.kinds[i] as number) >= kind.han;

/** The letters as read, each once. */
const written = (sight: Sight, places: readonly number[]): string =>
  places.map((p) => String.fromCharCode(sight.view.units[p] as number)).join('');

/** The word stands in one piece between Han text that makes other words with its ends. */
function cut(sight: Sight, c: Candidate, places: readonly number[]): boolean {
  if (!c.segment) return false;
  const first = places[0] as number;
  const last = places.at(-1) as number;
  const { view } = sight;
  const left = hanLike(view, first) ? sight.context(first, -1) : '';
  const right = hanLike(view, last) ? sight.context(last, 1) : '';
  if (c.shape.form === undefined && hidden(sight, places)) return false;
  const word = written(sight, places);
  if (natural(c, word, sight.text)) return true;
  if (c.whole) return !wholeWord(left, word, right);
  return cutsWords(left, word, right, guessed.has(c.shape.form) ? guess : 0);
}

/** Written so it is an ordinary word: a form of the listed one only where the message is about the trade, or never. */
function natural(c: Candidate, word: string, text: string): boolean {
  if (c.shape.form === 'alias') return innocently(c.shape.folded, text);
  return (c.shape.form === 'reversed' || c.shape.form === 'lookalike' || c.shape.form === 'split') && isWord(word);
}

/** Forms that nobody writes by chance are sure; these are not. */
const guessed: ReadonlySet<Disguise | undefined> = new Set<Disguise>(['reversed', 'lookalike', 'split']);
/** How much likelier they must be than what else the text may say. */
const guess = 2;

/** Something invisible stands inside: no word of the dictionary is written so. */
const hidden = (sight: Sight, places: readonly number[]): boolean =>
  places.some(
    (p, i) => i > 0 && (sight.view.start[p] as number) > (sight.view.start[places[i - 1] as number] as number) + 1,
  );

const wholeWord = (left: string, word: string, right: string): boolean =>
  !joins(left, word) && !joins(word, right) && !cutsWords(left, word, right);

/** The same for a word in pieces: what stands before and behind may take the pieces for itself. */
function apartCuts(sight: Sight, c: Candidate, places: readonly number[], gaps: Gaps): boolean {
  const { view } = sight;
  const first = places[0] as number;
  const last = places.at(-1) as number;
  const left = hanLike(view, first) ? sight.context(first, -1) : '';
  const right = hanLike(view, last) ? sight.context(last, 1) : '';
  if (left === '' && right === '') return false;
  const pieces = [0, ...gaps.at].map((at, i, all) => written(sight, places.slice(at, all[i + 1] ?? places.length)));
  const against = piecesLikelier(left, pieces, right);
  return against >= -doubt(gaps, places.length, splitsWords(pieces.join(''), gaps.at));
}

/** How much likelier than its pieces the word must be (below 0: may be unlikelier), by what stands between them. */
function doubt(gaps: Gaps, letters: number, splits: boolean): number {
  if (gaps.types.has('clause')) return gaps.lines ? 1 : letters > 2 && !splits ? 7 : 3.5;
  if (gaps.types.has('space')) return 1.5;
  return gaps.types.has('sign') ? 1 : gaps.types.has('emoji') ? 0.5 : -1;
}
