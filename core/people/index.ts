/** Who and where: platform ids to our own, from memory; what is new is admitted first (admit.ts). */
import { eq } from 'drizzle-orm';

import type { Database, ReadDb, Tx } from '../ports.ts';
import type { Community, Locale, PersonRef, PlatformEvent, Role, Room } from '../types.ts';
import { platformOf } from './account.ts';
import { createAdmission, type Defaults } from './admit.ts';
import { changedIn, followPeople } from './again.ts';
import { createMemory, type Found } from './memory.ts';
import { createMerging, type Merging } from './merge.ts';
import { atLeast, higher } from './roles.ts';
import { asRole, toCommunity, toRoom } from './rows.ts';
import { peopleStore } from './store.ts';

export type { Defaults } from './admit.ts';
export type { Found } from './memory.ts';
export type { IdentityRow, Merging } from './merge.ts';

/** What somebody may do in a community, by either source. */
export interface Rank {
  readonly member: number;
  readonly name: string;
  readonly granted: Role;
  /** The highest the platform gives in any group. */
  readonly platformRole: Role;
}
export interface People {
  /** Members who are one person, groups that change their community. Inside a handler only. */
  readonly merging: Merging;
  /** Goes up whenever memory changes: what `find` said at the same number still holds. */
  readonly revision: number;
  /** From memory, synchronous; undefined when something about the event is new. */
  find(event: PlatformEvent): Found | undefined;
  /** Writes what is new, then memory knows it. Idempotent. */
  admit(event: PlatformEvent, now: number): Promise<Found>;
  /** A room by our id. Inside a handler pass `database.db` as `from`; outside leave it out. */
  room(id: number, from?: ReadDb): Promise<Room | undefined>;
  community(id: number, from?: ReadDb): Promise<Community | undefined>;
  /** The oldest community with a group on this account. Reads what is committed. */
  firstOn(account: string): Promise<Community | undefined>;
  /** Inside a handler only. */
  groups(community: number): Promise<Room[]>;
  /** A member's private chat on that account, made when it has none yet. Inside a handler only. */
  privateRoom(community: Community, account: string, member: number, now: number): Promise<Room | undefined>;
  /** They wrote to the bot in private on that account before, so it may write to them. Inside a handler only. */
  reached(member: number, account: string): Promise<boolean>;
  /** The member's id and name on that account. Inside a handler only. */
  identity(member: number, account: string): Promise<{ user: string; name: string } | undefined>;
  /** The member behind a platform user named in a message, admitted when unknown. Inside a handler only. */
  memberOf(community: number, account: string, ref: PersonRef, now: number): Promise<{ member: number; granted: Role }>;
  /** Inside a handler only. */
  names(members: readonly number[]): Promise<Map<number, string>>;
  /** From memory; undefined for somebody not met since the start. */
  nameOf(member: number): string | undefined;
  /** Everybody above member, by grant and by the platform's word. Inside a handler only. */
  ranks(community: number): Promise<Rank[]>;
  /** The highest this member has now, by either source, as in private. Reads what is committed. */
  roleOf(member: number): Promise<Role>;
  /** The communities where this platform user is admin or owner, the latest first. Inside a handler only. */
  administered(account: string, user: string): Promise<Community[]>;
  /** Every community of this installation. Inside a handler only. */
  communities(): Promise<Community[]>;
  /** Does this platform user run the installation (`STAFF_IDS`)? */
  operates(account: string, user: string): boolean;
  /** Owners and admins to turn to, with their platform ids. Inside a handler only. */
  staff(community: number): Promise<{ member: number; account: string; user: string; role: Role }[]>;
  /** Somebody left: the membership ends. Inside a handler only. */
  leave(tx: Tx, room: number, member: number, at: number): Promise<void>;
  /** The bot itself is no longer in the room. Inside a handler only. */
  depart(room: number, at: number): Promise<void>;
  /** The platform gave the room another id: everything we know of it stays. Inside a handler only. */
  rekey(tx: Tx, room: Room, platformId: string): Promise<void>;
  setLocale(
    tx: Tx,
    target: { member: number } | { room: number } | { community: number },
    locale: Locale | null,
  ): Promise<void>;
  grant(tx: Tx, member: number, role: Role): Promise<void>;
  setCommunity(tx: Tx, id: number, change: { name?: string; timeZone?: string }): Promise<void>;
  /** Which community the words of a private chat are about. */
  move(tx: Tx, room: number, community: number): Promise<void>;
}

/** Called once per bot. */
export function createPeople(database: Database, defaults: Defaults): People {
  const store = peopleStore(database);
  const memory = createMemory();
  const { admit, memberOf, communityById, rekeyRow } = createAdmission(database, store, memory, defaults);
  followPeople(database, store, memory);
  const named = (member: number): (readonly [number, string])[] => {
    const name = memory.names.get(member);
    return name === undefined ? [] : [[member, name]];
  };

  return {
    merging: createMerging(database, store, memory),
    get revision() {
      return memory.revision;
    },
    find: memory.find,
    admit,
    room: async (id, from = database.read) => {
      const known = memory.rooms.get(id);
      if (known) return known;
      const { revision } = memory;
      const [row] = await store.roomById(from, id);
      if (!row) return undefined;
      const room = toRoom(row);
      // What changed while it was read may not be in it.
      if (memory.revision === revision) memory.rooms.set(id, room);
      return room;
    },
    community: async (id, from = database.read) => {
      const known = memory.communities.get(id);
      if (known) return known;
      const { revision } = memory;
      const [row] = await store.communityById(from, id);
      if (!row) return undefined;
      const community = toCommunity(row);
      if (memory.revision === revision) memory.knowCommunity(community);
      return community;
    },
    firstOn: async (account) => {
      const [row] = await store.firstOn(database.read, account);
      return row && toCommunity(row);
    },
    groups: async (community) => (await store.groupsOf(community)).map(toRoom),
    reached: async (member, account) => (await store.wrote.execute({ member, account })).length > 0,
    identity: async (member, account) => (await store.identityOn.execute({ member, account }))[0],
    memberOf,
    privateRoom: async (community, account, member, now) => {
      const [to] = await store.identityOn.execute({ member, account });
      if (!to) return undefined;
      const [known] = await store.room.execute({ account, platformId: to.user });
      if (known) return toRoom(known);
      const [made] = await store.addRoom.execute({
        account,
        platformId: to.user,
        kind: 'private',
        name: to.name,
        community: community.id,
        at: now,
      });
      return made && toRoom(made);
    },
    names: async (members) => {
      const unknown = members.filter((m) => !memory.names.has(m));
      const rows = unknown.length > 0 ? await store.namesOf(unknown) : [];
      return new Map([...rows.map((r) => [r.member, r.name] as const), ...members.flatMap((m) => named(m))]);
    },
    nameOf: (member) => memory.names.get(member),
    ranks: async (community) => {
      const all = new Map<number, Rank>();
      for (const r of await store.ranks.execute({ community })) {
        const platformRole = higher(asRole(r.role ?? 'member'), all.get(r.member)?.platformRole ?? 'member');
        all.set(r.member, { member: r.member, name: r.name, granted: asRole(r.granted), platformRole });
      }
      return [...all.values()];
    },
    roleOf: async (member) =>
      (await store.standingOf(database.read, member)).reduce<Role>(
        (best, r) => higher(best, higher(asRole(r.granted), asRole(r.role ?? 'member'))),
        'member',
      ),
    administered: async (account, user) => {
      const found = await store.communitiesOf.execute({ account, user });
      const own = found.filter((f) => atLeast(higher(asRole(f.granted), asRole(f.role ?? 'member')), 'admin'));
      return Promise.all([...new Set(own.map((f) => f.community))].map(communityById));
    },
    communities: async () => (await store.allCommunities.execute()).map(toCommunity),
    operates: (account, user) => defaults.staffIds?.includes(`${platformOf(account)}:${user}`) === true,
    staff: async (community) =>
      (await store.staff(community)).map((s) => ({
        member: s.member,
        account: s.account,
        user: s.user,
        role: higher(asRole(s.granted), asRole(s.role ?? 'member')),
      })),
    leave: async (tx, room, member, at) => {
      await store.leave.execute({ room, member, at });
      tx.after(() => memory.forgetMember(room, member));
      changedIn(tx).pointers(member);
    },
    depart: async (room, at) => void (await store.departRoom.execute({ room, at })),
    rekey: async (tx, room, platformId) => {
      if (!(await rekeyRow(room, platformId))) return;
      tx.after(() => memory.forgetRoom(room));
      changedIn(tx).everybody();
    },
    setLocale: async (tx, target, locale) => {
      const { db } = database;
      const { members, rooms: roomTable, communities: communityTable } = store.t;
      if ('member' in target) {
        await db.update(members).set({ locale }).where(eq(members.id, target.member));
        tx.after(() => memory.revise({ person: (p) => (p.member === target.member ? { ...p, locale } : p) }));
        changedIn(tx).members(target.member);
      } else if ('room' in target) {
        await db.update(roomTable).set({ locale }).where(eq(roomTable.id, target.room));
        tx.after(() => memory.revise({ room: (r) => (r.id === target.room ? { ...r, locale } : r) }));
        changedIn(tx).room(target.room);
      } else if (locale) {
        await db.update(communityTable).set({ locale }).where(eq(communityTable.id, target.community));
        tx.after(() => {
          const was = memory.communities.get(target.community);
          if (was) memory.knowCommunity({ ...was, locale });
        });
        changedIn(tx).community(target.community);
      }
    },
    grant: async (tx, member, role) => {
      await database.db.update(store.t.members).set({ granted: role }).where(eq(store.t.members.id, member));
      tx.after(() => memory.revise({ person: (p) => (p.member === member ? { ...p, granted: role } : p) }));
      changedIn(tx).members(member);
    },
    setCommunity: async (tx, id, change) => {
      await database.db.update(store.t.communities).set(change).where(eq(store.t.communities.id, id));
      tx.after(() => {
        const was = memory.communities.get(id);
        if (was) memory.knowCommunity({ ...was, ...change });
      });
      changedIn(tx).community(id);
    },
    move: async (tx, room, community) => {
      await database.db.update(store.t.rooms).set({ community }).where(eq(store.t.rooms.id, room));
      const [row] = await store.community.execute({ id: community });
      tx.after(() => {
        if (row) memory.knowCommunity(toCommunity(row));
        memory.revise({ room: (r) => (r.id === room ? { ...r, community } : r) });
      });
      changedIn(tx).room(room);
    },
  };
}
