import { and, asc, desc, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineOutbox, definePeople } from '../../schema.ts';
import type { Leaving } from '../../types.ts';
import { defineGroups } from './schema.ts';

export interface Owned {
  readonly room: number;
  readonly name: string;
  readonly account: string;
  readonly community: number;
  readonly title: string;
  /** Nobody said yes to it yet. */
  readonly waits: boolean;
}
export interface OwnerRow {
  readonly member: number;
  readonly community: number;
  readonly title: string;
  readonly user: string;
}
const dayMs = 86_400_000;
/** So many rows of a private chat, the newest, are looked through for what did not arrive. */
const lookedAt = 200;

/** Called once per bot; everything runs inside a handler, but `waiting`. */
export function groupStore(database: Database) {
  const { db } = database;
  const { groupLists: lists, groupWaits: waits, friendsAccepted: friends } = database.t(defineGroups);
  const { outbox } = database.t(defineOutbox);
  const { rooms, members, memberships, identities, communities } = database.t(definePeople);

  /** Communities this person owns, by grant or by the platform's word in one of its groups. */
  const ownedBy = async (account: string, user: string): Promise<{ id: number; name: string }[]> =>
    db
      .selectDistinct({ id: communities.id, name: communities.name })
      .from(identities)
      .innerJoin(members, eq(members.id, identities.member))
      .innerJoin(communities, eq(communities.id, identities.community))
      .leftJoin(memberships, and(eq(memberships.member, members.id), isNull(memberships.leftAt)))
      .where(
        and(
          eq(identities.account, account),
          eq(identities.platformUserId, user),
          or(eq(members.granted, 'owner'), eq(memberships.role, 'owner')),
        ),
      )
      .orderBy(asc(communities.id));
  /** Groups without an owner, for whoever was made owner by message on this account. */
  const waitingFor = async (account: string, user: string): Promise<Owned[]> => {
    const mine = and(
      eq(identities.account, account),
      eq(identities.platformUserId, user),
      eq(members.granted, 'owner'),
    );
    const granted = await db
      .select({ id: members.id })
      .from(members)
      .innerJoin(identities, eq(identities.member, members.id))
      .where(mine)
      .limit(1);
    if (granted.length === 0) return [];
    const rows = await db
      .select({ room: rooms.id, name: rooms.name, account: rooms.account, community: rooms.community })
      .from(waits)
      .innerJoin(rooms, eq(rooms.id, waits.room))
      .where(and(ne(waits.state, 'yes'), eq(rooms.account, account), isNull(rooms.leftAt)))
      .orderBy(asc(rooms.id));
    return rows.map((r) => ({ ...r, title: '', waits: true }));
  };
  return {
    ownedBy,
    groups: async (account: string, user: string): Promise<Owned[]> => {
      const own = (await ownedBy(account, user)).map((c) => c.id);
      if (own.length === 0) return [];
      const theirs = await db
        .select({
          room: rooms.id,
          name: rooms.name,
          account: rooms.account,
          community: rooms.community,
          title: communities.name,
        })
        .from(rooms)
        .innerJoin(communities, eq(communities.id, rooms.community))
        .where(and(inArray(rooms.community, own), eq(rooms.kind, 'group'), isNull(rooms.leftAt)))
        .orderBy(asc(rooms.community), asc(rooms.id));
      return [...theirs.map((g) => ({ ...g, waits: false })), ...(await waitingFor(account, user))];
    },
    shown: async (member: number): Promise<readonly number[] | undefined> =>
      (await db.select({ rooms: lists.rooms }).from(lists).where(eq(lists.member, member)))[0]?.rooms,
    show: async (member: number, shown: readonly number[], eventId: string, at: number): Promise<void> => {
      const row = { rooms: shown, eventId, at };
      await db
        .insert(lists)
        .values({ member, ...row })
        .onConflictDoUpdate({ target: lists.member, set: row });
    },
    /** Who was made owner by message on this account, the first first. */
    owners: (account: string): Promise<OwnerRow[]> =>
      db
        .select({
          member: members.id,
          community: communities.id,
          title: communities.name,
          user: identities.platformUserId,
        })
        .from(members)
        .innerJoin(identities, and(eq(identities.member, members.id), eq(identities.account, account)))
        .innerJoin(communities, eq(communities.id, members.community))
        .where(eq(members.granted, 'owner'))
        .orderBy(asc(members.id)),
    /** Has this community an owner, whoever says so? */
    hasOwner: async (community: number): Promise<boolean> =>
      (
        await db
          .select({ id: members.id })
          .from(members)
          .leftJoin(memberships, and(eq(memberships.member, members.id), isNull(memberships.leftAt)))
          .where(and(eq(members.community, community), or(eq(members.granted, 'owner'), eq(memberships.role, 'owner'))))
          .limit(1)
      ).length > 0,
    /** Outside a handler. */
    waiting: async (): Promise<number[]> =>
      (await database.read.select({ room: waits.room }).from(waits).where(ne(waits.state, 'yes'))).map((r) => r.room),
    wait: async (room: number, by: string, eventId: string, at: number): Promise<void> => {
      const row = { state: 'waiting' as const, by, eventId, at };
      await db
        .insert(waits)
        .values({ room, ...row })
        .onConflictDoUpdate({ target: waits.room, set: row });
    },
    decide: async (room: number, state: 'yes' | 'no', eventId: string): Promise<boolean> =>
      (
        await db
          .update(waits)
          .set({ state, eventId })
          .where(and(eq(waits.room, room), ne(waits.state, 'yes')))
          .returning({ room: waits.room })
      ).length > 0,
    accepted: async (account: string, now: number): Promise<number[]> =>
      (
        await db
          .select({ at: friends.at })
          .from(friends)
          .where(and(eq(friends.account, account), gt(friends.at, now - dayMs)))
          .orderBy(desc(friends.at))
      ).map((r) => r.at),
    /**
     * What was said in this private chat since then and did not arrive there, because its member was no friend: the
     * newest so many, the oldest first. What only made sense until a moment that is past is left out.
     */
    kept: async (
      room: number,
      since: number,
      now: number,
      most: number,
    ): Promise<{ id: number; effect: Leaving }[]> => {
      // The newest rows of the chat without what was said: nearly always none of them is meant.
      const { id, state, error, at, expires } = outbox;
      const recent = await db
        .select({ id, state, error, at, expires })
        .from(outbox)
        .where(eq(outbox.room, room))
        .orderBy(desc(id))
        .limit(lookedAt);
      const ids = recent
        .filter((r) => r.state === 'failed' && r.error?.startsWith('denied:') === true && r.at > since)
        .filter((r) => r.expires === null || r.expires > now)
        .slice(0, 2 * most)
        .map((r) => r.id);
      if (ids.length === 0) return [];
      const rows = await db
        .select({ id, payload: outbox.payload })
        .from(outbox)
        .where(inArray(id, ids))
        .orderBy(asc(id));
      return rows.map((r) => ({ id: r.id, effect: r.payload.effect as Leaving }));
    },
    /** It is said anew, in rows of their own. */
    saidAnew: async (ids: readonly number[]): Promise<void> => {
      if (ids.length > 0)
        await db
          .update(outbox)
          .set({ error: 'said anew' })
          .where(inArray(outbox.id, [...ids]));
    },
    /** Whose private chat this is, and the group on that account they came into last. */
    metIn: async (
      chat: { readonly account: string; readonly platformId: string },
      community: number,
    ): Promise<{ member: number; name: string; room: number } | undefined> =>
      (
        await db
          .select({ member: identities.member, name: identities.name, room: rooms.id })
          .from(identities)
          .innerJoin(memberships, and(eq(memberships.member, identities.member), isNull(memberships.leftAt)))
          .innerJoin(rooms, and(eq(rooms.id, memberships.room), eq(rooms.kind, 'group'), isNull(rooms.leftAt)))
          .where(
            and(
              eq(identities.community, community),
              eq(identities.account, chat.account),
              eq(identities.platformUserId, chat.platformId),
              eq(rooms.account, chat.account),
            ),
          )
          .orderBy(desc(rooms.id))
          .limit(1)
      )[0],
    accept: async (row: { account: string; user: string; eventId: string; at: number }): Promise<void> => {
      await db.insert(friends).values(row);
    },
  };
}
export type GroupStore = ReturnType<typeof groupStore>;
