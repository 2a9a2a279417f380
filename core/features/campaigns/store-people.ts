/** Who is in which group and how they are reached in private: what `who: { members }` looks at. */
import { and, asc, eq, gt, gte, isNull, max, min, or, sql } from 'drizzle-orm';

import type { Database, ReadDb } from '../../ports.ts';
import { defineCounts, definePeople, defineUnsubscribed } from '../../schema.ts';
import type { Locale } from '../../types.ts';
import type { Chat, Someone } from './members.ts';

/** Members of some groups, without what is known of them elsewhere (tags, levels). */
export type Met = Omit<Someone, 'tags' | 'level'>;
/** Where it is read: `from` is `database.db` inside a handler, `database.read` outside of one. */
interface Where {
  readonly database: Database;
  readonly from: ReadDb;
  readonly community: number;
}

/**
 * Everybody in these groups of a community, in the order of their ids.
 * @param since the first civil day (`YYYYMMDD`) whose talk is looked at; undefined: none is
 */
export async function membersIn(w: Where, groups: ReadonlySet<number>, since: number | undefined): Promise<Met[]> {
  const joined = new Map<number, number>();
  const meant = new Set<number>();
  for (const seat of await seats(w)) {
    joined.set(seat.member, Math.min(joined.get(seat.member) ?? Infinity, seat.joined));
    if (groups.has(seat.room)) meant.add(seat.member);
  }
  const people = await everybody(w);
  const chats = await chatsOf(w);
  const out = await outside(w);
  const spoke = since === undefined ? new Map<number, number>() : await lastDays(w, groups, since);
  return [...meant]
    .toSorted((a, b) => a - b)
    .flatMap((member) => {
      // Whoever was linked to another member is that member now.
      const person = people.get(member);
      if (!person) return [];
      return {
        member,
        ...person,
        joined: joined.get(member) ?? 0,
        spoke: spoke.get(member) ?? 0,
        chats: chats.get(member) ?? [],
        out: out.has(member),
      };
    });
}

/** Memberships of groups the bot is in. */
function seated({ database, community }: Where) {
  const { memberships, rooms } = database.t(definePeople);
  return and(eq(rooms.community, community), eq(rooms.kind, 'group'), isNull(rooms.leftAt), isNull(memberships.leftAt));
}

function seats(w: Where): Promise<{ member: number; room: number; joined: number }[]> {
  const { memberships, rooms } = w.database.t(definePeople);
  return w.from
    .select({ member: memberships.member, room: memberships.room, joined: memberships.joinedAt })
    .from(memberships)
    .innerJoin(rooms, eq(rooms.id, memberships.room))
    .where(seated(w));
}

/** The last civil day each said something in these groups. */
async function lastDays(w: Where, groups: ReadonlySet<number>, since: number): Promise<Map<number, number>> {
  const { memberships, rooms } = w.database.t(definePeople);
  const { counts } = w.database.t(defineCounts);
  const said = await w.from
    .select({ member: counts.member, room: counts.room, day: max(counts.bucket) })
    .from(memberships)
    .innerJoin(rooms, eq(rooms.id, memberships.room))
    .innerJoin(
      counts,
      and(
        eq(counts.room, memberships.room),
        eq(counts.member, memberships.member),
        eq(counts.what, 'message'),
        gte(counts.bucket, since),
      ),
    )
    .where(seated(w))
    .groupBy(counts.member, counts.room);
  const spoke = new Map<number, number>();
  for (const { member, room, day } of said)
    if (groups.has(room)) spoke.set(member, Math.max(spoke.get(member) ?? 0, day ?? 0));
  return spoke;
}

/**
 * The private chats in which each member wrote to the bot, the last one first: about this community, or as this member.
 * Whoever was linked since wrote as another member, and is the same person.
 */
async function chatsOf({ database, from, community }: Where): Promise<Map<number, Chat[]>> {
  const { identities, rooms } = database.t(definePeople);
  const { counts } = database.t(defineCounts);
  const wrote = await from
    .select({ member: identities.member, room: rooms.id, account: rooms.account, locale: rooms.locale })
    .from(identities)
    .innerJoin(rooms, and(eq(rooms.account, identities.account), eq(rooms.platformId, identities.platformUserId)))
    .innerJoin(counts, and(eq(counts.room, rooms.id), eq(counts.what, 'message'), gt(counts.member, 0)))
    .where(
      and(
        eq(identities.community, community),
        eq(rooms.kind, 'private'),
        isNull(rooms.leftAt),
        or(eq(rooms.community, community), eq(counts.member, identities.member)),
      ),
    )
    .groupBy(identities.member, rooms.id, rooms.account, rooms.locale)
    .orderBy(sql`max(${counts.bucket}) desc`, asc(rooms.id));
  const chats = new Map<number, Chat[]>();
  for (const { member, locale, ...chat } of wrote)
    chats.set(member, [...(chats.get(member) ?? []), { ...chat, locale: locale as Locale | null }]);
  return chats;
}

/** Who wants nothing unasked in private. */
async function outside({ database, from, community }: Where): Promise<Set<number>> {
  const { members } = database.t(definePeople);
  const { unsubscribed } = database.t(defineUnsubscribed);
  const rows = await from
    .select({ member: unsubscribed.member })
    .from(unsubscribed)
    .innerJoin(members, eq(members.id, unsubscribed.member))
    .where(eq(members.community, community));
  return new Set(rows.map((r) => r.member));
}

/** Everybody with an identity, by one of their names. */
async function everybody({ database, from, community }: Where): Promise<Map<number, Pick<Met, 'name' | 'locale'>>> {
  const { identities, members } = database.t(definePeople);
  const rows = await from
    .select({ member: identities.member, name: min(identities.name), locale: members.locale })
    .from(identities)
    .innerJoin(members, eq(members.id, identities.member))
    .where(eq(identities.community, community))
    .groupBy(identities.member, members.locale);
  return new Map(rows.map((r) => [r.member, { name: r.name ?? '', locale: r.locale as Locale | null }]));
}
