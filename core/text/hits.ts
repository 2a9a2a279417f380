/** What a matcher says about a text. */

/** How a written word differs from the listed one. */
export type Disguise = 'case' | 'width' | 'script' | 'invisible' | 'spaced' | 'lure';

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
}
