import { and, asc, eq, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineSurveys } from './schema.ts';

export type TalkState = 'asked' | 'yes' | 'no' | 'silent';
export interface Talk {
  readonly survey: number;
  readonly member: number;
  readonly state: TalkState;
  readonly by: number;
  /** Where whoever asked hears of it. */
  readonly room: number;
  readonly at: number;
  readonly remindedAt: number | null;
  readonly answeredAt: number | null;
  readonly eventId: string;
}

/** Called once per bot; everything runs inside a handler. */
export function talkStore(database: Database) {
  const { surveyTalks: talks } = database.t(defineSurveys);
  const { db } = database;
  const one = (survey: number, member: number) => and(eq(talks.survey, survey), eq(talks.member, member));
  return {
    /** False: this member was asked already. */
    ask: async (row: typeof talks.$inferInsert): Promise<boolean> =>
      (await db.insert(talks).values(row).onConflictDoNothing().returning({ member: talks.member })).length > 0,
    find: async (survey: number, member: number): Promise<Talk | undefined> =>
      (await db.select().from(talks).where(one(survey, member)))[0],
    all: (survey: number): Promise<Talk[]> =>
      db.select().from(talks).where(eq(talks.survey, survey)).orderBy(asc(talks.at), asc(talks.member)),
    /** From asked to what came of it: false when it was settled. */
    settle: async (survey: number, member: number, state: TalkState, at: number, eventId: string): Promise<boolean> =>
      (
        await db
          .update(talks)
          .set({ state, answeredAt: at, eventId })
          .where(and(one(survey, member), eq(talks.state, 'asked')))
          .returning({ member: talks.member })
      ).length > 0,
    remind: async (survey: number, member: number, at: number): Promise<void> => {
      await db.update(talks).set({ remindedAt: at }).where(one(survey, member));
    },
    /** What was asked of `was` was asked of `member`, where they were not asked both. */
    link: async (was: number, member: number): Promise<void> => {
      await db
        .update(talks)
        .set({ member })
        .where(
          and(
            eq(talks.member, was),
            sql`${talks.survey} not in (select t.survey from survey_talks t where t.member = ${member})`,
          ),
        );
    },
  };
}
export type TalkStore = ReturnType<typeof talkStore>;
