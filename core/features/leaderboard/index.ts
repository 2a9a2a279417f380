/** Leaderboards of points gained: by day, week, month and in all. */
import { defineFeature } from '../../house.ts';
import { civilDay, monthOf, weekOf } from '../../kit/calendar.ts';
import { complete } from '../../kit/complete.ts';
import { cut } from '../../kit/cut.ts';
import { reply } from '../../kit/reply.ts';

import type { Command, Context, Effects, Locale } from '../../types.ts';
import type { PointsChanged } from '../points/events.ts';
import { defineLeaderboard } from './schema.ts';
import { leaderboardStore } from './store.ts';
import { leaderboardTexts, type Period } from './texts.ts';

const shown = 5;
const nameLength = 6;

const periodWords: Readonly<Record<string, Period>> = {
  日: 'day',
  今天: 'day',
  今日: 'day',
  day: 'day',
  today: 'day',
  周: 'week',
  週: 'week',
  本周: 'week',
  本週: 'week',
  week: 'week',
  月: 'month',
  本月: 'month',
  month: 'month',
  总: 'all',
  總: 'all',
  全部: 'all',
  总榜: 'all',
  總榜: 'all',
  all: 'all',
};

const shortPeriods: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['今天', '本周', '本月', '总榜'],
  'zh-TW': ['今天', '本週', '本月', '總榜'],
  en: ['today', 'week', 'month', 'all'],
};

/** The names under which a period is stored, for an instant in the community's zone. */
const keyOf = (period: Period, day: string): string =>
  ({ day, week: `w${weekOf(day)}`, month: monthOf(day), all: 'all' })[period];
const periods: readonly Period[] = ['day', 'week', 'month', 'all'];

export const leaderboard = defineFeature({
  name: 'leaderboard',
  title: { 'zh-CN': '排行榜', 'zh-TW': '排行榜', en: 'Leaderboard' },
  on: true,
  schema: defineLeaderboard,
  create: ({ database, people }) => {
    const store = leaderboardStore(database);

    const hear = async (c: Context, what: PointsChanged): Promise<Effects> => {
      const day = civilDay(c.at, c.community.timeZone);
      // What is taken away or spent lowers the standing in all, not the fame of a day.
      // Points that only changed hands are nobody's fame either.
      const touched = what.amount > 0 && what.reason !== 'link' ? periods : (['all'] as const);
      await store.add(
        c.community.id,
        touched.map((p) => keyOf(p, day)),
        what.member,
        what.amount,
      );
      return [];
    };

    const command: Command<Period> = {
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
      suggest: (typed, locale) => complete(shortPeriods[locale], typed),
      parse: (rest, c) =>
        (rest === '' ? 'all' : periodWords[rest.toLowerCase()]) ?? { refuse: leaderboardTexts[c.locale].which },
      run: async (c, period) => {
        const t = leaderboardTexts[c.locale];
        const key = keyOf(period, civilDay(c.at, c.community.timeZone));
        const top = await store.top(c.community.id, key, shown);
        if (top.length === 0) return [reply(c, t.empty)];
        const names = await people.names(top.map((r) => r.member));
        const board = t.board(
          period,
          top.map((r) => ({
            place: top.findIndex((x) => x.value === r.value) + 1,
            name: cut(names.get(r.member) ?? '?', nameLength),
            value: r.value,
          })),
        );
        const mine = await store.mine(c.community.id, key, c.who.member);
        return [reply(c, `${board}\n${mine ? t.me(mine.place, mine.value) : t.notYet}`)];
      },
    };
    return { commands: [command], hears: { 'points.changed': hear } };
  },
});
