import { and, eq, inArray, isNull, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { definePeople } from '../../schema.ts';
import { defineTags } from './schema.ts';

export type Source = 'hand' | 'rule' | 'import' | 'survey';
export interface TagRow {
  readonly community: number;
  readonly member: number;
  readonly tag: string;
  readonly key: string;
  readonly source: Source;
}
export interface RuleRow {
  readonly community: number;
  readonly key: string;
  readonly tag: string;
  readonly what: 'points' | 'level';
  readonly atLeast: number;
}

/** Called once per bot. */
export function tagStore(database: Database) {
  const { tags, tagRules } = database.t(defineTags);
  const { memberships, rooms } = database.t(definePeople);
  const { db, read } = database;
  const columns = {
    community: tags.community,
    member: tags.member,
    tag: tags.tag,
    key: tags.key,
    source: tags.source,
  };
  return {
    all: (): Promise<TagRow[]> => read.select(columns).from(tags).orderBy(tags.at, tags.key),
    /** Of these members. Outside a handler, as `all`. */
    ofMembers: (these: readonly number[]): Promise<TagRow[]> =>
      read
        .select(columns)
        .from(tags)
        .where(inArray(tags.member, [...these]))
        .orderBy(tags.at, tags.key),
    rules: (): Promise<RuleRow[]> => read.select().from(tagRules),
    /** False: the member carries it already. */
    add: async (row: TagRow & { eventId: string; at: number }): Promise<boolean> =>
      (await db.insert(tags).values(row).onConflictDoNothing().returning({ key: tags.key })).length > 0,
    remove: async (community: number, member: number, key: string): Promise<boolean> =>
      (
        await db
          .delete(tags)
          .where(and(eq(tags.community, community), eq(tags.member, member), eq(tags.key, key)))
          .returning({ key: tags.key })
      ).length > 0,
    /** What one member carries. Inside a handler. */
    of: (community: number, member: number): Promise<TagRow[]> =>
      db
        .select(columns)
        .from(tags)
        .where(and(eq(tags.community, community), eq(tags.member, member)))
        .orderBy(tags.at, tags.key),
    /** How many carry each tag, the most first. Inside a handler. */
    counts: async (community: number): Promise<{ key: string; tag: string; n: number }[]> => {
      const rows = await db
        .select({ key: tags.key, tag: sql<string>`min(${tags.tag})`, n: sql<number>`count(*)`.mapWith(Number) })
        .from(tags)
        .where(eq(tags.community, community))
        .groupBy(tags.key);
      return rows.toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
    },
    setRule: async (row: RuleRow & { eventId: string; at: number }): Promise<void> => {
      await db
        .insert(tagRules)
        .values(row)
        .onConflictDoUpdate({
          target: [tagRules.community, tagRules.key],
          set: {
            what: sql`excluded.what`,
            atLeast: sql`excluded.at_least`,
            eventId: sql`excluded.event_id`,
            at: sql`excluded.at`,
          },
        });
    },
    dropRule: async (community: number, key: string): Promise<boolean> =>
      (
        await db
          .delete(tagRules)
          .where(and(eq(tagRules.community, community), eq(tagRules.key, key)))
          .returning({ key: tagRules.key })
      ).length > 0,
    /** Since when they are in a group of this community, epoch ms, and in how many groups. Inside a handler. */
    presence: async (community: number, member: number): Promise<{ since: number | null; groups: number }> => {
      const [row] = await db
        .select({
          since: sql<number | null>`min(${memberships.joinedAt})`,
          groups: sql<number>`count(*)`.mapWith(Number),
        })
        .from(memberships)
        .innerJoin(rooms, eq(rooms.id, memberships.room))
        .where(
          and(
            eq(memberships.member, member),
            eq(rooms.community, community),
            eq(rooms.kind, 'group'),
            isNull(memberships.leftAt),
          ),
        );
      return { since: row?.since === null || row === undefined ? null : Number(row.since), groups: row?.groups ?? 0 };
    },
  };
}
export type TagStore = ReturnType<typeof tagStore>;
