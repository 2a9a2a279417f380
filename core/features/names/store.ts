import { and, eq, gt } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineHappenings } from '../../schema.ts';
import type { Context } from '../../types.ts';
import { defineNames } from './schema.ts';

/** Called once per bot; everything runs inside a handler. */
export function namesStore(database: Database) {
  const { namesAllowed: allowed } = database.t(defineNames);
  const { happenings: h } = database.t(defineHappenings);
  const { db } = database;
  return {
    allow: async (c: Context, member: number, name: string): Promise<void> => {
      await db
        .insert(allowed)
        .values({ community: c.community.id, member, name, by: c.who.member, eventId: c.cause, at: c.now })
        .onConflictDoNothing();
    },
    isAllowed: async (community: number, member: number, name: string): Promise<boolean> =>
      (
        await db
          .select({ member: allowed.member })
          .from(allowed)
          .where(and(eq(allowed.community, community), eq(allowed.member, member), eq(allowed.name, name)))
          .limit(1)
      ).length > 0,
    /** What was told of this member since the instant, newest last. */
    told: async (c: Context, what: string, since: number): Promise<readonly Record<string, unknown>[]> =>
      (
        await db
          .select({ data: h.data })
          .from(h)
          .where(and(eq(h.community, c.community.id), eq(h.what, what), gt(h.at, since), eq(h.member, c.who.member)))
      ).map((r) => r.data),
  };
}
export type NamesStore = ReturnType<typeof namesStore>;
