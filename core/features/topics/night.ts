/** When the talk of a community is counted. */
import { nextInstants } from '../../kit/cron.ts';
import type { Context, Effect, Effects } from '../../types.ts';

export const countTimer = 'topics.count';
const countCron = '10 4 * * *';

/** Has the talk of this community counted tonight; asked for again it is the same night. */
export function countTonight(c: Context): Effects {
  const [at] = nextInstants(countCron, c.community.timeZone, c.now, 1);
  return at === undefined ? [] : [later(c, countTimer, `${countTimer}:${c.community.id}:${at}`, at)];
}
/** A timer of the whole community's. */
export const later = (c: Context, timer: string, key: string, at: number): Effect => ({
  do: 'later',
  key,
  timer,
  at,
  room: null,
  community: c.community.id,
});
