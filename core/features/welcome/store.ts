import { and, eq, gt } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineHappenings } from '../../schema.ts';
import type { Context } from '../../types.ts';

/** Called once per bot; runs inside a handler. */
export function welcomeStore(database: Database) {
  const { happenings: h } = database.t(defineHappenings);
  return {
    /** Whether this person was greeted in this room since the instant. */
    greeted: async (c: Context, since: number): Promise<boolean> => {
      const here = and(eq(h.community, c.community.id), eq(h.what, 'member.welcomed'), gt(h.at, since));
      const rows = await database.db
        .select({ id: h.id })
        .from(h)
        .where(and(here, eq(h.room, c.room.id), eq(h.member, c.who.member)))
        .limit(1);
      return rows.length > 0;
    },
  };
}
