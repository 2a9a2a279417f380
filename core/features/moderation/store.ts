/** Acts: rows of what was done. The rules have a store of their own (store-rules.ts). */
import { and, desc, eq, gte, isNull, notExists, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import type { Did } from './rules/rules.ts';
import { defineFairness } from './fairness/schema-fairness.ts';
import { defineModeration, type About } from './schema.ts';

export interface Act {
  readonly id: number;
  readonly community: number;
  readonly room: number;
  readonly member: number;
  readonly kind: string;
  readonly rule: string;
  readonly ruleId: number | null;
  readonly about: About;
  readonly found: string;
  readonly views: readonly string[];
  readonly did: Did;
  readonly weight: number;
  readonly strikes: number;
  readonly messageId: string | null;
  readonly at: number;
  readonly undoneBy: string | null;
}

/** Called once per bot; everything runs inside a handler. */
export function moderationStore(database: Database) {
  const { moderationActs: acts } = database.t(defineModeration);
  const { moderationAppeals: appeals } = database.t(defineFairness);
  const { db } = database;
  const p = sql.placeholder;
  const insertAct = db
    .insert(acts)
    .values({
      community: p('community'),
      room: p('room'),
      member: p('member'),
      kind: p('kind'),
      rule: p('rule'),
      ruleId: p('ruleId'),
      about: p('about'),
      found: p('found'),
      views: p('views'),
      did: p('did'),
      weight: p('weight'),
      strikes: p('strikes'),
      messageId: p('messageId'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .returning({ id: acts.id })
    .prepare('moderation_act');
  const mine = and(eq(acts.community, p('community')), eq(acts.member, p('member')));
  const counting = db
    .select({ n: sql<number>`coalesce(sum(${acts.weight}), 0)`.mapWith(Number) })
    .from(acts)
    .where(
      and(
        mine,
        gte(acts.at, p('since')),
        isNull(acts.undoneBy),
        // While somebody looks at an appeal, the act does not count.
        notExists(
          db
            .select({ id: appeals.id })
            .from(appeals)
            .where(and(eq(appeals.act, acts.id), eq(appeals.state, 'open'))),
        ),
      ),
    )
    .prepare('moderation_strikes');
  const byId = db
    .select()
    .from(acts)
    .where(and(eq(acts.id, p('id')), eq(acts.community, p('community'))))
    .prepare('moderation_by_id');
  const sameMessage = db
    .select({ id: acts.id })
    .from(acts)
    .where(and(mine, eq(acts.room, p('room')), eq(acts.messageId, p('messageId')), eq(acts.ruleId, p('ruleId'))))
    .limit(1)
    .prepare('moderation_same_message');
  const latest = db
    .select()
    .from(acts)
    .where(and(mine, eq(acts.kind, p('kind'))))
    .orderBy(desc(acts.id))
    .limit(1)
    .prepare('moderation_latest');

  return {
    act: async (row: Omit<Act, 'id' | 'undoneBy'> & { eventId: string }): Promise<number> => {
      const [made] = await insertAct.execute({ ...row });
      if (!made) throw new Error('moderation act was not written');
      return made.id;
    },
    /** The weights of what still counts. */
    strikes: async (community: number, member: number, since: number): Promise<number> =>
      (await counting.execute({ community, member, since }))[0]?.n ?? 0,
    find: async (community: number, id: number): Promise<Act | undefined> => (await byId.execute({ community, id }))[0],
    /** Something was done about this message by this rule already. */
    about: async (at: {
      community: number;
      member: number;
      room: number;
      messageId: string;
      ruleId: number;
    }): Promise<boolean> => (await sameMessage.execute({ ...at })).length > 0,
    /** The member's last act of this kind, taken back or not. */
    latest: async (community: number, member: number, kind: string): Promise<Act | undefined> =>
      (await latest.execute({ community, member, kind }))[0],
    /** `by` null makes it count again. */
    undo: async (id: number, by: string | null) => {
      await db.update(acts).set({ undoneBy: by }).where(eq(acts.id, id));
    },
  };
}
export type ModerationStore = ReturnType<typeof moderationStore>;
