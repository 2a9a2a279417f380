import { z } from 'zod';

import { numberSetting, type Setting } from '../../settings.ts';
import { actions } from './acts/actions.ts';
import { defaultLadder, parseLadder, showLadder, type Step } from './acts/ladder.ts';

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
/** What follows from the first breach, the second …, beside what the rule itself says. */
export const ladderSetting: Setting<readonly Step[]> = {
  key: 'moderation.ladder',
  name: { 'zh-CN': '处罚阶梯', 'zh-TW': '處罰階梯', en: 'ladder' },
  default: defaultLadder,
  schema: z
    .array(
      z.object({
        at: z.number().int().min(1).max(50),
        actions: z.array(z.enum(actions)).min(1),
        muteMs: z.number().int().positive().nullable(),
        points: z.number().int().min(0).max(10_000),
      }),
    )
    .min(1)
    .max(9),
  takes: {
    'zh-CN': '如「1 提醒 2 警告 5 移出」',
    'zh-TW': '如「1 提醒 2 警告 5 移出」',
    en: 'like "1 remind, 2 warn, 5 kick"',
  },
  parse: (text) => parseLadder(text) ?? text,
  show: showLadder,
};
