/** The adapter alone against the stand-in: what it hands over, what it is asked to do. */
import { expect } from 'vitest';

import { createDiscord, type DiscordOptions } from '../../../adapters/discord/index.ts';
import { PlatformError, type Performance } from '../../../core/ports.ts';
import type { Event, Outward, PlatformEvent } from '../../../core/types.ts';
import { jumpClock } from '../../jump-clock.ts';
import { unpaced } from './house.ts';
import { standIn, type StandIn } from './index.ts';

type More = Partial<Pick<Performance, 'key' | 'cause' | 'question' | 'locale'>> & { user?: string; private?: string };

export async function onStage(o: Partial<DiscordOptions> = {}, started = true) {
  const api = await standIn();
  const owner = api.user('店长 Lin');
  const may = api.user('May');
  const guild = api.guild('小鹿母婴', owner);
  api.add(guild, may);
  const errors: unknown[] = [];
  const notes: string[] = [];
  const gaps: { since: number; until: number }[] = [];
  const events: PlatformEvent[] = [];
  const clock = jumpClock();
  const make = (more: Partial<DiscordOptions> = {}) =>
    createDiscord({
      token: api.token,
      apiRoot: api.root,
      clock,
      budgets: unpaced,
      onError: (e) => errors.push(e),
      onNote: (line) => notes.push(line),
      onGap: (gap) => gaps.push(gap),
      ...o,
      ...more,
    });
  const accept = (event: Event): Promise<void> => {
    if (event.kind !== 'timer') events.push(event);
    return Promise.resolve();
  };
  let platform = make();
  if (started) await platform.start(accept);
  let keys = 0;
  const stage = {
    api,
    owner,
    may,
    guild,
    channel: api.main(guild),
    errors,
    notes,
    gaps,
    events,
    clock,
    accept,
    get platform() {
      return platform;
    },
    /** Another process with the same token. */
    again: async (more: Partial<DiscordOptions> = {}) => {
      platform = make(more);
      await platform.start(accept);
    },
    perform: (effect: Outward, more: More = {}) => {
      const { user, private: to, ...rest } = more;
      const room =
        to === undefined ? ({ id: guild.id, kind: 'group' } as const) : ({ id: to, kind: 'private' } as const);
      const target = { account: api.account, room, ...(user !== undefined && { user }) };
      return platform.perform({ effect, target, key: `${++keys}`, ...rest });
    },
    send: (say: string, more: More & { replyTo?: string } = {}) => {
      const { replyTo, ...rest } = more;
      return stage.perform({ do: 'send', to: { room: 1 }, say, ...(replyTo !== undefined && { replyTo }) }, rest);
    },
    texts: (channel = api.main(guild)) => api.said(channel).map((l) => api.text(l)),
    /** How it failed, and with which words. */
    failure: async (done: Promise<unknown>): Promise<PlatformError> => {
      const error = await done.then(
        () => undefined,
        (e: unknown) => e,
      );
      expect(error).toBeInstanceOf(PlatformError);
      return error as PlatformError;
    },
    close: async () => {
      await platform.stop();
      await api.close();
      expect(api.faulty).toEqual([]);
    },
  };
  return stage;
}
export type Played = Awaited<ReturnType<typeof onStage>>;
export type { StandIn };
