import { and, eq, gt, lt, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineClaimTries } from './schema.ts';

const hourMs = 3_600_000;

/** Called once per bot; everything runs inside a handler. */
export function claimStore({ db, t }: Database) {
  const { claimTries } = t(defineClaimTries);
  return {
    /** Wrong codes of this platform user in the last hour. */
    wrong: async (account: string, user: string, now: number): Promise<number> => {
      const [row] = await db
        .select({ n: sql<number>`count(*)`.mapWith(Number) })
        .from(claimTries)
        .where(
          and(eq(claimTries.account, account), eq(claimTries.platformUserId, user), gt(claimTries.at, now - hourMs)),
        );
      return row?.n ?? 0;
    },
    /** Writes one down and forgets what is older than a day. */
    tried: async (account: string, user: string, cause: string, now: number): Promise<void> => {
      await db.delete(claimTries).where(lt(claimTries.at, now - 24 * hourMs));
      await db.insert(claimTries).values({ account, platformUserId: user, eventId: cause, at: now });
    },
  };
}
