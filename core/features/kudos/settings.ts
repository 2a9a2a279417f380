import { numberSetting, switchSetting } from '../../settings.ts';

/** How often a day one member praises others. */
export const perDaySetting = numberSetting({
  key: 'kudos.per_day',
  name: { 'zh-CN': '每日点赞次数', 'zh-TW': '每日點讚次數', en: 'kudos-a-day' },
  default: 3,
  min: 1,
  max: 50,
});
/** Praise between the same two people earns again after so many days. */
export const pairDaysSetting = numberSetting({
  key: 'kudos.pair_days',
  name: { 'zh-CN': '互赞间隔天数', 'zh-TW': '互讚間隔天數', en: 'kudos-pair-days' },
  default: 7,
  min: 0,
  max: 365,
});
/** Praise by somebody met fewer days ago earns nothing. */
export const newDaysSetting = numberSetting({
  key: 'kudos.new_days',
  name: { 'zh-CN': '新人点赞天数', 'zh-TW': '新人點讚天數', en: 'kudos-new-days' },
  default: 1,
  min: 0,
  max: 365,
});
/** The thank-you list on Sunday. */
export const weeklySetting = switchSetting({
  key: 'kudos.weekly',
  name: { 'zh-CN': '感谢榜', 'zh-TW': '感謝榜', en: 'thank-you-list' },
  default: true,
});
/** At which hour of Sunday. */
export const hourSetting = numberSetting({
  key: 'kudos.hour',
  name: { 'zh-CN': '感谢榜几点', 'zh-TW': '感謝榜幾點', en: 'thank-you-hour' },
  default: 20,
  min: 0,
  max: 23,
});
/** Points a week for surprises; 0: none. */
export const budgetSetting = numberSetting({
  key: 'surprise.budget',
  name: { 'zh-CN': '惊喜预算', 'zh-TW': '驚喜預算', en: 'surprise-budget' },
  default: 0,
  min: 0,
  max: 100_000,
});
/** Of a hundred occasions, so many are a surprise. */
export const chanceSetting = numberSetting({
  key: 'surprise.chance',
  name: { 'zh-CN': '惊喜概率', 'zh-TW': '驚喜機率', en: 'surprise-chance' },
  default: 5,
  min: 1,
  max: 100,
});
