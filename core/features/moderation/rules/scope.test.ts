import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, type Harness } from '../../../../test/harness.ts';
import { parseRules } from './parse.ts';
import { concerns, type Occasion } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const ready = async (locale: 'zh-CN' | 'zh-TW' | 'en'): Promise<Harness> => {
  h = await harness({ locale });
  await h.say('lin', 'hello');
  await h.say('may', 'hi');
  await h.say('hao', 'hi');
  return h;
};
/** Whether a rule stopped what this persona says. */
const stopped = async (b: Harness, who: 'may' | 'hao' | 'lin', text: string): Promise<boolean> => {
  await b.say(who, text);
  return b.traces.findLast((t) => t.event.kind === 'message')?.stage === 'screen';
};

describe('whom a rule concerns, by message', () => {
  it.each([
    ['zh-CN', '添加违禁词 内部价 提醒 只管帮手', '只管帮手'],
    ['zh-TW', '新增違禁詞 内部价 提醒 只管 幫手', '只管幫手'],
    ['en', '/filter add 内部价 remind only helpers', 'Only: helpers'],
  ] as const)('%s: one role; helpers are exempt from the rest', async (locale, typed, said) => {
    const b = await ready(locale);
    await b.say('lin', '/任命 @May 帮手');
    expect((await b.tell('lin', typed)).join()).toContain(said);
    await b.tell('lin', '/filter add 刷单 remind');
    const whom = said.replace('Only: ', 'only ');
    expect((await b.tell('lin', '/filters')).join()).toContain(whom);
    expect((await b.tell('lin', '/try 内部价')).join()).toContain(said);
    expect(await stopped(b, 'may', '内部价给你')).toBe(true);
    expect(await stopped(b, 'hao', '内部价给你')).toBe(false);
    expect(await stopped(b, 'may', '刷单')).toBe(false);
    expect(await stopped(b, 'hao', '刷单')).toBe(true);
    await b.tell('lin', '/filter remove 内部价');
    expect(await stopped(b, 'may', '内部价给你')).toBe(false);
  });

  it.each([
    ['zh-CN', '添加违禁词 团购 提醒 只管标签 新客', '添加违禁词 拼单 提醒 不管标签 新客', '标着「新客」的人'],
    ['zh-TW', '新增違禁詞 团购 提醒 只管標籤 新客', '新增違禁詞 拼单 提醒 不管標籤 新客', '標著「新客」的人'],
    ['en', '/filter add 团购 remind only tagged 新客', '/filter add 拼单 remind except tagged 新客', 'tagged "新客"'],
  ] as const)('%s: who is called so by staff, or is not', async (locale, only, except, said) => {
    const b = await ready(locale);
    await b.say('lin', '/标签 @May 新客');
    expect((await b.tell('lin', only)).join()).toContain(said);
    await b.tell('lin', except);
    expect(await stopped(b, 'may', '团购吗')).toBe(true);
    expect(await stopped(b, 'hao', '团购吗')).toBe(false);
    expect(await stopped(b, 'may', '拼单吗')).toBe(false);
    expect(await stopped(b, 'hao', '拼单吗')).toBe(true);
  });

  it.each([
    ['刷单 只管新人 3天 只在微信 22:00-8:00 只在本群 只在本话题 只管成员 只管版主'],
    ['刷单 只管新成員 3天 只在微信 22:00-8:00 只在這個群 只在本話題 只管成員 只管版主'],
    ['刷单 only newcomers 3d only on wechat 22:00-8:00 only here only in thread only members only mods'],
  ])('every scope has its words: %s', (typed) => {
    expect(parseRules(typed).scope).toEqual({
      here: true,
      groups: [],
      platforms: ['wechat'],
      roles: ['member', 'moderator'],
      tags: [],
      notTags: [],
      newcomerMs: 3 * day,
      hours: { from: 1320, to: 480 },
      thisThread: true,
    });
  });

  it('roles and tags beside the rest', () => {
    const o: Occasion = {
      room: 1,
      platform: 'telegram',
      at: 0,
      minutes: () => 0,
      joinedAt: null,
      thread: undefined,
      role: 'helper',
      tags: () => ['Regulars'],
    };
    expect(concerns({}, o)).toBe(false);
    expect(concerns({ roles: ['helper', 'admin'] }, o)).toBe(true);
    expect(concerns({ roles: ['helper'], tags: ['regulars'] }, o)).toBe(true);
    expect(concerns({ roles: ['helper'], notTags: ['regulars'] }, o)).toBe(false);
    expect(concerns({}, { ...o, role: 'member' })).toBe(true);
  });
});

describe('the number of a rule', () => {
  it('stays when an earlier one goes, and comes back with it', async () => {
    const b = await ready('zh-CN');
    await b.tell('lin', '添加违禁词 刷单 跑分 提醒');
    await b.tell('lin', '添加违禁词 裸聊 提醒');
    const why = async (text: string): Promise<string> => {
      const id = /[0-9A-Z]{3,}/.exec((await b.say('may', text)).join())?.[0] ?? '';
      return (await b.tell('may', `为什么 ${id}`)).join();
    };
    expect(await why('裸聊')).toContain('群规第 3 条');
    await b.tell('lin', '删除违禁词 刷单');
    expect(await why('来裸聊')).toContain('群规第 3 条');
    expect(await why('跑分')).toContain('群规第 2 条');
    await b.tell('lin', '添加违禁词 代考 提醒');
    await b.tell('lin', '添加违禁词 刷单 提醒');
    expect(await why('代考')).toContain('群规第 4 条');
    expect(await why('刷单')).toContain('群规第 5 条');
  });
});
