import { and, asc, eq, gt, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineBadges } from './schema.ts';

/** Called once per bot. What is not `all…` runs inside a handler. */
export function badgeStore(database: Database) {
  const { badges, badgeCounts, badgesHeld } = database.t(defineBadges);
  const { db, read } = database;
  const p = sql.placeholder;
  const count = db
    .insert(badgeCounts)
    .values({ community: p('community'), member: p('member'), what: p('what'), n: p('n'), eventId: p('eventId') })
    .onConflictDoUpdate({
      target: [badgeCounts.member, badgeCounts.what],
      set: { n: sql`${badgeCounts.n} + excluded.n`, eventId: sql`excluded.event_id` },
    })
    .returning({ n: badgeCounts.n })
    .prepare('badges_count');
  const held = db
    .select({ badge: badgesHeld.badge })
    .from(badgesHeld)
    .where(eq(badgesHeld.member, p('member')))
    .orderBy(asc(badgesHeld.at), asc(badgesHeld.badge))
    .prepare('badges_held');
  const hold = db
    .insert(badgesHeld)
    .values({
      community: p('community'),
      member: p('member'),
      badge: p('badge'),
      at: p('at'),
      eventId: p('eventId'),
    })
    .onConflictDoNothing()
    .returning({ badge: badgesHeld.badge })
    .prepare('badges_hold');
  return {
    /** @returns how often it happened by now. */
    count: async (community: number, member: number, what: string, n: number, eventId: string): Promise<number> =>
      (await count.execute({ community, member, what, n, eventId }))[0]?.n ?? n,
    counts: (member: number) =>
      db
        .select({ what: badgeCounts.what, n: badgeCounts.n })
        .from(badgeCounts)
        .where(and(eq(badgeCounts.member, member), gt(badgeCounts.n, 0))),
    held: async (member: number): Promise<string[]> => (await held.execute({ member })).map((r) => r.badge),
    /** @returns false when they had it already. */
    hold: async (row: {
      community: number;
      member: number;
      badge: string;
      at: number;
      eventId: string;
    }): Promise<boolean> => (await hold.execute(row)).length > 0,
    make: async (row: { community: number; title: string; what: string; times: number; eventId: string }) => {
      const [made] = await db.insert(badges).values(row).returning({ id: badges.id });
      if (!made) throw new Error('a badge was not written');
      return made.id;
    },
    drop: async (id: number): Promise<void> => void (await db.delete(badges).where(eq(badges.id, id))),
    all: () => read.select().from(badges),
  };
}
