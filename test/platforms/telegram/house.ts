/** The whole bot on the real client library against the stand-in, over HTTP. */
import { randomUUID } from 'node:crypto';

import { createTelegram, type TelegramOptions, type TelegramPlatform } from '../../../adapters/telegram/index.ts';
import { createBanyan, type Banyan } from '../../../core/banyan.ts';
import type { FeatureDef } from '../../../core/house.ts';
import type { Clock, Database, Platform } from '../../../core/ports.ts';
import type { Locale, Trace } from '../../../core/types.ts';
import { allDefinitions } from '../../../db/definitions.ts';
import { openDatabase } from '../../../db/open.ts';
import { embeddedQueue, type IdleQueue } from '../../../jobs/embedded.ts';
import { bullQueue } from '../../../jobs/bullmq.ts';
import { seeded } from '../../clock.ts';
import { jumpClock, type JumpClock } from '../../jump-clock.ts';
import { atRest, busyDatabase, watched } from '../../until.ts';
import type { Budgets } from '../../../adapters/telegram/send.ts';
import type { StandIn } from './index.ts';

export { until } from '../../until.ts';

/** Tests wait for what they look for, not for a rate. */
const quick = { everyMs: 1, burst: 1000 };
export const unpaced: Budgets = { account: quick, group: quick, groupMinute: quick, person: quick };

export interface LiveBot<C extends Clock = JumpClock> {
  readonly queue: IdleQueue;
  readonly banyan: Banyan;
  readonly database: Database;
  readonly telegram: TelegramPlatform;
  readonly clock: C;
  readonly traces: Trace[];
  readonly errors: unknown[];
  readonly notes: string[];
  /** Resolves when nothing is left to do at this time; for a clock that is held. */
  rest(): Promise<void>;
  stop(): Promise<void>;
}

export type LiveOptions<C extends Clock = JumpClock> = Partial<TelegramOptions> & {
  features?: readonly FeatureDef[];
  clock?: C;
  /** How often the jobs, and other processes, are looked at without a reason, ms. */
  lookMs?: number;
  /** The address of a Redis to queue the jobs through. */
  redis?: string;
  /** What stands between the platform and the core. */
  through?: (platform: Platform) => Platform;
  locale?: Locale;
  /** False: the caller starts it. */
  start?: boolean;
};

export async function liveBot<C extends Clock = JumpClock>(
  api: Pick<StandIn, 'token' | 'root'>,
  url: string,
  o: LiveOptions<C> = {},
): Promise<LiveBot<C>> {
  const {
    features,
    locale,
    lookMs,
    redis,
    clock = jumpClock() as unknown as C,
    through = (p: Platform) => p,
    start = true,
    ...options
  } = o;
  const errors: unknown[] = [];
  const notes: string[] = [];
  const traces: Trace[] = [];
  const unwatch = watched({ errors, traces, notes });
  const busy = busyDatabase();
  const { around } = busy;
  const onError = (e: unknown): void => void errors.push(e);
  const database = await openDatabase(url, allDefinitions, { onError, throwAway: true, around });
  const telegram = createTelegram({
    token: api.token,
    apiRoot: api.root,
    clock,
    holdSeconds: 2,
    budgets: unpaced,
    onError: (e) => errors.push(e),
    onNote: (line) => notes.push(line),
    ...options,
  });
  const dice = seeded(1);
  const jobs = {
    database,
    clock,
    dice,
    onError: (e: unknown) => errors.push(e),
    ...(lookMs !== undefined && { lookMs }),
  };
  const queue = redis
    ? bullQueue({ ...jobs, url: redis, prefix: `test-${randomUUID()}`, horizonMs: 0 })
    : embeddedQueue(jobs);
  const banyan = createBanyan({
    database,
    queue,
    platforms: [through(telegram)],
    clock,
    dice,
    onTrace: (t) => traces.push(t),
    onError: (e) => errors.push(e),
    claimCode: '246810',
    ...(lookMs !== undefined && { lookAroundMs: lookMs }),
    ...(features ? { features } : {}),
    ...(locale && { defaults: { locale, timeZone: 'Asia/Shanghai' } }),
  });
  if (start) await banyan.start();
  return {
    banyan,
    queue,
    database,
    telegram,
    clock,
    traces,
    errors,
    notes,
    rest: () => atRest([queue, banyan, busy], () => traces.length + busy.begun),
    stop: async () => {
      unwatch();
      await banyan.stop();
      await database.close();
    },
  };
}
