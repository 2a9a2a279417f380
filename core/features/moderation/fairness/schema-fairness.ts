import type { Kit } from '../../../kit/columns.ts';
import type { Did } from '../rules/rules.ts';

/** `lapsed`: nobody looked in time, so it counted as granted. */
export type AppealState = 'open' | 'granted' | 'kept' | 'lapsed';
/** `holding`: nobody has answered yet; `tomorrow` and `undone`: paused until the next morning; `going`: released. */
export type BrakeState = 'holding' | 'tomorrow' | 'undone' | 'going';

/** What makes acts fair: appeals against them, and the brake that stops them. */
export const defineFairness = (k: Kit) => ({
  /** One appeal an act, ever. While it is open the act's strikes do not count. */
  moderationAppeals: k.table(
    'moderation_appeals',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      /** Where it was made, and where it is answered. */
      room: k.int('room').notNull(),
      act: k.int('act').notNull(),
      member: k.member('member').notNull(),
      reason: k.text('reason').notNull(),
      state: k.text('state').$type<AppealState>().notNull(),
      /** Who is to look now; null: nobody could be found. */
      asked: k.member('asked'),
      /** How many were asked so far. */
      tries: k.int('tries').notNull(),
      until: k.ms('until').notNull(),
      decidedBy: k.member('decided_by'),
      decidedAt: k.ms('decided_at'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('moderation_appeals_act').on(t.act)],
  ),
  /** Who was asked about an appeal, so that nobody is asked twice. */
  moderationAppealAsked: k.table(
    'moderation_appeal_asked',
    { appeal: k.int('appeal').notNull(), member: k.member('member').notNull(), at: k.ms('at').notNull() },
    (t) => [k.primaryKey({ columns: [t.appeal, t.member] })],
  ),
  /** Enforcement of one group was paused. */
  moderationBrakes: k.table(
    'moderation_brakes',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      room: k.int('room').notNull(),
      state: k.text('state').$type<BrakeState>().notNull(),
      /** What is counted begins here: all acts since then are taken back together. */
      since: k.ms('since').notNull(),
      /** Paused so long. */
      until: k.ms('until').notNull(),
      decidedBy: k.member('decided_by'),
      decidedAt: k.ms('decided_at'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('moderation_brakes_room').on(t.room, t.at)],
  ),
  /** Acts that were only written down because the brake was on, with what would have been done. */
  moderationHeld: k.table('moderation_held', {
    act: k.int('act').primaryKey(),
    brake: k.int('brake').notNull(),
    would: k.json<Did>('would').notNull(),
  }),
});
