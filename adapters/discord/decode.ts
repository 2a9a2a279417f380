/** Dispatches of the gateway -> the core's events. Pure; tested on recorded payloads in test/replay/discord. */
import type { Attached, MessageEvent, PlatformEvent } from '../../core/types.ts';
import { decodeInteraction } from './decode-interaction.ts';
import { decodeMember } from './decode-members.ts';
import { messageId } from './ids.ts';
import { personOf } from './people.ts';
import { namesFor, roomOf, serverIn, threadOf, type Seen } from './seen.ts';
import { readText } from './text.ts';
import type { Attachment, Interaction, Message, Packet, Poll, Reaction } from './wire.ts';

/** What people write: plain, and answers. The others are Discord's own lines. */
const saidTypes = new Set([0, 19]);
const voiceFlag = 1 << 13;
const forward = 1;

type Has = NonNullable<MessageEvent['has']>[number];
interface Carries {
  readonly attachments?: readonly Attachment[];
  readonly sticker_items?: readonly unknown[];
  readonly flags?: number;
}
function media(m: Carries): Has[] {
  const kind = ({ content_type: type = '' }: Attachment): Has =>
    type.startsWith('image/')
      ? 'picture'
      : type.startsWith('video/')
        ? 'video'
        : type.startsWith('audio/')
          ? 'voice'
          : 'file';
  const has = new Set((m.attachments ?? []).map(kind));
  if (((m.flags ?? 0) & voiceFlag) !== 0) has.add('voice');
  if (m.sticker_items?.length) has.add('sticker');
  return [...has];
}
const pollTexts = (poll: Poll | undefined): Attached[] =>
  poll
    ? [poll.question.text, ...poll.answers.map((a) => a.poll_media.text)]
        .filter((t): t is string => Boolean(t))
        .map((text) => ({ what: 'poll', text }))
    : [];
const attachedTo = (m: Carries & { poll?: Poll }): Attached[] => [
  ...(m.attachments ?? []).map((a): Attached => ({ what: 'file', text: a.filename })),
  ...pollTexts(m.poll),
];

/** The message quoted, as far as it is still there. */
function quoted(m: Message, seen: Seen): MessageEvent['replyTo'] {
  const { channel_id: channel, message_id: id, type = 0 } = m.message_reference ?? {};
  if (m.type !== 19 || type === forward || id === undefined) return undefined;
  const to = m.referenced_message;
  const text = to && readText(to.content, namesFor(seen, m.guild_id, to.mentions ?? [])).text;
  const from = to && personOf(to.author, to.member, serverIn(seen, m.guild_id));
  return { messageId: messageId(channel ?? m.channel_id, id), ...(text && { text }), ...(from && { from }) };
}

const isBot = (m: Message): boolean => m.author.bot === true || m.webhook_id !== undefined;

function decodeMessage(m: Message, seen: Seen): PlatformEvent[] {
  if (m.author.id === seen.me.id || !saidTypes.has(m.type)) return [];
  const server = serverIn(seen, m.guild_id);
  const passedOn = m.message_reference?.type === forward ? m.message_snapshots?.[0]?.message : undefined;
  const carrier: Carries & { poll?: Poll } = passedOn ?? m;
  const names = namesFor(seen, m.guild_id, passedOn?.mentions ?? m.mentions ?? []);
  const { text, called, mentions } = readText(passedOn?.content ?? m.content, names);
  const [has, attached] = [media(carrier), attachedTo(carrier)];
  const replyTo = quoted(m, seen);
  return [
    {
      kind: 'message',
      id: `m:${m.channel_id}:${m.id}`,
      account: seen.account,
      at: Date.parse(m.timestamp),
      room: roomOf(server, m.guild_id, m.author),
      from: { ...personOf(m.author, m.member, server), ...(isBot(m) && { bot: true }) },
      messageId: messageId(m.channel_id, m.id),
      text,
      ...(called && !passedOn && { called }),
      ...(mentions.length > 0 && { mentions }),
      ...(replyTo && { replyTo }),
      ...(has.length > 0 && { has }),
      ...(m.message_reference?.type === forward && { forwarded: true }),
      ...threadOf(seen, server, m.channel_id),
      ...(attached.length > 0 && { attached }),
    },
  ];
}

/** Only what its author wrote anew: a preview that Discord adds comes as an update too, without a date. */
function decodeEdited(m: Message, seen: Seen): PlatformEvent[] {
  if (!m.edited_timestamp || !m.author || m.author.id === seen.me.id || !saidTypes.has(m.type)) return [];
  const server = serverIn(seen, m.guild_id);
  const attached = attachedTo(m);
  return [
    {
      kind: 'edited',
      id: `e:${m.channel_id}:${m.id}:${Date.parse(m.edited_timestamp)}`,
      account: seen.account,
      at: Date.parse(m.edited_timestamp),
      room: roomOf(server, m.guild_id, m.author),
      from: { ...personOf(m.author, m.member, server), ...(isBot(m) && { bot: true }) },
      messageId: messageId(m.channel_id, m.id),
      text: readText(m.content, namesFor(seen, m.guild_id, m.mentions ?? [])).text,
      ...(attached.length > 0 && { attached }),
    },
  ];
}

function decodeReaction(r: Reaction, seen: Seen, added: boolean): PlatformEvent[] {
  const server = serverIn(seen, r.guild_id);
  const emoji = r.emoji.id ? `:${r.emoji.name ?? r.emoji.id}:` : r.emoji.name;
  if (r.guild_id === undefined || r.user_id === seen.me.id || !emoji) return [];
  const from = r.member?.user
    ? personOf(r.member.user, r.member, server)
    : (seen.met(r.guild_id, r.user_id) ?? { id: r.user_id, name: r.user_id });
  return [
    {
      kind: 'reacted',
      id: `r:${r.channel_id}:${r.message_id}:${seen.stamp}`,
      account: seen.account,
      at: seen.now,
      room: { id: r.guild_id, kind: 'group', ...(server && { name: server.name }) },
      from,
      messageId: messageId(r.channel_id, r.message_id),
      emoji,
      added,
    },
  ];
}

/** One dispatch, as events; none when it is of no concern. */
export function decode(packet: Packet, seen: Seen): PlatformEvent[] {
  switch (packet.t) {
    case 'MESSAGE_CREATE':
      return decodeMessage(packet.d as Message, seen);
    case 'MESSAGE_UPDATE':
      return decodeEdited(packet.d as Message, seen);
    case 'MESSAGE_REACTION_ADD':
    case 'MESSAGE_REACTION_REMOVE':
      return decodeReaction(packet.d as Reaction, seen, packet.t.endsWith('ADD'));
    case 'INTERACTION_CREATE':
      return decodeInteraction(packet.d as Interaction, seen);
    default:
      return decodeMember(packet, seen);
  }
}
