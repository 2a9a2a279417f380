/** A fresh database, a clock that stands still and queues that are stopped afterwards, for each test of a suite. */
import { afterEach, beforeEach } from 'vitest';

import type { Database } from '../../core/ports.ts';
import type { Event } from '../../core/types.ts';
import { embeddedQueue, type EmbeddedOptions, type EmbeddedQueue } from '../../jobs/embedded.ts';
import { fakeClock, type FakeClock, seeded } from '../clock.ts';
import { type Dialect, freshDatabase, type Fresh } from '../servers/index.ts';
import { open, pipeline, start } from './jobs-kit.ts';

export interface Stage {
  readonly database: Database;
  readonly url: string;
  clock: FakeClock;
  /** What the queues told. */
  readonly errors: unknown[];
  queueOn(more?: Partial<EmbeddedOptions>): EmbeddedQueue;
  /** A queue that has looked once. */
  started(accept?: (event: Event) => Promise<void>, more?: Partial<EmbeddedOptions>): Promise<EmbeddedQueue>;
  /** Lets time go by and the queue do what is due. */
  pass(queue: EmbeddedQueue, ms: number): Promise<void>;
}

export function stage(dialect: Dialect): Stage {
  let fresh: Fresh;
  let database: Database;
  const errors: unknown[] = [];
  const running: EmbeddedQueue[] = [];
  const made: Stage = {
    get database() {
      return database;
    },
    get url() {
      return fresh.url;
    },
    clock: fakeClock(start),
    errors,
    queueOn: (more = {}) => {
      const { clock } = made;
      const queue = embeddedQueue({ database, clock, dice: seeded(7), onError: (e) => errors.push(e), ...more });
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
  });
  afterEach(async () => {
    for (const queue of running.splice(0)) await queue.stop();
    await database.close();
    await fresh.drop();
  });
  return made;
}
