import { and, eq, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineJobs } from '../../schema.ts';
import type { Campaign } from './language.ts';
import { defineCampaigns } from './schema.ts';

export type State = 'active' | 'paused' | 'gone';
export interface CampaignRow {
  readonly id: number;
  readonly name: string;
  readonly source: 'file' | 'message';
  readonly definition: Campaign;
  readonly hash: string;
  readonly state: State;
}
/** What a job of the calendar carries. */
export interface Occurrence {
  readonly campaign: number;
  /** When it is planned, epoch ms: a retry comes later, but means the same occurrence. */
  readonly planned: number;
}

/** The timer of one occurrence, as `Feature.timers` names it. */
export const fireTimer = 'campaigns.fire';

/** Called once per bot; everything runs inside a handler. */
export function campaignStore(database: Database) {
  const { campaigns } = database.t(defineCampaigns);
  const { jobs } = database.t(defineJobs);
  const { db } = database;
  const p = sql.placeholder;
  const columns = {
    id: campaigns.id,
    name: campaigns.name,
    source: campaigns.source,
    definition: campaigns.definition,
    hash: campaigns.hash,
    state: campaigns.state,
  };
  const all = db
    .select(columns)
    .from(campaigns)
    .where(eq(campaigns.community, p('community')))
    .orderBy(campaigns.id);
  const list = all.prepare('campaigns_list');
  const byId = db
    .select(columns)
    .from(campaigns)
    .where(and(eq(campaigns.id, p('id')), eq(campaigns.community, p('community'))))
    .prepare('campaigns_by_id');
  const put = db
    .insert(campaigns)
    .values({
      community: p('community'),
      name: p('name'),
      source: p('source'),
      definition: p('definition'),
      hash: p('hash'),
      state: p('state'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .onConflictDoUpdate({
      target: [campaigns.community, campaigns.source, campaigns.name],
      set: {
        definition: sql`excluded.definition`,
        hash: sql`excluded.hash`,
        state: sql`excluded.state`,
        eventId: sql`excluded.event_id`,
        at: sql`excluded.at`,
      },
    })
    .prepare('campaigns_put');
  const ready = db
    .select({ key: jobs.key, data: jobs.data })
    .from(jobs)
    .where(and(eq(jobs.community, p('community')), eq(jobs.kind, fireTimer), eq(jobs.state, 'ready')))
    .prepare('campaigns_ready');
  return {
    /** Every campaign of a community, gone ones too. */
    list: async (community: number): Promise<readonly CampaignRow[]> => list.execute({ community }),
    byId: async (community: number, id: number): Promise<CampaignRow | undefined> =>
      (await byId.execute({ community, id }))[0],
    put: async (row: {
      community: number;
      name: string;
      source: 'file' | 'message';
      definition: Campaign;
      hash: string;
      state: State;
      eventId: string;
      at: number;
    }): Promise<void> => void (await put.execute(row)),
    setState: async (community: number, id: number, state: State, eventId: string): Promise<void> => {
      await db
        .update(campaigns)
        .set({ state, eventId })
        .where(and(eq(campaigns.id, id), eq(campaigns.community, community)));
    },
    /** Occurrences that wait, of any campaign of the community. */
    waiting: async (community: number): Promise<readonly { key: string; planned: number }[]> =>
      (await ready.execute({ community })).map((r) => ({ key: r.key, planned: (r.data as Occurrence).planned })),
  };
}
export type CampaignStore = ReturnType<typeof campaignStore>;
