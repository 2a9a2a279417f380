/** Letters of a word that do not stand together: how far apart they are, and whether that is a disguise. */
import type { View } from './fold.ts';
import {
  breaksLine,
  contracts,
  endsClause,
  endsNone,
  gapOf,
  hasClauseMark,
  hasSpace,
  singles,
  type Gap,
} from './gaps.ts';
import { isPicture } from './glyphs.ts';
import type { Letters } from './letters.ts';
import type { Sight } from './sight.ts';
import { kind } from './tables.ts';

const isDigit = (view: View, i: number): boolean => i >= 0 && i < view.length && view.kinds[i] === kind.digit;

const isHyphen = (view: View, i: number): boolean => i >= 0 && i < view.length && view.units[i] === 0x2d;

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
  /** Each clause gap has a mark that Chinese clauses end with: `，`, not the `,` and `.` of a keyboard. */
  readonly commas: boolean;
  /** Indices into `places` behind a gap. */
  readonly at: readonly number[];
}

const reads = (k: number): boolean => k === kind.han || k === kind.syllable;

/** What stands between the letters; undefined: ordinary writing. */
export function judgeGaps(
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
  let commas = true;
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
      if (between && gap === 'none' && word.kind[k - 1] === word.kind[k] && !longParts(word)) return undefined;
      const ends = anyhow ? gap === 'clause' && hasSpace(view, from, to) : partsPhrase(sight.text, view, from, to);
      if (between && ends && !joinedAlike(sight, places, i)) return undefined;
      continue;
    }
    // One letter drawn out: `s eee x`.
    if (between && gap === 'none' && k === letter[i - 1]) continue;
    if (between) latin++;
    else han++;
    if (gap === 'none') continue;
    // The end of a sentence and of a line: the next one begins with what looks like the rest of the word.
    if (!between && word.unit.length < 3 && breaksLine(view, from, to) && endsClause(sight.text, view, from, to))
      return undefined;
    if (between) latinApart++;
    else hanApart++;
    if (gap === 'sign' && between && contracts(view, from, to)) contracted = true;
    types.add(gap === 'clause' && endsNone(view, from, to) && !endsClause(sight.text, view, from, to) ? 'sign' : gap);
    if (gap === 'clause' && !breaksLine(view, from, to)) lines = false;
    if (gap === 'clause' && !endsClause(sight.text, view, from, to)) commas = false;
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
    commas,
    at,
  };
}

/** Every word of the listed phrase is long enough that together they are hardly another word: `clickhere`. */
function longParts(word: Letters): boolean {
  let from = 0;
  for (const to of [...word.gaps, word.unit.length]) {
    if (to - from < shortestPart) return false;
    from = to;
  }
  return true;
}
const shortestPart = 4;

/** Two letters apart that are nothing else: `v x`, `q.q`. */
const rare = new Set(Array.from('jqvwxz', (c) => c.charCodeAt(0)));

/** `T.I.P.S.` with a point behind the last capital too, and the sentence goes on. */
function abbreviated(sight: Sight, first: number, last: number): boolean {
  const from = sight.view.start[first] as number;
  const to = sight.view.end[last] as number;
  return (
    /^(?:[A-Z]\.){2,}[A-Z]$/.test(sight.text.slice(from, to)) && /^\.['"”]? [a-z]/.test(sight.text.slice(to, to + 4))
  );
}

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
    if (!even(view, places, at) || abbreviated(sight, first, last)) return false;
    const goesOn =
      (word.kind[0] === kind.alpha && singles(view, first, -1) > 0) ||
      (word.kind.at(-1) === kind.alpha && singles(view, last, 1) > 0);
    return !goesOn;
  }
  // SE-X200 and VP-N-4471 are names of something.
  const numbered = (place: number, step: 1 | -1): boolean =>
    isDigit(view, place + step) || (isHyphen(view, place + step) && isDigit(view, place + 2 * step));
  if (numbered(first, -1) || numbered(last, 1)) return false;
  if (at.length === 1 && ofSomething(sight, places, at[0] as number)) return false;
  for (const i of at) {
    const from = (places[i - 1] as number) + 1;
    const to = places[i] as number;
    const gap = gapOf(view, sight.mask, from, to);
    if (reads(view.kinds[places[i - 1] as number] as number) || reads(view.kinds[to] as number)) continue;
    if (drawn(sight, places[i - 1] as number) && drawn(sight, to)) continue;
    // `卖V PN`: nothing else has a character and these letters.
    if (gap === 'space' && word.kind.includes(kind.han) && !breaksLine(view, from, to)) continue;
    if (gap === 'space' || gap === 'clause' || hasSpace(view, from, to) || breaksLine(view, from, to)) return false;
    if ((digits || places.length < 3) && gap === 'sign') return false;
  }
  return true;
}

const [dot, underscore, stroke, bracket] = [0x2e, 0x5f, 0x7c, 0x5b];

/**
 * A word with one gap that is part of something longer: of a name in a program or a list (`perf_hw_id`, `na|la|na|ri`), of
 * an address (`example.org(y)`), of markup (`[b]lade[/b]`).
 */
function ofSomething(sight: Sight, places: readonly number[], behind: number): boolean {
  const { view, text } = sight;
  const [first, last] = [places[0] as number, places.at(-1) as number];
  const gap = (places[behind - 1] as number) + 1;
  const sign = view.units[gap];
  const letter = (i: number): boolean =>
    i < view.length && (view.kinds[i] === kind.alpha || view.kinds[i] === kind.digit);
  const goesOn = (unit: number): boolean =>
    (view.units[first - 1] === unit && letter(first - 2)) || (view.units[last + 1] === unit && letter(last + 2));
  if ((sign === underscore || sign === stroke) && goesOn(sign)) return true;
  if (sign !== dot && view.units[first - 1] === dot && letter(first - 2)) return true;
  const tag = text.slice(view.start[first], view.start[gap]);
  return sign === 0x5d && view.units[first - 1] === bracket && text.includes(`[/${tag}]`);
}

/** What ends a sentence, or a line with more before and behind, between two words of a listed phrase. */
function partsPhrase(text: string, view: View, from: number, to: number): boolean {
  if (hasSpace(view, from, to) && hasClauseMark(view, from, to)) return true;
  if (!breaksLine(view, from, to)) return false;
  const before = text.slice(0, view.end[from - 1] as number);
  const behind = text.slice(view.start[to] as number);
  return more(before.split(lineEnd).at(-1) ?? '') && more(behind.split(lineEnd, 1)[0] ?? '');
}
/** `f.r.e.e. .m.o.n.e.y`: the blank of the phrase is one more letter between the same signs. */
function joinedAlike({ text, view }: Sight, places: readonly number[], i: number): boolean {
  if (i < 2) return false;
  const gap = (j: number): string => text.slice(view.end[places[j - 1] as number], view.start[places[j] as number]);
  const sign = gap(i - 1);
  return sign !== '' && /^\S+$/.test(sign) && gap(i) === `${sign} ${sign}`;
}
const lineEnd = /[\n\r\u2028\u2029]/;
/** More than one word stands in this line. */
const more = (line: string): boolean => /[^\s]\s+[^\s]/.test(line.trim());

/**
 * Who puts space between letters puts it between all of them, and signs with space around are the same everywhere:
 * `s e x` and `s - e - x`, not `a %s: %s`, `d.i.c. k-means`, `'v', 'x'`.
 */
function even(view: View, places: readonly number[], at: readonly number[]): boolean {
  const apart = at.map((i) => {
    const from = places[i - 1] as number;
    const to = places[i] as number;
    let gap = '';
    for (let j = from + 1; j < to; j++)
      if (view.start[j] !== view.start[from] && view.start[j] !== view.start[to])
        gap += String.fromCharCode(view.units[j] as number);
    return gap;
  });
  const spaced = apart.filter((g) => /\s/.test(g));
  if (spaced.length === 0) return true;
  if (spaced.length < apart.length) return false;
  const blank = (g: string): boolean => /^\s+$/.test(g);
  // Letters one by one: `a, e and o`.
  if (spaced.some((g) => /^[,;、]\s+$/.test(g))) return false;
  if (apart.every(blank)) return true;
  return places.length > 2 && apart.every((g) => g === apart[0]);
}

const drawn = (sight: Sight, place: number): boolean =>
  isPicture(sight.text.codePointAt(sight.view.start[place] as number) ?? 0);
