/** Members in a run: whose turn comes, and what became of each. */
import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, max, ne, sql } from 'drizzle-orm';

import type { Database, SQL } from '../../ports.ts';
import { defineHappenings, defineMessages, defineOutbox, definePeople } from '../../schema.ts';
import type { Locale, Room } from '../../types.ts';
import { defineCampaigns } from './schema.ts';
import type { Side, Told } from './store-goals.ts';
import type { Run } from './store-runs.ts';

/** A member whose turn comes, and the chat chosen for them. */
export interface Queued {
  readonly member: number;
  readonly chat: number;
}
/** A row of `campaign_sends` for a member. */
export interface MemberSend {
  readonly run: number;
  readonly step: number;
  readonly member: number;
  readonly chat: number | null;
  /** `queued`, or why they are left out. */
  readonly skipped: string;
  readonly eventId: string;
  readonly at: number;
}
/** Rows of one statement: databases take only so many values at once. */
const rowsAtOnce = 200;
const idsAtOnce = 1000;

const inParts = async <T>(all: readonly number[], ask: (some: number[]) => Promise<T[]>): Promise<T[]> => {
  const found: T[] = [];
  for (let i = 0; i < all.length; i += idsAtOnce) found.push(...(await ask(all.slice(i, i + idsAtOnce))));
  return found;
};

/** Called once per bot; everything runs inside a handler. */
export function memberStore(database: Database) {
  const { runs, sends } = database.t(defineCampaigns);
  const { identities, members, memberships, rooms } = database.t(definePeople);
  const { messages } = database.t(defineMessages);
  const { happenings } = database.t(defineHappenings);
  const { outbox } = database.t(defineOutbox);
  const { db } = database;
  const mine = (run: number, step: number) => and(eq(sends.run, run), eq(sends.step, step), eq(sends.room, 0));
  const waits = eq(sends.skipped, 'queued');
  /** Those who wrote in their private chat after the first step was handed over to them, until an instant. */
  const answered = async (run: Run, until: number): Promise<Set<number>> => {
    const last = await wrote(and(gt(messages.id, run.mark), lte(messages.at, until)));
    return new Set((await heardFirst(run.id)).filter((h) => (last.get(h.chat) ?? -1) >= h.at).map((h) => h.member));
  };
  /** When somebody wrote last in each private chat, among these rows. */
  const wrote = async (which: SQL | undefined): Promise<Map<number, number>> => {
    const rows = await db
      .select({ room: messages.room, at: max(messages.at) })
      .from(messages)
      .innerJoin(rooms, eq(rooms.id, messages.room))
      .where(and(which, eq(rooms.kind, 'private')))
      .groupBy(messages.room);
    return new Map(rows.map((r) => [r.room, r.at ?? 0]));
  };
  const heardFirst = async (run: number): Promise<{ member: number; chat: number; at: number }[]> => {
    const rows = await db
      .select({ member: sends.member, chat: sends.chat, at: sends.at })
      .from(sends)
      .where(and(mine(run, 0), isNull(sends.skipped)));
    return rows.map((r) => ({ ...r, chat: r.chat ?? 0 }));
  };
  return {
    /** Writes who hears a step and who does not; who has a row already keeps it. */
    enrol: async (rows: readonly MemberSend[]): Promise<void> => {
      for (let i = 0; i < rows.length; i += rowsAtOnce)
        await db
          .insert(sends)
          .values(rows.slice(i, i + rowsAtOnce).map((row) => ({ ...row, room: 0, mark: 0 })))
          .onConflictDoNothing();
    },
    /** Whose turn comes next, in the order of their ids. */
    queued: async (run: number, step: number, limit: number): Promise<Queued[]> => {
      const rows = await db
        .select({ member: sends.member, chat: sends.chat })
        .from(sends)
        .where(and(mine(run, step), waits))
        .orderBy(asc(sends.member))
        .limit(limit);
      return rows.map((r) => ({ member: r.member, chat: r.chat ?? 0 }));
    },
    /** Runs of the calendar in which members wait for their turn: the step, and since when. One by hand knows no pause. */
    halfway: async (campaign: number): Promise<{ run: number; step: number; since: number }[]> => {
      const rows = await db
        .select({ run: sends.run, step: sends.step, since: max(sends.at) })
        .from(sends)
        .innerJoin(runs, eq(runs.id, sends.run))
        .where(and(eq(runs.campaign, campaign), eq(runs.state, 'running'), eq(runs.how, 'calendar'), waits))
        .groupBy(sends.run, sends.step)
        .orderBy(asc(sends.run), asc(sends.step));
      return rows.map((r) => ({ ...r, since: r.since ?? 0 }));
    },
    /** A member's turn: handed over, or left out. */
    settle: async (row: {
      run: number;
      step: number;
      member: number;
      chat: number | null;
      skipped: string | null;
      mark: number;
      eventId: string;
      at: number;
    }): Promise<void> => {
      const { run, step, member, ...values } = row;
      await db
        .update(sends)
        .set(values)
        .where(and(mine(run, step), eq(sends.member, member)));
    },
    /** Nobody who waits in this run has a turn any more. @returns how many waited in the first step */
    giveUp: async (run: number, why: string, eventId: string): Promise<number> => {
      const rows = await db
        .update(sends)
        .set({ skipped: why, eventId })
        .where(and(eq(sends.run, run), eq(sends.room, 0), waits))
        .returning({ step: sends.step });
      return rows.filter((r) => r.step === 0).length;
    },
    /** Members a step was handed over to, with their chats. */
    heardStep: async (run: number, step: number): Promise<Queued[]> =>
      (
        await db
          .select({ member: sends.member, chat: sends.chat })
          .from(sends)
          .where(and(mine(run, step), isNull(sends.skipped)))
          .orderBy(asc(sends.member))
      ).map((r) => ({ member: r.member, chat: r.chat ?? 0 })),
    /** Those of them who heard this step already, in any chat that is theirs now: two who were linked in the middle of it. */
    twice: async (run: Run, step: number, among: readonly number[]): Promise<Set<number>> => {
      const theirs = await inParts(among, (some) =>
        db
          .select({ member: identities.member, chat: rooms.id })
          .from(identities)
          .innerJoin(rooms, and(eq(rooms.account, identities.account), eq(rooms.platformId, identities.platformUserId)))
          .where(and(inArray(identities.member, some), eq(rooms.kind, 'private'))),
      );
      const rows = await inParts(
        theirs.map((t) => t.chat),
        (some) =>
          db
            .select({ chat: sends.chat })
            .from(sends)
            .where(and(mine(run.id, step), isNull(sends.skipped), inArray(sends.chat, some))),
      );
      const heard = new Set(rows.map((r) => r.chat));
      return new Set(theirs.filter((t) => heard.has(t.chat)).map((t) => t.member));
    },
    /** When the first step of this campaign was handed over to each of these members since an instant. */
    heard: (campaign: number, among: readonly number[], since: number): Promise<{ member: number; at: number }[]> =>
      inParts(among, (some) =>
        db
          .select({ member: sends.member, at: sends.at })
          .from(sends)
          .innerJoin(runs, eq(runs.id, sends.run))
          .where(
            and(
              inArray(sends.member, some),
              gte(sends.at, since),
              eq(runs.campaign, campaign),
              eq(sends.step, 0),
              isNull(sends.skipped),
            ),
          ),
      ),
    /** Lines said or waiting to be said unasked in each of these chats since an instant. */
    unasked: async (chats: readonly number[], since: number): Promise<Map<number, number>> => {
      const rows = await inParts(chats, (some) =>
        db
          .select({ room: outbox.room, n: sql<number>`count(*)`.mapWith(Number) })
          .from(outbox)
          .where(
            and(
              inArray(outbox.room, some),
              isNotNull(outbox.kind),
              gte(outbox.notBefore, since),
              ne(outbox.state, 'failed'),
            ),
          )
          .groupBy(outbox.room),
      );
      return new Map(rows.map((r) => [r.room, r.n]));
    },
    /** Those of them who are still in a group here, and the language each chose. Whoever was linked to another is not. */
    present: async (community: number, among: readonly number[]): Promise<Map<number, Locale | null>> => {
      const rows = await inParts(among, (some) =>
        db
          .selectDistinct({ member: members.id, locale: members.locale })
          .from(members)
          .innerJoin(identities, eq(identities.member, members.id))
          .innerJoin(memberships, eq(memberships.member, members.id))
          .innerJoin(rooms, eq(rooms.id, memberships.room))
          .where(
            and(
              inArray(members.id, some),
              eq(rooms.community, community),
              eq(rooms.kind, 'group'),
              isNull(rooms.leftAt),
              isNull(memberships.leftAt),
            ),
          ),
      );
      return new Map(rows.map((r) => [r.member, r.locale as Locale | null]));
    },
    answered,
    /** The private chats in which the first step of a run was heard. */
    chatsOf: async (run: number): Promise<Room[]> => {
      const { id, account, platformId, kind, name, community, locale } = rooms;
      const found = await db
        .select({ id, account, platformId, kind, name, community, locale })
        .from(sends)
        .innerJoin(rooms, eq(rooms.id, sends.chat))
        .where(and(mine(run, 0), isNull(sends.skipped)));
      return found.map((room) => ({ ...room, locale: room.locale as Locale | null }));
    },
    /** What a goal counts among those who heard it: so long before the run, or since it. */
    reached: async (what: Exclude<Told, 'joins'>, run: Run, side: Side, within: number): Promise<number> => {
      const [from, until] = side === 'before' ? [run.at - within, run.at] : [run.at, run.at + within];
      if (what === 'replies') {
        if (side === 'after') return (await answered(run, until)).size;
        // Whatever came since the last run before `from` came after that run's mark.
        const [low] = await db
          .select({ n: max(runs.mark) })
          .from(runs)
          .where(lte(runs.at, from));
        const last = await wrote(and(gt(messages.id, low?.n ?? 0), lte(messages.id, run.mark), gt(messages.at, from)));
        return (await heardFirst(run.id)).filter((h) => last.has(h.chat)).length;
      }
      const heard = and(mine(run.id, 0), isNull(sends.skipped));
      const [row] = await db
        .select({ n: sql<number>`count(*)`.mapWith(Number) })
        .from(happenings)
        .where(
          and(
            eq(happenings.community, run.community),
            eq(happenings.what, 'checkin.done'),
            gte(happenings.at, from),
            side === 'before' ? lt(happenings.at, until) : lte(happenings.at, until),
            inArray(happenings.member, db.select({ member: sends.member }).from(sends).where(heard)),
          ),
        );
      return row?.n ?? 0;
    },
  };
}
export type MemberStore = ReturnType<typeof memberStore>;
