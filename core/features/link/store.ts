import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineLinks } from './schema.ts';

export interface Code {
  readonly id: number;
  readonly community: number;
  readonly member: number;
  readonly room: number;
  readonly until: number;
}
export interface Link {
  readonly id: number;
  readonly community: number;
  readonly member: number;
  readonly was: number;
  readonly identities: readonly number[];
  readonly at: number;
}

/** Called once per bot; everything runs inside a handler. */
export function linkStore(database: Database) {
  const { linkCodes: codes, links, linkTries: tries } = database.t(defineLinks);
  const { db } = database;
  return {
    /** A new code of this member; the ones before are worth nothing. */
    give: async (row: Omit<Code, 'id'> & { code: string; at: number; eventId: string }): Promise<void> => {
      await db
        .update(codes)
        .set({ usedBy: row.eventId })
        .where(and(eq(codes.member, row.member), isNull(codes.usedBy)));
      await db.insert(codes).values(row);
    },
    find: async (code: string, now: number): Promise<Code | undefined> =>
      (
        await db
          .select()
          .from(codes)
          .where(and(eq(codes.code, code), isNull(codes.usedBy), gt(codes.until, now)))
      )[0],
    use: async (id: number, by: string): Promise<void> => {
      await db.update(codes).set({ usedBy: by }).where(eq(codes.id, id));
    },
    link: async (row: Omit<Link, 'id'> & { eventId: string }): Promise<number> => {
      const [made] = await db.insert(links).values(row).returning({ id: links.id });
      if (!made) throw new Error('link was not written');
      return made.id;
    },
    /** The latest link this member is one side of. */
    latest: async (member: number): Promise<Link | undefined> =>
      (
        await db
          .select()
          .from(links)
          .where(and(or(eq(links.member, member), eq(links.was, member)), isNull(links.partedAt)))
          .orderBy(desc(links.id))
          .limit(1)
      )[0],
    part: async (id: number, at: number): Promise<void> => {
      await db.update(links).set({ partedAt: at }).where(eq(links.id, id));
    },
    /** When one of these identities was last parted; null: never. */
    lastParted: async (members: readonly number[]): Promise<number | null> => {
      let last: number | null = null;
      for (const member of members) {
        const [row] = await db
          .select({ at: sql<number | null>`max(${links.partedAt})` })
          .from(links)
          .where(or(eq(links.member, member), eq(links.was, member)));
        if (row?.at != null) last = Math.max(last ?? 0, Number(row.at));
      }
      return last;
    },
    /** Counts a wrong code; how many there were within the window, this one among them. */
    wrong: async (identity: number, now: number, windowMs: number, eventId: string): Promise<number> => {
      const [row] = await db.select().from(tries).where(eq(tries.identity, identity));
      const fresh = !row || now - row.since >= windowMs;
      const next = { identity, n: fresh ? 1 : row.n + 1, since: fresh ? now : row.since, eventId };
      await db
        .insert(tries)
        .values(next)
        .onConflictDoUpdate({ target: tries.identity, set: { n: next.n, since: next.since, eventId } });
      return next.n;
    },
    tried: async (identity: number, now: number, windowMs: number): Promise<number> => {
      const [row] = await db.select().from(tries).where(eq(tries.identity, identity));
      return row && now - row.since < windowMs ? row.n : 0;
    },
  };
}
