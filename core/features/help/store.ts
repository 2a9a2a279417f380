import { and, eq, gte, like, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineCounts } from '../../schema.ts';

const prefix = 'command.';

/** Called once per bot; inside a handler. */
export function usageStore({ db, t }: Database) {
  const { counts } = t(defineCounts);
  return {
    /** How often this member used each command in this room since a day (`YYYYMMDD`), by command name. */
    used: async (room: number, member: number, since: number): Promise<Map<string, number>> => {
      const rows = await db
        .select({ what: counts.what, n: sql<number>`sum(${counts.n})`.mapWith(Number) })
        .from(counts)
        .where(
          and(
            eq(counts.room, room),
            eq(counts.member, member),
            gte(counts.bucket, since),
            like(counts.what, `${prefix}%`),
          ),
        )
        .groupBy(counts.what);
      return new Map(rows.map((r) => [r.what.slice(prefix.length), r.n]));
    },
  };
}
