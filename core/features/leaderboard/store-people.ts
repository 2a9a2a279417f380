import { and, desc, eq } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineLeaderboard } from './schema.ts';

export interface Season {
  readonly community: number;
  readonly number: number;
  readonly name: string;
  readonly began: number;
}

/** Seasons, and who is on no board. Called once per bot; what is not `all…` runs inside a handler. */
export function seasonStore(database: Database) {
  const { seasons, offBoard } = database.t(defineLeaderboard);
  const { db, read } = database;
  return {
    begin: async (season: Season & { eventId: string }): Promise<void> =>
      void (await db.insert(seasons).values(season)),
    end: async (community: number, number: number): Promise<void> =>
      void (await db.delete(seasons).where(and(eq(seasons.community, community), eq(seasons.number, number)))),
    newest: async (community: number) =>
      (
        await db.select().from(seasons).where(eq(seasons.community, community)).orderBy(desc(seasons.number)).limit(1)
      )[0],
    allSeasons: () => read.select().from(seasons),
    leave: async (community: number, member: number, eventId: string): Promise<void> =>
      void (await db.insert(offBoard).values({ community, member, eventId }).onConflictDoNothing()),
    comeBack: async (member: number): Promise<void> =>
      void (await db.delete(offBoard).where(eq(offBoard.member, member))),
    allHidden: () => read.select({ member: offBoard.member }).from(offBoard),
  };
}
export type SeasonStore = ReturnType<typeof seasonStore>;
