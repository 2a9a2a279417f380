import type { Happening } from '../../types.ts';

/** Somebody brought in stayed and spoke: the inviter is credited. */
export interface InviteKept extends Happening {
  readonly what: 'invite.kept';
  /** The inviter. */
  readonly member: number;
  readonly invitee: number;
}
/** They left early after all, or turned out to be the inviter: the credit is taken back. */
export interface InviteLost extends Happening {
  readonly what: 'invite.lost';
  /** The inviter. */
  readonly member: number;
  readonly invitee: number;
}
