import { numberSetting } from '../../settings.ts';

export const dailyPoints = numberSetting({
  key: 'transfers.daily_points',
  name: { 'zh-CN': '每日转账上限', 'zh-TW': '每日轉點上限', en: 'transfer-points-a-day' },
  default: 50,
  min: 1,
  max: 100_000,
});
export const dailyTimes = numberSetting({
  key: 'transfers.daily_times',
  name: { 'zh-CN': '每日转账次数', 'zh-TW': '每日轉點次數', en: 'transfers-a-day' },
  default: 3,
  min: 1,
  max: 100,
});
/** For so many days after joining a member gives nothing away. */
export const newcomerDays = numberSetting({
  key: 'transfers.newcomer_days',
  name: { 'zh-CN': '转账新人天数', 'zh-TW': '轉點新人天數', en: 'transfer-newcomer-days' },
  default: 7,
  min: 0,
  max: 365,
});
/** So many different givers to one member within a week are shown to staff. */
export const alarmGivers = numberSetting({
  key: 'transfers.alarm_givers',
  name: { 'zh-CN': '转账提醒人数', 'zh-TW': '轉點提醒人數', en: 'transfer-alarm-givers' },
  default: 3,
  min: 2,
  max: 100,
});
