import { expect, it } from 'vitest';

import { campaignSchema } from '../../../core/features/campaigns/language.ts';
import { preview, type Planned, type PreviewGroup } from '../../../core/features/campaigns/preview.ts';
import { groupHour } from '../../../core/budget.ts';
import type { Groups } from './groups.ts';
import { waiting } from './waiting.ts';

const start = Date.UTC(2026, 10, 21);
const say = { 'zh-CN': '早', 'zh-TW': '早', en: 'Hi' };

it('looks at each group of an occurrence once, however many groups there are', () => {
  const home = { id: 1, name: '小鹿', timeZone: 'Asia/Shanghai' };
  const groups = Array.from({ length: 300 }, (_, n): PreviewGroup => {
    const id = n + 1;
    return { id, name: `群${id}`, account: 'telegram', platformId: `${id}`, home, locale: 'zh-CN' };
  });
  const campaigns = ['a', 'b'].map((id) => campaignSchema.parse({ id, every: '0 9 * * *', say }));
  let looks = 0;
  const counted = <T>(list: readonly T[]): readonly T[] =>
    new Proxy(list, {
      get: (all, key, self) => {
        if (typeof key === 'string' && /^\d+$/u.test(key)) looks++;
        return Reflect.get(all, key, self) as unknown;
      },
    });
  const planned = preview(campaigns, groups, start, start + 86_400_000).planned.map((p): Planned => ({
    ...p,
    groups: counted(p.groups),
  }));
  const known: Groups = {
    groups,
    from: 'made up',
    assumed: false,
    topicsByMessage: 0,
    byMessage: [],
    people: () => undefined,
    settings: { get: (setting) => (setting.key === groupHour.key ? 1 : setting.default) as typeof setting.default },
  };
  expect(planned).toHaveLength(2);
  const lines = waiting(planned, known);
  expect(lines).toHaveLength(300);
  expect(lines[0]).toContain('b in 群1');
  expect(looks).toBeLessThanOrEqual(2 * groups.length);
});
