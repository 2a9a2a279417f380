/** What the stand-in knows: people, chats, who is in them and with which rights, and what was said. */
import type { Chat, ChatMember, Entity, Message, User } from '../../../adapters/telegram/wire.ts';

export interface Rights {
  readonly can_delete_messages: boolean;
  readonly can_restrict_members: boolean;
  readonly can_pin_messages: boolean;
}
export const allRights: Rights = { can_delete_messages: true, can_restrict_members: true, can_pin_messages: true };

export interface Member {
  user: User;
  status: ChatMember['status'];
  rights: Rights;
  /** Of `restricted` and `kicked`: seconds, 0 for ever. */
  until: number;
}
/** A message with what only the stand-in keeps. */
export type Line = Omit<Message, 'reply_markup'> & {
  readonly reply_markup?: { readonly inline_keyboard: readonly (readonly Button[])[] };
  /** The reply's parameters as they were sent. */
  readonly answers?: number;
  readonly picture?: number;
};
export interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}
export interface Room {
  chat: Chat;
  /** The group this one has become. */
  movedTo?: number;
  readonly members: Map<number, Member>;
  readonly lines: Map<number, Line>;
  readonly pinned: number[];
  /** Who asked to be let in. */
  requests?: Set<number>;
  nextMessage: number;
}

export interface World {
  readonly bot: User & { readonly can_read_all_group_messages: boolean };
  readonly rooms: Map<number, Room>;
  readonly users: Map<number, User>;
  /** Who has blocked the bot. */
  readonly blocked: Set<number>;
}

export const isAdmin = (m: Member | undefined): boolean => m?.status === 'creator' || m?.status === 'administrator';
export const isIn = (m: Member | undefined): boolean => m !== undefined && m.status !== 'left' && m.status !== 'kicked';

/** What an admin has that we never look at. */
const platformsOwn = { can_be_edited: false, is_anonymous: false, can_manage_chat: true };

/** As `ChatMember` on the wire. */
export function memberOf(m: Member): ChatMember {
  const base = { user: m.user, status: m.status };
  if (m.status === 'administrator')
    return {
      ...base,
      ...m.rights,
      ...platformsOwn,
    };
  return m.status === 'restricted' ? { ...base, is_member: true } : base;
}

const wordChar = /[\p{L}\p{N}_]/u;

/** What the platform makes of a plain text by itself: mentions, hashtags, commands, links to people. */
export function detected(text: string): Entity[] {
  const found: Entity[] = [];
  const look = (type: string, pattern: RegExp, notAfterWord: boolean): void => {
    for (const m of text.matchAll(pattern))
      if (!notAfterWord || m.index === 0 || !wordChar.test(text[m.index - 1] ?? ''))
        found.push({ type, offset: m.index, length: m[0].length });
  };
  look('mention', /@[A-Za-z0-9_]{2,32}\b/g, true);
  look('hashtag', /[#＃][\p{L}\p{N}_]+/gu, true);
  look('bot_command', /\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?\b/g, true);
  look('url', /\b(?:https?:\/\/[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s<>«»]*)?|tg:\/\/\S+)/gi, false);
  const addresses = found.filter((e) => e.type === 'url');
  return found
    .filter((e) => e.type === 'url' || !addresses.some((a) => a.offset <= e.offset && e.offset < a.offset + a.length))
    .sort((a, b) => a.offset - b.offset);
}
