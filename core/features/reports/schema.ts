import type { Kit } from '../../kit/columns.ts';
import type { State } from './rules.ts';

export const defineReports = (k: Kit) => ({
  /** One reported message, however many reported it. */
  reports: k.table(
    'reports',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      room: k.int('room').notNull(),
      /** The platform's id of the message. */
      messageId: k.text('message_id').notNull(),
      author: k.member('author').notNull(),
      /** The words, while it is open and the community keeps words at all. */
      excerpt: k.text('excerpt'),
      state: k.text('state').$type<State>().notNull(),
      /** Sum of its reporters' weights, percent. */
      weight: k.int('weight').notNull(),
      /** When it came before staff; null: not yet. */
      cardAt: k.ms('card_at'),
      decidedBy: k.member('decided_by'),
      decidedEvent: k.text('decided_event'),
      decidedAt: k.ms('decided_at'),
      /** What moderation did about it, by its short name. */
      act: k.text('act'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [
      k.uniqueIndex('reports_message').on(t.room, t.messageId),
      k.index('reports_open').on(t.community, t.state),
      k.index('reports_decided').on(t.decidedEvent),
    ],
  ),
  /** Who reported it. */
  reportVoices: k.table(
    'report_voices',
    {
      report: k.int('report').notNull(),
      member: k.member('member').notNull(),
      reason: k.text('reason').notNull(),
      weight: k.int('weight').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.report, t.member] }), k.index('report_voices_member').on(t.member, t.at)],
  ),
});
