import type { Kit } from '../../kit/columns.ts';

/** Somebody in a group's list, by the platform's ids. */
export interface SeatRow {
  readonly user: string;
  readonly name: string;
  readonly alias: string | null;
}
/** A group that may be one we know. */
export interface RoomCase {
  readonly kind: 'room';
  readonly account: string;
  /** Ours, and what it may be now. */
  readonly room: number;
  readonly is: string;
  readonly name: string;
  readonly seats: readonly SeatRow[];
}
/** People of one group who may be the ones we know. */
export interface PeopleCase {
  readonly kind: 'people';
  readonly account: string;
  readonly group: string;
  readonly pairs: readonly { readonly name: string; readonly was: string; readonly is: string }[];
}

export const defineRosters = (k: Kit) => ({
  /** Who is in a group, in the platform's order, as it was last told. Names as written. */
  rosterSeats: k.table(
    'roster_seats',
    {
      id: k.id(),
      room: k.int('room').notNull(),
      user: k.text('user').notNull(),
      name: k.text('name').notNull(),
      alias: k.text('alias'),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.index('roster_seats_room').on(t.room, t.id)],
  ),
  /** What an owner is to say yes or no to. */
  recogniseCases: k.table(
    'recognise_cases',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      data: k.json<RoomCase | PeopleCase>('data').notNull(),
      closedBy: k.text('closed_by'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('recognise_cases_community').on(t.community)],
  ),
  /** Wrong proofs, so that nobody guesses somebody's points. */
  recogniseTries: k.table('recognise_tries', {
    member: k.member('member').primaryKey(),
    n: k.int('n').notNull(),
    since: k.ms('since').notNull(),
    eventId: k.text('event_id').notNull(),
  }),
});
