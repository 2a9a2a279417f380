import type { Kit } from '../../kit/columns.ts';

/** Rooms the bot is silent in. `until` far ahead: until somebody says otherwise. */
export const defineQuiet = (k: Kit) => ({
  quiet: k.table('quiet', {
    room: k.int('room').primaryKey(),
    community: k.int('community').notNull(),
    until: k.ms('until').notNull(),
    since: k.ms('since').notNull(),
    eventId: k.text('event_id').notNull(),
  }),
});
