import { choiceSetting, numberSetting } from '../../settings.ts';

/** So many messages … */
export const messagesSetting = numberSetting({
  key: 'flood.messages',
  name: { 'zh-CN': '刷屏条数', 'zh-TW': '洗版則數', en: 'flood-messages' },
  default: 8,
  min: 3,
  max: 50,
});
/** … in so many seconds are a flood. */
export const secondsSetting = numberSetting({
  key: 'flood.seconds',
  name: { 'zh-CN': '刷屏秒数', 'zh-TW': '洗版秒數', en: 'flood-seconds' },
  default: 10,
  min: 2,
  max: 120,
});
/** The same words by one person in one group … */
export const repeatsSetting = numberSetting({
  key: 'flood.repeats',
  name: { 'zh-CN': '重复次数', 'zh-TW': '重複次數', en: 'repeat-times' },
  default: 4,
  min: 2,
  max: 20,
});
/** … or by one person in so many groups … */
export const groupsSetting = numberSetting({
  key: 'flood.groups',
  name: { 'zh-CN': '重复群数', 'zh-TW': '重複群數', en: 'repeat-groups' },
  default: 3,
  min: 2,
  max: 20,
});
/** … or by so many newcomers, or people with the same link … */
export const copiesSetting = numberSetting({
  key: 'flood.copies',
  name: { 'zh-CN': '照搬人数', 'zh-TW': '照搬人數', en: 'repeat-people' },
  default: 3,
  min: 2,
  max: 20,
});
/** … within so many minutes. */
export const minutesSetting = numberSetting({
  key: 'flood.minutes',
  name: { 'zh-CN': '重复分钟', 'zh-TW': '重複分鐘', en: 'repeat-minutes' },
  default: 10,
  min: 1,
  max: 60,
});
/** More people named than this within the seconds of a flood. */
export const mentionsSetting = numberSetting({
  key: 'flood.mentions',
  name: { 'zh-CN': '点名人数', 'zh-TW': '點名人數', en: 'mention-people' },
  default: 8,
  min: 2,
  max: 50,
});
/** Who came in less than so many hours ago posts no links; 0: may. */
export const linkHoursSetting = numberSetting({
  key: 'flood.link_hours',
  name: { 'zh-CN': '新人链接小时', 'zh-TW': '新人連結小時', en: 'newcomer-link-hours' },
  default: 24,
  min: 0,
  max: 720,
});
/** What is done the second time; the first is a reminder. */
export const actionSetting = choiceSetting<'remind' | 'delete' | 'mute'>({
  key: 'flood.action',
  name: { 'zh-CN': '刷屏处理', 'zh-TW': '洗版處理', en: 'flood-action' },
  default: 'delete',
  values: {
    remind: { 'zh-CN': '提醒', 'zh-TW': '提醒', en: 'remind' },
    delete: { 'zh-CN': '收起', 'zh-TW': '收起', en: 'delete' },
    mute: { 'zh-CN': '禁言', 'zh-TW': '禁言', en: 'mute' },
  },
});
export const muteSetting = numberSetting({
  key: 'flood.mute',
  name: { 'zh-CN': '刷屏禁言分钟', 'zh-TW': '洗版禁言分鐘', en: 'flood-mute-minutes' },
  default: 10,
  min: 1,
  max: 10_080,
});

export const floodSettings = [
  messagesSetting,
  secondsSetting,
  repeatsSetting,
  groupsSetting,
  copiesSetting,
  minutesSetting,
  mentionsSetting,
  linkHoursSetting,
  actionSetting,
  muteSetting,
] as const;
