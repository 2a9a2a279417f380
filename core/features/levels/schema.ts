import type { Kit } from '../../kit/columns.ts';

export const defineLevels = (k: Kit) => ({
  memberLevels: k.table('member_levels', {
    member: k.member('member').primaryKey(),
    community: k.int('community').notNull(),
    /** Points from awards in all, whatever became of them. Never less. */
    earned: k.int('earned').notNull(),
    /** The highest ever reached; what was announced. */
    level: k.int('level').notNull(),
    /** The title given on the platforms; empty: none. */
    title: k.text('title').notNull(),
    /** The newest entry of the ledger that is counted in `earned`, and its time. */
    entry: k.int('entry').notNull(),
    at: k.ms('at').notNull(),
    eventId: k.text('event_id').notNull(),
  }),
  levelPerks: k.table(
    'level_perks',
    {
      community: k.int('community').notNull(),
      level: k.int('level').notNull(),
      kind: k.enum('kind', ['role', 'boost'] as const).notNull(),
      /** Of a role its title; of a boost per cent, `150`. */
      value: k.text('value').notNull(),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.community, t.level, t.kind] })],
  ),
});
