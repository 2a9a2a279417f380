/** What happens to an order: redeemed, decided, picked up, given back. Each runs inside one handler. */
import type { Ledger } from '../../ledger/index.ts';
import type { Tx } from '../../ports.ts';
import type { Context, Effects } from '../../types.ts';
import type { ShopRefunded, ShopRedeemed } from './events.ts';
import { unmet, type Unmet } from './rules.ts';
import type { Item, Order, OrderState, ShopStore } from './store.ts';

/** Members with a code to pick up: memory that mirrors rows. */
export type Held = Map<number, number>;

export interface Desk {
  readonly ledger: Ledger;
  readonly store: ShopStore;
  readonly held: Held;
}
export const count = (held: Held, member: number, by: number): void => {
  const n = (held.get(member) ?? 0) + by;
  if (n > 0) held.set(member, n);
  else held.delete(member);
};

/** How an order can end at once: a code can be told in private, a title can be given here. */
export interface Means {
  readonly level: number;
  readonly tags: readonly string[];
  readonly tells: boolean;
  readonly titles: boolean;
  /** Said in a group, where it is known since when they are in it. */
  readonly group: boolean;
}
export type Redeemed =
  | {
      readonly is: 'done' | 'held' | 'waiting';
      readonly item: Item;
      readonly order: number;
      readonly code?: string;
      readonly left: number;
      readonly tell: Effects;
    }
  | { readonly is: 'none' | 'inGroup' }
  | { readonly is: 'gone'; readonly item: Item }
  | { readonly is: 'limit'; readonly item: Item }
  | { readonly is: 'short'; readonly item: Item; readonly has: number }
  | ({ readonly is: 'unmet'; readonly item: Item } & { readonly need: Unmet });

const stateOf = (item: Item, means: Means): 'done' | 'held' | 'waiting' =>
  item.kind === 'goods'
    ? 'waiting'
    : item.kind === 'code'
      ? means.tells
        ? 'done'
        : 'held'
      : means.titles
        ? 'done'
        : 'waiting';

/** Points are burned, stock goes down and the order is written, or nothing happens. */
export async function redeem(d: Desk, c: Context, tx: Tx, no: number, means: Means): Promise<Redeemed> {
  const { store, ledger } = d;
  const { member, identity, joinedAt } = c.who;
  const item = await store.item(c.community.id, no);
  if (!item || item.state === 'off') return { is: 'none' };
  if (item.need.days !== undefined && !means.group) return { is: 'inGroup' };
  const need = unmet(item.need, { level: means.level, tags: means.tags, joinedAt, at: c.at });
  if (need) return { is: 'unmet', item, need };
  if (item.perMember > 0 && (await store.had(member, item.id)) >= item.perMember) return { is: 'limit', item };
  const has = await ledger.balance(c, member);
  if (has < item.price) return { is: 'short', item, has };
  const free = item.kind === 'code' ? await store.freeCode(item.id) : undefined;
  if (item.kind === 'code' ? free === undefined : item.stock !== null && !(await store.takeOne(item.id)))
    return { is: 'gone', item };
  const state = stateOf(item, means);
  const { id: community } = c.community;
  const row = { community, room: c.room.id, item: item.id, member, identity, price: item.price, state };
  const order = await store.addOrder({ ...row, eventId: c.cause, at: c.at });
  const code = free === undefined ? undefined : await store.giveCode(free, order);
  const paid = await ledger.spend(c, { member, amount: item.price, reason: 'spent', note: item.name });
  if (!paid) throw new Error(`order ${order} could not be paid`);
  if (state === 'held') tx.after(() => count(d.held, member, 1));
  const what: ShopRedeemed = { what: 'shop.redeemed', member, order, item: item.name, price: item.price };
  const tell: Effects = [...paid.tell, { do: 'tell', what }];
  return { is: state, item, order, left: paid.balance, tell, ...(code !== undefined && { code }) };
}

export interface Settled {
  readonly order: Order;
  readonly item: Item;
  readonly tell: Effects;
}
/**
 * Ends a waiting or held order; `declined` and `lapsed` give the points back as an entry of its own and put the thing
 * back. Undefined when it was ended already.
 */
export async function settle(
  d: Desk,
  c: Context,
  tx: Tx,
  id: number,
  from: 'waiting' | 'held',
  to: Extract<OrderState, 'done' | 'declined' | 'lapsed'>,
): Promise<Settled | undefined> {
  const order = await d.store.order(id);
  const item = order && (await d.store.itemById(order.item));
  if (!order || !item || order.community !== c.community.id) return undefined;
  if (!(await d.store.settle(id, from, to, { member: c.who.member || null, event: c.cause }))) return undefined;
  if (from === 'held') tx.after(() => count(d.held, order.member, -1));
  if (to === 'done') return { order, item, tell: [] };
  if (item.kind === 'code') await d.store.freeAgain(id);
  else await d.store.restock(item.id, 1, c.cause);
  const { member, price } = order;
  const back = await d.ledger.move(c, { member, amount: price, identity: null, reason: 'refund', note: item.name });
  const what: ShopRefunded = { what: 'shop.refunded', member, order: id, price };
  return { order, item, tell: [...back.tell, { do: 'tell', what }] };
}
