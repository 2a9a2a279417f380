/** How likely a stretch of Chinese is, cut into words one way or another: the fewer and the more usual, the likelier. */
import { costOf, rareCost } from './costs.ts';
import { wordSegmenter } from './script.ts';

const longestWord = 4;
const dictionary = new Map<string, boolean>();
/** Whether the engine's dictionary takes this for one word. */
export function isWord(text: string): boolean {
  if (text.length < 2 || !/\p{Script=Han}/u.test(text)) return false;
  let known = dictionary.get(text);
  if (known === undefined) {
    let n = 0;
    for (const _ of wordSegmenter().segment(text)) if (++n > 1) break;
    known = n === 1;
    if (dictionary.size > 5000) dictionary.clear();
    dictionary.set(text, known);
  }
  return known;
}

/** What the engine's dictionary takes for one word with the verb before it (赌了, 结了). */
const particles = new Set('了着过');

/** The same, with the engine's dictionary for what is seldom counted. */
export function costOfRare(word: string): number | undefined {
  const counted = costOf(word);
  if (counted !== undefined && counted <= rareCost) return counted;
  return isWord(word) && !particles.has(word.charAt(word.length - 1)) ? rareCost : counted;
}

/** The cost of the likeliest way to cut `text` into words, where `more` are said as often as `cost` tells. */
export function likeliest(text: string, more?: ReadonlySet<string>, cost = Infinity): number {
  const best = [0];
  for (let to = 1; to <= text.length; to++) {
    let least = Infinity;
    for (let length = 1; length <= longestWord && length <= to; length++) {
      const part = text.slice(to - length, to);
      const word = more?.has(part) ? Math.min(cost, costOf(part) ?? cost) : costOf(part);
      if (word !== undefined) least = Math.min(least, (best[to - length] as number) + word);
    }
    best.push(least);
  }
  return best[text.length] as number;
}

/** The first (`step` 1) or last word of the likeliest way to cut `text`. */
export function edgeWord(text: string, step: 1 | -1): string {
  let least = Infinity;
  let found = '';
  for (let length = 1; length <= longestWord && length <= text.length; length++) {
    const word = step > 0 ? text.slice(0, length) : text.slice(-length);
    const rest = step > 0 ? text.slice(length) : text.slice(0, -length);
    const cost = (costOf(word) ?? Infinity) + likeliest(rest);
    if (cost < least) [least, found] = [cost, word];
  }
  return found;
}

/** A word in a text: where, and what it costs. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

/** What a word costs: by counts alone, or with the engine's dictionary. */
export type Pricing = typeof costOf;

/** The words that lie across `edge`. */
function spans(text: string, edge: number, price: Pricing): Span[] {
  const out: Span[] = [];
  for (let from = Math.max(0, edge - longestWord + 1); from < edge; from++)
    for (let to = edge + 1; to <= text.length && to - from <= longestWord; to++) {
      const cost = price(text.slice(from, to));
      if (cost !== undefined) out.push({ from, to, cost });
    }
  return out;
}

/** The cost of the likeliest way in which a word lies across `edge`; Infinity when none does. */
export const across = (text: string, edge: number, price: Pricing = costOfRare): number =>
  spans(text, edge, price).reduce(
    (least, w) => Math.min(least, likeliest(text.slice(0, w.from)) + w.cost + likeliest(text.slice(w.to))),
    Infinity,
  );

/** The same with two words, one across each edge. */
export function acrossBoth(text: string, start: number, end: number, price: Pricing = costOfRare): number {
  let least = Infinity;
  const ends = spans(text, end, price);
  for (const a of spans(text, start, price)) {
    const before = likeliest(text.slice(0, a.from)) + a.cost;
    for (const b of ends)
      if (a.to <= b.from)
        least = Math.min(least, before + likeliest(text.slice(a.to, b.from)) + b.cost + likeliest(text.slice(b.to)));
  }
  return least;
}
