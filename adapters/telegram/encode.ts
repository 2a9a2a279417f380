/** Performance -> calls of the Bot API, in order. Pure. */
import { PlatformError } from '../../core/ports.ts';
import type { Performance } from '../../core/ports.ts';
import type { Outward } from '../../core/types.ts';
import { cutText } from '../cut-text.ts';
import { keyboard } from './keyboard.ts';
import { encodeSay, inert, type Said } from './say.ts';

export interface Call {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** A refusal with such words leaves the effect done all the same. */
  readonly unless?: RegExp;
}

export const longestText = 4096;
export const longestCaption = 1024;

const mostPurged = 100;
const longestQuestion = 300;
const mostOptions = 12;
const longestOption = 100;
const longestLinkName = 32;
const answered = /USER_ALREADY_PARTICIPANT|HIDE_REQUESTER_MISSING/i;
const cut = (text: string, most: number): string => inert(text).slice(0, most).toWellFormed();

/** Below 30 seconds and above 366 days the platform makes a restriction last for ever. */
const shortestMute = 35_000;
const longestMute = 365 * 86_400_000;

const permissions = [
  'can_send_messages',
  'can_send_audios',
  'can_send_documents',
  'can_send_photos',
  'can_send_videos',
  'can_send_video_notes',
  'can_send_voice_notes',
  'can_send_polls',
  'can_send_other_messages',
  'can_add_web_page_previews',
] as const;
const allowing = (yes: boolean): Record<string, boolean> => Object.fromEntries(permissions.map((name) => [name, yes]));

const number = (id: string | undefined, what: string): number => {
  const n = Number(id);
  if (id === undefined || !/^-?\d+$/.test(id) || !Number.isSafeInteger(n))
    throw new PlatformError('gone', `${what} is not known on Telegram`);
  return n;
};

/** The parts of a text, each with the mentions inside it. */
function parts({ text, entities }: Said, limits: (part: number) => number): Said[] {
  return cutText(text, limits, entities).map(({ from, to }) => ({
    text: text.slice(from, to),
    entities: entities
      .filter((e) => e.offset >= from && e.offset + e.length <= to)
      .map((e) => ({ ...e, offset: e.offset - from })),
  }));
}

interface Line {
  readonly chat: number;
  readonly said: Said;
  readonly replyTo?: string | undefined;
  readonly markup?: object | undefined;
}
const message = ({ chat, said, replyTo, markup }: Line): Call => ({
  method: 'sendMessage',
  params: {
    chat_id: chat,
    text: said.text,
    ...(said.entities.length > 0 && { entities: said.entities }),
    link_preview_options: { is_disabled: true },
    // Answered all the same when the message was deleted meanwhile.
    ...(replyTo !== undefined &&
      /^\d{1,15}$/.test(replyTo) && {
        reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true },
      }),
    ...(markup && { reply_markup: markup }),
  },
});

/** The buttons stand under the last part, the quote above the first. */
function messages(chat: number, all: readonly Said[], more: Pick<Line, 'replyTo' | 'markup'>): Call[] {
  return all.map((said, i) =>
    message({
      chat,
      said,
      ...(i === 0 && { replyTo: more.replyTo }),
      ...(i === all.length - 1 && { markup: more.markup }),
    }),
  );
}

function encodeText(p: Performance & { effect: { do: 'send' | 'ask' } }): Call[] {
  const { effect, target } = p;
  const said = parts(encodeSay(effect.say), () => longestText);
  if (said.every((s) => s.text.trim() === ''))
    throw new PlatformError('unsupported', 'there is nothing to say in this message');
  return messages(number(target.room.id, 'this room'), said, {
    replyTo: effect.do === 'send' ? effect.replyTo : undefined,
    markup: keyboard(effect, p.question),
  });
}

const pngStart = [0x89, 0x50, 0x4e, 0x47];

function pictureOf(base64: string): Buffer {
  const png = Buffer.from(base64, 'base64');
  if (!pngStart.every((byte, i) => png[i] === byte)) throw new PlatformError('unsupported', 'the picture is not a PNG');
  return png;
}

/** The buttons stand under the last part. */
function encodePicture(p: Performance & { effect: { do: 'picture' } }): Call[] {
  const chat = number(p.target.room.id, 'this room');
  const png = pictureOf(p.effect.png);
  const markup = keyboard(p.effect, undefined);
  const [caption, ...rest] = parts(encodeSay(p.effect.say), (i) => (i === 0 ? longestCaption : longestText));
  const photo: Call = {
    method: 'sendPhoto',
    params: {
      chat_id: chat,
      photo: { source: png, filename: 'banyan.png' },
      ...(caption && { caption: caption.text }),
      ...(caption && caption.entities.length > 0 && { caption_entities: caption.entities }),
      ...(markup && rest.length === 0 && { reply_markup: markup }),
    },
  };
  return [photo, ...messages(chat, rest, { markup })];
}

/** Somebody a right is used against; those who speak as a chat can only be banned. */
function against(p: Performance, now: number): Call[] {
  const chat_id = number(p.target.room.id, 'this room');
  const user_id = number(p.target.user, 'this person');
  const { effect } = p;
  if (user_id < 0) {
    if (effect.do === 'mute') throw new PlatformError('unsupported', 'a channel or an anonymous admin cannot be muted');
    return [{ method: 'banChatSenderChat', params: { chat_id, sender_chat_id: user_id } }];
  }
  switch (effect.do) {
    case 'mute': {
      const lift = effect.forMs <= 0;
      const until = now + Math.min(Math.max(effect.forMs, shortestMute), longestMute);
      const params = { chat_id, user_id, permissions: allowing(lift) };
      return [
        { method: 'restrictChatMember', params: lift ? params : { ...params, until_date: Math.ceil(until / 1000) } },
      ];
    }
    case 'kick':
      return [
        { method: 'banChatMember', params: { chat_id, user_id } },
        {
          method: 'unbanChatMember',
          params: { chat_id, user_id, only_if_banned: true },
          // A plain group keeps no list of the banned: there the first call was all.
          unless: /method is available (only )?for supergroup/i,
        },
      ];
    default:
      return [{ method: 'banChatMember', params: { chat_id, user_id } }];
  }
}

/** Other words of a message, another caption of a picture, or another picture. */
function encodeEdit(chat_id: number, effect: Extract<Outward, { do: 'edit' }>): Call {
  const message_id = number(effect.messageId, 'this message');
  const markup = keyboard(effect, undefined);
  const where = { chat_id, message_id, ...(markup && { reply_markup: markup }) };
  const unless = /message is not modified/i;
  const [first, ...rest] = parts(encodeSay(effect.say), () => (effect.picture ? longestCaption : longestText));
  if (!first) throw new PlatformError('unsupported', 'there is nothing to say in this message');
  const { text, entities } = first;
  if (!effect.picture) {
    const words = { text, ...(entities.length > 0 && { entities }), link_preview_options: { is_disabled: true } };
    return { method: 'editMessageText', params: { ...where, ...words }, unless };
  }
  if (rest.length > 0) throw new PlatformError('unsupported', 'the caption of a picture has at most 1,024 characters');
  const caption = { caption: text, ...(entities.length > 0 && { caption_entities: entities }) };
  const { png } = effect.picture;
  if (png === undefined) return { method: 'editMessageCaption', params: { ...where, ...caption }, unless };
  const media = { type: 'photo', media: { source: pictureOf(png), filename: 'banyan.png' }, ...caption };
  return { method: 'editMessageMedia', params: { ...where, media }, unless };
}

type Other = Extract<Outward, { do: 'unban' | 'edit' | 'purge' | 'poll' | 'closePoll' | 'file' | 'answer' | 'invite' }>;

function encodeOther(p: Performance & { effect: Other }): Call[] {
  const { effect } = p;
  const chat_id = number(p.target.room.id, 'this room');
  switch (effect.do) {
    case 'unban': {
      const user_id = number(p.target.user, 'this person');
      if (user_id < 0) return [{ method: 'unbanChatSenderChat', params: { chat_id, sender_chat_id: user_id } }];
      return [{ method: 'unbanChatMember', params: { chat_id, user_id, only_if_banned: true } }];
    }
    case 'edit':
      return [encodeEdit(chat_id, effect)];
    case 'purge': {
      const ids = effect.messageIds.map((id) => number(id, 'this message'));
      const batches = Array.from({ length: Math.ceil(ids.length / mostPurged) }, (_, i) =>
        ids.slice(i * mostPurged, (i + 1) * mostPurged),
      );
      return batches.map((message_ids) => ({ method: 'deleteMessages', params: { chat_id, message_ids } }));
    }
    case 'poll':
      return [
        {
          method: 'sendPoll',
          params: {
            chat_id,
            question: cut(effect.question, longestQuestion),
            options: effect.options.slice(0, mostOptions).map((text) => ({ text: cut(text, longestOption) })),
            is_anonymous: effect.anonymous,
            allows_multiple_answers: effect.multiple,
          },
        },
      ];
    case 'closePoll': {
      const message_id = number(effect.messageId, 'this message');
      return [{ method: 'stopPoll', params: { chat_id, message_id }, unless: /already been closed/i }];
    }
    case 'file': {
      const [caption, ...rest] = parts(encodeSay(effect.say), (i) => (i === 0 ? longestCaption : longestText));
      const document = { source: Buffer.from(effect.bytes, 'base64'), filename: effect.name };
      const words = caption && caption.text !== '' && { caption: caption.text, caption_entities: caption.entities };
      return [{ method: 'sendDocument', params: { chat_id, document, ...words } }, ...messages(chat_id, rest, {})];
    }
    case 'answer': {
      if (effect.what !== 'join') throw new PlatformError('unsupported', `Telegram has no ${effect.what} request`);
      const method = effect.yes ? 'approveChatJoinRequest' : 'declineChatJoinRequest';
      // Asked and answered already, by an admin or before a restart: what was wanted is done.
      return [{ method, params: { chat_id, user_id: number(effect.request, 'this request') }, unless: answered }];
    }
    case 'invite':
      return [{ method: 'createChatInviteLink', params: { chat_id, name: cut(effect.name, longestLinkName) } }];
  }
}

/**
 * `now`: epoch ms, from which a mute is counted.
 * @throws {PlatformError} for what Telegram has no call for.
 */
export function encode(p: Performance, now: number): Call[] {
  const { effect, target } = p;
  switch (effect.do) {
    case 'send':
    case 'ask':
      return encodeText({ ...p, effect });
    case 'picture':
      return encodePicture({ ...p, effect });
    case 'delete':
    case 'pin': {
      const chat_id = number(target.room.id, 'this room');
      const message_id = number(effect.messageId, 'this message');
      return effect.do === 'delete'
        ? [{ method: 'deleteMessage', params: { chat_id, message_id } }]
        : [{ method: 'pinChatMessage', params: { chat_id, message_id, disable_notification: true } }];
    }
    case 'mute':
    case 'kick':
    case 'ban':
      return against(p, now);
    case 'unban':
    case 'edit':
    case 'purge':
    case 'poll':
    case 'closePoll':
    case 'file':
    case 'answer':
    case 'invite':
      return encodeOther({ ...p, effect });
    case 'announce':
    case 'role':
    case 'later':
    case 'cancel':
      throw new PlatformError('unsupported', `Telegram has no ${effect.do}`);
  }
}
