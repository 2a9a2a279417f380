import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, minute, wechatCan, type Harness } from '../../../../test/harness.ts';
import type { Attached, MessageEvent } from '../../../types.ts';
import { parseLadder, showLadder } from '../acts/ladder.ts';
import { parseRules } from './parse.ts';
import { concerns, type Occasion } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
/** What the last event did outwardly; what others plan for later aside. */
const did = (b: Harness): string[] => (b.traces.at(-1)?.effects ?? []).filter((e) => e !== 'later');
const ready = async (o: Parameters<typeof harness>[0] = {}): Promise<Harness> => {
  h = await harness(o);
  await h.say('lin', '大家早');
  await h.say('may', '早呀');
  return h;
};
/** What a member who is no persona says; the stage it reached. */
const says = async (b: Harness, text: string, more: Partial<MessageEvent> = {}): Promise<string | undefined> => {
  await b.deliver({ who: 'guest', text, ...more });
  await b.settle();
  return b.traces.findLast((t) => t.event.kind === 'message')?.stage;
};

describe('kinds of rules, by message', () => {
  it.each([
    ['整句', '"免费 领取" 马上', '这里免费 领取礼品', '免费的午餐'],
    ['通配', '加*领红包 马上', '加我好友领红包', '加油'],
    ['两词相近', '日结 靠近10 兼职 马上', '日结的手机兼职', '日结工资很好，我一直想找一份稳定一点的长期兼职'],
    ['表达式', '/q{2,}裙[0-9]+/ 马上', '进qqq裙123', 'qq群'],
    ['域名', 'spam.example 马上', '看 https://www.spam.example/a', '看 https://shop.example/a'],
    ['链接', '链接 马上', '看 https://shop.example/a', '没有链接'],
    ['邀请', '邀请链接 马上', '来 https://t.me/+AbCdEfGh12345', '来 https://shop.example/a'],
    ['联系方式', '手机号 马上', '打 13800138000', '订单 4201380013800'],
  ])('%s: %s', async (_name, typed, bad, fine) => {
    const b = await ready();
    expect((await b.tell('lin', `添加违禁词 ${typed}`)).join()).toContain('记下了');
    expect(await says(b, bad)).toBe('screen');
    expect(await says(b, fine)).not.toBe('screen');
  });

  it.each([
    ['zh-CN', '修改违禁词 刷单 警告 拼音', '改好了', '请别再发'],
    ['zh-TW', '修改違禁詞 刷单 警告 拼音', '改好了', '請別再傳'],
    ['en', '/filter edit 刷单 warn pinyin', 'Changed', 'please stop'],
  ] as const)('%s: a change counts from the next message on, and is taken back', async (locale, typed, said, firm) => {
    const b = await ready({ locale });
    await b.tell('lin', '/filter add 刷单 remind now');
    expect((await b.say('may', '刷单')).join()).not.toContain(firm);
    expect((await b.tell('lin', typed)).join()).toContain(said);
    expect((await b.say('hao', '刷单')).join()).toContain(firm);
    await b.tell('lin', '撤销');
    await b.act({ do: 'join', who: 'xiaohe' });
    const mild = (await b.say('xiaohe', '刷单')).join();
    expect(mild).not.toBe('');
    expect(mild).not.toContain(firm);
  });

  it('disguises beyond the usual ones only where they are asked for', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上');
    expect(await says(b, 'shuadan 日结')).not.toBe('screen');
    await b.tell('lin', '修改违禁词 刷单 拼音');
    expect(await says(b, 'shuadan 日结')).toBe('screen');
    expect((await b.tell('lin', '试一试 shuadan 日结')).join()).toContain('写成拼音');
    await b.tell('lin', '撤销');
    expect(await says(b, 'shuadan 日结')).not.toBe('screen');
  });

  it('what cannot be looked for is refused with a reason', async () => {
    const b = await ready();
    expect((await b.tell('lin', '添加违禁词 /(a+)\\1/')).join()).toContain('表达式');
    expect((await b.tell('lin', '添加违禁词 *')).join()).toMatch(/太多话|太短/);
  });

  it('a rule may concern newcomers, a platform, a time of day, this group or a thread alone', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上 只管新人 3天');
    expect(await b.say('may', '刷单')).toEqual([]);
    await b.act({ do: 'join', who: 'xiaohe' });
    expect(await b.say('xiaohe', '刷单')).not.toEqual([]);
    await b.pass(3 * day);
    await b.say('xiaohe', '刷单');
    expect(b.traces.findLast((t) => t.event.kind === 'message')?.stage).not.toBe('screen');
    await b.tell('lin', '添加违禁词 代购 马上 只在微信');
    expect(await says(b, '代购')).not.toBe('screen');
    await b.tell('lin', '添加违禁词 夜宵 马上 22:00-8:00');
    expect(await says(b, '夜宵')).not.toBe('screen');
    await b.pass(13 * hour);
    expect(await says(b, '夜宵')).toBe('screen');
    await b.say('lin', '/添加违禁词 团购 马上 只在本群');
    expect(await says(b, '团购')).toBe('screen');
    expect((await b.tell('lin', '添加违禁词 抽奖 马上 只在没有的群')).join()).toContain('没有叫「没有的群」的群');
  });

  it('a severe rule weighs more strikes', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 裸聊 警告 级别3');
    expect((await b.say('may', '裸聊')).filter((l) => l.startsWith('※店长'))[0]).toContain('满 3 次');
  });
});

describe('what is looked at', () => {
  it('file names, buttons, poll options and where links lead; never the text quoted', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 spam.example 马上');
    const all: Attached[] = [
      { what: 'file', text: '刷单教程.pdf' },
      { what: 'button', text: '来刷单' },
      { what: 'poll', text: '刷单吗' },
      { what: 'link', text: 'https://spam.example/x' },
    ];
    for (const attached of all)
      expect([attached.what, await says(b, '看这个', { attached: [attached] })]).toEqual([attached.what, 'screen']);
    expect(await says(b, '刷单', { forwarded: true })).toBe('screen');
    expect(await says(b, '什么意思', { replyTo: { messageId: 'z', text: '刷单' } })).not.toBe('screen');
  });

  it.each([
    ['zh-CN', '名字里有群里不用的词'],
    ['zh-TW', '名字裡有群裡不用的詞'],
    ['en', 'your name has a word we leave out here'],
  ] as const)('%s: names, once for each', async (locale, words) => {
    const b = await ready({ locale });
    await b.tell('lin', '/filter add 刷单 now');
    const said = await b.act({ do: 'rename', who: 'hao', name: '刷单阿豪' });
    expect(said.join()).toContain(words);
    expect(did(b)).toEqual(['send']);
    await b.act({ do: 'rename', who: 'hao', name: '阿豪' });
    expect(await b.act({ do: 'rename', who: 'hao', name: '刷单阿豪' })).toEqual([]);
  });

  it('the same message is acted on once, however often it arrives', async () => {
    const b = await ready({ twice: true });
    await b.tell('lin', '添加违禁词 刷单 马上');
    expect(await b.say('may', '刷单')).toHaveLength(1);
    expect((await b.say('may', '刷单')).filter((l) => l.startsWith('※店长'))).toEqual([]);
    expect(b.traces.filter((t) => t.tells.includes('moderation.acted'))).toHaveLength(2);
  });
});

describe('the ladder', () => {
  it('is read as it is shown, in every language', () => {
    const steps = parseLadder('1 提醒 2 警告 3 禁言10分钟 5 移出');
    expect(steps?.map((s) => [s.at, s.actions, s.muteMs])).toEqual([
      [1, ['remind'], null],
      [2, ['warn'], null],
      [3, ['mute'], 600_000],
      [5, ['kick'], null],
    ]);
    for (const locale of ['zh-CN', 'zh-TW', 'en'] as const)
      expect(parseLadder(showLadder(steps ?? [], locale))).toEqual(steps);
    expect(parseLadder('1 remind, 2 points 5, 3 delete mute 2h')?.[2]).toMatchObject({ muteMs: 7_200_000 });
    expect(['', '1', '2 警告 1 提醒', '1 抱抱', '0 提醒', '1 扣分'].map(parseLadder)).toEqual(Array(6).fill(undefined));
  });

  it.each([
    ['zh-CN', '处罚阶梯 1 提醒 2 警告 3 禁言10分钟 4 移出', '处罚阶梯改好了：1 提醒 2 警告 3 禁言10分钟 4 移出'],
    ['zh-TW', '處罰階梯 1 提醒 2 警告 3 禁言10分鐘 4 移出', '處罰階梯改好了：1 提醒 2 警告 3 禁言10分鐘 4 移出'],
    ['en', '/ladder 1 remind, 2 warn, 3 mute 10m, 4 kick', 'The ladder now: 1 remind, 2 warn, 3 mute 10m, 4 kick'],
  ] as const)('%s: set by message, climbed strike by strike, taken back', async (locale, typed, shown) => {
    const b = await ready({ locale });
    expect((await b.tell('lin', typed)).join()).toContain(shown);
    await b.tell('lin', '/filter add 刷单 now');
    const done: string[][] = [];
    for (let i = 0; i < 4; i++) {
      await b.say('may', `刷单 ${i}`);
      // Who is muted cannot go on before it ends.
      await b.pass(11 * minute);
      done.push([...(b.traces.findLast((t) => t.tells.includes('moderation.acted'))?.effects ?? [])]);
    }
    expect(done[0]).not.toContain('mute');
    expect(done[2]).toContain('mute');
    expect(done[3]).toContain('kick');
  });

  it('without the owner’s word nobody is muted or removed', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上');
    for (let i = 0; i < 12; i++) await b.say('may', `刷单 ${i}`);
    expect(b.traces.flatMap((t) => t.effects).filter((e) => e === 'mute' || e === 'kick' || e === 'ban')).toEqual([]);
  });

  it('points go and come back with the act', async () => {
    const b = await ready();
    await b.say('lin', '/加分 @May 20');
    await b.tell('lin', '添加违禁词 刷单 扣分 5');
    const said = await b.say('may', '刷单');
    expect(said.join()).toContain('扣 5 分');
    expect(await b.say('may', '我的积分')).toEqual([expect.stringContaining('15')]);
    const ref = /为什么 ([0-9A-F]+)/.exec(said.join())?.[1] ?? '';
    await b.say('lin', `/放行 ${ref}`);
    expect(await b.say('may', '我的积分')).toEqual([expect.stringContaining('20')]);
  });

  it('from the second on it is said in private to who can be reached there', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上');
    await b.tell('may', '你好');
    expect((await b.say('may', '刷单'))[0]).toMatch(/^@May /);
    const second = await b.say('may', '刷单');
    expect(second).toEqual([expect.stringMatching(/^※May: 「小鹿母婴群」：/)]);
    await b.say('hao', '刷单');
    expect((await b.say('hao', '刷单'))[0]).not.toMatch(/^※/);
  });

  it('five at once are one line', async () => {
    const b = await ready({ mergeSeconds: 3 });
    await b.tell('lin', '添加违禁词 刷单 马上');
    const before = b.transcript().length;
    for (const who of ['a', 'b', 'c', 'd', 'e']) await b.deliver({ who, text: '刷单' });
    await b.pass(5_000);
    const lines = b
      .transcript()
      .slice(before)
      .filter((l) => l.startsWith('榕: ') && l.includes('群里先不发'));
    // The first at once, all that come meanwhile in one line.
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('b、c、d、e：');
  });

  it('where the platform cannot, words are said and staff are told once', async () => {
    const b = await ready({ can: wechatCan });
    await b.tell('lin', '添加违禁词 刷单 封禁');
    const said = await b.say('may', '刷单');
    expect(said.some((l) => l.startsWith('※店长 Lin'))).toBe(true);
    expect((await b.say('hao', '刷单')).filter((l) => l.startsWith('※店长 Lin')).length).toBeLessThanOrEqual(1);
  });
});

describe('the pure parts', () => {
  it('options are read from the first word that begins them to the end', () => {
    const t = parseRules('"free money" delete mute 10m only newcomers 3d level 2 pinyin 22:00-8:00 category ads');
    expect(t).toMatchObject({
      wanted: [{ kind: 'word', word: 'free money' }],
      actions: ['delete', 'mute'],
      muteMs: 600_000,
      severity: 2,
      variants: ['pinyin'],
      category: 'ads',
      scope: { newcomerMs: 3 * day, hours: { from: 1320, to: 480 } },
    });
    expect(parseRules('刷单 入群 3 天内 谐音').scope.newcomerMs).toBe(3 * day);
    expect(parseRules('刷单 只在 "小鹿二群"').scope.groups).toEqual(['小鹿二群']);
    expect(parseRules('"链接" 链接').wanted.map((w) => w.kind)).toEqual(['word', 'link']);
    expect(parseRules('a 靠近5 b').wanted[0]).toMatchObject({ kind: 'near', spec: { a: 'a', b: 'b', within: 5 } });
    expect(parseRules('吃了吗?').wanted[0]?.kind).toBe('word');
  });

  it('a scope holds only where all of it does', () => {
    const o: Occasion = {
      room: 1,
      platform: 'telegram',
      at: 10 * day,
      minutes: () => 60,
      joinedAt: 9 * day,
      thread: '7',
      role: 'member',
      tags: () => ['老客户'],
    };
    expect(concerns({}, o)).toBe(true);
    expect(concerns({ rooms: [2] }, o)).toBe(false);
    expect(concerns({ newcomerMs: 2 * day, platforms: ['telegram'], thread: '7' }, o)).toBe(true);
    expect(concerns({ newcomerMs: day }, o)).toBe(false);
    expect(concerns({ newcomerMs: 2 * day }, { ...o, joinedAt: null })).toBe(false);
    expect(concerns({ hours: { from: 1320, to: 480 } }, o)).toBe(true);
    expect(concerns({ hours: { from: 480, to: 1320 } }, o)).toBe(false);
  });
});
