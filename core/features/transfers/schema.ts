import type { Kit } from '../../kit/columns.ts';

export const signalKinds = ['circle', 'many'] as const;

export const defineTransfers = (k: Kit) => ({
  transfers: k.table(
    'transfers',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      giver: k.member('giver').notNull(),
      taker: k.member('taker').notNull(),
      amount: k.int('amount').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('transfers_community').on(t.community, t.at)],
  ),
  /** What staff were told, so that they are told once a week. */
  transferSignals: k.table(
    'transfer_signals',
    {
      community: k.int('community').notNull(),
      kind: k.enum('kind', signalKinds).notNull(),
      /** Whom it is about: the taker. */
      member: k.member('member').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('transfer_signals_member').on(t.member, t.kind)],
  ),
});
