import { sql } from 'drizzle-orm';

import type { Kit } from '../../kit/columns.ts';
import { splits } from './rules.ts';

export const packetStates = ['open', 'over', 'back'] as const;

export const definePackets = (k: Kit) => ({
  packets: k.table(
    'packets',
    {
      id: k.lastingId(),
      community: k.int('community').notNull(),
      room: k.int('room').notNull(),
      giver: k.member('giver').notNull(),
      amount: k.int('amount').notNull(),
      count: k.int('count').notNull(),
      split: k.enum('split', splits).notNull(),
      /** With it and the three above the shares can be computed again. */
      seed: k.int('seed').notNull(),
      shares: k.json<readonly number[]>('shares').notNull(),
      taken: k.int('taken').notNull().default(0),
      /** The points were minted for it; what is left over is burned again. */
      minted: k.bool('minted').notNull(),
      /** `over`: all taken; `back`: what was left went back. */
      state: k.enum('state', packetStates).notNull(),
      until: k.ms('until').notNull(),
      eventId: k.text('event_id').notNull(),
      /** The event that gave the rest back; one that is `over` was ended by its last claim. */
      closedBy: k.text('closed_by'),
      at: k.ms('at').notNull(),
    },
    (t) => [
      k.index('packets_state').on(t.state, t.room),
      k.index('packets_community').on(t.community, t.at),
      k.check('packets_taken', sql`${t.taken} between 0 and ${t.count}`),
    ],
  ),
  packetClaims: k.table(
    'packet_claims',
    {
      packet: k.int('packet').notNull(),
      member: k.member('member').notNull(),
      amount: k.int('amount').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.packet, t.member] })],
  ),
});
