/** A check-in that counts: its row, its milestones, the goal of everybody. */
import type { Context, Effects } from '../../types.ts';
import type { CheckinDone, CheckinMilestone, CheckinWeek } from './events.ts';
import { here, type Desk } from './desk.ts';
import { goalOf } from './goal.ts';
import { reached, type decide } from './rules.ts';
import { milestoneCards, milestoneDays } from './settings.ts';

/** What a check-in that counts comes to. */
type Counts = Extract<ReturnType<typeof decide>, { readonly is: 'done' }>;
export interface Booked {
  readonly effects: Effects;
  /** The longest milestone it brought, in days, and the make-up cards that came with them. */
  readonly milestone?: number;
  readonly cards: number;
}
const names = ['checkin.milestone1', 'checkin.milestone2', 'checkin.milestone3', 'checkin.milestone4'] as const;

export async function book(c: Context, d: Desk, day: string, { streak, week }: Counts): Promise<Booked> {
  const { member } = c.who;
  await d.store.add({ community: c.community.id, member, day, streak, eventId: c.cause, at: c.at });
  const done: CheckinDone = { what: 'checkin.done', member, day, streak };
  const { told, cards } = await milestones(c, d, day, streak);
  const full: CheckinWeek = { what: 'checkin.week', member, streak };
  // A milestone takes the place of the week it ends.
  const wholeWeek = week && !told.some((m) => m.days === streak);
  const longest = told.at(-1)?.days;
  return {
    effects: [
      { do: 'tell', what: done },
      ...(wholeWeek ? [{ do: 'tell', what: full } as const] : []),
      ...told.map((what) => ({ do: 'tell', what }) as const),
      ...(await goalOf(c, d, day)),
    ],
    ...(longest !== undefined && { milestone: longest }),
    cards,
  };
}

async function milestones(
  c: Context,
  { house, rewards }: Desk,
  day: string,
  streak: number,
): Promise<{ told: readonly CheckinMilestone[]; cards: number }> {
  const all = house.settings.get(milestoneDays, here(c));
  if (streak < (all[0] ?? Infinity)) return { told: [], cards: 0 };
  const { member } = c.who;
  const row = { community: c.community.id, member, eventId: c.cause, at: c.at };
  const told: CheckinMilestone[] = [];
  for (const days of reached(all, { day, streak }, await rewards.brought(member)))
    if (await rewards.bring({ ...row, days, day }))
      told.push({ what: names[all.indexOf(days)] ?? names[0], member, days });
  const cards = told.length * house.settings.get(milestoneCards, here(c));
  await rewards.addCards({ ...row, how: 'earned' }, cards);
  return { told, cards };
}
