/**
 * Reads the history of groups from Telegram Desktop's `result.json` (one chat, or a full export with all of them),
 * as the events they would have been. Memory stays the same however long the file is.
 *
 * Format: https://core.telegram.org/import-export and the files themselves. What it does not tell: who edited what
 * (only the last text is kept), the ids of people who were invited (only their names), what was deleted.
 */
import { zoneOffset } from '../../../core/kit/calendar.ts';
import type { JoinedEvent, LeftEvent, MessageEvent, PersonRef, RoomRef } from '../../../core/types.ts';
import { BrokenExport, type Position, RecordScanner } from './scanner.ts';

export { BrokenExport } from './scanner.ts';

export type HistoryEvent = MessageEvent | JoinedEvent | LeftEvent;

export interface HistoryRecord extends Position {
  readonly event: HistoryEvent;
  /** Counted from 0 over all messages and service messages of the file. */
  readonly index: number;
  /** When it was last edited, epoch ms; the text is the edited one. */
  readonly editedAt?: number;
  /** The export's word for the kind of chat: `private_supergroup`, `personal_chat`. */
  readonly chatType?: string;
}

/** A record that could not be read and was skipped. */
export interface HistoryFault extends Position {
  readonly index: number;
  readonly messageId?: string;
  readonly problem: string;
}

export interface HistorySummary {
  /** Records in the file, whatever became of them. */
  readonly records: number;
  readonly events: number;
  readonly faults: number;
  /** Service messages that are no event here (pins, new titles, calls). */
  readonly passedOver: number;
  readonly chats: number;
}

export interface HistoryOptions {
  /** Exports made before 2022 have no `date_unixtime`, only the exporter's wall time: in which zone. Default UTC. */
  readonly timeZone?: string;
}

/** May return a promise to slow the reading down: the next record comes when it resolves. */
export type OnRecord = (record: HistoryRecord) => Promise<void> | void;

/**
 * Streams an export. Records come in file order; faulty ones go to `onFault` and are skipped.
 * Throws `BrokenExport` (one line with the position) when the file is no export or is cut short; what came before
 * has been delivered by then.
 */
export async function readTelegramExport(
  stream: AsyncIterable<Uint8Array>,
  onRecord: OnRecord,
  onFault: (fault: HistoryFault) => void,
  options: HistoryOptions = {},
): Promise<HistorySummary> {
  const scanner = new RecordScanner();
  const sum = { records: 0, events: 0, faults: 0, passedOver: 0, chats: 0 };
  let chat: Chat = { ...unnamed };
  for await (const chunk of stream) {
    for (const item of scanner.push(chunk)) {
      if (item.kind === 'chat') chat = { ...unnamed };
      else if (item.kind === 'field') chat = { ...chat, [item.key]: item.value };
      else {
        const index = sum.records++;
        if (chat.counted !== true) chat = { ...chat, counted: true, number: sum.chats++ };
        const read =
          item.kind === 'fault' ? { problem: item.problem, ...idIn(item.raw) } : decode(item.value, chat, options);
        const place = { index, byte: item.byte, line: item.line };
        if (read === null) sum.passedOver++;
        else if ('problem' in read) {
          sum.faults++;
          onFault({ ...read, ...place });
        } else
          for (const event of read.events) {
            sum.events++;
            const wait = onRecord({
              event,
              ...place,
              ...(read.editedAt !== undefined && { editedAt: read.editedAt }),
              ...(typeof chat.type === 'string' && { chatType: chat.type }),
            });
            if (wait) await wait;
          }
      }
    }
  }
  scanner.end();
  if (sum.chats === 0)
    throw new BrokenExport({ byte: 0, line: 1 }, 'there are no messages in this file; give the result.json of a chat');
  return sum;
}

interface Chat {
  readonly name: unknown;
  readonly type: unknown;
  readonly id: unknown;
  readonly number: number;
  readonly counted: boolean;
}
const unnamed: Chat = { name: undefined, type: undefined, id: undefined, number: 0, counted: false };

type Raw = Readonly<Record<string, unknown>>;
const isRaw = (v: unknown): v is Raw => typeof v === 'object' && v !== null && !Array.isArray(v);
const idText = (v: unknown): string | undefined =>
  typeof v === 'number' && Number.isSafeInteger(v) ? `${v}` : typeof v === 'string' && v !== '' ? v : undefined;

type Decoded = { events: readonly HistoryEvent[]; editedAt?: number } | { problem: string; messageId?: string } | null;

function decode(raw: unknown, chat: Chat, options: HistoryOptions): Decoded {
  if (!isRaw(raw)) return { problem: 'not a message: an object in { } was expected' };
  const id = idText(raw['id']);
  if (id === undefined) return { problem: 'it has no id' };
  const at = instant(raw['date_unixtime'], raw['date'], options);
  if (at === undefined) return { problem: 'its date cannot be read', messageId: id };
  const room = roomOf(chat);
  const base = { id: `${room.id}:${id}`, account: 'telegram-export', at, room };
  if (raw['type'] === 'message') return message(raw, id, base, options);
  if (raw['type'] === 'service') return service(raw, id, base);
  if (raw['type'] === 'unsupported') return null;
  return { problem: `its type is ${JSON.stringify(raw['type'])}; message or service was expected`, messageId: id };
}

type Base = Pick<MessageEvent, 'id' | 'account' | 'at' | 'room'>;

function message(raw: Raw, id: string, base: Base, options: HistoryOptions): Decoded {
  const from = person(raw['from_id'], raw['from']);
  if (!from) return { problem: 'it does not say who wrote it', messageId: id };
  const text = plainText(raw['text'] ?? raw['text_entities']);
  if (text === undefined) return { problem: 'its text cannot be read', messageId: id };
  const reply = idText(raw['reply_to_message_id']);
  const has = media(raw);
  const event: MessageEvent = {
    kind: 'message',
    ...base,
    from,
    messageId: id,
    text,
    ...(reply !== undefined && { replyTo: { messageId: reply } }),
    ...(has && { has: [has] }),
  };
  const editedAt = instant(raw['edited_unixtime'], raw['edited'], options);
  return { events: [event], ...(editedAt !== undefined && { editedAt }) };
}

/** Who came and who went; everything else that Telegram notes down is passed over. */
function service(raw: Raw, id: string, base: Base): Decoded {
  const actor = person(raw['actor_id'], raw['actor']);
  const action = raw['action'];
  const came = typeof action === 'string' && (action.startsWith('join_group_by') || action === 'joined_telegram_group');
  if (!came && action !== 'invite_members' && action !== 'remove_members') return null;
  if (!actor) return { problem: 'it does not say who came or went', messageId: id };
  if (came) return { events: [{ kind: 'joined', ...base, from: actor }] };
  const members = Array.isArray(raw['members']) ? raw['members'] : [];
  const events = members.flatMap((name: unknown, i): HistoryEvent[] => {
    // Members are names only; the actor's own name means: by themselves, and then the id is known.
    const self = name === actor.name;
    const who = self ? actor : person(undefined, name);
    if (!who) return [];
    const own = { ...base, id: members.length > 1 ? `${base.id}.${i}` : base.id, from: who };
    if (action === 'remove_members') return [{ kind: 'left', ...own }];
    return [{ kind: 'joined', ...own, ...(!self && { by: actor }) }];
  });
  return events.length > 0 ? { events } : null;
}

/** Exports write `user123` or `channel123`, the oldest a bare number; a deleted account has no name, an invited one no id. */
function person(id: unknown, name: unknown): PersonRef | undefined {
  const known = typeof id === 'number' ? `user${id}` : idText(id);
  const called = typeof name === 'string' && name !== '' ? name : undefined;
  if (known === undefined && called === undefined) return undefined;
  return { id: known ?? `name:${called}`, name: called ?? known ?? '' };
}

function roomOf(chat: Chat): RoomRef {
  const id = idText(chat.id) ?? `chat-${chat.number + 1}`;
  const type = typeof chat.type === 'string' ? chat.type : '';
  const kind = /^(personal_chat|bot_chat|saved_messages|replies)$/.test(type) ? 'private' : 'group';
  return { id, kind, ...(typeof chat.name === 'string' && chat.name !== '' && { name: chat.name }) };
}

function instant(unix: unknown, date: unknown, options: HistoryOptions): number | undefined {
  if (typeof unix === 'string' && /^\d{1,11}$/.test(unix)) return Number(unix) * 1000;
  if (typeof unix === 'number' && Number.isSafeInteger(unix) && unix >= 0) return unix * 1000;
  const wall =
    typeof date === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(date) ? Date.parse(`${date}Z`) : Number.NaN;
  if (Number.isNaN(wall)) return undefined;
  const zone = options.timeZone ?? 'UTC';
  return wall - zoneOffset(wall - zoneOffset(wall, zone), zone);
}

/** Text is a string, or a list of strings and entities (links, mentions, bold ...) that each hold their text. */
function plainText(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw;
  if (raw === undefined || raw === null) return '';
  if (!Array.isArray(raw)) return undefined;
  let text = '';
  for (const part of raw as unknown[]) {
    if (typeof part === 'string') text += part;
    else if (isRaw(part) && typeof part['text'] === 'string') text += part['text'];
    else return undefined;
  }
  return text;
}

type Has = NonNullable<MessageEvent['has']>[number];
const kinds: Readonly<Record<string, Has>> = {
  sticker: 'sticker',
  voice_message: 'voice',
  video_message: 'video',
  video_file: 'video',
  animation: 'video',
  audio_file: 'file',
};

function media(raw: Raw): Has | undefined {
  if (raw['photo'] !== undefined) return 'picture';
  const type = raw['media_type'];
  if (typeof type === 'string') return kinds[type] ?? 'file';
  if (raw['file'] === undefined) return undefined;
  const mime = raw['mime_type'];
  return typeof mime === 'string' && mime.startsWith('image/') ? 'picture' : 'file';
}

/** The id of a record that is no JSON, when it can be seen. */
function idIn(raw: string): { messageId?: string } {
  const id = /"id"\s*:\s*"?(\d+)/.exec(raw)?.[1];
  return id === undefined ? {} : { messageId: id };
}
