import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';

import { slot } from '../../kit/statement.ts';
import type { Database } from '../../ports.ts';
import type { ItemKind, Need, NewItem } from './rules.ts';
import { defineShop, type orderStates } from './schema.ts';

export type OrderState = (typeof orderStates)[number];
export interface Item {
  readonly id: number;
  readonly community: number;
  readonly no: number;
  readonly name: string;
  readonly price: number;
  readonly kind: ItemKind;
  readonly stock: number | null;
  readonly perMember: number;
  readonly need: Need;
  readonly state: 'on' | 'off';
}
export interface Order {
  readonly id: number;
  readonly community: number;
  readonly room: number;
  readonly item: number;
  readonly member: number;
  readonly identity: number;
  readonly price: number;
  readonly state: OrderState;
  readonly decidedBy: number | null;
  readonly at: number;
}
/** Points went back: these count against no limit. */
const undone = ['declined', 'lapsed'] as const;
const slice = 200;

/** Called once per bot; everything but `held` runs inside a handler. */
export function shopStore(database: Database) {
  const { items, orders, codes } = database.t(defineShop);
  const { db, read } = database;
  const p = sql.placeholder;
  const whole = sql<number>`count(*)`.mapWith(Number);
  const item = db
    .select()
    .from(items)
    .where(and(eq(items.community, p('community')), eq(items.no, p('no'))))
    .prepare('shop_item');
  const itemById = db
    .select()
    .from(items)
    .where(eq(items.id, p('id')))
    .prepare('shop_item_by_id');
  const had = db
    .select({ n: whole })
    .from(orders)
    .where(and(eq(orders.member, p('member')), eq(orders.item, p('item')), notInArray(orders.state, [...undone])))
    .prepare('shop_had');
  const takeOne = db
    .update(items)
    .set({ stock: sql`${items.stock} - 1` })
    .where(and(eq(items.id, p('id')), gt(items.stock, 0)))
    .returning({ id: items.id })
    .prepare('shop_take_one');
  const freeCode = db
    .select({ id: codes.id })
    .from(codes)
    .where(and(eq(codes.item, p('item')), isNull(codes.order)))
    .orderBy(asc(codes.id))
    .limit(1)
    .prepare('shop_free_code');
  const giveCode = db
    .update(codes)
    .set({ order: slot(codes.order, 'order') })
    .where(and(eq(codes.id, p('id')), isNull(codes.order)))
    .returning({ code: codes.code })
    .prepare('shop_give_code');
  const addOrder = db
    .insert(orders)
    .values({
      community: p('community'),
      room: p('room'),
      item: p('item'),
      member: p('member'),
      identity: p('identity'),
      price: p('price'),
      state: p('state'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .returning({ id: orders.id })
    .prepare('shop_add_order');
  const order = db
    .select()
    .from(orders)
    .where(eq(orders.id, p('id')))
    .prepare('shop_order');
  const mine = db
    .select({ order: orders, name: items.name, kind: items.kind, code: codes.code })
    .from(orders)
    .innerJoin(items, eq(items.id, orders.item))
    .leftJoin(codes, eq(codes.order, orders.id))
    .where(and(eq(orders.community, p('community')), eq(orders.member, p('member'))))
    .orderBy(desc(orders.id))
    .limit(20)
    .prepare('shop_mine');

  return {
    item: async (community: number, no: number): Promise<Item | undefined> =>
      (await item.execute({ community, no }))[0],
    itemById: async (id: number): Promise<Item | undefined> => (await itemById.execute({ id }))[0],
    /** What is up, with how many are left (null: without end), by number. */
    shelf: async (community: number): Promise<(Item & { readonly left: number | null })[]> => {
      const up = await db
        .select()
        .from(items)
        .where(and(eq(items.community, community), eq(items.state, 'on')))
        .orderBy(asc(items.no));
      const free = await db
        .select({ item: codes.item, n: whole })
        .from(codes)
        .where(
          and(
            isNull(codes.order),
            inArray(
              codes.item,
              up.map((i) => i.id),
            ),
          ),
        )
        .groupBy(codes.item);
      const left = new Map(free.map((f) => [f.item, f.n]));
      return up.map((i) => ({ ...i, left: i.kind === 'code' ? (left.get(i.id) ?? 0) : i.stock }));
    },
    add: async (community: number, wish: NewItem, eventId: string, at: number): Promise<Item> => {
      const [last] = await db
        .select({ no: items.no })
        .from(items)
        .where(eq(items.community, community))
        .orderBy(desc(items.no))
        .limit(1);
      const row = { community, no: (last?.no ?? 0) + 1, ...wish, state: 'on' as const, eventId, at };
      const [made] = await db.insert(items).values(row).returning({ id: items.id });
      if (!made) throw new Error('the item was not written');
      return { id: made.id, ...row };
    },
    setState: async (id: number, state: 'on' | 'off', eventId: string): Promise<void> =>
      void (await db.update(items).set({ state, eventId }).where(eq(items.id, id))),
    /** Never below 0; of goods without end nothing changes. */
    restock: async (id: number, by: number, eventId: string): Promise<void> => {
      const sum = sql`case when ${items.stock} + ${by} < 0 then 0 else ${items.stock} + ${by} end`;
      await db
        .update(items)
        .set({ stock: sum, eventId })
        .where(and(eq(items.id, id), isNotNull(items.stock)));
    },
    had: async (member: number, item: number): Promise<number> => (await had.execute({ member, item }))[0]?.n ?? 0,
    takeOne: async (id: number): Promise<boolean> => (await takeOne.execute({ id })).length > 0,
    freeCode: async (item: number): Promise<number | undefined> => (await freeCode.execute({ item }))[0]?.id,
    /** @throws Error when it was given away in between: the whole order is undone. */
    giveCode: async (id: number, order: number): Promise<string> => {
      const [row] = await giveCode.execute({ id, order });
      if (!row) throw new Error(`code ${id} is somebody's already`);
      return row.code;
    },
    codeOf: async (order: number): Promise<string | undefined> =>
      (await db.select({ code: codes.code }).from(codes).where(eq(codes.order, order)))[0]?.code,
    /** Back to those that are nobody's. */
    freeAgain: async (order: number): Promise<void> =>
      void (await db.update(codes).set({ order: null }).where(eq(codes.order, order))),
    /** @returns how many were new. */
    addCodes: async (item: number, all: readonly string[], eventId: string): Promise<number> => {
      let added = 0;
      for (let i = 0; i < all.length; i += slice) {
        const rows = all.slice(i, i + slice).map((code) => ({ item, code, eventId }));
        added += (await db.insert(codes).values(rows).onConflictDoNothing().returning({ id: codes.id })).length;
      }
      return added;
    },
    addOrder: async (row: Omit<Order, 'id' | 'decidedBy'> & { eventId: string }): Promise<number> => {
      const [made] = await addOrder.execute({ ...row });
      if (!made) throw new Error('the order was not written');
      return made.id;
    },
    order: async (id: number): Promise<Order | undefined> => (await order.execute({ id }))[0],
    /** Only from the state it is in; @returns false when somebody was quicker. */
    settle: async (
      id: number,
      from: OrderState,
      to: OrderState,
      by: { member: number | null; event: string },
    ): Promise<boolean> => {
      const done = await db
        .update(orders)
        .set({ state: to, decidedBy: by.member, closedBy: by.event })
        .where(and(eq(orders.id, id), eq(orders.state, from)))
        .returning({ id: orders.id });
      return done.length > 0;
    },
    /** A member's newest orders. */
    mine: async (community: number, member: number) => mine.execute({ community, member }),
    /** What is held for a member, with its code; the oldest first. */
    heldFor: (community: number, member: number): Promise<{ order: number; name: string; code: string }[]> =>
      db
        .select({ order: orders.id, name: items.name, code: codes.code })
        .from(orders)
        .innerJoin(items, eq(items.id, orders.item))
        .innerJoin(codes, eq(codes.order, orders.id))
        .where(and(eq(orders.community, community), eq(orders.member, member), eq(orders.state, 'held')))
        .orderBy(asc(orders.id)),
    waiting: async (community: number): Promise<Order[]> =>
      db
        .select()
        .from(orders)
        .where(and(eq(orders.community, community), eq(orders.state, 'waiting')))
        .orderBy(asc(orders.id)),
    /** Who has something to pick up. Reads what is committed. */
    held: () => read.select({ member: orders.member }).from(orders).where(eq(orders.state, 'held')),
    /** What one side of a person redeemed, the whole person has. */
    link: async (was: number, member: number): Promise<void> =>
      void (await db.update(orders).set({ member }).where(eq(orders.member, was))),
    /** What these identities redeemed is theirs again. */
    part: async (identities: readonly number[], member: number, was: number): Promise<void> =>
      void (await db
        .update(orders)
        .set({ member: was })
        .where(and(eq(orders.member, member), inArray(orders.identity, [...identities])))),
  };
}
export type ShopStore = ReturnType<typeof shopStore>;
