import { and, eq, gt, gte, inArray, isNull, sql } from 'drizzle-orm';

import { slot } from '../../kit/statement.ts';
import type { Database } from '../../ports.ts';
import { defineCounts, definePeople } from '../../schema.ts';
import { defineRaids, type CheckState } from './schema.ts';

export interface RaidRow {
  readonly id: number;
  readonly community: number;
  readonly room: number;
  readonly joins: number;
  readonly requests: number;
  readonly lastJoinAt: number;
  readonly locked: boolean;
  readonly braked: boolean;
  readonly granted: boolean;
}
export interface CheckRow {
  readonly id: number;
  readonly room: number;
  readonly member: number;
  readonly raid: number | null;
  readonly state: CheckState;
  readonly tries: number;
  readonly answers: readonly string[];
  readonly muted: boolean;
  readonly until: number;
  readonly at: number;
}
/** They may still come to something. */
const waiting = ['open', 'failed', 'late'] as const;
const daysOfHabit = 14;

/** Called once per bot; everything but `live` and `waiting` runs inside a handler. */
export function raidStore(database: Database) {
  const { raids, joinChecks: checks } = database.t(defineRaids);
  const { counts } = database.t(defineCounts);
  const { memberships } = database.t(definePeople);
  const { db, read } = database;
  const p = sql.placeholder;
  const addCheck = db
    .insert(checks)
    .values({
      community: p('community'),
      room: p('room'),
      member: p('member'),
      raid: p('raid'),
      state: 'open',
      answers: p('answers'),
      muted: p('muted'),
      until: p('until'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .returning({ id: checks.id })
    .prepare('raid_add_check');
  const settle = db
    .update(checks)
    .set({
      state: slot(checks.state, 'state'),
      tries: slot(checks.tries, 'tries'),
      settledAt: slot(checks.settledAt, 'at'),
    })
    .where(eq(checks.id, p('id')))
    .prepare('raid_settle_check');
  const joined = db
    .update(raids)
    .set({ joins: sql`${raids.joins} + 1`, lastJoinAt: slot(raids.lastJoinAt, 'at') })
    .where(eq(raids.id, p('id')))
    .prepare('raid_joined');
  const welcome = db
    .select({ id: checks.id })
    .from(checks)
    .where(
      and(
        eq(checks.room, p('room')),
        eq(checks.member, p('member')),
        inArray(checks.state, ['passed', 'freed'] as const),
      ),
    )
    .limit(1)
    .prepare('raid_passed_before');

  return {
    add: async (row: {
      community: number;
      room: number;
      joins: number;
      at: number;
      eventId: string;
    }): Promise<number> => {
      const [made] = await db
        .insert(raids)
        .values({ ...row, lastJoinAt: row.at })
        .returning({ id: raids.id });
      if (!made) throw new Error('raid was not written');
      return made.id;
    },
    joined: async (id: number, at: number) => void (await joined.execute({ id, at })),
    requested: async (id: number) => {
      await db
        .update(raids)
        .set({ requests: sql`${raids.requests} + 1` })
        .where(eq(raids.id, id));
    },
    change: async (id: number, to: { locked?: boolean; braked?: boolean; granted?: boolean; endedAt?: number }) => {
      await db.update(raids).set(to).where(eq(raids.id, id));
    },
    addCheck: async (row: {
      community: number;
      room: number;
      member: number;
      raid: number | null;
      answers: readonly string[];
      muted: boolean;
      until: number;
      eventId: string;
      at: number;
    }): Promise<number> => {
      const [made] = await addCheck.execute(row);
      if (!made) throw new Error('join check was not written');
      return made.id;
    },
    settle: async (id: number, state: CheckState, tries: number, at: number) =>
      void (await settle.execute({ id, state, tries, at })),
    /** Begins their time anew. */
    again: async (ids: readonly number[], until: number) => {
      if (ids.length > 0)
        await db
          .update(checks)
          .set({ state: 'open', until })
          .where(inArray(checks.id, [...ids]));
    },
    /** They are asked something else now. */
    reask: async (ids: readonly number[], answers: readonly string[]) => {
      await db
        .update(checks)
        .set({ answers })
        .where(inArray(checks.id, [...ids]));
    },
    /** Gave the right answer here before, or was let in by staff. */
    passedBefore: async (room: number, member: number): Promise<boolean> =>
      (await welcome.execute({ room, member })).length > 0,
    /** Mean joins a day over the last two weeks, today left out. Buckets are days as YYYYMMDD. */
    perDay: async (room: number, from: number, before: number): Promise<number> => {
      const [row] = await db
        .select({ n: sql<number>`sum(${counts.n})`.mapWith(Number) })
        .from(counts)
        .where(
          and(
            eq(counts.room, room),
            eq(counts.member, 0),
            eq(counts.what, 'join'),
            gte(counts.bucket, from),
            sql`${counts.bucket} < ${before}`,
          ),
        );
      return (row?.n ?? 0) / daysOfHabit;
    },
    members: async (room: number): Promise<number> => {
      const [row] = await db
        .select({ n: sql<number>`count(*)`.mapWith(Number) })
        .from(memberships)
        .where(and(eq(memberships.room, room), isNull(memberships.leftAt)));
      return row?.n ?? 0;
    },
    removedSince: async (room: number, since: number): Promise<number> => {
      const [row] = await db
        .select({ n: sql<number>`count(*)`.mapWith(Number) })
        .from(checks)
        .where(and(eq(checks.room, room), eq(checks.state, 'removed'), gt(checks.settledAt, since)));
      return row?.n ?? 0;
    },
    /** How many of a raid are in which state. */
    tally: async (raid: number): Promise<ReadonlyMap<CheckState, number>> => {
      const rows = await db
        .select({ state: checks.state, n: sql<number>`count(*)`.mapWith(Number) })
        .from(checks)
        .where(eq(checks.raid, raid))
        .groupBy(checks.state);
      return new Map(rows.map((r) => [r.state, r.n]));
    },
    find: async (id: number): Promise<RaidRow | undefined> =>
      (await db.select().from(raids).where(eq(raids.id, id)))[0],
    live: (): Promise<RaidRow[]> => read.select().from(raids).where(isNull(raids.endedAt)),
    waiting: (since: number): Promise<CheckRow[]> =>
      read
        .select()
        .from(checks)
        .where(and(inArray(checks.state, [...waiting]), gte(checks.until, since))),
  };
}
export type RaidStore = ReturnType<typeof raidStore>;
