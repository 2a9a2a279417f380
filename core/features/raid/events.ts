import type { Happening } from '../../types.ts';

/** Many came in at once: newcomers are asked something until it is over. */
export interface RaidBegun extends Happening {
  readonly what: 'raid.begun';
  readonly member: null;
  readonly raid: number;
  /** Our id of the group, whatever room the word came from. */
  readonly room: number;
}
/** It is over; how it went. */
export interface RaidEnded extends Happening {
  readonly what: 'raid.ended';
  readonly member: null;
  readonly raid: number;
  /** Our id of the group, whatever room the word came from. */
  readonly room: number;
  readonly joins: number;
  readonly passed: number;
  readonly removed: number;
}
/** Somebody who came in gave the right answer. */
export interface NewcomerPassed extends Happening {
  readonly what: 'newcomer.passed';
  readonly member: number;
}
/** Newcomers who gave no answer in time were let go, as the owner switched on. They may come back. */
export interface NewcomersRemoved extends Happening {
  readonly what: 'newcomers.removed';
  readonly member: null;
  readonly members: readonly number[];
}
