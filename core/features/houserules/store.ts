import { and, eq, gt, gte, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineCounts, defineHappenings } from '../../schema.ts';
import type { Context } from '../../types.ts';
import { defineHouserules } from './schema.ts';

/** Called once per bot; everything runs inside a handler. */
export function houserulesStore(database: Database) {
  const { ruleAcks: acks } = database.t(defineHouserules);
  const { happenings: h } = database.t(defineHappenings);
  const { counts } = database.t(defineCounts);
  const { db } = database;
  const n = sql<number>`count(*)`.mapWith(Number);
  return {
    /** False when they said so before. */
    acknowledge: async (c: Context, version: string): Promise<boolean> =>
      (
        await db
          .insert(acks)
          .values({
            community: c.community.id,
            room: c.room.id,
            member: c.who.member,
            version,
            eventId: c.cause,
            at: c.now,
          })
          .onConflictDoNothing()
          .returning({ member: acks.member })
      ).length > 0,
    howMany: async (room: number, version: string): Promise<number> =>
      (
        await db
          .select({ n })
          .from(acks)
          .where(and(eq(acks.room, room), eq(acks.version, version)))
      )[0]?.n ?? 0,
    /** Acts of moderation in a room since the instant. */
    acts: async (c: Context, since: number): Promise<number> =>
      (
        await db
          .select({ n })
          .from(h)
          .where(
            and(
              eq(h.community, c.community.id),
              eq(h.what, 'moderation.acted'),
              gt(h.at, since),
              eq(h.room, c.room.id),
            ),
          )
      )[0]?.n ?? 0,
    /** Messages in a room from this day on (YYYYMMDD). */
    messages: async (room: number, day: number): Promise<number> =>
      (
        await db
          .select({ n: sql<number>`sum(${counts.n})`.mapWith(Number) })
          .from(counts)
          .where(and(eq(counts.room, room), eq(counts.what, 'message'), gte(counts.bucket, day)))
      )[0]?.n ?? 0,
  };
}
export type HouserulesStore = ReturnType<typeof houserulesStore>;
