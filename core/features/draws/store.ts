import { and, asc, count, desc, eq, gt, gte, isNull, sql } from 'drizzle-orm';

import { slot } from '../../kit/statement.ts';
import type { Database } from '../../ports.ts';
import { defineHappenings, definePeople } from '../../schema.ts';
import { defineDraws } from './schema.ts';

/** Called once per bot; everything but `open` runs inside a handler. */
export function drawStore(database: Database) {
  const { draws, drawEntries: entries, drawPlaces: places } = database.t(defineDraws);
  const { happenings } = database.t(defineHappenings);
  const { memberships } = database.t(definePeople);
  const { db, read } = database;
  const p = sql.placeholder;
  const find = db
    .select()
    .from(draws)
    .where(and(eq(draws.id, p('id')), eq(draws.community, p('community'))))
    .prepare('draws_find');
  const mine = db
    .select()
    .from(entries)
    .where(and(eq(entries.draw, p('draw')), eq(entries.member, p('member'))))
    .prepare('draws_mine');
  const size = db
    .select({ n: count() })
    .from(entries)
    .where(eq(entries.draw, p('draw')))
    .prepare('draws_size');
  const join = db
    .insert(entries)
    .values({
      draw: p('draw'),
      number: p('number'),
      member: p('member'),
      weight: p('weight'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .onConflictDoNothing()
    .returning({ number: entries.number })
    .prepare('draws_join');
  const end = db
    .update(draws)
    .set({
      state: slot(draws.state, 'state'),
      listHash: slot(draws.listHash, 'listHash'),
      closedBy: slot(draws.closedBy, 'by'),
      drawnAt: slot(draws.drawnAt, 'at'),
    })
    .where(and(eq(draws.id, p('id')), eq(draws.state, 'open')))
    .returning({ id: draws.id })
    .prepare('draws_end');
  const settle = db
    .update(places)
    .set({ state: slot(places.state, 'state'), why: slot(places.why, 'why'), closedBy: slot(places.closedBy, 'by') })
    .where(and(eq(places.draw, p('draw')), eq(places.place, p('place')), eq(places.state, 'waiting')))
    .returning({ place: places.place })
    .prepare('draws_settle');

  return {
    /** Makes an open draw; `commit` is told its id and gives the commitment. */
    make: async (
      row: Omit<typeof draws.$inferInsert, 'id' | 'commitment' | 'state' | 'listHash'>,
      commit: (id: number) => string,
    ) => {
      const [made] = await db
        .insert(draws)
        .values({ ...row, commitment: '', state: 'open' })
        .returning({ id: draws.id });
      if (!made) throw new Error('draw was not written');
      const commitment = commit(made.id);
      await db.update(draws).set({ commitment }).where(eq(draws.id, made.id));
      return { id: made.id, commitment };
    },
    find: async (community: number, id: number) => (await find.execute({ community, id }))[0],
    size: async (draw: number): Promise<number> => (await size.execute({ draw }))[0]?.n ?? 0,
    entry: async (draw: number, member: number) => (await mine.execute({ draw, member }))[0],
    /** The number given; undefined when this member has one already. */
    join: async (row: {
      draw: number;
      number: number;
      member: number;
      weight: number;
      eventId: string;
      at: number;
    }): Promise<number | undefined> => (await join.execute(row))[0]?.number,
    entries: (draw: number) => db.select().from(entries).where(eq(entries.draw, draw)).orderBy(asc(entries.number)),
    /** From open to its end, once for ever: false when it had ended already. */
    end: async (
      id: number,
      to: { state: 'drawn' | 'cancelled'; listHash: string | null; by: string; at: number },
    ): Promise<boolean> => (await end.execute({ id, ...to })).length > 0,
    places: (draw: number) => db.select().from(places).where(eq(places.draw, draw)).orderBy(asc(places.place)),
    /** What this member has won in a community and not claimed yet. */
    waitingFor: async (community: number, member: number, now: number) =>
      await db
        .select({ draw: draws, prize: places.prize, until: places.until })
        .from(places)
        .innerJoin(draws, eq(draws.id, places.draw))
        .where(
          and(
            eq(places.member, member),
            eq(places.state, 'waiting'),
            gt(places.until, now),
            eq(draws.community, community),
          ),
        ),
    addPlace: async (row: typeof places.$inferInsert): Promise<void> => {
      await db.insert(places).values(row);
    },
    /** From waiting to claimed or passed: false when it was not waiting. */
    settle: async (
      draw: number,
      place: number,
      to: { state: 'claimed' | 'passed'; why: 'late' | 'staff' | null; by: string },
    ): Promise<boolean> => (await settle.execute({ draw, place, ...to })).length > 0,
    /** Is this member in the group now? */
    present: async (room: number, member: number): Promise<boolean> =>
      (
        await db
          .select({ room: memberships.room })
          .from(memberships)
          .where(and(eq(memberships.room, room), eq(memberships.member, member), isNull(memberships.leftAt)))
      ).length > 0,
    /** Did this member check in since then? */
    checkedIn: async (community: number, member: number, since: number): Promise<boolean> =>
      (
        await db
          .select({ id: happenings.id })
          .from(happenings)
          .where(
            and(
              eq(happenings.community, community),
              eq(happenings.what, 'checkin.done'),
              gte(happenings.at, since),
              eq(happenings.member, member),
            ),
          )
          .limit(1)
      ).length > 0,
    /** The newest draws of a group, open ones and others. */
    latest: (room: number, limit: number) =>
      db.select().from(draws).where(eq(draws.room, room)).orderBy(desc(draws.id)).limit(limit),
    /** Entries and places of `was` are `member`'s, where the person does not stand twice in one draw. */
    link: async (was: number, member: number): Promise<void> => {
      // Places first: whether the person stands twice is read from the entries.
      for (const table of [places, entries])
        await db
          .update(table)
          .set({ member })
          .where(
            and(
              eq(table.member, was),
              sql`${table.draw} not in (select e.draw from draw_entries e where e.member = ${member})`,
            ),
          );
    },
    /** What memory is filled with at start. Outside a handler. */
    open: () => read.select().from(draws).where(eq(draws.state, 'open')).orderBy(asc(draws.id)),
  };
}
export type DrawStore = ReturnType<typeof drawStore>;
export type DrawRow = NonNullable<Awaited<ReturnType<DrawStore['find']>>>;
