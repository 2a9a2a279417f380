/** A row for everything told: analytics, segments and reports read these. */
import { sql } from 'drizzle-orm';

import type { Database, Tx } from './ports.ts';
import { defineHappenings } from './schema.ts';
import type { Context, Happening } from './types.ts';

/** Called once per bot. */
export function happeningStore(database: Database) {
  const { happenings } = database.t(defineHappenings);
  const p = sql.placeholder;
  const insert = database.db
    .insert(happenings)
    .values({
      community: p('community'),
      room: p('room'),
      member: p('member'),
      what: p('what'),
      data: p('data'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .prepare('happenings_insert');
  return {
    /** Written just before the commit, with those of the whole batch. */
    keep: (c: Context, tx: Tx, happening: Happening): void => {
      const { what, member, ...data } = happening;
      const row = { community: c.community.id, room: c.room.id, member, what, data, eventId: c.cause, at: c.at };
      tx.append(insert, row);
    },
  };
}
