/** Which job queue this process uses: through Redis where REDIS_URL is set, else the embedded one. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';

import type { JobQueue } from '../core/ports.ts';
import { isPostgres } from '../db/open.ts';
import { embeddedQueue } from '../jobs/embedded.ts';
import type { RedisState } from '../jobs/redis.ts';
import type { QueueOptions } from '../jobs/runner.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';

export interface OpenQueue {
  readonly queue: JobQueue;
  /** How Redis is, where one is used. */
  readonly redis?: () => RedisState;
}

/** Nothing is connected before the queue starts. */
export async function openQueue(
  config: Pick<Config, 'redisUrl' | 'databaseUrl'>,
  options: Omit<QueueOptions, 'onError'>,
  log: Log,
): Promise<OpenQueue> {
  const told = { ...options, onError: (error: unknown) => log.error(error) };
  if (config.redisUrl === undefined) return { queue: embeddedQueue(told) };
  const { bullQueue } = await import('../jobs/bullmq.ts');
  const queue = bullQueue({
    ...told,
    url: config.redisUrl,
    prefix: prefixOf(config.databaseUrl),
    onState: ({ state, why }) =>
      state === 'on'
        ? log.info('Redis wakes the jobs')
        : log.warn(`${why ?? 'Redis does not work'}; until then jobs run from the database`),
  });
  return { queue, redis: () => queue.state() };
}

/** The same for every process on this database, whatever user it comes as; another for every other one. */
export function prefixOf(databaseUrl: string): string {
  let place = resolve(databaseUrl);
  if (isPostgres(databaseUrl)) {
    const { host, pathname } = new URL(databaseUrl);
    place = `${host}${pathname}`;
  }
  return `banyan-${createHash('sha256').update(place).digest('hex').slice(0, 12)}`;
}
