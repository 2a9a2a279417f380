/**
 * Admission: an unknown room or person, a new name, a new role, another id of a room. Idempotent upserts in a write of
 * their own, after which memory knows it.
 */
import { eq } from 'drizzle-orm';

import type { Database, Tx } from '../ports.ts';
import type { Community, Locale, Person, PersonRef, PlatformEvent, Role, Room } from '../types.ts';
import { platformOf } from './account.ts';
import type { Found, Memory } from './memory.ts';
import { fromPlatform, higher } from './roles.ts';
import { asRole, toCommunity, toRoom } from './rows.ts';
import type { PeopleStore } from './store.ts';

export interface Defaults {
  readonly locale: Locale;
  readonly timeZone: string;
  /** `platform:id` of those who own the installation: owners in every community. */
  readonly staffIds?: readonly string[];
}

/** Called once per bot. Everything but `admit` runs inside a handler. */
export function createAdmission(database: Database, store: PeopleStore, memory: Memory, defaults: Defaults) {
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
  const roomOf = async (event: PlatformEvent, now: number, tx: Tx): Promise<{ room: Room; community: Community }> => {
    const ref = { account: event.account, platformId: event.room.id };
    if (event.room.was !== undefined) {
      const [old] = await store.room.execute({ account: event.account, platformId: event.room.was });
      if (old && (await rekeyRow(old, event.room.id))) tx.after(() => memory.forgetRoom(old), false);
    }
    const here = event.kind === 'message' ? memory.place(event.account, event.room.id)?.room : undefined;
    const home = here && memory.communities.get(here.community);
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

  /** Writes the membership of a group; what this person is there, and since when. */
  const standing = async (
    event: PlatformEvent,
    room: Room,
    member: number,
    now: number,
  ): Promise<Pick<Person, 'platformRole' | 'joinedAt'>> => {
    if (room.kind === 'private') {
      const elsewhere = await store.platformRoles.execute({ member });
      return {
        platformRole: elsewhere.reduce<Role>((best, r) => higher(best, asRole(r.role)), 'member'),
        joinedAt: null,
      };
    }
    const role = fromPlatform(event.from.role);
    // Who asks to come in is not in yet.
    if (event.kind === 'left' || event.kind === 'requested') return { platformRole: role, joinedAt: null };
    const joined = event.kind === 'joined' ? event : undefined;
    const by = joined?.by && joined.by.id !== event.from.id && !joined.by.bot ? joined.by : undefined;
    const [row] = await store.enter.execute({
      room: room.id,
      member,
      role,
      at: now,
      sawJoin: joined ? event.at : null,
      via: joined?.via ?? null,
      inviter: by ? (await memberOf(room.community, event.account, by, now)).member : null,
    });
    return { platformRole: role, joinedAt: row?.sawJoin ?? null };
  };

  const staff = new Set(defaults.staffIds);
  const isStaff = (event: PlatformEvent): boolean =>
    staff.size > 0 && staff.has(`${platformOf(event.account)}:${event.from.id}`);

  const admit = async (event: PlatformEvent, now: number): Promise<Found> => {
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
        ...(await standing(event, room, who.member, now)),
      };
      const done: Found = { community, room, person };
      tx.after(() => {
        // What somebody may do in private is the highest of their roles in groups: worked out anew.
        const before = memory.place(event.account, event.room.id)?.people.get(person.user)?.platformRole ?? 'member';
        if (room.kind === 'group' && before !== person.platformRole) memory.forgetInPrivate(event.account, person.user);
        memory.remember(done);
      }, false);
      return done;
    });
    if (!found) throw new Error('admission was not written');
    return found;
  };

  return { admit, memberOf, communityById, rekeyRow };
}
