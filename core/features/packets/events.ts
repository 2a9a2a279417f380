import type { Happening } from '../../types.ts';

/** A packet of points was put up. */
export interface PacketOpened extends Happening {
  readonly what: 'packet.opened';
  /** Who gave it. */
  readonly member: number;
  readonly packet: number;
  readonly amount: number;
  readonly count: number;
}
