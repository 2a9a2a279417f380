/**
 * One person who turns out to be two members, and one group that moves to another community. Only the pointers move:
 * history stays where it was written, and what each feature does about it is its own rule.
 */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';

import { slot } from '../kit/statement.ts';
import type { Database, Tx } from '../ports.ts';
import type { Community, Room } from '../types.ts';
import { changedIn } from './again.ts';
import type { Memory } from './memory.ts';
import type { PeopleStore } from './store.ts';

export interface IdentityRow {
  readonly id: number;
  readonly account: string;
  readonly user: string;
  readonly name: string;
}
/** A member of the group that moved. `wholly`: they were in no other group of the old community. */
export interface Moved {
  readonly was: number;
  readonly is: number;
  readonly wholly: boolean;
}
export interface Merging {
  identitiesOf(member: number): Promise<IdentityRow[]>;
  /** Who this platform user is in a community; undefined when not met there. */
  memberIn(community: number, account: string, user: string): Promise<number | undefined>;
  /** How many are in this group, as far as we met them. */
  people(room: number): Promise<number>;
  /** All identities of `from` are `into` from now on, with their memberships. @returns the identities moved. */
  join(tx: Tx, from: number, into: number): Promise<number[]>;
  /** These identities are `back` again. Memberships go back with the accounts that are only theirs. */
  part(tx: Tx, identities: readonly number[], into: number, back: number): Promise<void>;
  /**
   * The same people and rooms under other ids of the platform: only the ids change, everything we know stays. None of
   * the new ids may be taken already (rooms by account, people by community and account).
   */
  renumber(
    tx: Tx,
    change: {
      readonly rooms: readonly { readonly id: number; readonly platformId: string }[];
      readonly identities: readonly { readonly id: number; readonly account: string; readonly user: string }[];
    },
  ): Promise<void>;
  /** The group and everybody in it belong to another community. */
  adopt(tx: Tx, room: Room, to: Community, now: number): Promise<Moved[]>;
}

/** Called once per bot; everything runs inside a handler. */
export function createMerging(database: Database, store: PeopleStore, memory: Memory): Merging {
  const { identities, members, memberships, rooms } = store.t;
  const { db } = database;

  const setIdentity = db
    .update(identities)
    .set({ platformUserId: slot(identities.platformUserId, 'user'), account: slot(identities.account, 'account') })
    .where(eq(identities.id, sql.placeholder('id')))
    .prepare('merge_renumber_identity');

  const identitiesOf = (member: number): Promise<IdentityRow[]> =>
    db
      .select({
        id: identities.id,
        account: identities.account,
        user: identities.platformUserId,
        name: identities.name,
      })
      .from(identities)
      .where(eq(identities.member, member));

  /** Moves memberships of these rooms; where both are in a room, one row stays: who came first, with the higher role's word last. */
  const moveMemberships = async (from: number, into: number, where?: readonly number[]): Promise<void> => {
    const mine = and(eq(memberships.member, from), ...(where ? [inArray(memberships.room, [...where])] : []));
    const there = db.select({ room: memberships.room }).from(memberships).where(eq(memberships.member, into));
    const both = await db
      .select({ room: memberships.room, leftAt: memberships.leftAt })
      .from(memberships)
      .where(and(mine, inArray(memberships.room, there)));
    for (const { room, leftAt } of both) {
      // Whoever is still there keeps the room open for both.
      if (leftAt === null)
        await db
          .update(memberships)
          .set({ leftAt: null })
          .where(and(eq(memberships.room, room), eq(memberships.member, into)));
      await db.delete(memberships).where(and(eq(memberships.room, room), eq(memberships.member, from)));
    }
    await db.update(memberships).set({ member: into }).where(mine);
  };

  return {
    identitiesOf,
    memberIn: async (community, account, user) => (await store.person.execute({ community, account, user }))[0]?.member,
    people: async (room) => db.$count(memberships, and(eq(memberships.room, room), isNull(memberships.leftAt))),
    join: async (tx, from, into) => {
      const moved = (await identitiesOf(from)).map((i) => i.id);
      await db.update(identities).set({ member: into }).where(eq(identities.member, from));
      await moveMemberships(from, into);
      tx.after(() => memory.forgetPeople([from, into]));
      changedIn(tx).pointers(from, into);
      return moved;
    },
    part: async (tx, ids, into, back) => {
      await db
        .update(identities)
        .set({ member: back })
        .where(inArray(identities.id, [...ids]));
      const stays = new Set((await identitiesOf(into)).map((i) => i.account));
      const goes = (await identitiesOf(back)).map((i) => i.account).filter((a) => !stays.has(a));
      if (goes.length > 0) {
        const theirs = await db.select({ id: rooms.id }).from(rooms).where(inArray(rooms.account, goes));
        const where = theirs.map((r) => r.id);
        if (where.length > 0) await moveMemberships(into, back, where);
      }
      tx.after(() => memory.forgetPeople([into, back]));
      changedIn(tx).pointers(into, back);
    },
    renumber: async (tx, change) => {
      await database.many(
        store.rekeyRoom,
        change.rooms.map((r) => ({ room: r.id, platformId: r.platformId })),
      );
      await database.many(setIdentity, change.identities);
      tx.after(() => memory.forgetEverybody());
      changedIn(tx).everybody();
    },
    adopt: async (tx, room, to, now) => {
      const left = room.community;
      await db.update(rooms).set({ community: to.id }).where(eq(rooms.id, room.id));
      const others = db
        .select({ member: memberships.member })
        .from(memberships)
        .innerJoin(rooms, eq(rooms.id, memberships.room))
        .where(
          and(eq(rooms.community, left), eq(rooms.kind, 'group'), isNull(rooms.leftAt), isNull(memberships.leftAt)),
        );
      const elsewhere = new Set((await others).map((r) => r.member));
      const here = await db
        .select({
          member: memberships.member,
          identity: identities.id,
          user: identities.platformUserId,
          name: identities.name,
        })
        .from(memberships)
        .innerJoin(identities, and(eq(identities.member, memberships.member), eq(identities.account, room.account)))
        .where(eq(memberships.room, room.id));
      const moved: Moved[] = [];
      for (const { member: was, identity, user, name } of here) {
        const wholly = !elsewhere.has(was);
        const [known] = await store.person.execute({ community: to.id, account: room.account, user });
        let is = known?.member;
        if (is === undefined && wholly) {
          // Nothing else holds them: the member moves as they are.
          await db.update(members).set({ community: to.id }).where(eq(members.id, was));
          await db.update(identities).set({ community: to.id }).where(eq(identities.id, identity));
          for (const other of await identitiesOf(was)) {
            const at = { community: to.id, account: other.account, user: other.user };
            if ((await store.person.execute(at)).length === 0)
              await db.update(identities).set({ community: to.id }).where(eq(identities.id, other.id));
          }
          is = was;
        } else if (is === undefined) {
          const [made] = await store.addMember.execute({ community: to.id, name, at: now });
          if (!made) throw new Error('member was not written');
          is = made.id;
          const key = { community: to.id, account: room.account, user };
          await store.addIdentity.execute({ ...key, member: is, name, at: now });
        }
        if (is !== was) await moveMemberships(was, is, [room.id]);
        moved.push({ was, is, wholly });
      }
      // Private chats about the old community are about the new one, for those who are in no other group.
      const gone = moved.filter((m) => m.wholly).map((m) => m.was);
      if (gone.length > 0)
        await db
          .update(rooms)
          .set({ community: to.id })
          .where(
            and(
              eq(rooms.kind, 'private'),
              eq(rooms.account, room.account),
              eq(rooms.community, left),
              inArray(
                rooms.platformId,
                here.filter((h) => gone.includes(h.member)).map((h) => h.user),
              ),
            ),
          );
      tx.after(() => memory.forgetEverybody());
      changedIn(tx).everybody();
      return moved;
    },
  };
}
