/** `签到日历`: the month at a glance, as words; with 图 as a picture. */
import { addDays, civilDay, formatMonth } from '../../kit/calendar.ts';
import { reply } from '../../kit/reply.ts';
import { pictured } from '../../pictures.ts';
import type { Command, Context, Effects } from '../../types.ts';
import type { Desk } from './desk.ts';
import { calendarPicture } from './picture.ts';
import { daysOf, monthMeant, monthSpan } from './rules.ts';
import { rewardTexts } from './texts-rewards.ts';

interface Wanted {
  readonly month: string;
  readonly picture: boolean;
}
const drawn = /(?:^|\s)(?:图|图片|圖|圖片|picture)$/iu;

async function show(c: Context, { house, store, rewards }: Desk, { month, picture }: Wanted): Promise<Effects> {
  const t = rewardTexts[c.locale];
  const today = civilDay(c.at, c.community.timeZone);
  const title = formatMonth(month, c.locale, month.slice(0, 4) !== today.slice(0, 4));
  const { first, last } = monthSpan(month);
  const { member, name } = c.who;
  const { days: rows, madeUp } = await store.between(member, first, last);
  const days = daysOf(month, rows);
  if (days.length === 0) return [reply(c, t.emptyMonth(title))];
  const newest = await store.last(member);
  const streak = newest && newest.day >= addDays(today, -1) ? newest.streak : 0;
  const cards = await rewards.heldCards(member);
  const words = t.month({ title, days, madeUp: madeUp.length, streak, cards });
  if (!picture) return [reply(c, words)];
  return [
    pictured(house, c, words, () => calendarPicture(c.locale, { month, days, madeUp, today, name, title, streak })),
  ];
}

export const calendarCommand = (d: Desk): Command<Wanted> => ({
  name: 'checkin.calendar',
  words: { 'zh-CN': ['签到日历', '签到记录'], 'zh-TW': ['簽到日曆', '簽到紀錄'], en: ['calendar', 'checkin-calendar'] },
  level: 'bare',
  allow: 'member',
  help: { 'zh-CN': '这个月哪天签了到', 'zh-TW': '這個月哪天簽了到', en: 'the days you checked in this month' },
  example: { 'zh-CN': '签到日历', 'zh-TW': '簽到日曆', en: '/calendar' },
  parse: (rest, c) => {
    const picture = drawn.test(rest);
    const month = monthMeant(rest.replace(drawn, ''), civilDay(c.at, c.community.timeZone));
    return month === undefined ? { refuse: rewardTexts[c.locale].whichMonth } : { month, picture };
  },
  run: (c, wanted) => show(c, d, wanted),
});
