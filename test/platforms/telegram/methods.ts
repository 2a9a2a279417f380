/** The methods of the Bot API that a community bot calls, with the refusals as the real one words them. */
import type { Entity } from '../../../adapters/telegram/wire.ts';
import { Upload } from './spec.ts';
import {
  allRights,
  detected,
  isAdmin,
  isIn,
  memberOf,
  type Button,
  type Line,
  type Member,
  type Room,
  type World,
} from './world.ts';

/** An answer that is a no. */
export class No extends Error {
  readonly code: number;
  readonly parameters: Record<string, number> | undefined;
  constructor(code: number, description: string, parameters?: Record<string, number>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}
const bad = (words: string): No => new No(400, `Bad Request: ${words}`);

export interface Stage {
  readonly world: World;
  /** Seconds. */
  readonly now: () => number;
  /** What the platform tells: into the log. */
  readonly note: (what: string, about: Record<string, unknown>) => void;
  /** A membership changed by the bot's doing. */
  readonly changed: (room: Room, was: Member, is: Member) => void;
}
type Params = Record<string, unknown>;
type Method = (s: Stage, p: Params) => unknown;

const longestMenu = 100;

function roomFor(s: Stage, p: Params): Room {
  const id = Number(p['chat_id']);
  const room = s.world.rooms.get(id);
  if (!room) {
    if (s.world.users.has(id)) throw new No(403, "Forbidden: bot can't initiate conversation with a user");
    throw bad('chat not found');
  }
  if (room.movedTo !== undefined)
    throw new No(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: room.movedTo,
    });
  if (room.chat.type === 'private') {
    if (s.world.blocked.has(id)) throw new No(403, 'Forbidden: bot was blocked by the user');
  } else if (!isIn(room.members.get(s.world.bot.id)))
    throw new No(403, `Forbidden: bot was kicked from the ${room.chat.type} chat`);
  return room;
}

/** The bot's own membership, when it has this right. */
function withRight(s: Stage, room: Room, right: keyof Member['rights'], refusal: string): void {
  const me = room.members.get(s.world.bot.id);
  if (me?.status !== 'administrator' || !me.rights[right]) throw bad(refusal);
}

function target(room: Room, p: Params, refusal: string): Member {
  const member = room.members.get(Number(p['user_id']));
  if (!member) throw bad('PARTICIPANT_ID_INVALID');
  if (member.status === 'creator') throw bad(refusal);
  if (member.status === 'administrator') throw bad('user is an administrator of the chat');
  return member;
}

/** Given entities stay; what is found in the text beside them is added, as the platform does. */
function entitiesOf(text: string, given: unknown): Entity[] {
  const own = (given as Entity[] | undefined) ?? [];
  for (const e of own)
    if (e.offset < 0 || e.length <= 0 || e.offset + e.length > text.length) throw bad('ENTITY_BOUNDS_INVALID');
  const free = detected(text).filter(
    (d) => !own.some((e) => d.offset < e.offset + e.length && e.offset < d.offset + d.length),
  );
  return [...own, ...free].sort((a, b) => a.offset - b.offset);
}

const markup = (p: Params): Line['reply_markup'] => {
  const given = p['reply_markup'] as { inline_keyboard: Button[][] } | undefined;
  for (const b of given?.inline_keyboard.flat() ?? []) {
    if (b.text === '') throw bad('text buttons are unallowed in the inline keyboard');
    if ((b.callback_data === undefined) === (b.url === undefined)) throw bad('Text buttons are unallowed');
    if (Buffer.byteLength(b.callback_data ?? '') > 64) throw bad('BUTTON_DATA_INVALID');
    if (b.url !== undefined && !new URL(b.url).hostname.includes('.'))
      throw bad(`inline keyboard button URL '${b.url}' is invalid: Wrong HTTP URL`);
  }
  return given;
};

function quoted(room: Room, p: Params): { answers: number } | Record<string, never> {
  const reply = p['reply_parameters'] as { message_id: number; allow_sending_without_reply?: boolean } | undefined;
  if (!reply) return {};
  if (room.lines.has(reply.message_id)) return { answers: reply.message_id };
  if (reply.allow_sending_without_reply !== true) throw bad('message to be replied not found');
  return {};
}

function put(s: Stage, room: Room, more: Partial<Line>): Line {
  const id = room.nextMessage++;
  const line: Line = { message_id: id, date: s.now(), chat: room.chat, from: s.world.bot, ...more };
  room.lines.set(id, line);
  s.note('sent', {
    chat: room.chat.id,
    message: id,
    text: line.text ?? line.caption ?? '',
    entities: line.entities ?? line.caption_entities ?? [],
    ...(line.picture !== undefined && { picture: line.picture }),
    ...(line.reply_markup && { buttons: line.reply_markup.inline_keyboard.flat().map((b) => b.text) }),
    ...(line.answers !== undefined && { answers: line.answers }),
  });
  return line;
}

const parseModes = (p: Params, text: string): void => {
  if (p['parse_mode'] === 'MarkdownV2' && /(?<!\\)[.!]/.test(text))
    throw bad("can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'");
  if (p['parse_mode'] === 'HTML' && /<(?![/a-z])/.test(text)) throw bad("can't parse entities: Unsupported start tag");
};

const sendMessage: Method = (s, p) => {
  const room = roomFor(s, p);
  const text = p['text'] as string;
  parseModes(p, text);
  if (text.trim() === '') throw bad('message text is empty');
  if (text.length > 4096) throw bad('message is too long');
  const reply_markup = markup(p);
  return put(s, room, {
    text,
    entities: entitiesOf(text, p['entities']),
    ...(reply_markup && { reply_markup }),
    ...quoted(room, p),
  });
};

const sendPhoto: Method = (s, p) => {
  const room = roomFor(s, p);
  const photo = p['photo'];
  if (!(photo instanceof Upload)) throw bad('there is no photo in the request');
  if (photo.bytes.readUInt32BE(0) !== 0x89504e47) throw bad('IMAGE_PROCESS_FAILED');
  const caption = (p['caption'] as string | undefined) ?? '';
  if (caption.length > 1024) throw bad('message caption is too long');
  const reply_markup = markup(p);
  return put(s, room, {
    photo: [{ file_id: 'x', width: 1, height: 1 }],
    picture: photo.bytes.length,
    ...(reply_markup && { reply_markup }),
    ...(caption && { caption, caption_entities: entitiesOf(caption, p['caption_entities']) }),
  });
};

const deleteMessage: Method = (s, p) => {
  const room = roomFor(s, p);
  const id = Number(p['message_id']);
  const line = room.lines.get(id);
  if (!line) throw bad('message to delete not found');
  if (line.from?.id !== s.world.bot.id) withRight(s, room, 'can_delete_messages', "message can't be deleted");
  room.lines.delete(id);
  s.note('deleted', { chat: room.chat.id, message: id });
  return true;
};

const pinChatMessage: Method = (s, p) => {
  const room = roomFor(s, p);
  if (!room.lines.has(Number(p['message_id']))) throw bad('message to pin not found');
  withRight(s, room, 'can_pin_messages', 'not enough rights to manage pinned messages in the chat');
  room.pinned.push(Number(p['message_id']));
  s.note('pinned', { chat: room.chat.id, message: p['message_id'] });
  return true;
};

/** Below 30 seconds and above 366 days is for ever. */
const until = (s: Stage, p: Params): number => {
  const left = Number(p['until_date'] ?? 0) - s.now();
  return left < 30 || left > 366 * 86_400 ? 0 : Number(p['until_date']);
};

const restrictChatMember: Method = (s, p) => {
  const room = roomFor(s, p);
  if (room.chat.type !== 'supergroup') throw bad('method is available only for supergroups');
  withRight(s, room, 'can_restrict_members', 'not enough rights to restrict/unrestrict chat member');
  const member = target(room, p, "can't restrict chat owner");
  const was = { ...member };
  const free = (p['permissions'] as Record<string, boolean>)['can_send_messages'] === true;
  if (!isIn(member)) throw bad('USER_NOT_PARTICIPANT');
  Object.assign(member, { status: free ? 'member' : 'restricted', until: free ? 0 : until(s, p) });
  s.note(free ? 'freed' : 'muted', { chat: room.chat.id, user: member.user.id, until: member.until });
  s.changed(room, was, member);
  return true;
};

const banChatMember: Method = (s, p) => {
  const room = roomFor(s, p);
  withRight(s, room, 'can_restrict_members', 'not enough rights to restrict/unrestrict chat member');
  const member = target(room, p, "can't remove chat owner");
  const was = { ...member };
  Object.assign(member, { status: 'kicked', until: until(s, p) });
  s.note('banned', { chat: room.chat.id, user: member.user.id });
  s.changed(room, was, member);
  return true;
};

const unbanChatMember: Method = (s, p) => {
  const room = roomFor(s, p);
  if (room.chat.type !== 'supergroup') throw bad('method is available for supergroup and channel chats only');
  withRight(s, room, 'can_restrict_members', 'not enough rights to restrict/unrestrict chat member');
  const member = room.members.get(Number(p['user_id']));
  if (member?.status === 'kicked') {
    member.status = 'left';
    s.note('unbanned', { chat: room.chat.id, user: member.user.id });
  }
  return true;
};

const banChatSenderChat: Method = (s, p) => {
  const room = roomFor(s, p);
  withRight(s, room, 'can_restrict_members', 'not enough rights to restrict/unrestrict chat member');
  s.note('banned', { chat: room.chat.id, user: p['sender_chat_id'] });
  return true;
};

const sendPoll: Method = (s, p) => {
  const options = p['options'] as { text: string }[];
  if (options.length < 2 || options.length > 12) throw bad('poll must have at least 2 options');
  if (options.some((o) => o.text.trim() === '' || o.text.length > 100))
    throw bad('poll options length must not exceed 100');
  if ((p['question'] as string).length > 300) throw bad('poll question length must not exceed 300');
  const room = roomFor(s, p);
  const poll = { id: `90${room.nextMessage}`, question: p['question'] as string, options, is_closed: false };
  return put(s, room, { poll, text: poll.question });
};

/** Of the bot's own polls, once. */
const stopPoll: Method = (s, p) => {
  const room = roomFor(s, p);
  const line = room.lines.get(Number(p['message_id']));
  if (!line?.poll) throw bad('message with poll to stop not found');
  if (line.poll.is_closed) throw bad('poll has already been closed');
  const poll = { ...line.poll, is_closed: true };
  room.lines.set(line.message_id, { ...line, poll });
  s.note('poll-closed', { chat: room.chat.id, message: line.message_id });
  return { ...poll, total_voter_count: 0, is_anonymous: false, type: 'regular', allows_multiple_answers: false };
};

const sendDocument: Method = (s, p) => {
  const room = roomFor(s, p);
  const given = p['document'];
  if (!(given instanceof Upload)) throw bad('there is no document in the request');
  return put(s, room, { document: { file_name: given.name }, text: (p['caption'] as string | undefined) ?? '' });
};

const editMessageText: Method = (s, p) => {
  const room = roomFor(s, p);
  const id = Number(p['message_id']);
  const line = room.lines.get(id);
  if (!line) throw bad('message to edit not found');
  if (line.from?.id !== s.world.bot.id) throw bad("message can't be edited");
  const text = p['text'] as string;
  if (text === line.text) throw bad('message is not modified: specified new message content is the same');
  const { reply_markup: _, ...rest } = line;
  const buttons = p['reply_markup'] as Line['reply_markup'];
  const now: Line = {
    ...rest,
    text,
    entities: entitiesOf(text, p['entities']),
    ...(buttons && { reply_markup: buttons }),
  };
  room.lines.set(id, now);
  s.note('edited', { chat: room.chat.id, message: id, text });
  return now;
};

/** Its caption, and with `media` the picture too; without new buttons those there were are gone. */
function editPicture(
  s: Stage,
  p: Params,
  said: { caption?: unknown; caption_entities?: unknown },
  size?: number,
): Line {
  const room = roomFor(s, p);
  const id = Number(p['message_id']);
  const line = room.lines.get(id);
  if (!line) throw bad('message to edit not found');
  if (line.picture === undefined) throw bad('there is no caption in the message to edit');
  const caption = (said.caption as string | undefined) ?? '';
  if (caption.length > 1024) throw bad('message caption is too long');
  if (size === undefined && caption === line.caption) throw bad('message is not modified');
  const { reply_markup: _, ...rest } = line;
  const buttons = markup(p);
  const caption_entities = entitiesOf(caption, said.caption_entities);
  const picture = size ?? line.picture;
  const now: Line = { ...rest, caption, caption_entities, picture, ...(buttons && { reply_markup: buttons }) };
  room.lines.set(id, now);
  s.note('edited', { chat: room.chat.id, message: id, text: caption, picture });
  return now;
}
const editMessageCaption: Method = (s, p) => editPicture(s, p, p);
const editMessageMedia: Method = (s, p) => {
  const media = p['media'] as { type: string; media: string; caption?: string; caption_entities?: unknown };
  const file = p[media.media.replace('attach://', '')];
  if (media.type !== 'photo' || !(file instanceof Upload)) throw bad('there is no photo in the request');
  return editPicture(s, p, media, file.bytes.length);
};

const deleteMessages: Method = (s, p) => {
  const ids = p['message_ids'] as number[];
  if (ids.length > 100) throw bad('too many messages to delete');
  const room = roomFor(s, p);
  withRight(s, room, 'can_delete_messages', "message can't be deleted");
  for (const id of ids) room.lines.delete(id);
  s.note('purged', { chat: room.chat.id, messages: ids });
  return true;
};

const createChatInviteLink: Method = (s, p) => {
  const room = roomFor(s, p);
  withRight(s, room, 'can_restrict_members', 'not enough rights to manage chat invite link');
  if (String(p['name']).length > 32) throw bad('invite link name is too long');
  const invite_link = `https://t.me/+${room.chat.id}x${p['name'] as string}`;
  s.note('invited', { chat: room.chat.id, name: p['name'], invite_link });
  return {
    invite_link,
    name: p['name'],
    creator: s.world.bot,
    creates_join_request: false,
    is_primary: false,
    is_revoked: false,
  };
};

/** An open request of this person to come in. */
const settleRequest =
  (yes: boolean): Method =>
  (s, p) => {
    const room = roomFor(s, p);
    const user = s.world.users.get(Number(p['user_id']));
    if (!user || !room.requests?.delete(user.id)) throw bad('HIDE_REQUESTER_MISSING');
    s.note(yes ? 'approved' : 'declined', { chat: room.chat.id, user: user.id });
    if (yes) {
      const was: Member = { user, status: 'left', rights: allRights, until: 0 };
      const is: Member = { ...was, status: 'member' };
      room.members.set(user.id, is);
      s.changed(room, was, is);
    }
    return true;
  };

const setMyCommands: Method = (s, p) => {
  const commands = p['commands'] as { command: string; description: string }[];
  if (commands.length > longestMenu) throw bad('BOT_COMMANDS_TOO_MUCH');
  for (const c of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(c.command)) throw bad('BOT_COMMAND_INVALID');
    if (c.description.length === 0 || c.description.length > 256) throw bad('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  s.note('menu', { language: p['language_code'] ?? '', scope: p['scope'] ?? null, commands });
  return true;
};

export const methods: Readonly<Record<string, Method>> = {
  getMe: (s) => ({ ...s.world.bot, can_join_groups: true, supports_inline_queries: false }),
  getChatAdministrators: (s, p) => [...roomFor(s, p).members.values()].filter(isAdmin).map(memberOf),
  getChatMember: (s, p) => {
    const member = roomFor(s, p).members.get(Number(p['user_id']));
    if (!member) throw bad('user not found');
    return memberOf(member);
  },
  answerCallbackQuery: (s, p) => {
    s.note('answered', { query: p['callback_query_id'] });
    return true;
  },
  sendMessage,
  sendPhoto,
  deleteMessage,
  pinChatMessage,
  restrictChatMember,
  banChatMember,
  unbanChatMember,
  banChatSenderChat,
  setMyCommands,
  sendPoll,
  stopPoll,
  sendDocument,
  editMessageText,
  editMessageCaption,
  editMessageMedia,
  deleteMessages,
  createChatInviteLink,
  approveChatJoinRequest: settleRequest(true),
  declineChatJoinRequest: settleRequest(false),
};
