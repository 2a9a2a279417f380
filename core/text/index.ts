/** The text library: folding, matching, segmentation. Knows nothing of bots; usable on its own. */
export { foldCommand } from './command.ts';
export { fold, foldedText, type View } from './fold.ts';
export type { Disguise, Dropped, Found, Hit } from './hits.ts';
export {
  createIndex,
  createMatcher,
  type ListedWord,
  type Matcher,
  type WordIndex,
  type WordOptions,
} from './matcher.ts';
export { graphemes, isHan, isLatinLetter, simplifiedOnly, truncate, width } from './script.ts';
export { wordBreaks, type WordBreaks } from './segment.ts';
