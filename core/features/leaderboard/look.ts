/** `排行榜`: the first of a board and one's own place, in words or as a picture. */
import type { House } from '../../house.ts';
import { civilDay } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { reply } from '../../kit/reply.ts';
import { pictured } from '../../pictures.ts';
import type { Tx } from '../../ports.ts';
import type { Context, Effects } from '../../types.ts';
import { keyOf, type Wanted } from './boards.ts';
import { linesOf, nameLength } from './lines.ts';
import { boardPicture } from './picture.ts';
import type { createSeasons } from './seasons.ts';
import { messagesSetting } from './settings.ts';
import type { createStandings } from './standings.ts';
import type { LeaderboardStore } from './store.ts';
import { leaderboardTexts } from './texts.ts';

const shown = 5;
/** With neighbours there is room for fewer. */
const shownBeside = 3;
const shownInPicture = 10;

/** Called once per bot. */
export function createLook(
  house: House,
  store: LeaderboardStore,
  standings: ReturnType<typeof createStandings>,
  seasons: ReturnType<typeof createSeasons>,
) {
  const { people, settings } = house;
  type Mine = Awaited<ReturnType<typeof standings.place>>;

  const inWords = async (c: Context, wanted: Wanted, key: string, top: Row[], mine: Mine): Promise<string> => {
    const t = leaderboardTexts[c.locale];
    const { id } = c.community;
    const { member } = c.who;
    const listed = mine === undefined || top.some((r) => r.member === member);
    const board = t.board(t.title(wanted), await linesOf(people, listed ? top : top.slice(0, shownBeside)));
    if (!mine) {
      const why = standings.isHidden(member) ? t.hidden : wanted.board === 'points' ? t.notYet : '';
      return why ? `${board}\n${why}` : board;
    }
    if (listed) return `${board}\n${t.me(wanted.board, mine.place, mine.value)}`;
    const { ahead, behind } = await store.neighbours(id, key, { member, value: mine.value });
    const names = await people.names([ahead, behind].flatMap((r) => (r ? [r.member] : [])));
    const named = (r: typeof ahead) => r && { name: cut(names.get(r.member) ?? '?', nameLength), value: r.value };
    const me = { ...mine, name: c.who.name };
    return `${board}\n${t.between(wanted.board, me, named(ahead), named(behind))}`;
  };

  return async (c: Context, wanted: Wanted, tx: Tx): Promise<Effects> => {
    const t = leaderboardTexts[c.locale];
    const { id, timeZone } = c.community;
    const { member } = c.who;
    if (wanted.board === 'messages' && !settings.get(messagesSetting, { community: id, room: c.room.id }))
      return [reply(c, t.messagesOff)];
    const season = seasons.now(id);
    if (wanted.period === 'last' && season === 1) return [reply(c, t.noSeason)];
    const key = keyOf(wanted, civilDay(c.at, timeZone), season);
    const top = await store.top(id, key, wanted.picture ? shownInPicture : shown);
    if (top.length === 0) return [reply(c, wanted.board === 'points' ? t.empty : t.emptyOther)];
    const mine = await standings.place(tx, id, key, member);
    const words = await inWords(c, wanted, key, top.slice(0, shown), mine);
    if (!wanted.picture) return [reply(c, words)];
    const lines = (await linesOf(people, top, Infinity)).map((l, i) => ({ ...l, me: top[i]?.member === member }));
    const own = mine && !lines.some((l) => l.me) ? [{ ...mine, name: c.who.name, me: true }] : [];
    const group = c.room.kind === 'group' ? c.room.name : '';
    return [pictured(house, c, words, () => boardPicture(c.locale, wanted, group, [...lines, ...own]))];
  };
}
interface Row {
  readonly member: number;
  readonly value: number;
}
