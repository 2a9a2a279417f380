/** What check-ins bring besides points: cards, milestones, goals of everybody. */
import { and, asc, count, desc, eq, gte, isNull, lte, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import type { Brought } from './rules.ts';
import { defineCheckin } from './schema.ts';

interface Cause {
  readonly eventId: string;
  readonly at: number;
}

/** Called once per bot; everything runs inside a handler. */
export function rewardStore(database: Database) {
  const { cards, milestones, days, goals, checkins } = database.t(defineCheckin);
  const { db } = database;
  const p = sql.placeholder;
  const brought = db
    .select({ days: milestones.days, day: milestones.day })
    .from(milestones)
    .where(eq(milestones.member, p('member')))
    .prepare('checkin_brought');
  const held = (member: number) => and(eq(cards.member, member), isNull(cards.day));
  return {
    // ---- cards
    addCards: async (
      row: { community: number; member: number; how: 'bought' | 'earned' } & Cause,
      n: number,
    ): Promise<void> => {
      for (let i = 0; i < n; i++) await db.insert(cards).values({ ...row, first: row.member });
    },
    heldCards: async (member: number): Promise<number> =>
      (await db.select({ n: count() }).from(cards).where(held(member)))[0]?.n ?? 0,
    usedIn: async (member: number, month: string): Promise<number> =>
      (
        await db
          .select({ n: count() })
          .from(cards)
          .where(and(eq(cards.member, member), eq(cards.month, month)))
      )[0]?.n ?? 0,
    /** Uses the oldest card. False when there is none. */
    useCard: async (member: number, use: { day: string; month: string; usedBy: string }): Promise<boolean> => {
      const [card] = await db.select({ id: cards.id }).from(cards).where(held(member)).orderBy(asc(cards.id)).limit(1);
      if (!card) return false;
      const used = await db
        .update(cards)
        .set(use)
        .where(and(eq(cards.id, card.id), isNull(cards.day)))
        .returning({ id: cards.id });
      return used.length > 0;
    },
    // ---- milestones
    brought: (member: number): Promise<readonly Brought[]> => brought.execute({ member }),
    bring: async (row: { community: number; member: number; days: number; day: string } & Cause): Promise<boolean> =>
      (await db.insert(milestones).values(row).onConflictDoNothing().returning({ days: milestones.days })).length > 0,
    // ---- two members are one person, and part again
    /** Cards go along; a milestone either side had is had. */
    link: async (was: number, member: number, cause: Cause): Promise<void> => {
      await db.update(cards).set({ member }).where(eq(cards.member, was));
      for (const m of await db.select().from(milestones).where(eq(milestones.member, was)))
        await db
          .insert(milestones)
          .values({ ...m, ...cause, member })
          .onConflictDoNothing();
    },
    /** What is left of the cards that came in goes back; the milestones of both stay had by both. */
    part: async (was: number, member: number, cause: Cause): Promise<void> => {
      await db
        .update(cards)
        .set({ member: was })
        .where(and(held(member), eq(cards.first, was)));
      for (const m of await db.select().from(milestones).where(eq(milestones.member, member)))
        await db
          .insert(milestones)
          .values({ ...m, ...cause, member: was })
          .onConflictDoNothing();
    },
    // ---- goals
    /** One more member today; how many there are now. */
    countToday: async (community: number, day: string, eventId: string): Promise<number> => {
      const [row] = await db
        .insert(days)
        .values({ community, day, n: 1, eventId })
        .onConflictDoUpdate({ target: [days.community, days.day], set: { n: sql`${days.n} + 1`, eventId } })
        .returning({ n: days.n });
      return row?.n ?? 0;
    },
    /** The days since `from` with at least so many members. */
    enough: async (community: number, from: string, members: number): Promise<readonly string[]> =>
      (
        await db
          .select({ day: days.day })
          .from(days)
          .where(and(eq(days.community, community), gte(days.day, from), gte(days.n, members)))
      ).map((d) => d.day),
    lastGoal: async (community: number): Promise<string | undefined> =>
      (
        await db
          .select({ day: goals.day })
          .from(goals)
          .where(eq(goals.community, community))
          .orderBy(desc(goals.day))
          .limit(1)
      )[0]?.day,
    /** False when it was reached before. */
    goal: async (row: { community: number; day: string; first: string } & Cause): Promise<boolean> =>
      (await db.insert(goals).values(row).onConflictDoNothing().returning({ day: goals.day })).length > 0,
    /** Members who themselves checked in on at least `least` days from `first` to `last`, by id. */
    takers: async (
      at: { community: number; first: string; last: string },
      least: number,
    ): Promise<readonly number[]> => {
      const rows = await db
        .select({ member: checkins.member })
        .from(checkins)
        .where(
          and(
            eq(checkins.community, at.community),
            gte(checkins.day, at.first),
            lte(checkins.day, at.last),
            eq(checkins.madeUp, false),
          ),
        )
        .groupBy(checkins.member)
        .having(gte(count(), least))
        .orderBy(asc(checkins.member));
      return rows.map((r) => r.member);
    },
  };
}
export type RewardStore = ReturnType<typeof rewardStore>;
