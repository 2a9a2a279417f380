/** What was found and may be a listed word. */
import type { Shape } from './patterns.ts';
import type { Reading } from './reading.ts';

export interface Candidate {
  readonly shape: Shape;
  readonly segment: boolean;
  readonly whole: boolean;
  /** An allow phrase: pieces of it may stand apart in any way. */
  readonly allow: boolean;
  /** Undefined: found in the folded text as it stands. */
  readonly reading: Reading | undefined;
  /** The first folded unit; in a reading the first run. */
  readonly from: number;
}

/** The word, letter by letter: places in the view, and which letter of the word each is. */
export interface Sighting {
  readonly places: readonly number[];
  readonly letter: readonly number[];
  /** How the letters stand: in one piece, with pictures, markup, signs between. */
  readonly gap: 'none' | 'emoji' | 'markup' | 'spaced';
  /** Lies across other words: to be told, not counted. */
  readonly inside: boolean;
}
