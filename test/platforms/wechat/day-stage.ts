/** A WeChat group as the stage of a day: everything said there goes over gRPC through Wechaty. */
import { createWechat, type WechatOptions, type WechatPlatform } from '../../../adapters/wechat/index.ts';
import { createBanyan, type Banyan } from '../../../core/banyan.ts';
import type { Clock, Database, Platform } from '../../../core/ports.ts';
import type { Locale, Trace } from '../../../core/types.ts';
import { allDefinitions } from '../../../db/definitions.ts';
import { openDatabase } from '../../../db/open.ts';
import { embeddedQueue, type IdleQueue } from '../../../jobs/embedded.ts';
import { namedIn } from '../../scenarios/mentions.ts';
import { fakeClock, seeded, type FakeClock } from '../../clock.ts';
import type { Stage } from '../../scenarios/day.ts';
import { atRest, busyDatabase, until, watched } from '../../until.ts';
import { standIn, type Contact, type StandIn } from './index.ts';
import { unpaced } from './quick.ts';

const year = 366 * 86_400_000;

export interface LiveBot {
  readonly banyan: Banyan;
  readonly queue: IdleQueue;
  readonly database: Database;
  readonly platform: WechatPlatform;
  readonly errors: unknown[];
  readonly traces: readonly Trace[];
  /** Resolves when nothing is left to do at this time, by `others` neither. */
  rest(...others: readonly { readonly idle: () => Promise<unknown> }[]): Promise<void>;
  /** Events the core has taken. */
  taken(): number;
  stop(): Promise<void>;
}

/** The whole bot on WeChat. `url`: an empty database. */
export async function liveBot(
  api: Pick<StandIn, 'endpoint' | 'token'>,
  url: string,
  clock: Clock,
  options: Partial<WechatOptions> & { locale?: Locale } = {},
): Promise<LiveBot> {
  const errors: unknown[] = [];
  const traces: Trace[] = [];
  const onError = (e: unknown): void => void errors.push(e);
  const unwatch = watched({ errors, traces });
  const busy = busyDatabase();
  const database = await openDatabase(url, allDefinitions, { onError, throwAway: true, around: busy.around });
  const { locale, ...wechat } = options;
  const platform = createWechat({
    puppet: 'wechaty-puppet-service',
    endpoint: api.endpoint,
    token: api.token,
    clock,
    onError,
    ...unpaced,
    ...wechat,
  });
  let taken = 0;
  const counted: Platform = {
    ...platform,
    start: (accept) =>
      platform.start(async (event) => {
        await accept(event);
        taken++;
      }),
  };
  const dice = seeded(1);
  const queue = embeddedQueue({ database, clock, dice, onError, lookMs: year });
  const banyan = createBanyan({
    database,
    queue,
    platforms: [counted],
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
    taken: () => taken,
    stop: async () => {
      unwatch();
      await banyan.stop();
      await database.close();
    },
  };
}

export interface WechatStage extends Stage {
  readonly api: StandIn;
  readonly bot: LiveBot;
  close(): Promise<void>;
}

/** A mention's own space is one only where a word follows. */
const visible = (text: string): string =>
  text.replaceAll(/\u2005(?=[，。、：；！？「」（）,.:;!?)\n]|$)/g, '').replaceAll('\u2005', ' ');

/** `names`: everybody who is in the group from the start, the owner first. */
export async function onWechat(
  url: string,
  start: number,
  names: readonly [string, ...string[]],
  title: string,
  locale: Locale = 'zh-CN',
): Promise<WechatStage> {
  const clock: FakeClock = fakeClock(start);
  const api = await standIn({ now: clock.now });
  const people = new Map<string, Contact>();
  // In a scripted day everybody is the bot's friend; who is not is the contract's matter.
  const person = (name: string): Contact => {
    const known = people.get(name) ?? api.person(name, { friend: true });
    people.set(name, known);
    return known;
  };
  const group = api.room(title, person(names[0]), names.slice(1).map(person));
  group.adminIds.push(api.world.self.id);
  const bot = await liveBot(api, url, clock, { locale });

  const settle = async (): Promise<void> => {
    await until(() => bot.taken() >= api.told(), undefined, 'every event taken');
    await bot.rest();
  };
  const nameOf = (id: string): string => [...people.values()].find((p) => p.id === id)?.name ?? id;
  return {
    api,
    bot,
    database: bot.database,
    say: async (who, text) => {
      const named = namedIn(text, people.keys()).map((m) => m.name);
      api.say(group, person(who), text, { named: named.map(person) });
      await settle();
    },
    tell: async (who, text) => {
      api.say('private', person(who), text);
      await settle();
    },
    join: async (who) => {
      api.join(group, [person(who)], person(names[0]));
      await settle();
    },
    leave: async (who) => {
      api.leave(group, person(who));
      await settle();
    },
    until: (at) => clock.moveTo(Math.max(at, clock.now()), settle),
    heard: () =>
      [...api.world.lines.values()]
        .filter((l) => l.talkerId === api.world.self.id)
        .map((l) => ({ to: l.to === group.id ? 'group' : nameOf(l.to), text: visible(l.text ?? '') })),
    close: async () => {
      await bot.stop();
      await api.close();
    },
  };
}
