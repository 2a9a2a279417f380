import { numberSetting } from '../../settings.ts';

/** How long somebody brought in must stay before it counts. */
export const stayDays = numberSetting({
  key: 'referral.stay_days',
  name: { 'zh-CN': '邀请停留天数', 'zh-TW': '邀請停留天數', en: 'invite-stay-days' },
  default: 7,
  min: 1,
  max: 90,
});
/** How often they must have spoken. */
export const leastMessages = numberSetting({
  key: 'referral.messages',
  name: { 'zh-CN': '邀请发言次数', 'zh-TW': '邀請發言次數', en: 'invite-messages' },
  default: 3,
  min: 1,
  max: 1000,
});
/** On how many different days. */
export const leastDays = numberSetting({
  key: 'referral.days',
  name: { 'zh-CN': '邀请发言天数', 'zh-TW': '邀請發言天數', en: 'invite-days' },
  default: 2,
  min: 1,
  max: 90,
});
/** Who leaves within so many days after all takes the credit along. */
export const backDays = numberSetting({
  key: 'referral.back_days',
  name: { 'zh-CN': '邀请追回天数', 'zh-TW': '邀請追回天數', en: 'invite-back-days' },
  default: 30,
  min: 1,
  max: 365,
});
/** So many invitations of one member count in seven days. */
export const perWeek = numberSetting({
  key: 'referral.per_week',
  name: { 'zh-CN': '每周邀请上限', 'zh-TW': '每週邀請上限', en: 'invites-a-week' },
  default: 5,
  min: 1,
  max: 1000,
});
/** So many invitations of all members count in a calendar month; 0: no limit. */
export const perMonth = numberSetting({
  key: 'referral.quota',
  name: { 'zh-CN': '每月邀请名额', 'zh-TW': '每月邀請名額', en: 'invite-quota' },
  default: 0,
  min: 0,
  max: 1_000_000,
});
