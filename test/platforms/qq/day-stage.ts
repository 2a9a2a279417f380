/** A QQ group as the stage of a day: everything said there goes over a WebSocket in OneBot's words. */
import type { Segment } from '../../../adapters/qq/wire.ts';
import { createQq, type QqOptions, type QqPlatform } from '../../../adapters/qq/index.ts';
import { createBanyan, type Banyan } from '../../../core/banyan.ts';
import type { Clock, Database } from '../../../core/ports.ts';
import type { Locale, Trace } from '../../../core/types.ts';
import { allDefinitions } from '../../../db/definitions.ts';
import { openDatabase } from '../../../db/open.ts';
import { embeddedQueue, type IdleQueue } from '../../../jobs/embedded.ts';
import { withMentions } from '../../scenarios/mentions.ts';
import { fakeClock, seeded, type FakeClock } from '../../clock.ts';
import type { Stage } from '../../scenarios/day.ts';
import { atRest, busyDatabase, until, watched } from '../../until.ts';
import { standIn, type StandIn, type User } from './index.ts';

const year = 366 * 86_400_000;
const quick = { everyMs: 1, burst: 1000 };
/** Tests wait for what they look for, not for a rate; and a clock held still pings nobody. */
export const unpaced = {
  spacing: quick,
  limits: { sameTargetMs: 0, betweenMs: [0, 0], perMinute: 1_000_000 },
  dice: () => 0.5,
  begins: 'start',
  times: { pingMs: year, answerMs: 5000 },
} as const;

export interface LiveBot {
  readonly banyan: Banyan;
  readonly queue: IdleQueue;
  readonly database: Database;
  readonly platform: QqPlatform;
  readonly errors: unknown[];
  readonly traces: readonly Trace[];
  /** Resolves when nothing is left to do at this time, by `others` neither. */
  rest(...others: readonly { readonly idle: () => Promise<unknown> }[]): Promise<void>;
  stop(): Promise<void>;
}

/** The whole bot on QQ. `url`: an empty database. */
export async function liveBot(
  api: StandIn,
  url: string,
  clock: Clock,
  options: Partial<QqOptions> & { locale?: Locale } = {},
): Promise<LiveBot> {
  const errors: unknown[] = [];
  const traces: Trace[] = [];
  const onError = (e: unknown): void => void errors.push(e);
  const unwatch = watched({ errors, traces });
  const busy = busyDatabase();
  const database = await openDatabase(url, allDefinitions, { onError, throwAway: true, around: busy.around });
  const { locale, ...qq } = options;
  const platform = createQq({ url: api.url, clock, onError, ...unpaced, ...qq });
  const dice = seeded(1);
  const queue = embeddedQueue({ database, clock, dice, onError, lookMs: year });
  const banyan = createBanyan({
    database,
    queue,
    platforms: [platform],
    clock,
    dice,
    onTrace: (t) => traces.push(t),
    onError,
    claimCode: '246810',
    lookAroundMs: year,
    ...(locale && { defaults: { locale, timeZone: 'Asia/Shanghai' } }),
  });
  await banyan.start();
  return {
    banyan,
    queue,
    database,
    platform,
    errors,
    traces,
    rest: (...others) => atRest([...others, platform, queue, banyan, busy], () => traces.length + busy.begun),
    stop: async () => {
      unwatch();
      await banyan.stop();
      await database.close();
    },
  };
}

export interface QqStage extends Stage {
  readonly api: StandIn;
  readonly bot: LiveBot;
  close(): Promise<void>;
}

/** `names`: everybody who is in the group from the start, the owner first. */
export async function onQq(
  url: string,
  start: number,
  names: readonly [string, ...string[]],
  title: string,
  locale: Locale = 'zh-CN',
): Promise<QqStage> {
  const clock: FakeClock = fakeClock(start);
  const api = await standIn({ now: clock.now });
  const people = new Map<string, User>();
  const person = (name: string): User => {
    const known = people.get(name) ?? api.world.user(name);
    people.set(name, known);
    // In a scripted day everybody is the bot's friend; who is not is the contract's matter.
    api.world.friends.add(known.id);
    return known;
  };
  const group = api.world.found(title, person(names[0]));
  for (const name of names.slice(1)) api.world.enter(group, person(name));
  api.world.enter(group, api.world.self, 'admin');
  const bot = await liveBot(api, url, clock, { locale });
  await until(() => api.connected() > 0);

  /** What was posted has arrived when a call made after it has been answered. */
  const settle = async (): Promise<void> => {
    await bot.rest({ idle: api.flushed });
  };
  const nameOf = (id: string): string => [...people.values()].find((u) => `${u.id}` === id)?.name ?? id;
  return {
    api,
    bot,
    database: bot.database,
    say: async (who, text) => {
      const line = withMentions<Segment>(text, [...people.keys(), api.world.self.name], {
        text: (t) => ({ type: 'text', data: { text: t } }),
        mention: (name) => ({ type: 'at', data: { qq: `${(people.get(name) ?? api.world.self).id}` } }),
      });
      api.say(group, person(who), line);
      await settle();
    },
    tell: async (who, text) => {
      api.say('private', person(who), text);
      await settle();
    },
    join: async (who) => {
      api.world.enter(group, person(who));
      api.notice('group_increase', group, person(who), {
        sub_type: 'approve',
        operator_id: group.members.keys().next().value,
      });
      await settle();
    },
    leave: async (who) => {
      group.members.delete(person(who).id);
      api.notice('group_decrease', group, person(who), { sub_type: 'leave', operator_id: person(who).id });
      await settle();
    },
    until: (at) => clock.moveTo(Math.max(at, clock.now()), settle),
    heard: () =>
      [...api.world.lines.values()]
        .filter((l) => l.from.id === api.world.self.id)
        .map((l) => ({
          to: l.room.startsWith('g') ? 'group' : nameOf(l.room),
          text: l.message
            .map(({ type, data }) =>
              type === 'at' ? `@${nameOf(String(data['qq']))}` : ((data['text'] as string | undefined) ?? ''),
            )
            .join(''),
        })),
    close: async () => {
      await bot.stop();
      await api.close();
    },
  };
}
