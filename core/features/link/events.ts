import type { Happening } from '../../types.ts';

/** Two members are one person from now on: what belonged to `was` belongs to `member`. */
export interface MembersLinked extends Happening {
  readonly what: 'members.linked';
  readonly member: number;
  readonly was: number;
  /** The identities that were `was`'s. */
  readonly identities: readonly number[];
  readonly link: number;
}
/** They are two again: `identities` are `was` once more. `since`: when they were linked, epoch ms. */
export interface MembersParted extends Happening {
  readonly what: 'members.parted';
  readonly member: number;
  readonly was: number;
  readonly identities: readonly number[];
  readonly link: number;
  readonly since: number;
}
