import {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  sql,
} from 'drizzle-orm';

import type { Verdict } from '../../kit/trial/judge.ts';
import type { Database } from '../../ports.ts';
import { defineCounts, defineHappenings, defineOutbox, definePeople } from '../../schema.ts';
import { defineTrials } from './schema.ts';
import type { Goal, Kind, Unit, Variant } from './spec.ts';

export interface TrialRow {
  readonly id: number;
  readonly community: number;
  readonly kind: Kind;
  readonly goal: Goal;
  readonly unit: Unit;
  readonly variants: readonly Variant[];
  readonly seed: string;
  readonly gain: number;
  readonly days: number;
  readonly needed: number;
  readonly plain: boolean;
  readonly state: 'running' | 'ended' | 'stopped';
  readonly startsAt: number;
  readonly endsAt: number;
  readonly verdict: Verdict | null;
  /** The campaign whose variants they are; '' of a trial by message. */
  readonly campaign: string;
  /** Its row, and the version of it. */
  readonly row: number;
  readonly hash: string;
  readonly author: number;
  readonly room: number;
}
export interface UnitRow {
  /** A member's or a group's id, as the trial's `unit` says. */
  readonly id: number;
  readonly variant: number;
  readonly size: number;
}
/** Whole civil days: instants for happenings, `YYYYMMDD` for the daily counters, both from inclusive, to exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly fromDay: number;
  readonly toDay: number;
}
/** What members do themselves; clicks are nobody's. */
type Deed = Exclude<Goal, 'clicks'>;
/** The happening behind a goal that has one. */
const checkedIn = 'checkin.done';

/** Called once per bot; inside a handler, unless it says otherwise. */
export function trialStore(database: Database) {
  const { trials, trialUnits } = database.t(defineTrials);
  const { happenings } = database.t(defineHappenings);
  const { counts } = database.t(defineCounts);
  const { memberships, rooms } = database.t(definePeople);
  const { outbox } = database.t(defineOutbox);
  const { db, read } = database;
  const here = (community: number) => [
    eq(rooms.community, community),
    eq(rooms.kind, 'group'),
    isNull(rooms.leftAt),
    isNull(memberships.leftAt),
  ];
  const idOf = (unit: Unit) => (unit === 'members' ? trialUnits.member : trialUnits.room);
  const unitsFrom = (from: typeof db | typeof read, trial: number, unit: Unit): Promise<UnitRow[]> =>
    from
      .select({ id: idOf(unit), variant: trialUnits.variant, size: trialUnits.size })
      .from(trialUnits)
      .where(eq(trialUnits.trial, trial))
      .orderBy(asc(idOf(unit)));
  const hits = { checkin: checkins, talk: talked } as const;

  /** Who did it: members, or how many members of each group, counting those who were in it by an instant. */
  function checkins(community: number, span: Span, inBy = 0) {
    const when = and(
      eq(happenings.community, community),
      eq(happenings.what, checkedIn),
      gte(happenings.at, span.from),
      lt(happenings.at, span.to),
    );
    return {
      members: () =>
        db
          .selectDistinct({ member: sql<number>`${happenings.member}`.mapWith(Number) })
          .from(happenings)
          .where(when),
      groups: () =>
        db
          .select({ room: happenings.room, n: countDistinct(happenings.member) })
          .from(happenings)
          .innerJoin(memberships, and(eq(memberships.room, happenings.room), eq(memberships.member, happenings.member)))
          .where(and(when, lte(memberships.joinedAt, inBy)))
          .groupBy(happenings.room),
    };
  }
  function talked(community: number, span: Span, inBy = 0) {
    const when = and(
      eq(rooms.community, community),
      eq(rooms.kind, 'group'),
      eq(counts.what, 'message'),
      ne(counts.member, 0),
      gte(counts.bucket, span.fromDay),
      lt(counts.bucket, span.toDay),
    );
    return {
      members: () =>
        db
          .selectDistinct({ member: counts.member })
          .from(counts)
          .innerJoin(rooms, eq(rooms.id, counts.room))
          .where(when),
      groups: () =>
        db
          .select({ room: counts.room, n: countDistinct(counts.member) })
          .from(counts)
          .innerJoin(rooms, eq(rooms.id, counts.room))
          .innerJoin(memberships, and(eq(memberships.room, counts.room), eq(memberships.member, counts.member)))
          .where(and(when, lte(memberships.joinedAt, inBy)))
          .groupBy(counts.room),
    };
  }

  return {
    add: async (row: Omit<TrialRow, 'id' | 'state' | 'verdict'> & { eventId: string; at: number }): Promise<number> => {
      const [made] = await db
        .insert(trials)
        .values({ ...row, state: 'running', verdict: null })
        .returning({ id: trials.id });
      if (!made) throw new Error('a trial was not kept');
      return made.id;
    },
    addUnits: async (trial: number, unit: Unit, units: readonly UnitRow[], eventId: string): Promise<void> => {
      const row = (u: UnitRow) => ({
        trial,
        member: unit === 'members' ? u.id : 0,
        room: unit === 'groups' ? u.id : 0,
        variant: u.variant,
        size: u.size,
        eventId,
      });
      for (let i = 0; i < units.length; i += 500) await db.insert(trialUnits).values(units.slice(i, i + 500).map(row));
    },
    units: (trial: number, unit: Unit): Promise<UnitRow[]> => unitsFrom(db, trial, unit),
    find: async (community: number, id: number): Promise<TrialRow | undefined> =>
      (
        await db
          .select()
          .from(trials)
          .where(and(eq(trials.id, id), eq(trials.community, community)))
      )[0],
    /** The newest that is in one of these states. */
    last: async (community: number, ...states: TrialRow['state'][]): Promise<TrialRow | undefined> => {
      const newest = await db
        .select()
        .from(trials)
        .where(eq(trials.community, community))
        .orderBy(desc(trials.id))
        .limit(50);
      return newest.find((t) => states.includes(t.state));
    },
    close: async (id: number, state: 'ended' | 'stopped', verdict: Verdict | null, eventId: string): Promise<void> =>
      void (await db.update(trials).set({ state, verdict, eventId }).where(eq(trials.id, id))),
    /** Outside of a handler: what runs, for memory. */
    running: async (): Promise<readonly { trial: TrialRow; units: readonly UnitRow[] }[]> => {
      const rows = await read.select().from(trials).where(eq(trials.state, 'running'));
      return Promise.all(rows.map(async (trial) => ({ trial, units: await unitsFrom(read, trial.id, trial.unit) })));
    },
    /** Two members are one person: who was in a trial twice is in it once, as who stays. */
    link: async (was: number, member: number): Promise<void> => {
      const mine = await db.select({ trial: trialUnits.trial }).from(trialUnits).where(eq(trialUnits.member, member));
      for (const { trial } of mine)
        await db.delete(trialUnits).where(and(eq(trialUnits.trial, trial), eq(trialUnits.member, was)));
      await db.update(trialUnits).set({ member }).where(eq(trialUnits.member, was));
      await db.update(trials).set({ author: member }).where(eq(trials.author, was));
    },

    /** With the groups each is in. */
    members: (community: number): Promise<{ member: number; room: number }[]> =>
      db
        .select({ member: memberships.member, room: memberships.room })
        .from(memberships)
        .innerJoin(rooms, eq(rooms.id, memberships.room))
        .where(and(...here(community))),
    /** How many posts of a campaign each group got: those the platform took, and those it said nothing about. */
    posts: async (
      community: number,
      campaign: string,
      from: number,
      to: number,
    ): Promise<ReadonlyMap<number, number>> => {
      const got = await db
        .select({ room: outbox.room, n: count() })
        .from(outbox)
        .innerJoin(rooms, eq(rooms.id, outbox.room))
        .where(
          and(
            eq(rooms.community, community),
            isNotNull(outbox.kind),
            gte(outbox.notBefore, from),
            lt(outbox.notBefore, to),
            eq(outbox.campaign, campaign),
            inArray(outbox.state, ['sent', 'maybe']),
          ),
        )
        .groupBy(outbox.room);
      return new Map(got.map((r) => [r.room, r.n]));
    },
    /** The members known in each group. */
    sizes: async (community: number): Promise<ReadonlyMap<number, number>> => {
      const rows = await db
        .select({ room: memberships.room, n: count() })
        .from(memberships)
        .innerJoin(rooms, eq(rooms.id, memberships.room))
        .where(and(...here(community)))
        .groupBy(memberships.room);
      return new Map(rows.map((r) => [r.room, r.n]));
    },
    membersWho: async (goal: Deed, community: number, span: Span): Promise<ReadonlySet<number>> =>
      new Set((await hits[goal](community, span).members()).map((r) => r.member)),
    groupsWho: async (goal: Deed, community: number, span: Span, inBy: number): Promise<ReadonlyMap<number, number>> =>
      new Map((await hits[goal](community, span, inBy).groups()).map((r) => [r.room, r.n])),
  };
}
export type TrialStore = ReturnType<typeof trialStore>;
