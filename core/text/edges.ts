/** What may stand right before and right after a word. */
import { inHash, tokenAround } from './codes.ts';
import type { Candidate } from './candidate.ts';
import type { View } from './fold.ts';
import { numeral } from './glyphs.ts';
import { isLetter, type Letters } from './letters.ts';
import type { Sight } from './sight.ts';
import { kind } from './tables.ts';

/** A letter of Latin, Greek, Cyrillic … may not go on with another one, a digit not with a digit. Han has no such rule. */
export function bounded(sight: Sight, word: Letters, places: readonly number[], letter: readonly number[]): boolean {
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
  if (flagAt(sight, place) && flagAt(sight, next)) return false;
  const n = view.kinds[next] as number;
  const meant = word.kind[k] as number;
  const written = view.kinds[place] as number;
  if (meant === kind.alpha || (meant === kind.digit && written === kind.alpha)) {
    if (n === kind.alpha) return step > 0 && word.kind[0] === kind.han && account(view, next);
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

/** Half of a flag: two and two are countries, and no letters. */
const flagAt = (sight: Sight, place: number): boolean => {
  const start = sight.view.start[place] as number;
  return sight.text.charCodeAt(start) === 0xd83c && (sight.text.charCodeAt(start + 1) - 0xdde6) >>> 0 < 26;
};

/** 加Vabc12345: what a Chinese lure ends in is not the beginning of a word, but an account follows at once. */
function account(view: View, at: number): boolean {
  let name = '';
  for (let i = at; i < view.length && name.length < longestAccount; i++) {
    const c = String.fromCharCode(view.units[i] as number);
    if (!/[a-z0-9_-]/.test(c)) break;
    name += c;
  }
  return name.length > 5 && /[0-9].*[0-9]/.test(name) && !/^(?:ip|p[ns]|r[0-9]|ue|mware)/.test(name);
}
const longestAccount = 24;

/** One digit and then a letter: `tit4n` goes on. */
const singleDigit = (view: View, at: number, step: 1 | -1): boolean =>
  at + step >= 0 && at + step < view.length && view.kinds[at + step] === kind.alpha;

const amounts = new Set(Array.from('十百千万亿点第', (c) => c.charCodeAt(0)));
const numeralish = (unit: number): boolean => numeral(unit) !== undefined || amounts.has(unit);

/** The plus of `+v` is a sign of its own, not that of `Ctrl+V` or `1+1`. */
export function signAlone(sight: Sight, place: number): boolean {
  const { view } = sight;
  if (view.units[place] !== 0x2b || place === 0) return true;
  const before = view.kinds[place - 1] as number;
  return (
    before !== kind.alpha &&
    before !== kind.digit &&
    !'@*%$#<&+'.includes(String.fromCharCode(view.units[place - 1] as number))
  );
}

/** The sign before the first letter, at most two signs away. */
export function led(sight: Sight, place: number, sign: number): boolean {
  const { view } = sight;
  for (let i = place - 1; i >= 0 && i >= place - 3 && !isLetter(view.kinds[i] as number); i--) {
    if (view.units[i] === sign) return signAlone(sight, i);
    // 质量+，微信转给我: the sign belongs to the clause before.
    if (stops.includes(String.fromCharCode(view.units[i] as number))) return false;
  }
  return false;
}
const stops = ',。.!?;\n';

/** Latin letters of an address: weixin in mp.weixin.qq.com is where an article is. */
export function hosted(sight: Sight, c: Candidate, places: readonly number[]): boolean {
  if (!c.shape.letters.kind.every((k) => k === kind.alpha)) return false;
  const start = sight.view.start[places[0] as number] as number;
  const end = sight.view.end[places.at(-1) as number] as number;
  const before = /[a-z0-9.:/-]{0,64}$/i.exec(sight.text.slice(Math.max(0, start - 64), start))?.[0] ?? '';
  const behind = /^[a-z0-9.:/-]{0,64}/i.exec(sight.text.slice(end, end + 64))?.[0] ?? '';
  return (
    before.includes('://') || /\.(?:qq|com|cn|net|org)\b/i.test(behind) || (before.endsWith('.') && before.length > 2)
  );
}

/** 加V领, 加v字领毛衣: the cut of clothes. */
export const cutOfClothes = (sight: Sight, places: readonly number[]): boolean => {
  const end = sight.view.end[places.at(-1) as number] as number;
  return /v/i.test(sight.text.charAt(end - 1)) && /^[字型形]?[领領]/.test(sight.text.slice(end, end + 2));
};

/** Two letters and more digits than a telephone has: the number of an order. */
export function serial(sight: Sight, places: readonly number[]): boolean {
  const start = sight.view.start[places[0] as number] as number;
  const end = sight.view.end[places.at(-1) as number] as number;
  return end - start === 2 && /^[0-9]{12}/.test(sight.text.slice(end, end + 12));
}

/** A letter is that of `%s` or `%2$d` in a text to be filled in; in `s%e%x` and `100%sex` the `%` is a sign like any other. */
export const formatted = (sight: Sight, places: readonly number[]): boolean =>
  sight.text.includes('%') &&
  places.some((p) => {
    const at = sight.view.start[p] as number;
    const before = sight.text.slice(Math.max(0, at - 5), at);
    if (/%[0-9]{1,2}\$$/.test(before)) return /[a-z]/i.test(sight.text.charAt(at));
    return /(?:^|[^\p{L}\p{N}%])%$/u.test(before) && /^[sdifuxgc](?!\p{L})/u.test(sight.text.slice(at, at + 3));
  });

export function hashed(sight: Sight, word: Letters, places: readonly number[]): boolean {
  const latinEnd = (i: number): boolean => word.kind.at(i) === kind.alpha;
  if (!latinEnd(0) && !latinEnd(-1)) return false;
  const start = sight.view.start[places[0] as number] as number;
  const end = sight.view.end[places.at(-1) as number] as number;
  if (inHash(sight.text, start, end)) return true;
  const { from, to } = tokenAround(sight.text, start, end);
  return (from < start || to > end) && sight.inPath(start, end);
}
