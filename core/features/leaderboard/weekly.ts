/** On Mondays the best of the week before, in the groups that asked for it: said unasked, so held while it is quiet. */
import type { House } from '../../house.ts';
import { addDays, civilDay, weekOf } from '../../kit/calendar.ts';
import { nextInstants } from '../../kit/cron.ts';
import { groupLocale } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Context, Effects } from '../../types.ts';
import { linesOf } from './lines.ts';
import { hourSetting, weeklySetting } from './settings.ts';
import type { LeaderboardStore } from './store.ts';
import { leaderboardTexts } from './texts.ts';

const shown = 5;
interface Data {
  /** The Monday of the week that is told. */
  readonly week: string;
}

/** Called once per bot. */
export function createWeekly(house: House, store: LeaderboardStore) {
  const timer = 'leaderboard.week';
  /** The week each group's next post is planned for. What is forgotten by a restart is planned again under the same key. */
  const planned = new Map<number, string>();
  const wanted = (c: Context): boolean =>
    c.room.kind === 'group' && house.settings.get(weeklySetting, { community: c.community.id, room: c.room.id });
  return {
    timer,
    /** Plans the post of this week; a week in which nobody gains anything has none. */
    due: (c: Context, tx: Tx): Effects => {
      if (!wanted(c)) return [];
      const zone = c.community.timeZone;
      const week = weekOf(civilDay(c.at, zone));
      const hour = house.settings.get(hourSetting, { community: c.community.id, room: c.room.id });
      const plan = `${week} ${hour}`;
      if (planned.get(c.room.id) === plan) return [];
      tx.after(() => void planned.set(c.room.id, plan), false);
      const [next] = nextInstants(`0 ${hour} * * 1`, zone, c.now, 1);
      // On Monday before that hour the next one tells the week before.
      const [second] = nextInstants(`0 ${hour} * * 1`, zone, next ?? c.now, 1);
      const at = next !== undefined && weekOf(civilDay(next, zone)) === week ? second : next;
      if (at === undefined) return [];
      const data: Data = { week };
      const { id: room } = c.room;
      return [{ do: 'later', key: `${timer}:${room}:${week}`, timer, at, room, community: c.community.id, data }];
    },
    ring: async (c: Context, { week }: Data): Promise<Effects> => {
      if (!wanted(c) || week < addDays(weekOf(civilDay(c.at, c.community.timeZone)), -7)) return [];
      const top = await store.top(c.community.id, `points/w${week}`, shown);
      if (top.length === 0) return [];
      const words = leaderboardTexts[groupLocale(c)].lastWeek(await linesOf(house.people, top));
      return [{ do: 'send', to: { room: c.room.id }, say: words, unasked: { kind: 'leaderboard' } }];
    },
  };
}
