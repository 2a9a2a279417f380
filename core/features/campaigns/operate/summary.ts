/** What came of a run, told by itself when its goal has been counted. */
import { keepers } from '../../../kit/staff.ts';
import type { Context, Effect, Effects } from '../../../types.ts';
import { upcoming } from '../calendar.ts';
import type { Desk } from '../run.ts';
import type { Run } from '../store-runs.ts';
import { goalOf, untilOf } from './goal.ts';
import { headline } from './progress.ts';

/** What a `campaigns.summary` job carries. */
export interface Summary {
  readonly run: number;
}
export const summaryTimer = 'campaigns.summary';
/** What happened at the last moment may arrive a little later. */
const settleMs = 60_000;
const mostTold = 5;

/** The job that tells staff what came of a run: of one by hand, and of the last one of the calendar. */
export function summaryLater(c: Context, run: Run, room: number | undefined): Effect[] {
  const { goal } = run.definition;
  if (!goal || room === undefined) return [];
  if (run.how === 'calendar' && upcoming(run.definition, c.community.timeZone, c.now, 1).length > 0) return [];
  const data: Summary = { run: run.id };
  const key = `${summaryTimer}:${run.id}`;
  const at = untilOf(run, goal) + settleMs;
  return [{ do: 'later', key, timer: summaryTimer, at, room, community: c.community.id, data }];
}

/** To whoever started it; of the calendar, to the owners. A run that was stopped has no result. */
export async function summary(c: Context, desk: Desk, { run: id }: Summary): Promise<Effects> {
  const run = await desk.runs.byId(c.community.id, id);
  if (run?.state !== 'running') return [];
  const told = run.how === 'hand' ? [run.startedBy] : await owners(c, desk);
  const say = [await headline(c, desk, run), ...(await goalOf(c, desk, run))].join('\n');
  return told.map((member) => ({ do: 'send', to: { private: member }, say, unasked: false }));
}

async function owners(c: Context, { house }: Desk): Promise<number[]> {
  const all = await keepers(house.people, { community: c.community.id, account: c.room.account }, 'owner');
  const reached = all.filter((k) => k.reached);
  return (reached.length > 0 ? reached : all.slice(0, 1)).slice(0, mostTold).map((k) => k.member);
}
