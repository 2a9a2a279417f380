/** Rules made of several words: wildcards, and two words near each other. Their pieces are words of the index. */
import { fold, foldedText } from './fold.ts';
import type { NearTextRule, RuleProblem, RuleView, WildcardTextRule } from './rules.ts';

/** `*` stands for at most so many characters, and never for a line's end. */
const longestRun = 24;
const mostPieces = 8;
const farthest = 200;
/** So many places of one piece are looked at, and so many hits of one rule told. */
const mostPlaces = 200;
const mostHits = 20;

/** Where a piece was found. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly plain: boolean;
  readonly views: readonly RuleView[];
}
export interface Joined extends Place {
  readonly first: Place;
}

/** How many characters may stand here. */
interface Gap {
  readonly least: number;
  readonly most: number;
  /** A space was written beside it: the words end there. */
  readonly spaced: boolean;
}
export interface Wildcard {
  readonly pieces: readonly string[];
  /** gaps[i] stands before pieces[i]; the last one behind all. Undefined at an end: nothing, and a word ends there. */
  readonly gaps: readonly (Gap | undefined)[];
}

/** `加*微信`, `赌?场`, `free*money`, `cat*`. A backslash takes the next sign as it is. */
export function parseWildcard(pattern: string): Wildcard | RuleProblem {
  const pieces: string[] = [];
  const gaps: (Gap | undefined)[] = [];
  let piece = '';
  let gap: Gap | undefined;
  const close = (): void => {
    const word = piece.trim();
    if (word === '') {
      if (piece !== '' && gap) gap = { ...gap, spaced: true };
      piece = '';
      return;
    }
    if (gap && /^\s/.test(piece)) gap = { ...gap, spaced: true };
    gaps.push(gap);
    pieces.push(word);
    gap = /\s$/.test(piece) ? { least: 0, most: 0, spaced: true } : undefined;
    piece = '';
  };
  for (const m of pattern.trim().matchAll(/\\(.)|([*?])|(.)/gsu)) {
    const sign = m[2];
    if (sign === undefined) {
      piece += m[1] ?? m[3] ?? '';
      continue;
    }
    close();
    const { least, most, spaced } = gap ?? { least: 0, most: 0, spaced: false };
    gap =
      sign === '?'
        ? { least: least + 1, most: Math.min(most + 1, longestRun), spaced }
        : { least, most: longestRun, spaced };
  }
  close();
  gaps.push(gap && gap.most === 0 ? undefined : gap);
  if (pieces.length === 0) return { problem: 'only-wildcards', detail: pattern };
  if (pieces.length > mostPieces || gaps.some((g) => g && g.least > longestRun))
    return { problem: 'too-long', detail: pattern };
  return { pieces, gaps };
}

/** `加 ~10 微信`: at most ten characters between, in any order; `加 ~10> 微信`: in this order. Undefined: not of this form. */
export function parseNear(text: string): Pick<NearTextRule, 'a' | 'b' | 'within' | 'ordered'> | undefined {
  const m = /^(.+?)\s+[~～](\d{1,4})(>?)\s+(.+)$/su.exec(text.trim());
  if (!m) return undefined;
  const [, a = '', within = '', ordered = '', b = ''] = m;
  return { a: a.trim(), b: b.trim(), within: Number(within), ordered: ordered !== '' };
}

export function checkNear({ a, b, within }: NearTextRule): RuleProblem | undefined {
  if (a.trim() === '' || b.trim() === '') return { problem: 'empty', detail: `${a} ~${within} ${b}` };
  const fits = Number.isSafeInteger(within) && within >= 0 && within <= farthest;
  return fits ? undefined : { problem: 'distance', detail: `0-${farthest}` };
}
export const checkWildcard = ({ pattern }: WildcardTextRule): RuleProblem | undefined => {
  const parsed = parseWildcard(pattern);
  return 'problem' in parsed ? parsed : undefined;
};

const alike = [/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u, /\p{Nd}/u] as const;
/** Letters of one kind on both sides: in the middle of a word or number. */
function inside(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  return alike.some((kind) => kind.test(before) && kind.test(after));
}

/**
 * Pieces that may stand inside a word: letters that put words apart, beside a wildcard (`cat*`, `*coin`). The index finds
 * such only as whole words, so they are looked for in the folded text besides.
 */
export const loosePieces = ({ pieces, gaps }: Wildcard): number[] =>
  pieces.flatMap((piece, i) => {
    const open = (gap: Gap | undefined, letter: string): boolean =>
      gap !== undefined && !gap.spaced && alike.some((kind) => kind.test(letter));
    return open(gaps[i], piece.charAt(0)) || open(gaps[i + 1], piece.charAt(piece.length - 1)) ? [i] : [];
  });

/** Where the folded text holds these pieces, wherever a word begins or ends. */
export function placesIn(text: string, pieces: readonly string[]): Place[][] {
  const view = fold(text);
  const folded = foldedText(view);
  return pieces.map((piece) => {
    const wanted = foldedText(fold(piece));
    const places: Place[] = [];
    for (let at = folded.indexOf(wanted); at >= 0 && places.length < mostPlaces; at = folded.indexOf(wanted, at + 1)) {
      const start = view.start[at] as number;
      const end = view.end[at + wanted.length - 1] as number;
      const plain = text.slice(start, end).toLowerCase() === piece.toLowerCase();
      places.push({ start, end, plain, views: plain ? [] : ['width'] });
    }
    return places;
  });
}

/** The characters between, as a reader counts them; -1: a line ends there. */
function between(text: string, from: number, to: number): number {
  const gap = text.slice(from, to);
  if (/[\n\r\u2028\u2029]/.test(gap)) return -1;
  let n = 0;
  for (const _ of gap) n++;
  return n;
}

/** Where the pieces stand one after another as the pattern says; from each end the nearest beginning. */
export function joinWildcard({ pieces, gaps }: Wildcard, text: string, found: readonly (readonly Place[])[]): Joined[] {
  const fits = (place: Place, i: number): boolean => {
    const [left, right] = [gaps[i], gaps[i + 1]];
    return (
      !((left === undefined || left.spaced) && inside(text, place.start)) &&
      !((right === undefined || right.spaced) && inside(text, place.end))
    );
  };
  let reached = (found[0] ?? [])
    .filter((p) => fits(p, 0))
    .slice(0, mostPlaces)
    .map((p): Joined => ({ ...p, first: p }));
  for (let i = 1; i < pieces.length && reached.length > 0; i++) {
    const gap = gaps[i] as Gap;
    const next: Joined[] = [];
    for (const place of (found[i] ?? []).slice(0, mostPlaces)) {
      if (!fits(place, i)) continue;
      const before = reached.findLast((r) => {
        // No gap of characters is longer than twice that in units.
        if (r.end > place.start || place.start - r.end > 2 * gap.most + 2) return false;
        const n = between(text, r.end, place.start);
        return n >= Math.max(gap.least, gap.spaced ? 1 : 0) && n <= gap.most + (gap.spaced ? 2 : 0);
      });
      if (before) next.push(joined(before, place, before.first));
    }
    reached = next;
  }
  return reached.flatMap((hit) => outer(hit, gaps, text) ?? []).slice(0, mostHits);
}

const joined = (a: Place, b: Place, first: Place): Joined => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
  plain: a.plain && b.plain,
  views: [...new Set([...a.views, ...b.views])],
  first,
});

/** `?` before the first and behind the last piece: so many characters must stand there, and the word end behind them. */
function outer(hit: Joined, gaps: readonly (Gap | undefined)[], text: string): Joined | undefined {
  const [left, right] = [gaps[0], gaps.at(-1)];
  let { start, end } = hit;
  if (left) {
    const before = Array.from(text.slice(Math.max(0, start - 2 * left.least), start)).slice(-left.least);
    if (left.least > 0) start -= before.join('').length;
    if (left.least > 0 && (before.length < left.least || /\s/.test(before.join('')))) return undefined;
    if (left.most === left.least && inside(text, start)) return undefined;
  }
  if (right) {
    const behind = Array.from(text.slice(end, end + 2 * right.least)).slice(0, right.least);
    end += behind.join('').length;
    if (behind.length < right.least || /\s/.test(behind.join(''))) return undefined;
    if (right.most === right.least && inside(text, end)) return undefined;
  }
  return { ...hit, start, end };
}

/** Each place of one word with the nearest of the other, where that is near enough. */
export function joinNear(
  rule: Pick<NearTextRule, 'within' | 'ordered'>,
  text: string,
  found: readonly (readonly Place[])[],
): Joined[] {
  const [as, bs] = [(found[0] ?? []).slice(0, mostPlaces), (found[1] ?? []).slice(0, mostPlaces)];
  const out: Joined[] = [];
  for (const a of as) {
    let nearest: Place | undefined;
    let least = Infinity;
    for (const b of bs) {
      const [first, second] = a.start <= b.start ? [a, b] : [b, a];
      if (first.end > second.start || (rule.ordered && first !== a) || second.start - first.end > 2 * rule.within)
        continue;
      let n = 0;
      for (const _ of text.slice(first.end, second.start)) n++;
      if (n <= rule.within && n < least) [nearest, least] = [b, n];
    }
    if (nearest) out.push(joined(a, nearest, a));
  }
  const seen = new Set<string>();
  return out.filter(({ start, end }) => !seen.has(`${start}-${end}`) && seen.add(`${start}-${end}`)).slice(0, mostHits);
}
