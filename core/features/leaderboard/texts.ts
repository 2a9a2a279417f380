import { say } from '../../kit/reply.ts';
import type { At, Say, Texts } from '../../types.ts';
import type { Asked, BoardName, Period } from './boards.ts';

export interface Line {
  readonly place: number;
  readonly name: string;
  readonly value: number;
}
/** Who stands just before and just after somebody. */
export interface Ranked {
  readonly ahead: { readonly member: number; readonly value: number } | undefined;
  readonly behind: { readonly member: number; readonly value: number } | undefined;
}
interface Named {
  readonly name: string;
  readonly value: number;
}
interface Catalogue {
  readonly title: (asked: Asked) => string;
  /** Above the picture. */
  readonly heading: (asked: Asked) => string;
  /** A formatted number with its unit, in the picture. */
  readonly amount: (board: BoardName, n: string) => string;
  readonly board: (title: string, lines: readonly Line[]) => string;
  readonly me: (board: BoardName, place: number, value: number) => string;
  /** The same with who is just before and after. */
  readonly between: (board: BoardName, me: Line, ahead: Named | undefined, behind: Named | undefined) => string;
  /** On a card: the name of the figure, and the figure. */
  readonly standing: string;
  readonly place: (n: number) => string;
  readonly notYet: string;
  readonly empty: string;
  readonly emptyOther: string;
  readonly which: string;
  readonly messagesOff: string;
  readonly noSeason: string;
  readonly off: (who: At) => Say;
  readonly on: (who: At) => Say;
  readonly hidden: string;
  readonly lastWeek: (lines: readonly Line[]) => string;
  readonly season: (number: number, name: string, best: readonly string[]) => string;
  readonly longName: (most: number) => string;
  readonly newer: string;
}
const one = (l: Line): string => `${l.place}. ${l.name} ${l.value}`;
type PerPeriod = Readonly<Record<Period, string>>;
type PerBoard = Readonly<Record<BoardName, string>>;

const hans: PerPeriod = { day: '今天', week: '本周', month: '本月', season: '本赛季', last: '上赛季', all: '总榜' };
const hant: PerPeriod = { day: '今天', week: '本週', month: '本月', season: '本賽季', last: '上賽季', all: '總榜' };
const english: PerPeriod = {
  day: 'Today',
  week: 'This week',
  month: 'This month',
  season: 'This season',
  last: 'Last season',
  all: 'All time',
};
const hansBoards: PerBoard = {
  points: '',
  checkins: '签到',
  messages: '发言',
  answers: '话题',
  invites: '邀请',
  kudos: '被赞',
};
const hantBoards: PerBoard = {
  points: '',
  checkins: '簽到',
  messages: '發言',
  answers: '話題',
  invites: '邀請',
  kudos: '被讚',
};
const englishBoards: PerBoard = {
  points: '',
  checkins: 'check-ins',
  messages: 'messages',
  answers: 'topics',
  invites: 'invites',
  kudos: 'kudos',
};
const titled = (board: string, period: string, between: string): string =>
  board ? `${period}${between}${board}` : period;
/** 本周积分榜, 积分总榜 */
const headed = (board: string, period: string): string =>
  period.endsWith('榜') ? `${board}${period}` : `${period}${board}榜`;
const unit = (board: BoardName, points: string): string => (board === 'points' ? points : '次');

export const leaderboardTexts: Texts<Catalogue> = {
  'zh-CN': {
    title: ({ board, period }) => titled(hansBoards[board], hans[period], ''),
    heading: ({ board, period }) => headed(hansBoards[board] || '积分', hans[period]),
    amount: (board, n) => `${n} ${unit(board, '分')}`,
    board: (title, all) => `${title}：${all.map(one).join('，')}`,
    me: (board, place, value) => `你第 ${place} 名，${value} ${unit(board, '分')}。`,
    between: (board, me, ahead, behind) =>
      `你第 ${me.place} 名，${me.value} ${unit(board, '分')}${ahead ? `，前面 ${ahead.name} ${ahead.value}` : ''}${behind ? `，后面 ${behind.name} ${behind.value}` : ''}。`,
    standing: '排行',
    place: (n) => `第 ${n} 名`,
    notYet: '你还没上榜，签到就有分。',
    empty: '榜上还没人，第一个签到的就是第一名。',
    emptyOther: '这个榜上还没人。',
    which: '看哪个？比如「排行榜 周」，还有 日、月、总，或者「排行榜 签到」。',
    messagesOff: '这里没有数发言。管理员说「设置 发言榜 开」就开始数。',
    noSeason: '还没有上一个赛季。',
    off: (who) => say`好的 ${who}，榜上不显示你，分照样攒。想回来说「上榜」。`,
    on: (who) => say`${who} 回到榜上啦。`,
    hidden: '你选了不上榜，想回来说「上榜」。',
    lastWeek: (all) => `上周前几名：${all.map(one).join('，')}。`,
    season: (number, name, best) =>
      `第 ${number} 赛季${name ? `「${name}」` : ''}开始了，积分和等级都不变。${best.length > 0 ? `\n上赛季前几名：${best.join('、')}。` : ''}`,
    longName: (most) => `名字最多 ${most} 个字，比如「新赛季 秋天」。`,
    newer: '后面又开了新赛季，先撤回那一个。',
  },
  'zh-TW': {
    title: ({ board, period }) => titled(hantBoards[board], hant[period], ''),
    heading: ({ board, period }) => headed(hantBoards[board] || '點數', hant[period]),
    amount: (board, n) => `${n} ${unit(board, '點')}`,
    board: (title, all) => `${title}：${all.map(one).join('，')}`,
    me: (board, place, value) => `你第 ${place} 名，${value} ${unit(board, '點')}。`,
    between: (board, me, ahead, behind) =>
      `你第 ${me.place} 名，${me.value} ${unit(board, '點')}${ahead ? `，前面 ${ahead.name} ${ahead.value}` : ''}${behind ? `，後面 ${behind.name} ${behind.value}` : ''}。`,
    standing: '排行',
    place: (n) => `第 ${n} 名`,
    notYet: '你還沒上榜，簽到就有點數。',
    empty: '榜上還沒人，第一個簽到的就是第一名。',
    emptyOther: '這個榜上還沒人。',
    which: '看哪個？例如「排行榜 週」，還有 日、月、總，或者「排行榜 簽到」。',
    messagesOff: '這裡沒有數發言。管理員說「設定 發言榜 開」就開始數。',
    noSeason: '還沒有上一個賽季。',
    off: (who) => say`好的 ${who}，榜上不顯示你，點數照樣算。想回來說「上榜」。`,
    on: (who) => say`${who} 回到榜上啦。`,
    hidden: '你選了不上榜，想回來說「上榜」。',
    lastWeek: (all) => `上週前幾名：${all.map(one).join('，')}。`,
    season: (number, name, best) =>
      `第 ${number} 賽季${name ? `「${name}」` : ''}開始了，點數和等級都不變。${best.length > 0 ? `\n上賽季前幾名：${best.join('、')}。` : ''}`,
    longName: (most) => `名字最多 ${most} 個字，例如「新賽季 秋天」。`,
    newer: '後面又開了新賽季，先撤回那一個。',
  },
  en: {
    title: ({ board, period }) => titled(englishBoards[board], english[period], ', '),
    heading: ({ board, period }) => `Top ${englishBoards[board] || 'points'}, ${english[period].toLowerCase()}`,
    amount: (_board, n) => n,
    board: (title, all) => `${title}: ${all.map(one).join(', ')}`,
    me: (_board, place, value) => `You are number ${place} with ${value}.`,
    between: (_board, me, ahead, behind) =>
      `You are number ${me.place} with ${me.value}${ahead ? `, behind ${ahead.name} ${ahead.value}` : ''}${behind ? `, ahead of ${behind.name} ${behind.value}` : ''}.`,
    standing: 'Place',
    place: (n) => `#${n}`,
    notYet: 'You are not on it yet: /checkin',
    empty: 'Nobody is on it yet. Be the first: /checkin',
    emptyOther: 'Nobody is on this one yet.',
    which: 'Which one? Try /top week, or day, month, all, or /top check-ins.',
    messagesOff: 'Messages are not counted here. Staff can start it: /set message-board on',
    noSeason: 'There is no season before this one yet.',
    off: (who) => say`Fine ${who}, no board shows you. Points still count; /show-me brings you back.`,
    on: (who) => say`${who} is back on the boards.`,
    hidden: 'You chose to be on no board. /show-me brings you back.',
    lastWeek: (all) => `Last week's best: ${all.map(one).join(', ')}.`,
    season: (number, name, best) =>
      `Season ${number}${name ? ` "${name}"` : ''} begins. Points and levels stay.${best.length > 0 ? `\nBest of the last one: ${best.join(', ')}.` : ''}`,
    longName: (most) => `At most ${most} characters, please: /new-season autumn`,
    newer: 'A later season has begun since; take that one back first.',
  },
};
