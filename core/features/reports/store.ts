import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineMessages } from '../../schema.ts';
import { upheld, type State } from './rules.ts';
import { defineReports } from './schema.ts';

export interface Report {
  readonly id: number;
  readonly community: number;
  readonly room: number;
  readonly messageId: string;
  readonly author: number;
  readonly excerpt: string | null;
  readonly state: State;
  readonly weight: number;
  readonly cardAt: number | null;
  readonly decidedBy: number | null;
  readonly act: string | null;
  readonly at: number;
}
export interface Voice {
  readonly member: number;
  readonly reason: string;
}
/** A line said near a reported message. */
export interface Near {
  readonly member: number;
  readonly text: string | null;
}

/** Called once per bot; everything runs inside a handler. */
export function reportStore({ db, t }: Database) {
  const { reports, reportVoices: voices } = t(defineReports);
  const { messages } = t(defineMessages);
  const open = (community: number) => and(eq(reports.community, community), eq(reports.state, 'open'));

  return {
    message: async (room: number, platformId: string) =>
      (
        await db
          .select({ id: messages.id, member: messages.member, text: messages.text })
          .from(messages)
          .where(and(eq(messages.platformId, platformId), eq(messages.room, room)))
          .limit(1)
      )[0],
    find: async (community: number, id: number): Promise<Report | undefined> =>
      (
        await db
          .select()
          .from(reports)
          .where(and(eq(reports.id, id), eq(reports.community, community)))
      )[0],
    about: async (room: number, messageId: string): Promise<Report | undefined> =>
      (
        await db
          .select()
          .from(reports)
          .where(and(eq(reports.room, room), eq(reports.messageId, messageId)))
      )[0],
    open: async (row: {
      community: number;
      room: number;
      messageId: string;
      author: number;
      excerpt: string | null;
      eventId: string;
      at: number;
    }): Promise<Report> => {
      const [made] = await db
        .insert(reports)
        .values({ ...row, state: 'open', weight: 0 })
        .returning();
      if (!made) throw new Error('report was not written');
      return made;
    },
    /** False when this person reported it before. */
    join: async (v: {
      report: number;
      member: number;
      reason: string;
      weight: number;
      eventId: string;
      at: number;
    }): Promise<boolean> => {
      const made = await db.insert(voices).values(v).onConflictDoNothing().returning({ report: voices.report });
      if (made.length === 0) return false;
      await db
        .update(reports)
        .set({ weight: sql`${reports.weight} + ${v.weight}` })
        .where(eq(reports.id, v.report));
      return true;
    },
    voices: (report: number): Promise<Voice[]> =>
      db
        .select({ member: voices.member, reason: voices.reason })
        .from(voices)
        .where(eq(voices.report, report))
        .orderBy(asc(voices.at)),
    reportedSince: async (community: number, member: number, since: number): Promise<number> => {
      const [row] = await db
        .select({ n: sql<number>`count(*)`.mapWith(Number) })
        .from(voices)
        .innerJoin(reports, eq(reports.id, voices.report))
        .where(and(eq(voices.member, member), gte(voices.at, since), eq(reports.community, community)));
      return row?.n ?? 0;
    },
    /** How often staff agreed with this reporter and how often not. */
    standing: async (community: number, member: number, since: number): Promise<{ right: number; wrong: number }> => {
      const rows = await db
        .select({ state: reports.state })
        .from(voices)
        .innerJoin(reports, eq(reports.id, voices.report))
        .where(and(eq(voices.member, member), gte(voices.at, since), eq(reports.community, community)));
      const right = rows.filter((r) => (upheld as readonly State[]).includes(r.state)).length;
      return { right, wrong: rows.filter((r) => r.state === 'false').length };
    },
    /** Open ones, oldest first. */
    list: (community: number): Promise<Report[]> =>
      db.select().from(reports).where(open(community)).orderBy(asc(reports.id)),
    /** Open, heavy enough, and not before staff yet. */
    due: (community: number, room: number, threshold: number): Promise<Report[]> =>
      db
        .select()
        .from(reports)
        .where(and(open(community), eq(reports.room, room), gte(reports.weight, threshold), isNull(reports.cardAt)))
        .orderBy(asc(reports.id)),
    /** When this group's last card went out. */
    lastCard: async (room: number): Promise<number | null> =>
      (
        await db
          .select({ at: sql<number | null>`max(${reports.cardAt})`.mapWith(Number) })
          .from(reports)
          .where(eq(reports.room, room))
      )[0]?.at ?? null,
    carded: async (ids: readonly number[], at: number) => {
      await db
        .update(reports)
        .set({ cardAt: at })
        .where(inArray(reports.id, [...ids]));
    },
    /** False when it was not open any more. */
    decide: async (id: number, state: State, by: number, eventId: string, at: number): Promise<boolean> =>
      (
        await db
          .update(reports)
          .set({ state, decidedBy: by, decidedEvent: eventId, decidedAt: at, excerpt: null })
          .where(and(eq(reports.id, id), eq(reports.state, 'open')))
          .returning({ id: reports.id })
      ).length > 0,
    reopen: async (id: number) => {
      await db
        .update(reports)
        .set({ state: 'open', decidedBy: null, decidedEvent: null, decidedAt: null, act: null })
        .where(eq(reports.id, id));
    },
    /** Moderation acted in the event of a decision. */
    acted: async (eventId: string, act: string) => {
      await db.update(reports).set({ act }).where(eq(reports.decidedEvent, eventId));
    },
    /** What was said around a message: up to `n` lines before it and one after, oldest first. */
    around: async (room: number, messageId: string, n: number): Promise<{ before: Near[]; after: Near[] }> => {
      const [here] = await db
        .select({ id: messages.id })
        .from(messages)
        .where(and(eq(messages.platformId, messageId), eq(messages.room, room)))
        .limit(1);
      if (!here) return { before: [], after: [] };
      const line = { member: messages.member, text: messages.text };
      const before = await db
        .select(line)
        .from(messages)
        .where(and(eq(messages.room, room), lt(messages.id, here.id)))
        .orderBy(desc(messages.id))
        .limit(n);
      const after = await db
        .select(line)
        .from(messages)
        .where(and(eq(messages.room, room), gt(messages.id, here.id)))
        .orderBy(asc(messages.id))
        .limit(1);
      return { before: before.toReversed(), after };
    },
  };
}
export type ReportStore = ReturnType<typeof reportStore>;
