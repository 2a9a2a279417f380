/** What a matcher says about a text. */
import type { Variant } from './options.ts';

/**
 * How a written word differs from the listed one:
 * - `case`, `width` (full width, mathematical, circled … letters), `script` (Traditional, variant, radical)
 * - `invisible` (zero width, bidi, fillers), `marks` (combining marks, accents), `confusable` (Cyrillic, Greek …)
 * - `leet` (digits and signs for letters), `repeat` (letters written several times), `numeral` (三 for 3, ٣, ③)
 * - `masked` (letters blotted out: `f*ck`, 加*信)
 * - `spaced` (signs, spaces, line breaks between), `emoji` (between, or in place of letters), `markup` (`**`, tags)
 * - `lure`: one of the usual ways to write 微信; the rest as in `Variant`
 */
export type Disguise =
  | 'case'
  | 'width'
  | 'script'
  | 'invisible'
  | 'marks'
  | 'confusable'
  | 'leet'
  | 'repeat'
  | 'numeral'
  | 'masked'
  | 'spaced'
  | 'emoji'
  | 'markup'
  | 'lure'
  | Variant;

export interface Hit {
  /** As listed. */
  readonly word: string;
  /** The word's tag: its place in `words`, or what its list gave it. */
  readonly index: number;
  /** UTF-16 positions in the text as written; `end` is behind the last. */
  readonly start: number;
  readonly end: number;
  /** In one piece and undisguised; case, width and Chinese script may differ. */
  readonly plain: boolean;
  readonly views: readonly Disguise[];
}

/** Found, and not counted. */
export interface Dropped {
  readonly word: string;
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** `inside`: begins or ends inside another word; `allowed`: an allow phrase covers it. */
  readonly why: 'inside' | 'allowed';
  /** The allow phrase. */
  readonly by?: string;
}

export interface Found {
  readonly hits: readonly Hit[];
  readonly dropped: readonly Dropped[];
}

/** A listed word with what is needed to judge its hits. */
export interface Entry {
  readonly word: string;
  readonly tag: number;
  readonly allow: boolean;
  readonly segment: boolean;
  readonly whole: boolean;
}
