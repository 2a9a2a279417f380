/** QQ for the contract: a OneBot implementation over a WebSocket. */
import { createQq } from '../../adapters/qq/index.ts';
import type { Segment } from '../../adapters/qq/wire.ts';
import { jumpClock } from '../jump-clock.ts';
import { unpaced } from '../platforms/qq/day-stage.ts';
import { standIn, type User } from '../platforms/qq/index.ts';
import { until } from '../platforms/telegram/house.ts';
import { intake, performer, type Stand, type Who } from './stand.ts';

export async function qqStand(): Promise<Stand> {
  const clock = jumpClock();
  const api = await standIn();
  const { world } = api;
  const users: Record<Who, User> = { owner: world.user('店长 Lin'), may: world.user('May'), hao: world.user('阿豪') };
  const group = world.found('小鹿母婴群', users.owner);
  for (const who of [users.may, users.hao]) world.enter(group, who);
  world.enter(group, world.self, 'admin');
  for (const who of [users.owner, users.may]) world.friends.add(who.id);
  const errors: unknown[] = [];
  const platform = createQq({ url: api.url, clock, onError: (e) => errors.push(e), ...unpaced });
  const door = intake();
  await platform.start(door.accept);
  await until(() => api.connected() > 0);
  const handed = async (doIt: () => void): Promise<void> => {
    const before = door.events.length;
    doIt();
    await until(() => door.events.length > before);
  };
  const of = (segments: readonly Segment[], type: string): Segment[] => segments.filter((s) => s.type === type);
  const nameOf = (qq: unknown): string => world.users.get(Number(qq))?.name ?? '';
  return {
    platform,
    account: api.account,
    group: `g${group.id}`,
    longestText: 1500,
    refusesStrangers: true,
    writesNames: true,
    idOf: (who) => `${users[who].id}`,
    events: door.events,
    refuseOnce: door.refuseOnce,
    say: async (who, text, where = 'group') => {
      let id = '';
      await handed(() => {
        id = `${api.say(where === 'group' ? group : 'private', users[who], text)}`;
      });
      return id;
    },
    join: () =>
      handed(() => {
        const user = world.user('小禾');
        world.enter(group, user);
        api.notice('group_increase', group, user, { sub_type: 'approve', operator_id: users.owner.id });
      }),
    said: (where = 'group') =>
      [...world.lines.values()]
        .filter((l) => l.from.id === world.self.id && !l.recalled)
        .filter((l) => l.room === (where === 'group' ? `g${group.id}` : `${users[where].id}`))
        .map((l) => ({
          id: `${l.id}`,
          text: l.message
            .map(({ type, data }) =>
              type === 'at' ? `@${nameOf(data['qq'])}` : ((data['text'] as string | undefined) ?? ''),
            )
            .join(''),
          mentions: of(l.message, 'at').map(({ data }) => String(data['qq'])),
          buttons: [],
          picture: of(l.message, 'image').length > 0,
          answers: (of(l.message, 'reply')[0]?.data['id'] as string | undefined) ?? null,
        })),
    there: (id) => world.lines.get(Number(id))?.recalled === false,
    state: (who) => {
      const member = group.members.get(users[who].id);
      if (group.banned.has(users[who].id)) return 'banned';
      if (!member) return 'out';
      return member.mutedUntil > Date.now() ? 'muted' : 'in';
    },
    pinned: () => (group.essence === undefined ? undefined : `${group.essence}`),
    perform: performer(platform, api.account, `g${group.id}`, (who) => `${users[who].id}`),
    close: async () => {
      await platform.stop();
      await api.close();
    },
  };
}
