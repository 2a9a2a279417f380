/** What happened -> how many points. Each line is a setting, so owners change it by message; `积分规则` lists them. */
import { numberSetting, type Setting } from '../../settings.ts';
import type { Texts } from '../../types.ts';

export interface Award {
  /** The happening it answers. */
  readonly what: string;
  readonly title: Texts;
  readonly amount: Setting<number>;
  /** The same thing earns nothing again within this time, ms. */
  readonly coolDownMs: number;
  /** How often a civil day it earns. */
  readonly timesADay: number;
}

const award = (what: string, title: Texts, points: number, coolDownMs: number, timesADay: number): Award => ({
  what,
  title,
  coolDownMs,
  timesADay,
  amount: numberSetting({
    key: `points.award.${what}`,
    name: {
      'zh-CN': `${title['zh-CN']}积分`,
      'zh-TW': `${title['zh-TW']}點數`,
      en: `points-${title.en.toLowerCase().replaceAll(' ', '-')}`,
    },
    default: points,
    min: 0,
    max: 10_000,
  }),
});

const minute = 60_000;
export const awards: readonly Award[] = [
  award('checkin.done', { 'zh-CN': '签到', 'zh-TW': '簽到', en: 'Check-in' }, 5, 0, 1),
  award('checkin.week', { 'zh-CN': '连签七天', 'zh-TW': '連簽七天', en: 'Seven days' }, 20, 0, 1),
  award('topic.replied', { 'zh-CN': '话题', 'zh-TW': '話題', en: 'Topic' }, 3, 0, 3),
  award('message.sent', { 'zh-CN': '发言', 'zh-TW': '發言', en: 'Message' }, 0, minute, 20),
];

/** Nobody earns more than this a civil day by awards. */
export const dailyCap = numberSetting({
  key: 'points.daily_cap',
  name: { 'zh-CN': '每日积分上限', 'zh-TW': '每日點數上限', en: 'points-daily-cap' },
  default: 200,
  min: 0,
  max: 1_000_000,
});
