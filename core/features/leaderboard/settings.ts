import { numberSetting, switchSetting } from '../../settings.ts';

/** Messages are counted for a board of their own. Off: each message would be a row to write. */
export const messagesSetting = switchSetting({
  key: 'leaderboard.messages',
  name: { 'zh-CN': '发言榜', 'zh-TW': '發言榜', en: 'message-board' },
  default: false,
});
/** On Mondays the board of the week before is said in the group. */
export const weeklySetting = switchSetting({
  key: 'leaderboard.weekly',
  name: { 'zh-CN': '每周排行', 'zh-TW': '每週排行', en: 'weekly-board' },
  default: false,
});
/** At which hour of the community's Monday. */
export const hourSetting = numberSetting({
  key: 'leaderboard.weekly_hour',
  name: { 'zh-CN': '排行几点', 'zh-TW': '排行幾點', en: 'weekly-board-hour' },
  default: 10,
  min: 0,
  max: 23,
});
