/** What OneBot posts -> the core's events. Pure; tested on recorded payloads in test/replay/qq. */
import type { MessageEvent, PersonRef, PlatformEvent, RoomRef } from '../../core/types.ts';
import { readCq } from './cq.ts';
import { readSegments } from './text.ts';
import type { Id, MessagePost, NoticePost, Post, RequestPost, Segment } from './wire.ts';

/** What is known while a post is read. */
export interface Seen {
  readonly account: string;
  /** What the bot is in a group: `unknown` before it was asked. */
  readonly groupName: (group: string) => string | undefined;
  readonly person: (group: string, user: string) => Pick<PersonRef, 'name' | 'role'> | undefined;
  /** A message that was seen or asked for. */
  readonly message: (id: string) => { readonly text: string; readonly from: PersonRef } | undefined;
}

const ms = (seconds: number): number => seconds * 1000;
const roles: Readonly<Record<string, NonNullable<PersonRef['role']>>> = {
  owner: 'owner',
  admin: 'admin',
  member: 'member',
};
/** Groups and people are numbered apart from each other, and the numbers may meet: a group's carries a `g`. */
export const groupId = (id: Id): string => `g${id}`;
/** The platform's number of a group. */
export const groupNumber = (room: string): string => room.replace(/^g/, '');

export const segmentsOf = (message: MessagePost['message']): readonly Segment[] =>
  typeof message === 'string' ? readCq(message) : (message ?? []);

const groupRoom = (group: Id, seen: Seen, name?: string): RoomRef => {
  const known = name || seen.groupName(`${group}`);
  return { id: groupId(group), kind: 'group', ...(known ? { name: known } : {}) };
};
const personIn = (group: Id, user: Id, seen: Seen): PersonRef => {
  const known = seen.person(`${group}`, `${user}`);
  return { id: `${user}`, name: known?.name ?? `${user}`, role: known?.role ?? 'unknown' };
};

/** The sender as the message itself names them: the card of the group before the nickname. */
export function senderOf(m: MessagePost): PersonRef {
  const name = m.sender?.card?.trim() || m.sender?.nickname?.trim() || `${m.user_id}`;
  const role = m.message_type === 'group' ? (roles[m.sender?.role ?? ''] ?? 'unknown') : undefined;
  return { id: `${m.user_id}`, name, ...(role && { role }) };
}

function quoted(id: string | undefined, seen: Seen): MessageEvent['replyTo'] {
  if (id === undefined) return undefined;
  const known = seen.message(id);
  return { messageId: id, ...(known && { text: known.text, from: known.from }) };
}

function decodeMessage(m: MessagePost, seen: Seen): PlatformEvent[] {
  const self = `${m.self_id}`;
  // Anonymous speakers have no number of their own; a notice line is the platform's.
  if (m.post_type === 'message_sent' || `${m.user_id}` === self || m.sub_type === 'notice') return [];
  const group = m.message_type === 'group' ? m.group_id : undefined;
  if (m.message_type === 'group' && group === undefined) return [];
  const from = senderOf(m);
  const words = readSegments(segmentsOf(m.message), self, (user) =>
    group === undefined ? undefined : seen.person(`${group}`, user)?.name,
  );
  const room: RoomRef =
    group === undefined
      ? { id: `${m.user_id}`, kind: 'private', name: from.name }
      : groupRoom(group, seen, m.group_name);
  const replyTo = quoted(words.replyTo, seen);
  return [
    {
      kind: 'message',
      // A message id may come again after its implementation was set up anew.
      id: `m:${room.id}:${m.user_id}:${m.message_id}:${m.time}`,
      account: seen.account,
      at: ms(m.time),
      room,
      from,
      messageId: `${m.message_id}`,
      text: words.text,
      ...(words.called && { called: true }),
      ...(words.mentions.length > 0 && { mentions: words.mentions }),
      ...(replyTo && { replyTo }),
      ...(words.has.length > 0 && { has: words.has }),
      ...(words.forwarded && { forwarded: true }),
      ...(words.attached.length > 0 && { attached: words.attached }),
    },
  ];
}

function decodeNotice(n: NoticePost, seen: Seen): PlatformEvent[] {
  const { group_id: group, user_id: user } = n;
  if (group === undefined || user === undefined) return [];
  const mine = `${user}` === `${n.self_id}`;
  const base = {
    account: seen.account,
    at: ms(n.time),
    room: groupRoom(group, seen),
    from: personIn(group, user, seen),
  };
  const by =
    n.operator_id !== undefined && `${n.operator_id}` !== `${user}` && `${n.operator_id}` !== '0'
      ? personIn(group, n.operator_id, seen)
      : undefined;
  switch (n.notice_type) {
    case 'group_increase':
      if (mine)
        return [{ kind: 'joined', ...base, id: `arrived:${group}:${n.time}`, from: by ?? base.from, self: true }];
      // Who approved a request did not bring them.
      return [
        {
          kind: 'joined',
          ...base,
          id: `join:${group}:${user}:${n.time}`,
          ...(by && n.sub_type === 'invite' && { by }),
        },
      ];
    case 'group_decrease':
      if (mine) return [{ kind: 'left', ...base, id: `gone:${group}:${n.time}`, self: true }];
      return [{ kind: 'left', ...base, id: `left:${group}:${user}:${n.time}` }];
    case 'group_admin': {
      const is = n.sub_type === 'set';
      if (!mine) {
        const from: PersonRef = { ...base.from, role: is ? 'admin' : 'member' };
        return [{ kind: 'changed', ...base, id: `admin:${group}:${user}:${n.time}`, from }];
      }
      const needed = ['delete', 'mute', 'pin'] as const;
      return [
        {
          kind: 'rights',
          ...base,
          id: `rights:${group}:${n.time}`,
          lacks: is ? [] : needed,
          lacked: is ? needed : [],
        },
      ];
    }
    case 'group_upload':
      return [
        {
          kind: 'message',
          ...base,
          id: `f:${group}:${user}:${n.file?.id ?? n.time}`,
          messageId: `file:${n.file?.id ?? n.time}`,
          text: '',
          has: ['file'],
          ...(n.file?.name ? { attached: [{ what: 'file', text: n.file.name } as const] } : {}),
        },
      ];
    default:
      return [];
  }
}

function decodeRequest(r: RequestPost, seen: Seen): PlatformEvent[] {
  const friend = r.request_type === 'friend';
  if (!friend && r.group_id === undefined) return [];
  const what = friend ? 'friend' : r.sub_type === 'invite' ? 'invite' : 'join';
  const known = r.group_id === undefined ? undefined : seen.person(`${r.group_id}`, `${r.user_id}`);
  const from: PersonRef = { id: `${r.user_id}`, name: known?.name ?? `${r.user_id}` };
  const room: RoomRef = friend
    ? { id: `${r.user_id}`, kind: 'private', name: from.name }
    : groupRoom(r.group_id ?? '', seen);
  return [
    {
      kind: 'requested',
      id: `req:${r.flag}`,
      account: seen.account,
      at: ms(r.time),
      room,
      from,
      what,
      request: r.flag,
      ...(r.comment ? { text: r.comment } : {}),
    },
  ];
}

/** One post as the core's events; none for what is no concern of ours (heartbeats, recalls, pokes). */
export function decode(post: Post, seen: Seen): PlatformEvent[] {
  switch (post.post_type) {
    case 'message':
    case 'message_sent':
      return decodeMessage(post, seen);
    case 'notice':
      return decodeNotice(post, seen);
    case 'request':
      return decodeRequest(post, seen);
    case 'meta_event':
      return [];
  }
}
