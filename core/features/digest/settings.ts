import { choiceSetting, numberSetting } from '../../settings.ts';

/** How often staff get the note. */
export const everySetting = choiceSetting<'daily' | 'weekly' | 'never'>({
  key: 'digest.every',
  name: { 'zh-CN': '群规小结', 'zh-TW': '群規小結', en: 'digest' },
  default: 'daily',
  values: {
    daily: { 'zh-CN': '每天', 'zh-TW': '每天', en: 'daily' },
    weekly: { 'zh-CN': '每周', 'zh-TW': '每週', en: 'weekly' },
    never: { 'zh-CN': '不要', 'zh-TW': '不要', en: 'never' },
  },
});
/** At which hour of the community's day. */
export const hourSetting = numberSetting({
  key: 'digest.hour',
  name: { 'zh-CN': '小结几点', 'zh-TW': '小結幾點', en: 'digest-hour' },
  default: 9,
  min: 0,
  max: 23,
});
