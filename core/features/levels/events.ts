import type { Happening } from '../../types.ts';

/** A member reached a level for the first time. */
export interface LevelReached extends Happening {
  readonly what: 'level.reached';
  readonly member: number;
  readonly level: number;
}
