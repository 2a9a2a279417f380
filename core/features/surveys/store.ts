import { and, asc, count, desc, eq, gte, inArray, isNotNull, ne, notInArray, sql } from 'drizzle-orm';

import { slot } from '../../kit/statement.ts';
import type { Database, Tx } from '../../ports.ts';
import { defineMessages, defineOutbox, definePeople, defineQuestions } from '../../schema.ts';
import { quotasOf, type Answers } from './engine.ts';
import type { Survey } from './language.ts';
import { defineSurveys } from './schema.ts';

export interface SurveyRow {
  readonly id: number;
  readonly community: number;
  readonly file: string | null;
  readonly definition: Survey;
  readonly state: 'draft' | 'open' | 'closed';
  readonly by: number | null;
  readonly openedAt: number | null;
  readonly closesAt: number | null;
  readonly closedAt: number | null;
  readonly at: number;
  readonly eventId: string;
}
export interface Seat {
  readonly survey: number;
  readonly member: number;
  readonly identity: number;
  readonly room: number;
  readonly state: 'going' | 'done' | 'full';
  readonly answers: Answers;
  readonly spent: number;
  readonly askedAt: number;
  readonly startedAt: number;
  readonly remindedBy: string | null;
  readonly eventId: string;
}
export interface AnswerRow {
  readonly id: number;
  readonly survey: number;
  readonly member: number | null;
  readonly identity: number | null;
  readonly answers: Answers;
  readonly platform: string;
  readonly batch: number;
  readonly spent: number | null;
  readonly finishedAt: number | null;
  readonly counts: boolean;
  readonly eventId: string;
}

/** Called once per bot; everything but `open` runs inside a handler. */
export function surveyStore(database: Database) {
  const t = database.t(defineSurveys);
  const { surveys, surveyPosts: posts, surveySeats: seats, surveyAnswers: finished, surveyQuotas: quotas } = t;
  const { messages } = database.t(defineMessages);
  const { outbox } = database.t(defineOutbox);
  const { questions } = database.t(defineQuestions);
  const { identities, rooms } = database.t(definePeople);
  const { db, read } = database;
  const p = sql.placeholder;
  const find = db
    .select()
    .from(surveys)
    .where(and(eq(surveys.id, p('id')), eq(surveys.community, p('community'))))
    .prepare('surveys_find');
  const seat = db
    .select()
    .from(seats)
    .where(and(eq(seats.survey, p('survey')), eq(seats.member, p('member'))))
    .prepare('surveys_seat');
  const save = db
    .update(seats)
    .set({
      answers: slot(seats.answers, 'answers'),
      spent: slot(seats.spent, 'spent'),
      askedAt: slot(seats.askedAt, 'askedAt'),
      state: slot(seats.state, 'state'),
    })
    .where(and(eq(seats.survey, p('survey')), eq(seats.member, p('member'))))
    .prepare('surveys_save');
  const forgetText = db
    .update(messages)
    .set({ text: sql`null`, firstText: sql`null` })
    .where(and(eq(messages.room, p('room')), eq(messages.platformId, p('platformId'))))
    .prepare('surveys_forget_text');
  const doneCount = db
    .select({ n: count() })
    .from(finished)
    .where(and(eq(finished.survey, p('survey')), eq(finished.counts, true)))
    .prepare('surveys_done');

  /** A person's answers begin to count, or no longer do: the places in its quotas are taken, or given back. */
  const counted = async (row: AnswerRow, counts: boolean, eventId: string): Promise<void> => {
    if (row.counts === counts) return;
    await db.update(finished).set({ counts }).where(eq(finished.id, row.id));
    const [survey] = await db
      .select({ definition: surveys.definition })
      .from(surveys)
      .where(eq(surveys.id, row.survey));
    for (const quota of survey ? quotasOf(survey.definition, row.answers) : [])
      await db
        .update(quotas)
        .set({ taken: sql`${quotas.taken} + ${counts ? 1 : -1}`, eventId })
        .where(and(eq(quotas.survey, row.survey), eq(quotas.quota, quota)));
  };

  /** One person's answers to a survey: the first count, no others. */
  const countFirst = async (survey: number, member: number, eventId: string): Promise<void> => {
    const own = await db
      .select()
      .from(finished)
      .where(and(eq(finished.survey, survey), eq(finished.member, member)))
      .orderBy(asc(finished.finishedAt), asc(finished.id));
    for (const [i, row] of own.entries()) await counted(row, i === 0, eventId);
  };

  return {
    make: async (row: Omit<typeof surveys.$inferInsert, 'id'>): Promise<number> => {
      const [made] = await db.insert(surveys).values(row).returning({ id: surveys.id });
      if (!made) throw new Error('survey was not written');
      return made.id;
    },
    find: async (community: number, id: number): Promise<SurveyRow | undefined> =>
      (await find.execute({ community, id }))[0],
    /** All that were ever made from one file, the newest first. */
    ofFile: (community: number, file: string): Promise<SurveyRow[]> =>
      db
        .select()
        .from(surveys)
        .where(and(eq(surveys.community, community), eq(surveys.file, file)))
        .orderBy(desc(surveys.id)),
    /** The drafts that came from files. */
    filedDrafts: (community: number): Promise<SurveyRow[]> =>
      db
        .select()
        .from(surveys)
        .where(and(eq(surveys.community, community), eq(surveys.state, 'draft'), isNotNull(surveys.file))),
    /** A draft that nobody opened goes; anything else stays. */
    drop: async (id: number): Promise<void> => {
      await db.delete(surveys).where(and(eq(surveys.id, id), eq(surveys.state, 'draft')));
    },
    /** The newest first. */
    latest: (community: number, limit: number): Promise<SurveyRow[]> =>
      db.select().from(surveys).where(eq(surveys.community, community)).orderBy(desc(surveys.id)).limit(limit),
    redefine: async (id: number, definition: Survey, eventId: string): Promise<void> => {
      await db
        .update(surveys)
        .set({ definition, eventId })
        .where(and(eq(surveys.id, id), eq(surveys.state, 'draft')));
    },
    /** From draft to open: false when it was not a draft. */
    openUp: async (id: number, at: number, closesAt: number, by: number, eventId: string): Promise<boolean> =>
      (
        await db
          .update(surveys)
          .set({ state: 'open', openedAt: at, closesAt, by, eventId })
          .where(and(eq(surveys.id, id), eq(surveys.state, 'draft')))
          .returning({ id: surveys.id })
      ).length > 0,
    /** From open to closed: false when it was not open. */
    shut: async (id: number, at: number, by: string): Promise<boolean> =>
      (
        await db
          .update(surveys)
          .set({ state: 'closed', closedAt: at, closedBy: by })
          .where(and(eq(surveys.id, id), eq(surveys.state, 'open')))
          .returning({ id: surveys.id })
      ).length > 0,
    post: async (survey: number, room: number, at: number, eventId: string): Promise<void> => {
      await db.insert(posts).values({ survey, room, at, eventId }).onConflictDoNothing();
    },
    posts: (survey: number) => db.select().from(posts).where(eq(posts.survey, survey)).orderBy(asc(posts.at)),

    seat: async (survey: number, member: number): Promise<Seat | undefined> =>
      (await seat.execute({ survey, member }))[0],
    seats: (survey: number): Promise<Seat[]> =>
      db.select().from(seats).where(eq(seats.survey, survey)).orderBy(asc(seats.member)),
    sit: async (row: typeof seats.$inferInsert): Promise<void> => {
      await db.insert(seats).values(row).onConflictDoNothing();
    },
    save: async (s: Pick<Seat, 'survey' | 'member' | 'answers' | 'spent' | 'askedAt' | 'state'>): Promise<void> => {
      await save.execute({
        survey: s.survey,
        member: s.member,
        answers: s.answers,
        spent: s.spent,
        askedAt: s.askedAt,
        state: s.state,
      });
    },
    remind: async (survey: number, member: number, by: string): Promise<void> => {
      await db
        .update(seats)
        .set({ remindedBy: by })
        .where(and(eq(seats.survey, survey), eq(seats.member, member)));
    },

    /** False: that number is taken. */
    keep: async (row: typeof finished.$inferInsert): Promise<boolean> =>
      (await db.insert(finished).values(row).onConflictDoNothing().returning({ id: finished.id })).length > 0,
    done: async (survey: number): Promise<number> => (await doneCount.execute({ survey }))[0]?.n ?? 0,
    answers: (survey: number): Promise<AnswerRow[]> =>
      db
        .select()
        .from(finished)
        .where(and(eq(finished.survey, survey), eq(finished.counts, true)))
        .orderBy(asc(finished.id)),
    taken: async (survey: number): Promise<Map<number, number>> =>
      new Map((await db.select().from(quotas).where(eq(quotas.survey, survey))).map((r) => [r.quota, r.taken])),
    take: async (survey: number, quota: number, eventId: string): Promise<void> => {
      await db
        .insert(quotas)
        .values({ survey, quota, taken: 1, eventId })
        .onConflictDoUpdate({
          target: [quotas.survey, quotas.quota],
          set: { taken: sql`${quotas.taken} + 1`, eventId },
        });
    },

    /** The words of this message are not kept: they answer an anonymous survey. */
    forgetText: (tx: Tx, room: number, platformId: string): void => tx.append(forgetText, { room, platformId }),
    /**
     * What was said in this member's private chats since then, on whatever platform they went on, says no more which
     * questions were asked and what was answered.
     */
    forgetTalk: async (member: number, since: number): Promise<void> => {
      const chats = await db
        .select({ id: rooms.id })
        .from(identities)
        .innerJoin(
          rooms,
          and(
            eq(rooms.account, identities.account),
            eq(rooms.platformId, identities.platformUserId),
            eq(rooms.kind, 'private'),
          ),
        )
        .where(eq(identities.member, member));
      for (const { id: room } of chats) {
        await db
          .update(messages)
          .set({ text: null, firstText: null })
          .where(and(eq(messages.room, room), eq(messages.member, member), gte(messages.at, since)));
        await db
          .update(outbox)
          .set({ payload: { effect: { do: 'send', to: { room }, say: '' }, say: '' } })
          .where(and(eq(outbox.room, room), gte(outbox.at, since), inArray(outbox.state, ['sent', 'failed', 'maybe'])));
        await db
          .update(questions)
          .set({ data: null, choices: [] })
          .where(
            and(
              eq(questions.room, room),
              eq(questions.feature, 'surveys'),
              gte(questions.at, since),
              isNotNull(questions.closedBy),
            ),
          );
      }
    },

    /** Two members are one: the seat that is further stays; answers that came second count no more and free their places. */
    link: async (was: number, member: number, eventId: string): Promise<void> => {
      const [theirs, mine] = [
        await db.select().from(seats).where(eq(seats.member, was)),
        await db.select().from(seats).where(eq(seats.member, member)),
      ];
      const both = theirs.filter((a) => mine.some((b) => b.survey === a.survey));
      for (const a of both) {
        const b = mine.find((x) => x.survey === a.survey);
        const keepsTheirs = b?.state === 'going' && a.state !== 'going';
        await db.delete(seats).where(and(eq(seats.survey, a.survey), eq(seats.member, keepsTheirs ? member : was)));
      }
      await db.update(seats).set({ member }).where(eq(seats.member, was));
      await db.update(finished).set({ member }).where(eq(finished.member, was));
      for (const { survey } of both) await countFirst(survey, member, eventId);
    },
    /** They are two again: what these identities gave is `was`'s; of each of the two the first answers count. */
    part: async (was: number, member: number, identities: readonly number[], eventId: string): Promise<void> => {
      if (identities.length === 0) return;
      const theirs = inArray(finished.identity, [...identities]);
      await db.update(finished).set({ member: was }).where(theirs);
      for (const { survey } of await db.selectDistinct({ survey: finished.survey }).from(finished).where(theirs))
        for (const one of [was, member]) await countFirst(survey, one, eventId);
      await db
        .update(seats)
        .set({ member: was })
        .where(
          and(
            inArray(seats.identity, [...identities]),
            notInArray(seats.survey, db.select({ id: seats.survey }).from(seats).where(eq(seats.member, was))),
          ),
        );
      // Where both had a seat one of them went when they were linked: who answered does not answer again.
      for (const a of await db.select().from(finished).where(theirs)) {
        const seat = { survey: a.survey, member: was, identity: a.identity ?? 0, room: 0, state: 'done' as const };
        const rest = { answers: {}, spent: 0, askedAt: 0, startedAt: a.finishedAt ?? 0, eventId: a.eventId };
        await db
          .insert(seats)
          .values({ ...seat, ...rest })
          .onConflictDoNothing();
      }
    },
    /** What memory is filled with at start. Outside a handler. */
    open: async (): Promise<{ rows: SurveyRow[]; posts: { survey: number; room: number }[] }> => ({
      rows: await read.select().from(surveys).where(eq(surveys.state, 'open')).orderBy(asc(surveys.id)),
      posts: await read
        .select({ survey: posts.survey, room: posts.room })
        .from(posts)
        .innerJoin(surveys, and(eq(surveys.id, posts.survey), ne(surveys.state, 'closed')))
        .orderBy(asc(posts.survey)),
    }),
  };
}
export type SurveyStore = ReturnType<typeof surveyStore>;
