import type { Kit } from '../../kit/columns.ts';

export const defineCommunityCodes = (k: Kit) => ({
  /** What an owner gives to bring another group in. Used once. */
  communityCodes: k.table(
    'community_codes',
    {
      id: k.id(),
      code: k.text('code').notNull(),
      community: k.int('community').notNull(),
      member: k.member('member').notNull(),
      /** The owner's private chat, where they are asked. */
      room: k.int('room').notNull(),
      until: k.ms('until').notNull(),
      usedBy: k.text('used_by'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('community_codes_code').on(t.code)],
  ),
});
