/** Every kind of queue on every dialect; a fresh database, a clock that stands still and queues that are stopped afterwards, for each test. */
import { randomBytes } from 'node:crypto';

import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe } from 'vitest';

import type { Database } from '../../core/ports.ts';
import type { Event } from '../../core/types.ts';
import { type BullOptions, bullQueue } from '../../jobs/bullmq.ts';
import { embeddedQueue, type IdleQueue } from '../../jobs/embedded.ts';
import { fakeClock, type FakeClock, seeded } from '../clock.ts';
import { type Dialect, freshDatabase, type Fresh, onEachDialect, sharedRedis } from '../servers/index.ts';
import { missingRedis } from '../servers/redis.ts';
import { open, pipeline, start } from './jobs-kit.ts';

export type Driver = 'embedded' | 'redis';

/** Declares the suite once per queue and dialect; what cannot run is there by name, skipped with its reason. */
export function onEachQueue(name: string, suite: (driver: Driver, dialect: Dialect) => void): void {
  onEachDialect(`${name}, embedded,`, (dialect) => suite('embedded', dialect));
  const missing = missingRedis();
  if (missing === undefined) onEachDialect(`${name}, through Redis,`, (dialect) => suite('redis', dialect));
  else describe.skip(`${name}, through Redis: skipped, ${missing}`, () => suite('redis', 'sqlite'));
}

export interface Stage {
  readonly database: Database;
  readonly url: string;
  clock: FakeClock;
  /** What the queues told. */
  readonly errors: unknown[];
  /** What a process on the same queue is told: its kind, address and prefix. */
  readonly line: readonly [driver: Driver, url: string, prefix: string];
  queueOn(more?: Partial<BullOptions>): IdleQueue;
  /** A queue that has looked once. */
  started(accept?: (event: Event) => Promise<void>, more?: Partial<BullOptions>): Promise<IdleQueue>;
  /** Lets time go by and the queue do what is due. */
  pass(queue: IdleQueue, ms: number): Promise<void>;
}

export function stage(driver: Driver, dialect: Dialect): Stage {
  let fresh: Fresh;
  let database: Database;
  let redis = '';
  let prefix = '';
  const errors: unknown[] = [];
  const running: IdleQueue[] = [];
  const made: Stage = {
    get database() {
      return database;
    },
    get url() {
      return fresh.url;
    },
    get line() {
      return [driver, redis, prefix] as const;
    },
    clock: fakeClock(start),
    errors,
    queueOn: (more = {}) => {
      const { clock } = made;
      const options = { database, clock, dice: seeded(7), onError: (e: unknown) => errors.push(e), ...more };
      // Redis knows no time but its own: with a clock that stands still, rows are pushed when they are due.
      const queue =
        driver === 'embedded' ? embeddedQueue(options) : bullQueue({ url: redis, prefix, horizonMs: 0, ...options });
      running.push(queue);
      return queue;
    },
    started: async (accept = pipeline(database), more = {}) => {
      const queue = made.queueOn(more);
      await queue.start(accept);
      await queue.idle();
      return queue;
    },
    pass: (queue, ms) => made.clock.moveTo(made.clock.now() + ms, () => queue.idle()),
  };
  beforeEach(async () => {
    fresh = await freshDatabase(dialect);
    database = await open(fresh.url);
    made.clock = fakeClock(start);
    errors.length = 0;
    prefix = `test-${randomBytes(6).toString('hex')}`;
    if (driver === 'redis') redis = await sharedRedis();
  });
  afterEach(async () => {
    for (const queue of running.splice(0)) await queue.stop();
    await database.close();
    await fresh.drop();
    if (driver === 'redis') await sweep(redis, prefix);
  });
  return made;
}

/** Leaves nothing behind in a server that was only lent. */
async function sweep(url: string, prefix: string): Promise<void> {
  const client = new Redis(url);
  const keys = await client.keys(`${prefix}:*`);
  if (keys.length > 0) await client.del(...keys);
  client.disconnect();
}
