/** `later` and `cancel` as rows of `jobs`, in the commit that asked for them. */
import { and, eq, sql } from 'drizzle-orm';

import { slot } from './kit/statement.ts';
import type { Database } from './ports.ts';
import { defineJobs } from './schema.ts';
import type { Context, Outward, TimerEvent } from './types.ts';

type Later = Extract<Outward, { do: 'later' }>;

/** Called once per bot. All of it runs inside a handler. */
export function jobStore(database: Database) {
  const { jobs } = database.t(defineJobs);
  const p = sql.placeholder;
  const put = database.db
    .insert(jobs)
    .values({
      key: p('key'),
      kind: p('kind'),
      queue: p('queue'),
      community: p('community'),
      room: p('room'),
      data: p('data'),
      state: 'ready',
      runAt: p('runAt'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .onConflictDoUpdate({
      target: jobs.key,
      set: {
        data: sql`excluded.data`,
        runAt: sql`excluded.run_at`,
        eventId: sql`excluded.event_id`,
        state: 'ready',
        attempts: 0,
        pushedAt: null,
      },
      setWhere: sql`${jobs.state} in ('ready', 'cancelled')`,
    })
    .prepare('jobs_put');
  const cancel = database.db
    .update(jobs)
    .set({ state: 'cancelled', finishedAt: slot(jobs.finishedAt, 'at') })
    .where(and(eq(jobs.key, p('key')), eq(jobs.state, 'ready')))
    .prepare('jobs_cancel');
  const done = database.db
    .update(jobs)
    .set({ state: 'done', leaseUntil: null, error: null, finishedAt: slot(jobs.finishedAt, 'at') })
    .where(eq(jobs.id, p('id')))
    .prepare('jobs_done');
  return {
    /** The same key replaces the row while it has not fired. `queue`: the platform account it works for. */
    put: async (c: Context, job: Later, queue: string): Promise<void> => {
      await put.execute({
        key: job.key,
        kind: job.timer,
        queue,
        community: job.community,
        room: job.room,
        data: job.data ?? null,
        runAt: job.at,
        eventId: c.cause,
        at: c.now,
      });
    },
    cancel: async (c: Context, key: string): Promise<void> => void (await cancel.execute({ key, at: c.now })),
    /** In the commit of the event the job became: that is what makes it run once. */
    done: async (event: TimerEvent, now: number): Promise<void> =>
      void (await done.execute({ id: event.job.id, at: now })),
  };
}
export type JobStore = ReturnType<typeof jobStore>;
