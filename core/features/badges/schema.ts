import type { Kit } from '../../kit/columns.ts';

export const defineBadges = (k: Kit) => ({
  /** Made by the community; those that come with the bot are in rules.ts. */
  badges: k.table('badges', {
    id: k.lastingId(),
    community: k.int('community').notNull(),
    title: k.text('title').notNull(),
    /** The happening that counts, and how often it takes. */
    what: k.text('what').notNull(),
    times: k.int('times').notNull(),
    eventId: k.text('event_id').notNull(),
  }),
  /** How often something happened to a member while badges were on. */
  badgeCounts: k.table(
    'badge_counts',
    {
      community: k.int('community').notNull(),
      member: k.member('member').notNull(),
      what: k.text('what').notNull(),
      n: k.int('n').notNull(),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.member, t.what] })],
  ),
  badgesHeld: k.table(
    'badges_held',
    {
      community: k.int('community').notNull(),
      member: k.member('member').notNull(),
      /** The id of a badge of rules.ts, or `own:<id>`. */
      badge: k.text('badge').notNull(),
      at: k.ms('at').notNull(),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.member, t.badge] })],
  ),
});
