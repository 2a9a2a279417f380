/** A Discord server as the stage of a day: everything said there goes over the wire through the real client library. */
import type { Locale } from '../../../core/types.ts';
import type { User } from '../../../adapters/discord/wire.ts';
import { withMentions } from '../../scenarios/mentions.ts';
import { fakeClock, type FakeClock } from '../../clock.ts';
import type { Stage } from '../../scenarios/day.ts';
import { liveDiscord, until, type LiveDiscord } from './house.ts';
import { shown, standIn, type StandIn } from './index.ts';

const year = 366 * 86_400_000;

export interface DiscordStage extends Stage {
  readonly api: StandIn;
  readonly bot: LiveDiscord<FakeClock>;
  close(): Promise<void>;
}

/** `names`: everybody who is in the server from the start, the owner first. `url`: an empty database. */
export async function onDiscord(
  url: string,
  start: number,
  names: readonly [string, ...string[]],
  title: string,
  locale: Locale = 'zh-CN',
): Promise<DiscordStage> {
  const clock = fakeClock(start);
  const api = await standIn({ now: clock.now, heartbeatMs: 3_600_000 });
  const people = new Map<string, User>();
  const person = (name: string): User => {
    const known = people.get(name) ?? api.user(name);
    people.set(name, known);
    return known;
  };
  const guild = api.guild(title, person(names[0]));
  for (const name of names.slice(1)) api.add(guild, person(name));
  const bot = await liveDiscord(api, url, { clock, lookMs: year, locale });

  /** What the bot has taken in so far: own messages come back over the line and are no events. */
  let taken = 0;
  const settle = async (events = 0): Promise<void> => {
    taken += events;
    await until(() => bot.traces.filter((t) => t.event.kind !== 'timer').length >= taken);
    for (let i = 0; i < 3; i++) {
      await bot.queue.idle();
      await bot.banyan.idle();
    }
  };
  const nameOf = (user: string): string => api.world.users.get(user)?.global_name ?? user;
  return {
    api,
    bot,
    database: bot.database,
    say: async (who, text) => {
      const line = withMentions(text.replaceAll('@小榕', `<@${api.bot.id}>`), people.keys(), {
        text: (t) => t,
        mention: (name) => `<@${person(name).id}>`,
      });
      api.say(guild, person(who), line.join(''));
      await settle(1);
    },
    tell: async (who, text) => {
      api.say('private', person(who), text);
      await settle(1);
    },
    join: async (who) => {
      api.join(guild, person(who));
      await settle(1);
    },
    leave: async (who) => {
      api.leave(guild, person(who));
      await settle(1);
    },
    until: (at) => clock.moveTo(Math.max(at, clock.now()), () => settle()),
    heard: () =>
      api.entries('sent').map((e) => ({
        to: typeof e['to'] === 'string' ? nameOf(e['to']) : 'group',
        text: shown(typeof e['text'] === 'string' ? e['text'] : '', nameOf),
      })),
    close: async () => {
      await bot.stop();
      await api.close();
    },
  };
}
