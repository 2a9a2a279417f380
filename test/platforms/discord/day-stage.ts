/** A Discord server as the stage of a day: everything said there goes over the wire through the real client library. */
import type { Event, Locale } from '../../../core/types.ts';
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
  /** Presses the button with this label in the server. */
  press(who: string, label: string): Promise<void>;
  /** Votes in one of Discord's own polls: its message, its answer from 1. */
  vote(who: string, message: string, answer: number): Promise<void>;
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

  const settle = bot.rest;
  /** Resolves when the bot has taken in what this person did, and is at rest. */
  const does = async (who: string, kind: Event['kind'], act: (user: User) => unknown): Promise<void> => {
    const before = bot.traces.length;
    const user = person(who);
    act(user);
    const came = (): boolean =>
      bot.traces.slice(before).some(({ event: e }) => e.kind === kind && 'from' in e && e.from.id === user.id);
    await until(came, undefined, `${kind} of ${who}`);
    await settle();
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
      await does(who, 'message', (user) => api.say(guild, user, line.join('')));
    },
    tell: (who, text) => does(who, 'message', (user) => api.say('private', user, text)),
    join: (who) => does(who, 'joined', (user) => api.join(guild, user)),
    leave: (who) => does(who, 'left', (user) => api.leave(guild, user)),
    press: (who, label) => does(who, 'pressed', (user) => api.press(guild, user, label)),
    vote: (who, message, answer) => does(who, 'voted', (user) => api.vote(guild, user, message, answer)),
    until: (at) => clock.moveTo(Math.max(at, clock.now()), settle),
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
