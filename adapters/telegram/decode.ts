/** Update -> the core's events. Pure; tested on recorded payloads in test/replay/telegram. */
import type { JoinedEvent, MessageEvent, PersonRef, PlatformEvent } from '../../core/types.ts';
import { decodeMember, decodeSelf } from './decode-members.ts';
import { personOf, senderOf, titleOf } from './people.ts';
import { ms, roomOf, type Seen } from './seen.ts';
import { attachedOf } from './attached.ts';
import { readText } from './text.ts';
import type { CallbackQuery, ChatJoinRequest, Message, MessageReactionUpdated, PollAnswer, Update } from './wire.ts';

const media = (m: Message): MessageEvent['has'] => {
  const has: NonNullable<MessageEvent['has']>[number][] = [];
  if (m.photo) has.push('picture');
  if (m.animation ?? m.video ?? m.video_note) has.push('video');
  if (m.document && !m.animation) has.push('file');
  if (m.sticker) has.push('sticker');
  if (m.voice ?? m.audio) has.push('voice');
  return has;
};
/** Said by a member, and not one of the platform's own lines ("pinned a message"). */
const isSaid = (m: Message): boolean =>
  m.text !== undefined ||
  m.caption !== undefined ||
  media(m)?.length !== 0 ||
  (m.poll ?? m.location ?? m.contact ?? m.dice ?? m.story) !== undefined;

/** What is quoted from another chat; of another topic of this one it was said, and looked at, here. */
function broughtAlong(m: Message): MessageEvent['replyTo'] {
  const from = m.external_reply;
  if (!from || !m.quote || from.chat?.id === m.chat.id) return undefined;
  return { messageId: '', text: m.quote.text, unproven: 'elsewhere' };
}

/** The message quoted. The first line of a forum topic, which every message there refers to, is none. */
function quoted(m: Message, seen: Seen): MessageEvent['replyTo'] {
  const to = m.reply_to_message;
  if (!to) return broughtAlong(m);
  if (m.is_topic_message === true && to.message_id === m.message_thread_id) return undefined;
  const text = m.quote?.text ?? to.text ?? to.caption;
  const from = senderOf(to, seen.roleOf);
  return { messageId: `${to.message_id}`, ...(text !== undefined && { text }), ...(from && { from }) };
}

function decodeMessage(m: Message, seen: Seen): PlatformEvent[] {
  const { account } = seen;
  const from = senderOf(m, seen.roleOf);
  if (!from || m.is_automatic_forward === true) return [];
  const base = { id: `m:${m.chat.id}:${m.message_id}`, account, at: ms(m.date), room: roomOf(m.chat), from };
  if (!isSaid(m)) return decodeService(m, base, seen);
  const { text, called, mentions } = readText(m.text ?? m.caption ?? '', m.entities ?? m.caption_entities ?? [], seen);
  const has = media(m) ?? [];
  const replyTo = quoted(m, seen);
  const attached = attachedOf(m);
  return [
    {
      kind: 'message',
      ...base,
      messageId: `${m.message_id}`,
      text,
      ...(called && { called }),
      ...(mentions.length > 0 && { mentions }),
      ...(replyTo && { replyTo }),
      ...(has.length > 0 && { has }),
      ...((m.forward_origin ?? m.via_bot) !== undefined && { forwarded: true }),
      ...(m.is_topic_message && m.message_thread_id !== undefined && { thread: `${m.message_thread_id}` }),
      ...(attached.length > 0 && { attached }),
    },
  ];
}

type Base = Pick<JoinedEvent, 'id' | 'account' | 'at' | 'room' | 'from'>;

/** The platform's own lines: who came and went (for a bot that is no admin), a new title, a new id of the group. */
function decodeService(m: Message, base: Base, seen: Seen): PlatformEvent[] {
  if (m.migrate_to_chat_id !== undefined)
    return [{ kind: 'changed', ...base, room: { ...base.room, id: `${m.migrate_to_chat_id}`, was: base.room.id } }];
  if (m.migrate_from_chat_id !== undefined)
    return [{ kind: 'changed', ...base, room: { ...base.room, was: `${m.migrate_from_chat_id}` } }];
  if (m.new_chat_title !== undefined) return [{ kind: 'changed', ...base }];
  if (!seen.serviceJoins) return [];
  const went = m.left_chat_member;
  if (went && went.id !== seen.me.id)
    return [{ kind: 'left', ...base, id: `left:${m.chat.id}:${went.id}:${m.date}`, from: personOf(went) }];
  return (m.new_chat_members ?? [])
    .filter((user) => user.id !== seen.me.id)
    .map((user) => ({
      kind: 'joined',
      ...base,
      // The same id as the chat_member update of the same join: whichever comes second is a redelivery.
      id: `join:${m.chat.id}:${user.id}:${m.date}`,
      from: personOf(user, seen.roleOf),
      ...(user.id !== m.from?.id && { by: base.from }),
    }));
}

function decodeEdited(m: Message, seen: Seen, update: number): PlatformEvent[] {
  const written = m.text ?? m.caption;
  const from = senderOf(m, seen.roleOf);
  if (!from || written === undefined || m.is_automatic_forward === true) return [];
  const attached = attachedOf(m);
  return [
    {
      kind: 'edited',
      id: `e:${m.chat.id}:${m.message_id}:${m.edit_date ?? m.date}:${update}`,
      account: seen.account,
      at: ms(m.edit_date ?? m.date),
      room: roomOf(m.chat),
      from,
      messageId: `${m.message_id}`,
      text: readText(written, m.entities ?? m.caption_entities ?? [], seen).text,
      ...(attached.length > 0 && { attached }),
    },
  ];
}

function decodePressed(q: CallbackQuery, seen: Seen): PlatformEvent[] {
  if (!q.message || q.data === undefined) return [];
  const { chat } = q.message;
  return [
    {
      kind: 'pressed',
      id: `q:${q.id}`,
      account: seen.account,
      at: seen.now,
      room: roomOf(chat),
      from: personOf(q.from, chat.type === 'private' ? undefined : seen.roleOf),
      messageId: `${q.message.message_id}`,
      press: q.data,
    },
  ];
}

function decodeReaction(r: MessageReactionUpdated, seen: Seen, update: number): PlatformEvent[] {
  const from: PersonRef | undefined = r.user
    ? personOf(r.user, seen.roleOf)
    : r.actor_chat && { id: `${r.actor_chat.id}`, name: titleOf(r.actor_chat) };
  if (!from) return [];
  const emojis = (all: typeof r.old_reaction): string[] => all.flatMap(({ emoji }) => emoji ?? []);
  const [was, is] = [emojis(r.old_reaction), emojis(r.new_reaction)];
  const changes = [
    ...is.filter((e) => !was.includes(e)).map((emoji) => ({ emoji, added: true })),
    ...was.filter((e) => !is.includes(e)).map((emoji) => ({ emoji, added: false })),
  ];
  return changes.map((change, i) => ({
    kind: 'reacted',
    id: `r:${r.chat.id}:${r.message_id}:${from.id}:${r.date}:${update}:${i}`,
    account: seen.account,
    at: ms(r.date),
    room: roomOf(r.chat),
    from,
    messageId: `${r.message_id}`,
    ...change,
  }));
}

/** They may be written to in private for a while after asking; the request is answered by who asked where. */
function decodeRequest(r: ChatJoinRequest, seen: Seen): PlatformEvent[] {
  const via = r.invite_link?.name ?? r.invite_link?.invite_link;
  return [
    {
      kind: 'requested',
      id: `ask:${r.chat.id}:${r.from.id}:${r.date}`,
      account: seen.account,
      at: ms(r.date),
      room: roomOf(r.chat),
      from: personOf(r.from),
      what: 'join',
      request: `${r.from.id}`,
      ...(r.bio && { text: r.bio }),
      ...(via !== undefined && { via }),
    },
  ];
}

/** Only of polls of ours: the update names the poll alone, and not where it was asked. */
function decodeVote(v: PollAnswer, seen: Seen, update: number): PlatformEvent[] {
  const at = seen.poll?.(v.poll_id);
  const from = v.user
    ? personOf(v.user, seen.roleOf)
    : v.voter_chat && { id: `${v.voter_chat.id}`, name: titleOf(v.voter_chat) };
  if (!at || !from) return [];
  return [
    {
      kind: 'voted',
      id: `v:${v.poll_id}:${from.id}:${update}`,
      account: seen.account,
      at: seen.now,
      room: { id: at.chat, kind: at.chat.startsWith('-') ? 'group' : 'private' },
      from,
      messageId: at.message,
      choices: v.option_ids,
    },
  ];
}

/**
 * One update as the core's events, in order; none for what is no concern of ours (channels, the platform's own lines).
 * Ids are made of the platform's ids of the thing itself, so that a redelivery has the same.
 */
export function decode(u: Update, seen: Seen): PlatformEvent[] {
  if (u.message) return u.message.chat.type === 'channel' ? [] : decodeMessage(u.message, seen);
  if (u.edited_message) return decodeEdited(u.edited_message, seen, u.update_id);
  if (u.callback_query) return decodePressed(u.callback_query, seen);
  if (u.my_chat_member) return decodeSelf(u.my_chat_member, seen, u.update_id);
  if (u.chat_member) return decodeMember(u.chat_member, seen, u.update_id);
  if (u.chat_join_request) return decodeRequest(u.chat_join_request, seen);
  if (u.poll_answer) return decodeVote(u.poll_answer, seen, u.update_id);
  if (u.message_reaction) return decodeReaction(u.message_reaction, seen, u.update_id);
  return [];
}
