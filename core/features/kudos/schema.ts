import type { Kit } from '../../kit/columns.ts';

export const defineKudos = (k: Kit) => ({
  kudos: k.table(
    'kudos',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      room: k.int('room').notNull(),
      giver: k.member('giver').notNull(),
      receiver: k.member('receiver').notNull(),
      /** The community's civil day. */
      day: k.text('day').notNull(),
      /** Which words of praise were said, so that the next are others. */
      words: k.int('words').notNull(),
      /** It earned something: see rules.ts. */
      counted: k.bool('counted').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [
      k.uniqueIndex('kudos_once').on(t.giver, t.receiver, t.day),
      k.index('kudos_room').on(t.room, t.at),
      k.index('kudos_receiver').on(t.receiver, t.at),
    ],
  ),
  /** What the week's budget was spent on. */
  surprises: k.table(
    'surprises',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      member: k.member('member').notNull(),
      /** The Monday of the week. */
      week: k.text('week').notNull(),
      amount: k.int('amount').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('surprises_week').on(t.community, t.week)],
  ),
});
