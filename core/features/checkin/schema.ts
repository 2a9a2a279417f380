import type { Kit } from '../../kit/columns.ts';

export const defineCheckin = (k: Kit) => ({
  checkins: k.table(
    'checkins',
    {
      community: k.int('community').notNull(),
      member: k.member('member').notNull(),
      /** The community's civil day. */
      day: k.text('day').notNull(),
      streak: k.int('streak').notNull(),
      /** How often the member was told "already done" that day. */
      repeats: k.int('repeats').notNull().default(0),
      /** Made up afterwards, with a card. */
      madeUp: k.bool('made_up').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.member, t.day] }), k.index('checkins_day').on(t.community, t.day)],
  ),
  /** Make-up cards: one row a card, kept when it is used. */
  cards: k.table(
    'makeup_cards',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      member: k.member('member').notNull(),
      /** Whose it was at first: what a link of two members brought in goes back when they part. */
      first: k.member('first').notNull(),
      how: k.enum('how', ['bought', 'earned'] as const).notNull(),
      /** The day it made up; null while it is held. */
      day: k.text('day'),
      /** The calendar month it was used in, `2026-11`. */
      month: k.text('month'),
      usedBy: k.text('used_by'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('makeup_cards_member').on(t.member)],
  ),
  milestones: k.table(
    'checkin_milestones',
    {
      community: k.int('community').notNull(),
      member: k.member('member').notNull(),
      days: k.int('days').notNull(),
      /** The day it was reached; its year is the one in which it is not reached again. */
      day: k.text('day').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.member, t.days, t.day] })],
  ),
  /** How many members checked in, by day; counted while a goal is set. */
  days: k.table(
    'checkin_days',
    {
      community: k.int('community').notNull(),
      day: k.text('day').notNull(),
      n: k.int('n').notNull(),
      /** The check-in that was counted last. */
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.community, t.day] })],
  ),
  goals: k.table(
    'checkin_goals',
    {
      community: k.int('community').notNull(),
      /** Its last day. */
      day: k.text('day').notNull(),
      first: k.text('first').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.community, t.day] })],
  ),
});
