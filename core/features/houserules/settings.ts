import { numberSetting, switchSetting, textSetting } from '../../settings.ts';

export const longestRules = 1000;
/** The rules of the group, in its own words. */
export const rulesSetting = textSetting({
  key: 'houserules.text',
  name: { 'zh-CN': '群规内容', 'zh-TW': '群規內容', en: 'rules-text' },
  default: '',
  max: longestRules,
});
/** Shown to who comes in, at most every ten minutes. */
export const newcomersSetting = switchSetting({
  key: 'houserules.newcomers',
  name: { 'zh-CN': '新人看群规', 'zh-TW': '新人看群規', en: 'rules-for-newcomers' },
  default: false,
});
/** Every so many days one friendly line; 0: none. */
export const daysSetting = numberSetting({
  key: 'houserules.days',
  name: { 'zh-CN': '群规提醒天数', 'zh-TW': '群規提醒天數', en: 'rules-reminder-days' },
  default: 0,
  min: 0,
  max: 60,
});
