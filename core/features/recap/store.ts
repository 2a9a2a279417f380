import { and, desc, eq, gte, inArray, lt, lte, sql } from 'drizzle-orm';

import type { Database, Tx } from '../../ports.ts';
import { defineCounts } from '../../schema.ts';
import { defineRecap } from './schema.ts';

/** Sums of days; `speakers` are counted by their spans as well. */
export type Counted = 'speakers' | 'checkins' | 'points' | 'thanks';
interface Cell {
  readonly place: number;
  readonly span: string;
  readonly what: Counted;
  readonly n: number;
  readonly eventId: string;
}
const total = (column: unknown) => sql<number>`sum(${column})`.mapWith(Number);
const bucketOf = (day: string): number => Number(day.replaceAll('-', ''));

/** Called once per bot; everything runs inside a handler. */
export function recapStore(database: Database) {
  const { recapCounts: sums, recapSpeakers: speakers, recapTopics: topics } = database.t(defineRecap);
  const { counts } = database.t(defineCounts);
  const { db } = database;
  const p = sql.placeholder;
  const add = db
    .insert(sums)
    .values({ place: p('place'), span: p('span'), what: p('what'), n: p('n'), eventId: p('eventId') })
    .onConflictDoUpdate({
      target: [sums.place, sums.span, sums.what],
      set: { n: sql`${sums.n} + excluded.n`, eventId: sql`excluded.event_id` },
    })
    .prepare('recap_add');
  const spoke = db
    .select({ day: speakers.day })
    .from(speakers)
    .where(and(eq(speakers.place, p('place')), eq(speakers.member, p('member'))))
    .prepare('recap_spoke');
  const speaks = db
    .insert(speakers)
    .values({ place: p('place'), member: p('member'), day: p('day'), eventId: p('eventId') })
    .onConflictDoUpdate({
      target: [speakers.place, speakers.member],
      set: { day: sql`excluded.day`, eventId: sql`excluded.event_id` },
      setWhere: sql`excluded.day > ${speakers.day}`,
    })
    .prepare('recap_speaks');
  const talked = db
    .insert(topics)
    .values({ room: p('room'), day: p('day'), topic: p('topic'), replies: p('replies'), eventId: p('eventId') })
    .onConflictDoUpdate({
      target: [topics.room, topics.day],
      set: { topic: sql`excluded.topic`, replies: sql`excluded.replies`, eventId: sql`excluded.event_id` },
      setWhere: sql`excluded.replies > ${topics.replies}`,
    })
    .prepare('recap_topic');
  const ofRooms = (rooms: readonly number[]) => and(inArray(counts.room, [...rooms]), eq(counts.member, 0));
  const hourly = (rooms: readonly number[], { from, to }: { from: number; to: number }) =>
    and(ofRooms(rooms), eq(counts.what, 'message.hour'), gte(counts.bucket, from), lt(counts.bucket, to));

  return {
    /** Added just before the commit, together with those of the other events. */
    add: (tx: Tx, cell: Cell): void => tx.append(add, { ...cell }),
    /** The last day this member spoke there. */
    spoke: async (place: number, member: number): Promise<string | undefined> =>
      (await spoke.execute({ place, member }))[0]?.day,
    /** Keeps the later day. */
    speaks: async (row: { place: number; member: number; day: string; eventId: string }): Promise<void> =>
      void (await speaks.execute(row)),
    /** All that is known of `was` is `member`'s, the later day where there are two. */
    merge: async (was: number, member: number, eventId: string): Promise<void> => {
      const rows = await db.select().from(speakers).where(eq(speakers.member, was));
      for (const { place, day } of rows) await speaks.execute({ place, member, day, eventId });
      await db.delete(speakers).where(eq(speakers.member, was));
    },
    /** Keeps the topic of that day with the most replies. */
    talked: async (row: {
      room: number;
      day: string;
      topic: string;
      replies: number;
      eventId: string;
    }): Promise<void> => void (await talked.execute(row)),
    /** Messages of these groups by hours since 1970. */
    hours: (rooms: readonly number[], within: { from: number; to: number }): Promise<{ bucket: number; n: number }[]> =>
      db
        .select({ bucket: counts.bucket, n: total(counts.n) })
        .from(counts)
        .where(hourly(rooms, within))
        .groupBy(counts.bucket),
    /** The groups with most messages. */
    liveliest: (
      rooms: readonly number[],
      within: { from: number; to: number },
      limit: number,
    ): Promise<{ room: number; n: number }[]> =>
      db
        .select({ room: counts.room, n: total(counts.n) })
        .from(counts)
        .where(hourly(rooms, within))
        .groupBy(counts.room)
        .orderBy(desc(total(counts.n)), counts.room)
        .limit(limit),
    /** Who came and who left, in whole days. */
    comings: async (
      rooms: readonly number[],
      first: string,
      last: string,
    ): Promise<{ readonly joined: number; readonly left: number }> => {
      const rows = await db
        .select({ what: counts.what, n: total(counts.n) })
        .from(counts)
        .where(
          and(
            ofRooms(rooms),
            inArray(counts.what, ['join', 'leave']),
            gte(counts.bucket, bucketOf(first)),
            lte(counts.bucket, bucketOf(last)),
          ),
        )
        .groupBy(counts.what);
      const of = (what: string): number => rows.find((r) => r.what === what)?.n ?? 0;
      return { joined: of('join'), left: of('leave') };
    },
    /** Sums over places and spans. */
    sums: async (places: readonly number[], spans: readonly string[]): Promise<ReadonlyMap<string, number>> => {
      const rows = await db
        .select({ what: sums.what, n: total(sums.n) })
        .from(sums)
        .where(and(inArray(sums.place, [...places]), inArray(sums.span, [...spans])))
        .groupBy(sums.what);
      return new Map(rows.map((r) => [r.what, r.n]));
    },
    topTopic: async (
      rooms: readonly number[],
      first: string,
      last: string,
    ): Promise<{ readonly words: string; readonly replies: number } | undefined> =>
      (
        await db
          .select({ words: topics.topic, replies: topics.replies })
          .from(topics)
          .where(and(inArray(topics.room, [...rooms]), gte(topics.day, first), lte(topics.day, last)))
          .orderBy(desc(topics.replies), desc(topics.day))
          .limit(1)
      )[0],
  };
}
export type RecapStore = ReturnType<typeof recapStore>;
