import { and, desc, eq, sql } from 'drizzle-orm';

import { slot } from '../../kit/statement.ts';
import type { Database } from '../../ports.ts';
import { defineCheckin } from './schema.ts';

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
  const add = db
    .insert(checkins)
    .values({
      community: p('community'),
      member: p('member'),
      day: p('day'),
      streak: p('streak'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .prepare('checkin_add');
  const repeat = db
    .update(checkins)
    .set({ repeats: sql`${checkins.repeats} + 1` })
    .where(and(eq(checkins.member, p('member')), eq(checkins.day, p('day'))))
    .prepare('checkin_repeat');
  const put = db
    .insert(checkins)
    .values({
      community: p('community'),
      member: p('member'),
      day: p('day'),
      streak: p('streak'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .onConflictDoUpdate({ target: [checkins.member, checkins.day], set: { streak: slot(checkins.streak, 'streak') } })
    .prepare('checkin_put');
  return {
    /** A day as it counts for somebody who is one person with another: added, or its streak changed. */
    put: async (row: { community: number; member: number; day: string; streak: number; eventId: string; at: number }) =>
      void (await put.execute(row)),
    last: async (member: number) => (await last.execute({ member }))[0],
    add: async (row: { community: number; member: number; day: string; streak: number; eventId: string; at: number }) =>
      void (await add.execute(row)),
    repeat: async (member: number, day: string) => void (await repeat.execute({ member, day })),
  };
}
