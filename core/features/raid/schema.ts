import type { Kit } from '../../kit/columns.ts';

/**
 * `open`: was asked; `failed`: two wrong answers; `late`: gave none in time and may still; `passed`; `freed`: let in by
 * staff; `removed`; `left` by themselves.
 */
export const checkStates = ['open', 'failed', 'late', 'passed', 'freed', 'removed', 'left'] as const;
export type CheckState = (typeof checkStates)[number];

export const defineRaids = (k: Kit) => ({
  /** A wave of joins, from its alarm to the quiet after it. */
  raids: k.table(
    'raids',
    {
      id: k.lastingId(),
      community: k.int('community').notNull(),
      room: k.int('room').notNull(),
      /** Who came in, the first of the wave among them. */
      joins: k.int('joins').notNull(),
      /** Who asked to come in meanwhile: they wait for staff. */
      requests: k.int('requests').notNull().default(0),
      lastJoinAt: k.ms('last_join_at').notNull(),
      /** Nobody is let in. */
      locked: k.bool('locked').notNull().default(false),
      /** The brake held and staff were asked. */
      braked: k.bool('braked').notNull().default(false),
      /** They said: go on. */
      granted: k.bool('granted').notNull().default(false),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
      endedAt: k.ms('ended_at'),
    },
    (t) => [k.index('raids_room').on(t.room, t.endedAt)],
  ),
  /** A newcomer who was asked something. */
  joinChecks: k.table(
    'join_checks',
    {
      id: k.lastingId(),
      community: k.int('community').notNull(),
      room: k.int('room').notNull(),
      member: k.member('member').notNull(),
      /** Null: on an ordinary day. */
      raid: k.int('raid'),
      state: k.enum('state', checkStates).notNull(),
      tries: k.int('tries').notNull().default(0),
      /** What counts as the right answer when it is typed. */
      answers: k.json<readonly string[]>('answers').notNull(),
      muted: k.bool('muted').notNull(),
      until: k.ms('until').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
      settledAt: k.ms('settled_at'),
    },
    (t) => [k.index('join_checks_room').on(t.room, t.member), k.index('join_checks_raid').on(t.raid)],
  ),
});
