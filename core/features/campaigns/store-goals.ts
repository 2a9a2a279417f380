/** What a goal counts, before a run and after it, in the groups that heard it. */
import { and, countDistinct, eq, gt, gte, inArray, lt, lte, max, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineHappenings, defineMessages, definePeople } from '../../schema.ts';
import type { GoalName } from './language.ts';
import { defineCampaigns } from './schema.ts';
import type { Run } from './store-runs.ts';

/** Goals that rows of the chat tell; clicks are counted by core/links. */
export type Told = Exclude<GoalName, 'clicks'>;
/** `before`: so long before the run began; `after`: since it began. Both end at `until` at the latest, epoch ms. */
export type Side = 'before' | 'after';

/** Called once per bot; everything runs inside a handler. */
export function goalStore(database: Database) {
  const { runs } = database.t(defineCampaigns);
  const { messages } = database.t(defineMessages);
  const { happenings } = database.t(defineHappenings);
  const { memberships } = database.t(definePeople);
  const { db } = database;
  const number = (rows: readonly { n: number | null }[]): number => rows[0]?.n ?? 0;

  /** Members who spoke. Rows are found by their ids, which rise: messages have no index by time. */
  async function replies(run: Run, among: number[], side: Side, from: number, until: number): Promise<number> {
    // Whatever came since the last run before `from` came after that run's mark.
    const mark = db.select({ n: max(runs.mark) }).from(runs);
    const low = side === 'after' ? run.mark : number(await mark.where(lte(runs.at, from)));
    const when = side === 'after' ? lte(messages.at, until) : and(gt(messages.at, from), lte(messages.id, run.mark));
    const rows = await db
      .select({ n: countDistinct(messages.member) })
      .from(messages)
      .where(and(gt(messages.id, low), when, inArray(messages.room, among)));
    return number(rows);
  }
  const count = sql<number>`count(*)`.mapWith(Number);

  return {
    /** @param within how long the window is, ms */
    reached: async (what: Told, run: Run, among: readonly number[], side: Side, within: number): Promise<number> => {
      if (among.length === 0) return 0;
      const rooms = [...among];
      const [from, until] = side === 'before' ? [run.at - within, run.at] : [run.at, run.at + within];
      if (what === 'replies') return replies(run, rooms, side, from, until);
      // The instant of the run itself belongs to what came after it.
      const span = (column: typeof memberships.sawJoin | typeof happenings.at) =>
        and(gte(column, from), side === 'before' ? lt(column, until) : lte(column, until));
      if (what === 'joins') {
        const joined = and(inArray(memberships.room, rooms), span(memberships.sawJoin));
        return number(await db.select({ n: count }).from(memberships).where(joined));
      }
      const done = and(eq(happenings.community, run.community), eq(happenings.what, 'checkin.done'));
      const here = and(done, span(happenings.at), inArray(happenings.room, rooms));
      return number(await db.select({ n: count }).from(happenings).where(here));
    },
  };
}
export type GoalStore = ReturnType<typeof goalStore>;
