import { afterEach, expect, it } from 'vitest';

import { day, harness, minute, wechatCan, type Harness, type HarnessOptions } from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { defineHappenings } from '../../schema.ts';
import { locales } from '../../types.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const start = async (o: HarnessOptions = {}): Promise<Harness> => {
  h = await harness(o);
  await h.say('lin', 'hi');
  await switchOn(h, 'houserules');
  return h;
};
const tells = (b: Harness): string[] => b.traces.flatMap((t) => t.tells);

it('is off until switched on', async () => {
  h = await harness();
  expect(await h.say('may', '群规')).toEqual([]);
});

it('is written by an admin, shown to who asks, and everybody says once that they know', async () => {
  const b = await start();
  expect(await b.say('may', '群规')).toEqual(['这里还没写群规，和气就好。']);
  expect(await b.say('lin', '群规')).toEqual(['还没写群规。这样写：「/群规 互相尊重，不发广告」。']);
  expect(await b.say('lin', '/群规 互相尊重，不发广告')).toEqual(['记下了，9 个字。谁发「群规」就给谁看。']);
  expect(await b.say('may', '群规')).toEqual(['群规：\n互相尊重，不发广告 [我知道了]']);
  expect(await b.press('may', '我知道了')).toEqual(['@May 谢谢，记下了。']);
  expect(await b.press('may', '我知道了')).toEqual([]);
  expect(await b.press('hao', '我知道了')).toEqual(['@阿豪 谢谢，记下了。']);
  expect(tells(b).filter((t) => t === 'rules.acknowledged')).toHaveLength(2);
  // Other words are another version.
  await b.say('lin', '/群规 互相尊重，不发广告，不聊政治');
  await b.pass(2 * minute);
  await b.say('may', '群规');
  expect(await b.press('may', '我知道了')).toEqual(['@May 谢谢，记下了。']);
});

it.each([
  ['zh-CN', '/群规 关', '群规清空了'],
  ['zh-TW', '/群規 清空', '群規清空了'],
  ['en', '/rules off', 'The rules are gone'],
] as const)(
  '%s: %s is no rule of a group: it takes the rules away, and can be taken back',
  async (locale, typed, said) => {
    const b = await start({ locale });
    await b.say('lin', '/群规 不许吵架');
    expect((await b.say('lin', typed)).join()).toContain(said);
    expect((await b.tell('lin', '/群规')).join()).not.toContain('不许吵架');
    await b.tell('lin', '/undo');
    expect((await b.tell('lin', '/群规')).join()).toContain('不许吵架');
  },
);

it('is not written by members or by talking about it, and not repeated over and over', async () => {
  const b = await start();
  await b.say('lin', '/群规 互相尊重');
  expect(await b.say('may', '/群规 随便发广告')).toEqual(['群规要管理员来写。']);
  expect(await b.say('lin', '群规 大家看一下')).toEqual([]);
  expect(await b.say('may', '群规')).toHaveLength(1);
  expect(await b.say('hao', '群规')).toEqual([]);
  await b.pass(2 * minute);
  expect(await b.say('hao', '群规')).toEqual(['群规：\n互相尊重 [我知道了]']);
});

it('works by number where there are no buttons', async () => {
  const b = await start({ can: wechatCan });
  await b.say('lin', '/群规 互相尊重');
  expect((await b.say('may', '群规'))[0]).toMatch(/^群规：\n互相尊重\n1 我知道了\n/);
  expect(await b.say('hao', '1')).toEqual([]);
  expect(await b.say('may', '1')).toEqual(['@May 谢谢，记下了。']);
});

it('is shown to newcomers when the owner says so, once for all who come together', async () => {
  const b = await start();
  await switchOn(b, 'welcome');
  await b.say('lin', '/群规 互相尊重');
  expect(await b.act({ do: 'join', who: 'xiaohe' })).toHaveLength(1);
  await b.act({ do: 'leave', who: 'xiaohe' });
  await b.say('lin', '/设置 新人看群规 开');
  await b.pass(8 * day);
  expect(await b.act({ do: 'join', who: 'xiaohe' })).toContain('群规：\n互相尊重 [我知道了]');
});

it('thanks everybody after a good week, else says where the rules are; in a silent group it keeps silent too', async () => {
  const b = await start();
  await b.say('lin', '/群规 互相尊重');
  await b.say('lin', '/设置 群规提醒天数 7');
  for (let i = 0; i < 25; i++) await b.say(i % 2 ? 'may' : 'hao', `今天聊点什么呢${i}`);
  const good = await b.pass(7.5 * day);
  expect(good).toHaveLength(1);
  expect(good[0]).toMatch(/7 天/);

  for (let i = 0; i < 25; i++) await b.say(i % 2 ? 'may' : 'hao', `又来聊天啦${i}`);
  // Somebody had to be reminded of something.
  const { happenings } = b.database.t(defineHappenings);
  await b.database.write(async () => {
    await b.database.db.insert(happenings).values({
      community: 1,
      room: 1,
      member: 1,
      what: 'moderation.acted',
      data: {},
      eventId: 'x',
      at: b.clock.now(),
    });
  });
  const other = await b.pass(7.5 * day);
  expect(other.filter((l) => /群规/.test(l) && !l.startsWith('※'))).toHaveLength(1);
  // Nobody has said anything since.
  expect((await b.pass(30 * day)).filter((l) => !l.startsWith('※'))).toEqual([]);
});

it.each(locales)('speaks the language of the group (%s)', async (locale) => {
  const b = await start({ locale });
  await b.say('lin', locale === 'en' ? '/rules Be kind' : '/群规 Be kind');
  expect(await b.say('may', locale === 'en' ? '/rules' : locale === 'zh-TW' ? '群規' : '群规')).toEqual([
    {
      'zh-CN': '群规：\nBe kind [我知道了]',
      'zh-TW': '群規：\nBe kind [我知道了]',
      en: 'Our rules:\nBe kind [Got it]',
    }[locale],
  ]);
});
