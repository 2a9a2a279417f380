import type { Happening } from '../../types.ts';

/** Somebody goes by a name that reads like one of the staff, or like the bot. */
export interface ImpostorSeen extends Happening {
  readonly what: 'impostor.seen';
  readonly member: number;
  readonly name: string;
  readonly like: string;
}
/** Somebody new speaks of paying elsewhere or of a prize as if it came from the house. */
export interface ClaimSeen extends Happening {
  readonly what: 'claim.seen';
  readonly member: number;
  readonly kind: 'pay' | 'prize';
}
