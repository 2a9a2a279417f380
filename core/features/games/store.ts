import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';

import { slot } from '../../kit/statement.ts';
import type { Database } from '../../ports.ts';
import { defineOutbox } from '../../schema.ts';
import { defineGames, type RoundData } from './schema.ts';

export interface QuizItem {
  readonly bank: string;
  readonly question: string;
  readonly answers: readonly string[];
  readonly choices: readonly string[];
  readonly why: string | null;
}

/** Called once per bot; everything but `running` runs inside a handler. */
export function gameStore(database: Database) {
  const { games, gameTurns: turns, gameProofs: proofs, quizQuestions: questions } = database.t(defineGames);
  const { outbox } = database.t(defineOutbox);
  const { db, read } = database;
  const p = sql.placeholder;
  const turn = db
    .insert(turns)
    .values({ game: p('game'), what: p('what'), member: p('member'), eventId: p('eventId'), at: p('at') })
    .onConflictDoNothing()
    .returning({ game: turns.game })
    .prepare('games_turn');
  const setData = db
    .update(games)
    .set({ data: slot(games.data, 'data') })
    .where(and(eq(games.id, p('id')), eq(games.state, 'on')))
    .prepare('games_data');
  const end = db
    .update(games)
    .set({ state: slot(games.state, 'state'), closedBy: slot(games.closedBy, 'by') })
    .where(and(eq(games.id, p('id')), eq(games.state, 'on')))
    .returning({ id: games.id })
    .prepare('games_end');

  return {
    /** Undefined when one runs already. */
    begin: async (row: Omit<typeof games.$inferInsert, 'id' | 'state'>) =>
      (
        await db
          .insert(games)
          .values({ ...row, state: 'on' })
          .onConflictDoNothing()
          .returning()
      )[0],
    /** The first line an event said in a room. */
    post: async (room: number, eventId: string) =>
      (
        await db
          .select({ state: outbox.state, notBefore: outbox.notBefore, settledAt: outbox.settledAt })
          .from(outbox)
          .where(and(eq(outbox.room, room), eq(outbox.eventId, eventId)))
          .orderBy(asc(outbox.id))
          .limit(1)
      )[0],
    /** What an event wants to say in a room, and has not yet, is not said. */
    dropPost: async (room: number, eventId: string, now: number): Promise<void> => {
      // Word for word the condition of the index of open rows.
      const open = and(sql`${outbox.state} in ('pending', 'claimed', 'sending')`, eq(outbox.state, 'pending'));
      await db
        .update(outbox)
        .set({ state: 'failed', error: 'the round was over before it came', settledAt: now })
        .where(and(open, eq(outbox.room, room), eq(outbox.eventId, eventId)));
    },
    find: async (id: number) => (await db.select().from(games).where(eq(games.id, id)))[0],
    setData: async (id: number, data: RoundData): Promise<void> => void (await setData.execute({ id, data })),
    /** False when it was over already. */
    end: async (id: number, by: string): Promise<boolean> => (await end.execute({ id, state: 'over', by })).length > 0,
    /** False when it was said or answered before. */
    turn: async (row: { game: number; what: string; member: number; eventId: string; at: number }): Promise<boolean> =>
      (await turn.execute(row)).length > 0,
    /** How often each member counted, the most first. */
    scores: async (game: number): Promise<readonly { member: number; n: number }[]> => {
      const rows = await db
        .select({ member: turns.member, n: count() })
        .from(turns)
        .where(eq(turns.game, game))
        .groupBy(turns.member);
      return rows.toSorted((a, b) => b.n - a.n || a.member - b.member);
    },
    /** False when this member showed something that day already. */
    proof: async (row: Omit<typeof proofs.$inferInsert, 'first'>): Promise<boolean> =>
      (
        await db
          .insert(proofs)
          .values({ ...row, first: row.member })
          .onConflictDoNothing()
          .returning({ game: proofs.game })
      ).length > 0,
    /** Whose the day is that this member showed; undefined when there is none. */
    whose: async (at: { game: number; member: number; day: string }): Promise<number | undefined> =>
      (
        await db
          .select({ member: proofs.member })
          .from(proofs)
          .where(and(eq(proofs.game, at.game), eq(proofs.first, at.member), eq(proofs.day, at.day)))
      )[0]?.member,
    /** False when it was decided already. `member`: who showed it. */
    decide: async (
      at: { game: number; member: number; day: string },
      state: 'counts' | 'refused',
      by: string,
    ): Promise<boolean> =>
      (
        await db
          .update(proofs)
          .set({ state, closedBy: by })
          .where(
            and(
              eq(proofs.game, at.game),
              eq(proofs.first, at.member),
              eq(proofs.day, at.day),
              eq(proofs.state, 'waiting'),
            ),
          )
          .returning({ game: proofs.game })
      ).length > 0,
    /** What is played in this community now. */
    runningIn: (community: number) =>
      db
        .select()
        .from(games)
        .where(and(eq(games.community, community), eq(games.state, 'on'))),
    /**
     * What `was` did in a running game is `member`'s, who is the same person. A day both showed stays with the one who
     * showed it, and counts once for the person.
     */
    link: async (game: number, was: number, member: number): Promise<void> => {
      await db
        .update(turns)
        .set({ member })
        .where(and(eq(turns.game, game), eq(turns.member, was)));
      const of = (who: number) =>
        db
          .select({ day: proofs.day })
          .from(proofs)
          .where(and(eq(proofs.game, game), eq(proofs.member, who)));
      const own = new Set((await of(member)).map((p) => p.day));
      for (const { day } of await of(was))
        if (!own.has(day))
          await db
            .update(proofs)
            .set({ member })
            .where(and(eq(proofs.game, game), eq(proofs.member, was), eq(proofs.day, day)));
    },
    /** The days `was` showed are theirs again. */
    part: async (game: number, was: number, member: number): Promise<void> => {
      await db
        .update(proofs)
        .set({ member: was })
        .where(and(eq(proofs.game, game), eq(proofs.member, member), eq(proofs.first, was)));
    },
    /** Days that count. */
    days: async (game: number, member: number): Promise<number> =>
      (
        await db
          .select({ n: count() })
          .from(proofs)
          .where(and(eq(proofs.game, game), eq(proofs.member, member), eq(proofs.state, 'counts')))
      )[0]?.n ?? 0,
    /** Everybody with a day that counts. */
    takers: (game: number) =>
      db
        .select({ member: proofs.member, n: count() })
        .from(proofs)
        .where(and(eq(proofs.game, game), eq(proofs.state, 'counts')))
        .groupBy(proofs.member),
    putQuestion: async (
      row: QuizItem & { community: number; source: 'file' | 'message'; eventId: string },
    ): Promise<void> => {
      const { answers, choices, why, source, eventId } = row;
      await db
        .insert(questions)
        .values({ ...row, state: 'active' })
        .onConflictDoUpdate({
          target: [questions.community, questions.bank, questions.question],
          set: { answers, choices, why, source, eventId, state: 'active' },
        });
    },
    /** Questions of files that are no longer there. */
    dropFileQuestions: async (community: number, ids: readonly number[], eventId: string): Promise<void> => {
      if (ids.length === 0) return;
      await db
        .update(questions)
        .set({ state: 'gone', eventId })
        .where(and(eq(questions.community, community), inArray(questions.id, [...ids])));
    },
    bank: (community: number, bank?: string) =>
      db
        .select()
        .from(questions)
        .where(
          and(
            eq(questions.community, community),
            eq(questions.state, 'active'),
            ...(bank === undefined ? [] : [eq(questions.bank, bank)]),
          ),
        )
        .orderBy(asc(questions.id)),
    question: async (id: number) => (await db.select().from(questions).where(eq(questions.id, id)))[0],
    /** What memory is filled with at start. Outside a handler. */
    running: () => read.select().from(games).where(eq(games.state, 'on')),
    questionsNow: (ids: readonly number[]) =>
      ids.length === 0
        ? Promise.resolve([])
        : read
            .select()
            .from(questions)
            .where(inArray(questions.id, [...ids])),
  };
}
export type GameStore = ReturnType<typeof gameStore>;
export type GameRow = NonNullable<Awaited<ReturnType<GameStore['find']>>>;
