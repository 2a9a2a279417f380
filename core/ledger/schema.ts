import { sql } from 'drizzle-orm';

import type { Kit } from '../kit/columns.ts';

/**
 * A double-entry ledger: every movement is two rows, one a side, and is never changed. A member's balance is the sum of
 * their account's sides; `balances` keeps it. System accounts (mint, burn) keep no balance row, it would be the one
 * hot row: theirs is the sum.
 */
export const defineLedger = (k: Kit) => ({
  accounts: k.table(
    'ledger_accounts',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      kind: k.enum('kind', ['member', 'system'] as const).notNull(),
      /** Of a member's account; 0 for a system account. */
      member: k.member('member').notNull(),
      /** Of a system account: `mint`, `burn`, `moved`, `pot:…`; empty for a member's. */
      name: k.text('name').notNull(),
    },
    (t) => [k.uniqueIndex('ledger_accounts_owner').on(t.community, t.member, t.name)],
  ),
  entries: k.table(
    'ledger_entries',
    {
      id: k.id(),
      account: k.int('account').notNull(),
      against: k.int('against').notNull(),
      /** 1 into the account, -1 out of it. */
      side: k.int('side').notNull(),
      amount: k.int('amount').notNull(),
      /** What happened: `checkin.done`, `staff`. */
      reason: k.text('reason').notNull(),
      note: k.text('note'),
      identity: k.int('identity'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [
      k.index('ledger_entries_account').on(t.account, t.at),
      k.check('ledger_entries_amount', sql`${t.amount} > 0`),
      k.check('ledger_entries_side', sql`${t.side} in (-1, 1)`),
    ],
  ),
  balances: k.table(
    'balances',
    {
      account: k.int('account').primaryKey(),
      balance: k.int('balance').notNull(),
    },
    (t) => [k.check('balances_not_negative', sql`${t.balance} >= 0`)],
  ),
  /** What a link of two members brought in, to be given back when they part. */
  pointLinks: k.table('point_links', {
    link: k.int('link').primaryKey(),
    amount: k.int('amount').notNull(),
    /** The newest entry then. */
    after: k.int('after').notNull(),
    eventId: k.text('event_id').notNull(),
  }),
});
