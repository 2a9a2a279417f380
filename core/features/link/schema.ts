import type { Kit } from '../../kit/columns.ts';

export const defineLinks = (k: Kit) => ({
  /** A code somebody asked for, to be typed on another platform. Used once. */
  linkCodes: k.table(
    'link_codes',
    {
      id: k.id(),
      code: k.text('code').notNull(),
      community: k.int('community').notNull(),
      member: k.member('member').notNull(),
      /** Their private chat, where they are asked to confirm. */
      room: k.int('room').notNull(),
      until: k.ms('until').notNull(),
      usedBy: k.text('used_by'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('link_codes_code').on(t.code)],
  ),
  /** Two members that are one person. The rows of `was` stay where they are; only the pointers moved. */
  links: k.table(
    'links',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      member: k.member('member').notNull(),
      was: k.member('was').notNull(),
      identities: k.json<readonly number[]>('identities').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
      partedAt: k.ms('parted_at'),
    },
    (t) => [k.index('links_member').on(t.member)],
  ),
  /** Wrong codes, so that nobody guesses one. */
  linkTries: k.table('link_tries', {
    identity: k.int('identity').primaryKey(),
    n: k.int('n').notNull(),
    since: k.ms('since').notNull(),
    eventId: k.text('event_id').notNull(),
  }),
});
