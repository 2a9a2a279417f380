import type { Kit } from '../../kit/columns.ts';

/**
 * A group's days in sums, so that looking back over a month reads some hundred rows and no message. `place`: a group's
 * id, or minus the id of a community, for what would count somebody twice who is in two of its groups.
 */
export const defineRecap = (k: Kit) => ({
  recapCounts: k.table(
    'recap_counts',
    {
      place: k.int('place').notNull(),
      /** A civil day `2026-11-22`; of speakers also a week by its Monday `w2026-11-16` and a month `2026-11`. */
      span: k.text('span').notNull(),
      /** `speakers`, `checkins`, `points`, `thanks`. */
      what: k.text('what').notNull(),
      n: k.int('n').notNull(),
      /** The last event that was counted. */
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.place, t.span, t.what] })],
  ),
  /** The last day somebody spoke somewhere: who is new to a day, a week, a month. */
  recapSpeakers: k.table(
    'recap_speakers',
    {
      place: k.int('place').notNull(),
      member: k.member('member').notNull(),
      day: k.text('day').notNull(),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.place, t.member] }), k.index('recap_speakers_member').on(t.member)],
  ),
  /** The topic of each day that most members answered. */
  recapTopics: k.table(
    'recap_topics',
    {
      room: k.int('room').notNull(),
      day: k.text('day').notNull(),
      /** Its beginning, as it was said there. */
      topic: k.text('topic').notNull(),
      replies: k.int('replies').notNull(),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.room, t.day] })],
  ),
});
