import { afterEach, expect, it } from 'vitest';

import { harness, hour, type Harness } from '../../../test/harness.ts';
import { campaignSchema } from '../campaigns/language.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const say = (zh: string) => ({ 'zh-CN': zh, 'zh-TW': zh, en: zh });
const noon = async (): Promise<void> => {
  const campaigns = [campaignSchema.parse({ id: 'noon', every: '0 12 * * *', say: say('开饭啦') })];
  await h!.banyan.give('campaigns.files', { campaigns });
  await h!.settle();
};

it('whoever runs the bot pauses every community, and hears what was held', async () => {
  h = await harness({ staffIds: ['playground:lin'] });
  await h.say('lin', '大家好');
  await noon();
  expect(await h.tell('lin', '全部暂停 所有社群')).toEqual([
    expect.stringMatching(/1 个社群都暂停了。要回来：「全部恢复 所有社群」。$/u),
  ]);
  expect(await h.pass(2 * hour + 60_000)).toEqual([]);
  expect(await h.say('lin', '/全部恢复')).toEqual(['架设我的人把所有社群都暂停了，要等那边恢复。']);
  const asked = await h.tell('lin', '全部恢复 所有社群');
  expect(asked[0]).toContain('一共攒了 1 条没发：「开饭啦」');
  expect(await h.press('lin', '现在发', 'private')).toContain('开饭啦');
  expect(await h.tell('lin', '全部恢复 所有社群')).toEqual([expect.stringContaining('我没在安静')]);
});

it('no shorter quiet of the owners ends it, nor its end by undo', async () => {
  h = await harness({ staffIds: ['playground:lin'] });
  await h.say('lin', '大家好');
  await noon();
  await h.tell('lin', '全部暂停 所有社群');
  expect(await h.pass(2 * hour + 60_000)).toEqual([]);
  await h.say('lin', '/安静 1小时');
  expect(await h.pass(2 * hour)).toEqual([]);
  await h.say('lin', '/安静 1小时');
  expect((await h.say('lin', '/撤销')).join()).toContain('撤');
  expect(await h.pass(hour)).toEqual([]);
  await h.tell('lin', '全部暂停 1小时');
  expect(await h.pass(2 * hour)).toEqual([]);
  expect((await h.tell('lin', '全部恢复 所有社群'))[0]).toContain('「开饭啦」');
});

it('is for nobody else, and leaves what the owners decided', async () => {
  h = await harness();
  await h.say('lin', '/安静 5小时');
  expect(await h.tell('lin', '全部暂停 所有社群')).toEqual([expect.stringContaining('要架设我的人来')]);
});
