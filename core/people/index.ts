/**
 * Who and where: platform ids to our own, from memory. An unknown room or person, a new name or a new role
 * is admitted first, by an idempotent write of its own that stays even if the event later fails.
 */
import { eq } from 'drizzle-orm';

import type { Database, ReadDb, Tx } from '../ports.ts';
import type { Community, Locale, Person, PlatformEvent, Role, Room, PersonRef } from '../types.ts';
import { roles } from '../types.ts';
import { platformOf } from './account.ts';
import { atLeast, fromPlatform, higher } from './roles.ts';
import { peopleStore } from './store.ts';

export interface Found {
  readonly community: Community;
  readonly room: Room;
  readonly person: Person;
}
/** What somebody may do in a community, by either source. */
export interface Rank {
  readonly member: number;
  readonly name: string;
  readonly granted: Role;
  /** The highest the platform gives in any group. */
  readonly platformRole: Role;
}
export interface Defaults {
  readonly locale: Locale;
  readonly timeZone: string;
  /** `platform:id` of those who own the installation: owners in every community. */
  readonly staffIds?: readonly string[];
}

interface Place {
  readonly room: Room;
  readonly people: Map<string, Person>;
}

export interface People {
  /** Goes up whenever memory changes: what `find` said at the same number still holds. */
  readonly revision: number;
  /** From memory, synchronous; undefined when something about the event is new. */
  find(event: PlatformEvent): Found | undefined;
  /** Writes what is new, then memory knows it. Idempotent. */
  admit(event: PlatformEvent, now: number): Promise<Found>;
  /** A room by our id. Inside a handler pass `database.db` as `from`; outside leave it out. */
  room(id: number, from?: ReadDb): Promise<Room | undefined>;
  community(id: number, from?: ReadDb): Promise<Community | undefined>;
  /** Inside a handler only. */
  groups(community: number): Promise<Room[]>;
  /** A member's private chat on that account, made when it has none yet. Inside a handler only. */
  privateRoom(community: Community, account: string, member: number, now: number): Promise<Room | undefined>;
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
  /** The communities where this platform user is admin or owner, the latest first. Inside a handler only. */
  administered(account: string, user: string): Promise<Community[]>;
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

type RoomRow = Omit<Room, 'locale' | 'importedUntil'> & { locale: string | null; importedUntil: number | null };
const toRoom = (r: RoomRow): Room => ({
  id: r.id,
  account: r.account,
  platformId: r.platformId,
  kind: r.kind,
  name: r.name,
  community: r.community,
  locale: r.locale as Locale | null,
  ...(r.importedUntil !== null && { importedUntil: r.importedUntil }),
});
const toCommunity = (r: { id: number; name: string; locale: string; timeZone: string }): Community => ({
  id: r.id,
  name: r.name,
  locale: r.locale as Locale,
  timeZone: r.timeZone,
});
const asRole = (text: string): Role => (roles.includes(text as Role) ? (text as Role) : 'member');

/** Called once per bot. */
export function createPeople(database: Database, defaults: Defaults): People {
  const store = peopleStore(database);
  const accounts = new Map<string, Map<string, Place>>();
  const rooms = new Map<number, Room>();
  const communities = new Map<number, Community>();
  const knownNames = new Map<number, string>();

  const place = (account: string, id: string): Place | undefined => accounts.get(account)?.get(id);

  const named = (member: number): (readonly [number, string])[] => {
    const name = knownNames.get(member);
    return name === undefined ? [] : [[member, name]];
  };
  let revision = 0;
  const knowCommunity = (id: number, community: Community): void => {
    revision++;
    communities.set(id, community);
  };
  const remember = (found: Found): void => {
    revision++;
    knowCommunity(found.community.id, found.community);
    rooms.set(found.room.id, found.room);
    let byRoom = accounts.get(found.room.account);
    if (!byRoom) accounts.set(found.room.account, (byRoom = new Map<string, Place>()));
    const known = byRoom.get(found.room.platformId);
    const moved = known && known.room.community !== found.room.community;
    const people = known && !moved ? known.people : new Map<string, Person>();
    people.set(found.person.user, found.person);
    knownNames.set(found.person.member, found.person.name);
    byRoom.set(found.room.platformId, { room: found.room, people });
  };
  /** Changes what memory holds about people and rooms, wherever it stands. */
  const revise = (room: (r: Room) => Room, person: (p: Person, r: Room) => Person): void => {
    revision++;
    for (const byRoom of accounts.values())
      for (const [id, was] of byRoom) {
        const now = room(was.room);
        const people = now.community === was.room.community ? was.people : new Map<string, Person>();
        for (const [user, p] of people) people.set(user, person(p, now));
        byRoom.set(id, { room: now, people });
        rooms.set(now.id, now);
      }
  };
  const same = <T>(x: T): T => x;
  /** Looked up anew when next met: in the room they left, and in private, where their role may have come from it. */
  const forget = (left: number, member: number): void => {
    for (const byRoom of accounts.values())
      for (const { room, people } of byRoom.values())
        if (room.id === left || room.kind === 'private')
          for (const [user, p] of people) if (p.member === member) people.delete(user);
  };
  const forgetInPrivate = (account: string, user: string): void => {
    for (const { room, people } of accounts.get(account)?.values() ?? [])
      if (room.kind === 'private') people.delete(user);
  };

  const newCommunity = async (name: string, now: number): Promise<Community> => {
    const [row] = await store.addCommunity.execute({
      name,
      locale: defaults.locale,
      timeZone: defaults.timeZone,
      at: now,
    });
    if (!row) throw new Error('community was not written');
    return toCommunity(row);
  };
  const communityById = async (id: number): Promise<Community> => {
    const [row] = await store.community.execute({ id });
    if (!row) throw new Error(`community ${id} is gone`);
    return toCommunity(row);
  };
  /** People known from imported history only become this account's. True when there were any. */
  const adoptPerson = async (account: string, user: string): Promise<boolean> => {
    const platform = platformOf(account);
    return platform !== account && (await store.adoptPerson.execute({ account, platform, user })).length > 0;
  };
  const personRow = async (key: { community: number; account: string; user: string }) => {
    const [row] = await store.person.execute(key);
    if (row || !(await adoptPerson(key.account, key.user))) return row;
    return (await store.person.execute(key))[0];
  };
  const roomRow = async (account: string, platformId: string, now: number) => {
    const [row] = await store.room.execute({ account, platformId });
    const platform = platformOf(account);
    if (row || platform === account) return row;
    return (await store.adoptRoom.execute({ account, platform, platformId, at: now }))[0];
  };

  /**
   * A group joins the community of the owner or admin who brought the bot in, else it starts one of its own.
   * A private chat belongs to the community the person was last met in; a stranger's to the only one there is.
   */
  const communityFor = async (event: PlatformEvent, now: number): Promise<Community> => {
    const bringer = event.kind === 'joined' && event.by ? event.by : event.from;
    await adoptPerson(event.account, bringer.id);
    const known = await store.communitiesOf.execute({ account: event.account, user: bringer.id });
    const own = known.find(
      (k) => higher(asRole(k.granted), fromPlatform((k.role ?? 'member') as 'member')) !== 'member',
    );
    if (event.room.kind === 'group')
      return own ? communityById(own.community) : newCommunity(event.room.name ?? event.room.id, now);
    const met = own ?? known[0];
    if (met) return communityById(met.community);
    const some = await store.firstCommunity.execute({});
    return some.length === 1 && some[0] ? toCommunity(some[0]) : newCommunity(event.from.name, now);
  };

  /** Who wrote in private before any group was known stands in a community of no group: it ends when a group is. */
  const homeOf = async (room: number, community: number, event: PlatformEvent): Promise<number> => {
    if ((await store.groupsOf(community)).length > 0) return community;
    const known = await store.communitiesOf.execute({ account: event.account, user: event.from.id });
    if (known.some((k) => k.community === community && k.granted !== 'member')) return community;
    const met = known.find((k) => k.role !== null);
    if (!met) return community;
    await database.db.update(store.t.rooms).set({ community: met.community }).where(eq(store.t.rooms.id, room));
    return met.community;
  };

  /** False when the new id has a room already: then that one is the room from now on, and the old one is left. */
  const rekeyRow = async (room: Pick<Room, 'id' | 'account'>, platformId: string): Promise<boolean> => {
    const [taken] = await store.room.execute({ account: room.account, platformId });
    if (taken) return false;
    await store.rekeyRoom.execute({ room: room.id, platformId });
    return true;
  };
  /** Memory reads it again from its row. */
  const forgetRoom = (room: Pick<Room, 'id' | 'account' | 'platformId'>): void => {
    revision++;
    rooms.delete(room.id);
    accounts.get(room.account)?.delete(room.platformId);
  };

  const roomOf = async (event: PlatformEvent, now: number, tx: Tx): Promise<{ room: Room; community: Community }> => {
    const ref = { account: event.account, platformId: event.room.id };
    if (event.room.was !== undefined) {
      const [old] = await store.room.execute({ account: event.account, platformId: event.room.was });
      if (old && (await rekeyRow(old, event.room.id))) tx.after(() => forgetRoom(old), false);
    }
    const here = event.kind === 'message' ? place(event.account, event.room.id)?.room : undefined;
    const home = here && communities.get(here.community);
    if (here?.kind === 'group' && home && (event.room.name ?? here.name) === here.name)
      return { room: here, community: home };
    const row = await roomRow(ref.account, ref.platformId, now);
    if (row) {
      const name = event.room.name ?? row.name;
      if (name !== row.name || row.leftAt !== null) await store.renameRoom.execute({ room: row.id, name });
      const community = row.kind === 'private' ? await homeOf(row.id, row.community, event) : row.community;
      return { room: toRoom({ ...row, name, community }), community: await communityById(community) };
    }
    const community = await communityFor(event, now);
    const name = event.room.name ?? (event.room.kind === 'private' ? event.from.name : event.room.id);
    const [made] = await store.addRoom.execute({
      ...ref,
      kind: event.room.kind,
      name,
      community: community.id,
      at: now,
    });
    if (!made) throw new Error('room was not written');
    return { room: toRoom(made), community };
  };

  const memberOf = async (community: number, account: string, ref: PersonRef, now: number) => {
    const key = { community, account, user: ref.id };
    const row = await personRow(key);
    if (row) {
      if (row.name !== ref.name && ref.name) await store.rename.execute({ identity: row.identity, name: ref.name });
      return { ...row, name: ref.name || row.name, granted: asRole(row.granted) };
    }
    const [member] = await store.addMember.execute({ community, name: ref.name, at: now });
    if (!member) throw new Error('member was not written');
    const [identity] = await store.addIdentity.execute({ ...key, member: member.id, name: ref.name, at: now });
    if (!identity) throw new Error('identity was not written');
    return { member: member.id, identity: identity.id, name: ref.name, locale: null, granted: 'member' as const };
  };

  const platformRole = async (event: PlatformEvent, room: Room, member: number, now: number): Promise<Role> => {
    if (room.kind === 'group') {
      const role = fromPlatform(event.from.role);
      if (event.kind !== 'left') await store.enter.execute({ room: room.id, member, role, at: now });
      return role;
    }
    const elsewhere = await store.platformRoles.execute({ member });
    return elsewhere.reduce<Role>((best, r) => higher(best, asRole(r.role)), 'member');
  };

  const staff = new Set(defaults.staffIds);
  const isStaff = (event: PlatformEvent): boolean =>
    staff.size > 0 && staff.has(`${platformOf(event.account)}:${event.from.id}`);

  const admit: People['admit'] = async (event, now) => {
    const found = await database.write(async (tx) => {
      const { room, community } = await roomOf(event, now, tx);
      const who = await memberOf(community.id, event.account, event.from, now);
      if (isStaff(event) && who.granted !== 'owner')
        await database.db.update(store.t.members).set({ granted: 'owner' }).where(eq(store.t.members.id, who.member));
      const person: Person = {
        member: who.member,
        identity: who.identity,
        name: who.name,
        user: event.from.id,
        locale: who.locale as Locale | null,
        granted: isStaff(event) ? 'owner' : who.granted,
        platformRole: await platformRole(event, room, who.member, now),
      };
      const done: Found = { community, room, person };
      tx.after(() => {
        // What somebody may do in private is the highest of their roles in groups: worked out anew.
        const before = place(event.account, event.room.id)?.people.get(person.user)?.platformRole ?? 'member';
        if (room.kind === 'group' && before !== person.platformRole) forgetInPrivate(event.account, person.user);
        remember(done);
      }, false);
      return done;
    });
    if (!found) throw new Error('admission was not written');
    return found;
  };

  return {
    get revision() {
      return revision;
    },
    find: (event) => {
      const at = place(event.account, event.room.id);
      const person = at?.people.get(event.from.id);
      if (!at || !person) return undefined;
      if (person.name !== event.from.name) return undefined;
      const { role } = event.from;
      if (role && role !== 'unknown' && at.room.kind === 'group' && fromPlatform(role) !== person.platformRole)
        return undefined;
      if (event.room.name !== undefined && event.room.name !== at.room.name) return undefined;
      if (event.kind === 'joined' || event.room.was !== undefined) return undefined;
      const community = communities.get(at.room.community);
      return community && { community, room: at.room, person };
    },
    admit,
    room: async (id, from = database.read) => {
      const known = rooms.get(id);
      if (known) return known;
      const [row] = await store.roomById(from, id);
      if (!row) return undefined;
      const room = toRoom(row);
      rooms.set(id, room);
      return room;
    },
    community: async (id, from = database.read) => {
      const known = communities.get(id);
      if (known) return known;
      const [row] = await store.communityById(from, id);
      if (!row) return undefined;
      const community = toCommunity(row);
      knowCommunity(id, community);
      return community;
    },
    groups: async (community) => (await store.groupsOf(community)).map(toRoom),
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
      const unknown = members.filter((m) => !knownNames.has(m));
      const rows = unknown.length > 0 ? await store.namesOf(unknown) : [];
      return new Map([...rows.map((r) => [r.member, r.name] as const), ...members.flatMap((m) => named(m))]);
    },
    nameOf: (member) => knownNames.get(member),
    ranks: async (community) => {
      const all = new Map<number, Rank>();
      for (const r of await store.ranks.execute({ community })) {
        const platformRole = higher(asRole(r.role ?? 'member'), all.get(r.member)?.platformRole ?? 'member');
        all.set(r.member, { member: r.member, name: r.name, granted: asRole(r.granted), platformRole });
      }
      return [...all.values()];
    },
    administered: async (account, user) => {
      const found = await store.communitiesOf.execute({ account, user });
      const own = found.filter((f) => atLeast(higher(asRole(f.granted), asRole(f.role ?? 'member')), 'admin'));
      return Promise.all([...new Set(own.map((f) => f.community))].map(communityById));
    },
    staff: async (community) =>
      (await store.staff(community)).map((s) => ({
        member: s.member,
        account: s.account,
        user: s.user,
        role: higher(asRole(s.granted), asRole(s.role ?? 'member')),
      })),
    leave: async (tx, room, member, at) => {
      await store.leave.execute({ room, member, at });
      tx.after(() => forget(room, member));
    },
    depart: async (room, at) => void (await store.departRoom.execute({ room, at })),
    rekey: async (tx, room, platformId) => {
      if (!(await rekeyRow(room, platformId))) return;
      tx.after(() => forgetRoom(room));
    },
    setLocale: async (tx, target, locale) => {
      const { db } = database;
      const { members, rooms: roomTable, communities: communityTable } = store.t;
      if ('member' in target) {
        await db.update(members).set({ locale }).where(eq(members.id, target.member));
        tx.after(() => revise(same, (p) => (p.member === target.member ? { ...p, locale } : p)));
      } else if ('room' in target) {
        await db.update(roomTable).set({ locale }).where(eq(roomTable.id, target.room));
        tx.after(() => revise((r) => (r.id === target.room ? { ...r, locale } : r), same));
      } else if (locale) {
        await db.update(communityTable).set({ locale }).where(eq(communityTable.id, target.community));
        tx.after(() => {
          const was = communities.get(target.community);
          if (was) knowCommunity(was.id, { ...was, locale });
        });
      }
    },
    grant: async (tx, member, role) => {
      await database.db.update(store.t.members).set({ granted: role }).where(eq(store.t.members.id, member));
      tx.after(() => revise(same, (p) => (p.member === member ? { ...p, granted: role } : p)));
    },
    setCommunity: async (tx, id, change) => {
      await database.db.update(store.t.communities).set(change).where(eq(store.t.communities.id, id));
      tx.after(() => {
        const was = communities.get(id);
        if (was) knowCommunity(id, { ...was, ...change });
      });
    },
    move: async (tx, room, community) => {
      await database.db.update(store.t.rooms).set({ community }).where(eq(store.t.rooms.id, room));
      const [row] = await store.community.execute({ id: community });
      tx.after(() => {
        if (row) knowCommunity(community, toCommunity(row));
        revise((r) => (r.id === room ? { ...r, community } : r), same);
      });
    },
  };
}
