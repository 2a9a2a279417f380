import { numberSetting } from '../../settings.ts';

/** Hours a winner has to claim before the next in line gets the prize. */
export const claimHours = numberSetting({
  key: 'draws.claim',
  name: { 'zh-CN': '领奖时限', 'zh-TW': '領獎時限', en: 'claim-hours' },
  default: 72,
  min: 1,
  max: 720,
});
