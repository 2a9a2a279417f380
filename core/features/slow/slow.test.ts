import { afterEach, expect, it } from 'vitest';

import { harness, minute, wechatCan, type Harness, type HarnessOptions } from '../../../test/harness.ts';
import { defineFeature } from '../../house.ts';
import { locales } from '../../types.ts';
import type { RuleBroken } from '../moderation/events.ts';
import { roles } from '../roles/index.ts';
import { settings } from '../settings/index.ts';
import { slow } from './index.ts';
import { parseSlow } from './parse.ts';

const heard: RuleBroken[] = [];
const ear = defineFeature({
  name: 'ear',
  title: null,
  on: true,
  create: () => ({
    hears: {
      'rule.broken': (_c, what) => {
        heard.push(what as RuleBroken);
        return [];
      },
    },
  }),
});

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  heard.length = 0;
  expect(errors).toEqual([]);
});
const start = async (o: HarnessOptions = {}): Promise<Harness> => {
  h = await harness({ features: [ear, slow, settings, roles], ...o });
  await h.say('lin', 'hi');
  return h;
};

it('said in private it is about the only group there is, and that hears of it', async () => {
  const b = await start();
  expect((await b.tell('lin', '慢速 30秒')).toSorted()).toEqual([
    '※店长 Lin: 大家慢慢聊，每人 30 秒说一句。',
    '大家慢慢聊，每人 30 秒说一句。',
  ]);
  expect((await b.tell('lin', '慢速 关')).toSorted()).toEqual(['※店长 Lin: 好，不限速了。', '好，不限速了。']);
});

it.each([
  ['30秒', { seconds: 30, forMs: null }],
  ['30s 10m', { seconds: 30, forMs: 10 * minute }],
  ['30 10', { seconds: 30, forMs: 10 * minute }],
  ['1分钟 1小时', { seconds: 60, forMs: 60 * minute }],
  ['关', { seconds: 0, forMs: null }],
  ['off', { seconds: 0, forMs: null }],
  ['2s', undefined],
  ['2h', undefined],
  ['30s 10m 5', undefined],
  ['点', undefined],
  ['', undefined],
])('reads %j', (text, slowed) => expect(parseSlow(text)).toEqual(slowed));

it('lets everybody say one thing in a while, and ends by itself', async () => {
  const b = await start();
  expect(await b.say('lin', '/慢速 30秒 10分钟')).toEqual(['大家慢慢聊，每人 30 秒说一句，到 10:10 为止。']);
  await b.say('may', '一');
  await b.say('hao', '一');
  expect(heard).toEqual([]);
  await b.say('may', '二');
  expect(heard).toMatchObject([{ rule: 'slow', actions: ['remind', 'delete'], severity: 0, silent: false }]);
  await b.say('may', '三');
  expect(heard[1]).toMatchObject({ actions: ['delete'], silent: true });
  await b.say('lin', '我可以');
  await b.say('lin', '一直说');
  await b.pass(31_000);
  await b.say('may', '四');
  expect(heard).toHaveLength(2);
  expect(await b.pass(10 * minute)).toEqual(['不限速了，大家随意聊。']);
  for (const word of ['五', '六', '七']) await b.say('may', word);
  expect(heard).toHaveLength(2);
});

it('is set anew and survives a restart; an older end does not end it', async () => {
  const b = await start();
  await b.say('lin', '/慢速 30秒 5分钟');
  await b.say('lin', '/慢速 20秒 30分钟');
  await b.restart();
  expect(await b.pass(10 * minute)).toEqual([]);
  await b.say('may', '一');
  await b.say('may', '二');
  expect(heard).toHaveLength(1);
  expect(await b.say('lin', '/慢速 关')).toEqual(['好，不限速了。']);
  expect(await b.pass(60 * minute)).toEqual([]);
});

it('where nothing can be taken down it says so once and then keeps still', async () => {
  const b = await start({ can: wechatCan });
  await b.say('lin', '/慢速 30秒');
  for (const word of ['一', '二', '三', '四']) await b.say('may', word);
  expect(heard).toHaveLength(1);
});

it.each(locales)('is ordered by staff alone and says how (%s)', async (locale) => {
  const b = await start({ locale });
  const said = await b.say('lin', locale === 'en' ? '/slow' : '/慢速');
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/30/);
  expect((await b.say('may', '/slow 30s'))[0]).not.toMatch(/30/);
  await b.hear(() =>
    b.platform.deliver({
      kind: 'message',
      id: 'second',
      account: 'playground',
      at: b.clock.now(),
      room: { id: 'deer2', kind: 'group', name: '小鹿二群' },
      from: { id: 'lin', name: '店长 Lin', role: 'owner' },
      messageId: 'second',
      text: 'hi',
    }),
  );
  expect((await b.tell('lin', '/slow 30s'))[0]).toMatch(/管理|\/manage/u);
});
