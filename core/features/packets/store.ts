import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';

import { slot } from '../../kit/statement.ts';
import type { Database } from '../../ports.ts';
import type { Split } from './rules.ts';
import { definePackets } from './schema.ts';

export interface Packet {
  readonly id: number;
  readonly community: number;
  readonly room: number;
  readonly giver: number;
  readonly amount: number;
  readonly count: number;
  readonly split: Split;
  readonly seed: number;
  readonly shares: readonly number[];
  readonly taken: number;
  readonly minted: boolean;
  readonly state: 'open' | 'over' | 'back';
  readonly until: number;
}
export interface Claimed {
  readonly member: number;
  readonly amount: number;
}

/** Called once per bot; everything but `open` runs inside a handler. */
export function packetStore(database: Database) {
  const { packets, packetClaims: claims } = database.t(definePackets);
  const { db, read } = database;
  const p = sql.placeholder;
  const add = db
    .insert(packets)
    .values({
      community: p('community'),
      room: p('room'),
      giver: p('giver'),
      amount: p('amount'),
      count: p('count'),
      split: p('split'),
      seed: p('seed'),
      shares: p('shares'),
      minted: p('minted'),
      state: 'open',
      until: p('until'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .returning({ id: packets.id })
    .prepare('packet_add');
  const find = db
    .select()
    .from(packets)
    .where(eq(packets.id, p('id')))
    .prepare('packet_find');
  const claimed = db
    .select({ amount: claims.amount })
    .from(claims)
    .where(and(eq(claims.packet, p('packet')), eq(claims.member, p('member'))))
    .prepare('packet_claimed');
  /** The number of the share is drawn by this one statement, so two hands never hold the same one. */
  const draw = db
    .update(packets)
    .set({
      taken: sql`${packets.taken} + 1`,
      state: sql`case when ${packets.taken} + 1 = ${packets.count} then 'over' else ${packets.state} end`,
    })
    .where(and(eq(packets.id, p('id')), eq(packets.state, 'open'), lt(packets.taken, packets.count)))
    .returning({ taken: packets.taken, shares: packets.shares, count: packets.count })
    .prepare('packet_draw');
  const keep = db
    .insert(claims)
    .values({
      packet: p('packet'),
      member: p('member'),
      amount: p('amount'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .prepare('packet_keep');
  const close = db
    .update(packets)
    .set({ state: slot(packets.state, 'state'), closedBy: slot(packets.closedBy, 'by') })
    .where(and(eq(packets.id, p('id')), eq(packets.state, 'open')))
    .returning({ id: packets.id })
    .prepare('packet_close');

  return {
    add: async (row: Omit<Packet, 'id' | 'taken' | 'state'> & { eventId: string; at: number }): Promise<number> => {
      const [made] = await add.execute({ ...row });
      if (!made) throw new Error('the packet was not written');
      return made.id;
    },
    find: async (id: number): Promise<Packet | undefined> => (await find.execute({ id }))[0],
    claimed: async (packet: number, member: number): Promise<number | undefined> =>
      (await claimed.execute({ packet, member }))[0]?.amount,
    /** The next share; undefined when nothing is left or it is closed. */
    draw: async (id: number): Promise<{ share: number; left: number } | undefined> => {
      const [row] = await draw.execute({ id });
      const share = row?.shares[row.taken - 1];
      return row && share !== undefined ? { share, left: row.count - row.taken } : undefined;
    },
    keep: async (row: { packet: number; member: number; amount: number; eventId: string; at: number }) =>
      void (await keep.execute(row)),
    /** @returns false when it was closed already. */
    close: async (id: number, by: string): Promise<boolean> =>
      (await close.execute({ id, state: 'back', by })).length > 0,
    /** The largest share; the first of several. */
    best: async (packet: number): Promise<Claimed | undefined> => {
      const [row] = await db
        .select({ member: claims.member, amount: claims.amount })
        .from(claims)
        .where(eq(claims.packet, packet))
        .orderBy(desc(claims.amount), claims.at)
        .limit(1);
      return row;
    },
    /** Points minted for packets in a community since an instant. */
    mintedSince: async (community: number, since: number): Promise<number> => {
      const [row] = await db
        .select({ n: sql<number>`coalesce(sum(${packets.amount}), 0)`.mapWith(Number) })
        .from(packets)
        .where(and(eq(packets.community, community), eq(packets.minted, true), gte(packets.at, since)));
      return row?.n ?? 0;
    },
    /** Two members became one: what either took of an open packet, the one has taken. */
    link: async (was: number, member: number): Promise<void> => {
      const open = db.select({ id: packets.id }).from(packets).where(eq(packets.state, 'open'));
      const mine = db.select({ packet: claims.packet }).from(claims).where(eq(claims.member, member));
      await db
        .update(claims)
        .set({ member })
        .where(and(eq(claims.member, was), inArray(claims.packet, open), sql`${claims.packet} not in ${mine}`));
      await db
        .update(packets)
        .set({ giver: member })
        .where(and(eq(packets.giver, was), eq(packets.state, 'open')));
    },
    /** What is open, with who has taken of it. Reads what is committed. */
    open: async () => {
      const rows = await read
        .select({ id: packets.id, room: packets.room, until: packets.until })
        .from(packets)
        .where(eq(packets.state, 'open'))
        .orderBy(packets.id);
      const hands = await read
        .select({ packet: claims.packet, member: claims.member })
        .from(claims)
        .innerJoin(packets, eq(packets.id, claims.packet))
        .where(eq(packets.state, 'open'));
      return { rows, hands };
    },
  };
}
export type PacketStore = ReturnType<typeof packetStore>;
