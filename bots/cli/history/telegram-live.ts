/**
 * Telegram's export -> the ids the Bot API uses. An export writes bare numbers: a supergroup 1098030726 is
 * -1001098030726 to a bot, a basic group 507612 is -507612, a person `user42` is 42, and who speaks in the name of a
 * chat (`channel77`) is that chat, -10077.
 */
import type { Incoming, PassReason, Reader } from './incoming.ts';
import { type HistoryRecord, readTelegramExport } from './telegram.ts';

/** @param timeZone of exports made before 2022, which have wall times only */
export const telegramReader =
  (timeZone: string): Reader =>
  async (chunks, sink) => {
    const sum = await readTelegramExport(
      chunks,
      (record) => {
        const item = fromTelegram(record);
        return typeof item === 'string' ? sink.pass(item) : sink.take(item);
      },
      (fault) => sink.fault(fault),
      { timeZone },
    );
    sink.pass('notice', sum.passedOver);
  };

/** Old exports do not say of which kind a chat is; nearly every group today is a supergroup. */
const basicGroup = 'private_group';
const numeric = (id: string): boolean => /^\d+$/.test(id);
const chatId = (id: string, type: string | undefined): string =>
  numeric(id) ? `${type === basicGroup ? '-' : '-100'}${id}` : id;

/** The person as the Bot API names them; undefined when the export has only a name. */
function userId(id: string): string | undefined {
  const [, kind, number] = /^(user|channel|chat)(\d+)$/.exec(id) ?? [];
  if (number === undefined) return id.startsWith('name:') ? undefined : id;
  return kind === 'user' ? number : kind === 'chat' ? `-${number}` : `-100${number}`;
}

/** A record as an import takes it, or why it does not. */
function fromTelegram({ event, chatType, index, byte, line, editedAt }: HistoryRecord): Incoming | PassReason {
  if (event.room.kind === 'private') return 'private';
  if (chatType?.endsWith('_channel') === true) return 'channel';
  const room = { id: chatId(event.room.id, chatType), name: event.room.name ?? event.room.id };
  // A name without an id is enough to keep what was said, not to say that somebody came or went.
  const user = userId(event.from.id) ?? (event.kind === 'message' ? event.from.id : undefined);
  const base = {
    index,
    byte,
    line,
    room,
    at: event.at,
    ...(user !== undefined && { who: { id: user, name: event.from.name } }),
  };
  if (event.kind !== 'message')
    return { ...base, what: event.kind, id: event.id.slice(event.room.id.length + 1), text: '', kind: event.kind };
  return {
    ...base,
    what: 'message',
    id: event.messageId,
    text: event.text,
    kind: event.has?.[0] ?? 'text',
    ...(event.replyTo && { replyTo: event.replyTo.messageId }),
    ...(editedAt !== undefined && { editedAt }),
  };
}
