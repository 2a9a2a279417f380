/** What there are boards of, over which times, and how people call them. */
import { addDays, monthOf, weekOf } from '../../kit/calendar.ts';
import type { Locale } from '../../types.ts';

export const boardNames = ['points', 'checkins', 'messages', 'answers', 'invites', 'kudos'] as const;
export type BoardName = (typeof boardNames)[number];
export type Period = 'day' | 'week' | 'month' | 'season' | 'last' | 'all';

/** What happened, and what it counts for the happening's member. Points count by their amount, messages are listened to. */
export const counted: Readonly<Record<string, { readonly board: BoardName; readonly by: number }>> = {
  'checkin.done': { board: 'checkins', by: 1 },
  'topic.replied': { board: 'answers', by: 1 },
  'answer.accepted': { board: 'answers', by: 1 },
  'invite.kept': { board: 'invites', by: 1 },
  'invite.lost': { board: 'invites', by: -1 },
  'kudos.received': { board: 'kudos', by: 1 },
};

export interface Asked {
  readonly board: BoardName;
  readonly period: Period;
}
/** What was typed. */
export interface Wanted extends Asked {
  readonly picture: boolean;
}
const words: Readonly<Record<string, Partial<Wanted>>> = Object.fromEntries(
  (
    [
      [{ period: 'day' }, '日 天 今天 今日 day today'],
      [{ period: 'week' }, '周 週 本周 本週 week'],
      [{ period: 'month' }, '月 本月 month'],
      [{ period: 'season' }, '赛季 賽季 本赛季 本賽季 season'],
      [{ period: 'last' }, '上赛季 上賽季 last-season'],
      [{ period: 'all' }, '总 總 全部 all'],
      [{ board: 'points' }, '积分 積分 點數 points'],
      [{ board: 'checkins' }, '签到 簽到 打卡 check-in check-ins'],
      [{ board: 'messages' }, '发言 發言 话痨 messages'],
      [{ board: 'answers' }, '话题 話題 回答 answers topics'],
      [{ board: 'invites' }, '邀请 邀請 invites'],
      [{ board: 'kudos' }, '点赞 點讚 赞 讚 感谢 感謝 kudos'],
      [{ picture: true }, '图 图片 圖 圖片 picture'],
    ] as const
  ).flatMap(([means, all]) => all.split(' ').map((w) => [w, means] as const)),
);

/** `签到 周 图`, in any order, each at most once; undefined when a word is none of these. */
export function parseBoard(rest: string): Wanted | undefined {
  let asked: Partial<Wanted> = {};
  for (const typed of rest.toLowerCase().split(/\s+/u).filter(Boolean)) {
    const word = words[typed] ?? words[typed.replace(/榜$/u, '')];
    if (!word || Object.keys(word).some((k) => k in asked)) return undefined;
    asked = { ...asked, ...word };
  }
  return { board: asked.board ?? 'points', period: asked.period ?? 'all', picture: asked.picture ?? false };
}

export const suggestions: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['今天', '本周', '本月', '本赛季', '总榜', '签到', '发言', '话题', '邀请', '点赞', '图'],
  'zh-TW': ['今天', '本週', '本月', '本賽季', '總榜', '簽到', '發言', '話題', '邀請', '點讚', '圖'],
  en: ['today', 'week', 'month', 'season', 'all', 'check-ins', 'messages', 'answers', 'invites', 'kudos', 'picture'],
};

/**
 * The name under which a board is stored.
 * @param day civil day of the community  @param season its number; seasons before the second are the board of all
 */
export function keyOf({ board, period }: Asked, day: string, season: number): string {
  const over = {
    day,
    week: `w${weekOf(day)}`,
    month: monthOf(day),
    season: season > 1 ? `s${season}` : 'all',
    last: `s${season - 1}`,
    all: 'all',
  }[period];
  return `${board}/${over}`;
}

/** What something gained today counts for. */
export const gainedIn = (board: BoardName, day: string, season: number): string[] => [
  ...new Set(
    (['day', 'week', 'month', 'season', 'all'] as const).map((period) => keyOf({ board, period }, day, season)),
  ),
];

const daysKept = 35;
const weeksKept = 9;
const lookedBack = 7;
/** Boards of days and weeks nobody can ask for any more: those of a week before what is kept, so that a bot that was off misses none. */
export function outdated(day: string): string[] {
  const ago = Array.from({ length: lookedBack }, (_, i) => i);
  const over = [
    ...ago.map((i) => addDays(day, -daysKept - i)),
    ...ago.map((i) => `w${weekOf(addDays(day, -7 * (weeksKept + i)))}`),
  ];
  return boardNames.flatMap((b) => over.map((o) => `${b}/${o}`));
}
