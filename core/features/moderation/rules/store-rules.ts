/** Rules, lists, and what watching rules saw. */
import { and, asc, count, countDistinct, eq, gt, inArray, sql } from 'drizzle-orm';

import type { Database, Tx } from '../../../ports.ts';
import type { RuleBody, RuleState, WordRule } from './rules.ts';
import { defineModeration } from '../schema.ts';

/** Under this name the rules of a community change (`Tx.changed`). */
export const changedRules = 'rules';
/** How many words one statement looks at. */
const slice = 400;

export interface Watched {
  readonly community: number;
  readonly rule: number;
  readonly room: number;
  readonly member: number;
  readonly found: string;
  readonly around: string;
  readonly eventId: string;
  readonly at: number;
}

/** Called once per bot; what begins with `read` runs outside a handler, the rest inside. */
export function ruleStore(database: Database) {
  const { wordRules: rules, wordEntries: entries, wordWatch: watch } = database.t(defineModeration);
  const { db, read } = database;
  const p = sql.placeholder;
  const insertRule = db
    .insert(rules)
    .values({
      community: p('community'),
      kind: p('kind'),
      word: p('word'),
      spec: p('spec'),
      actions: p('actions'),
      muteMs: p('muteMs'),
      points: p('points'),
      variants: p('variants'),
      scope: p('scope'),
      category: p('category'),
      severity: p('severity'),
      state: p('state'),
      by: p('by'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .onConflictDoNothing()
    .returning({ id: rules.id })
    .prepare('moderation_add_rule');
  const insertEntry = db
    .insert(entries)
    .values({ list: p('list'), word: p('word'), eventId: p('eventId') })
    .onConflictDoNothing()
    .prepare('moderation_add_entry');
  const insertWatch = db
    .insert(watch)
    .values({
      community: p('community'),
      rule: p('rule'),
      room: p('room'),
      member: p('member'),
      found: p('found'),
      around: p('around'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .prepare('moderation_watch');

  return {
    /** Undefined when such a rule is there already. */
    add: async (
      row: RuleBody & { community: number; by: number; eventId: string; at: number },
    ): Promise<number | undefined> => (await insertRule.execute({ ...row }))[0]?.id,
    /** Other processes learn of it. */
    changed: (community: number, tx: Tx): void => tx.changed(changedRules, community),
    remove: async (ids: readonly number[]): Promise<void> => {
      if (ids.length === 0) return;
      await db.delete(rules).where(inArray(rules.id, [...ids]));
      await db.delete(entries).where(inArray(entries.list, [...ids]));
      await db.delete(watch).where(inArray(watch.rule, [...ids]));
    },
    change: async (
      id: number,
      to: Partial<
        Pick<
          WordRule,
          'actions' | 'muteMs' | 'points' | 'variants' | 'scope' | 'category' | 'severity' | 'state' | 'spec'
        >
      >,
    ): Promise<void> => {
      await db.update(rules).set(to).where(eq(rules.id, id));
    },
    setState: async (ids: readonly number[], state: RuleState): Promise<void> => {
      if (ids.length > 0)
        await db
          .update(rules)
          .set({ state })
          .where(inArray(rules.id, [...ids]));
    },
    addEntries: (list: number, words: readonly string[], eventId: string): Promise<void> =>
      database.many(
        insertEntry,
        words.map((word) => ({ list, word, eventId })),
      ),
    removeEntries: async (list: number, words: readonly string[]): Promise<void> => {
      for (let i = 0; i < words.length; i += slice)
        await db.delete(entries).where(and(eq(entries.list, list), inArray(entries.word, words.slice(i, i + slice))));
    },
    entries: async (list: number): Promise<string[]> =>
      (
        await db.select({ word: entries.word }).from(entries).where(eq(entries.list, list)).orderBy(asc(entries.id))
      ).map((r) => r.word),
    watched: (rows: readonly Watched[]): Promise<void> =>
      database.many(
        insertWatch,
        rows.map((r) => ({ ...r })),
      ),
    seen: async (ids: readonly number[]): Promise<{ messages: number; members: number }> => {
      if (ids.length === 0) return { messages: 0, members: 0 };
      const [row] = await db
        .select({ messages: count(), members: countDistinct(watch.member) })
        .from(watch)
        .where(inArray(watch.rule, [...ids]));
      return { messages: row?.messages ?? 0, members: row?.members ?? 0 };
    },
    around: async (ids: readonly number[], most: number): Promise<readonly Watched[]> =>
      ids.length === 0
        ? []
        : db
            .select()
            .from(watch)
            .where(inArray(watch.rule, [...ids]))
            .orderBy(asc(watch.id))
            .limit(most),
    forget: async (ids: readonly number[]): Promise<void> => {
      if (ids.length > 0) await db.delete(watch).where(inArray(watch.rule, [...ids]));
    },
    readAll: () => read.select().from(rules).orderBy(asc(rules.id)),
    readOf: (community: number) =>
      read.select().from(rules).where(eq(rules.community, community)).orderBy(asc(rules.id)),
    /** Two of the same text: the same words stand in the list. */
    readMark: async (list: number): Promise<string> => {
      const [row] = await read
        .select({
          n: count(),
          sum: sql<string>`coalesce(sum(${entries.id}), 0)`,
          last: sql<string>`max(${entries.id})`,
        })
        .from(entries)
        .where(eq(entries.list, list));
      return `${row?.n} ${row?.sum} ${row?.last}`;
    },
    /** The words of a list after this id, so many: a long list is read in pieces. */
    readEntries: (list: number, after: number, most: number) =>
      read
        .select({ id: entries.id, word: entries.word })
        .from(entries)
        .where(and(eq(entries.list, list), gt(entries.id, after)))
        .orderBy(asc(entries.id))
        .limit(most),
  };
}
export type RuleStore = ReturnType<typeof ruleStore>;
