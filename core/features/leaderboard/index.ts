/** Leaderboards: what members gained and did, by day, week, month, season and in all. See docs/incentives.md. */
import { defineFeature } from '../../house.ts';
import { civilDay } from '../../kit/calendar.ts';
import { complete } from '../../kit/complete.ts';
import { noArguments } from '../../kit/parse.ts';
import { at, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Command, Context, Effects, Happening, MessageEvent } from '../../types.ts';
import type { CampaignLeaderboard } from '../campaigns/events.ts';
import type { MembersLinked } from '../link/events.ts';
import type { PointsChanged } from '../points/events.ts';
import { counted, gainedIn, outdated, parseBoard, suggestions, type Asked, type Wanted } from './boards.ts';
import { postBoard } from './campaign.ts';
import { createLook } from './look.ts';
import { defineLeaderboard } from './schema.ts';
import { createSeasons } from './seasons.ts';
import { hourSetting, messagesSetting, weeklySetting } from './settings.ts';
import { createStandings } from './standings.ts';
import { leaderboardStore } from './store.ts';
import { seasonStore } from './store-people.ts';
import { leaderboardTexts } from './texts.ts';
import { createWeekly } from './weekly.ts';

/** Points that come back, or only change hands. */
const handedOn = new Set(['link', 'transfer', 'refund', 'packet.grabbed', 'packet.back', 'draw.back']);

export const leaderboard = defineFeature({
  name: 'leaderboard',
  title: { 'zh-CN': '排行榜', 'zh-TW': '排行榜', en: 'Leaderboard' },
  on: true,
  schema: defineLeaderboard,
  settings: [messagesSetting, weeklySetting, hourSetting],
  create: (house) => {
    const { database, settings } = house;
    const store = leaderboardStore(database);
    const rows = seasonStore(database);
    const standings = createStandings(database, store, rows);
    const seasons = createSeasons(house, store, rows);
    const weekly = createWeekly(house, store);
    /** Until which day the boards of each community were tidied; a restart does it once more. */
    const tidied = new Map<number, string>();

    const gain = async (c: Context, tx: Tx, asked: readonly string[], member: number, by: number): Promise<Effects> => {
      const { id, timeZone } = c.community;
      const day = civilDay(c.at, timeZone);
      if (tidied.get(id) !== day) {
        await store.drop(id, outdated(day));
        tx.after(() => void tidied.set(id, day), false);
      }
      await standings.count(tx, id, asked, member, by);
      return weekly.due(c, tx);
    };
    const all = (c: Context, board: Asked['board']): string[] =>
      gainedIn(board, civilDay(c.at, c.community.timeZone), seasons.now(c.community.id));

    const pointsChanged = (c: Context, what: PointsChanged, tx: Tx): Promise<Effects> =>
      // What is taken away or spent lowers the standing in all, not the fame of a day.
      // Points that only changed hands are nobody's fame either.
      gain(
        c,
        tx,
        what.amount > 0 && !handedOn.has(what.reason) ? all(c, 'points') : ['points/all'],
        what.member,
        what.amount,
      );
    const happened = (c: Context, what: Happening, tx: Tx): Promise<Effects> | Effects => {
      const means = counted[what.what];
      return means && what.member !== null ? gain(c, tx, all(c, means.board), what.member, means.by) : [];
    };
    const linked = async (c: Context, what: MembersLinked, tx: Tx): Promise<Effects> => {
      // Points are carried over by the ledger.
      await standings.merge(tx, c.community.id, what.was, what.member, (board) => board !== 'points/all');
      return [];
    };

    const command: Command<Wanted> = {
      name: 'leaderboard',
      words: {
        'zh-CN': ['排行榜', '排行', '积分榜'],
        'zh-TW': ['排行榜', '排行', '點數榜'],
        en: ['top', 'leaderboard'],
      },
      level: 'bare',
      allow: 'member',
      help: { 'zh-CN': '看谁的积分多', 'zh-TW': '看誰的點數多', en: 'who has the most points' },
      example: { 'zh-CN': '排行榜 周', 'zh-TW': '排行榜 週', en: '/top week' },
      suggest: (typed, locale) => complete(suggestions[locale], typed),
      parse: (rest, c) => parseBoard(rest) ?? { refuse: leaderboardTexts[c.locale].which },
      run: createLook(house, store, standings, seasons),
    };
    const off: Command<null> = {
      name: 'leaderboard.off',
      words: { 'zh-CN': ['不上榜'], 'zh-TW': ['不上榜'], en: ['hide-me'] },
      level: 'called',
      allow: 'member',
      discreet: true,
      help: { 'zh-CN': '排行榜上不显示我', 'zh-TW': '排行榜上不顯示我', en: 'show me on no board' },
      example: { 'zh-CN': '/不上榜', 'zh-TW': '/不上榜', en: '/hide-me' },
      parse: noArguments,
      run: async (c, _none, tx) => {
        await standings.hide(tx, c.community.id, c.who.member, true, c.cause);
        return [reply(c, leaderboardTexts[c.locale].off(at(c.who)))];
      },
    };
    const on: Command<null> = {
      ...off,
      name: 'leaderboard.on',
      words: { 'zh-CN': ['上榜'], 'zh-TW': ['上榜'], en: ['show-me'] },
      help: { 'zh-CN': '回到排行榜', 'zh-TW': '回到排行榜', en: 'back on the boards' },
      example: { 'zh-CN': '/上榜', 'zh-TW': '/上榜', en: '/show-me' },
      run: async (c, _none, tx) => {
        await standings.hide(tx, c.community.id, c.who.member, false, c.cause);
        return [reply(c, leaderboardTexts[c.locale].on(at(c.who)))];
      },
    };
    return {
      commands: [command, off, on, seasons.command],
      knows: async (c, member, tx) => {
        const t = leaderboardTexts[c.locale];
        const mine = await standings.place(tx, c.community.id, 'points/all', member);
        return mine ? [{ is: 'figure', label: t.standing, value: t.place(mine.place) }] : [];
      },
      hears: {
        'campaign.leaderboard': (c, what) =>
          postBoard(c, house, store, seasons.now(c.community.id), what as CampaignLeaderboard),
        'points.changed': pointsChanged,
        'members.linked': linked,
        ...Object.fromEntries(Object.keys(counted).map((what) => [what, happened])),
      },
      listens: [
        {
          on: 'message',
          wants: (c) =>
            c.room.kind === 'group' &&
            (c.event as MessageEvent).forwarded !== true &&
            settings.get(messagesSetting, { community: c.community.id, room: c.room.id }),
          run: (c, tx) => gain(c, tx, all(c, 'messages'), c.who.member, 1),
        },
      ],
      timers: { [weekly.timer]: weekly.ring },
      undoes: {
        'leaderboard.season': (row, c, tx) => seasons.undo(c, tx, (row.after as { number: number }).number),
      },
      load: async () => {
        await standings.load();
        await seasons.load();
      },
    };
  },
});
