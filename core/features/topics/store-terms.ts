import { and, asc, eq, gt, gte, inArray, isNotNull, lt, lte, max, ne, or, sql } from 'drizzle-orm';

import { slot } from '../../kit/statement.ts';
import type { Database } from '../../ports.ts';
import { defineMessages, definePeople } from '../../schema.ts';
import { defineTopics } from './schema.ts';

export interface Heard {
  readonly id: number;
  readonly room: number;
  readonly member: number;
  readonly text: string;
  readonly at: number;
}
export interface TermRow {
  readonly room: number;
  readonly week: string;
  readonly term: string;
  readonly n: number;
}
/** Of a group that was never counted so much of the past is read at most. */
const longestPast = 20_000;

/** The talk of a community as counts. Called once per bot; everything runs inside a handler. */
export function termStore(database: Database) {
  const { topicTallies: tallies, topicTerms: terms, topicOffers: offers } = database.t(defineTopics);
  const { messages } = database.t(defineMessages);
  const { members } = database.t(definePeople);
  const { db } = database;
  const p = sql.placeholder;
  const add = db
    .insert(terms)
    .values({ room: p('room'), week: p('week'), term: p('term'), n: p('n') })
    .onConflictDoUpdate({
      target: [terms.room, terms.week, terms.term],
      set: { n: sql`${terms.n} + excluded.n` },
    })
    .prepare('topics_term');
  const advance = db
    .update(tallies)
    .set({
      cursor: slot(tallies.cursor, 'cursor'),
      week: slot(tallies.week, 'week'),
      eventId: slot(tallies.eventId, 'eventId'),
    })
    .where(eq(tallies.community, p('community')))
    .prepare('topics_tally');

  return {
    tally: async (community: number) => (await db.select().from(tallies).where(eq(tallies.community, community)))[0],
    /** Begins with the youngest messages there are, and none before `since`. */
    begin: async (row: { community: number; week: string; since: number; eventId: string }) => {
      const [newest] = await db.select({ id: max(messages.id) }).from(messages);
      const from = Math.max(0, (newest?.id ?? 0) - longestPast);
      const [first] = await db
        .select({ id: messages.id })
        .from(messages)
        .where(and(gt(messages.id, from), gte(messages.at, row.since)))
        .orderBy(asc(messages.id))
        .limit(1);
      const cursor = (first?.id ?? (newest?.id ?? 0) + 1) - 1;
      const { community, week, eventId } = row;
      const [made] = await db.insert(tallies).values({ community, cursor, week, eventId }).returning();
      if (!made) throw new Error('topic tally was not written');
      return made;
    },
    advance: async (row: { community: number; cursor: number; week: string; eventId: string }): Promise<void> =>
      void (await advance.execute(row)),
    /** What was said in these groups after a message, in order. */
    after: async (rooms: readonly number[], cursor: number, limit: number): Promise<readonly Heard[]> => {
      if (rooms.length === 0) return [];
      const rows = await db
        .select({
          id: messages.id,
          room: messages.room,
          member: messages.member,
          text: messages.text,
          at: messages.at,
        })
        .from(messages)
        .where(and(gt(messages.id, cursor), inArray(messages.room, [...rooms]), isNotNull(messages.text)))
        .orderBy(asc(messages.id))
        .limit(limit);
      return rows.map((r) => ({ ...r, text: r.text ?? '' }));
    },
    add: (rows: readonly TermRow[]): Promise<void> =>
      database.many(
        add,
        rows.map((r) => ({ ...r })),
      ),
    /** Old weeks go, and of weeks that are over what was said once. */
    tidy: async (rooms: readonly number[], week: string, oldest: string): Promise<void> => {
      if (rooms.length === 0) return;
      const once = and(lt(terms.week, week), lt(terms.n, 2), ne(terms.term, ''));
      await db.delete(terms).where(and(inArray(terms.room, [...rooms]), or(lt(terms.week, oldest), once)));
    },
    /** What was said at least so often in a week, and in the weeks before it; the empty term always. */
    counts: (room: number, week: string, from: string, least: number) => {
      const here = sql<number>`sum(case when ${terms.week} = ${week} then ${terms.n} else 0 end)`;
      const before = sql<number>`sum(case when ${terms.week} < ${week} then ${terms.n} else 0 end)`;
      return db
        .select({ term: terms.term, now: here.mapWith(Number), before: before.mapWith(Number) })
        .from(terms)
        .where(and(eq(terms.room, room), gte(terms.week, from), lte(terms.week, week)))
        .groupBy(terms.term)
        .having(or(gte(here, least), eq(terms.term, '')));
    },
    /** How many different people said it in a group in a span of time, among the youngest messages up to `cursor`. */
    speakers: async (
      room: number,
      span: { from: number; to: number; cursor: number },
      term: string,
    ): Promise<number> => {
      const pattern = `%${term.replaceAll(/[\\%_]/gu, '\\$&')}%`;
      const [row] = await db
        .select({ n: sql<number>`count(distinct ${messages.member})`.mapWith(Number) })
        .from(messages)
        .where(
          and(
            gt(messages.id, span.cursor - longestPast),
            eq(messages.room, room),
            gte(messages.at, span.from),
            lt(messages.at, span.to),
            sql`lower(${messages.text}) like ${pattern} escape '\\'`,
          ),
        );
      return row?.n ?? 0;
    },
    /** Names of the community's people, as they are written. */
    names: async (community: number): Promise<readonly string[]> =>
      (await db.select({ name: members.name }).from(members).where(eq(members.community, community))).map(
        (m) => m.name,
      ),
    offeredSince: async (community: number, since: number): Promise<ReadonlySet<string>> => {
      const rows = await db
        .select({ term: offers.term })
        .from(offers)
        .where(and(eq(offers.community, community), gte(offers.at, since)));
      return new Set(rows.map((r) => r.term));
    },
    offer: async (row: { community: number; term: string; topic: number | null; eventId: string; at: number }) => {
      const { topic, eventId, at } = row;
      await db
        .insert(offers)
        .values(row)
        .onConflictDoUpdate({ target: [offers.community, offers.term], set: { topic, eventId, at } });
    },
  };
}
export type TermStore = ReturnType<typeof termStore>;
