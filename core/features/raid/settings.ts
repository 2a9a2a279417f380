import { choiceSetting, numberSetting, switchSetting, textSetting } from '../../settings.ts';

/** At least so many joins … */
export const joinsSetting = numberSetting({
  key: 'raid.joins',
  name: { 'zh-CN': '人潮人数', 'zh-TW': '人潮人數', en: 'raid-joins' },
  default: 15,
  min: 3,
  max: 500,
});
/** … in so many seconds are a raid; more where many join every day. */
export const secondsSetting = numberSetting({
  key: 'raid.seconds',
  name: { 'zh-CN': '人潮秒数', 'zh-TW': '人潮秒數', en: 'raid-seconds' },
  default: 60,
  min: 10,
  max: 600,
});
/** Over after so many minutes without a join. */
export const quietSetting = numberSetting({
  key: 'raid.quiet',
  name: { 'zh-CN': '人潮平静分钟', 'zh-TW': '人潮平靜分鐘', en: 'raid-quiet-minutes' },
  default: 10,
  min: 1,
  max: 240,
});
/** What newcomers are asked on an ordinary day. In a raid: this, else the sum. */
export const checkSetting = choiceSetting<'off' | 'button' | 'sum' | 'rules'>({
  key: 'raid.check',
  name: { 'zh-CN': '入群验证', 'zh-TW': '入群驗證', en: 'join-check' },
  default: 'off',
  values: {
    off: { 'zh-CN': '关', 'zh-TW': '關', en: 'off' },
    button: { 'zh-CN': '按钮', 'zh-TW': '按鈕', en: 'button' },
    sum: { 'zh-CN': '算术', 'zh-TW': '算術', en: 'sum' },
    rules: { 'zh-CN': '群规', 'zh-TW': '群規', en: 'rules' },
  },
});
/** For `rules`: the question, the right answer, the others, put apart by `|`. */
export const questionSetting = textSetting({
  key: 'raid.question',
  name: { 'zh-CN': '入群问题', 'zh-TW': '入群問題', en: 'join-question' },
  default: '',
  max: 200,
});
/** So long there is to answer. */
export const minutesSetting = numberSetting({
  key: 'raid.minutes',
  name: { 'zh-CN': '验证分钟', 'zh-TW': '驗證分鐘', en: 'join-check-minutes' },
  default: 3,
  min: 1,
  max: 60,
});
/** Who gives no answer in time is let go. They may come back. */
export const removeSetting = switchSetting({
  key: 'raid.remove',
  name: { 'zh-CN': '超时移出', 'zh-TW': '逾時移出', en: 'remove-unanswered' },
  default: false,
});
/** The brake: so many are let go in ten minutes without asking … */
export const mostSetting = numberSetting({
  key: 'raid.most',
  name: { 'zh-CN': '移出上限', 'zh-TW': '移出上限', en: 'remove-most' },
  default: 30,
  min: 1,
  max: 500,
});
/** … and never more of a group than so many in a hundred. */
export const shareSetting = numberSetting({
  key: 'raid.share',
  name: { 'zh-CN': '移出比例', 'zh-TW': '移出比例', en: 'remove-percent' },
  default: 10,
  min: 1,
  max: 100,
});
export const raidSettings = [
  joinsSetting,
  secondsSetting,
  quietSetting,
  checkSetting,
  questionSetting,
  minutesSetting,
  removeSetting,
  mostSetting,
  shareSetting,
] as const;
