/** Goals of everybody: so many members, so many days in a row. Reached once, said once; who took part is rewarded. */
import { award } from '../../awards.ts';
import { addDays } from '../../kit/calendar.ts';
import { groupLocale } from '../../kit/reply.ts';
import type { Context, Effect, Effects } from '../../types.ts';
import { here, type Desk } from './desk.ts';
import type { CheckinGoal } from './events.ts';
import { goalReached, tookPart } from './rules.ts';
import { goalDays, goalMembers } from './settings.ts';
import { rewardTexts } from './texts-rewards.ts';

export const goalTimer = 'checkin.goal';
/** Members rewarded in one go: the rest follow in transactions of their own. */
const slice = 200;

export const goalAward = award('checkin.goal', { 'zh-CN': '全群签到', 'zh-TW': '全群簽到', en: 'Group goal' }, 10);

interface Goal {
  readonly first: string;
  readonly last: string;
  readonly least: number;
  /** The last member rewarded. */
  readonly after: number;
}

/** Counts a member who checked in today; what is said and given when that reaches the goal. */
export async function goalOf(c: Context, d: Desk, today: string): Promise<Effects> {
  const { settings } = d.house;
  const members = settings.get(goalMembers, { community: c.community.id, room: 0 });
  if (members === 0) return [];
  const days = settings.get(goalDays, { community: c.community.id, room: 0 });
  const community = c.community.id;
  // Only who makes it enough today can complete a goal.
  if ((await d.rewards.countToday(community, today, c.cause)) !== members) return [];
  const first = addDays(today, 1 - days);
  const enough = await d.rewards.enough(community, first, members);
  if (!goalReached(enough, today, days, await d.rewards.lastGoal(community))) return [];
  if (!(await d.rewards.goal({ community, day: today, first, eventId: c.cause, at: c.at }))) return [];
  const goal: Goal = { first, last: today, least: tookPart(days), after: 0 };
  const takers = await d.rewards.takers({ community, ...goal }, goal.least);
  const each = settings.get(goalAward.amount, here(c));
  const words = rewardTexts[groupLocale(c)].goal(days, members, takers.length, each);
  const said: Effect = { do: 'send', to: { room: c.room.id }, say: words };
  return [said, ...rewarded(c, goal, takers)];
}

/** Who took part is told of, a slice at a time. */
function rewarded(c: Context, goal: Goal, takers: readonly number[]): Effects {
  const now = takers.filter((m) => m > goal.after).slice(0, slice);
  const after = now.at(-1);
  const told = now.map((member): Effect => {
    const what: CheckinGoal = { what: 'checkin.goal', member, day: goal.last };
    return { do: 'tell', what };
  });
  if (after === undefined || after === takers.at(-1)) return told;
  const community = c.community.id;
  const data: Goal = { ...goal, after };
  const key = `${goalTimer}:${community}:${goal.last}:${after}`;
  return [...told, { do: 'later', key, timer: goalTimer, at: c.now, room: c.room.id, community, data }];
}

export const ringGoal = async (c: Context, d: Desk, goal: Goal): Promise<Effects> =>
  rewarded(c, goal, await d.rewards.takers({ community: c.community.id, ...goal }, goal.least));
