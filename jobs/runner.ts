/**
 * What becomes of a row that is due, whoever noticed it: claimed (running, attempts + 1, lease), handed to `accept` as a
 * timer event, kept with signs of life, judged when it ended. Both queues stand on this.
 *
 * Exactly once, and why. The pipeline sets the row to done in the same commit as what the event did, so
 * - done: it was committed; nobody touches the row again;
 * - running with a lease that ran out: it was **not** committed (or it was committed as failed); running it again is right;
 * - two processes may believe they hold the row (one was asleep past its lease). Both then accept the same event id,
 *   and the intake's unique key lets one of them through.
 * So the id must be the same however often the same try is delivered, and a new one only after a failure that is
 * known: a failed row gets a later `run_at`, and the id is `<key>@<run_at>`. The number of claims is not in it.
 * Should the process die between a committed failure and the new `run_at`, the row is claimed again under the
 * old id, the intake knows it as a redelivery, the row is found still running, and gets its new `run_at` then.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

import type { Clock, Database } from '../core/ports.ts';
import type { Dice, TimerEvent } from '../core/types.ts';
import { turn } from './alarm.ts';
import { type JobRow, type JobStore, type Verdict } from './store.ts';

/** What both queues are told. */
export interface QueueOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** Spreads retries by a quarter to both sides. */
  readonly dice: Dice;
  /** What nobody else can report: a failing database, a job given up (`DeadJob`). The queue goes on. */
  readonly onError: (error: unknown) => void;
  /** How long a claimed row is ours without a sign of life; given every third of it. Default 15 s. */
  readonly leaseMs?: number;
  /** Jobs of one queue (platform account) under way at once. Default 2,000. */
  readonly concurrency?: number;
  /**
   * Looks at the table at least this often, poked or not. Default 30 s: setTimeout fires at once beyond 24.8 days, a
   * clock may be put right, a laptop may sleep. Where other processes put rows there, it is how late they are seen.
   */
  readonly lookMs?: number;
}

export const defaults = { leaseMs: 15_000, concurrency: 2000, lookMs: 30_000 } as const;

/** A job that used up its attempts; its row stays, `dead`, with the last error. */
export class DeadJob extends Error {
  override readonly name = 'DeadJob';
  readonly key: string;
  constructor(row: Pick<JobRow, 'key' | 'kind' | 'attempts'>, error: string) {
    super(`job ${row.key} (${row.kind}) was given up after ${row.attempts} attempts: ${error}`);
    this.key = row.key;
  }
}

/** The event a due row becomes. Its id is what the intake knows it by. */
const timerEvent = (row: JobRow): TimerEvent => ({
  kind: 'timer',
  id: `${row.key}@${row.runAt}`,
  account: 'jobs',
  at: row.runAt,
  job: {
    id: row.id,
    key: row.key,
    timer: row.kind,
    community: row.community,
    room: row.room,
    data: row.data ?? null,
    attempts: row.attempts,
  },
});

/** Milliseconds before try n + 1: 100, 200, 400 ... 60,000, give or take a quarter. */
export const backoff = (attempts: number, dice: Dice): number =>
  Math.round(Math.min(60_000, 50 * 2 ** attempts) * (0.75 + dice() / 2));

/** Somebody else took what was due: look again this much later instead of spinning. */
export const afterNothing = 50;
/** Rows of one statement. */
export const batch = 1000;

export type Accept = (event: TimerEvent) => Promise<void>;
/** One claimed row and how `accept` ended; `fault` only when it rejected. */
interface Ended {
  readonly row: JobRow;
  readonly fault?: { readonly error: unknown };
}

export interface RunnerOptions extends QueueOptions {
  readonly store: JobStore;
  /** There may be something to do: look again. */
  readonly poke: () => void;
  /** Nothing is under way any more. */
  readonly over: () => void;
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export class Runner {
  accept: Accept | undefined;
  /** Claims nothing more. */
  stopped = false;
  readonly leaseMs: number;
  readonly bound: number;
  readonly #o: RunnerOptions;
  readonly #store: JobStore;
  /** What is judged after an `accept` must not belong to the scope that one left behind. */
  readonly #outside = AsyncLocalStorage.snapshot();
  readonly #live = new Map<JobRow, (() => void) | undefined>();
  readonly #load = new Map<string, number>();
  #beatAt = 0;
  /** Queues left out of the last claim because they were full. */
  #full: readonly string[] = [];
  #ended: Ended[] = [];
  #settling: Promise<void> | undefined;

  constructor(options: RunnerOptions) {
    this.#o = options;
    this.#store = options.store;
    this.leaseMs = options.leaseMs ?? defaults.leaseMs;
    this.bound = options.concurrency ?? defaults.concurrency;
  }

  get busy(): boolean {
    return this.#live.size > 0 || this.#settling !== undefined;
  }

  /** Signs of life, and the rows of processes that are gone; when the next of these might be (epoch ms). */
  async upkeep(): Promise<number> {
    await this.#beat();
    return (await this.#recover()) ?? Infinity;
  }

  /** When the next sign of life is due (epoch ms). */
  get nextBeat(): number {
    return this.#live.size > 0 ? this.#beatAt : Infinity;
  }

  /** Claims and starts everything due, as far as there is room; when to look again (epoch ms). */
  async claimDue(): Promise<number> {
    for (;;) {
      this.#full = this.#fullQueues();
      const ready = await this.#store.earliestReady(this.#full);
      const now = this.#o.clock.now();
      if (this.stopped || ready === null) return Infinity;
      if (ready > now) return ready;
      const rows = await this.#store.claim(now, now + this.leaseMs, this.#room(), this.#full);
      if (rows.length === 0) return now + afterNothing;
      this.#launchAll(rows);
    }
  }

  /** The same for rows somebody was told of, but which are late by `behind` milliseconds. */
  async claimLate(behind: number): Promise<number> {
    for (;;) {
      this.#full = this.#fullQueues();
      const ready = await this.#store.earliestReady(this.#full);
      const now = this.#o.clock.now();
      if (this.stopped || ready === null) return Infinity;
      if (ready > now - behind) return ready + behind;
      const rows = await this.#store.claimLate(now - behind, now + this.leaseMs, this.#room(), this.#full);
      if (rows.length === 0) return now + behind;
      this.#launchAll(rows);
    }
  }

  /** Keeps a place of this queue for a row that is being taken; false when there is none. */
  reserve(queue: string): boolean {
    const load = this.#load.get(queue) ?? 0;
    if (load >= this.bound) return false;
    this.#load.set(queue, load + 1);
    return true;
  }

  release(queue: string): void {
    const left = (this.#load.get(queue) ?? 1) - 1;
    if (left > 0) this.#load.set(queue, left);
    else this.#load.delete(queue);
  }

  #launchAll(rows: readonly JobRow[]): void {
    for (const row of rows) this.#launch(row, undefined);
  }

  /** Resolves when the row was judged. */
  run(row: JobRow): Promise<void> {
    // The next look is not planned for signs of life yet.
    if (this.#live.size === 0) this.#o.poke();
    return new Promise((resolve) => this.#launch(row, resolve));
  }

  /** Gives a sign of life for what takes long. */
  async #beat(): Promise<void> {
    const now = this.#o.clock.now();
    if (this.#live.size === 0 || now < this.#beatAt) return;
    this.#beatAt = now + this.leaseMs / 3;
    await this.#store.beat([...this.#live.keys()], now + this.leaseMs);
  }

  /** Takes over rows of processes that are gone; returns when the next lease runs out. */
  async #recover(): Promise<number | null> {
    const now = this.#o.clock.now();
    const lease = await this.#store.earliestLease();
    if (lease === null || lease > now) return lease;
    const { dead, again } = await this.#store.reclaim(now, now + this.leaseMs);
    for (const row of dead) this.#o.onError(new DeadJob(row, row.error ?? 'unknown'));
    this.#launchAll(again);
    return this.#store.earliestLease();
  }

  /** A queue counts as full when three quarters of its places are taken, so that a claim is always worth its commit. */
  #fullQueues(): readonly string[] {
    return [...this.#load].filter(([, n]) => n > this.bound * 0.75).map(([queue]) => queue);
  }

  /** How many rows may be claimed so that no queue goes over its bound, whichever queue they are of. */
  #room(): number {
    let room = Math.min(batch, this.bound);
    for (const [queue, n] of this.#load) if (!this.#full.includes(queue)) room = Math.min(room, this.bound - n);
    return room;
  }

  #launch(row: JobRow, judged: (() => void) | undefined): void {
    if (this.#live.size === 0) this.#beatAt = this.#o.clock.now() + this.leaseMs / 3;
    this.#live.set(row, judged);
    this.#load.set(row.queue, (this.#load.get(row.queue) ?? 0) + 1);
    void this.#run(row);
  }

  async #run(row: JobRow): Promise<void> {
    try {
      await this.accept?.(timerEvent(row));
      this.#ended.push({ row });
    } catch (error) {
      this.#ended.push({ row, fault: { error } });
    }
    this.#settling ??= this.#outside(() => this.#settle());
  }

  /** Everything that ended in the same turn (one commit ends hundreds) is looked at together. */
  async #settle(): Promise<void> {
    await turn();
    while (this.#ended.length > 0) {
      const ended = this.#ended.splice(0);
      try {
        await this.#judge(ended);
      } catch (error) {
        // The rows stay running; when their lease is over they are taken up again, under the same id.
        this.#o.onError(error);
      }
      for (const { row } of ended) this.#drop(row);
    }
    this.#settling = undefined;
    if (this.#full.some((queue) => (this.#load.get(queue) ?? 0) <= this.bound / 2)) this.#o.poke();
    this.#o.over();
  }

  #drop(row: JobRow): void {
    const judged = this.#live.get(row);
    this.#live.delete(row);
    this.release(row.queue);
    judged?.();
  }

  /** The pipeline settled what it committed; what is still running after its event failed. */
  async #judge(ended: readonly Ended[]): Promise<void> {
    const faults = new Map(ended.flatMap(({ row, fault }) => (fault ? [[row, fault.error] as const] : [])));
    const open = await this.#store.stillRunning(ended.map((e) => e.row));
    if (open.length === 0) return;
    const verdicts: Verdict[] = [];
    for (const row of open) {
      const known = faults.has(row) ? words(faults.get(row)) : await this.#store.failureOf(timerEvent(row).id);
      verdicts.push(this.#verdict(row, known ?? 'the event was accepted, but the job was left open'));
    }
    await this.#store.settle(verdicts);
    for (const { row, state, error } of verdicts) if (state === 'dead') this.#o.onError(new DeadJob(row, error));
    for (const error of faults.values()) this.#o.onError(error);
    this.#o.poke();
  }

  #verdict(row: JobRow, error: string): Verdict {
    const now = this.#o.clock.now();
    if (row.attempts >= row.maxAttempts) return { row, state: 'dead', runAt: row.runAt, error, finishedAt: now };
    // Later than before even if the clock was put back: a new run_at is what makes a new id.
    const runAt = Math.max(now, row.runAt) + backoff(row.attempts, this.#o.dice);
    return { row, state: 'ready', runAt, error, finishedAt: null };
  }
}
