import { choiceSetting, numberSetting } from '../../settings.ts';
import type { Givers } from './rules.ts';

export const whoSetting = choiceSetting<Givers>({
  key: 'packets.who',
  name: { 'zh-CN': '谁能发积分红包', 'zh-TW': '誰能發點數紅包', en: 'packet-givers' },
  default: 'staff',
  values: {
    admin: { 'zh-CN': '管理员', 'zh-TW': '管理員', en: 'admins' },
    staff: { 'zh-CN': '群管', 'zh-TW': '版主', en: 'staff' },
    everyone: { 'zh-CN': '所有人', 'zh-TW': '所有人', en: 'everyone' },
  },
});
export const mostPoints = numberSetting({
  key: 'packets.most_points',
  name: { 'zh-CN': '积分红包上限', 'zh-TW': '點數紅包上限', en: 'packet-most-points' },
  default: 500,
  min: 1,
  max: 100_000,
});
export const mostShares = numberSetting({
  key: 'packets.most_shares',
  name: { 'zh-CN': '积分红包份数上限', 'zh-TW': '點數紅包份數上限', en: 'packet-most-shares' },
  default: 100,
  min: 1,
  max: 500,
});
export const openHours = numberSetting({
  key: 'packets.hours',
  name: { 'zh-CN': '积分红包小时数', 'zh-TW': '點數紅包小時數', en: 'packet-hours' },
  default: 24,
  min: 1,
  max: 168,
});
/** What admins may give away a civil day that nobody has earned. */
export const dailyBudget = numberSetting({
  key: 'packets.daily_budget',
  name: { 'zh-CN': '积分红包每日预算', 'zh-TW': '點數紅包每日預算', en: 'packet-daily-budget' },
  default: 1000,
  min: 0,
  max: 1_000_000,
});
