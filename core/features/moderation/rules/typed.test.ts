import { afterEach, describe, expect, it } from 'vitest';

import { harness, type Harness } from '../../../../test/harness.ts';
import { parseRules } from './parse.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const ready = async (o: Parameters<typeof harness>[0] = {}): Promise<Harness> => {
  h = await harness(o);
  await h.say('lin', '大家早');
  await h.say('may', '早呀');
  return h;
};

describe('what reads like an option and is none', () => {
  it.each([
    ['仿品 25:00-8:00', { what: 'hours', text: '25:00-8:00' }],
    ['仿品 25:00-8:00 删除', { what: 'hours', text: '25:00-8:00' }],
    ['weed at 22-8', { what: 'hours', text: '22-8' }],
    ['仿品 级别 9', { what: 'level', text: '9' }],
    ['cheap level5 mute', { what: 'level', text: '5' }],
    ['crypto reversed leet', { what: 'option', option: 'reversed', text: 'leet' }],
    ['刷单 删除 好友', { what: 'option', option: '删除', text: '好友' }],
  ])('%s', (typed, unclear) => {
    expect(parseRules(typed).unclear).toEqual(unclear);
  });
  it.each([
    '刷单 加微信',
    '刷单 22:00-8:00 级别 3',
    'casino only newcomers 3d 22:00-8:00 level 3 whole word',
    '代写 踢',
    'spam timeout 10m',
    '"25:00-8:00" "level" "9"',
    '删除 好友 删除',
    'level up',
  ])('%s is clear', (typed) => {
    expect(parseRules(typed).unclear).toBeUndefined();
  });
  it('the new names of actions are actions', () => {
    expect(parseRules('代写 踢')).toMatchObject({ actions: ['kick'], wanted: [{ word: '代写' }] });
    expect(parseRules('spam timeout 10m')).toMatchObject({ actions: ['mute'], muteMs: 600_000 });
    expect(parseRules('casino level 3 whole words')).toMatchObject({ severity: 3, whole: true });
  });

  it.each([
    ['zh-CN', '添加违禁词 仿品 提醒 也许', '「提醒」我当成处理方式，后面的「也许」就看不懂了'],
    ['zh-TW', '新增違禁詞 仿品 提醒 也許', '「提醒」我當成處理方式，後面的「也許」就看不懂了'],
    ['en', '/filter add crypto reversed leet', 'I can\'t read "leet" after the option "reversed"'],
  ] as const)(
    '%s: nothing is added, and what was typed in the group is not said again',
    async (locale, typed, said) => {
      const b = await ready({ locale });
      expect((await b.tell('lin', typed)).join()).toContain(said);
      const inGroup = (await b.say('lin', typed.startsWith('/') ? typed : `/${typed}`)).join();
      expect(inGroup).toContain('「…」'.replace(/[「」]/gu, locale === 'en' ? '"' : '$&'));
      expect((await b.tell('lin', '/filters')).join()).not.toMatch(/仿品|crypto/u);
    },
  );

  it('of several words the one at fault is named, in private only', async () => {
    const b = await ready();
    expect((await b.tell('lin', '添加违禁词 刷单 单')).join()).toContain('「单」：太短');
    expect((await b.say('lin', '/添加违禁词 刷单 单')).join()).not.toContain('单');
  });
});

describe('changing a rule', () => {
  it('without saying to what shows how it stands and changes nothing', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 警告');
    expect((await b.tell('lin', '修改违禁词 刷单')).join()).toMatch(/现在是：谁说了会警告.*\n要改成什么/u);
    expect((await b.tell('lin', '撤销')).join()).toContain('刚加的 1 个词不算了');
  });
  it('adding a listed word says how to change it', async () => {
    const b = await ready({ locale: 'en' });
    await b.tell('lin', '/filter add casino mute');
    expect((await b.tell('lin', '/filter add casino mute 1h')).join()).toContain('/filter edit');
  });
  it('the list shows disguises, level and whole words', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 仿品 拼音 倒写 级别 2 整词');
    expect((await b.tell('lin', '违禁词')).join()).toContain('仿品（观察中，整词，级别 2，拼音，倒写）');
  });
  it('影子 without a word asks which', async () => {
    const b = await ready({ locale: 'en' });
    expect((await b.tell('lin', '/filter shadow')).join()).toContain('Which words?');
  });
});

describe('a preset', () => {
  it.each([
    ['zh-CN', '启用词库 广告', '修改违禁词 广告 警告', '改好了', '删除违禁词 加vx', '放行词 加vx'],
    ['zh-TW', '啟用詞庫 廣告', '修改違禁詞 廣告 警告', '改好了', '刪除違禁詞 加vx', '放行詞 加vx'],
    [
      'en',
      '/filter preset advertising',
      '/filter edit advertising warn',
      'Changed',
      '/filter remove 加vx',
      '/allow 加vx',
    ],
  ] as const)(
    '%s: goes by the name the list shows; its words can be let pass',
    async (locale, on, edit, done, out, pass) => {
      const b = await ready({ locale });
      await b.tell('lin', on);
      expect((await b.tell('lin', edit)).join()).toContain(done);
      expect((await b.tell('lin', out)).join()).toContain(pass);
      expect((await b.say('lin', out.startsWith('/') ? out : `/${out}`)).join()).not.toContain('加vx');
      await b.tell('lin', '/filter shadow ads');
      expect((await b.tell('lin', '/filters')).join()).toMatch(/影子|shadow/u);
      await b.tell('lin', '/filter remove ads');
      expect((await b.tell('lin', '/filters')).join()).not.toMatch(/广告|廣告|advertising/u);
      await b.tell('lin', '/undo');
      expect((await b.tell('lin', '/filters')).join()).toMatch(/广告|廣告|advertising/u);
    },
  );
});

describe('本群', () => {
  it('said in private is the only group there is', async () => {
    const b = await ready();
    expect((await b.tell('lin', '添加违禁词 仿品 只在本群')).join()).toContain('只管一个群');
  });
});

describe('the ladder', () => {
  it.each([
    ['zh-CN', '处罚阶梯 1 提醒 4 移出', '处罚阶梯 3 禁言 1 提醒', '没看懂，还是原来的：1 提醒 4 移出'],
    ['zh-TW', '處罰階梯 1 提醒 4 移出', '處罰階梯 亂寫', '沒看懂，還是原來的：1 提醒 4 移出'],
    ['en', '/ladder 1 remind, 4 kick', '/ladder abc', 'it stays: 1 remind, 4 kick'],
  ] as const)('%s: what cannot be read leaves it and shows the one that holds', async (locale, good, bad, said) => {
    const b = await ready({ locale });
    expect((await b.tell('lin', good)).join()).not.toContain(said);
    expect((await b.tell('lin', bad)).join()).toContain(said);
  });
});
