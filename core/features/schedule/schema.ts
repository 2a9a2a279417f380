import type { Kit } from '../../kit/columns.ts';
import type { When } from '../../kit/sentence/when.ts';

export const defineSchedules = (k: Kit) => ({
  schedules: k.table(
    'schedules',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      /** Null: in all groups of the community. */
      room: k.int('room'),
      by: k.member('by').notNull(),
      words: k.text('words').notNull(),
      when: k.json<When>('when').notNull(),
      state: k.enum('state', ['active', 'paused', 'gone'] as const).notNull(),
      /** One more with each change: an occurrence of an older one has another job key and is not said. */
      version: k.int('version').notNull(),
      /** When it comes next, epoch ms; null: never again. */
      next: k.ms('next'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('schedules_room').on(t.community, t.room)],
  ),
});
