import { and, asc, eq, gt, gte, inArray, lt, max, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineJobs, defineOutbox, definePeople } from '../../schema.ts';

/** A look costs no more than this many rows of the outbox, however old the bot is. */
const newest = 20_000;

const count = sql<number>`count(*)`.mapWith(Number);

/** Called once per bot; inside a handler. Everything is counted for one community. */
export function statusStore({ db, t }: Database) {
  const { outbox } = t(defineOutbox);
  const { jobs } = t(defineJobs);
  const { rooms } = t(definePeople);
  const changed = async (
    ids: readonly number[],
    from: 'maybe' | 'sent',
    set: Partial<typeof outbox.$inferInsert>,
  ): Promise<number[]> => {
    const rows = await db
      .update(outbox)
      .set(set)
      .where(and(inArray(outbox.id, [...ids]), eq(outbox.state, from)))
      .returning({ id: outbox.id });
    return rows.map((row) => row.id);
  };
  return {
    /** What failed or stayed unsure since an instant, and what waits for a later one. */
    outbox: async (community: number, since: number, now: number) => {
      const [last] = await db.select({ id: max(outbox.id) }).from(outbox);
      const here = and(eq(rooms.community, community), gt(outbox.id, (last?.id ?? 0) - newest));
      const ended = await db
        .select({ state: outbox.state, n: count })
        .from(outbox)
        .innerJoin(rooms, eq(rooms.id, outbox.room))
        .where(and(here, inArray(outbox.state, ['failed', 'maybe']), gte(outbox.at, since)))
        .groupBy(outbox.state);
      const [held] = await db
        .select({ n: count })
        .from(outbox)
        .innerJoin(rooms, eq(rooms.id, outbox.room))
        .where(and(here, eq(outbox.state, 'pending'), gt(outbox.notBefore, now)));
      const of = (state: string): number => ended.find((e) => e.state === state)?.n ?? 0;
      return { failed: of('failed'), maybe: of('maybe'), held: held?.n ?? 0 };
    },
    /** What is unsure since an instant, the oldest first. */
    unsure: async (community: number, since: number) => {
      const [last] = await db.select({ id: max(outbox.id) }).from(outbox);
      return db
        .select({
          id: outbox.id,
          room: outbox.room,
          kind: rooms.kind,
          name: rooms.name,
          payload: outbox.payload,
          at: outbox.at,
          settledAt: outbox.settledAt,
        })
        .from(outbox)
        .innerJoin(rooms, eq(rooms.id, outbox.room))
        .where(
          and(
            eq(rooms.community, community),
            gt(outbox.id, (last?.id ?? 0) - newest),
            eq(outbox.state, 'maybe'),
            gte(outbox.at, since),
          ),
        )
        .orderBy(asc(outbox.id));
    },
    /** They arrived; why they were unsure stays, for who takes that back. Which of them were unsure until now. */
    arrived: (ids: readonly number[]): Promise<number[]> => changed(ids, 'maybe', { state: 'sent' }),
    /** They go again, as if for the first time. Which of them were unsure until now. */
    again: (ids: readonly number[], now: number): Promise<number[]> =>
      changed(ids, 'maybe', {
        state: 'pending',
        notBefore: now,
        attempts: 0,
        unsureSince: null,
        leaseUntil: null,
        expires: null,
        error: null,
        settledAt: null,
      }),
    unsureAgain: (ids: readonly number[]): Promise<number[]> => changed(ids, 'sent', { state: 'maybe' }),
    /** Jobs that wait, and those that should have run before `late`. */
    jobs: async (community: number, late: number) => {
      const waits = and(eq(jobs.community, community), eq(jobs.state, 'ready'));
      const [planned] = await db.select({ n: count }).from(jobs).where(waits);
      const [behind] = await db
        .select({ n: count })
        .from(jobs)
        .where(and(waits, lt(jobs.runAt, late)));
      return { planned: planned?.n ?? 0, late: behind?.n ?? 0 };
    },
  };
}
export type StatusStore = ReturnType<typeof statusStore>;
