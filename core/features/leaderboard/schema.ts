import type { Kit } from '../../kit/columns.ts';

/** Points gained by member and period. `period`: `all`, a civil day `2026-11-21`, a week's Monday `w2026-11-16`, a month `2026-11`. */
export const defineLeaderboard = (k: Kit) => ({
  standings: k.table(
    'standings',
    {
      community: k.int('community').notNull(),
      period: k.text('period').notNull(),
      member: k.member('member').notNull(),
      value: k.int('value').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.community, t.period, t.member] }),
      k.index('standings_order').on(t.community, t.period, t.value, t.member),
    ],
  ),
});
