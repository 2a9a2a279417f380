import type { Happening } from '../../types.ts';

/** A member checked in today. `streak`: days in a row, today included. */
export interface CheckinDone extends Happening {
  readonly what: 'checkin.done';
  readonly member: number;
  readonly day: string;
  readonly streak: number;
}
/** A streak reached a whole number of weeks. */
export interface CheckinWeek extends Happening {
  readonly what: 'checkin.week';
  readonly member: number;
  readonly streak: number;
}
