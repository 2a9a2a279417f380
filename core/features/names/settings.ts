import { numberSetting, switchSetting } from '../../settings.ts';

/** So many days after coming in somebody is looked at more closely. */
export const daysSetting = numberSetting({
  key: 'names.days',
  name: { 'zh-CN': '防冒充天数', 'zh-TW': '防冒充天數', en: 'impostor-days' },
  default: 7,
  min: 1,
  max: 90,
});
/** One line in the group besides the word to staff. */
export const warnSetting = switchSetting({
  key: 'names.warn',
  name: { 'zh-CN': '冒充提醒', 'zh-TW': '冒充提醒', en: 'impostor-warning' },
  default: true,
});
