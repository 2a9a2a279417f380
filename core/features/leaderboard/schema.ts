import type { Kit } from '../../kit/columns.ts';

/**
 * `board`: what is counted and over which time, `points/all`, `checkins/2026-11-21` (a civil day), `points/w2026-11-16`
 * (a week, by its Monday), `kudos/2026-11` (a month), `points/s2` (a season).
 */
export const defineLeaderboard = (k: Kit) => ({
  standings: k.table(
    'standings',
    {
      community: k.int('community').notNull(),
      board: k.text('board').notNull(),
      member: k.member('member').notNull(),
      /** Counted on, shown to nobody: the member does not want to be on boards. */
      hidden: k.bool('hidden').notNull(),
      value: k.int('value').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.community, t.member, t.board] }),
      k.index('standings_order').on(t.community, t.board, t.hidden, t.value, t.member),
    ],
  ),
  /** Who does not want to be on boards. */
  offBoard: k.table('off_board', {
    member: k.member('member').primaryKey(),
    community: k.int('community').notNull(),
    eventId: k.text('event_id').notNull(),
  }),
  /** From the second on: the first began with the community. */
  seasons: k.table(
    'seasons',
    {
      community: k.int('community').notNull(),
      number: k.int('number').notNull(),
      /** Empty: only its number. */
      name: k.text('name').notNull(),
      began: k.ms('began').notNull(),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.community, t.number] })],
  ),
});
