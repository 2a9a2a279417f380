/** What the core keeps of every event, whatever features do with it. */
import { dayBucket } from './kit/day-bucket.ts';
import { messageStore } from './messages.ts';
import type { House } from './house.ts';
import type { Database, Tx } from './ports.ts';
import { keepTextDays } from './settings.ts';
import type { Context, MessageEvent } from './types.ts';

/** Called once per bot. */
export function createRecord(database: Database, settings: House['settings'], people: House['people']) {
  const messages = messageStore(database);
  return (c: Context, tx: Tx): Promise<void> | void => {
    const { event } = c;
    const day = (): number => dayBucket(c.at, c.community.timeZone);
    const group = c.room.kind === 'group';
    const { importedUntil } = c.room;
    // Only while a bot that was away hears what an import has told already.
    const late = importedUntil !== undefined && c.at <= importedUntil;
    switch (event.kind) {
      case 'message': {
        const keep = settings.get(keepTextDays, { community: c.community.id, room: c.room.id }) > 0;
        if (late)
          return messages.imported(c.room.id, event.messageId).then((known) => {
            if (!known) messages.record(c as Context<MessageEvent>, tx, keep, day());
          });
        messages.record(c as Context<MessageEvent>, tx, keep, day());
        return undefined;
      }
      case 'edited':
        return messages.edited(c.room.id, event.messageId, event.text, c.at);
      case 'joined':
        if (group && !event.self && !late) tx.count({ what: 'join', room: c.room.id, member: 0, bucket: day() });
        return undefined;
      case 'left':
        if (event.self) return people.depart(c.room.id, c.at);
        if (group && !late) tx.count({ what: 'leave', room: c.room.id, member: 0, bucket: day() });
        return people.leave(tx, c.room.id, c.who.member, c.at);
      default:
        return undefined;
    }
  };
}
