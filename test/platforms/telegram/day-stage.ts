/** A Telegram group as the stage of a day: everything said there goes over HTTP through the real client library. */
import type { Chat, User } from '../../../adapters/telegram/wire.ts';
import type { Locale } from '../../../core/types.ts';
import { namedIn } from '../../scenarios/mentions.ts';
import { fakeClock, type FakeClock } from '../../clock.ts';
import type { Stage } from '../../scenarios/day.ts';
import { liveBot, until, type LiveBot } from './house.ts';
import { standIn, type StandIn } from './index.ts';
import { allRights } from './world.ts';

const year = 366 * 86_400_000;

export interface TelegramStage extends Stage {
  readonly api: StandIn;
  readonly bot: LiveBot<FakeClock>;
  /** Somebody of the stage, as the platform knows them. */
  userOf(name: string): User;
  close(): Promise<void>;
}

/** `names`: everybody who is in the group from the start, the owner first. `url`: an empty database. */
export async function onTelegram(
  url: string,
  start: number,
  names: readonly [string, ...string[]],
  title: string,
  redis?: string,
  locale: Locale = 'zh-CN',
): Promise<TelegramStage> {
  const clock = fakeClock(start);
  const api = await standIn({ now: clock.now });
  const people = new Map<string, User>();
  const person = (name: string): User => {
    const known = people.get(name) ?? api.user(name);
    people.set(name, known);
    return known;
  };
  const group: Chat = api.group(title, person(names[0]));
  const { members } = api.room(group);
  for (const name of names.slice(1))
    members.set(person(name).id, { user: person(name), status: 'member', rights: allRights, until: 0 });
  members.set(api.bot.id, { user: api.bot, status: 'administrator', rights: allRights, until: 0 });
  const bot = await liveBot(api, url, { clock, lookMs: year, locale, ...(redis !== undefined && { redis }) });

  const settle = async (): Promise<void> => {
    await until(() => api.updates.waiting.length === 0);
    await bot.rest();
  };
  const nameOf = new Map<number, string>();
  return {
    api,
    bot,
    userOf: person,
    database: bot.database,
    say: async (who, text) => {
      // On the playground the bot is called by its name, here by its username.
      const line = text.replaceAll('@小榕', '@banyan_bot');
      const named = namedIn(line, people.keys()).map(({ name, from }) => ({
        type: 'text_mention',
        offset: from,
        length: name.length + 1,
        user: person(name),
      }));
      api.say(group, person(who), line, { named });
      await settle();
    },
    tell: async (who, text) => {
      nameOf.set(person(who).id, who);
      api.say(api.start(person(who)), person(who), text);
      await settle();
    },
    join: async (who) => {
      api.join(group, person(who));
      await settle();
    },
    leave: async (who) => {
      api.leave(group, person(who));
      await settle();
    },
    until: (at) => clock.moveTo(Math.max(at, clock.now()), settle),
    heard: () =>
      api.entries('sent').map((e) => ({
        to: e['chat'] === group.id ? 'group' : (nameOf.get(Number(e['chat'])) ?? String(e['chat'])),
        text: String(e['text']).replaceAll('\u2060', ''),
      })),
    close: async () => {
      await bot.stop();
      await api.close();
    },
  };
}
