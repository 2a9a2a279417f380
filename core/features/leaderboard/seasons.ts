/**
 * Seasons: the board of a season begins at nothing, the one before stays readable, points and levels stay as they are.
 * The first season of a community began with it, so its board is that of all: it is copied when the second begins.
 */
import type { House } from '../../house.ts';
import { cut } from '../../kit/cut.ts';
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Command, Context, Effects, Refusal } from '../../types.ts';
import { boardNames } from './boards.ts';
import type { SeasonBegan } from './events.ts';
import type { LeaderboardStore } from './store.ts';
import type { SeasonStore } from './store-people.ts';
import { leaderboardTexts } from './texts.ts';

const longest = 20;
const shown = 3;

export interface Seasons {
  /** The number of the one that runs, from 1. From memory. */
  now(community: number): number;
  readonly command: Command<string>;
  undo(c: Context, tx: Tx, number: number): Promise<Effects | Refusal>;
  load(): Promise<void>;
}

/** Called once per bot. */
export function createSeasons(house: House, store: LeaderboardStore, rows: SeasonStore): Seasons {
  const running = new Map<number, number>();
  const now = (community: number): number => running.get(community) ?? 1;

  const begin = async (c: Context, name: string, tx: Tx): Promise<Effects> => {
    const t = leaderboardTexts[c.locale];
    const { id } = c.community;
    // Asked of the rows: two that come in one batch are two seasons.
    const ended = (await rows.newest(id))?.number ?? 1;
    if (ended === 1) for (const board of boardNames) await store.keep(id, `${board}/all`, `${board}/s1`);
    const number = ended + 1;
    await rows.begin({ community: id, number, name, began: c.at, eventId: c.cause });
    tx.after(() => running.set(id, number));
    await house.audit.write(c, {
      act: 'leaderboard.season',
      subject: name || String(number),
      room: null,
      before: { number: ended },
      after: { number, name },
    });
    const best = await store.top(id, `points/s${ended}`, shown);
    const names = await house.people.names(best.map((r) => r.member));
    const what: SeasonBegan = { what: 'season.began', member: null, number, name };
    return [
      { do: 'tell', what },
      reply(
        c,
        t.season(
          number,
          name,
          best.map((r) => cut(names.get(r.member) ?? '?', 6)),
        ),
      ),
    ];
  };

  return {
    now,
    command: {
      name: 'leaderboard.season',
      words: { 'zh-CN': ['新赛季'], 'zh-TW': ['新賽季'], en: ['new-season'] },
      level: 'called',
      allow: 'admin',
      help: { 'zh-CN': '排行榜重新开始', 'zh-TW': '排行榜重新開始', en: 'start the leaderboard anew' },
      example: { 'zh-CN': '/新赛季 秋天', 'zh-TW': '/新賽季 秋天', en: '/new-season autumn' },
      parse: (rest, c) =>
        rest.length > longest ? { refuse: leaderboardTexts[c.locale].longName(longest) } : rest.replace(/\s+/gu, ' '),
      run: begin,
    },
    undo: async (c, tx, number) => {
      const { id } = c.community;
      if ((await rows.newest(id))?.number !== number) return { refuse: leaderboardTexts[c.locale].newer };
      await rows.end(id, number);
      await store.drop(
        id,
        boardNames.flatMap((b) => [`${b}/s${number}`, ...(number === 2 ? [`${b}/s1`] : [])]),
      );
      tx.after(() => running.set(id, number - 1));
      return [];
    },
    load: async () => {
      for (const s of await rows.allSeasons()) running.set(s.community, Math.max(now(s.community), s.number));
    },
  };
}
