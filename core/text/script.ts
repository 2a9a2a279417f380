/** What script a text is in, how wide it is, and how to shorten it. */
import { onlySimplified } from './han.ts';

export const isHan = (character: string): boolean => /^\p{Script=Han}$/u.test(character);
export const isLatinLetter = (character: string): boolean => /^\p{Script=Latin}$/u.test(character);

let simplified: ReadonlySet<string> | undefined;
/** The characters of `text` that exist only in Simplified Chinese, each once: none may stand in a zh-TW text. */
export function simplifiedOnly(text: string): string[] {
  simplified ??= new Set(onlySimplified);
  const known = simplified;
  return [...new Set(text)].filter((c) => known.has(c));
}

let shared: Intl.Segmenter | undefined;
/** What a reader takes for one character: an emoji with all its parts, a letter with its marks. */
export function graphemes(text: string): string[] {
  shared ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  return Array.from(shared.segment(text), (s) => s.segment);
}

let words: Intl.Segmenter | undefined;
/** Cuts Chinese into words by the dictionary every JavaScript engine carries. Loading it takes some milliseconds, once. */
export function wordSegmenter(): Intl.Segmenter {
  words ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return words;
}

/**
 * At most `max` UTF-16 units (what platforms count), cut between graphemes, with `…` in place of what is
 * left out. A text that fits comes back as it is.
 */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  let out = '';
  // A grapheme can be as long as its sender likes; what lies beyond `max` is never looked at.
  for (const g of graphemes(text.slice(0, max + 1))) {
    if (out.length + g.length + 1 > max) break;
    out += g;
  }
  return max > 0 ? `${out}…` : '';
}

const wide =
  /^(?:\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\u3000-\u303f\uff01-\uff60])/u;
/** Width in Chinese characters: Latin letters, digits and half-width signs count a half. */
export const width = (text: string): number => graphemes(text).reduce((sum, g) => sum + (wide.test(g) ? 1 : 0.5), 0);
