/** What owners may set of make-up cards, milestones and goals of everybody. */
import { z } from 'zod';

import { numberSetting } from '../../settings.ts';
import type { Setting } from '../../types.ts';
import { mostMilestones, parseMilestones } from './rules.ts';

/** What a make-up card costs; 0: none are sold, they are only earned. */
export const cardPrice = numberSetting({
  key: 'checkin.card_price',
  name: { 'zh-CN': '补签价格', 'zh-TW': '補簽價格', en: 'makeup-price' },
  default: 30,
  min: 0,
  max: 100_000,
});
/** How many days a member makes up in a calendar month; 0: nobody makes up anything. */
export const cardsPerMonth = numberSetting({
  key: 'checkin.cards_per_month',
  name: { 'zh-CN': '每月补签次数', 'zh-TW': '每月補簽次數', en: 'makeups-a-month' },
  default: 2,
  min: 0,
  max: 31,
});
/** How long ago a day may be. */
export const daysBack = numberSetting({
  key: 'checkin.makeup_days',
  name: { 'zh-CN': '补签几天内', 'zh-TW': '補簽幾天內', en: 'makeup-days' },
  default: 7,
  min: 1,
  max: 31,
});
/** Days in a row that are something to celebrate, ascending. */
export const milestoneDays: Setting<readonly number[]> = {
  key: 'checkin.milestones',
  name: { 'zh-CN': '连签里程碑', 'zh-TW': '連簽里程碑', en: 'streak-milestones' },
  default: [7, 30, 100, 365],
  schema: z
    .array(z.number().int())
    .max(mostMilestones)
    .refine((days) => parseMilestones(days.join(',')) !== undefined),
  takes: {
    'zh-CN': '7,30,365 这样，最多 4 个，「-」不要',
    'zh-TW': '7,30,365 這樣，最多 4 個，「-」不要',
    en: 'like 7,30,365; "-": none',
  },
  parse: (text) => parseMilestones(text) ?? text,
  show: (days, locale) => (days.length > 0 ? days.join(',') : { 'zh-CN': '没有', 'zh-TW': '沒有', en: 'none' }[locale]),
};
/** Make-up cards a milestone brings. */
export const milestoneCards = numberSetting({
  key: 'checkin.milestone_cards',
  name: { 'zh-CN': '里程碑送补签卡', 'zh-TW': '里程碑送補簽卡', en: 'milestone-cards' },
  default: 1,
  min: 0,
  max: 5,
});
/** So many different members a day; 0: there is no goal. */
export const goalMembers = numberSetting({
  key: 'checkin.goal_members',
  name: { 'zh-CN': '全群签到人数', 'zh-TW': '全群簽到人數', en: 'group-goal-members' },
  default: 0,
  min: 0,
  max: 100_000,
});
/** For so many days in a row. */
export const goalDays = numberSetting({
  key: 'checkin.goal_days',
  name: { 'zh-CN': '全群签到天数', 'zh-TW': '全群簽到天數', en: 'group-goal-days' },
  default: 7,
  min: 1,
  max: 365,
});
