import type { Happening } from '../../types.ts';

/** A season ended and another began. Points and levels stay as they are. */
export interface SeasonBegan extends Happening {
  readonly what: 'season.began';
  readonly member: null;
  /** Counted from 1; the first a community declares is its second. */
  readonly number: number;
  readonly name: string;
}
