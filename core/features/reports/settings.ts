import { numberSetting } from '../../settings.ts';

/** How many messages a person may report a civil day. */
export const dailySetting = numberSetting({
  key: 'reports.daily',
  name: { 'zh-CN': '每日举报次数', 'zh-TW': '每日檢舉次數', en: 'reports-a-day' },
  default: 5,
  min: 1,
  max: 50,
});
/** At which summed weight (percent, see rules.ts) staff get a card; below it waits in the list. */
export const thresholdSetting = numberSetting({
  key: 'reports.threshold',
  name: { 'zh-CN': '举报门槛', 'zh-TW': '檢舉門檻', en: 'reports-threshold' },
  default: 40,
  min: 1,
  max: 500,
});
