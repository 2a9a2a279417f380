import { and, desc, eq, gt, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineLeaderboard } from './schema.ts';

/** Called once per bot. */
export function leaderboardStore(database: Database) {
  const { standings } = database.t(defineLeaderboard);
  const { db } = database;
  const p = sql.placeholder;
  const add = db
    .insert(standings)
    .values({ community: p('community'), period: p('period'), member: p('member'), value: p('value') })
    .onConflictDoUpdate({
      target: [standings.community, standings.period, standings.member],
      set: { value: sql`${standings.value} + excluded.value` },
    })
    .prepare('leaderboard_add');
  const here = and(eq(standings.community, p('community')), eq(standings.period, p('period')));
  const line = { member: standings.member, value: standings.value };
  const edge = db
    .select({ value: standings.value })
    .from(standings)
    .where(and(here, gt(standings.value, 0)))
    .orderBy(desc(standings.value))
    .limit(1)
    .offset(p('skip'))
    .prepare('leaderboard_edge');
  const better = db
    .select(line)
    .from(standings)
    .where(and(here, gt(standings.value, p('value'))))
    .orderBy(desc(standings.value), standings.member)
    .prepare('leaderboard_better');
  const equal = db
    .select(line)
    .from(standings)
    .where(and(here, eq(standings.value, p('value'))))
    .orderBy(standings.member)
    .limit(p('limit'))
    .prepare('leaderboard_equal');
  const mine = db
    .select({ value: standings.value })
    .from(standings)
    .where(and(here, eq(standings.member, p('member'))))
    .prepare('leaderboard_mine');
  const above = db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(standings)
    .where(and(here, gt(standings.value, p('value'))))
    .prepare('leaderboard_above');
  return {
    /** Inside a handler. */
    add: (community: number, periods: readonly string[], member: number, value: number) =>
      database.many(
        add,
        periods.map((period) => ({ community, period, member, value })),
      ),
    /**
     * The first `limit`, who has as much in the order of joining. The last place's value is found first: early on a
     * thousand members have the same few points, and one query for all would sort every one of them.
     */
    top: async (community: number, period: string, limit: number) => {
      const [last] = await edge.execute({ community, period, skip: limit - 1 });
      const best = await better.execute({ community, period, value: last?.value ?? 0 });
      if (!last || best.length >= limit) return best;
      return [...best, ...(await equal.execute({ community, period, value: last.value, limit: limit - best.length }))];
    },
    /** The member's value and place, counted from 1; who has as much has the same place. Undefined without any. */
    mine: async (community: number, period: string, member: number) => {
      const [own] = await mine.execute({ community, period, member });
      if (!own || own.value <= 0) return undefined;
      const [more] = await above.execute({ community, period, value: own.value });
      return { value: own.value, place: (more?.n ?? 0) + 1 };
    },
  };
}
