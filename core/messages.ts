/** The message row and the counters of one event, written with the batch. */
import { and, eq, isNull, sql } from 'drizzle-orm';

import type { Database, Tx } from './ports.ts';
import { defineMessages } from './schema.ts';
import type { Context, MessageEvent } from './types.ts';

const hourMs = 3_600_000;

/** Called once per bot. */
export function messageStore(database: Database) {
  const { messages } = database.t(defineMessages);
  const p = sql.placeholder;
  const insert = database.db
    .insert(messages)
    .values({
      room: p('room'),
      member: p('member'),
      identity: p('identity'),
      platformId: p('platformId'),
      replyTo: p('replyTo'),
      kind: p('kind'),
      text: p('text'),
      at: p('at'),
    })
    .prepare('messages_insert');
  const known = database.db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.platformId, p('platformId')), eq(messages.room, p('room'))))
    .limit(1)
    .prepare('messages_known');
  return {
    /** It was imported before the platform delivered it (a bot that was away catches up). Inside a handler. */
    imported: async (room: number, platformId: string): Promise<boolean> =>
      (await known.execute({ room, platformId })).length > 0,
    /** Appends the row; counts it for the room by hour and for the member by civil day (`YYYYMMDD`). */
    record: (c: Context<MessageEvent>, tx: Tx, keepText: boolean, day: number): void => {
      const e = c.event;
      tx.append(insert, {
        room: c.room.id,
        member: c.who.member,
        identity: c.who.identity,
        platformId: e.messageId,
        replyTo: e.replyTo?.messageId ?? null,
        kind: e.has?.[0] ?? 'text',
        text: keepText ? e.text : null,
        at: c.at,
      });
      tx.count({ what: 'message', room: c.room.id, member: c.who.member, bucket: day });
      tx.count({ what: 'message.hour', room: c.room.id, member: 0, bucket: Math.floor(c.at / hourMs) });
    },
    /** Keeps the first and the last text. Inside a handler. */
    edited: async (room: number, platformId: string, text: string, at: number): Promise<void> => {
      const here = and(eq(messages.room, room), eq(messages.platformId, platformId));
      await database.db
        .update(messages)
        .set({ firstText: sql`${messages.text}` })
        .where(and(here, isNull(messages.firstText)));
      await database.db.update(messages).set({ text, editedAt: at }).where(here);
    },
  };
}
