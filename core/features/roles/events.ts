import type { Happening } from '../../types.ts';

/** Somebody became owner by the code printed at start. */
export interface RolesClaimed extends Happening {
  readonly what: 'roles.claimed';
  readonly member: number;
}
