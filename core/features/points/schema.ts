import type { Kit } from '../../kit/columns.ts';

/** Times in which awards are multiplied. */
export const definePoints = (k: Kit) => ({
  windows: k.table('point_windows', {
    id: k.lastingId(),
    community: k.int('community').notNull(),
    from: k.ms('from').notNull(),
    /** The first instant after. */
    to: k.ms('to').notNull(),
    /** 200 is twice as many. */
    percent: k.int('percent').notNull(),
    eventId: k.text('event_id').notNull(),
  }),
});
