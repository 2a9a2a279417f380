import { describe, expect, it } from 'vitest';

import { limitsOf } from '../../budget.ts';
import { locales } from '../../types.ts';
import { campaignSchema, type CampaignInput } from './language.ts';
import { previewPicture } from './picture.ts';
import { heardIn, preview, type PreviewGroup } from './preview.ts';

const zone = 'Asia/Shanghai';
const group: PreviewGroup = {
  name: 'x',
  account: 'playground',
  platformId: 'g',
  home: { id: 1, name: 'x', timeZone: zone },
  locale: 'zh-CN',
};
const texts = (say: string) => ({ 'zh-CN': say, 'zh-TW': say, en: say });
const heard = (...all: readonly Partial<CampaignInput>[]) => {
  const campaigns = all.map((c) => campaignSchema.parse({ id: 'a', every: '0 20 * * *', say: texts('早'), ...c }));
  const start = Date.parse('2026-11-21T00:00:00+08:00');
  const settings = { get: <T>(setting: { readonly default: T }): T => setting.default };
  const limits = limitsOf(settings, { id: 0, kind: 'group', community: 1 }, zone, 'lines');
  return heardIn(preview(campaigns, [group], start - 1, start + 30 * 86_400_000 - 1).planned, group, limits);
};
const days = { first: '2026-11-21', count: 30, timeZone: zone };
const times = (svg: string, words: string): number => svg.split(`>${words}</text>`).length - 1;

describe('the coming days as a picture', () => {
  it('has each post on its day', () => {
    const svg = previewPicture('zh-CN', '小鹿母婴群', heard({ title: '晚安' }), days);
    expect(times(svg, '20:00')).toBe(30);
    expect(times(svg, '晚安')).toBe(1);
    expect(times(svg, '不发')).toBe(0);
  });
  it('says what is held back, and why', () => {
    const every = { id: 'b', title: '一天五条', every: '0 9-13 * * 1' } as const;
    for (const locale of locales) {
      const svg = previewPicture(locale, '', heard(every), days);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/u);
      // Four a day are what a group hears: the fifth of each Monday is not said.
      const never = { 'zh-CN': '不发', 'zh-TW': '不發', en: 'not said' }[locale];
      expect(svg.split(never).length - 1).toBeGreaterThanOrEqual(5);
    }
  });
  it('leaves out other days, and is a picture of nothing too', () => {
    expect(times(previewPicture('en', 'x', heard({}), { ...days, count: 7 }), '20:00')).toBe(7);
    expect(previewPicture('en', 'x', [], days)).toContain('Nothing is planned');
  });
});
