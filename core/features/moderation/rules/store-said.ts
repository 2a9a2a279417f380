/** Whether a quoted text was really said in a group, by its kept messages. */
import { and, desc, eq, gt, gte, lte, sql } from 'drizzle-orm';

import type { Database } from '../../../ports.ts';
import { defineMessages, defineSettings } from '../../../schema.ts';

export interface Line {
  readonly at: number;
  readonly text: string | null;
  /** Before it was edited. */
  readonly firstText: string | null;
}

/** Numbers of messages in one piece, and in all: other groups lie between. */
const piece = 4_000;
const mostNumbers = 100_000;

/** Called once per bot; everything runs inside a handler. */
export function saidStore(database: Database) {
  const { messages } = database.t(defineMessages);
  const { auditLog } = database.t(defineSettings);
  const { db } = database;
  const p = sql.placeholder;
  const newest = db
    .select({ id: sql<number>`coalesce(max(${messages.id}), 0)`.mapWith(Number) })
    .from(messages)
    .prepare('moderation_newest_message');
  const lines = db
    .select({ at: messages.at, text: messages.text, firstText: messages.firstText })
    .from(messages)
    .where(and(gt(messages.id, p('above')), lte(messages.id, p('upTo')), eq(messages.room, p('room'))))
    .orderBy(desc(messages.id))
    .prepare('moderation_room_lines');
  const gaps = db
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.community, p('community')),
        eq(auditLog.act, 'platform.gap'),
        eq(auditLog.subject, p('account')),
        gte(auditLog.at, p('since')),
      ),
    )
    .limit(1)
    .prepare('moderation_gap_since');
  return {
    /** What was said in this group, newest first, piece by piece: whoever has found what they look for asks no further. */
    async *lines(room: number): AsyncGenerator<readonly Line[]> {
      const last = (await newest.execute())[0]?.id ?? 0;
      const least = Math.max(0, last - mostNumbers);
      for (let upTo = last; upTo > least; upTo -= piece)
        yield await lines.execute({ room, above: Math.max(least, upTo - piece), upTo });
    },
    /** The account was cut off, and what was said meanwhile never came. */
    wasCutOff: async (community: number, account: string, since: number): Promise<boolean> =>
      (await gaps.execute({ community, account, since })).length > 0,
  };
}
export type SaidStore = ReturnType<typeof saidStore>;
