import { and, desc, eq, gte, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import type { Day, Made } from './rules.ts';
import { defineTransfers } from './schema.ts';

export type Signal = 'circle' | 'many';
interface Row extends Made {
  readonly community: number;
  readonly eventId: string;
  readonly at: number;
}
/** The graph looked at is never larger than this. */
const mostRows = 2000;

/** Called once per bot; everything runs inside a handler. */
export function transferStore(database: Database) {
  const { transfers, transferSignals: signals } = database.t(defineTransfers);
  const { db } = database;
  const p = sql.placeholder;
  const add = db
    .insert(transfers)
    .values({
      community: p('community'),
      giver: p('giver'),
      taker: p('taker'),
      amount: p('amount'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .prepare('transfer_add');
  const sumWhere = (condition: unknown) =>
    sql<number>`coalesce(sum(case when ${condition} then ${transfers.amount} else 0 end), 0)`.mapWith(Number);
  const today = db
    .select({
      given: sumWhere(sql`${transfers.giver} = ${p('giver')}`),
      times: sql<number>`coalesce(sum(case when ${transfers.giver} = ${p('giver')} then 1 else 0 end), 0)`.mapWith(
        Number,
      ),
      taken: sumWhere(sql`${transfers.taker} = ${p('taker')}`),
    })
    .from(transfers)
    .where(and(eq(transfers.community, p('community')), gte(transfers.at, p('since'))))
    .prepare('transfer_today');

  return {
    add: async (row: Row): Promise<void> => void (await add.execute({ ...row })),
    day: async (community: number, giver: number, taker: number, since: number): Promise<Day> =>
      (await today.execute({ community, giver, taker, since }))[0] ?? { given: 0, times: 0, taken: 0 },
    since: async (community: number, since: number): Promise<Made[]> =>
      db
        .select({ giver: transfers.giver, taker: transfers.taker, amount: transfers.amount })
        .from(transfers)
        .where(and(eq(transfers.community, community), gte(transfers.at, since)))
        .orderBy(desc(transfers.id))
        .limit(mostRows),
    signalled: async (kind: Signal, member: number, since: number): Promise<boolean> =>
      (
        await db
          .select({ at: signals.at })
          .from(signals)
          .where(and(eq(signals.member, member), eq(signals.kind, kind), gte(signals.at, since)))
          .limit(1)
      ).length > 0,
    signal: async (row: { community: number; kind: Signal; member: number; eventId: string; at: number }) =>
      void (await db.insert(signals).values(row)),
    /** Two members became one: their limits and their tracks go on together. */
    link: async (was: number, member: number): Promise<void> => {
      await db.update(transfers).set({ giver: member }).where(eq(transfers.giver, was));
      await db.update(transfers).set({ taker: member }).where(eq(transfers.taker, was));
    },
  };
}
export type TransferStore = ReturnType<typeof transferStore>;
