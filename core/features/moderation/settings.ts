import { numberSetting } from '../../settings.ts';

/** At how many strikes staff are asked what to do. */
export const strikesSetting = numberSetting({
  key: 'moderation.strikes',
  name: { 'zh-CN': '违禁词次数', 'zh-TW': '違禁詞次數', en: 'filter-strikes' },
  default: 3,
  min: 1,
  max: 20,
});
/** After how many days a strike no longer counts. */
export const daysSetting = numberSetting({
  key: 'moderation.days',
  name: { 'zh-CN': '违禁词天数', 'zh-TW': '違禁詞天數', en: 'filter-days' },
  default: 30,
  min: 1,
  max: 365,
});
/** How long a mute lasts when the rule does not say. */
export const muteSetting = numberSetting({
  key: 'moderation.mute',
  name: { 'zh-CN': '违禁词禁言分钟', 'zh-TW': '違禁詞禁言分鐘', en: 'filter-mute-minutes' },
  default: 10,
  min: 1,
  max: 10_080,
});
