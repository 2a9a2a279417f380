import { and, desc, eq, gte, or, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { definePeople } from '../../schema.ts';
import type { Given } from './rules.ts';
import { defineKudos } from './schema.ts';

interface Row {
  readonly community: number;
  readonly room: number;
  readonly giver: number;
  readonly receiver: number;
  readonly day: string;
  readonly words: number;
  readonly counted: boolean;
  readonly eventId: string;
  readonly at: number;
}
const n = sql<number>`count(*)`.mapWith(Number);

/** Called once per bot; everything runs inside a handler. */
export function kudosStore(database: Database) {
  const { kudos, surprises } = database.t(defineKudos);
  const { members } = database.t(definePeople);
  const { db } = database;
  return {
    given: async (giver: number, receiver: number, day: string): Promise<Given> => {
      const rows = await db
        .select({ receiver: kudos.receiver })
        .from(kudos)
        .where(and(eq(kudos.giver, giver), eq(kudos.day, day)));
      return { today: rows.length, alreadyToday: rows.some((r) => r.receiver === receiver) };
    },
    /** When praise between the two last counted, and since when the giver is known. */
    between: async (giver: number, receiver: number) => {
      const pair = or(
        and(eq(kudos.giver, giver), eq(kudos.receiver, receiver)),
        and(eq(kudos.giver, receiver), eq(kudos.receiver, giver)),
      );
      const [last] = await db
        .select({ at: kudos.at })
        .from(kudos)
        .where(and(pair, eq(kudos.counted, true)))
        .orderBy(desc(kudos.at))
        .limit(1);
      const [met] = await db.select({ at: members.at }).from(members).where(eq(members.id, giver));
      return { lastAt: last?.at ?? null, giverSince: met?.at ?? Number.MAX_SAFE_INTEGER };
    },
    lastWords: async (room: number): Promise<number | null> => {
      const here = db.select({ words: kudos.words }).from(kudos).where(eq(kudos.room, room));
      const [row] = await here.orderBy(desc(kudos.at), desc(kudos.id)).limit(1);
      return row?.words ?? null;
    },
    /** What `was` gave, got and was surprised with is `member`'s, who is the same person; of two for one day the own stays. */
    link: async (was: number, member: number): Promise<void> => {
      const side = { id: kudos.id, giver: kudos.giver, receiver: kudos.receiver, day: kudos.day };
      const of = (who: number) =>
        db
          .select(side)
          .from(kudos)
          .where(or(eq(kudos.giver, who), eq(kudos.receiver, who)));
      const now = (who: number): number => (who === was ? member : who);
      const key = (k: { giver: number; receiver: number; day: string }): string => `${k.giver} ${k.receiver} ${k.day}`;
      const there = new Set((await of(member)).map(key));
      for (const k of await of(was)) {
        const moved = { giver: now(k.giver), receiver: now(k.receiver) };
        if (there.has(key({ ...k, ...moved }))) continue;
        there.add(key({ ...k, ...moved }));
        await db.update(kudos).set(moved).where(eq(kudos.id, k.id));
      }
      await db.update(surprises).set({ member }).where(eq(surprises.member, was));
    },
    add: async (row: Row): Promise<void> => void (await db.insert(kudos).values(row)),
    /** Who was praised here since, by how often; whom most people thanked first. */
    thanked: (room: number, since: number, limit: number): Promise<{ member: number; n: number }[]> =>
      db
        .select({ member: kudos.receiver, n })
        .from(kudos)
        .where(and(eq(kudos.room, room), gte(kudos.at, since)))
        .groupBy(kudos.receiver)
        .orderBy(desc(n), kudos.receiver)
        .limit(limit),
    /** Of the week's budget. */
    spent: async (community: number, week: string): Promise<number> => {
      const [row] = await db
        .select({ sum: sql<number>`coalesce(sum(${surprises.amount}), 0)`.mapWith(Number) })
        .from(surprises)
        .where(and(eq(surprises.community, community), eq(surprises.week, week)));
      return row?.sum ?? 0;
    },
    surprisedSince: async (member: number, since: number): Promise<boolean> => {
      const rows = await db
        .select({ id: surprises.id })
        .from(surprises)
        .where(and(eq(surprises.member, member), gte(surprises.at, since)))
        .limit(1);
      return rows.length > 0;
    },
    surprise: async (row: {
      community: number;
      member: number;
      week: string;
      amount: number;
      eventId: string;
      at: number;
    }): Promise<void> => void (await db.insert(surprises).values(row)),
  };
}
export type KudosStore = ReturnType<typeof kudosStore>;
