import type { Kit } from '../../kit/columns.ts';

export const defineGroups = (k: Kit) => ({
  /** The list an owner was shown last: what its numbers mean. */
  groupLists: k.table('group_lists', {
    member: k.member('member').primaryKey(),
    rooms: k.json<readonly number[]>('rooms').notNull(),
    eventId: k.text('event_id').notNull(),
    at: k.ms('at').notNull(),
  }),
  /** Groups the bot was pulled into by somebody we do not know. */
  groupWaits: k.table('group_waits', {
    room: k.int('room').primaryKey(),
    state: k.enum('state', ['waiting', 'yes', 'no'] as const).notNull(),
    by: k.text('by').notNull(),
    eventId: k.text('event_id').notNull(),
    at: k.ms('at').notNull(),
  }),
  /** Friend requests accepted: so many a day. */
  friendsAccepted: k.table(
    'friends_accepted',
    {
      id: k.id(),
      account: k.text('account').notNull(),
      user: k.text('user').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('friends_accepted_account').on(t.account, t.at)],
  ),
});
