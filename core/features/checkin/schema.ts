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
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.member, t.day] })],
  ),
});
