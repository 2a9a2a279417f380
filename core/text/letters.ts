/** Letters of a text and of a listed word. */
import { kind } from './tables.ts';

/** Whether a folded unit of this kind is a letter, a digit or a character, and no sign. */
export const isLetter = (k: number): boolean => k >= kind.alpha;

/** The letters of a listed word, as a text's letters are compared with them. */
export interface Letters {
  readonly unit: readonly number[];
  /** The Latin letter or digit each is read as; 0: none. */
  readonly read: readonly number[];
  readonly kind: readonly number[];
  /** The first letter of each run of one group, and one more that closes the last. */
  readonly from: readonly number[];
  /** Letters before which the word itself has a gap. */
  readonly gaps: ReadonlySet<number>;
}
