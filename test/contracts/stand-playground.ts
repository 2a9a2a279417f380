import { createPlayground, createWorld, plainText, type MessageLine } from '../../adapters/playground/index.ts';
import { jumpClock } from '../jump-clock.ts';
import { intake, performer, type Stand, type Who } from './stand.ts';

export async function playgroundStand(): Promise<Stand> {
  const clock = jumpClock();
  const world = createWorld(clock);
  const platform = createPlayground({ clock, world });
  const door = intake();
  await platform.start(door.accept);
  const ids: Record<Who, string> = { owner: 'lin', may: 'may', hao: 'hao' };
  const line = (id: string): MessageLine | undefined =>
    world.lines.find((l): l is MessageLine => l.kind === 'message' && l.id === id);
  const persona = (who: Who) => world.people.find((p) => p.id === ids[who]);
  return {
    platform,
    account: 'playground',
    group: world.group.id,
    longestText: Infinity,
    refusesStrangers: false,
    idOf: (who) => ids[who],
    events: door.events,
    refuseOnce: door.refuseOnce,
    say: async (who, text, room = 'group') => {
      await platform.inject({ do: 'say', who: ids[who], text, room });
      return world.lines.findLast((l) => l.kind === 'message')?.id ?? '';
    },
    press: async (who, label) => {
      const at = world.lines.findLast((l): l is MessageLine => l.kind === 'message' && l.buttons.length > 0);
      const choice = at?.buttons.findIndex((b) => b.label === label) ?? -1;
      await platform.inject({ do: 'press', who: ids[who], choice });
    },
    join: () => platform.inject({ do: 'join', who: 'xiaohe' }),
    said: (where = 'group') =>
      world.lines
        .filter((l): l is MessageLine => l.kind === 'message' && l.from === 'banyan' && !l.removed)
        .filter((l) => l.room === (where === 'group' ? world.group.id : ids[where]))
        .map((l) => ({
          id: l.id,
          text: plainText(l.parts),
          mentions: l.parts.flatMap((p) => ('user' in p && p.user !== undefined ? [p.user] : [])),
          buttons: l.buttons.map((b) => ({ label: b.label, press: b.press })),
          picture: l.picture !== null,
          answers: l.replyTo?.id ?? null,
        })),
    there: (id) => line(id)?.removed === false,
    state: (who) => {
      const p = persona(who);
      if (p?.banned) return 'banned';
      if (!p?.present) return 'out';
      return p.mutedUntil > clock.now() ? 'muted' : 'in';
    },
    pinned: () => world.pinned ?? undefined,
    perform: performer(platform, 'playground', world.group.id, (who) => ids[who]),
    close: () => platform.stop(),
  };
}
