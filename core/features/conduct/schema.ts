import type { Kit } from '../../kit/columns.ts';
import type { Kind } from './rules.ts';

export const defineConduct = (k: Kit) => ({
  /** What is noted about members; seen by staff and by the member alone. */
  conductMarks: k.table(
    'conduct_marks',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      member: k.member('member').notNull(),
      kind: k.text('kind').$type<Kind>().notNull(),
      ref: k.text('ref').notNull(),
      weight: k.int('weight').notNull(),
      good: k.bool('good').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('conduct_marks_ref').on(t.community, t.member, t.kind, t.ref)],
  ),
});
