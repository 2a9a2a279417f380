/**
 * Writes core/text/lexicon.ts: how often the common Chinese words and characters are used, in powers of two.
 *
 *   npm pack nodejieba     in a directory of its own, unpacked there
 *   JIEBA_DICT=…/cppjieba/dict/jieba.dict.utf8 npx tsx test/text/generate-lexicon.ts
 *
 * Source: the dictionary of jieba (MIT), as shipped by nodejieba. Names of people and places are left out where they are rare.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** The least count by length of word: what is rarer says little. */
const least = [0, 60, 8, 16, 16];
/** Words of two characters of these kinds are kept however rare: two that are written together (归零, 实木) are no accident. */
const kept = /^(?:n|v|a|b|d|i|l|z|vn|an|ad)$/;
const buckets = new Map<string, string[]>();
let total = 0;
for (const line of readFileSync(process.env['JIEBA_DICT'] ?? 'jieba.dict.utf8', 'utf8').split('\n')) {
  const [word = '', count = '0', tag = ''] = line.split(' ');
  const n = Number(count);
  total += n;
  const limit = least[word.length];
  if (limit === undefined || !/^[\u4e00-\u9fff]+$/.test(word)) continue;
  if (n < limit && !(word.length === 2 && n > 1 && kept.test(tag.trim()))) continue;
  if (word.length > 1 && /^n[rstz]/.test(tag.trim()) && n < 250) continue;
  const key = `${word.length} ${Math.floor(Math.log2(n))}`;
  buckets.set(key, [...(buckets.get(key) ?? []), word]);
}
const rows = [...buckets]
  .map(([key, words]) => [...key.split(' ').map(Number), words.sort().join('')] as [number, number, string])
  .sort((a, b) => a[0] - b[0] || b[1] - a[1])
  .map(([length, power, text]) => `  [${length}, ${power}, '${text}'],`);
writeFileSync(
  new URL('../../core/text/lexicon.ts', import.meta.url),
  `/** Made by test/text/generate-lexicon.ts; do not edit. Word counts: jieba (MIT). */

/** Of so many words. */
export const lexiconTotal = ${total};

/** Length of the words, the power of two of their count, and the words in a row. */
export const lexicon: readonly (readonly [number, number, string])[] = [
${rows.join('\n')}
];
`,
);
console.log(
  [...buckets].reduce((n, [, w]) => n + w.length, 0),
  'words',
);
