/** The rows an import reads and writes. Everything runs inside a handler but `figures`. */
import { and, countDistinct, eq, gt, inArray, like, or, sql } from 'drizzle-orm';

import { peopleStore } from '../../../core/people/store.ts';
import { slot } from '../../../core/kit/statement.ts';
import type { Database } from '../../../core/ports.ts';
import {
  defineCounts,
  defineImports,
  defineInbox,
  defineMessages,
  definePeople,
  defineSettings,
  type ImportTotals,
} from '../../../core/schema.ts';

const p = sql.placeholder;
/** Comings and goings have no row of their own: the inbox remembers which were counted. */
export const importAccount = 'import';

/** Called once per import. */
export function importStore(database: Database) {
  const { db, read } = database;
  const people = peopleStore(database);
  const t = {
    ...database.t(definePeople),
    ...database.t(defineMessages),
    ...database.t(defineInbox),
    ...database.t(defineCounts),
    ...database.t(defineImports),
    ...database.t(defineSettings),
  };
  const onPlatform = (column: typeof t.rooms.account, platform: string) =>
    or(eq(column, platform), like(column, `${platform}:%`));
  return {
    rooms: (platform: string, platformId: string) =>
      db
        .select()
        .from(t.rooms)
        .where(
          and(eq(t.rooms.platformId, platformId), onPlatform(t.rooms.account, platform), eq(t.rooms.kind, 'group')),
        )
        .orderBy(t.rooms.id),
    /** Communities that have groups on this platform. */
    communitiesOn: (platform: string) =>
      db
        .selectDistinct({ id: t.rooms.community })
        .from(t.rooms)
        .where(and(onPlatform(t.rooms.account, platform), eq(t.rooms.kind, 'group')))
        .orderBy(t.rooms.community),
    community: (id: number) => db.select().from(t.communities).where(eq(t.communities.id, id)),
    allCommunities: () => db.select().from(t.communities).orderBy(t.communities.id),
    addCommunity: db
      .insert(t.communities)
      .values({ name: p('name'), locale: p('locale'), timeZone: p('timeZone'), at: p('at') })
      .returning({ id: t.communities.id })
      .prepare('import_add_community'),
    /** The bot is not there, as far as we know: a live event ends that. */
    addRoom: db
      .insert(t.rooms)
      .values({
        account: p('account'),
        platformId: p('platformId'),
        kind: 'group',
        name: p('name'),
        community: p('community'),
        leftAt: p('at'),
        at: p('at'),
      })
      .returning()
      .prepare('import_add_room'),
    importedUntil: db
      .update(t.rooms)
      .set({ importedUntil: slot(t.rooms.importedUntil, 'until') })
      .where(eq(t.rooms.id, p('room')))
      .prepare('import_until'),
    settings: (key: string, community: number) =>
      db
        .select({ room: t.settings.room, value: t.settings.value })
        .from(t.settings)
        .where(and(eq(t.settings.key, key), eq(t.settings.community, community))),
    identities: db
      .select({ id: t.identities.id, account: t.identities.account, member: t.identities.member })
      .from(t.identities)
      .where(
        and(
          eq(t.identities.community, p('community')),
          eq(t.identities.platformUserId, p('user')),
          or(eq(t.identities.account, p('platform')), like(t.identities.account, p('accounts'))),
        ),
      )
      .orderBy(t.identities.id)
      .prepare('import_identities'),
    addMember: people.addMember,
    addIdentity: people.addIdentity,
    membership: db
      .select()
      .from(t.memberships)
      .where(and(eq(t.memberships.room, p('room')), eq(t.memberships.member, p('member'))))
      .prepare('import_membership'),
    /** The role stays what a live event made it; `unknown` marks those only history tells of. */
    putMembership: db
      .insert(t.memberships)
      .values({ room: p('room'), member: p('member'), joinedAt: p('joinedAt'), leftAt: p('leftAt'), role: 'unknown' })
      .onConflictDoUpdate({
        target: [t.memberships.room, t.memberships.member],
        set: { joinedAt: sql`excluded.joined_at`, leftAt: sql`excluded.left_at` },
      })
      .prepare('import_put_membership'),
    /** Whether the member wrote in the room on a day after this one. */
    spokeAfter: async (room: number, member: number, bucket: number): Promise<boolean> => {
      const rows = await db
        .select({ bucket: t.counts.bucket })
        .from(t.counts)
        .where(
          and(
            eq(t.counts.room, room),
            eq(t.counts.member, member),
            gt(t.counts.bucket, bucket),
            eq(t.counts.what, 'message'),
          ),
        )
        .limit(1);
      return rows.length > 0;
    },
    /** Of these platform ids, those whose message is there already. */
    knownMessages: async (room: number, ids: readonly string[]): Promise<string[]> => {
      const rows = await db
        .select({ id: t.messages.platformId })
        .from(t.messages)
        .where(and(inArray(t.messages.platformId, [...ids]), eq(t.messages.room, room)));
      return rows.map((r) => r.id);
    },
    addMessage: db
      .insert(t.messages)
      .values({
        room: p('room'),
        member: p('member'),
        identity: p('identity'),
        platformId: p('platformId'),
        replyTo: p('replyTo'),
        kind: p('kind'),
        text: p('text'),
        at: p('at'),
        editedAt: p('editedAt'),
      })
      .prepare('import_add_message'),
    knownMoves: async (keys: readonly string[]): Promise<string[]> => {
      const rows = await db
        .select({ key: t.inbox.key })
        .from(t.inbox)
        .where(and(eq(t.inbox.account, importAccount), inArray(t.inbox.key, [...keys])));
      return rows.map((r) => r.key);
    },
    addMove: db
      .insert(t.inbox)
      .values({ account: importAccount, key: p('key'), at: p('at') })
      .prepare('import_add_move'),
    find: async (source: string) => (await db.select().from(t.imports).where(eq(t.imports.source, source)))[0],
    begin: db
      .insert(t.imports)
      .values({
        source: p('source'),
        name: p('name'),
        format: p('format'),
        records: 0,
        totals: p('totals'),
        startedAt: p('at'),
      })
      .returning()
      .prepare('import_begin'),
    checkpoint: db
      .update(t.imports)
      .set({ records: slot(t.imports.records, 'records'), totals: slot(t.imports.totals, 'totals') })
      .where(eq(t.imports.id, p('id')))
      .prepare('import_checkpoint'),
    finish: db
      .update(t.imports)
      .set({ finishedAt: slot(t.imports.finishedAt, 'at') })
      .where(eq(t.imports.id, p('id')))
      .prepare('import_finish'),
    communityOf: async (room: number): Promise<number | undefined> =>
      (await db.select({ id: t.rooms.community }).from(t.rooms).where(eq(t.rooms.id, room)))[0]?.id,
    /** What the tables say of these groups in the end. Outside a handler. */
    figures: async (rooms: readonly number[]) => {
      const groups = await read
        .select({ name: t.rooms.name, community: t.communities.name })
        .from(t.rooms)
        .innerJoin(t.communities, eq(t.communities.id, t.rooms.community))
        .where(inArray(t.rooms.id, [...rooms]))
        .orderBy(t.rooms.id);
      const [all] = await read
        .select({ days: countDistinct(t.counts.bucket), speakers: countDistinct(t.counts.member) })
        .from(t.counts)
        .where(and(inArray(t.counts.room, [...rooms]), eq(t.counts.what, 'message')));
      return {
        names: groups.map((g) => g.name),
        communities: [...new Set(groups.map((g) => g.community))],
        days: all?.days ?? 0,
        speakers: all?.speakers ?? 0,
      };
    },
  };
}
export type ImportStore = ReturnType<typeof importStore>;
export type ImportRow = NonNullable<Awaited<ReturnType<ImportStore['find']>>>;
export const noTotals: ImportTotals = {
  messages: 0,
  known: 0,
  texts: 0,
  joins: 0,
  leaves: 0,
  members: 0,
  rooms: [],
  first: null,
  last: null,
};
