/** Who somebody is, in the core's words. Pure. */
import type { PersonRef } from '../../core/types.ts';
import type { Chat, Message, User } from './wire.ts';

export type RoleOf = (user: string) => PersonRef['role'];

/** A display name is never empty: deleted accounts have none. */
export const nameOf = (user: Pick<User, 'id' | 'first_name' | 'last_name' | 'username'>): string =>
  [user.first_name, user.last_name].filter(Boolean).join(' ').replaceAll(/\s+/g, ' ').trim() ||
  user.username ||
  `${user.id}`;

export const titleOf = (chat: Chat): string => chat.title ?? nameOf({ ...chat, first_name: chat.first_name ?? '' });

export function personOf(user: User, roleOf?: RoleOf): PersonRef {
  const id = `${user.id}`;
  const role = roleOf?.(id);
  return { id, name: nameOf(user), ...(role !== undefined && { role }), ...(user.is_bot && { bot: true }) };
}

/**
 * Who said it. The rule for those who speak in the name of a chat: the group itself is one of its admins who stays
 * anonymous, so it acts as an admin and never as the owner; a channel is an ordinary member named like the channel.
 * Both are people of their own (their id is the chat's, negative), shared by all who use that name.
 */
export function senderOf(m: Message, roleOf: RoleOf): PersonRef | undefined {
  const { sender_chat: as, chat } = m;
  if (as && as.id === chat.id) return { id: `${as.id}`, name: m.author_signature ?? titleOf(as), role: 'admin' };
  if (as && chat.type !== 'private') return { id: `${as.id}`, name: titleOf(as), role: 'member' };
  return m.from && personOf(m.from, chat.type === 'private' ? undefined : roleOf);
}
