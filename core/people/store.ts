/** The rows of communities, rooms, members and identities. */
import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';

import { slot } from '../kit/statement.ts';
import type { Database, ReadDb } from '../ports.ts';
import { defineCounts, definePeople } from '../schema.ts';

const p = sql.placeholder;

/** Called once per bot. What is not handed a `from` runs inside a handler. */
export function peopleStore(database: Database) {
  const t = database.t(definePeople);
  const { counts } = database.t(defineCounts);
  const { db } = database;
  const identityOf = and(
    eq(t.identities.community, p('community')),
    eq(t.identities.account, p('account')),
    eq(t.identities.platformUserId, p('user')),
  );
  const person = {
    member: t.members.id,
    identity: t.identities.id,
    name: t.identities.name,
    locale: t.members.locale,
    granted: t.members.granted,
  };
  return {
    t,
    room: db
      .select()
      .from(t.rooms)
      .where(and(eq(t.rooms.account, p('account')), eq(t.rooms.platformId, p('platformId'))))
      .prepare('people_room'),
    person: db
      .select(person)
      .from(t.identities)
      .innerJoin(t.members, eq(t.members.id, t.identities.member))
      .where(identityOf)
      .prepare('people_person'),
    addCommunity: db
      .insert(t.communities)
      .values({ name: p('name'), locale: p('locale'), timeZone: p('timeZone'), at: p('at') })
      .returning()
      .prepare('people_add_community'),
    addRoom: db
      .insert(t.rooms)
      .values({
        account: p('account'),
        platformId: p('platformId'),
        kind: p('kind'),
        name: p('name'),
        community: p('community'),
        at: p('at'),
      })
      .returning()
      .prepare('people_add_room'),
    addMember: db
      .insert(t.members)
      .values({ community: p('community'), name: p('name'), at: p('at') })
      .returning({ id: t.members.id })
      .prepare('people_add_member'),
    addIdentity: db
      .insert(t.identities)
      .values({
        community: p('community'),
        account: p('account'),
        platformUserId: p('user'),
        member: p('member'),
        name: p('name'),
        at: p('at'),
      })
      .returning({ id: t.identities.id })
      .prepare('people_add_identity'),
    /** Imported people and groups stand under the bare platform: the account that meets them takes them over. */
    adoptPerson: db
      .update(t.identities)
      .set({ account: slot(t.identities.account, 'account') })
      .where(and(eq(t.identities.platformUserId, p('user')), eq(t.identities.account, p('platform'))))
      .returning({ id: t.identities.id })
      .prepare('people_adopt_person'),
    adoptRoom: db
      .update(t.rooms)
      .set({ account: slot(t.rooms.account, 'account'), at: slot(t.rooms.at, 'at') })
      .where(and(eq(t.rooms.platformId, p('platformId')), eq(t.rooms.account, p('platform'))))
      .returning()
      .prepare('people_adopt_room'),
    rename: db
      .update(t.identities)
      .set({ name: slot(t.identities.name, 'name') })
      .where(eq(t.identities.id, p('identity')))
      .prepare('people_rename'),
    renameRoom: db
      .update(t.rooms)
      .set({ name: slot(t.rooms.name, 'name'), leftAt: null })
      .where(eq(t.rooms.id, p('room')))
      .prepare('people_rename_room'),
    rekeyRoom: db
      .update(t.rooms)
      .set({ platformId: slot(t.rooms.platformId, 'platformId') })
      .where(eq(t.rooms.id, p('room')))
      .prepare('people_rekey_room'),
    departRoom: db
      .update(t.rooms)
      .set({ leftAt: slot(t.rooms.leftAt, 'at') })
      .where(eq(t.rooms.id, p('room')))
      .prepare('people_depart_room'),
    enter: db
      .insert(t.memberships)
      .values({
        room: p('room'),
        member: p('member'),
        joinedAt: p('at'),
        role: p('role'),
        sawJoin: p('sawJoin'),
        via: p('via'),
        inviter: p('inviter'),
      })
      .onConflictDoUpdate({
        target: [t.memberships.room, t.memberships.member],
        set: {
          role: sql`excluded.role`,
          leftAt: null,
          sawJoin: sql`coalesce(excluded.saw_join, ${t.memberships.sawJoin})`,
          // How they first came is what counts.
          via: sql`coalesce(${t.memberships.via}, excluded.via)`,
          inviter: sql`coalesce(${t.memberships.inviter}, excluded.inviter)`,
        },
      })
      .returning({ sawJoin: t.memberships.sawJoin })
      .prepare('people_enter'),
    leave: db
      .update(t.memberships)
      .set({ leftAt: slot(t.memberships.leftAt, 'at') })
      .where(and(eq(t.memberships.room, p('room')), eq(t.memberships.member, p('member'))))
      .prepare('people_leave'),
    platformRoles: db
      .select({ role: t.memberships.role })
      .from(t.memberships)
      .where(and(eq(t.memberships.member, p('member')), isNull(t.memberships.leftAt), ne(t.memberships.role, 'member')))
      .prepare('people_platform_roles'),
    /** What this member may do anywhere: by grant, and by the platform's word in each group they are in. */
    standingOf: (from: ReadDb, member: number) =>
      from
        .select({ granted: t.members.granted, role: t.memberships.role })
        .from(t.members)
        .leftJoin(t.memberships, and(eq(t.memberships.member, t.members.id), isNull(t.memberships.leftAt)))
        .where(eq(t.members.id, member)),
    /** Communities this platform user is in, the latest identity first, with what they may do there. */
    communitiesOf: db
      .select({ community: t.identities.community, granted: t.members.granted, role: t.memberships.role })
      .from(t.identities)
      .innerJoin(t.members, eq(t.members.id, t.identities.member))
      .leftJoin(t.memberships, and(eq(t.memberships.member, t.members.id), isNull(t.memberships.leftAt)))
      .where(and(eq(t.identities.account, p('account')), eq(t.identities.platformUserId, p('user'))))
      .orderBy(sql`${t.identities.id} desc`)
      .prepare('people_communities_of'),
    community: db
      .select()
      .from(t.communities)
      .where(eq(t.communities.id, p('id')))
      .prepare('people_community'),
    allCommunities: db.select().from(t.communities).orderBy(t.communities.id).prepare('people_all_communities'),
    firstCommunity: db
      .select()
      .from(t.communities)
      .orderBy(t.communities.id)
      .limit(2)
      .prepare('people_first_community'),
    identityOn: db
      .select({ user: t.identities.platformUserId, name: t.identities.name })
      .from(t.identities)
      .where(and(eq(t.identities.member, p('member')), eq(t.identities.account, p('account'))))
      .prepare('people_identity_on'),
    /** The private chat of this member on this account, when they said something there. */
    wrote: db
      .select({ room: t.rooms.id })
      .from(t.identities)
      .innerJoin(
        t.rooms,
        and(eq(t.rooms.platformId, t.identities.platformUserId), eq(t.rooms.account, t.identities.account)),
      )
      .innerJoin(counts, and(eq(counts.room, t.rooms.id), eq(counts.member, t.identities.member)))
      .where(
        and(
          eq(t.identities.member, p('member')),
          eq(t.identities.account, p('account')),
          eq(t.rooms.kind, 'private'),
          eq(counts.what, 'message'),
        ),
      )
      .limit(1)
      .prepare('people_wrote'),
    roomById: (from: ReadDb, id: number) => from.select().from(t.rooms).where(eq(t.rooms.id, id)),
    communityById: (from: ReadDb, id: number) => from.select().from(t.communities).where(eq(t.communities.id, id)),
    firstOn: (from: ReadDb, account: string) =>
      from
        .select({
          id: t.communities.id,
          name: t.communities.name,
          locale: t.communities.locale,
          timeZone: t.communities.timeZone,
        })
        .from(t.rooms)
        .innerJoin(t.communities, eq(t.communities.id, t.rooms.community))
        .where(and(eq(t.rooms.account, account), eq(t.rooms.kind, 'group')))
        .orderBy(t.communities.id)
        .limit(1),
    groupsOf: (community: number) =>
      db
        .select()
        .from(t.rooms)
        .where(and(eq(t.rooms.community, community), eq(t.rooms.kind, 'group'), isNull(t.rooms.leftAt)))
        .orderBy(t.rooms.id),
    namesOf: (members: readonly number[]) =>
      db
        .select({ member: t.identities.member, name: t.identities.name })
        .from(t.identities)
        .where(inArray(t.identities.member, [...members])),
    /** Members with any role above member, once for each group and identity. */
    ranks: db
      .select({ member: t.members.id, name: t.identities.name, granted: t.members.granted, role: t.memberships.role })
      .from(t.members)
      .innerJoin(t.identities, eq(t.identities.member, t.members.id))
      .leftJoin(t.memberships, and(eq(t.memberships.member, t.members.id), isNull(t.memberships.leftAt)))
      .where(
        and(
          eq(t.members.community, p('community')),
          or(ne(t.members.granted, 'member'), inArray(t.memberships.role, ['owner', 'admin'])),
        ),
      )
      .orderBy(t.members.id)
      .prepare('people_ranks'),
    /** Members who are owner or admin by grant, or by the platform in any group of the community. */
    staff: (community: number) =>
      db
        .selectDistinct({
          member: t.members.id,
          account: t.identities.account,
          user: t.identities.platformUserId,
          granted: t.members.granted,
          role: t.memberships.role,
        })
        .from(t.members)
        .innerJoin(t.identities, eq(t.identities.member, t.members.id))
        .leftJoin(t.memberships, and(eq(t.memberships.member, t.members.id), isNull(t.memberships.leftAt)))
        .where(
          and(
            eq(t.members.community, community),
            or(inArray(t.members.granted, ['owner', 'admin']), inArray(t.memberships.role, ['owner', 'admin'])),
          ),
        ),
  };
}
export type PeopleStore = ReturnType<typeof peopleStore>;
