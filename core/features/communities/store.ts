import { and, eq, gt, isNull } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineCommunityCodes } from './schema.ts';

export interface Code {
  readonly id: number;
  readonly community: number;
  readonly member: number;
  readonly room: number;
  readonly until: number;
}

/** Called once per bot; everything runs inside a handler. */
export function communityStore(database: Database) {
  const { communityCodes: codes } = database.t(defineCommunityCodes);
  const { db } = database;
  return {
    give: async (row: Omit<Code, 'id'> & { code: string; at: number; eventId: string }): Promise<void> => {
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
  };
}
