import { sql } from 'drizzle-orm';

import type { Kit } from '../../kit/columns.ts';

/** Where a round stands. */
export interface RoundData {
  /** Of a quiz: the questions still to come, the one asked now first. */
  readonly left?: readonly number[];
  /** How many there are in all. */
  readonly all?: number;
  /** When the question was asked, epoch ms. */
  readonly askedAt?: number;
  /** The first question, of a campaign, has not gone out yet as far as is known. */
  readonly unseen?: true;
  /** Who had their one try at it. */
  readonly tried?: readonly number[];
  /** Questions in a row that nobody tried. */
  readonly silent?: number;
  /** Of idioms: the last one said, as it was said. */
  readonly last?: string;
  /** Of a challenge. */
  readonly title?: string;
  readonly days?: number;
  readonly proof?: 'any' | 'text' | 'picture';
  readonly approval?: 'none' | 'peer' | 'staff';
  readonly startDay?: string;
}

export const defineGames = (k: Kit) => ({
  games: k.table(
    'games',
    {
      id: k.lastingId(),
      community: k.int('community').notNull(),
      room: k.int('room').notNull(),
      kind: k.enum('kind', ['quiz', 'idioms', 'challenge'] as const).notNull(),
      /** A round takes the group's attention, so there is one; a challenge runs beside it. */
      slot: k.enum('slot', ['round', 'challenge'] as const).notNull(),
      state: k.enum('state', ['on', 'over'] as const).notNull(),
      data: k.json<RoundData>('data').notNull(),
      by: k.member('by').notNull(),
      eventId: k.text('event_id').notNull(),
      closedBy: k.text('closed_by'),
      at: k.ms('at').notNull(),
    },
    (t) => [
      k
        .uniqueIndex('games_one')
        .on(t.room, t.slot)
        .where(sql`${t.state} = 'on'`),
    ],
  ),
  /** What counted in a round: a right answer, an idiom. */
  gameTurns: k.table(
    'game_turns',
    {
      game: k.int('game').notNull(),
      /** The question's id; the idiom. Once each. */
      what: k.text('what').notNull(),
      member: k.member('member').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.game, t.what] })],
  ),
  /** A day of a challenge. */
  gameProofs: k.table(
    'game_proofs',
    {
      game: k.int('game').notNull(),
      member: k.member('member').notNull(),
      /** Who showed it: `member` may be somebody they are one person with by now. */
      first: k.member('first').notNull(),
      day: k.text('day').notNull(),
      state: k.enum('state', ['waiting', 'counts', 'refused'] as const).notNull(),
      eventId: k.text('event_id').notNull(),
      closedBy: k.text('closed_by'),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.game, t.member, t.day] })],
  ),
  quizQuestions: k.table(
    'quiz_questions',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      bank: k.text('bank').notNull(),
      question: k.text('question').notNull(),
      /** Accepted answers, the one shown first. */
      answers: k.json<readonly string[]>('answers').notNull(),
      /** Empty: answered in words. */
      choices: k.json<readonly string[]>('choices').notNull(),
      why: k.text('why'),
      source: k.enum('source', ['file', 'message'] as const).notNull(),
      state: k.enum('state', ['active', 'gone'] as const).notNull(),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.uniqueIndex('quiz_questions_text').on(t.community, t.bank, t.question)],
  ),
});
