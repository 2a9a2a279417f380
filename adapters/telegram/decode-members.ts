/** Memberships -> who came, who went, who became an admin, and what the bot itself may do. Pure. */
import type { PersonRef, PlatformEvent, Right } from '../../core/types.ts';
import { personOf } from './people.ts';
import { ms, roomOf, type Seen } from './seen.ts';
import type { ChatMember, ChatMemberUpdated, Me } from './wire.ts';

export const isIn = (m: ChatMember): boolean =>
  m.status === 'creator' ||
  m.status === 'administrator' ||
  m.status === 'member' ||
  (m.status === 'restricted' && m.is_member === true);

export const roleOfMember = (m: ChatMember): NonNullable<PersonRef['role']> =>
  m.status === 'creator' ? 'owner' : m.status === 'administrator' ? 'admin' : 'member';

/** What the bot cannot do as this member. An admin sees every message, whatever privacy mode says. */
export function lackedBy(m: ChatMember, me: Me): Right[] {
  const admin = m.status === 'administrator' || m.status === 'creator';
  const lacks: Right[] = [];
  if (!admin && me.can_read_all_group_messages !== true) lacks.push('read');
  if (m.can_delete_messages !== true) lacks.push('delete');
  if (m.can_restrict_members !== true) lacks.push('mute');
  if (m.can_pin_messages !== true) lacks.push('pin');
  return m.status === 'creator' ? [] : lacks;
}

/** The bot itself: brought in, sent away, made an admin. In a private chat it says that somebody stopped the bot: no event. */
export function decodeSelf(u: ChatMemberUpdated, seen: Seen, update: number): PlatformEvent[] {
  if (u.chat.type === 'private' || u.chat.type === 'channel') return [];
  const [was, is] = [isIn(u.old_chat_member), isIn(u.new_chat_member)];
  const base = { account: seen.account, at: ms(u.date), room: roomOf(u.chat), from: personOf(u.from, seen.roleOf) };
  const id = `${u.chat.id}:${u.date}:${update}`;
  if (was && !is) return [{ kind: 'left', id: `self-left:${id}`, ...base, self: true }];
  if (!is) return [];
  const lacks = lackedBy(u.new_chat_member, seen.me);
  const lacked = was ? lackedBy(u.old_chat_member, seen.me) : null;
  const rights: PlatformEvent = { kind: 'rights', id: `rights:${id}`, ...base, lacks, lacked };
  return was ? [rights] : [{ kind: 'joined', id: `self-joined:${id}`, ...base, self: true }, rights];
}

export function decodeMember(u: ChatMemberUpdated, seen: Seen, update: number): PlatformEvent[] {
  const { user } = u.new_chat_member;
  if (user.id === seen.me.id || u.chat.type === 'channel') return [];
  const [was, is] = [isIn(u.old_chat_member), isIn(u.new_chat_member)];
  const who: PersonRef = { ...personOf(user), role: roleOfMember(u.new_chat_member) };
  const base = { account: seen.account, at: ms(u.date), room: roomOf(u.chat), from: who };
  const id = `${u.chat.id}:${user.id}:${u.date}`;
  if (was && !is) return [{ kind: 'left', id: `left:${id}`, ...base }];
  if (was && is) return [{ kind: 'changed', id: `changed:${id}:${update}`, ...base }];
  if (!is) return [];
  const via = u.invite_link?.name ?? u.invite_link?.invite_link;
  const by = u.from.id === user.id ? undefined : personOf(u.from, seen.roleOf);
  return [{ kind: 'joined', id: `join:${id}`, ...base, ...(by && { by }), ...(via !== undefined && { via }) }];
}
