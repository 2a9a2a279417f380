/** What a puppet tells -> the core's events. Pure; tested on recorded payloads in test/replay/wechat. */
import type { Attached, MessageEvent, PersonRef, PlatformEvent, RoomRef } from '../../core/types.ts';
import { splitQuote, type Quoted } from './quote.ts';
import type { Found } from './recent.ts';
import { readText } from './text.ts';
import {
  friendship,
  messageType as type,
  toMs,
  type FriendshipPayload,
  type MessagePayload,
  type RoomInvitationPayload,
  type RoomJoin,
  type RoomLeave,
  type RoomTopic,
} from './wire.ts';

/** What is known while an event is read; whoever reads it asked the puppet before. */
export interface Seen {
  readonly account: string;
  readonly selfId: string;
  /** Epoch ms, for what carries no time of its own. */
  readonly now: number;
  /** What the bot is called here. */
  readonly myNames: readonly string[];
  /** Name and role of somebody in this room; of somebody unknown the id stands for the name. */
  readonly person: (id: string) => PersonRef;
  /** The group's name, when known. */
  readonly topic?: string;
  /** A message lately said here by this name with these words, or only by this name. */
  readonly recent: (quoted: Quoted) => Found | undefined;
  /** What a card, a link or a file holds. */
  readonly attached: readonly Attached[];
  /** Words on a shared card: they were written elsewhere. */
  readonly title: string;
}

const has: ReadonlyMap<number, NonNullable<MessageEvent['has']>[number]> = new Map([
  [type.image, 'picture'],
  [type.attachment, 'file'],
  [type.emoticon, 'sticker'],
  [type.audio, 'voice'],
  [type.video, 'video'],
]);
/** Cards with words of somebody else: read, but no command. */
const shared: ReadonlySet<number> = new Set([type.url, type.miniProgram, type.chatHistory, type.contact]);

/** The platform's own voices: its team, file helper, services. */
const services = new Set([
  'weixin',
  'fmessage',
  'medianote',
  'floatbottle',
  'filehelper',
  'newsapp',
  'weixinguanhaozhushou',
]);
export const isService = (id: string): boolean => services.has(id) || id.startsWith('gh_');

const groupOf = (id: string, seen: Seen): RoomRef => ({
  id,
  kind: 'group',
  ...(seen.topic !== undefined && seen.topic !== '' && { name: seen.topic }),
});
const privateOf = (who: PersonRef): RoomRef => ({ id: who.id, kind: 'private', name: who.name });

/** A role is one in a group. */
const inPrivate = (person: PersonRef): PersonRef => {
  const { role: _, ...who } = person;
  return who;
};

/**
 * Message ids alone are not trusted to be unique for ever in every puppet: talker, second and kind are part of it. The
 * service may tell the same message twice; it then has the same id.
 */
const idOf = (m: MessagePayload): string =>
  `m:${m.roomId || m.talkerId}:${m.id}:${m.talkerId}:${Math.floor(toMs(m.timestamp) / 1000)}:${m.type}`;

function quoteOf(quoted: Quoted, seen: Seen): NonNullable<MessageEvent['replyTo']> {
  const known = seen.recent(quoted);
  const own = known?.from?.bot === true || seen.myNames.includes(quoted.name);
  return {
    // Empty: no message of this group that we know of.
    messageId: quoted.id ?? known?.messageId ?? '',
    text: quoted.text,
    ...(known?.from && { from: known.from }),
    ...(known?.proven !== true && { unproven: own ? 'bot' : 'member' }),
  };
}

/** None for what the bot itself said, and for lines of the platform. */
export function decodeMessage(m: MessagePayload, seen: Seen): PlatformEvent[] {
  if (m.talkerId === '' || m.talkerId === seen.selfId || m.talkerId === m.roomId) return [];
  const group = m.roomId !== undefined && m.roomId !== '';
  const who = seen.person(m.talkerId);
  const from = group ? who : inPrivate(who);
  const room = group ? groupOf(m.roomId ?? '', seen) : privateOf(from);
  const base = { account: seen.account, at: m.timestamp > 0 ? toMs(m.timestamp) : seen.now, room, from };
  if (m.type === type.recalled) return recalled(m, base);
  const { quoted, said } = m.type === type.text ? splitQuote(m.text ?? '') : { quoted: undefined, said: seen.title };
  const words = readText(said, group ? (m.mentionIdList ?? []) : [], { ...seen, who: seen.person });
  const kind = has.get(m.type);
  return [
    {
      kind: 'message',
      id: idOf(m),
      ...base,
      messageId: m.id,
      text: words.text,
      ...(words.called && group && { called: true }),
      ...(words.mentions.length > 0 && { mentions: words.mentions }),
      ...(quoted && { replyTo: quoteOf(quoted, seen) }),
      ...(kind && { has: [kind] }),
      ...(shared.has(m.type) && { forwarded: true }),
      ...(seen.attached.length > 0 && { attached: seen.attached }),
    },
  ];
}

type Base = Pick<MessageEvent, 'account' | 'at' | 'room' | 'from'>;

/** Taken back by its author: nothing is left of the words. The text of the notice is the id of the message. */
function recalled(m: MessagePayload, base: Base): PlatformEvent[] {
  const messageId = (m.text ?? '').trim();
  return /^\S{1,64}$/.test(messageId)
    ? [{ kind: 'edited', id: `recall:${messageId}`, ...base, messageId, text: '' }]
    : [];
}

/** One event for each who came; the bot itself among them: brought in by the inviter. */
export function decodeJoin(j: RoomJoin, seen: Seen): PlatformEvent[] {
  const room = groupOf(j.roomId, seen);
  const by = j.inviterId === '' ? undefined : seen.person(j.inviterId);
  const base = { account: seen.account, at: j.timestamp > 0 ? toMs(j.timestamp) : seen.now, room };
  return j.inviteeIdList.map((id) => {
    const key = `join:${j.roomId}:${id}:${Math.floor(base.at / 1000)}`;
    if (id === seen.selfId)
      return { kind: 'joined', id: key, ...base, from: by ?? { ...seen.person(id), bot: true }, self: true };
    return { kind: 'joined', id: key, ...base, from: seen.person(id), ...(by && by.id !== id && { by }) };
  });
}

export function decodeLeave(l: RoomLeave, seen: Seen): PlatformEvent[] {
  const room = groupOf(l.roomId, seen);
  const base = { account: seen.account, at: l.timestamp > 0 ? toMs(l.timestamp) : seen.now, room };
  return l.removeeIdList.map((id) => {
    const key = `left:${l.roomId}:${id}:${Math.floor(base.at / 1000)}`;
    if (id !== seen.selfId) return { kind: 'left', id: key, ...base, from: seen.person(id) };
    const by = l.removerId === '' || l.removerId === id ? { ...seen.person(id), bot: true } : seen.person(l.removerId);
    return { kind: 'left', id: key, ...base, from: by, self: true };
  });
}

export function decodeTopic(t: RoomTopic, seen: Seen): PlatformEvent[] {
  if (t.changerId === '' || t.changerId === seen.selfId) return [];
  return [
    {
      kind: 'changed',
      id: `topic:${t.roomId}:${t.timestamp}`,
      account: seen.account,
      at: t.timestamp > 0 ? toMs(t.timestamp) : seen.now,
      room: { id: t.roomId, kind: 'group', name: t.newTopic },
      from: seen.person(t.changerId),
    },
  ];
}

/** Somebody asks to be the bot's friend. A friendship that came about is no event. */
export function decodeFriendship(f: FriendshipPayload, seen: Seen): PlatformEvent[] {
  if (f.type !== friendship.receive) return [];
  const from = inPrivate(seen.person(f.contactId));
  return [
    {
      kind: 'requested',
      id: `friend:${f.id}`,
      account: seen.account,
      at: f.timestamp ? toMs(f.timestamp) : seen.now,
      room: privateOf(from),
      from,
      what: 'friend',
      request: f.id,
      ...(f.hello && { text: f.hello }),
    },
  ];
}

/** The group's id is not told before the bot is in it: the room is the private one of who invites, the text its name. */
export function decodeInvitation(i: RoomInvitationPayload, seen: Seen): PlatformEvent[] {
  const from = inPrivate(seen.person(i.inviterId));
  return [
    {
      kind: 'requested',
      id: `invite:${i.id}`,
      account: seen.account,
      at: i.timestamp ? toMs(i.timestamp) : seen.now,
      room: privateOf(from),
      from,
      what: 'invite',
      request: i.id,
      ...(i.topic && { text: i.topic }),
    },
  ];
}
