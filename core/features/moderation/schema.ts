import type { Kit } from '../../kit/columns.ts';
import type { Action, Did } from './rules.ts';

export const defineModeration = (k: Kit) => ({
  /** One listed word of a community and what is done about it. */
  wordRules: k.table(
    'word_rules',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      /** As the owner typed it. */
      word: k.text('word').notNull(),
      actions: k.json<readonly Action[]>('actions').notNull(),
      /** For `mute`; null: the community's setting. */
      muteMs: k.int('mute_ms'),
      by: k.member('by').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('word_rules_word').on(t.community, t.word)],
  ),
  /** What was done to whom, and why. A strike is an act that is not taken back and not too old. */
  moderationActs: k.table(
    'moderation_acts',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      room: k.int('room').notNull(),
      member: k.member('member').notNull(),
      word: k.text('word').notNull(),
      /** The hit as it was written; the rest of the message is not kept here. */
      found: k.text('found').notNull(),
      views: k.json<readonly string[]>('views').notNull(),
      did: k.json<Did>('did').notNull(),
      messageId: k.text('message_id').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
      /** The event that took it back. */
      undoneBy: k.text('undone_by'),
    },
    (t) => [k.index('moderation_acts_member').on(t.community, t.member, t.at)],
  ),
});
