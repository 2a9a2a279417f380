/** What the jobs suite stands on: a small pipeline with a visible effect, and clocks. */
import { and, asc, count, eq, sql } from 'drizzle-orm';

import { jobStore } from '../../core/jobs.ts';
import { slot } from '../../core/kit/statement.ts';
import type { Clock, Database } from '../../core/ports.ts';
import { coreSchema, defineHappenings, defineInbox, defineJobs } from '../../core/schema.ts';
import type { Context, Event, TimerEvent } from '../../core/types.ts';
import { openDatabase } from '../../db/open.ts';
import { until as lookUntil } from '../until.ts';

export const open = (url: string): Promise<Database> => openDatabase(url, coreSchema);

export type Handle = (event: TimerEvent) => Promise<void> | void;

/**
 * Does with a timer event what the bot does: claims it in the intake, writes its effect (one happening) and
 * settles its row in the same commit. A handler that throws leaves a failed intake row and nothing else.
 */
export function pipeline(database: Database, handle: Handle = () => undefined): (event: Event) => Promise<void> {
  const { db } = database;
  const { jobs } = database.t(defineJobs);
  const { inbox } = database.t(defineInbox);
  const { happenings } = database.t(defineHappenings);
  const p = sql.placeholder;
  const done = db
    .update(jobs)
    .set({ state: 'done', leaseUntil: null, finishedAt: slot(jobs.finishedAt, 'at') })
    .where(eq(jobs.id, p('id')))
    .prepare('test_done');
  const effect = db
    .insert(happenings)
    .values({
      community: 1,
      room: 1,
      member: null,
      what: p('what'),
      data: p('data'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .prepare('test_effect');
  return async (event) => {
    if (event.kind !== 'timer') throw new TypeError(`a queue gives timers, not ${event.kind}`);
    const { id, at, job } = event;
    const claim = { account: event.account, key: id, at };
    const work = async (): Promise<void> => {
      await done.execute({ id: job.id, at });
      await effect.execute({ what: job.timer, data: { key: job.key, attempts: job.attempts }, eventId: id, at });
      await handle(event);
    };
    await database.write(work, {
      claim,
      failed: async (error) => {
        await db
          .update(inbox)
          .set({ state: 'failed', error: error instanceof Error ? error.message : String(error) })
          .where(and(eq(inbox.account, claim.account), eq(inbox.key, claim.key)));
      },
    });
  };
}

export interface Wanted {
  readonly key: string;
  readonly at: number;
  readonly queue?: string;
  readonly data?: unknown;
  readonly maxAttempts?: number;
}

/** The jobs table as features see it (`later`, `cancel`), and what became of it. */
export function board(database: Database) {
  const { jobs } = database.t(defineJobs);
  const { happenings } = database.t(defineHappenings);
  const store = jobStore(database);
  const cause = { cause: 'test|1', now: 1 } as Context;
  return {
    later: async (...wanted: readonly Wanted[]): Promise<void> => {
      await database.write(async () => {
        for (const { key, at, queue = 'test', data = null, maxAttempts } of wanted) {
          await store.put(cause, { do: 'later', key, timer: 'test.ring', at, room: 1, community: 1, data }, queue);
          if (maxAttempts !== undefined) await database.db.update(jobs).set({ maxAttempts }).where(eq(jobs.key, key));
        }
      });
    },
    cancel: async (key: string): Promise<void> => {
      await database.write(() => store.cancel(cause, key));
    },
    row: async (key: string) => {
      const [row] = await database.read.select().from(jobs).where(eq(jobs.key, key));
      if (!row) throw new Error(`no job ${key}`);
      return row;
    },
    set: async (key: string, values: Partial<(typeof jobs)['$inferInsert']>): Promise<void> => {
      await database.write(async () => {
        await database.db.update(jobs).set(values).where(eq(jobs.key, key));
      });
    },
    /** How many rows are in each state. */
    states: async (): Promise<Record<string, number>> => {
      const rows = await database.read.select({ state: jobs.state, n: count() }).from(jobs).groupBy(jobs.state);
      return Object.fromEntries(rows.map((r) => [r.state, r.n]));
    },
    /** The key of each effect, in the order they were committed. */
    effects: async (): Promise<string[]> => {
      const rows = await database.read.select({ data: happenings.data }).from(happenings).orderBy(asc(happenings.id));
      return rows.map((r) => String(r.data['key']));
    },
  };
}

/** The machine's own time, which can be moved on. */
export function realClock(): Clock & { skew: number; asked: number; furthest: number } {
  const clock = {
    skew: 0,
    asked: 0,
    furthest: 0,
    now: () => Date.now() + clock.skew,
    wake: (at: number, fn: () => void) => {
      const wait = Math.max(0, at - clock.now());
      clock.asked++;
      clock.furthest = Math.max(clock.furthest, wait);
      const timer = setTimeout(fn, wait);
      return () => clearTimeout(timer);
    },
  };
  return clock;
}

/** Waits until `holds`; in vain after `ms` it fails with `what`. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, ms?: number): Promise<void> {
  await lookUntil(holds, ms, what);
}

/** Saturday 2026-11-21, 10:00 in Shanghai. */
export const start = Date.parse('2026-11-21T02:00:00Z');
export const second = 1000;
export const day = 86_400_000;
