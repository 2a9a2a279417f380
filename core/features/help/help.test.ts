import { afterEach, describe, expect, it } from 'vitest';

import { harness, minute, wechatCan, type Harness } from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { locales } from '../../types.ts';
import { firstFive, isThanks, pageOf, type Shown } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  expect(h?.errors ?? []).toEqual([]);
  await h?.close();
  h = undefined;
});
const linesOf = (said: readonly string[]): string[] => (said[0] ?? '').split('\n');

describe('the five', () => {
  const one = (name: string, more: Partial<Shown> = {}): Shown => ({
    name,
    feature: name,
    allow: 'member',
    level: 'bare',
    always: false,
    ...more,
  });
  const all = [
    one('a'),
    one('b', { level: 'called' }),
    one('c'),
    one('x', { allow: 'admin' }),
    one('x2', { allow: 'admin', feature: 'x' }),
    one('set', { allow: 'admin', always: true }),
    one('d'),
    one('e'),
    one('f'),
  ];
  it('are what is used most, then the standard ones of the role', () => {
    const open = all.filter((s) => s.allow === 'member');
    const names = (list: readonly Shown[]) => list.map((s) => s.name);
    expect(names(firstFive(open, 'member', new Map()))).toEqual(['a', 'c', 'd', 'e', 'f']);
    expect(
      names(
        firstFive(
          open,
          'member',
          new Map([
            ['f', 2],
            ['b', 9],
            ['gone', 99],
          ]),
        ),
      ),
    ).toEqual(['b', 'f', 'a', 'c', 'd']);
    expect(names(firstFive(all, 'admin', new Map()))).toEqual(['a', 'c', 'set', 'x', 'd']);
  });
  it('the rest is cut into pages of six lines', () => {
    const groups = [
      { title: 'one', words: Array.from({ length: 14 }, (_, i) => `w${i}`) },
      ...['b', 'c', 'd', 'e'].map((title) => ({ title, words: ['w'] })),
    ];
    expect(pageOf(groups, 0)).toMatchObject({ pages: 2 });
    expect(pageOf(groups, 0).lines.map((l) => [l.title, l.words.length])).toEqual([
      ['one', 6],
      ['one', 6],
      ['one', 2],
      ['b', 1],
      ['c', 1],
      ['d', 1],
    ]);
    expect(pageOf(groups, 1).lines.map((l) => l.title)).toEqual(['e']);
  });
  it('thanks are known', () => {
    expect(['谢谢', '謝謝你呀！', 'Thanks a lot', '辛苦了'].every(isThanks)).toBe(true);
    expect(['谢谢，积分怎么用呀我不会', '积分谢谢', 'tyre'].some(isThanks)).toBe(false);
  });
});

describe('help', () => {
  it('shows five things and the way on, bare in a group, in every language', async () => {
    h = await harness({ can: wechatCan });
    expect(linesOf(await h.say('May', '帮助'))).toEqual([
      '在这里可以：',
      '签到：每天签到领积分',
      '我的积分：看自己有多少积分',
      '排行榜：看谁的积分多',
      expect.stringMatching(/^\S+：/),
      expect.stringMatching(/^\S+：/),
      '还有别的，发「帮助 更多」。',
    ]);
    expect(await h.say('May', '帮助别人是快乐之本')).toEqual([]);
    expect(await h.say('May', '帮助 别人')).toEqual([]);
    expect(await h.say('May', '菜单')).toEqual([]);
    expect(linesOf(await h.say('May', '/菜单'))).toHaveLength(7);
    for (const locale of locales) {
      await h.close();
      h = await harness({ locale });
      expect(linesOf(await h.say('May', '/help')).length).toBeLessThanOrEqual(8);
      expect(await h.say('hao', 'help')).toEqual([]);
    }
  });

  it('what one uses here comes first', async () => {
    h = await harness({ can: wechatCan });
    await h.say('May', '排行榜');
    await h.say('May', '排行榜 周');
    await h.say('May', '我的积分');
    expect(linesOf(await h.say('May', '帮助')).slice(0, 3)).toEqual([
      '你在这里常用的：',
      '排行榜：看谁的积分多',
      '我的积分：看自己有多少积分',
    ]);
    expect(linesOf(await h.say('hao', '帮助'))[0]).toBe('在这里可以：');
  });

  it('goes on by a button that anybody may press, and staff see what is theirs', async () => {
    h = await harness();
    const first = await h.say('May', '帮助');
    expect(first[0]).toMatch(/\[更多\]$/);
    const shown: string[] = [];
    let said = await h.press('hao', '更多');
    for (let i = 0; i < 6 && said.length > 0; i++) {
      expect(linesOf(said).length).toBeLessThanOrEqual(8);
      shown.push(...said);
      said = said[0]?.includes('[更多]') ? await h.press('hao', '更多') : [];
    }
    expect(shown.join('\n')).toContain('积分：');
    expect(shown.join('\n')).not.toContain('设置');
    let staff = '';
    for (let page = 1; page <= 6; page++) staff += (await h.tell('lin', `帮助 更多 ${page}`)).join('\n');
    await h.say('lin', '早');
    for (let page = 1; page <= 6; page++) staff += (await h.tell('lin', `帮助 更多 ${page}`)).join('\n');
    for (const word of ['设置', '打开', '撤销', '任命', '加分', '语言', '预设']) expect(staff).toContain(word);
  });

  it('pages by words where there are no buttons', async () => {
    h = await harness({ can: wechatCan });
    await h.say('lin', '早');
    const one = await h.tell('lin', '帮助 更多');
    expect(linesOf(one).length).toBeLessThanOrEqual(8);
    const next = /往后发「(.+)」/.exec(one[0] ?? '')?.[1];
    expect(next).toBe('帮助 更多 2');
    expect(await h.tell('lin', next ?? '')).not.toEqual(one);
    expect((await h.tell('lin', '帮助 更多 99'))[0]).toMatch(/第 (\d)\/\1 页。$/);
  });

  it('explains one command with its example', async () => {
    h = await harness();
    expect(await h.say('May', '帮助 签到')).toEqual(['签到：每天签到领积分。\n比如「签到」，也可以说「打卡」。']);
    expect(await h.say('May', '/help checkin')).toEqual(['签到：每天签到领积分。\n比如「签到」，也可以说「打卡」。']);
    expect(await h.say('May', '/帮助 /加分')).toEqual([
      '/加分：给人加积分（管理员用）。\n比如「/加分 @May 5 晒单」，也可以说「加积分」。',
    ]);
    expect(await h.tell('May', '帮助 签倒')).toEqual(['※May: 没有「签倒」，是不是「签到」？']);
    expect(await h.tell('May', '帮助 大象')).toEqual(['※May: 没有「大象」，发「帮助 更多」看全部。']);
    expect(await h.say('May', '/关于')).toEqual([
      '我是小榕，一个开源的群助手，发「帮助」看我会什么。\n消息原文留 30 天就删。',
    ]);
  });

  it.each([
    ['zh-CN', '帮助 违禁词', '还有：添加违禁词、修改违禁词'],
    ['zh-TW', '幫助 違禁詞', '還有：新增違禁詞、修改違禁詞'],
    ['en', '/help filter', 'Also: /filter-edit'],
  ] as const)('%s: shows who runs the group the other words of a whole feature', async (locale, typed, others) => {
    h = await harness({ locale });
    await h.say('lin', '大家早');
    expect((await h.tell('lin', typed)).join()).toContain(others);
    expect((await h.tell('lin', typed)).join().split('\n').length).toBeLessThanOrEqual(5);
    expect((await h.tell('may', typed)).join()).not.toContain(others);
    expect((await h.tell('lin', locale === 'en' ? '/help filter-edit' : '帮助 添加违禁词')).join()).not.toMatch(
      /还有：|還有：|Also:/u,
    );
  });

  it('gives an example for every command that is understood, in every language', async () => {
    for (const locale of locales) {
      h = await harness({ locale });
      await h.say('lin', 'hello everybody');
      await h.say('May', 'hello everybody');
      const quoted = h.idOf('hello everybody');
      for (const { name, title } of h.banyan.house.features) if (title) await switchOn(h, name);
      const wrong: string[] = [];
      const all = h.banyan.house.commands();
      // What is live only while something is open has nothing open here.
      // Nor is there anything kept for somebody to pick up.
      const idle = (o: (typeof all)[number]): boolean => o.command.level === 'live' || o.command.name === 'shop.pickup';
      for (const { feature, command } of all.filter((o) => o.command.help !== null && !idle(o))) {
        const example = command.example[locale].replace(/^（.*?）|^\(.*?\)\s*/u, '');
        const bare = command.level === 'bare' && locale !== 'en';
        const text = bare ? example : `/${example.replace(/^\//, '')}`;
        // In the group, in private, about a message that is quoted: one of them is its place.
        const places = [() => h?.say('lin', text), () => h?.tell('lin', example), () => h?.say('lin', text, quoted)];
        let heard = '';
        for (const say of places) {
          await say();
          const trace = h.traces.at(-1);
          const by = all.find((o) => o.command.name === trace?.by);
          heard = by?.feature === feature ? '' : `${command.name}: ${example}: ${trace?.stage} ${trace?.by ?? ''}`;
          if (heard === '') break;
        }
        if (heard !== '') wrong.push(heard);
      }
      expect(wrong).toEqual([]);
      await h.close();
      h = undefined;
    }
  });
});

describe('words nobody knows', () => {
  it('get one line with two examples, once in ten minutes, when the bot is called', async () => {
    h = await harness();
    const line = '这句我没听懂。可以说「签到」、「我的积分」，别的发「帮助」看。';
    expect(await h.say('May', '积分能吃吗')).toEqual([]);
    expect(await h.say('May', '@小榕 积分能吃吗')).toEqual([line]);
    expect(await h.say('May', '小榕，讲个笑话')).toEqual([]);
    expect(await h.say('hao', '小榕')).toEqual([line]);
    await h.pass(10 * minute);
    expect(await h.tell('May', '讲个笑话')).toEqual([`※May: ${line}`]);
  });

  it('thanks, loud talk and other bots’ commands get silence', async () => {
    h = await harness();
    for (const text of [
      '小榕，谢谢',
      '@小榕 辛苦啦',
      '！！！太好了',
      '/weather 上海',
      '小榕树真好看',
      '/menu@otherbot',
    ])
      expect(await h.say('May', text)).toEqual([]);
    expect(await h.tell('hao', '谢谢你')).toEqual([]);
  });

  it('in English', async () => {
    h = await harness({ locale: 'en' });
    expect(await h.say('May', 'banyan, tell me a joke')).toEqual([
      "I didn't get that. Try /checkin or /points; /help has the rest.",
    ]);
    expect(await h.say('May', 'banyan thanks')).toEqual([]);
  });
});
