import { sql } from 'drizzle-orm';

import type { Kit } from '../../kit/columns.ts';

export const definePolls = (k: Kit) => ({
  polls: k.table(
    'polls',
    {
      /** Said to people, so it is never given twice. */
      id: k.lastingId(),
      community: k.int('community').notNull(),
      /** Who asked; 0: a campaign. */
      by: k.member('by').notNull(),
      question: k.text('question').notNull(),
      options: k.json<readonly string[]>('options').notNull(),
      multiple: k.bool('multiple').notNull(),
      anonymous: k.bool('anonymous').notNull(),
      closesAt: k.ms('closes_at').notNull(),
      state: k.enum('state', ['open', 'closed'] as const).notNull(),
      /** Votes by option, once it is over: those of an anonymous poll are gone then. */
      counts: k.json<readonly number[]>('counts'),
      voters: k.int('voters'),
      eventId: k.text('event_id').notNull(),
      closedBy: k.text('closed_by'),
      at: k.ms('at').notNull(),
      closedAt: k.ms('closed_at'),
    },
    (t) => [
      k
        .index('polls_open')
        .on(t.community)
        .where(sql`${t.state} = 'open'`),
    ],
  ),
  /** Where it was asked, and how one votes there. */
  pollPlaces: k.table(
    'poll_places',
    {
      poll: k.int('poll').notNull(),
      room: k.int('room').notNull(),
      mode: k.enum('mode', ['native', 'buttons', 'numbers'] as const).notNull(),
      /** The platform's id of the message, once known. */
      messageId: k.text('message_id'),
      /** The question behind the buttons, once known. */
      question: k.int('question'),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.poll, t.room] }), k.index('poll_places_room').on(t.room)],
  ),
  /** One a member, whichever platform it came from. */
  pollVotes: k.table(
    'poll_votes',
    {
      poll: k.int('poll').notNull(),
      member: k.member('member').notNull(),
      /** Numbers of options from 0. */
      choices: k.json<readonly number[]>('choices').notNull(),
      /** How many of them; 0: taken back. */
      chosen: k.int('chosen').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.poll, t.member] }), k.index('poll_votes_member').on(t.member)],
  ),
});
