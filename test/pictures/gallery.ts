/** One of each picture in each language, as it is committed to docs/images: for the tests, the bench and the docs. */
import { limitsOf } from '../../core/budget.ts';
import { campaignSchema } from '../../core/features/campaigns/language.ts';
import { previewPicture } from '../../core/features/campaigns/picture.ts';
import { heardIn, preview, type PreviewGroup } from '../../core/features/campaigns/preview.ts';
import { cardPicture } from '../../core/features/card/picture.ts';
import { boardPicture } from '../../core/features/leaderboard/picture.ts';
import { recapPicture } from '../../core/features/recap/picture.ts';
import { recapOf } from '../../core/features/recap/rules.ts';
import { calendarPicture } from '../../core/features/checkin/picture.ts';
import { formatMonth } from '../../core/kit/calendar.ts';
import { curves, shares } from '../../core/kit/charts.ts';
import { standardBadges } from '../../core/features/badges/rules.ts';
import { locales, type Locale } from '../../core/types.ts';
import { surveySheet } from './survey-charts.ts';

/** Names as people really have them: in three scripts, with emoji, with markup, far too long, unknown to the font. */
export const people: readonly string[] = [
  'May 🍵',
  '果果妈',
  '店長 林小鹿',
  'Sofia & <b>Max</b>',
  '한국에서 온 친구',
  '一个名字特别特别长的群友每天都签到',
  '𝓙𝓾𝓷𝓮',
  'محمد',
  '陈 "小" 明',
  '🦊🦊🦊',
];
const group: Readonly<Record<Locale, string>> = {
  'zh-CN': '小鹿母婴群',
  'zh-TW': '小鹿親子社',
  en: 'The Little Deer Club',
};
const pick = <T>(locale: Locale, hans: T, hant: T, en: T): T => ({ 'zh-CN': hans, 'zh-TW': hant, en })[locale];

const board = (locale: Locale): string =>
  boardPicture(locale, { board: 'points', period: 'week' }, group[locale], [
    ...people.map((name, i) => ({ place: i + 1, name, value: Math.round(1240 / (1 + i * 0.35)) })),
    { place: 1204, name: pick(locale, '阿豪', '阿豪', 'Howard'), value: 37, me: true },
  ]);
const card = (locale: Locale): string =>
  cardPicture(locale, pick(locale, 'May 🍵 果果妈', '小鹿媽媽 🦌', 'Sofia <Max>'), group[locale], [
    {
      is: 'figure',
      label: pick(locale, '连签', '連簽', 'Streak'),
      value: pick(locale, '11 天', '11 天', '11 days'),
    },
    { is: 'figure', label: pick(locale, '积分', '點數', 'Points'), value: '1,240' },
    { is: 'figure', label: pick(locale, '排行', '排行', 'Place'), value: pick(locale, '第 4 名', '第 4 名', '#4') },
    { is: 'figure', label: pick(locale, '等级', '等級', 'Level'), value: pick(locale, '7 级', '7 級', '7') },
    { is: 'title', title: pick(locale, '热心老友', '熱心老友', 'Old friend') },
    {
      is: 'progress',
      label: pick(locale, '再 35 分升 8 级。', '再 35 點升 8 級。', '35 more for level 8.'),
      share: 0.72,
    },
    { is: 'list', label: '', items: standardBadges.map((b) => b.title[locale]) },
  ]);
const poll = (locale: Locale): string =>
  shares({
    title: pick(locale, '周末去哪里？', '週末去哪裡？', 'Where to this weekend?'),
    aside: pick(locale, '42 人投票', '42 人投票', '42 votes'),
    lines: [
      {
        label: pick(locale, '植物园，带上野餐垫', '植物園，帶上野餐墊', 'The botanical garden, with a picnic'),
        value: 19,
      },
      { label: pick(locale, '室内游乐场', '室內遊樂場', 'The indoor playground'), value: 12 },
      { label: pick(locale, '在家', '在家', 'Home'), value: 11 },
      { label: pick(locale, '都可以 🎈', '都可以 🎈', 'Anything 🎈'), value: 0 },
    ],
  });
const weeks = ['9/28', '10/5', '10/12', '10/19', '10/26', '11/2', '11/9', '11/16'];
const growth = (locale: Locale): string =>
  curves({
    title: pick(locale, '每周说话的人', '每週說話的人', 'Who talks each week'),
    aside: group[locale],
    labels: weeks,
    curves: [
      { name: pick(locale, '说话', '說話', 'Talked'), values: [120, 131, 128, 149, 160, 158, 171, 186] },
      { name: pick(locale, '签到', '簽到', 'Checked in'), values: [null, null, 60, 72, 81, 95, 93, 110] },
    ],
  });
const calendar = (locale: Locale): string =>
  calendarPicture(locale, {
    month: '2026-11',
    days: [1, 2, 3, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21],
    madeUp: [10],
    today: '2026-11-22',
    name: pick(locale, '果果妈', '果果媽', 'May & Leo'),
    title: formatMonth('2026-11', locale),
    streak: 10,
  });

/** Messages of the days, of whole hours since 1970 in Shanghai. */
const hour = (day: number, at: number): number => Date.UTC(2026, 10, day, at - 8) / 3_600_000;
const recap = (locale: Locale): string => {
  const span = { period: 'week', ago: 1, first: '2026-11-16', last: '2026-11-22' } as const;
  const told = recapOf(span, 'Asia/Shanghai', {
    hours: [120, 96, 210, 134, 0, 320, 360].map((n, i) => ({ bucket: hour(16 + i, 20), n })),
    joined: 9,
    left: 2,
    speakers: 186,
    checkins: 412,
    points: 3120,
    thanks: 23,
    topic: {
      words: pick(locale, '周末带孩子去哪儿', '週末帶孩子去哪裡', 'Where to take the kids this weekend'),
      replies: 31,
    },
  });
  const dates = pick(locale, '11月16日–11月22日', '11月16日–11月22日', 'Nov 16 to Nov 22');
  return recapPicture(locale, group[locale], { ...told, dates, busiest: [] }, true);
};

const planned = (locale: Locale): string => {
  const timeZone = 'Asia/Shanghai';
  const home = { id: 1, name: group[locale], timeZone };
  const here: PreviewGroup = { name: group[locale], account: 'playground', platformId: 'g', home, locale };
  const say = { 'zh-CN': '早', 'zh-TW': '早', en: 'Hi' };
  const campaigns = [
    { id: 'topic', every: '30 12 * * 1-5', topic: 'any', title: pick(locale, '午间话题', '午間話題', 'Lunch topic') },
    { id: 'sale', every: '0 20 8-11 11 *', say, title: pick(locale, '双十一 🛒', '雙十一 🛒', 'Double Eleven') },
    { id: 'day', every: '0,15,30,45 9 11 11 *', say, title: pick(locale, '当天提醒', '當天提醒', 'On the day') },
    {
      id: 'week',
      every: '0 9 * * mon',
      what: { report: { to: 'group' } },
      title: pick(locale, '周报', '週報', 'Recap of the week'),
    },
  ].map((c) => campaignSchema.parse(c));
  const start = Date.parse('2026-11-01T00:00:00+08:00');
  const settings = { get: <T>(setting: { readonly default: T }): T => setting.default };
  const limits = limitsOf(settings, { id: 0, kind: 'group', community: 1 }, timeZone, 'lines');
  const all = preview(campaigns, [here], start - 1, start + 30 * 86_400_000 - 1).planned;
  return previewPicture(locale, group[locale], heardIn(all, here, limits), {
    first: '2026-11-01',
    count: 30,
    timeZone,
  });
};

const pictures: Readonly<Record<string, (locale: Locale) => string>> = {
  leaderboard: board,
  'rank-card': card,
  shares: poll,
  curves: growth,
  month: calendar,
  recap,
  preview: planned,
  'survey-charts': surveySheet,
};
export interface Shown {
  /** `leaderboard-zh-CN`, in docs/images with `.png`. */
  readonly name: string;
  readonly svg: string;
}
export const gallery: readonly Shown[] = Object.entries(pictures).flatMap(([name, make]) =>
  locales.map((locale) => ({ name: `${name}-${locale}`, svg: make(locale) })),
);
