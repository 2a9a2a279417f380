import type { Kit } from '../../kit/columns.ts';

export const defineNames = (k: Kit) => ({
  /** Staff said: this one may be called so. */
  namesAllowed: k.table(
    'names_allowed',
    {
      community: k.int('community').notNull(),
      member: k.member('member').notNull(),
      name: k.text('name').notNull(),
      by: k.member('by').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.community, t.member, t.name] })],
  ),
});
