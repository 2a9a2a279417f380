import { and, asc, desc, eq, gt, inArray, lt, sql, type SQL } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import type { Ranked } from './texts.ts';
import { defineLeaderboard } from './schema.ts';

interface Row {
  readonly member: number;
  readonly value: number;
}
/** As far as is counted row by row; beyond, a tree in memory knows. */
const countedByRow = 1000;

/** Called once per bot; everything runs inside a handler. */
export function leaderboardStore(database: Database) {
  const { standings } = database.t(defineLeaderboard);
  const { db } = database;
  const p = sql.placeholder;
  const insert = db
    .insert(standings)
    .values({
      community: p('community'),
      board: p('board'),
      member: p('member'),
      hidden: p('hidden'),
      value: p('value'),
    })
    .onConflictDoUpdate({
      target: [standings.community, standings.member, standings.board],
      set: { value: sql`${standings.value} + excluded.value` },
    });
  const add = insert.prepare('leaderboard_add');
  const addBack = insert.returning({ value: standings.value }).prepare('leaderboard_add_back');
  const here = and(
    eq(standings.community, p('community')),
    eq(standings.board, p('board')),
    eq(standings.hidden, false),
  );
  const line = { member: standings.member, value: standings.value };
  const rows = (where: SQL | undefined, name: string, ...order: SQL[]) =>
    db
      .select(line)
      .from(standings)
      .where(and(here, gt(standings.value, 0), where))
      .orderBy(...order)
      .limit(p('limit'))
      .prepare(`leaderboard_${name}`);
  const value = p('value');
  const down = desc(standings.value);
  const up = asc(standings.value);
  const edge = db
    .select({ value: standings.value })
    .from(standings)
    .where(and(here, gt(standings.value, 0)))
    .orderBy(down)
    .limit(1)
    .offset(p('skip'))
    .prepare('leaderboard_edge');
  const better = rows(gt(standings.value, value), 'better', down, asc(standings.member));
  const equal = rows(eq(standings.value, value), 'equal', asc(standings.member));
  const before = rows(
    and(eq(standings.value, value), lt(standings.member, p('member'))),
    'before',
    desc(standings.member),
  );
  const after = rows(
    and(eq(standings.value, value), gt(standings.member, p('member'))),
    'after',
    asc(standings.member),
  );
  const last = rows(eq(standings.value, value), 'last', desc(standings.member));
  const more = rows(gt(standings.value, value), 'more', up);
  const less = rows(lt(standings.value, value), 'less', down);
  const own = db
    .select({ value: standings.value })
    .from(standings)
    .where(and(here, eq(standings.member, p('member'))))
    .prepare('leaderboard_own');
  const some = db
    .select({ one: sql<number>`1`.as('one') })
    .from(standings)
    .where(and(here, gt(standings.value, value)))
    .limit(countedByRow + 1)
    .as('some');
  const above = db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(some)
    .prepare('leaderboard_above');
  const counts = db
    .select({ value: standings.value, n: sql<number>`count(*)`.mapWith(Number) })
    .from(standings)
    .where(and(here, gt(standings.value, 0)))
    .groupBy(standings.value)
    .prepare('leaderboard_counts');

  return {
    add: (all: readonly { community: number; board: string; member: number; hidden: boolean; value: number }[]) =>
      database.many(add, all),
    /** One of them, and what the value is now. */
    addBack: async (row: { community: number; board: string; member: number; hidden: boolean; value: number }) =>
      (await addBack.execute(row))[0]?.value ?? row.value,
    /**
     * The first `limit`, who has as much in the order of joining. The last place's value is found first: early on a
     * thousand members have the same few points, and one query for all would sort every one of them.
     */
    top: async (community: number, board: string, limit: number): Promise<Row[]> => {
      const [least] = await edge.execute({ community, board, skip: limit - 1 });
      const best = await better.execute({ community, board, value: least?.value ?? 0, limit });
      if (!least || best.length >= limit) return best;
      return [...best, ...(await equal.execute({ community, board, value: least.value, limit: limit - best.length }))];
    },
    /** The member's value; undefined when they are not on the board. */
    value: async (community: number, board: string, member: number): Promise<number | undefined> => {
      const [row] = await own.execute({ community, board, member });
      return row && row.value > 0 ? row.value : undefined;
    },
    /** How many have more; undefined when they are more than can be counted quickly. */
    above: async (community: number, board: string, than: number): Promise<number | undefined> => {
      const n = (await above.execute({ community, board, value: than }))[0]?.n ?? 0;
      return n > countedByRow ? undefined : n;
    },
    /** How many have each value. */
    counts: (community: number, board: string) => counts.execute({ community, board }),
    /** Who stands just before and just after; each is one or two seeks in the index, however many have as much. */
    neighbours: async (community: number, board: string, { member, value: mine }: Row): Promise<Ranked> => {
      const at = { community, board, value: mine, member, limit: 1 };
      let [ahead] = await before.execute(at);
      if (!ahead) {
        const [next] = await more.execute(at);
        if (next) [ahead] = await last.execute({ ...at, value: next.value });
      }
      let [behind] = await after.execute(at);
      if (!behind) {
        const [next] = await less.execute(at);
        if (next) [behind] = await equal.execute({ ...at, value: next.value });
      }
      return { ahead, behind };
    },
    /** All rows of a member, hidden or not. */
    of: (community: number, member: number) =>
      db
        .select({ board: standings.board, value: standings.value, hidden: standings.hidden })
        .from(standings)
        .where(and(eq(standings.community, community), eq(standings.member, member))),
    hide: async (community: number, member: number, hidden: boolean): Promise<void> =>
      void (await db
        .update(standings)
        .set({ hidden })
        .where(and(eq(standings.community, community), eq(standings.member, member)))),
    drop: async (community: number, boards: readonly string[]): Promise<void> =>
      void (await db
        .delete(standings)
        .where(and(eq(standings.community, community), inArray(standings.board, [...boards])))),
    /** Keeps a board as it stands now under another name. */
    keep: async (community: number, from: string, to: string): Promise<void> => {
      const copy = db
        .select({
          community: standings.community,
          board: sql<string>`${to}`.as('board'),
          member: standings.member,
          hidden: standings.hidden,
          value: standings.value,
        })
        .from(standings)
        .where(and(eq(standings.community, community), eq(standings.board, from), gt(standings.value, 0)));
      await db.insert(standings).select(copy);
    },
  };
}
export type LeaderboardStore = ReturnType<typeof leaderboardStore>;
