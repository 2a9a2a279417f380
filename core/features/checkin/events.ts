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
/** A streak reached the first to fourth milestone of the community, the first time this calendar year. */
export interface CheckinMilestone extends Happening {
  readonly what: 'checkin.milestone1' | 'checkin.milestone2' | 'checkin.milestone3' | 'checkin.milestone4';
  readonly member: number;
  /** How many days in a row it takes. */
  readonly days: number;
}
/** A member made up a day that was missed. Earns nothing by itself. */
export interface CheckinMadeUp extends Happening {
  readonly what: 'checkin.made_up';
  readonly member: number;
  readonly day: string;
  /** Of the last day that counts. */
  readonly streak: number;
}
/** The whole community kept checking in; told for each who took part. */
export interface CheckinGoal extends Happening {
  readonly what: 'checkin.goal';
  readonly member: number;
  /** The goal's last day. */
  readonly day: string;
}
