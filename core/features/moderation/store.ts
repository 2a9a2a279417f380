import { and, eq, gte, isNull, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import type { Did, WordRule } from './rules.ts';
import { defineModeration } from './schema.ts';

export interface Act {
  readonly id: number;
  readonly community: number;
  readonly room: number;
  readonly member: number;
  readonly word: string;
  readonly found: string;
  readonly views: readonly string[];
  readonly did: Did;
  readonly at: number;
  readonly undoneBy: string | null;
}
export type NewRule = Omit<WordRule, 'id'>;

/** Called once per bot; everything but `all` runs inside a handler. */
export function moderationStore(database: Database) {
  const { wordRules, moderationActs: acts } = database.t(defineModeration);
  const { db } = database;
  const p = sql.placeholder;
  const insertRule = db
    .insert(wordRules)
    .values({
      community: p('community'),
      word: p('word'),
      actions: p('actions'),
      muteMs: p('muteMs'),
      by: p('by'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .onConflictDoNothing()
    .returning({ id: wordRules.id })
    .prepare('moderation_add_rule');
  const deleteRule = db
    .delete(wordRules)
    .where(and(eq(wordRules.community, p('community')), eq(wordRules.word, p('word'))))
    .prepare('moderation_remove_rule');
  const insertAct = db
    .insert(acts)
    .values({
      community: p('community'),
      room: p('room'),
      member: p('member'),
      word: p('word'),
      found: p('found'),
      views: p('views'),
      did: p('did'),
      messageId: p('messageId'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .returning({ id: acts.id })
    .prepare('moderation_act');
  const counting = db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(acts)
    .where(
      and(
        eq(acts.community, p('community')),
        eq(acts.member, p('member')),
        gte(acts.at, p('since')),
        isNull(acts.undoneBy),
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
    .where(
      and(
        eq(acts.community, p('community')),
        eq(acts.member, p('member')),
        eq(acts.room, p('room')),
        eq(acts.messageId, p('messageId')),
      ),
    )
    .limit(1)
    .prepare('moderation_same_message');

  return {
    /** Undefined when the word is listed already. */
    addRule: async (row: NewRule & { community: number; by: number; eventId: string; at: number }) =>
      (await insertRule.execute({ ...row }))[0]?.id,
    removeRule: async (community: number, word: string) => void (await deleteRule.execute({ community, word })),
    act: async (row: Omit<Act, 'id' | 'undoneBy'> & { messageId: string; eventId: string }): Promise<number> => {
      const [made] = await insertAct.execute({ ...row });
      if (!made) throw new Error('moderation act was not written');
      return made.id;
    },
    strikes: async (community: number, member: number, since: number): Promise<number> =>
      (await counting.execute({ community, member, since }))[0]?.n ?? 0,
    find: async (community: number, id: number): Promise<Act | undefined> => (await byId.execute({ community, id }))[0],
    /** Something was done about this message already. */
    about: async (at: { community: number; member: number; room: number; messageId: string }): Promise<boolean> =>
      (await sameMessage.execute({ ...at })).length > 0,
    /** `by` null makes it count again. */
    undo: async (id: number, by: string | null) => {
      await db.update(acts).set({ undoneBy: by }).where(eq(acts.id, id));
    },
    all: () => database.read.select().from(wordRules),
  };
}
export type ModerationStore = ReturnType<typeof moderationStore>;
