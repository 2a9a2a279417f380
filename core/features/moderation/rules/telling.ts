/**
 * The words of a sentence that tell most: what the project's own lists name, addresses and numbers, then words that
 * are rare in this group and in the language. Never the sentence, never two halves of two words. Pure.
 */
import { graphemes, wordCost } from '../../../text/index.ts';
import { wordPresets } from '../presets/index.ts';

const longest = 16;
const most = 12;
/** In a preset's phrase so many letters or more are worth being named by themselves. */
const shortestLatin = 4;
/** Natural logarithms: what newspapers write more often than once in about 60,000 words tells nothing. */
const everyday = 11;
/** How many such words are proposed. */
const proposed = 2;

/** What a word is known by, the first the most telling. */
const ranks = ['listed', 'address', 'trade', 'rare'] as const;
export interface Candidate {
  readonly word: string;
  readonly rank: (typeof ranks)[number];
}

/** Said in every sentence of English. */
const small = new Set(
  (
    'about after again also anyone around away back because been before being both click come coming could daily does done ' +
    'down each even ever every everyone find first from free friend friends get give going good group guys have hello here ' +
    'home into just know last later like link little look looking love made make many maybe message more most much must near need ' +
    'never next nice only open other over people place please really right same send share should some someone something ' +
    'soon still such sure take talk than thank thanks that their them then there these they thing think this those time today ' +
    'tomorrow very want week well were what when where which while will with work would year yesterday your'
  ).split(' '),
);

const phrases = wordPresets.flatMap((p) => p.words.map((w) => w.toLowerCase()));
const longPhrases = phrases.filter((p) => graphemes(p).length >= 3);
/** It stands in a phrase of the project's lists, at its beginning or its end. */
const ofTrade = (word: string): boolean => {
  const lower = word.toLowerCase();
  const latin = /^[a-z0-9]/u.test(lower);
  return phrases.some((p) =>
    latin ? p.split(' ').includes(lower) && !small.has(lower) : p.startsWith(lower) || p.endsWith(lower),
  );
};

const host = /(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.)+[a-z]{2,24})(?![a-z0-9.@-])/giu;
/** Names of accounts and numbers to call: letters with digits, or seven digits and more. */
const account =
  /(?<![a-z0-9_.])(?=[a-z0-9_-]*[0-9])[a-z][a-z0-9_-]{4,15}(?![a-z0-9_.])|(?<![0-9])[0-9]{7,13}(?![0-9])/giu;
/** Characters that begin or end no word of a trade. */
const grammar =
  /[的了是我你您他她它们們在有就不也都这那這和与與吗嗎呢吧啊呀哦着著过過很要会會能可以为為对對把被到去来來上下里裡个個一二三四五六七八九十]/u;

/** Segments of the engine's dictionary; two characters by themselves side by side, and no third, are one. */
function segments(text: string): string[] {
  const all = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].filter((s) => s.isWordLike);
  const single = (i: number): boolean => {
    const s = all[i]?.segment ?? '';
    return /^\p{Script=Han}$/u.test(s) && !grammar.test(s);
  };
  const touches = (i: number): boolean => {
    const [a, b] = [all[i], all[i + 1]];
    return a !== undefined && b !== undefined && b.index === a.index + a.segment.length;
  };
  const found: string[] = [];
  for (let i = 0; i < all.length; i++) {
    found.push(all[i]?.segment ?? '');
    if (!single(i) || !touches(i) || !single(i + 1)) continue;
    const pair = `${all[i]?.segment ?? ''}${all[i + 1]?.segment ?? ''}`;
    const alone = !(single(i - 1) && touches(i - 1)) && !(single(i + 2) && touches(i + 1));
    if (alone || ofTrade(pair)) found.push(pair);
  }
  return found;
}

/** Words worth proposing, each once, by how telling they are. */
export function wordsIn(text: string): Candidate[] {
  const lower = text.toLowerCase();
  const found = new Map<string, Candidate>();
  const take = (word: string, rank: Candidate['rank']): void => {
    const known = [...found.keys()].some((k) => k.toLowerCase() === word.toLowerCase());
    if (!known && word.length <= longest && word.length < text.trim().length) found.set(word, { word, rank });
  };
  for (const p of longPhrases.toSorted((a, b) => b.length - a.length)) if (lower.includes(p)) take(p, 'listed');
  const hosts = [...text.matchAll(host)].map((m) => m[1]?.toLowerCase() ?? '');
  for (const h of hosts) take(h, 'address');
  const rest = text.replaceAll(/(?:https?:\/\/|www\.)\S+/giu, ' ').replaceAll(host, ' ');
  for (const [name] of rest.matchAll(account)) take(name, 'address');
  for (const word of segments(rest)) {
    const han = /\p{Script=Han}/u.test(word);
    const letters = graphemes(word).length;
    if (letters < (han ? 2 : shortestLatin) || /[0-9]/u.test(word)) continue;
    if (ofTrade(word)) take(word, 'trade');
    else if (han ? (wordCost(word) ?? Infinity) > everyday && !grammar.test(word) : !small.has(word.toLowerCase()))
      take(word, 'rare');
  }
  return [...found.values()].toSorted((a, b) => ranks.indexOf(a.rank) - ranks.indexOf(b.rank)).slice(0, most);
}

/** How seldom newspapers write it; words they do not know are all the same. */
const unknown = 30;
const seldom = (word: string): number => wordCost(word) ?? unknown;

/**
 * The most telling first; of one rank what is rarer in this group, then in the language, then the longer. What others say every day is left
 * out. `times`: how many of the group's newest `of` messages hold each.
 */
export function telling(words: readonly Candidate[], times: readonly number[], of: number): string[] {
  const common = Math.max(2, of / 200);
  const ranked = words
    .map((w, i) => ({ ...w, n: times[i] ?? 0 }))
    .filter((w) => w.n <= common)
    .sort(
      (a, b) =>
        ranks.indexOf(a.rank) - ranks.indexOf(b.rank) ||
        a.n - b.n ||
        seldom(b.word) - seldom(a.word) ||
        b.word.length - a.word.length,
    );
  const chosen: string[] = [];
  for (const { word } of ranked)
    if (chosen.length < proposed && chosen.every((x) => !x.includes(word) && !word.includes(x))) chosen.push(word);
  return chosen;
}
