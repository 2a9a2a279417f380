import type { Happening } from '../../types.ts';

/** Points went from one member to another. */
export interface TransferMade extends Happening {
  readonly what: 'transfer.made';
  /** Who gave. */
  readonly member: number;
  readonly to: number;
  readonly amount: number;
}
