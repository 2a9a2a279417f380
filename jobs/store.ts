/** The statements of the queue: what it asks of the `jobs` table. Every claim is fenced by state and attempts. */
import { and, asc, eq, inArray, isNotNull, isNull, lte, min, notInArray, type SQL, sql } from 'drizzle-orm';

import { slot } from '../core/kit/statement.ts';
import type { Database } from '../core/ports.ts';
import { defineInbox, defineJobs } from '../core/schema.ts';

type Jobs = ReturnType<typeof defineJobs>['jobs'];
export type JobRow = Jobs['$inferSelect'];

/** How a failed attempt ends: another try at `runAt`, or dead. */
export interface Verdict {
  readonly row: JobRow;
  readonly state: 'ready' | 'dead';
  readonly runAt: number;
  readonly error: string;
  readonly finishedAt: number | null;
}

/** What is told of a row ahead of time. */
export type Pushed = Pick<JobRow, 'id' | 'queue' | 'runAt'>;

/** `returning` keeps no order. */
const byTime = (a: Pushed, b: Pushed): number => a.runAt - b.runAt || a.id - b.id;

const hole = (name: string) => sql.placeholder(name);
/** SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535. */
const chunk = 1000;

export function jobStore(database: Database) {
  const { db, read } = database;
  const { jobs } = database.t(defineJobs);
  const { inbox } = database.t(defineInbox);
  const taken = {
    state: 'running' as const,
    attempts: sql`${jobs.attempts} + 1`,
    leaseUntil: slot(jobs.leaseUntil, 'lease'),
  };

  /**
   * The earliest ready rows of those `which` holds for, at most `n`. On PostgreSQL rows another process is taking are
   * stepped over; SQLite has one writer.
   */
  const isEarly = (which: SQL | undefined) => {
    const some = db
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(eq(jobs.state, 'ready'), which))
      .orderBy(asc(jobs.runAt), asc(jobs.id))
      .limit(hole('n'));
    if (database.dialect === 'sqlite') return inArray(jobs.id, some);
    // As an array, because PostgreSQL may run a subquery of `in` more than once, and each time it finds other rows.
    return sql`${jobs.id} = any(array(${some.for('update', { skipLocked: true })}))`;
  };
  const notOf = (full: readonly string[]) => (full.length > 0 ? notInArray(jobs.queue, [...full]) : undefined);
  const isLate = (full: readonly string[]) =>
    and(lte(jobs.runAt, hole('until')), lte(jobs.pushedAt, hole('until')), notOf(full));
  const claimStatement = (full: readonly string[], late: boolean) =>
    db
      .update(jobs)
      .set(taken)
      .where(
        and(isEarly(late ? isLate(full) : and(lte(jobs.runAt, hole('until')), notOf(full))), eq(jobs.state, 'ready')),
      )
      .returning()
      .prepare(`jobs_claim${late ? '_late' : ''}${full.length > 0 ? `_but_${full.length}` : ''}`);
  const readyStatement = (full: readonly string[]) =>
    read
      .select({ at: min(jobs.runAt) })
      .from(jobs)
      .where(and(eq(jobs.state, 'ready'), notOf(full)))
      .prepare(full.length > 0 ? `jobs_ready_but_${full.length}` : 'jobs_ready');
  const push = db
    .update(jobs)
    .set({ pushedAt: slot(jobs.pushedAt, 'now') })
    .where(
      and(
        isEarly(and(lte(jobs.runAt, hole('until')), isNull(jobs.pushedAt))),
        eq(jobs.state, 'ready'),
        isNull(jobs.pushedAt),
      ),
    )
    .returning({ id: jobs.id, queue: jobs.queue, runAt: jobs.runAt })
    .prepare('jobs_push');
  const earliestUnpushed = read
    .select({ at: min(jobs.runAt) })
    .from(jobs)
    .where(and(eq(jobs.state, 'ready'), isNull(jobs.pushedAt)))
    .prepare('jobs_unpushed');
  const forget = db
    .update(jobs)
    .set({ pushedAt: null })
    .where(and(eq(jobs.state, 'ready'), lte(jobs.runAt, hole('until')), isNotNull(jobs.pushedAt)))
    .prepare('jobs_forget');
  const claimAll = claimStatement([], false);
  const readyAll = readyStatement([]);
  const earliestLease = read
    .select({ at: min(jobs.leaseUntil) })
    .from(jobs)
    .where(eq(jobs.state, 'running'))
    .prepare('jobs_lease');
  const lapsed = and(eq(jobs.state, 'running'), lte(jobs.leaseUntil, hole('now')));
  const bury = db
    .update(jobs)
    .set({
      state: 'dead',
      leaseUntil: null,
      finishedAt: slot(jobs.finishedAt, 'now'),
      error: slot(jobs.error, 'error'),
    })
    .where(and(lapsed, sql`${jobs.attempts} >= ${jobs.maxAttempts}`))
    .returning()
    .prepare('jobs_bury');
  const reclaim = db.update(jobs).set(taken).where(lapsed).returning().prepare('jobs_reclaim');
  const settle = db
    .update(jobs)
    .set({
      state: slot(jobs.state, 'state'),
      runAt: slot(jobs.runAt, 'runAt'),
      error: slot(jobs.error, 'error'),
      finishedAt: slot(jobs.finishedAt, 'finishedAt'),
      leaseUntil: null,
      pushedAt: null,
    })
    .where(and(eq(jobs.id, hole('id')), eq(jobs.state, 'running'), eq(jobs.attempts, hole('attempts'))))
    .returning({ id: jobs.id })
    .prepare('jobs_settle');
  const failure = read
    .select({ error: inbox.error })
    .from(inbox)
    .where(and(eq(inbox.account, 'jobs'), eq(inbox.key, hole('key'))))
    .prepare('jobs_failure');

  return {
    /** The earliest `run_at` among ready rows, queues that are full left out. */
    async earliestReady(full: readonly string[]): Promise<number | null> {
      const rows = await (full.length > 0 ? readyStatement(full) : readyAll).execute();
      return rows[0]?.at ?? null;
    },
    async earliestLease(): Promise<number | null> {
      return (await earliestLease.execute())[0]?.at ?? null;
    },
    /** Takes at most `n` rows due until `until` for this process; nobody else gets them while the lease holds. */
    async claim(until: number, lease: number, n: number, full: readonly string[]): Promise<readonly JobRow[]> {
      const statement = full.length > 0 ? claimStatement(full, false) : claimAll;
      const rows = (await database.write(() => statement.execute({ until, lease, n }))) ?? [];
      return rows.sort(byTime);
    },
    /** The same for rows that were due, and pushed, before `until`: whoever was told of them has not come. */
    async claimLate(until: number, lease: number, n: number, full: readonly string[]): Promise<readonly JobRow[]> {
      const [one] = await read
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(eq(jobs.state, 'ready'), lte(jobs.runAt, until), lte(jobs.pushedAt, until), notOf(full)))
        .limit(1);
      if (!one) return [];
      const rows = await database.write(() => claimStatement(full, true).execute({ until, lease, n }));
      return (rows ?? []).sort(byTime);
    },
    /** The earliest `run_at` among ready rows nobody was told of. */
    async earliestUnpushed(): Promise<number | null> {
      return (await earliestUnpushed.execute())[0]?.at ?? null;
    },
    /** Notes that at most `n` rows due until `until` are being pushed; none of them is given to anybody else. */
    async push(now: number, until: number, n: number): Promise<readonly Pushed[]> {
      return ((await database.write(() => push.execute({ now, until, n }))) ?? []).sort(byTime);
    },
    /** Whoever was told of rows due until `until` forgot them. */
    async forget(until: number): Promise<void> {
      await database.write(async () => void (await forget.execute({ until })));
    },
    /** Takes those of these rows that are still ready and due: cancelled, changed or taken ones are left out. */
    async take(ids: readonly number[], now: number, lease: number): Promise<readonly JobRow[]> {
      const rows = await database.write(() =>
        db
          .update(jobs)
          .set({ ...taken, leaseUntil: lease })
          .where(and(inArray(jobs.id, [...ids]), eq(jobs.state, 'ready'), lte(jobs.runAt, now)))
          .returning(),
      );
      return rows ?? [];
    },
    /** Rows whose process is gone: dead when they used up their attempts, else ours to run again. */
    async reclaim(now: number, lease: number): Promise<{ dead: readonly JobRow[]; again: readonly JobRow[] }> {
      const found = await database.write(async () => ({
        dead: await bury.execute({ now, error: 'the process running it ended before it was done' }),
        again: await reclaim.execute({ now, lease }),
      }));
      return found ?? { dead: [], again: [] };
    },
    /** Keeps hold of rows that take long. */
    async beat(rows: readonly JobRow[], lease: number): Promise<void> {
      await database.write(async () => {
        for (let i = 0; i < rows.length; i += chunk) {
          const ids = rows.slice(i, i + chunk).map((r) => r.id);
          await db
            .update(jobs)
            .set({ leaseUntil: lease })
            .where(and(inArray(jobs.id, ids), eq(jobs.state, 'running')));
        }
      });
    },
    /** Of these, the ones the pipeline did not settle: still running, in the attempt we made. */
    async stillRunning(rows: readonly JobRow[]): Promise<readonly JobRow[]> {
      const open = new Map<number, number>();
      for (let i = 0; i < rows.length; i += chunk) {
        const ids = rows.slice(i, i + chunk).map((r) => r.id);
        const found = await read
          .select({ id: jobs.id, attempts: jobs.attempts })
          .from(jobs)
          .where(and(inArray(jobs.id, ids), eq(jobs.state, 'running')));
        for (const r of found) open.set(r.id, r.attempts);
      }
      return rows.filter((r) => open.get(r.id) === r.attempts);
    },
    /** Why an event failed, as the pipeline noted it in the intake. */
    async failureOf(key: string): Promise<string | null> {
      return (await failure.execute({ key }))[0]?.error ?? null;
    },
    /** Ends failed attempts in one commit; a row that somebody else settled or took over is left alone. */
    async settle(verdicts: readonly Verdict[]): Promise<void> {
      await database.write(async () => {
        for (const { row, ...to } of verdicts) await settle.execute({ ...to, id: row.id, attempts: row.attempts });
      });
    },
  };
}

export type JobStore = ReturnType<typeof jobStore>;
