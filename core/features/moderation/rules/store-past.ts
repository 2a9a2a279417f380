/** What was said before, for showing what a rule would have hit. */
import { and, count, desc, eq, gt, gte, inArray, isNotNull, lte, sql } from 'drizzle-orm';

import type { Database } from '../../../ports.ts';
import { defineCounts, defineMessages } from '../../../schema.ts';

export interface Past {
  readonly id: number;
  readonly room: number;
  readonly member: number;
  readonly text: string;
  readonly at: number;
}

/** Called once per bot; everything runs inside a handler. */
export function pastStore(database: Database) {
  const { messages } = database.t(defineMessages);
  const { counts } = database.t(defineCounts);
  const { db } = database;
  const columns = {
    id: messages.id,
    room: messages.room,
    member: messages.member,
    text: messages.text,
    at: messages.at,
  };
  const withText = (rows: readonly (Omit<Past, 'text'> & { text: string | null })[]): Past[] =>
    rows.flatMap((r) => (r.text === null ? [] : [{ ...r, text: r.text }]));
  return {
    newest: async (): Promise<number> =>
      (await db.select({ id: sql<number>`coalesce(max(${messages.id}), 0)`.mapWith(Number) }).from(messages))[0]?.id ??
      0,
    /** What was said in these groups among the messages of these numbers, newest first. */
    between: async (rooms: readonly number[], above: number, upTo: number, since: number): Promise<Past[]> =>
      rooms.length === 0
        ? []
        : withText(
            await db
              .select(columns)
              .from(messages)
              .where(
                and(
                  gt(messages.id, above),
                  lte(messages.id, upTo),
                  inArray(messages.room, [...rooms]),
                  gte(messages.at, since),
                  isNotNull(messages.text),
                ),
              )
              .orderBy(desc(messages.id)),
          ),
    byIds: async (ids: readonly number[]): Promise<Past[]> =>
      ids.length === 0
        ? []
        : withText(
            await db
              .select(columns)
              .from(messages)
              .where(inArray(messages.id, [...ids]))
              .orderBy(desc(messages.id)),
          ),
    /** Members by how much they said in these groups since that civil day (`YYYYMMDD`), most first. */
    active: (rooms: readonly number[], since: number, most: number) =>
      db
        .select({ member: counts.member, n: sql<number>`sum(${counts.n})`.mapWith(Number) })
        .from(counts)
        .where(
          and(
            inArray(counts.room, [...rooms]),
            eq(counts.what, 'message'),
            gt(counts.member, 0),
            gte(counts.bucket, since),
          ),
        )
        .groupBy(counts.member)
        .orderBy(desc(sql`sum(${counts.n})`))
        .limit(most),
    /** How many of these groups' newest messages hold each of these words, as written. */
    holding: async (rooms: readonly number[], above: number, words: readonly string[]): Promise<number[]> => {
      const found: number[] = [];
      for (const word of words) {
        const [row] = await db
          .select({ n: count() })
          .from(messages)
          .where(
            and(
              gt(messages.id, above),
              inArray(messages.room, [...rooms]),
              sql`${messages.text} like ${`%${word.replaceAll(/[\\%_]/g, (x) => `\\${x}`)}%`} escape '\\'`,
            ),
          );
        found.push(row?.n ?? 0);
      }
      return found;
    },
  };
}
export type PastStore = ReturnType<typeof pastStore>;
