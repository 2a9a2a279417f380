/** The same small group on each platform: an owner, two members, the bot as admin; and what can be seen of it. */
import { createPlayground, createWorld, plainText, type MessageLine } from '../../adapters/playground/index.ts';
import { createTelegram } from '../../adapters/telegram/index.ts';
import type { User } from '../../adapters/telegram/wire.ts';
import type { Performance, Platform } from '../../core/ports.ts';
import type { Event, Outward, PlatformEvent } from '../../core/types.ts';
import { jumpClock } from '../jump-clock.ts';
import { unpaced, until } from '../platforms/telegram/house.ts';
import { standIn } from '../platforms/telegram/index.ts';

/** Who is who: the owner, a member who wrote to the bot in private, a member who never did. */
export type Who = 'owner' | 'may' | 'hao';

export interface Seen {
  readonly id: string;
  readonly text: string;
  /** Platform ids of those whom it notifies. */
  readonly mentions: readonly string[];
  readonly buttons: readonly { readonly label: string; readonly press: string }[];
  readonly picture: boolean;
  readonly answers: string | null;
}
/** One platform, played from outside. */
export interface Stand {
  readonly platform: Platform;
  readonly account: string;
  readonly group: string;
  readonly longestText: number;
  /** A private message to somebody who never wrote is refused. */
  readonly refusesStrangers: boolean;
  idOf(who: Who): string;
  /** What the platform handed over, in order. */
  readonly events: PlatformEvent[];
  /** Resolves once the platform handed it over; the message's id. */
  say(who: Who, text: string, where?: 'group' | 'private'): Promise<string>;
  press(who: Who, label: string): Promise<void>;
  join(): Promise<void>;
  /** Everything the bot said in a room and did not take back. */
  said(where?: 'group' | Who): Seen[];
  /** Is this message of anybody still there? */
  there(messageId: string): boolean;
  state(who: Who): 'in' | 'muted' | 'out' | 'banned';
  pinned(): string | undefined;
  /** The next event is refused by the house: it must come again. */
  refuseOnce(): void;
  perform(
    effect: Outward,
    more?: { user?: string; key?: string; question?: number; private?: Who },
  ): ReturnType<Platform['perform']>;
  close(): Promise<void>;
}

interface Intake {
  readonly events: PlatformEvent[];
  readonly accept: (event: Event) => Promise<void>;
  refuseOnce(): void;
}
function intake(): Intake {
  const events: PlatformEvent[] = [];
  let refusing = false;
  return {
    events,
    refuseOnce: () => void (refusing = true),
    accept: (event) => {
      if (event.kind === 'timer') return Promise.resolve();
      if (refusing) {
        refusing = false;
        return Promise.reject(new Error('the commit failed'));
      }
      events.push(event);
      return Promise.resolve();
    },
  };
}

let keys = 0;
const performer =
  (platform: Platform, account: string, group: string, privateRoom: (who: Who) => string): Stand['perform'] =>
  (effect, more = {}) => {
    const what: Performance = {
      effect,
      target: {
        account,
        room: more.private ? { id: privateRoom(more.private), kind: 'private' } : { id: group, kind: 'group' },
        ...(more.user !== undefined && { user: more.user }),
      },
      key: more.key ?? `${++keys}`,
      ...(more.question !== undefined && { question: more.question }),
    };
    return platform.perform(what);
  };

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

export async function telegramStand(): Promise<Stand> {
  const clock = jumpClock();
  const api = await standIn();
  const users: Record<Who, User> = { owner: api.user('店长 Lin'), may: api.user('May'), hao: api.user('阿豪') };
  const chat = api.group('小鹿母婴群', users.owner);
  api.room(chat).members.set(users.hao.id, {
    user: users.hao,
    status: 'member',
    rights: { can_delete_messages: true, can_restrict_members: true, can_pin_messages: true },
    until: 0,
  });
  api.start(users.may);
  api.start(users.owner);
  const errors: unknown[] = [];
  const platform = createTelegram({
    token: api.token,
    apiRoot: api.root,
    clock,
    holdSeconds: 1,
    budgets: unpaced,
    onError: (e) => errors.push(e),
  });
  const door = intake();
  api.placeBot(chat, users.owner, 'administrator');
  await platform.start(door.accept);
  await until(() => door.events.length >= 2);
  door.events.length = 0;
  const roomOf = (where: 'group' | Who) =>
    api.room(where === 'group' ? chat : { id: users[where].id, type: 'private' });
  const handed = async (doIt: () => void): Promise<void> => {
    const before = door.events.length;
    doIt();
    await until(() => door.events.length > before);
  };
  return {
    platform,
    account: api.account,
    group: `${chat.id}`,
    longestText: 4096,
    refusesStrangers: true,
    idOf: (who) => `${users[who].id}`,
    events: door.events,
    refuseOnce: door.refuseOnce,
    say: async (who, text, where = 'group') => {
      let id = '';
      await handed(() => {
        const to = where === 'group' ? chat : api.start(users[who]);
        id = `${api.say(to, users[who], text.replace('@小榕', '@banyan_bot')).message_id}`;
      });
      return id;
    },
    press: (who, label) => handed(() => api.press(chat, users[who], label)),
    join: () => handed(() => api.join(chat, api.user('小禾'))),
    said: (where = 'group') =>
      [...roomOf(where).lines.values()]
        .filter((l) => l.from?.id === api.bot.id)
        .map((l) => ({
          id: `${l.message_id}`,
          text: (l.text ?? l.caption ?? '').replaceAll('\u2060', ''),
          mentions: (l.entities ?? l.caption_entities ?? []).flatMap((e) =>
            e.type === 'text_mention' || e.type === 'mention' ? [`${e.user?.id ?? e.type}`] : [],
          ),
          buttons: (l.reply_markup?.inline_keyboard.flat() ?? []).map((b) => ({
            label: b.text,
            press: b.callback_data,
          })),
          picture: l.picture !== undefined,
          answers: l.answers === undefined ? null : `${l.answers}`,
        })),
    there: (id) => roomOf('group').lines.has(Number(id)),
    state: (who) => {
      const member = roomOf('group').members.get(users[who].id);
      if (member?.status === 'kicked') return 'banned';
      if (member?.status === 'restricted') return 'muted';
      return member === undefined || member.status === 'left' ? 'out' : 'in';
    },
    pinned: () => {
      const id = roomOf('group').pinned.at(-1);
      return id === undefined ? undefined : `${id}`;
    },
    perform: performer(platform, api.account, `${chat.id}`, (who) => `${users[who].id}`),
    close: async () => {
      await platform.stop();
      await api.close();
    },
  };
}
