import { and, eq, inArray, isNotNull, lt, or } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineInbox, defineJobs, defineMessages, defineOutbox, definePeople } from '../../schema.ts';

/** Called once per bot. */
export function privacyStore(database: Database) {
  const { messages } = database.t(defineMessages);
  const { rooms, communities } = database.t(definePeople);
  const { jobs } = database.t(defineJobs);
  const { inbox } = database.t(defineInbox);
  const { outbox } = database.t(defineOutbox);
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
    /**
     * Intake keys, finished jobs and settled outbox rows older than the instant. Nothing is redelivered after so long
     * (Telegram: a day), and what they caused stands in rows of its own. Inside a handler.
     */
    tidy: async (before: number): Promise<void> => {
      await db.delete(inbox).where(lt(inbox.at, before));
      await db.delete(jobs).where(and(inArray(jobs.state, ['done', 'dead', 'cancelled']), lt(jobs.finishedAt, before)));
      await db
        .delete(outbox)
        .where(and(inArray(outbox.state, ['sent', 'failed', 'maybe']), lt(outbox.settledAt, before)));
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
