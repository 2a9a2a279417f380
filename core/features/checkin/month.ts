/** `签到日历`: the month at a glance, as words. */
import { addDays, civilDay, formatMonth } from '../../kit/calendar.ts';
import { reply } from '../../kit/reply.ts';
import type { Command, Context, Effects } from '../../types.ts';
import type { Desk } from './desk.ts';
import { daysOf, monthMeant, monthSpan } from './rules.ts';
import { rewardTexts } from './texts-rewards.ts';

async function show(c: Context, { store, rewards }: Desk, month: string): Promise<Effects> {
  const t = rewardTexts[c.locale];
  const today = civilDay(c.at, c.community.timeZone);
  const title = formatMonth(month, c.locale, month.slice(0, 4) !== today.slice(0, 4));
  const { first, last } = monthSpan(month);
  const { member } = c.who;
  const { days, madeUp } = await store.between(member, first, last);
  const own = daysOf(month, days);
  if (own.length === 0) return [reply(c, t.emptyMonth(title))];
  const newest = await store.last(member);
  const streak = newest && newest.day >= addDays(today, -1) ? newest.streak : 0;
  const cards = await rewards.heldCards(member);
  return [reply(c, t.month({ title, days: own, madeUp, streak, cards }))];
}

export const calendarCommand = (d: Desk): Command<string> => ({
  name: 'checkin.calendar',
  words: { 'zh-CN': ['签到日历', '签到记录'], 'zh-TW': ['簽到日曆', '簽到紀錄'], en: ['calendar', 'checkin-calendar'] },
  level: 'bare',
  allow: 'member',
  help: { 'zh-CN': '这个月哪天签了到', 'zh-TW': '這個月哪天簽了到', en: 'the days you checked in this month' },
  example: { 'zh-CN': '签到日历', 'zh-TW': '簽到日曆', en: '/calendar' },
  parse: (rest, c) =>
    monthMeant(rest, civilDay(c.at, c.community.timeZone)) ?? { refuse: rewardTexts[c.locale].whichMonth },
  run: (c, month) => show(c, d, month),
});
