/**
 * Reads the JSON of DiscordChatExporter: one channel a file, `guild`, `channel`, then `messages`. The frame is read
 * by the same scanner as Telegram's, so a broken message costs itself and memory does not grow.
 *
 * Written by DiscordChatExporter (github.com/Tyrrrz/DiscordChatExporter, Exporting/JsonMessageWriter.cs).
 */
import type { Incoming, PassReason, Reader } from './incoming.ts';
import { BrokenExport, RecordScanner, type Position } from './scanner.ts';

type Raw = Readonly<Record<string, unknown>>;
const isRaw = (v: unknown): v is Raw => typeof v === 'object' && v !== null && !Array.isArray(v);
const textOf = (v: unknown): string | undefined => (typeof v === 'string' && v !== '' ? v : undefined);

interface Channel {
  /** The live bot knows a message as `<channel>:<message>`, and the server as the room: the same here. */
  readonly id: string;
  readonly room: { readonly id: string; readonly name: string };
  /** Between people, without a server: theirs alone. */
  readonly direct: boolean;
}
type Decoded = Incoming | PassReason | { readonly problem: string; readonly messageId?: string };

export const discordReader: Reader = async (chunks, sink) => {
  const scanner = new RecordScanner(['guild', 'channel']);
  const head: Record<string, unknown> = {};
  let channel: Channel | undefined;
  let index = 0;
  for await (const chunk of chunks) {
    for (const item of scanner.push(chunk)) {
      if (item.kind === 'chat') continue;
      if (item.kind === 'field') {
        head[item.key] = item.value;
        continue;
      }
      const place = { index: index++, byte: item.byte, line: item.line };
      channel ??= channelOf(head, place);
      const read = item.kind === 'fault' ? { problem: item.problem } : decode(item.value, channel, place);
      if (typeof read === 'string') sink.pass(read);
      else if ('problem' in read) sink.fault({ ...read, ...place });
      else {
        const wait = sink.take(read);
        if (wait) await wait;
      }
    }
  }
  scanner.end();
  channelOf(head, { byte: 0, line: 1 });
};

function channelOf(head: Raw, place: Position): Channel {
  const { guild, channel } = head;
  const id = isRaw(channel) ? textOf(channel['id']) : undefined;
  if (!isRaw(channel) || id === undefined)
    throw new BrokenExport(place, 'there is no "channel" before the messages: this is no file of DiscordChatExporter');
  const server = isRaw(guild) ? textOf(guild['name']) : undefined;
  const name = textOf(channel['name']) ?? id;
  const direct = `${textOf(channel['type']) ?? ''}`.startsWith('Direct') || (isRaw(guild) && guild['id'] === '0');
  const home = isRaw(guild) ? textOf(guild['id']) : undefined;
  const room = home === undefined || server === undefined ? { id, name: `#${name}` } : { id: home, name: server };
  return { id, room, direct };
}

function decode(raw: unknown, channel: Channel, place: Position & { readonly index: number }): Decoded {
  if (channel.direct) return 'private';
  if (!isRaw(raw)) return { problem: 'not a message: an object in { } was expected' };
  const id = textOf(raw['id']);
  if (id === undefined) return { problem: 'it has no id' };
  const at = instant(raw['timestamp']);
  if (at === undefined) return { problem: 'its timestamp cannot be read', messageId: id };
  const { author, type } = raw;
  const user = isRaw(author) ? textOf(author['id']) : undefined;
  if (!isRaw(author) || user === undefined) return { problem: 'it does not say who wrote it', messageId: id };
  if (author['isBot'] === true) return 'bot';
  const who = { id: user, name: textOf(author['nickname']) ?? textOf(author['name']) ?? user };
  const base = { ...place, room: channel.room, who, at, id: `${channel.id}:${id}` };
  if (type === 'GuildMemberJoin' || type === '7') return { ...base, what: 'joined', text: '', kind: 'joined' };
  if (type !== 'Default' && type !== 'Reply' && type !== '0' && type !== '19') return 'notice';
  if (typeof raw['content'] !== 'string') return { problem: 'its content cannot be read', messageId: id };
  const reference = raw['reference'];
  const quoted = isRaw(reference) ? textOf(reference['messageId']) : undefined;
  const elsewhere = isRaw(reference) ? textOf(reference['channelId']) : undefined;
  const replyTo = quoted === undefined ? undefined : `${elsewhere ?? channel.id}:${quoted}`;
  const editedAt = instant(raw['timestampEdited']);
  return {
    ...base,
    what: 'message',
    text: raw['content'],
    kind: kindOf(raw),
    ...(replyTo !== undefined && { replyTo }),
    ...(editedAt !== undefined && { editedAt }),
  };
}

function kindOf(raw: Raw): string {
  const first = (v: unknown): Raw | undefined => {
    const one: unknown = Array.isArray(v) ? v[0] : undefined;
    return isRaw(one) ? one : undefined;
  };
  if (first(raw['stickers'])) return 'sticker';
  const file = first(raw['attachments']);
  if (!file) return 'text';
  const name = textOf(file['fileName']) ?? '';
  if (/\.(png|jpe?g|gif|webp|heic|avif)$/i.test(name)) return 'picture';
  if (/\.(mp4|mov|webm|mkv)$/i.test(name)) return 'video';
  return /\.(ogg|mp3|m4a|wav)$/i.test(name) ? 'voice' : 'file';
}

function instant(v: unknown): number | undefined {
  if (typeof v !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(v)) return undefined;
  const at = Date.parse(v);
  return Number.isNaN(at) ? undefined : at;
}
