import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';

import { slot } from '../../kit/statement.ts';
import type { Database } from '../../ports.ts';
import { defineOutbox, definePeople } from '../../schema.ts';
import { definePolls } from './schema.ts';

/** Called once per bot; everything but `open` runs inside a handler. */
export function pollStore(database: Database) {
  const { polls, pollPlaces: places, pollVotes: votes } = database.t(definePolls);
  const { outbox } = database.t(defineOutbox);
  const { memberships } = database.t(definePeople);
  const { db, read } = database;
  const p = sql.placeholder;
  const find = db
    .select()
    .from(polls)
    .where(and(eq(polls.id, p('id')), eq(polls.community, p('community'))))
    .prepare('polls_find');
  const mine = db
    .select({ choices: votes.choices, at: votes.at })
    .from(votes)
    .where(and(eq(votes.poll, p('poll')), eq(votes.member, p('member'))))
    .prepare('polls_mine');
  const put = db
    .insert(votes)
    .values({
      poll: p('poll'),
      member: p('member'),
      choices: p('choices'),
      chosen: p('chosen'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .onConflictDoUpdate({
      target: [votes.poll, votes.member],
      set: {
        choices: sql`excluded.choices`,
        chosen: sql`excluded.chosen`,
        eventId: sql`excluded.event_id`,
        at: sql`excluded.at`,
      },
    })
    .prepare('polls_vote');
  const end = db
    .update(polls)
    .set({
      state: 'closed',
      counts: slot(polls.counts, 'counts'),
      voters: slot(polls.voters, 'voters'),
      closedBy: slot(polls.closedBy, 'by'),
      closedAt: slot(polls.closedAt, 'at'),
    })
    .where(and(eq(polls.id, p('id')), eq(polls.state, 'open')))
    .returning({ id: polls.id })
    .prepare('polls_end');
  const size = db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(votes)
    .where(and(eq(votes.poll, p('poll')), gt(votes.chosen, 0)))
    .prepare('polls_size');
  const unvote = async (poll: number, member: number): Promise<void> => {
    await db.delete(votes).where(and(eq(votes.poll, poll), eq(votes.member, member)));
  };

  return {
    make: async (row: Omit<typeof polls.$inferInsert, 'id' | 'state'>): Promise<number> => {
      const [made] = await db
        .insert(polls)
        .values({ ...row, state: 'open' })
        .returning({ id: polls.id });
      if (!made) throw new Error('poll was not written');
      return made.id;
    },
    addPlace: async (row: typeof places.$inferInsert): Promise<void> => {
      await db.insert(places).values(row);
    },
    find: async (community: number, id: number) => (await find.execute({ community, id }))[0],
    places: (poll: number) => db.select().from(places).where(eq(places.poll, poll)).orderBy(asc(places.room)),
    setMessage: async (poll: number, room: number, set: { messageId: string; question: number | null }) => {
      await db
        .update(places)
        .set(set)
        .where(and(eq(places.poll, poll), eq(places.room, room)));
    },
    /** What became of the line that asks it in a room: the newest of its event that is a poll or a question. */
    asked: async (room: number, eventId: string) =>
      (
        await db
          .select({ state: outbox.state, messageId: outbox.platformMessageId, payload: outbox.payload })
          .from(outbox)
          .where(and(eq(outbox.room, room), eq(outbox.eventId, eventId)))
          .orderBy(desc(outbox.id))
      ).find(({ payload }) => {
        const { do: what } = payload.effect as { do: string };
        return what === 'poll' || what === 'ask';
      }),
    mine: async (poll: number, member: number) => (await mine.execute({ poll, member }))[0],
    put: async (row: { poll: number; member: number; choices: readonly number[]; eventId: string; at: number }) => {
      await put.execute({ ...row, chosen: row.choices.length });
    },
    unvote,
    size: async (poll: number): Promise<number> => (await size.execute({ poll }))[0]?.n ?? 0,
    /** Without those taken back. */
    votes: (poll: number) =>
      db
        .select({ member: votes.member, choices: votes.choices })
        .from(votes)
        .where(and(eq(votes.poll, poll), gt(votes.chosen, 0)))
        .orderBy(asc(votes.at)),
    /** From open to closed, once for ever: false when it was over already. */
    end: async (
      id: number,
      to: { counts: readonly number[]; voters: number; by: string; at: number },
    ): Promise<boolean> => (await end.execute({ id, ...to })).length > 0,
    /** Who chose what is forgotten; the counts stay. */
    forget: async (poll: number): Promise<void> => {
      await db.delete(votes).where(eq(votes.poll, poll));
    },
    /** Is this member in one of the groups now? */
    present: async (rooms: readonly number[], member: number): Promise<boolean> =>
      (
        await db
          .select({ room: memberships.room })
          .from(memberships)
          .where(and(inArray(memberships.room, [...rooms]), eq(memberships.member, member), isNull(memberships.leftAt)))
          .limit(1)
      ).length > 0,
    /** The newest poll of a group, open or over. */
    latest: async (room: number): Promise<number | undefined> =>
      (
        await db
          .select({ poll: places.poll })
          .from(places)
          .where(eq(places.room, room))
          .orderBy(desc(places.poll))
          .limit(1)
      )[0]?.poll,
    /** Votes of `was` are `member`'s; where both voted in one poll, the later vote stands. */
    link: async (was: number, member: number): Promise<void> => {
      for (const vote of await db.select().from(votes).where(eq(votes.member, was))) {
        const [own] = await mine.execute({ poll: vote.poll, member });
        if (own && own.at > vote.at) await unvote(vote.poll, was);
        else {
          await unvote(vote.poll, member);
          await db
            .update(votes)
            .set({ member })
            .where(and(eq(votes.poll, vote.poll), eq(votes.member, was)));
        }
      }
    },
    /** What memory is filled with at start. Outside a handler. */
    open: async () => {
      const open = await read.select().from(polls).where(eq(polls.state, 'open')).orderBy(asc(polls.id));
      const ids = open.map((o) => o.id);
      const where = ids.length === 0 ? [] : await read.select().from(places).where(inArray(places.poll, ids));
      return open.map((poll) => ({ poll, places: where.filter((w) => w.poll === poll.id) }));
    },
  };
}
export type PollStore = ReturnType<typeof pollStore>;
export type PollRow = NonNullable<Awaited<ReturnType<PollStore['find']>>>;
export type PlaceRow = Awaited<ReturnType<PollStore['places']>>[number];
