/**
 * The embedded job queue: an alarm clock over the `jobs` table, for SQLite and PostgreSQL alike. One timer waits for
 * the earliest row; what is due is claimed and run (runner.ts).
 */
import type { JobQueue } from '../core/ports.ts';
import { Alarm } from './alarm.ts';
import { type Accept, defaults, type QueueOptions, Runner } from './runner.ts';
import { jobStore } from './store.ts';

/** A queue that can be waited for. */
export interface IdleQueue extends JobQueue {
  /** Resolves when nothing is due, being claimed or under way: for tests that hold the clock. */
  idle(): Promise<void>;
}

/** Both may run on the same database: two processes with this queue share the work, each row running once. */
export const embeddedQueue = (options: QueueOptions): IdleQueue => new Embedded(options);

class Embedded implements IdleQueue {
  readonly #runner: Runner;
  readonly #alarm: Alarm;
  #waiters: (() => void)[] = [];

  constructor(options: QueueOptions) {
    const over = (): void => this.#tellIdle();
    const { clock, onError, lookMs = defaults.lookMs } = options;
    const runner = new Runner({ ...options, store: jobStore(options.database), poke: () => this.poke(), over });
    this.#runner = runner;
    this.#alarm = new Alarm({
      clock,
      onError,
      lookMs,
      over,
      look: async () => {
        const lease = await runner.upkeep();
        const due = await runner.claimDue();
        return Math.min(lease, due, runner.nextBeat);
      },
    });
  }

  start(accept: Accept): Promise<void> {
    this.#runner.accept = accept;
    this.#runner.stopped = false;
    this.#alarm.start();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.#runner.stopped = true;
    await this.#alarm.stop();
    await this.idle();
  }

  poke(): void {
    this.#alarm.poke();
  }

  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiters.push(resolve);
      this.#tellIdle();
    });
  }

  #tellIdle(): void {
    if (this.#alarm.busy || this.#runner.busy) return;
    for (const resolve of this.#waiters.splice(0)) resolve();
  }
}
