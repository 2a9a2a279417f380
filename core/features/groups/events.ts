import type { Happening } from '../../types.ts';

/** Somebody became a friend of the account: what waited for them in private can be said now. */
export interface FriendMade extends Happening {
  readonly what: 'friend.made';
  readonly member: number;
}
