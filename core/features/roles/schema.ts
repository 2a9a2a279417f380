import type { Kit } from '../../kit/columns.ts';

/** Wrong codes said, so that nobody can try them all. Kept for a day. */
export const defineClaimTries = (k: Kit) => ({
  claimTries: k.table(
    'claim_tries',
    {
      id: k.id(),
      account: k.text('account').notNull(),
      platformUserId: k.text('platform_user_id').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('claim_tries_user').on(t.account, t.platformUserId, t.at)],
  ),
});
