import { afterEach, expect, it } from 'vitest';

import { harness, type Harness } from '../../../../test/harness.ts';
import { wordsIn } from '../../../../test/pictures/pixels.ts';
import { campaignSchema, type CampaignInput } from '../language.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const label = (words: string) => ({ 'zh-CN': words, 'zh-TW': words, en: words });
async function begin(all: readonly Partial<CampaignInput>[], o: Parameters<typeof harness>[0] = {}): Promise<Harness> {
  const b = (h = await harness(o));
  await b.say('lin', '大家好');
  const campaigns = all.map((c, i) => campaignSchema.parse({ id: `c${i}`, say: label('来啦'), ...c }));
  await b.banyan.give('campaigns.files', { campaigns });
  await b.settle();
  return b;
}
const daily: readonly Partial<CampaignInput>[] = [
  { title: '早安', every: '0 9 * * *' },
  { title: '晚上活动', every: '0 20 * * *' },
  { title: '别处', every: '0 12 * * *', to: { groups: ['别处'] } },
  { title: '停着', every: '0 13 * * *', active: false },
];

it.each([
  ['zh-CN', '/预览', '「小鹿母婴群」往后 28 天发 55 条。\n11月21日 20:00 晚上活动\n11月22日 09:00 早安'],
  ['zh-TW', '/預覽', '「小鹿母婴群」往後 28 天發 55 則。\n11月21日 20:00 晚上活动\n11月22日 09:00 早安'],
  [
    'en',
    '/campaign-preview',
    '"小鹿母婴群" hears 55 posts in the next 28 days.\nNov 21, 20:00 晚上活动\nNov 22, 09:00 早安',
  ],
] as const)('four weeks of the group it is asked in, with a picture: %s', async (locale, command, words) => {
  const drawn: string[] = [];
  const b = await begin(daily, { locale, draw: (svg) => (drawn.push(svg), Promise.resolve(png)) });
  const [said = ''] = await b.say('lin', command);
  expect(said).toContain(`🖼 ${words}`);
  expect(said).not.toMatch(/别处|停着/);
  const inPicture = wordsIn(drawn.join()).join(' ');
  expect(inPicture).toMatch(/早安.*晚上活动|晚上活动.*早安/u);
  expect(inPicture).not.toMatch(/别处|停着/u);
});

it('what is over the group’s own limit is counted, and an empty calendar says so', async () => {
  const b = await begin(daily);
  await b.say('lin', '/上限 每天 1');
  expect((await b.say('lin', '/预览'))[0]).toMatch(/往后 28 天发 28 条，27 条超了上限不发。/);
  await b.close();
  const empty = await begin([]);
  expect((await empty.tell('lin', '预览'))[0]).toContain('「小鹿母婴群」往后 28 天没有安排。');
});

it('is staff’s, and wants a group where there are several', async () => {
  const b = await begin(daily);
  expect((await b.say('May', '/预览')).join()).not.toContain('往后');
  const from = { id: 'lin', name: '店长 Lin', role: 'owner' as const };
  await b.deliver({ who: 'lin', text: '早', id: 'g2', from, room: { id: 'g2', kind: 'group', name: '二群' } });
  expect((await b.tell('lin', '预览')).join()).toContain('请在要看的群里发「预览」');
});
