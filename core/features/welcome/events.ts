import type { Happening } from '../../types.ts';

/** Somebody joined and was greeted. */
export interface MemberWelcomed extends Happening {
  readonly what: 'member.welcomed';
  readonly member: number;
}
