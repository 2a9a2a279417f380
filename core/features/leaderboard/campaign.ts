/** A step of a campaign: the best by points, said unasked in one group. */
import type { House } from '../../house.ts';
import { civilDay } from '../../kit/calendar.ts';
import { groupLocale } from '../../kit/reply.ts';
import type { Context, Effects } from '../../types.ts';
import type { CampaignLeaderboard } from '../campaigns/events.ts';
import { keyOf } from './boards.ts';
import { linesOf } from './lines.ts';
import type { LeaderboardStore } from './store.ts';
import { leaderboardTexts } from './texts.ts';

const shown = 5;

/** Nothing is said where nobody gained anything. */
export async function postBoard(
  c: Context,
  house: Pick<House, 'people' | 'database'>,
  store: LeaderboardStore,
  season: number,
  due: CampaignLeaderboard,
): Promise<Effects> {
  const { people, database } = house;
  const room = await people.room(due.room, database.db);
  const { id, timeZone } = c.community;
  const board = { board: 'points', period: due.period } as const;
  const top = await store.top(id, keyOf(board, civilDay(c.at, timeZone), season), shown);
  if (!room || top.length === 0) return [];
  const t = leaderboardTexts[groupLocale({ room, community: c.community })];
  const say = t.board(t.title(board), await linesOf(people, top));
  return [{ do: 'send', to: { room: room.id }, say, unasked: { kind: 'leaderboard', campaign: due.campaign } }];
}
