import type { Kit } from '../../kit/columns.ts';
import { states } from './rules.ts';

export const defineReferral = (k: Kit) => ({
  /** One row a newcomer, for ever: whoever comes twice was brought in once. */
  referrals: k.table(
    'referrals',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      room: k.int('room').notNull(),
      invitee: k.member('invitee').notNull(),
      inviter: k.member('inviter'),
      /** A channel of the staff instead of an inviter. */
      channel: k.text('channel'),
      state: k.enum('state', states).notNull(),
      /** Why it is void. */
      why: k.text('why'),
      /** Points credited; taken back, at most, when it is lost. */
      paid: k.int('paid').notNull().default(0),
      joinedAt: k.ms('joined_at').notNull(),
      keptAt: k.ms('kept_at'),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [
      k.uniqueIndex('referrals_invitee').on(t.community, t.invitee),
      k.index('referrals_inviter').on(t.inviter, t.state),
    ],
  ),
  /** What newcomers type, and what invite links are named: a member's own, or a channel of the staff. */
  referralCodes: k.table(
    'referral_codes',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      code: k.text('code').notNull(),
      member: k.member('member'),
      channel: k.text('channel'),
      /** When a link was last made with it. */
      linkAt: k.ms('link_at'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('referral_codes_code').on(t.code), k.index('referral_codes_member').on(t.member)],
  ),
});
