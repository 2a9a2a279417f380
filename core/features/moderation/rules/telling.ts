/** The words of a sentence that tell most: rare in this group, and words at all. Never the sentence. Pure. */

import { graphemes } from '../../../text/index.ts';

const longest = 12;
const most = 12;

/** Words of the text, with two single characters side by side taken together, each once. */
export function wordsIn(text: string): string[] {
  const segments = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].filter((s) => s.isWordLike);
  const found = new Set<string>();
  for (const [i, s] of segments.entries()) {
    const word = s.segment;
    const han = /\p{Script=Han}/u.test(word);
    const next = segments[i + 1];
    if (han && next && next.index === s.index + word.length && /\p{Script=Han}/u.test(next.segment)) {
      const pair = word + next.segment;
      if (graphemes(pair).length <= 4) found.add(pair);
    }
    if (graphemes(word).length >= (han ? 2 : 3) && word.length <= longest && !/^[0-9]+$/u.test(word)) found.add(word);
  }
  return [...found].filter((w) => w.length < text.trim().length).slice(0, most);
}

/** The rarest first; of equals the longer one. What others say every day is left out. */
export function telling(words: readonly string[], times: readonly number[], of: number): string[] {
  const common = Math.max(2, of / 200);
  const ranked = words
    .map((word, i) => ({ word, n: times[i] ?? 0 }))
    .filter((w) => w.n <= common)
    .sort((a, b) => a.n - b.n || b.word.length - a.word.length);
  const chosen: string[] = [];
  for (const { word } of ranked)
    if (chosen.length < 2 && chosen.every((x) => !x.includes(word) && !word.includes(x))) chosen.push(word);
  return chosen;
}
