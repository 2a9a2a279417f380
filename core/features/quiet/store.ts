import { and, asc, eq, gte, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineOutbox } from '../../schema.ts';
import type { Say } from '../../types.ts';
import { defineQuiet } from './schema.ts';

/** Called once per bot. */
export function quietStore(database: Database) {
  const { quiet } = database.t(defineQuiet);
  const { outbox } = database.t(defineOutbox);
  const { db, read } = database;
  const waiting = (room: number, since: number) =>
    and(eq(outbox.room, room), eq(outbox.class, 'campaign'), eq(outbox.state, 'pending'), gte(outbox.at, since));
  return {
    all: () => read.select().from(quiet),
    set: async (room: number, community: number, since: number, until: number, eventId: string): Promise<void> => {
      await db
        .insert(quiet)
        .values({ room, community, since, until, eventId })
        .onConflictDoUpdate({
          target: quiet.room,
          set: { until: sql`excluded.until`, eventId: sql`excluded.event_id` },
        });
      // What was already waiting waits longer.
      await db.update(outbox).set({ notBefore: until }).where(waiting(room, 0));
    },
    clear: async (room: number): Promise<void> => {
      await db.delete(quiet).where(eq(quiet.room, room));
    },
    /** What was held back, oldest first, and when the quiet began. */
    held: async (room: number): Promise<readonly Say[]> => {
      const rows = await db
        .select({ payload: outbox.payload })
        .from(outbox)
        .where(waiting(room, 0))
        .orderBy(asc(outbox.id));
      return rows.flatMap((r) => (r.payload.say === undefined ? [] : [r.payload.say]));
    },
    release: async (room: number, now: number): Promise<void> => {
      await db.update(outbox).set({ notBefore: now }).where(waiting(room, 0));
    },
    drop: async (room: number, now: number): Promise<void> => {
      await db
        .update(outbox)
        .set({ state: 'failed', error: 'held back, then dropped by staff', settledAt: now })
        .where(waiting(room, 0));
    },
  };
}
