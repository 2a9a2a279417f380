/**
 * A Bot API of our own on loopback: stateful chats, members and rights, long polling and webhook, refusals in the
 * real one's words, bad days on demand. Its log is the witness: what was delivered, confirmed, sent and deleted.
 */
import { appendFileSync } from 'node:fs';

import type { Chat, ChatMember, ChatMemberUpdated, Entity, Message, User } from '../../../adapters/telegram/wire.ts';
import { createFaults, type Fault } from './faults.ts';
import { listen, type Serving } from './server.ts';
import { createUpdates } from './updates.ts';
import {
  allRights,
  detected,
  isAdmin,
  isIn,
  memberOf,
  type Line,
  type Member,
  type Rights,
  type Room,
  type World,
} from './world.ts';

export { described, notDescribed } from './spec.ts';
export type { Fault } from './faults.ts';
export type { Line, Rights, Room } from './world.ts';

export interface Entry {
  readonly n: number;
  /** Epoch ms, this machine's. */
  readonly at: number;
  readonly what: string;
  readonly [about: string]: unknown;
}

export interface StandInOptions {
  readonly token?: string;
  /** Privacy mode off: the bot sees all messages of groups where it is no admin. Default false. */
  readonly readsAll?: boolean;
  /** Epoch ms; default the machine's. */
  readonly now?: () => number;
  /** The log, as lines of JSON, is also appended here. */
  readonly file?: string;
  /** Where a webhook's public address is really served. */
  readonly served?: (url: string) => string;
}

interface SayMore {
  readonly replyTo?: number;
  readonly entities?: readonly Entity[];
  /** Mentions of people, beside what the platform finds by itself. */
  readonly named?: readonly Entity[];
  readonly as?: Chat;
  readonly more?: Partial<Message>;
}

export async function standIn(o: StandInOptions = {}) {
  const token = o.token ?? '424242:stand-in-token';
  const botId = Number(token.split(':')[0]);
  const nowMs = o.now ?? Date.now;
  const now = (): number => Math.floor(nowMs() / 1000);
  const bot = {
    id: botId,
    is_bot: true,
    first_name: '小榕',
    username: 'banyan_bot',
    can_read_all_group_messages: o.readsAll ?? false,
  };
  const world: World = { bot, rooms: new Map(), users: new Map(), blocked: new Set() };
  const log: Entry[] = [];
  const note = (what: string, about: Record<string, unknown>): void => {
    const entry: Entry = { n: log.length, at: Date.now(), what, ...about };
    log.push(entry);
    if (o.file !== undefined) appendFileSync(o.file, `${JSON.stringify(entry)}\n`);
  };
  const updates = createUpdates(note, 70_000_001);
  const faults = createFaults();

  const change = (room: Room, from: User, was: Member, is: Member, link?: ChatMemberUpdated['invite_link']): void => {
    const update: ChatMemberUpdated = {
      chat: room.chat,
      from,
      date: now(),
      old_chat_member: memberOf(was),
      new_chat_member: memberOf(is),
      ...(link && { invite_link: link }),
    };
    if (is.user.id === bot.id) updates.push({ my_chat_member: update }, room.chat);
    else if (isAdmin(room.members.get(bot.id))) updates.push({ chat_member: update }, room.chat);
  };

  const serving: Serving = {
    token,
    stage: { world, now, note, changed: (room, was, is) => change(room, bot, was, is) },
    updates,
    faults,
    note,
    served: o.served ?? ((url) => url),
    calls: [],
  };
  const net = await listen(serving);
  let ids = 1000;

  const blank = (user: User, status: ChatMember['status']): Member => ({ user, status, rights: allRights, until: 0 });
  const roomOf = (chat: Chat): Room => {
    const room = world.rooms.get(chat.id);
    if (!room) throw new Error(`no chat ${chat.id}`);
    return room;
  };
  /** In groups where it is no admin and privacy mode is on, only what is meant for the bot reaches it. */
  const reaches = (room: Room, m: Message): boolean => {
    const me = room.members.get(bot.id);
    if (room.chat.type === 'private') return true;
    if (!isIn(me)) return false;
    if (isAdmin(me) || bot.can_read_all_group_messages) return true;
    const calls = (m.entities ?? []).some(
      (e) =>
        e.type === 'bot_command' ||
        (e.type === 'mention' && m.text?.slice(e.offset, e.offset + e.length) === `@${bot.username}`),
    );
    return calls || m.reply_to_message?.from?.id === bot.id || m.new_chat_members !== undefined;
  };
  const deliver = (room: Room, m: Message): number => {
    room.lines.set(m.message_id, m as Line);
    return reaches(room, m) ? updates.push({ message: m }, room.chat) : 0;
  };
  const base = (room: Room, from: User): Message => ({
    message_id: room.nextMessage++,
    date: now(),
    chat: room.chat,
    from,
  });

  return {
    token,
    root: `http://127.0.0.1:${net.port}`,
    bot: bot as User,
    account: `telegram:${botId}`,
    world,
    log,
    calls: serving.calls,
    updates,
    fault: (fault: Fault) => faults.add(fault),
    noFaults: () => faults.clear(),
    down: net.down,
    up: net.up,
    entries: (what: string): readonly Entry[] => log.filter((e) => e.what === what),

    user(first_name: string, more: Partial<User> = {}): User {
      const user: User = { id: ++ids, is_bot: false, first_name, ...more };
      world.users.set(user.id, user);
      return user;
    },
    /** A group with its owner; the bot is not in it yet. */
    group(title: string, owner: User, type: 'group' | 'supergroup' = 'supergroup'): Chat {
      const chat: Chat = { id: type === 'group' ? -++ids : -1_000_000_000_000 - ++ids, type, title };
      world.rooms.set(chat.id, {
        chat,
        members: new Map([[owner.id, blank(owner, 'creator')]]),
        lines: new Map(),
        pinned: [],
        nextMessage: 1,
      });
      return chat;
    },
    /** The private chat with somebody; it exists once they wrote (`start`). */
    start(user: User): Chat {
      const chat: Chat = { id: user.id, type: 'private', first_name: user.first_name };
      if (!world.rooms.has(user.id))
        world.rooms.set(user.id, { chat, members: new Map(), lines: new Map(), pinned: [], nextMessage: 1 });
      return chat;
    },
    /** Somebody asks to be let in, by a link of this name. */
    asks(chat: Chat, user: User, via?: string): void {
      const room = roomOf(chat);
      (room.requests ??= new Set()).add(user.id);
      const link = via === undefined ? {} : { invite_link: { invite_link: `https://t.me/+${via}`, name: via } };
      updates.push({ chat_join_request: { chat, from: user, date: now(), bio: '想一起團購', ...link } }, chat);
    },
    /** A vote in a poll of the bot's. */
    votes(chat: Chat, user: User, choices: readonly number[]): void {
      const poll = [...roomOf(chat).lines.values()].findLast((l) => l.poll)?.poll;
      if (!poll) throw new Error('there is no poll');
      updates.push({ poll_answer: { poll_id: poll.id, user, option_ids: choices } }, chat);
    },
    block: (user: User) => void world.blocked.add(user.id),
    /** The bot's place in a group, changed by somebody: brought in, made admin, sent away. */
    placeBot(
      chat: Chat,
      by: User,
      status: 'member' | 'administrator' | 'left' | 'kicked',
      rights: Partial<Rights> = {},
    ): void {
      const room = roomOf(chat);
      const was = room.members.get(bot.id) ?? blank(bot, 'left');
      const is: Member = { user: bot, status, rights: { ...allRights, ...rights }, until: 0 };
      room.members.set(bot.id, is);
      change(room, by, was, is);
    },
    /** Somebody comes in: the chat_member update for an admin bot, and the line everybody sees. */
    join(
      chat: Chat,
      user: User,
      more: { by?: User; link?: ChatMemberUpdated['invite_link']; quiet?: boolean } = {},
    ): void {
      const room = roomOf(chat);
      const was = room.members.get(user.id) ?? blank(user, 'left');
      const is = blank(user, 'member');
      room.members.set(user.id, is);
      change(room, more.by ?? user, was, is, more.link);
      if (more.quiet !== true) deliver(room, { ...base(room, more.by ?? user), new_chat_members: [user] });
    },
    leave(chat: Chat, user: User): void {
      const room = roomOf(chat);
      const was = room.members.get(user.id) ?? blank(user, 'member');
      const is = blank(user, 'left');
      room.members.set(user.id, is);
      change(room, user, was, is);
      deliver(room, { ...base(room, user), left_chat_member: user });
    },
    promote(chat: Chat, by: User, user: User, status: 'administrator' | 'member' = 'administrator'): void {
      const room = roomOf(chat);
      const was = room.members.get(user.id) ?? blank(user, 'member');
      const is = blank(user, status);
      room.members.set(user.id, is);
      change(room, by, was, is);
    },
    say(chat: Chat, user: User, text: string, more: SayMore = {}): Message {
      const room = roomOf(chat);
      if (chat.type !== 'private' && !room.members.has(user.id)) room.members.set(user.id, blank(user, 'member'));
      if (room.members.get(user.id)?.status === 'restricted') throw new Error(`${user.first_name} is muted`);
      const { named = [] } = more;
      const own = detected(text).filter((e) => !named.some((n) => n.offset === e.offset));
      const found = more.entities ?? [...own, ...named];
      const quoted = more.replyTo === undefined ? undefined : room.lines.get(more.replyTo);
      const m: Message = {
        ...base(room, more.as ? { id: 136_817_688, is_bot: true, first_name: 'Channel' } : user),
        ...(more.as && { sender_chat: more.as }),
        text,
        ...(found.length > 0 && { entities: found }),
        ...(quoted && { reply_to_message: quoted }),
        ...more.more,
      };
      deliver(room, m);
      return m;
    },
    edit(chat: Chat, message: Message, text: string): void {
      const m: Message = { ...message, text, entities: detected(text), edit_date: now() };
      const room = roomOf(chat);
      room.lines.set(m.message_id, m as Line);
      if (reaches(room, m)) updates.push({ edited_message: m }, chat);
    },
    react(chat: Chat, user: User, message: number, emoji: string | undefined, old: readonly string[] = []): void {
      if (!isAdmin(roomOf(chat).members.get(bot.id)) && chat.type !== 'private') return;
      const as = (e: string) => ({ type: 'emoji', emoji: e });
      updates.push(
        {
          message_reaction: {
            chat,
            message_id: message,
            date: now(),
            user,
            old_reaction: old.map(as),
            new_reaction: emoji === undefined ? [] : [as(emoji)],
          },
        },
        chat,
      );
    },
    /** Presses the button with this label under the newest of the bot's messages that has it. */
    press(chat: Chat, user: User, label: string): void {
      const line = [...roomOf(chat).lines.values()]
        .toReversed()
        .find((l) => l.reply_markup?.inline_keyboard.flat().some((b) => b.text === label));
      const button = line?.reply_markup?.inline_keyboard.flat().find((b) => b.text === label);
      if (!line || !button) throw new Error(`no button "${label}"`);
      this.pressData(chat, user, line.message_id, button.callback_data ?? '');
    },
    pressData(chat: Chat, user: User, message_id: number, data: string): void {
      updates.push({ callback_query: { id: `${++ids}0000`, from: user, message: { message_id, chat }, data } }, chat);
    },
    /** A plain group becomes a supergroup: the id changes, the people stay. */
    migrate(chat: Chat): Chat {
      const room = roomOf(chat);
      const to: Chat = { ...chat, id: -1_000_000_000_000 - ++ids, type: 'supergroup' };
      const owner = [...room.members.values()].find((m) => m.status === 'creator')?.user ?? bot;
      world.rooms.set(to.id, { chat: to, members: room.members, lines: new Map(), pinned: [], nextMessage: 1 });
      const leaving: Message = { ...base(room, owner), migrate_to_chat_id: to.id };
      room.movedTo = to.id;
      updates.push({ message: leaving }, chat);
      updates.push({ message: { ...base(roomOf(to), owner), migrate_from_chat_id: chat.id } }, to);
      return to;
    },
    /** An update as it stands. */
    raw: (update: Parameters<typeof updates.push>[0], chat: Chat) => updates.push(update, chat),
    room: roomOf,
    /** What the bot said there and did not take back, oldest first. */
    said: (chat: Chat): readonly Line[] =>
      [...roomOf(chat).lines.values()].filter((l) => l.from?.id === bot.id).sort((a, b) => a.message_id - b.message_id),
    close: async () => {
      updates.close();
      await net.close();
    },
  };
}
export type StandIn = Awaited<ReturnType<typeof standIn>>;
