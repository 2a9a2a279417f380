/**
 * The job queue through Redis, for several processes on one database. The `jobs` table stays the truth: rows due soon
 * are pushed to Redis ahead of time (one BullMQ queue for each platform account), a worker of any process is woken when
 * they are due, looks at the row again, and runs it as the embedded queue does (runner.ts). A cancelled or changed row
 * is found so and left alone; a failed one gets its new time from the table, never from Redis.
 *
 * Redis may delay, never lose:
 * - while it fails (down, hung, full, read-only) due rows are run straight from the table, as without Redis;
 * - when it comes back, or was flushed, everything due soon is pushed again; known ids are not added twice;
 * - a row that is late although it was pushed is run from the table.
 * Rows run twice at the same time never: a row is claimed in the table first, whoever woke whom.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

import { Alarm, turn } from './alarm.ts';
import type { IdleQueue } from './embedded.ts';
import { isReplica, RedisLine, type RedisNews, type RedisState, retryAfter } from './redis.ts';
import { type Accept, afterNothing, batch, defaults, type QueueOptions, Runner } from './runner.ts';
import { type JobRow, jobStore, type JobStore, type Pushed } from './store.ts';
import { Taker } from './taker.ts';

export interface BullOptions extends QueueOptions {
  /** `redis://…` or `rediss://…`. */
  readonly url: string;
  /** Before every key in Redis; the same for all processes of one database and for nobody else. Default `banyan`. */
  readonly prefix?: string;
  /** Rows are pushed this long before they are due. Default 60 s. */
  readonly horizonMs?: number;
  /** A pushed row this late is run from the table. Default 10 s. */
  readonly lateMs?: number;
  /** How long a worker of BullMQ may be silent before its jobs go to another. Default 15 s. */
  readonly lockMs?: number;
  /** Redis failed, or is there again. */
  readonly onState?: (state: RedisState) => void;
}

export interface BullQueue extends IdleQueue {
  state(): RedisState;
}

/** Imported only where REDIS_URL is set. */
export const bullQueue = (options: BullOptions): BullQueue => new Bull(options);

/** What Redis is told of a row. */
interface Hint {
  readonly id: number;
  readonly at: number;
}

/** How long the end waits for a Redis that does not answer any more. */
const graceMs = 2000;
const retryMs = 1000;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** BullMQ allows no colon in a queue's name. */
const nameOf = (queue: string): string => encodeURIComponent(queue);
/** A row that was put off is another job; the same one pushed again is not. */
const jobId = ({ id, runAt }: Pushed): string => `j${id}-${runAt}`;

class Bull implements BullQueue {
  readonly #o: BullOptions;
  readonly #store: JobStore;
  readonly #runner: Runner;
  readonly #alarm: Alarm;
  readonly #taker: Taker;
  readonly #prefix: string;
  readonly #horizonMs: number;
  /** What belongs to BullMQ must not belong to the handler that poked. */
  readonly #outside = AsyncLocalStorage.snapshot();
  readonly #queues = new Map<string, Queue>();
  readonly #workers = new Map<string, Worker>();
  #line: RedisLine | undefined;
  /** The connection of the workers: patient, other than that of the line. */
  #patient: Redis | undefined;
  /** Everything pushed may be gone from Redis. */
  #forgotten = false;

  constructor(options: BullOptions) {
    this.#o = options;
    this.#prefix = options.prefix ?? 'banyan';
    this.#horizonMs = options.horizonMs ?? 60_000;
    this.#store = jobStore(options.database);
    const over = (): void => undefined;
    const { clock, onError, lookMs = defaults.lookMs } = options;
    this.#runner = new Runner({ ...options, store: this.#store, poke: () => this.poke(), over });
    this.#alarm = new Alarm({ clock, onError, lookMs, over, look: () => this.#look() });
    this.#taker = new Taker((ids) => this.#store.take(ids, clock.now(), clock.now() + this.#runner.leaseMs), onError);
  }

  state(): RedisState {
    return this.#line?.state() ?? { name: 'redis', state: 'failing', why: 'not started' };
  }

  async start(accept: Accept): Promise<void> {
    this.#runner.accept = accept;
    this.#runner.stopped = false;
    this.#patient = new Redis(this.#o.url, {
      lazyConnect: true,
      maxRetriesPerRequest: null,
      retryStrategy: retryAfter,
      reconnectOnError: isReplica,
    });
    // The line tells what is wrong; this one only keeps trying.
    this.#patient.on('error', () => undefined);
    this.#line = new RedisLine({
      url: this.#o.url,
      prefix: this.#prefix,
      news: (news) => this.#outside(() => this.#hear(news)),
      queues: (names) => {
        for (const name of names) this.#outside(() => this.#serve(name));
      },
    });
    await this.#line.start();
    if (!this.#line.on) this.#o.onState?.(this.state());
    this.#alarm.start();
  }

  async stop(): Promise<void> {
    this.#runner.stopped = true;
    await this.#alarm.stop();
    const closing = Promise.all([...this.#workers.values()].map((worker) => worker.close()));
    // A worker waits for what it runs, and then for Redis: for that not for ever.
    await Promise.race([closing, this.#settled().then(() => pause(graceMs))]);
    await this.#settled();
    this.#line?.close();
    this.#patient?.disconnect();
    // While a connection is being made again, this ends it and is never answered.
    const ends = [...this.#workers.values()].map((worker) => worker.disconnect().catch(() => undefined));
    await Promise.race([Promise.all(ends), pause(100)]);
    this.#workers.clear();
    this.#queues.clear();
    this.#line = undefined;
  }

  poke(): void {
    this.#alarm.poke();
  }

  async idle(): Promise<void> {
    for (;;) {
      await this.#settled();
      if (this.#alarm.stopped || this.#alarm.faulted) return;
      const ready = await this.#store.earliestReady([]);
      // Taken meanwhile, it is no longer ready and not yet run.
      await turn();
      if ((ready === null || ready > this.#o.clock.now()) && !this.#busy) return;
      await pause(2);
    }
  }

  get #busy(): boolean {
    return this.#alarm.busy || this.#runner.busy || this.#taker.busy;
  }

  async #settled(): Promise<void> {
    while (this.#busy) await pause(1);
  }

  #hear(news: RedisNews): void {
    if (news === 'failing') this.#queues.clear();
    else this.#forgotten = true;
    if (news !== 'forgotten') this.#o.onState?.(this.state());
    this.poke();
  }

  async #look(): Promise<number> {
    const lease = await this.#runner.upkeep();
    const line = this.#line;
    let due = Infinity;
    if (line?.on) {
      try {
        due = await this.#push(line);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        line.fail(error.cause);
      }
    }
    const late = line?.on ? await this.#runner.claimLate(this.#o.lateMs ?? 10_000) : await this.#runner.claimDue();
    return Math.min(lease, due, late, this.#runner.nextBeat);
  }

  /** Tells Redis of everything due soon; when there is more to tell (epoch ms). */
  async #push(line: RedisLine): Promise<number> {
    const { clock } = this.#o;
    if (this.#forgotten) {
      await this.#store.forget(clock.now() + this.#horizonMs);
      this.#forgotten = false;
    }
    for (;;) {
      const next = await this.#store.earliestUnpushed();
      const now = clock.now();
      if (this.#runner.stopped || next === null) return Infinity;
      if (next > now + this.#horizonMs) return next - this.#horizonMs;
      const rows = await this.#store.push(now, now + this.#horizonMs, batch);
      if (rows.length === 0) return now + afterNothing;
      try {
        await line.during(this.#tell(line, rows));
      } catch (error) {
        throw new Refused(error);
      }
    }
  }

  async #tell(line: RedisLine, rows: readonly Pushed[]): Promise<void> {
    const now = this.#o.clock.now();
    const byQueue = new Map<string, Pushed[]>();
    for (const row of rows) byQueue.set(row.queue, [...(byQueue.get(row.queue) ?? []), row]);
    for (const [queue, mine] of byQueue) {
      if (!this.#workers.has(queue)) await line.know(queue);
      this.#serve(queue);
      await this.#queueOf(line, queue).addBulk(
        mine.map((row) => ({
          name: 'row',
          data: { id: row.id, at: row.runAt } satisfies Hint,
          opts: {
            jobId: jobId(row),
            delay: Math.max(0, row.runAt - now),
            removeOnComplete: true,
            removeOnFail: true,
          },
        })),
      );
    }
  }

  #queueOf(line: RedisLine, queue: string): Queue {
    let made = this.#queues.get(queue);
    if (!made) {
      made = new Queue(nameOf(queue), { connection: line.client, prefix: this.#prefix });
      made.on('error', (error) => this.#overhear(error));
      this.#queues.set(queue, made);
    }
    return made;
  }

  /** A worker for this queue, unless there is one. */
  #serve(queue: string): void {
    if (this.#workers.has(queue) || this.#runner.stopped || !this.#patient) return;
    const lockMs = this.#o.lockMs ?? 15_000;
    const worker = new Worker<Hint>(nameOf(queue), ({ data }) => this.#wake(queue, data), {
      connection: this.#patient,
      prefix: this.#prefix,
      concurrency: this.#runner.bound,
      lockDuration: lockMs,
      stalledInterval: lockMs,
      // Whether a job is given up is decided by its row.
      maxStalledCount: 1_000_000,
      runRetryDelay: retryMs,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    worker.on('error', (error) => this.#overhear(error));
    this.#workers.set(queue, worker);
  }

  /** Redis says that a row is due. Without an answer when it ends here: another process, or the next start, finds it late. */
  async #wake(queue: string, { id, at }: Hint): Promise<void> {
    for (;;) {
      if (this.#runner.stopped) return;
      const early = at - this.#o.clock.now();
      // Full only when rows were also taken from the table, after a fault.
      const row = early <= 0 && this.#runner.reserve(queue) ? await this.#taken(queue, id) : 'not now';
      // Without a row it was cancelled, put off, or taken by somebody else.
      if (row !== 'not now') return row && this.#runner.run(row);
      await pause(early > 0 ? Math.min(early, retryMs) : retryMs);
    }
  }

  async #taken(queue: string, id: number): Promise<JobRow | undefined | 'not now'> {
    try {
      return await this.#taker.take(id);
    } catch {
      // The taker has told of it, and the row is still ready.
      return 'not now';
    } finally {
      this.#runner.release(queue);
    }
  }

  /**
   * What workers and queues complain of. A lost lock means that another process was woken too, and the row has decided
   * between them; a broken line, a full Redis and the like are told by the line.
   */
  #overhear(error: Error): void {
    if (!this.#line?.on || this.#alarm.stopped) return;
    if (/missing lock|lock mismatch|missing key|not in the active state|could not renew lock/i.test(error.message))
      return;
    if ('code' in error || /connection|closed|Stream isn't writeable|max retries/i.test(error.message)) return;
    if (/^(OOM|READONLY|LOADING|MISCONF|BUSY|MASTERDOWN|UNBLOCKED)/.test(error.message)) this.#line.fail(error);
    else this.#o.onError(error);
  }
}

/** Redis did not take what it was told. */
class Refused extends Error {
  override readonly name = 'Refused';
  constructor(cause: unknown) {
    super('Redis refused', { cause });
  }
}
