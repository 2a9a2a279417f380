/** What can be asked for when a word is listed. */

/**
 * Ways of writing a word that are looked for only where its list asks for them: each also meets innocent text.
 * - `pinyin`: its sound in Latin letters, in full or mixed with characters (`weixin`, `jia微xin`)
 * - `initials`: the first letters of its sound (`jwx` for 加微信); three characters or more
 * - `homophone`: characters of the same sound, tones apart; at least one as listed (威信 for 微信)
 * - `lookalike`: characters that look alike (徽信)
 * - `split`: a character written as its parts (木又 for 权)
 * - `reversed`: written backwards
 * - `alias`: what people say instead (企鹅 for QQ)
 */
export type Variant = 'pinyin' | 'initials' | 'homophone' | 'lookalike' | 'split' | 'reversed' | 'alias';
export const allVariants: readonly Variant[] = [
  'pinyin',
  'initials',
  'homophone',
  'lookalike',
  'split',
  'reversed',
  'alias',
];

export interface WordOptions {
  /** Default none. */
  readonly variants?: readonly Variant[];
  /**
   * Look through disguises: letters that look alike, signs between characters, marks, repeats, digits for
   * letters, the usual ways to write a WeChat lure. Default true. Without: width, case, Chinese script and
   * invisible characters only.
   */
  readonly disguises?: boolean;
  /** Drop Chinese hits that cut through other words (大麻烦 holds no 大麻). Default true. */
  readonly segment?: boolean;
  /** Only where the word stands alone: by segmentation for Chinese, by boundaries for Latin (their default). */
  readonly whole?: boolean;
}

export interface ListedWord extends WordOptions {
  readonly word: string;
  /** What hits are told apart by; default: the place in the list. */
  readonly tag?: number;
  /** A phrase that is always fine: what it covers is no hit. */
  readonly allow?: boolean;
}
