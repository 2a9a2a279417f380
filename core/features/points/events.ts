import type { Happening, Moved } from '../../types.ts';

/** A member's points changed. */
export interface PointsChanged extends Happening, Moved {
  readonly what: 'points.changed';
  readonly member: number;
}
/** A member said something worth counting. */
export interface MessageSent extends Happening {
  readonly what: 'message.sent';
  readonly member: number;
}
