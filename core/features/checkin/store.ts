import { and, asc, desc, eq, gte, lt, lte, sql } from 'drizzle-orm';

import { slot } from '../../kit/statement.ts';
import type { Database } from '../../ports.ts';
import type { Row } from './rules.ts';
import { defineCheckin } from './schema.ts';

interface Day {
  readonly community: number;
  readonly member: number;
  readonly day: string;
  readonly streak: number;
  readonly eventId: string;
  readonly at: number;
}

/** Called once per bot; everything runs inside a handler. */
export function checkinStore(database: Database) {
  const { checkins } = database.t(defineCheckin);
  const { db } = database;
  const p = sql.placeholder;
  const last = db
    .select({ day: checkins.day, streak: checkins.streak, repeats: checkins.repeats })
    .from(checkins)
    .where(eq(checkins.member, p('member')))
    .orderBy(desc(checkins.day))
    .limit(1)
    .prepare('checkin_last');
  const row = {
    community: p('community'),
    member: p('member'),
    day: p('day'),
    streak: p('streak'),
    madeUp: p('madeUp'),
    eventId: p('eventId'),
    at: p('at'),
  };
  const add = db.insert(checkins).values(row).prepare('checkin_add');
  const repeat = db
    .update(checkins)
    .set({ repeats: sql`${checkins.repeats} + 1` })
    .where(and(eq(checkins.member, p('member')), eq(checkins.day, p('day'))))
    .prepare('checkin_repeat');
  const put = db
    .insert(checkins)
    .values(row)
    .onConflictDoUpdate({ target: [checkins.member, checkins.day], set: { streak: slot(checkins.streak, 'streak') } })
    .prepare('checkin_put');
  const shown = { day: checkins.day, streak: checkins.streak };
  return {
    /** A day as it counts for somebody who is one person with another: added, or its streak changed. */
    put: async (day: Day) => void (await put.execute({ ...day, madeUp: false })),
    last: async (member: number) => (await last.execute({ member }))[0],
    add: async (day: Day) => void (await add.execute({ ...day, madeUp: false })),
    repeat: async (member: number, day: string) => void (await repeat.execute({ member, day })),
    /** A day that was missed counts after all; the streaks from then until `upTo` grow by as much as it brings. */
    makeUp: async (day: Day, upTo: string | undefined): Promise<void> => {
      await add.execute({ ...day, madeUp: true });
      if (upTo === undefined) return;
      await db
        .update(checkins)
        .set({ streak: sql`${checkins.streak} + ${day.streak}` })
        .where(and(eq(checkins.member, day.member), sql`${checkins.day} > ${day.day}`, lte(checkins.day, upTo)));
    },
    /** The days since `from` and the one before it, the newest first. */
    since: async (member: number, from: string): Promise<readonly Row[]> => {
      const own = eq(checkins.member, member);
      const newer = await db
        .select(shown)
        .from(checkins)
        .where(and(own, gte(checkins.day, from)))
        .orderBy(desc(checkins.day));
      const before = await db
        .select(shown)
        .from(checkins)
        .where(and(own, lt(checkins.day, from)))
        .orderBy(desc(checkins.day))
        .limit(1);
      return [...newer, ...before];
    },
    /** The days from `first` to `last` and the one after, whose streak may reach back into them. */
    between: async (member: number, first: string, last: string) => {
      const fields = { ...shown, madeUp: checkins.madeUp };
      const own = eq(checkins.member, member);
      const within = await db
        .select(fields)
        .from(checkins)
        .where(and(own, gte(checkins.day, first), lte(checkins.day, last)));
      const after = await db
        .select(fields)
        .from(checkins)
        .where(and(own, sql`${checkins.day} > ${last}`))
        .orderBy(asc(checkins.day))
        .limit(1);
      return { days: [...within, ...after], madeUp: within.filter((d) => d.madeUp).map((d) => Number(d.day.slice(8))) };
    },
  };
}
export type CheckinStore = ReturnType<typeof checkinStore>;
