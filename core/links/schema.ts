import type { Kit } from '../kit/columns.ts';

/** Links whose clicks are counted, and what came of them. Nothing here tells who clicked. */
export const defineLinks = (k: Kit) => ({
  links: k.table(
    'click_links',
    {
      /** Said to staff: `点击 3`. */
      id: k.lastingId(),
      community: k.int('community').notNull(),
      /** http or https, as staff wrote it. Nothing else is ever redirected to. */
      url: k.text('url').notNull(),
      /** Staff's own word for it; may be empty. */
      name: k.text('name').notNull(),
      /** Off: said as it is from now on; short ones that are out keep working. */
      on: k.bool('is_on').notNull(),
      /** Members may ask for a short one of their own. */
      shared: k.bool('shared').notNull(),
      /** Who wrote it. */
      author: k.member('author').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('click_links_url').on(t.community, t.url)],
  ),
  /** One short link: where it was said, for which campaign and variant, or whose own it is. */
  linkCodes: k.table(
    'click_codes',
    {
      code: k.text('code').primaryKey(),
      link: k.int('link').notNull(),
      /** 0: in no group (staff's own, a member's own). */
      room: k.int('room').notNull(),
      /** `telegram`; empty where it is in no group. */
      platform: k.text('platform').notNull(),
      campaign: k.text('campaign').notNull(),
      variant: k.text('variant').notNull(),
      /** Whose own it is: they asked for it. 0: nobody's. */
      sharer: k.member('sharer').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('click_codes_link').on(t.link, t.room, t.sharer)],
  ),
  linkDays: k.table(
    'click_days',
    {
      code: k.text('code').notNull(),
      /** Civil day of the community. */
      day: k.text('day').notNull(),
      clicks: k.int('clicks').notNull(),
      /** Different ones of this day. */
      visitors: k.int('visitors').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.code, t.day] })],
  ),
  /** Today's visitors as hashes, and the salt without which they mean nothing. Both go when the day is over. */
  linkSeen: k.table('click_seen', { hash: k.text('hash').primaryKey(), until: k.ms('until').notNull() }, (t) => [
    k.index('click_seen_until').on(t.until),
  ]),
  linkSalts: k.table(
    'click_salts',
    {
      community: k.int('community').notNull(),
      day: k.text('day').notNull(),
      salt: k.text('salt').notNull(),
      until: k.ms('until').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.community, t.day] })],
  ),
});
