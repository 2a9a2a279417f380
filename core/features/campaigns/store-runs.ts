/** Runs and what became of each group: the rows that `/campaign n` counts. */
import {
  and,
  asc,
  countDistinct,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  like,
  lte,
  max,
  ne,
  notInArray,
  sql,
} from 'drizzle-orm';

import type { Database, ReadDb } from '../../ports.ts';
import {
  defineCounts,
  defineJobs,
  defineMessages,
  defineOutbox,
  definePeople,
  type OutboxPayload,
} from '../../schema.ts';
import type { Campaign } from './language.ts';
import { defineCampaigns } from './schema.ts';

export interface Run {
  readonly id: number;
  readonly community: number;
  readonly campaign: number;
  readonly definition: Campaign;
  readonly planned: number;
  readonly how: 'calendar' | 'hand';
  readonly state: 'running' | 'stopped';
  readonly mark: number;
  /** Who started it by hand; 0: the calendar. */
  readonly startedBy: number;
  readonly at: number;
}
export interface SendRow {
  readonly run: number;
  readonly step: number;
  readonly room: number;
  readonly skipped: string | null;
}
/** What became of one group, or one member, in one step. */
export interface Fate {
  readonly step: number;
  /** Where it was said, the private chat of a member too; 0: nowhere. */
  readonly room: number;
  /** 0: a group. */
  readonly member: number;
  readonly skipped: string | null;
  /** Null: nothing was handed over, though nothing forbade it. */
  readonly state: 'pending' | 'claimed' | 'sending' | 'sent' | 'failed' | 'maybe' | null;
  readonly error: string | null;
  readonly messageId: string | null;
  readonly payload: OutboxPayload | null;
}
/** Groups of one step to which the same came to pass. */
export interface Tally extends Pick<Fate, 'step' | 'skipped' | 'state' | 'error'> {
  /** To members in private, not to groups. */
  readonly toMember: boolean;
  readonly n: number;
}
/** Groups of one step that were not handed over yet: a `campaigns.part` job. */
export interface Waiting {
  readonly key: string;
  readonly step: number;
  readonly rooms: number;
  /** The process ended too often in the middle of it: it is not tried again. */
  readonly givenUp: boolean;
}
const hourMs = 3_600_000;

/** How the keys of the jobs begin that carry parts of a run out. */
export const partKey = (run: number): string => `campaign-part:${run}.`;

/** Called once per bot; everything runs inside a handler. */
export function runStore(database: Database) {
  const { runs, sends } = database.t(defineCampaigns);
  const { outbox } = database.t(defineOutbox);
  const { jobs } = database.t(defineJobs);
  const { messages } = database.t(defineMessages);
  const { counts } = database.t(defineCounts);
  const { memberships, rooms } = database.t(definePeople);
  const { db } = database;
  const columns = {
    id: runs.id,
    community: runs.community,
    campaign: runs.campaign,
    definition: runs.definition,
    planned: runs.planned,
    how: runs.how,
    state: runs.state,
    mark: runs.mark,
    startedBy: runs.startedBy,
    at: runs.at,
  };
  const number = (rows: readonly { n: number | null }[]): number => rows[0]?.n ?? 0;
  const addSend = db
    .insert(sends)
    .values({
      run: sql.placeholder('run'),
      step: sql.placeholder('step'),
      room: sql.placeholder('room'),
      member: 0,
      skipped: sql.placeholder('skipped'),
      mark: sql.placeholder('mark'),
      eventId: sql.placeholder('eventId'),
      at: sql.placeholder('at'),
    })
    .onConflictDoNothing()
    .returning({ room: sends.room })
    .prepare('campaigns_send');
  const toMember = sql`case when ${sends.member} = 0 then 0 else 1 end`;
  /** The outbox row a send became: the first of its event in its room. */
  const where = sql<number>`coalesce(${sends.chat}, ${sends.room})`;
  const its = sql`${outbox.id} = (select min(o.id) from ${outbox} o where o.room = ${where} and o.id > ${sends.mark} and o.event_id = ${sends.eventId})`;

  return {
    /** Undefined: this occurrence was begun before. */
    begin: async (row: {
      community: number;
      campaign: number;
      definition: Campaign;
      planned: number;
      how: Run['how'];
      startedBy: number;
      eventId: string;
      at: number;
    }): Promise<Run | undefined> => {
      const mark = number(await db.select({ n: max(messages.id) }).from(messages));
      const [made] = await db
        .insert(runs)
        .values({ ...row, state: 'running', mark })
        .onConflictDoNothing()
        .returning(columns);
      return made;
    },
    byId: async (community: number, id: number): Promise<Run | undefined> =>
      (
        await db
          .select(columns)
          .from(runs)
          .where(and(eq(runs.id, id), eq(runs.community, community)))
      )[0],
    latest: (community: number, limit: number): Promise<Run[]> =>
      db.select(columns).from(runs).where(eq(runs.community, community)).orderBy(desc(runs.id)).limit(limit),
    stop: async (id: number, eventId: string): Promise<void> => {
      await db.update(runs).set({ state: 'stopped', eventId }).where(eq(runs.id, id));
    },
    /** The newest outbox row now. */
    outboxMark: async (): Promise<number> => number(await db.select({ n: max(outbox.id) }).from(outbox)),
    /** False: it was written before. */
    add: async (row: SendRow & { mark: number; eventId: string; at: number }): Promise<boolean> =>
      (await addSend.execute({ ...row })).length > 0,
    /** Rooms a step was handed over to. */
    roomsOf: async (run: number, step: number): Promise<number[]> =>
      (
        await db
          .select({ room: sends.room })
          .from(sends)
          .where(and(eq(sends.run, run), eq(sends.step, step), isNull(sends.skipped)))
          .orderBy(asc(sends.room))
      ).map((r) => r.room),
    /** Rooms that were left out of a step for other reasons than that they have heard enough. */
    leftOut: async (run: number, step: number): Promise<number[]> =>
      (
        await db
          .select({ room: sends.room })
          .from(sends)
          .where(and(eq(sends.run, run), eq(sends.step, step), notInArray(sends.skipped, ['day', 'week'])))
      ).map((r) => r.room),
    /** When the first step of this campaign was handed over in these rooms since an instant. */
    heard: (campaign: number, among: readonly number[], since: number): Promise<{ room: number; at: number }[]> =>
      db
        .select({ room: sends.room, at: sends.at })
        .from(sends)
        .innerJoin(runs, eq(runs.id, sends.run))
        .where(
          and(
            inArray(sends.room, [...among]),
            gte(sends.at, since),
            eq(runs.campaign, campaign),
            eq(sends.step, 0),
            isNull(sends.skipped),
          ),
        ),
    /** Lines said or waiting to be said unasked in each of the rooms since an instant. */
    unasked: async (among: readonly number[], since: number): Promise<Map<number, number>> => {
      const rows = await db
        .select({ room: outbox.room, n: sql<number>`count(*)`.mapWith(Number) })
        .from(outbox)
        .where(
          and(
            inArray(outbox.room, [...among]),
            eq(outbox.class, 'campaign'),
            gte(outbox.notBefore, since),
            ne(outbox.state, 'failed'),
          ),
        )
        .groupBy(outbox.room);
      return new Map(rows.map((r) => [r.room, r.n]));
    },
    /** Does a job of one of these keys still wait? */
    waits: async (...keys: readonly string[]): Promise<boolean> =>
      keys.length > 0 &&
      (
        await db
          .select({ id: jobs.id })
          .from(jobs)
          .where(and(inArray(jobs.key, [...keys]), eq(jobs.state, 'ready')))
          .limit(1)
      ).length > 0,
    /** Runs of a campaign that nobody stopped, the latest first. */
    running: (campaign: number, limit = 20): Promise<Run[]> =>
      db
        .select(columns)
        .from(runs)
        .where(and(eq(runs.campaign, campaign), eq(runs.state, 'running')))
        .orderBy(desc(runs.id))
        .limit(limit),
    /** What became of the groups of a run, added up. `from`: outside a handler. */
    tallies: (run: number, from: ReadDb = db): Promise<Tally[]> =>
      from
        .select({
          step: sends.step,
          skipped: sends.skipped,
          state: outbox.state,
          error: outbox.error,
          toMember: toMember.mapWith(Boolean),
          n: sql<number>`count(*)`.mapWith(Number),
        })
        .from(sends)
        .leftJoin(outbox, its)
        .where(eq(sends.run, run))
        .groupBy(sends.step, sends.skipped, outbox.state, outbox.error, toMember),
    /** The parts of a run that were not carried out yet. `from`: outside a handler. */
    parts: async (run: number, from: ReadDb = db): Promise<Waiting[]> => {
      const rows = await from
        .select({ key: jobs.key, state: jobs.state, data: jobs.data })
        .from(jobs)
        .where(and(like(jobs.key, `${partKey(run)}%`), inArray(jobs.state, ['ready', 'running', 'dead'])));
      return rows.map(({ key, state, data }) => {
        const { step, rooms: of } = data as { readonly step: number; readonly rooms: readonly number[] };
        return { key, step, rooms: of.length, givenUp: state === 'dead' };
      });
    },
    fates: (run: number): Promise<Fate[]> =>
      db
        .select({
          step: sends.step,
          room: where.mapWith(Number),
          member: sends.member,
          skipped: sends.skipped,
          state: outbox.state,
          error: outbox.error,
          messageId: outbox.platformMessageId,
          payload: outbox.payload,
        })
        .from(sends)
        .leftJoin(outbox, its)
        .where(eq(sends.run, run))
        .orderBy(asc(sends.step), asc(sends.room), asc(sends.member)),
    /** What waits of a run is not sent any more. */
    drop: async (run: number, now: number, why: string): Promise<void> => {
      const events = db.select({ id: sends.eventId }).from(sends).where(eq(sends.run, run));
      await db
        .update(outbox)
        .set({ state: 'failed', error: why, settledAt: now })
        .where(
          and(
            // Word for word the condition of the index of open rows.
            sql`${outbox.state} in ('pending', 'claimed', 'sending')`,
            eq(outbox.state, 'pending'),
            eq(outbox.class, 'campaign'),
            inArray(outbox.eventId, events),
          ),
        );
    },
    /** Members who spoke in each of the rooms after a message row. */
    spoke: async (
      among: readonly number[],
      mark: number,
      since: number,
      until: number,
    ): Promise<Map<number, number>> => {
      const rows = await db
        .select({ room: messages.room, n: countDistinct(messages.member) })
        .from(messages)
        .where(
          and(
            gt(messages.id, mark),
            gte(messages.at, since),
            lte(messages.at, until),
            inArray(messages.room, [...among]),
          ),
        )
        .groupBy(messages.room);
      return new Map(rows.map((r) => [r.room, r.n]));
    },
    /** Members known in each group of a community. */
    sizes: async (community: number): Promise<Map<number, number>> => {
      const rows = await db
        .select({ room: memberships.room, n: sql<number>`count(*)`.mapWith(Number) })
        .from(memberships)
        .innerJoin(rooms, eq(rooms.id, memberships.room))
        .where(and(eq(rooms.community, community), isNull(memberships.leftAt)))
        .groupBy(memberships.room);
      return new Map(rows.map((r) => [r.room, r.n]));
    },
    /** Messages of each group since an instant, by whole hours. */
    said: async (community: number, since: number): Promise<Map<number, number>> => {
      const rows = await db
        .select({ room: counts.room, n: sql<number>`sum(${counts.n})`.mapWith(Number) })
        .from(counts)
        .innerJoin(rooms, eq(rooms.id, counts.room))
        .where(
          and(
            eq(rooms.community, community),
            eq(counts.member, 0),
            eq(counts.what, 'message.hour'),
            gte(counts.bucket, Math.floor(since / hourMs)),
          ),
        )
        .groupBy(counts.room);
      return new Map(rows.map((r) => [r.room, r.n]));
    },
  };
}
export type RunStore = ReturnType<typeof runStore>;
