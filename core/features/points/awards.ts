/** What everybody can see happening in a group, and the caps over all awards. Other features declare theirs. */
import { award } from '../../awards.ts';
import { numberSetting } from '../../settings.ts';

const minute = 60_000;
export const messageAward = award('message.sent', { 'zh-CN': '发言', 'zh-TW': '發言', en: 'Message' }, 0, {
  coolDownMs: minute,
  timesADay: 20,
});

/** Nobody earns more than this a civil day by awards. */
export const dailyCap = numberSetting({
  key: 'points.daily_cap',
  name: { 'zh-CN': '每日积分上限', 'zh-TW': '每日點數上限', en: 'points-daily-cap' },
  default: 200,
  min: 0,
  max: 1_000_000,
});
/** What every award is worth, per cent: 150 gives half as much again. Levels and days of double points come on top. */
export const percentSetting = numberSetting({
  key: 'points.percent',
  name: { 'zh-CN': '积分百分比', 'zh-TW': '點數百分比', en: 'points-percent' },
  default: 100,
  min: 10,
  max: 500,
});
/** Nor more than this in a week, from Monday. */
export const weeklyCap = numberSetting({
  key: 'points.weekly_cap',
  name: { 'zh-CN': '每周积分上限', 'zh-TW': '每週點數上限', en: 'points-weekly-cap' },
  default: 1000,
  min: 0,
  max: 1_000_000,
});
