/** How a run goes, read from the bot's database while it goes: a line, or a bar on a terminal until nothing waits. */
import { setTimeout as pause } from 'node:timers/promises';

import { and, desc, eq, inArray, like, or } from 'drizzle-orm';

import { titleOf } from '../../../core/features/campaigns/operate/find.ts';
import { countsOf } from '../../../core/features/campaigns/operate/progress.ts';
import { defineCampaigns } from '../../../core/features/campaigns/schema.ts';
import { runStore } from '../../../core/features/campaigns/store-runs.ts';
import type { Database } from '../../../core/ports.ts';
import { defineJobs } from '../../../core/schema.ts';
import type { Progress } from '../history/progress.ts';

export interface Standing extends ReturnType<typeof countsOf> {
  readonly run: number;
  /** `campaigns.id`. */
  readonly campaign: number;
  readonly title: string;
  readonly stopped: boolean;
  /** Something of it is still planned: its other groups, or a later step; epoch ms. */
  readonly next: number | null;
}

/** A run by its number, or the latest run of a campaign, or of all; undefined: there is none. */
async function runOf(database: Database, wanted: string | undefined) {
  const { runs, campaigns } = database.t(defineCampaigns);
  const rows = await database.read
    .select({
      id: runs.id,
      campaign: runs.campaign,
      definition: runs.definition,
      state: runs.state,
      name: campaigns.name,
    })
    .from(runs)
    .innerJoin(campaigns, eq(campaigns.id, runs.campaign))
    .orderBy(desc(runs.id))
    .limit(1000);
  if (wanted === undefined) return rows[0];
  return rows.find((r) => `${r.id}` === wanted) ?? rows.find((r) => [r.name, titleOf(r.definition)].includes(wanted));
}

export async function standingOf(database: Database, wanted: string | undefined): Promise<Standing | undefined> {
  const run = await runOf(database, wanted);
  if (!run) return undefined;
  const store = runStore(database);
  const { jobs } = database.t(defineJobs);
  const [next] = await database.read
    .select({ at: jobs.runAt })
    .from(jobs)
    .where(
      and(
        or(eq(jobs.key, `campaign-rest:${run.id}`), like(jobs.key, `campaign-step:${run.id}.%`)),
        inArray(jobs.state, ['ready', 'running']),
      ),
    )
    .orderBy(jobs.runAt)
    .limit(1);
  const parts = await store.parts(run.id, database.read);
  const counts = countsOf(await store.tallies(run.id, database.read), 0, parts);
  return {
    ...counts,
    run: run.id,
    campaign: run.campaign,
    title: titleOf(run.definition),
    stopped: run.state === 'stopped',
    next: next?.at ?? null,
  };
}

/** `run 12 双十一预热: 5000 groups: 4200 sent, 700 failed, 3 unsure, 97 waiting, 0 skipped`. */
export function lineOf(s: Standing): string {
  const more = s.next === null ? '' : `; more at ${new Date(s.next).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return (
    `run ${s.run} ${s.title}${s.stopped ? ' (stopped)' : ''}: ${s.all} ${s.all === 1 ? 'group' : 'groups'}: ${s.sent} sent, ` +
    `${s.failed} failed, ${s.maybe} unsure, ${s.waiting} waiting, ${s.skipped} skipped${more}`
  );
}

const everyMs = 500;
const settledOf = (s: Standing): number => s.all - s.waiting;

/** Draws the bar until nothing of the run waits; how it ended. `bar` is made with how many groups there are. */
export async function followed(
  database: Database,
  first: Standing,
  bar: (total: number) => Progress,
): Promise<Standing> {
  let now = first;
  let total = now.all;
  let drawn = bar(total);
  while (now.waiting > 0) {
    if (now.all !== total) {
      drawn.end();
      total = now.all;
      drawn = bar(total);
    }
    drawn.at(settledOf(now), settledOf(now));
    await pause(everyMs);
    now = (await standingOf(database, `${now.run}`)) ?? now;
  }
  drawn.end();
  return now;
}
