import { eq, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineQuiet } from './schema.ts';

/** Called once per bot. */
export function quietStore(database: Database) {
  const { quiet } = database.t(defineQuiet);
  const { db, read } = database;
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
    },
    clear: async (room: number): Promise<void> => {
      await db.delete(quiet).where(eq(quiet.room, room));
    },
  };
}
