import { sql } from 'drizzle-orm';

import type { Kit } from '../../kit/columns.ts';
import type { Answers } from './engine.ts';
import type { Survey } from './language.ts';

export const defineSurveys = (k: Kit) => ({
  surveys: k.table(
    'surveys',
    {
      /** Said to people: never given twice. */
      id: k.lastingId(),
      community: k.int('community').notNull(),
      /** The name in the files; null: made by message. */
      file: k.text('file'),
      definition: k.json<Survey>('definition').notNull(),
      state: k.enum('state', ['draft', 'open', 'closed'] as const).notNull(),
      by: k.member('by'),
      openedAt: k.ms('opened_at'),
      closesAt: k.ms('closes_at'),
      closedAt: k.ms('closed_at'),
      at: k.ms('at').notNull(),
      eventId: k.text('event_id').notNull(),
      closedBy: k.text('closed_by'),
    },
    (t) => [
      k
        .index('surveys_open')
        .on(t.community)
        .where(sql`${t.state} = 'open'`),
    ],
  ),
  /** Where it was announced. */
  surveyPosts: k.table(
    'survey_posts',
    {
      survey: k.int('survey').notNull(),
      room: k.int('room').notNull(),
      at: k.ms('at').notNull(),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.survey, t.room] })],
  ),
  /**
   * Who takes part. `answers`: as long as it is under way, so that it can be gone on with; of a finished one they stand
   * in `survey_answers`. Of an anonymous survey the row says nothing but that this member took part.
   */
  surveySeats: k.table(
    'survey_seats',
    {
      survey: k.int('survey').notNull(),
      member: k.member('member').notNull(),
      identity: k.int('identity').notNull(),
      /** Its private chat, where it is reminded. */
      room: k.int('room').notNull(),
      state: k.enum('state', ['going', 'done', 'full'] as const).notNull(),
      answers: k.json<Answers>('answers').notNull(),
      /** Time spent so far, ms; a pause counts five minutes at most. */
      spent: k.ms('spent').notNull(),
      /** When the question open now was asked; 0: not kept any more. */
      askedAt: k.ms('asked_at').notNull(),
      startedAt: k.ms('started_at').notNull(),
      remindedBy: k.text('reminded_by'),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.survey, t.member] })],
  ),
  /**
   * Finished answers. Of an anonymous survey: no member, no time, no event but the one that opened it, and an id drawn by
   * lot, so that neither value nor order leads back to a seat; `batch` counts in fives.
   */
  surveyAnswers: k.table(
    'survey_answers',
    {
      id: k.int('id').notNull(),
      survey: k.int('survey').notNull(),
      member: k.member('member'),
      identity: k.int('identity'),
      answers: k.json<Answers>('answers').notNull(),
      platform: k.text('platform').notNull(),
      batch: k.int('batch').notNull(),
      spent: k.ms('spent'),
      finishedAt: k.ms('finished_at'),
      /** Somebody who turned out to be one person with another who answered: kept, and not counted. */
      counts: k.bool('counts').notNull(),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.id] }), k.index('survey_answers_of').on(t.survey)],
  ),
  /** Places taken in a quota. */
  surveyQuotas: k.table(
    'survey_quotas',
    {
      survey: k.int('survey').notNull(),
      quota: k.int('quota').notNull(),
      taken: k.int('taken').notNull(),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.survey, t.quota] })],
  ),
  /** One-time pages; the token itself is not kept, only its SHA-256. */
  surveyPages: k.table('survey_pages', {
    token: k.text('token').primaryKey(),
    /** The questions, for whoever answers; the results, for staff. */
    shows: k.enum('shows', ['questions', 'results'] as const).notNull(),
    survey: k.int('survey').notNull(),
    member: k.member('member').notNull(),
    /** The private chat it was given in. */
    room: k.int('room').notNull(),
    until: k.ms('until').notNull(),
    eventId: k.text('event_id').notNull(),
    closedBy: k.text('closed_by'),
  }),
  /** Who was asked for a talk afterwards, and what came of it. */
  surveyTalks: k.table(
    'survey_talks',
    {
      survey: k.int('survey').notNull(),
      member: k.member('member').notNull(),
      state: k.enum('state', ['asked', 'yes', 'no', 'silent'] as const).notNull(),
      by: k.member('by').notNull(),
      room: k.int('room').notNull(),
      at: k.ms('at').notNull(),
      remindedAt: k.ms('reminded_at'),
      answeredAt: k.ms('answered_at'),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.survey, t.member] })],
  ),
});
