import type { Happening } from '../../types.ts';

/** Somebody takes part in a draw. */
export interface DrawJoined extends Happening {
  readonly what: 'draw.joined';
  readonly member: number;
  readonly draw: number;
  readonly number: number;
}
/** Somebody has a prize to claim. */
export interface DrawWon extends Happening {
  readonly what: 'draw.won';
  readonly member: number;
  readonly draw: number;
}
/** A draw ended; `entries`: how many took part. */
export interface DrawEnded extends Happening {
  readonly what: 'draw.ended';
  readonly member: null;
  readonly draw: number;
  readonly state: 'drawn' | 'cancelled';
  readonly entries: number;
}
