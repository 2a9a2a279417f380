/**
 * What happened -> how many points. A feature that tells something worth points declares it; the amount is a setting, so
 * owners change it by message, and points themselves know no feature.
 */
import { numberSetting, type Setting } from './settings.ts';
import type { Texts } from './types.ts';

export interface Award {
  /** The happening it answers; its `member` is paid. */
  readonly what: string;
  /** In the history and in `积分规则`. */
  readonly title: Texts;
  readonly amount: Setting<number>;
  /** The same thing earns nothing again within this time, ms. */
  readonly coolDownMs: number;
  /** How often a civil day it earns. */
  readonly timesADay: number;
}

export const award = (
  what: string,
  title: Texts,
  points: number,
  o: { readonly coolDownMs?: number; readonly timesADay?: number } = {},
): Award => ({
  what,
  title,
  coolDownMs: o.coolDownMs ?? 0,
  timesADay: o.timesADay ?? 1,
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
