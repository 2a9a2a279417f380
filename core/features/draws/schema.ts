import { sql } from 'drizzle-orm';

import type { Kit } from '../../kit/columns.ts';
import type { Prize } from './prizes.ts';
import type { Needs } from './spec.ts';

export const defineDraws = (k: Kit) => ({
  draws: k.table(
    'draws',
    {
      /** Public: it stands in the commitment, so it is never given twice. */
      id: k.lastingId(),
      community: k.int('community').notNull(),
      room: k.int('room').notNull(),
      /** Who made it. */
      by: k.member('by').notNull(),
      prizes: k.json<readonly Prize[]>('prizes').notNull(),
      closesAt: k.ms('closes_at').notNull(),
      full: k.int('full'),
      price: k.int('price').notNull(),
      needs: k.json<Needs>('needs').notNull(),
      weighting: k.enum('weighting', ['equal', 'checkin'] as const).notNull(),
      phrase: k.text('phrase'),
      /** Secret until it is drawn. */
      seed: k.text('seed').notNull(),
      commitment: k.text('commitment').notNull(),
      listHash: k.text('list_hash'),
      state: k.enum('state', ['open', 'drawn', 'cancelled'] as const).notNull(),
      eventId: k.text('event_id').notNull(),
      closedBy: k.text('closed_by'),
      at: k.ms('at').notNull(),
      drawnAt: k.ms('drawn_at'),
    },
    (t) => [
      k
        .index('draws_open')
        .on(t.room)
        .where(sql`${t.state} = 'open'`),
    ],
  ),
  drawEntries: k.table(
    'draw_entries',
    {
      draw: k.int('draw').notNull(),
      /** By order of joining, from 1. */
      number: k.int('number').notNull(),
      member: k.member('member').notNull(),
      weight: k.int('weight').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.draw, t.number] }), k.uniqueIndex('draw_entries_member').on(t.draw, t.member)],
  ),
  /** The places given so far, passed-over ones too: written once each, so a place is never drawn twice. */
  drawPlaces: k.table(
    'draw_places',
    {
      draw: k.int('draw').notNull(),
      /** From 0, in the order of the public rule. */
      place: k.int('place').notNull(),
      /** Which of the prizes it brings, from 0. Whoever follows one passed over gets the same. */
      prize: k.int('prize').notNull(),
      number: k.int('number').notNull(),
      member: k.member('member').notNull(),
      state: k.enum('state', ['waiting', 'claimed', 'passed'] as const).notNull(),
      /** Why it was passed over: left the group, did not claim in time, staff said so. */
      why: k.enum('why', ['left', 'late', 'staff'] as const),
      until: k.ms('until').notNull(),
      eventId: k.text('event_id').notNull(),
      closedBy: k.text('closed_by'),
    },
    (t) => [k.primaryKey({ columns: [t.draw, t.place] }), k.uniqueIndex('draw_places_number').on(t.draw, t.number)],
  ),
});
