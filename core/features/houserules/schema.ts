import type { Kit } from '../../kit/columns.ts';

export const defineHouserules = (k: Kit) => ({
  /** Who said 我知道了, to which version of the rules. */
  ruleAcks: k.table(
    'rule_acks',
    {
      community: k.int('community').notNull(),
      room: k.int('room').notNull(),
      member: k.member('member').notNull(),
      version: k.text('version').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.room, t.member, t.version] })],
  ),
});
