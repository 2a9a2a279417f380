import type { Texts } from '../../types.ts';

export type Period = 'day' | 'week' | 'month' | 'all';
export interface Line {
  readonly place: number;
  readonly name: string;
  readonly value: number;
}
interface Catalogue {
  readonly board: (period: Period, lines: readonly Line[]) => string;
  readonly me: (place: number, value: number) => string;
  readonly notYet: string;
  readonly empty: string;
  readonly which: string;
}
const one = (l: Line): string => `${l.place}. ${l.name} ${l.value}`;

export const leaderboardTexts: Texts<Catalogue> = {
  'zh-CN': {
    board: (period, all) =>
      `${{ day: '今天', week: '本周', month: '本月', all: '总榜' }[period]}：${all.map(one).join('，')}`,
    me: (place, value) => `你第 ${place} 名，${value} 分。`,
    notYet: '你还没上榜，签到就有分。',
    empty: '榜上还没人，第一个签到的就是第一名。',
    which: '看哪个？比如「排行榜 周」，还有 日、月、总。',
  },
  'zh-TW': {
    board: (period, all) =>
      `${{ day: '今天', week: '本週', month: '本月', all: '總榜' }[period]}：${all.map(one).join('，')}`,
    me: (place, value) => `你第 ${place} 名，${value} 點。`,
    notYet: '你還沒上榜，簽到就有點數。',
    empty: '榜上還沒人，第一個簽到的就是第一名。',
    which: '看哪個？例如「排行榜 週」，還有 日、月、總。',
  },
  en: {
    board: (period, all) =>
      `${{ day: 'Today', week: 'This week', month: 'This month', all: 'All time' }[period]}: ${all.map(one).join(', ')}`,
    me: (place, value) => `You are number ${place} with ${value}.`,
    notYet: 'You are not on it yet: /checkin',
    empty: 'Nobody is on it yet. Be the first: /checkin',
    which: 'Which one? Try /top week, or day, month, all.',
  },
};
