/** The whole bot on the real client library against the stand-in, over HTTP and a WebSocket. */
import { createDiscord, type DiscordOptions } from '../../../adapters/discord/index.ts';
import type { Budgets } from '../../../adapters/discord/send.ts';
import { createBanyan, type Banyan } from '../../../core/banyan.ts';
import type { FeatureDef } from '../../../core/house.ts';
import type { Clock, Database, Platform } from '../../../core/ports.ts';
import type { Locale, Trace } from '../../../core/types.ts';
import { allDefinitions } from '../../../db/definitions.ts';
import { openDatabase } from '../../../db/open.ts';
import { embeddedQueue, type IdleQueue } from '../../../jobs/embedded.ts';
import { discordCommands } from '../../../bots/discord.ts';
import { seeded } from '../../clock.ts';
import { jumpClock, type JumpClock } from '../../jump-clock.ts';
import { atRest, busyDatabase, watched } from '../../until.ts';
import type { StandIn } from './index.ts';

export { until } from '../../until.ts';

/** Tests wait for what they look for, not for a rate. */
const quick = { everyMs: 1, burst: 1000 };
export const unpaced: Budgets = { account: quick, channel: quick };

export interface LiveDiscord<C extends Clock = JumpClock> {
  readonly queue: IdleQueue;
  readonly banyan: Banyan;
  readonly database: Database;
  readonly discord: Platform;
  readonly clock: C;
  readonly traces: Trace[];
  readonly errors: unknown[];
  readonly notes: string[];
  /** Resolves when nothing is left to do at this time; for a clock that is held. */
  rest(): Promise<void>;
  stop(): Promise<void>;
}
export type LiveOptions<C extends Clock = JumpClock> = Partial<DiscordOptions> & {
  features?: readonly FeatureDef[];
  locale?: Locale;
  clock?: C;
  /** How often the jobs are looked at without a reason, ms. */
  lookMs?: number;
};

export async function liveDiscord<C extends Clock = JumpClock>(
  api: Pick<StandIn, 'token' | 'root'>,
  url: string,
  o: LiveOptions<C> = {},
): Promise<LiveDiscord<C>> {
  const { features, locale, lookMs, clock = jumpClock() as unknown as C, ...options } = o;
  const errors: unknown[] = [];
  const notes: string[] = [];
  const traces: Trace[] = [];
  const unwatch = watched({ errors, traces, notes });
  const busy = busyDatabase();
  const { around } = busy;
  const onError = (e: unknown): void => void errors.push(e);
  const database = await openDatabase(url, allDefinitions, { onError, throwAway: true, around });
  const menu = discordCommands(() => banyan.house.commands());
  const discord = createDiscord({
    token: api.token,
    apiRoot: api.root,
    clock,
    budgets: unpaced,
    ...menu,
    onGap: (gap) => void banyan.missed(gap).catch((e: unknown) => errors.push(e)),
    onError: (e) => errors.push(e),
    onNote: (line) => notes.push(line),
    ...options,
  });
  const dice = seeded(1);
  const queue = embeddedQueue({
    database,
    clock,
    dice,
    onError: (e: unknown) => errors.push(e),
    ...(lookMs !== undefined && { lookMs }),
  });
  const banyan = createBanyan({
    database,
    queue,
    platforms: [discord],
    clock,
    dice,
    onTrace: (t) => traces.push(t),
    onError: (e) => errors.push(e),
    claimCode: '246810',
    ...(lookMs !== undefined && { lookAroundMs: lookMs }),
    ...(features ? { features } : {}),
    ...(locale && { defaults: { locale, timeZone: 'Asia/Shanghai' } }),
  });
  await banyan.start();
  return {
    banyan,
    queue,
    database,
    discord,
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
