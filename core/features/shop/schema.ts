import { sql } from 'drizzle-orm';

import type { Kit } from '../../kit/columns.ts';
import { itemKinds, type Need } from './rules.ts';

/**
 * `waiting`: staff decide; `held`: a code waits to be picked up in private; `done`; `declined` and `lapsed`: the points
 * went back.
 */
export const orderStates = ['waiting', 'held', 'done', 'declined', 'lapsed'] as const;

export const defineShop = (k: Kit) => ({
  items: k.table(
    'shop_items',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      /** What members type; counts up within the community. */
      no: k.int('no').notNull(),
      name: k.text('name').notNull(),
      price: k.int('price').notNull(),
      kind: k.enum('kind', itemKinds).notNull(),
      /** Null: without end. Of codes: not used, the codes are the stock. */
      stock: k.int('stock'),
      /** 0: as often as they like. */
      perMember: k.int('per_member').notNull(),
      need: k.json<Need>('need').notNull(),
      state: k.enum('state', ['on', 'off'] as const).notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [
      k.uniqueIndex('shop_items_no').on(t.community, t.no),
      k.check('shop_items_stock', sql`${t.stock} is null or ${t.stock} >= 0`),
    ],
  ),
  orders: k.table(
    'shop_orders',
    {
      id: k.lastingId(),
      community: k.int('community').notNull(),
      /** Where it was asked for. */
      room: k.int('room').notNull(),
      item: k.int('item').notNull(),
      member: k.member('member').notNull(),
      identity: k.int('identity').notNull(),
      /** What was paid: a price may change later. */
      price: k.int('price').notNull(),
      state: k.enum('state', orderStates).notNull(),
      decidedBy: k.member('decided_by'),
      /** The event that ended it. */
      closedBy: k.text('closed_by'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('shop_orders_member').on(t.member, t.item), k.index('shop_orders_state').on(t.community, t.state)],
  ),
  codes: k.table(
    'shop_codes',
    {
      id: k.id(),
      item: k.int('item').notNull(),
      code: k.text('code').notNull(),
      /** Whose it is; null: nobody's yet. */
      order: k.int('order_id'),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [
      k.uniqueIndex('shop_codes_code').on(t.item, t.code),
      k.uniqueIndex('shop_codes_order').on(t.order),
      k.index('shop_codes_free').on(t.item, t.order),
    ],
  ),
});
