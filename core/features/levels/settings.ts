import { z } from 'zod';

import { numberSetting, switchSetting } from '../../settings.ts';
import type { Setting } from '../../types.ts';
import { parseTable } from './rules.ts';

/** Points for the first level; each further one takes this much more than the one before. */
export const baseSetting = numberSetting({
  key: 'levels.base',
  name: { 'zh-CN': '升级积分', 'zh-TW': '升級點數', en: 'level-points' },
  default: 20,
  min: 1,
  max: 100_000,
});
/** A table in place of the curve: points in all for level 1, 2, 3 … */
export const tableSetting: Setting<string> = {
  key: 'levels.table',
  name: { 'zh-CN': '等级分数', 'zh-TW': '等級分數', en: 'level-table' },
  default: '',
  schema: z
    .string()
    .max(600)
    .refine((v) => parseTable(v) !== undefined),
  takes: {
    'zh-CN': '20,100,300 这样，「-」用默认',
    'zh-TW': '20,100,300 這樣，「-」用預設',
    en: 'like 20,100,300; "-": the curve',
  },
  parse: (text) => (text === '-' ? '' : (parseTable(text)?.join(',') ?? text)),
  show: (v, locale) => v || { 'zh-CN': '默认', 'zh-TW': '預設', en: 'the curve' }[locale],
};
export const announceSetting = switchSetting({
  key: 'levels.announce',
  name: { 'zh-CN': '升级播报', 'zh-TW': '升級播報', en: 'level-news' },
  default: true,
});
