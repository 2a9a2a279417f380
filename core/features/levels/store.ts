import { and, eq, gt, gte, inArray, isNull, sql } from 'drizzle-orm';

import { defineLedger } from '../../ledger/schema.ts';
import type { Database } from '../../ports.ts';
import { definePeople } from '../../schema.ts';
import type { Perk } from './rules.ts';
import { defineLevels } from './schema.ts';

export interface LevelRow {
  readonly member: number;
  readonly community: number;
  readonly earned: number;
  readonly level: number;
  readonly title: string;
  readonly entry: number;
  readonly at: number;
}
/** Entries carry the time of their event: those of several groups may come in another order, but never a day late. */
const lateMs = 2 * 86_400_000;

/** Called once per bot. `awards`: the reasons of the ledger that count. What is not `all…` runs inside a handler. */
export function levelStore(database: Database, awards: readonly string[]) {
  const { memberLevels, levelPerks } = database.t(defineLevels);
  const { accounts, entries } = database.t(defineLedger);
  const { memberships, rooms } = database.t(definePeople);
  const { db, read } = database;
  const p = sql.placeholder;
  const get = db
    .select()
    .from(memberLevels)
    .where(eq(memberLevels.member, p('member')))
    .prepare('levels_get');
  const put = db
    .insert(memberLevels)
    .values({
      member: p('member'),
      community: p('community'),
      earned: p('earned'),
      level: p('level'),
      title: p('title'),
      entry: p('entry'),
      at: p('at'),
      eventId: p('eventId'),
    })
    .onConflictDoUpdate({
      target: memberLevels.member,
      set: {
        earned: sql`excluded.earned`,
        level: sql`excluded.level`,
        title: sql`excluded.title`,
        entry: sql`excluded.entry`,
        at: sql`excluded.at`,
        eventId: sql`excluded.event_id`,
      },
    })
    .prepare('levels_put');
  const since = db
    .select({
      earned: sql<number>`coalesce(sum(${entries.amount}), 0)`.mapWith(Number),
      entry: sql<number>`coalesce(max(${entries.id}), 0)`.mapWith(Number),
      at: sql<number>`coalesce(max(${entries.at}), 0)`.mapWith(Number),
    })
    .from(entries)
    .innerJoin(accounts, eq(accounts.id, entries.account))
    .where(
      and(
        eq(accounts.community, p('community')),
        eq(accounts.member, p('member')),
        eq(accounts.name, ''),
        gte(entries.at, p('from')),
        gt(entries.id, p('entry')),
        eq(entries.side, 1),
        inArray(entries.reason, [...awards]),
      ),
    )
    .prepare('levels_since');

  return {
    /** The row, with what was earned since it was written; for somebody without a row all they ever earned. */
    current: async (community: number, member: number): Promise<LevelRow> => {
      const row = (await get.execute({ member }))[0] ?? {
        member,
        community,
        earned: 0,
        level: 0,
        title: '',
        entry: 0,
        at: 0,
      };
      if (awards.length === 0) return row;
      const [more] = await since.execute({ community, member, from: row.at - lateMs, entry: row.entry });
      return {
        ...row,
        // A member may have moved to another community with their group.
        community,
        earned: row.earned + (more?.earned ?? 0),
        entry: Math.max(row.entry, more?.entry ?? 0),
        at: Math.max(row.at, more?.at ?? 0),
      };
    },
    put: async (row: LevelRow & { eventId: string }): Promise<void> => void (await put.execute({ ...row })),
    /** The groups they are in. */
    rooms: (community: number, member: number): Promise<{ id: number; account: string }[]> =>
      db
        .select({ id: rooms.id, account: rooms.account })
        .from(memberships)
        .innerJoin(rooms, eq(rooms.id, memberships.room))
        .where(
          and(
            eq(memberships.member, member),
            isNull(memberships.leftAt),
            eq(rooms.community, community),
            eq(rooms.kind, 'group'),
          ),
        ),
    /** What a level brings, in place of what it brought. */
    setPerks: async (community: number, level: number, perks: readonly Perk[], eventId: string): Promise<void> => {
      await db.delete(levelPerks).where(and(eq(levelPerks.community, community), eq(levelPerks.level, level)));
      for (const perk of perks) await db.insert(levelPerks).values({ community, ...perk, level, eventId });
    },
    /** Of these members. Outside a handler, as `all…`. */
    levelsOf: (these: readonly number[]) =>
      read
        .select({ member: memberLevels.member, level: memberLevels.level })
        .from(memberLevels)
        .where(inArray(memberLevels.member, [...these])),
    allPerks: () => read.select().from(levelPerks),
    allLevels: () =>
      read
        .select({ member: memberLevels.member, level: memberLevels.level })
        .from(memberLevels)
        .where(gt(memberLevels.level, 0)),
  };
}
export type LevelStore = ReturnType<typeof levelStore>;
