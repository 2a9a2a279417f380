import { and, eq, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineCounts, definePeople } from '../../schema.ts';
import type { State, Void } from './rules.ts';
import { defineReferral } from './schema.ts';

export interface Referral {
  readonly id: number;
  readonly community: number;
  readonly room: number;
  readonly invitee: number;
  readonly inviter: number | null;
  readonly channel: string | null;
  readonly state: State;
  readonly paid: number;
  readonly joinedAt: number;
  readonly keptAt: number | null;
}
export interface Code {
  readonly id: number;
  readonly code: string;
  readonly member: number | null;
  readonly channel: string | null;
  readonly linkAt: number | null;
}
type Added = Pick<Referral, 'community' | 'room' | 'invitee' | 'inviter' | 'channel' | 'state' | 'joinedAt'> & {
  readonly why: Void | null;
  readonly eventId: string;
};
const deepest = 10;

/** Called once per bot; everything runs inside a handler. */
export function referralStore(database: Database) {
  const { referrals, referralCodes: codes } = database.t(defineReferral);
  const { memberships, rooms } = database.t(definePeople);
  const { counts } = database.t(defineCounts);
  const { db } = database;
  const count = (...where: Parameters<typeof and>): Promise<number> => db.$count(referrals, and(...where));
  const ofInvitee = async (community: number, invitee: number): Promise<Referral | undefined> =>
    (
      await db
        .select()
        .from(referrals)
        .where(and(eq(referrals.community, community), eq(referrals.invitee, invitee)))
    )[0];
  const here = (community: number, member: number) =>
    db
      .select({ joinedAt: memberships.joinedAt, sawJoin: memberships.sawJoin, leftAt: memberships.leftAt })
      .from(memberships)
      .innerJoin(rooms, eq(rooms.id, memberships.room))
      .where(and(eq(rooms.community, community), eq(rooms.kind, 'group'), eq(memberships.member, member)));

  return {
    ofInvitee,
    byId: async (id: number): Promise<Referral | undefined> =>
      (await db.select().from(referrals).where(eq(referrals.id, id)))[0],
    /** @returns the row's id; undefined when this person was brought in before. */
    add: async (row: Added): Promise<number | undefined> =>
      (await db.insert(referrals).values(row).onConflictDoNothing().returning({ id: referrals.id }))[0]?.id,
    set: async (id: number, change: Partial<Omit<Referral, 'id'>> & { why?: Void; eventId: string }): Promise<void> => {
      await db.update(referrals).set(change).where(eq(referrals.id, id));
    },
    /** Who brought in this member, who brought in those, and so on. */
    above: async (community: number, member: number): Promise<number[]> => {
      const found: number[] = [];
      let at = member;
      while (found.length < deepest) {
        const inviter: number | null = (await ofInvitee(community, at))?.inviter ?? null;
        if (inviter === null || found.includes(inviter)) break;
        found.push((at = inviter));
      }
      return found;
    },
    /** Was this member in a group of the community before the instant? */
    knownBefore: async (community: number, member: number, at: number): Promise<boolean> =>
      (await here(community, member)).some((m) => m.joinedAt < at),
    /** In any group now, and the last time they came in. */
    presence: async (community: number, member: number) => {
      const all = await here(community, member);
      const joins = all.filter((m) => m.leftAt === null).flatMap((m) => m.sawJoin ?? []);
      return { here: all.some((m) => m.leftAt === null), lastJoin: joins.length > 0 ? Math.max(...joins) : null };
    },
    /** What they said in the groups since, by civil day. `bucket`: the first day, `20261121`. */
    spoken: async (member: number, bucket: number): Promise<{ messages: number; days: number }> => {
      const rows = await db
        .select({ bucket: counts.bucket, n: counts.n })
        .from(counts)
        .innerJoin(rooms, eq(rooms.id, counts.room))
        .where(
          and(
            eq(counts.what, 'message'),
            eq(counts.member, member),
            gte(counts.bucket, bucket),
            eq(rooms.kind, 'group'),
          ),
        );
      return { messages: rows.reduce((n, r) => n + r.n, 0), days: new Set(rows.map((r) => r.bucket)).size };
    },
    keptSince: (community: number, since: number, inviter?: number): Promise<number> =>
      count(
        eq(referrals.community, community),
        inArray(referrals.state, ['kept', 'lost']),
        gte(referrals.keptAt, since),
        ...(inviter === undefined ? [] : [eq(referrals.inviter, inviter)]),
      ),
    standing: async (community: number, inviter: number) => {
      const mine = (state: State): Promise<number> =>
        count(eq(referrals.community, community), eq(referrals.inviter, inviter), eq(referrals.state, state));
      return { kept: await mine('kept'), waiting: await mine('waiting') };
    },
    /** The rows between these two, whoever invited whom. */
    pair: (community: number, a: number, b: number): Promise<Referral[]> =>
      db
        .select()
        .from(referrals)
        .where(
          and(
            eq(referrals.community, community),
            or(
              and(eq(referrals.inviter, a), eq(referrals.invitee, b)),
              and(eq(referrals.inviter, b), eq(referrals.invitee, a)),
            ),
          ),
        ),
    /** What `from` invited is `to`'s from now on: they are one person. */
    repoint: async (from: number, to: number, eventId: string): Promise<void> => {
      await db.update(referrals).set({ inviter: to, eventId }).where(eq(referrals.inviter, from));
    },
    code: async (code: string): Promise<(Code & { community: number }) | undefined> =>
      (await db.select().from(codes).where(eq(codes.code, code)))[0],
    codeOf: async (community: number, member: number): Promise<Code | undefined> =>
      (
        await db
          .select()
          .from(codes)
          .where(and(eq(codes.community, community), eq(codes.member, member)))
      )[0],
    channels: (community: number): Promise<Code[]> =>
      db
        .select()
        .from(codes)
        .where(and(eq(codes.community, community), isNull(codes.member)))
        .orderBy(codes.id),
    addCode: async (row: Omit<Code, 'id' | 'linkAt'> & { community: number; eventId: string; at: number }) =>
      void (await db.insert(codes).values(row)),
    dropCode: async (community: number, code: string): Promise<void> =>
      void (await db.delete(codes).where(and(eq(codes.community, community), eq(codes.code, code)))),
    linked: async (id: number, linkAt: number): Promise<void> =>
      void (await db.update(codes).set({ linkAt }).where(eq(codes.id, id))),
    /** Everybody seen coming into a group in this time: how, and whether they spoke and are still there. */
    arrivals: async (community: number, from: number, to: number) =>
      db
        .select({
          member: memberships.member,
          via: memberships.via,
          broughtBy: memberships.inviter,
          inviter: referrals.inviter,
          channel: referrals.channel,
          joinedAt: memberships.joinedAt,
          leftAt: memberships.leftAt,
          said: sql<number>`coalesce(sum(${counts.n}), 0)`.mapWith(Number),
        })
        .from(memberships)
        .innerJoin(rooms, eq(rooms.id, memberships.room))
        .leftJoin(referrals, and(eq(referrals.invitee, memberships.member), eq(referrals.community, rooms.community)))
        .leftJoin(
          counts,
          and(eq(counts.room, memberships.room), eq(counts.member, memberships.member), eq(counts.what, 'message')),
        )
        .where(
          and(
            eq(rooms.community, community),
            eq(rooms.kind, 'group'),
            gte(memberships.sawJoin, from),
            lt(memberships.sawJoin, to),
          ),
        )
        .groupBy(
          memberships.room,
          memberships.member,
          memberships.via,
          memberships.inviter,
          referrals.inviter,
          referrals.channel,
          memberships.joinedAt,
          memberships.leftAt,
        )
        .orderBy(memberships.joinedAt),
  };
}
export type ReferralStore = ReturnType<typeof referralStore>;
