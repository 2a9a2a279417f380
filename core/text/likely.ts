/** How likely a stretch of Chinese is, cut into words one way or another: the fewer and the more usual, the likelier. */
import { lexicon, lexiconTotal } from './lexicon.ts';
import { spokenWords } from './spoken.ts';

const longestWord = 4;
/** Costs are natural logarithms: 0 is certain. */
const total = Math.log(lexiconTotal);
/** A character nobody counted. */
const strange = 15;
/** A Latin letter, a digit. */
const foreign = 3;
/** A word that only the engine's dictionary has. */
const rare = total - Math.log(60);

/** Said all day, but hardly in newspapers. */
const spoken = '聊';
/** Never words of their own. */
const suffixes = '子';

let made: Map<string, number> | undefined;
function costs(): Map<string, number> {
  if (made) return made;
  made = new Map();
  for (const [length, power, text] of lexicon)
    if (power >= seldom)
      for (let i = 0; i < text.length; i += length)
        made.set(text.slice(i, i + length), total - (power + 0.5) * Math.LN2);
  const everyday = total - Math.log(1500);
  for (const c of spoken) made.set(c, Math.min(made.get(c) ?? everyday, total - Math.log(30_000)));
  for (const c of suffixes) made.set(c, strange);
  for (const word of spokenWords.split(' ')) made.set(word, Math.min(made.get(word) ?? everyday, everyday));
  return made;
}

/** Words counted less often than 2 to the power of this are kept in a table of their own: there are many of them. */
const seldom = 7;
const tableBits = 18;
let seldomTable: { readonly keys: Int32Array; readonly powers: Uint8Array } | undefined;

/** Two characters in one number; longer words mixed into one, by which hardly ever two are taken for each other. */
function keyOf(text: string, from: number, length: number): number {
  let key = 0;
  for (let i = from; i < from + length; i++)
    key = (Math.imul(key, length < 3 ? 0x10000 : 0x01000193) + text.charCodeAt(i)) | 0;
  return key;
}
/** Where a key is, or the empty place for it. */
function slotOf(keys: Int32Array, key: number): number {
  let at = Math.imul(key, 0x9e3779b1) >>> (32 - tableBits);
  while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & (keys.length - 1);
  return at;
}

/** The cost of a word that is seldom used. */
function seldomCost(word: string): number | undefined {
  if (!seldomTable) {
    seldomTable = { keys: new Int32Array(1 << tableBits), powers: new Uint8Array(1 << tableBits) };
    for (const [length, power, text] of lexicon)
      for (let i = 0; power < seldom && i < text.length; i += length) {
        const at = slotOf(seldomTable.keys, keyOf(text, i, length));
        seldomTable.keys[at] = keyOf(text, i, length);
        seldomTable.powers[at] = power;
      }
  }
  const power = seldomTable.powers[slotOf(seldomTable.keys, keyOf(word, 0, word.length))] as number;
  return power === 0 ? undefined : total - (power + 0.5) * Math.LN2;
}

let shared: Intl.Segmenter | undefined;
const dictionary = new Map<string, boolean>();
/** Whether the engine's dictionary takes this for one word. */
export function isWord(text: string): boolean {
  if (text.length < 2 || !/\p{Script=Han}/u.test(text)) return false;
  let known = dictionary.get(text);
  if (known === undefined) {
    shared ??= new Intl.Segmenter('zh', { granularity: 'word' });
    let n = 0;
    for (const _ of shared.segment(text)) if (++n > 1) break;
    known = n === 1;
    if (dictionary.size > 5000) dictionary.clear();
    dictionary.set(text, known);
  }
  return known;
}

/** What it costs to write this as one word; undefined: it is none. */
export function costOf(word: string): number | undefined {
  const known = costs().get(word);
  if (known !== undefined) return known;
  if (word.length > 1) return seldomCost(word);
  return /\p{Script=Han}/u.test(word) ? strange : foreign;
}

/** Whether newspapers write it often. */
export const isCommon = (word: string): boolean => costs().has(word);

/** What the engine's dictionary takes for one word with the verb before it (赌了, 结了). */
const particles = new Set('了着过');

/** The same, with the engine's dictionary for what is seldom counted. */
export function costOfRare(word: string): number | undefined {
  const counted = costOf(word);
  if (counted !== undefined && counted <= rare) return counted;
  return isWord(word) && !particles.has(word.charAt(word.length - 1)) ? rare : counted;
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
