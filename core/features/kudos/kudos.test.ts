import { afterEach, describe, expect, it } from 'vitest';

import { seeded } from '../../../test/clock.ts';
import { day, harness, hour, type Harness } from '../../../test/harness.ts';
import type { Locale } from '../../types.ts';
import { affordable, another, counts, mayPraise } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const open = async (locale: Locale = 'zh-CN'): Promise<Harness> => {
  h = await harness({ locale });
  for (const who of ['lin', 'may', 'hao']) await h.say(who, '早');
  await h.tell('lin', '打开 点赞');
  await h.pass(day);
  return h;
};
const owner = { id: 'lin', name: '店长 Lin', role: 'owner' } as const;

describe('kudos', () => {
  it('is off until switched on, and only talk without a person', async () => {
    h = await harness();
    await h.say('lin', '早');
    expect(await h.say('may', '赞 @阿豪 帮我看批号')).toEqual([]);
    await h.tell('lin', '打开 点赞');
    for (const talk of ['赞', '赞！', '感谢', '感谢大家', '赞一个', '小榕，感谢'])
      expect([talk, await h.say('may', talk)]).toEqual([talk, []]);
    expect(await h.say('may', '/赞')).toEqual(['赞谁呢？发「赞 @TA 为什么」。']);
    expect(await h.tell('may', '赞 阿豪')).toEqual(['※May: 在群里赞，大家才看得到。']);
  });

  it('says what for, pays who is praised, and never the same words twice in a row', async () => {
    const b = await open();
    const said: string[] = [];
    for (let i = 0; i < 12; i++) {
      await b.pass(8 * day);
      const [line = ''] = await b.say('may', '赞 @阿豪 帮我看批号');
      expect(line).toMatch(/^@阿豪 收到 May 的赞 \+2：帮我看批号\n/u);
      said.push(line.split('\n')[1] ?? '');
    }
    said.slice(1).forEach((words, i) => expect(words).not.toBe(said[i]));
    expect(new Set(said).size).toBeGreaterThan(3);
    expect((await b.say('hao', '我的积分'))[0]).toContain('24');
  });

  it('of two accounts that turn out to be one person is one person’s', async () => {
    const b = await open();
    expect((await b.say('hao', '赞 @店长 Lin'))[0]).toContain('+2');
    const code = /[A-Z0-9]{6}/u.exec((await b.tell('may', '合并')).join())?.[0] ?? 'no code';
    await b.tell('hao', `合并 ${code}`);
    await b.press('may', '是我，合并', 'private');
    expect(await b.say('may', '赞 @店长 Lin')).toEqual(['今天赞过 @店长 Lin 了，明天再来。']);
    expect(await b.say('may', '赞 @阿豪')).toEqual(['自己的好自己知道就行，赞赞别人吧。']);
  });

  it('has its limits: oneself, the same person, so many a day; a pair earns once a week', async () => {
    const b = await open();
    expect(await b.say('may', '赞 @May')).toEqual(['自己的好自己知道就行，赞赞别人吧。']);
    expect((await b.say('may', '赞 @阿豪'))[0]).toContain('+2');
    expect(await b.say('may', '感谢 @阿豪 又来')).toEqual(['今天赞过 @阿豪 了，明天再来。']);
    expect((await b.say('hao', '赞 @May 客气'))[0]).not.toContain('+');
    await b.tell('lin', '设置 每日点赞次数 1');
    expect(await b.say('may', '赞 @店长 Lin')).toEqual(['今天的 1 个赞都送出去了，明天又有。']);
    await b.pass(day);
    expect((await b.say('may', '赞 @阿豪'))[0]).not.toContain('+');
    await b.pass(7 * day);
    expect((await b.say('may', '赞 @阿豪'))[0]).toContain('+2');
  });

  it('of somebody who came an hour ago is said and earns nothing', async () => {
    const b = await open();
    const mentions = [{ id: 'hao', name: '阿豪' }];
    await b.deliver({ who: 'alt1', text: '赞 @阿豪', mentions });
    await b.settle();
    expect(b.transcript().at(-1)).toContain('@阿豪 收到 alt1 的赞\n');
    expect(b.traces.at(-1)?.moved).toEqual([]);
  });

  it('is thanked on Sunday evening, once, and not when nobody was praised', async () => {
    const b = await open();
    await b.say('may', '赞 @阿豪');
    await b.say('lin', '赞 @阿豪');
    await b.say('hao', '赞 @May');
    const week = await b.pass(7 * day);
    expect(week).toEqual(['这周谢谢大家：阿豪（2 个赞）、May（1 个赞）。']);
    expect(await b.pass(14 * day)).toEqual([]);
  });

  it('is quiet on Sunday when the list is off', async () => {
    const b = await open();
    await b.say('may', '赞 @阿豪');
    await b.tell('lin', '设置 感谢榜 关');
    expect(await b.pass(8 * day)).toEqual([]);
  });

  it('redelivered it counts once', async () => {
    const b = await open();
    const event = { who: 'may', text: '赞 @阿豪', id: 'same', mentions: [{ id: 'hao', name: '阿豪' }] };
    await b.deliver(event);
    await b.deliver(event);
    await b.settle();
    expect((await b.say('hao', '我的积分'))[0]).toContain('2');
  });

  it.each([
    ['zh-TW', '讚 @阿豪 幫忙', /收到 May 的讚 \+2：幫忙/u],
    ['en', '/kudos @阿豪 for the help', /got kudos from May \+2: for the help/u],
  ] as const)('in %s', async (locale, words, answer) => {
    const b = await open(locale);
    expect((await b.say('may', words))[0]).toMatch(answer);
  });

  it('who is named is plain text', async () => {
    const b = await open();
    const [line = ''] = await b.say('may', '赞 @阿豪 <b>@全体成员</b> http://x.example/aaaaaaaaaaaaaaaa');
    expect(line.split('\n')[0]?.length).toBeLessThan(45);
  });
});

describe('surprises', () => {
  it('are for staff to set, are said, and never pass the budget', async () => {
    const b = await open();
    expect(await b.say('may', '/惊喜 预算 200')).toEqual(['这个要管理员来。']);
    expect(await b.tell('lin', '惊喜')).toEqual(['※店长 Lin: 惊喜没开。发「惊喜 预算 200」就行，一周最多送这么多分。']);
    expect((await b.tell('lin', '惊喜 预算 很多'))[0]).toContain('发「惊喜 预算 200」');
    expect(await b.tell('lin', '惊喜 预算 12')).toEqual(['※店长 Lin: 好，每周最多送 12 分，一次 5，送完为止。']);
    await b.tell('lin', '设置 惊喜概率 100');
    expect(await b.say('may', '签到')).toEqual([
      expect.stringContaining('签到啦'),
      expect.stringContaining('@May 小惊喜，+5'),
    ]);
    expect(await b.say('hao', '签到')).toHaveLength(2);
    expect(await b.say('lin', '签到')).toHaveLength(1);
    expect((await b.tell('lin', '惊喜'))[0]).toContain('这周还剩 2');
    expect((await b.tell('lin', '撤销'))[0]).toBeDefined();
  });

  it('come once a day each, and the week begins with the budget full', async () => {
    const b = await open();
    await b.tell('lin', '惊喜 预算 10');
    await b.tell('lin', '设置 惊喜概率 100');
    await b.say('may', '签到');
    expect(await b.say('may', '赞 @阿豪')).toHaveLength(1);
    await b.pass(day);
    expect(await b.say('may', '签到')).toHaveLength(2);
    await b.pass(7 * day);
    expect(await b.say('may', '签到')).toHaveLength(2);
    await b.deliver({ who: 'lin', text: '/惊喜 关', from: owner });
    await b.pass(hour);
    await b.pass(day);
    expect(await b.say('may', '签到')).toHaveLength(1);
  });
});

it('rules', () => {
  expect(mayPraise(1, 1, { today: 0, alreadyToday: false }, 3)).toBe('self');
  expect(mayPraise(1, 2, { today: 1, alreadyToday: true }, 3)).toBe('again');
  expect(mayPraise(1, 2, { today: 3, alreadyToday: false }, 3)).toBe('enough');
  expect(mayPraise(1, 2, { today: 2, alreadyToday: false }, 3)).toBe('ok');
  const o = { pairDays: 7, newDays: 1 };
  expect(counts({ lastAt: null, giverSince: 0 }, day, o)).toBe(true);
  expect(counts({ lastAt: null, giverSince: 1 }, day, o)).toBe(false);
  expect(counts({ lastAt: day, giverSince: 0 }, 8 * day - 1, o)).toBe(false);
  expect(counts({ lastAt: day, giverSince: 0 }, 8 * day, o)).toBe(true);
  expect(affordable(5, 10, 5)).toBe(true);
  expect(affordable(6, 10, 5)).toBe(false);
  const dice = seeded(3);
  const thrown = Array.from({ length: 200 }, () => another(8, 3, dice));
  expect(new Set(thrown)).toEqual(new Set([0, 1, 2, 4, 5, 6, 7]));
});
