/** What the trials of campaigns dealt out. */
import { eq } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineCampaigns } from './schema.ts';

export interface DealtRow {
  readonly campaign: number;
  readonly community: number;
  readonly trial: number;
  readonly hash: string;
  readonly kind: 'text' | 'time' | 'reward';
  readonly sides: readonly (readonly number[])[];
  readonly from: number;
  readonly to: number;
  readonly state: 'running' | 'over' | 'stopped';
  readonly chosen: number | null;
}

/** Called once per bot; everything runs inside a handler. */
export function dealtStore(database: Database) {
  const { dealt } = database.t(defineCampaigns);
  const { db } = database;
  return {
    of: async (campaign: number): Promise<DealtRow | undefined> =>
      (await db.select().from(dealt).where(eq(dealt.campaign, campaign)))[0],
    list: (community: number): Promise<DealtRow[]> => db.select().from(dealt).where(eq(dealt.community, community)),
    /** A new trial of a campaign takes the place of the one before, and of what was chosen by it. */
    put: async (row: DealtRow, eventId: string): Promise<void> => {
      await db.delete(dealt).where(eq(dealt.campaign, row.campaign));
      await db.insert(dealt).values({ ...row, eventId });
    },
    change: async (campaign: number, to: Partial<Pick<DealtRow, 'state' | 'chosen'>>, eventId: string): Promise<void> =>
      void (await db
        .update(dealt)
        .set({ ...to, eventId })
        .where(eq(dealt.campaign, campaign))),
  };
}
export type DealtStore = ReturnType<typeof dealtStore>;
