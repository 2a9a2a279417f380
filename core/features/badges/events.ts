import type { Happening } from '../../types.ts';

/** A member earned a badge; each is earned once for ever. */
export interface BadgeEarned extends Happening {
  readonly what: 'badge.earned';
  readonly member: number;
  readonly badge: string;
}
