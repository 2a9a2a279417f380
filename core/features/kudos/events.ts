import type { Happening } from '../../types.ts';

/** Somebody praised another member. */
export interface KudosGiven extends Happening {
  readonly what: 'kudos.given';
  /** Who praised. */
  readonly member: number;
  readonly to: number;
}
/** Praise that counts: not from a newcomer, and not within the same two people again and again. */
export interface KudosReceived extends Happening {
  readonly what: 'kudos.received';
  /** Who was praised. */
  readonly member: number;
  readonly from: number;
}
/** A small reward nobody expected; points hear it. */
export interface SurpriseGiven extends Happening {
  readonly what: 'surprise.given';
  readonly member: number;
}
