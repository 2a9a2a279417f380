import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineHappenings, definePeople } from '../../schema.ts';
import { defineRosters, type PeopleCase, type RoomCase, type SeatRow } from './schema.ts';

export interface KnownRoom {
  readonly id: number;
  readonly community: number;
  readonly platformId: string;
  readonly name: string;
  readonly seats: readonly SeatRow[];
  /** False: from memberships, in no order. */
  readonly ordered: boolean;
}
export interface IdentityRow {
  readonly id: number;
  readonly community: number;
  readonly account: string;
  readonly user: string;
  readonly member: number;
  readonly name: string;
}
export interface Case {
  readonly id: number;
  readonly data: RoomCase | PeopleCase;
}

/** Called once per bot; everything runs inside a handler, but `seated`. */
export function recogniseStore(database: Database) {
  const { db } = database;
  const { rosterSeats: seats, recogniseCases: cases, recogniseTries: tries } = database.t(defineRosters);
  const { rooms, identities, memberships, members } = database.t(definePeople);
  const { happenings } = database.t(defineHappenings);
  const p = sql.placeholder;
  const addSeat = db
    .insert(seats)
    .values({ room: p('room'), user: p('user'), name: p('name'), alias: p('alias'), eventId: p('eventId') })
    .prepare('recognise_add_seat');
  const seatRow = { user: seats.user, name: seats.name, alias: seats.alias };

  const membersOf = (room: number, account: string): Promise<{ user: string; name: string }[]> =>
    db
      .select({ user: identities.platformUserId, name: identities.name })
      .from(memberships)
      .innerJoin(identities, and(eq(identities.member, memberships.member), eq(identities.account, account)))
      .where(and(eq(memberships.room, room), isNull(memberships.leftAt)));

  return {
    /** Groups whose seats are kept, outside a handler. */
    seated: async (): Promise<number[]> =>
      (await database.read.selectDistinct({ room: seats.room }).from(seats)).map((r) => r.room),
    rooms: async (account: string): Promise<KnownRoom[]> => {
      const all = await db
        .select({ id: rooms.id, community: rooms.community, platformId: rooms.platformId, name: rooms.name })
        .from(rooms)
        .where(and(eq(rooms.account, account), eq(rooms.kind, 'group'), isNull(rooms.leftAt)))
        .orderBy(asc(rooms.id));
      const found: KnownRoom[] = [];
      for (const room of all) {
        const listed = await db.select(seatRow).from(seats).where(eq(seats.room, room.id)).orderBy(asc(seats.id));
        const ordered = listed.length > 0;
        const known = ordered ? listed : await membersOf(room.id, account);
        found.push({ ...room, ordered, seats: known.map((s) => ({ alias: null, ...s })) });
      }
      return found;
    },
    roomCalled: async (account: string, platformId: string) =>
      (
        await db
          .select({ id: rooms.id, community: rooms.community })
          .from(rooms)
          .where(and(eq(rooms.account, account), eq(rooms.platformId, platformId)))
      )[0],
    /** A room that turned out to be another one: nothing is said there any more. */
    bury: async (room: number, platformId: string, now: number): Promise<void> => {
      await db.update(rooms).set({ platformId, leftAt: now }).where(eq(rooms.id, room));
    },
    privateRooms: (account: string): Promise<{ id: number; platformId: string }[]> =>
      db
        .select({ id: rooms.id, platformId: rooms.platformId })
        .from(rooms)
        .where(and(eq(rooms.account, account), eq(rooms.kind, 'private'))),
    identities: (account: string): Promise<IdentityRow[]> =>
      db
        .select({
          id: identities.id,
          community: identities.community,
          account: identities.account,
          user: identities.platformUserId,
          member: identities.member,
          name: identities.name,
        })
        .from(identities)
        .where(eq(identities.account, account)),
    /** In which of our groups each of a community's people is listed now, by the platform's id. */
    present: async (community: number, account: string): Promise<Set<string>> => {
      const rows = await db
        .selectDistinct({ user: seats.user })
        .from(seats)
        .innerJoin(rooms, eq(rooms.id, seats.room))
        .where(and(eq(rooms.community, community), eq(rooms.account, account)));
      return new Set(rows.map((r) => r.user));
    },
    granted: async (member: number): Promise<string> =>
      (await db.select({ granted: members.granted }).from(members).where(eq(members.id, member)))[0]?.granted ??
      'member',
    /** The list of a group, in place of the one before. */
    seat: async (room: number, list: readonly SeatRow[], eventId: string): Promise<void> => {
      await db.delete(seats).where(eq(seats.room, room));
      await database.many(
        addSeat,
        list.map((s) => ({ room, user: s.user, name: s.name, alias: s.alias, eventId })),
      );
    },
    unseat: async (room: number, user: string): Promise<void> => {
      await db.delete(seats).where(and(eq(seats.room, room), eq(seats.user, user)));
    },
    open: async (community: number, data: RoomCase | PeopleCase, eventId: string, at: number): Promise<void> => {
      await db.insert(cases).values({ community, data, eventId, at });
    },
    /** What was asked before and not answered is asked no more: the lists are new. */
    closeAll: async (communities: readonly number[], by: string): Promise<void> => {
      if (communities.length > 0)
        await db
          .update(cases)
          .set({ closedBy: by })
          .where(and(inArray(cases.community, [...communities]), isNull(cases.closedBy)));
    },
    cases: (community: number): Promise<Case[]> =>
      db
        .select({ id: cases.id, data: cases.data })
        .from(cases)
        .where(and(eq(cases.community, community), isNull(cases.closedBy)))
        .orderBy(asc(cases.id)),
    close: async (id: number, by: string): Promise<boolean> => {
      const done = await db
        .update(cases)
        .set({ closedBy: by })
        .where(and(eq(cases.id, id), isNull(cases.closedBy)))
        .returning({ id: cases.id });
      return done.length > 0;
    },
    /** When the member last checked in, epoch ms. */
    lastCheckin: async (community: number, member: number): Promise<number | undefined> =>
      (
        await db
          .select({ at: happenings.at })
          .from(happenings)
          .where(
            and(
              eq(happenings.community, community),
              eq(happenings.what, 'checkin.done'),
              eq(happenings.member, member),
            ),
          )
          .orderBy(desc(happenings.at))
          .limit(1)
      )[0]?.at,
    tried: async (member: number, now: number, windowMs: number): Promise<number> => {
      const [row] = await db.select().from(tries).where(eq(tries.member, member));
      return row && now - row.since < windowMs ? row.n : 0;
    },
    wrong: async (member: number, now: number, windowMs: number, eventId: string): Promise<void> => {
      const [row] = await db.select().from(tries).where(eq(tries.member, member));
      const fresh = !row || now - row.since >= windowMs;
      const next = { n: fresh ? 1 : row.n + 1, since: fresh ? now : row.since, eventId };
      await db
        .insert(tries)
        .values({ member, ...next })
        .onConflictDoUpdate({ target: tries.member, set: next });
    },
  };
}
export type RecogniseStore = ReturnType<typeof recogniseStore>;
