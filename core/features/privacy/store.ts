import { and, eq, inArray, isNotNull, lt, or } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineJobs, defineMessages, definePeople } from '../../schema.ts';

/** Called once per bot. */
export function privacyStore(database: Database) {
  const { messages } = database.t(defineMessages);
  const { rooms, communities } = database.t(definePeople);
  const { jobs } = database.t(defineJobs);
  const { db, read } = database;
  return {
    communities: () => read.select({ id: communities.id, timeZone: communities.timeZone }).from(communities),
    /** Texts older than the instant go to null; the rows stay, for counting. Inside a handler. */
    forget: async (community: number, before: number): Promise<void> => {
      const here = db.select({ id: rooms.id }).from(rooms).where(eq(rooms.community, community));
      await db
        .update(messages)
        .set({ text: null, firstText: null })
        .where(
          and(
            inArray(messages.room, here),
            lt(messages.at, before),
            or(isNotNull(messages.text), isNotNull(messages.firstText)),
          ),
        );
    },
    /** The first daily round of communities that have none. Inside a handler. */
    schedule: async (key: string, community: number, runAt: number, now: number): Promise<void> => {
      await db
        .insert(jobs)
        .values({
          key,
          kind: 'privacy.forget',
          queue: 'house',
          community,
          room: null,
          data: null,
          state: 'ready',
          runAt,
          eventId: 'start',
          at: now,
        })
        .onConflictDoNothing();
    },
  };
}
