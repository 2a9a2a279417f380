/** The goal beside the result: the number a run should move, before it and since. */
import { addDays, civilDay, dayNumber } from '../../../kit/calendar.ts';
import { cut } from '../../../kit/cut.ts';
import { locales, type Context } from '../../../types.ts';
import { membersOf, stepsOf, type Campaign } from '../language.ts';
import { lengthMs } from '../language/words.ts';
import { wordingsOf } from '../occasion.ts';
import type { Desk } from '../run.ts';
import type { Run } from '../store-runs.ts';
import { titleOf } from './find.ts';
import { operateTexts } from './texts.ts';

/** So far back a campaign's latest run is looked for. */
const latestRuns = 50;
const shownGoals = 3;

/** Until when it is counted, epoch ms. */
export const untilOf = (run: Pick<Run, 'at'>, goal: NonNullable<Campaign['goal']>): number =>
  run.at + lengthMs(goal.within);

/** One line, or two where some links are not counted; none without a goal. */
export async function goalOf(c: Context, desk: Desk, run: Run): Promise<string[]> {
  const { goal } = run.definition;
  if (!goal) return [];
  const rooms = await desk.runs.roomsOf(run.id, 0);
  const t = operateTexts[c.locale];
  const { what } = goal;
  if (what === 'clicks') return clicksOf(c, desk, run, goal, rooms);
  const within = lengthMs(goal.within);
  const alone = membersOf(run.definition) !== undefined;
  const of = (side: 'before' | 'after') =>
    alone && what !== 'joins'
      ? desk.members.reached(what, run, side, within)
      : desk.goals.reached(what, run, rooms, side, within);
  const counted = { before: await of('before'), now: await of('after') };
  return [t.goal(what, { ...counted, of: goal.atLeast, open: c.now < untilOf(run, goal) })];
}

/**
 * Clicks are kept by civil day, so the days of the run are counted whole, and as many days before. Nothing is known of
 * rooms that hear the plain link: they are named.
 */
async function clicksOf(
  c: Context,
  desk: Desk,
  run: Run,
  goal: NonNullable<Campaign['goal']>,
  rooms: readonly number[],
): Promise<string[]> {
  const t = operateTexts[c.locale];
  const { house, store } = desk;
  const { links } = house;
  if (links.publicUrl === undefined) return [t.goalNoFigure];
  const zone = c.community.timeZone;
  const [from, to] = [civilDay(run.at, zone), civilDay(untilOf(run, goal), zone)];
  const days = dayNumber(to) - dayNumber(from) + 1;
  const name = (await store.byId(c.community.id, run.campaign))?.name ?? run.definition.id;
  const alone = membersOf(run.definition) !== undefined;
  // A code in a private chat does not say whose it is: its room is 0.
  const mine = (room: number): boolean => (alone ? room === 0 : rooms.includes(room));
  const people = async (first: string, last: string): Promise<number> =>
    (await links.store.ofCampaign(c.community.id, name, first, last))
      .filter((r) => mine(r.room))
      .reduce((n, r) => n + r.visitors, 0);
  const counted = { before: await people(addDays(from, -days), addDays(from, -1)), now: await people(from, to) };
  const heard = alone
    ? await desk.members.chatsOf(run.id)
    : (await house.people.groups(c.community.id)).filter((r) => rooms.includes(r.id));
  const plain = heard.filter((r) => links.plainIn(r) !== undefined).length;
  const line = t.goal('clicks', { ...counted, of: goal.atLeast, open: c.now < untilOf(run, goal) });
  if (!holdsLink(c, run.definition, links.tracks)) return [line, t.goalNoLink];
  return plain === 0 ? [line] : [line, t.goalPlain(plain, alone ? 'members' : 'groups')];
}

/** Does any of its texts hold a link whose clicks are counted? */
export const holdsLink = (
  c: Context,
  campaign: Campaign,
  tracks: (community: number, words: string) => boolean,
): boolean => stepsOf(campaign).some((step) => locales.some((l) => tracks(c.community.id, wordingsOf(step, l) ?? '')));

/** Lines for whoever looks at clicks: of each of these campaigns that is to bring clicks, how its latest run stands. */
export async function goalsBeside(c: Context, desk: Desk, names: readonly string[]): Promise<string[]> {
  const rows = (await desk.store.list(c.community.id)).filter(
    (r) => names.includes(r.name) && r.definition.goal?.what === 'clicks',
  );
  const latest = await desk.runs.latest(c.community.id, latestRuns);
  const lines: string[] = [];
  for (const row of rows.slice(0, shownGoals)) {
    const run = latest.find((r) => r.campaign === row.id);
    if (run)
      lines.push(
        operateTexts[c.locale].beside(cut(titleOf(row.definition), 16), (await goalOf(c, desk, run)).join(' ')),
      );
  }
  return lines;
}
