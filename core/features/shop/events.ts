import type { Happening } from '../../types.ts';

/** Something was redeemed; `refunded` tells that points came back. */
export interface ShopRedeemed extends Happening {
  readonly what: 'shop.redeemed';
  readonly member: number;
  readonly order: number;
  /** What it is called. */
  readonly item: string;
  readonly price: number;
}
/** Points came back: staff declined it, or nobody picked it up. */
export interface ShopRefunded extends Happening {
  readonly what: 'shop.refunded';
  readonly member: number;
  readonly order: number;
  readonly price: number;
}
