import { afterEach, describe, expect, it } from 'vitest';

import { day, everythingBut, harness, hour, type Harness } from '../../../test/harness.ts';
import type { JoinedEvent, Locale, PlatformEvent } from '../../types.ts';
import { funnels, judge, startsAnew, whyVoid } from './rules.ts';

let h: Harness | undefined;
let count = 0;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const room = { id: 'deer', kind: 'group', name: '小鹿母婴群' } as const;
const open = async (locale: Locale = 'zh-CN', more: object = {}): Promise<Harness> => {
  h = await harness({ locale, ...more });
  for (const who of ['lin', 'may', 'hao']) await h.say(who, '早');
  await h.tell('lin', '打开 邀请');
  return h;
};
const may = { id: 'may', name: 'May' };
const comes = async (b: Harness, who: string, how: Pick<JoinedEvent, 'by' | 'via'> = { by: may }): Promise<void> => {
  const at = b.clock.now();
  const from = { id: who, name: who, role: 'member' } as const;
  await b.platform.deliver({ kind: 'joined', id: `j${++count}`, account: 'playground', at, room, from, ...how });
  await b.settle();
};
const goes = async (b: Harness, who: string): Promise<void> => {
  const from = { id: who, name: who, role: 'member' } as const;
  const event: PlatformEvent = {
    kind: 'left',
    id: `l${++count}`,
    account: 'playground',
    at: b.clock.now(),
    room,
    from,
  };
  await b.platform.deliver(event);
  await b.settle();
};
/** Speaks on two days. */
const speaks = async (b: Harness, who: string): Promise<void> => {
  for (const text of ['大家好呀', '我家宝宝四个月']) await b.deliver({ who, text });
  await b.pass(day);
  await b.deliver({ who, text: '谢谢大家' });
  await b.settle();
};
const pointsOf = async (b: Harness, who: string): Promise<number> => {
  const said = (await b.say(who, '我的积分')).join('');
  return Number(/(\d+)/u.exec(said.replace(/@\S+/u, ''))?.[1] ?? 0);
};
const mine = (kept: number, waiting: number) => expect.stringContaining(`${kept} 位留下了，${waiting} 位还在看`);

describe('an invitation', () => {
  it('is credited after the newcomer stayed and spoke, not before, and says so in private', async () => {
    const b = await open();
    await b.tell('may', '你好');
    await comes(b, 'n1');
    await speaks(b, 'n1');
    expect(await b.say('may', '我的邀请')).toEqual([mine(0, 1)]);
    expect(await pointsOf(b, 'may')).toBe(0);
    const told = await b.pass(6 * day);
    expect(told).toEqual(['※May: n1 来了 7 天还在聊，谢谢你请 TA 来，+20。']);
    expect(await pointsOf(b, 'may')).toBe(20);
    expect(await b.say('may', '我的邀请')).toEqual([mine(1, 0)]);
    expect((await b.say('may', '排行榜 邀请'))[0]).toContain('May 1');
    expect((await b.say('may', '/为什么'))[0]).toContain('邀请');
  });

  it('is none when the newcomer is silent, speaks on one day only, or is gone', async () => {
    const b = await open();
    await comes(b, 'silent');
    await comes(b, 'burst');
    for (const text of ['一二三四', '二三四五', '三四五六', '四五六七']) await b.deliver({ who: 'burst', text });
    await comes(b, 'gone');
    await speaks(b, 'gone');
    await goes(b, 'gone');
    await b.pass(8 * day);
    expect(await pointsOf(b, 'may')).toBe(0);
    expect(await b.say('may', '我的邀请')).toEqual([mine(0, 0)]);
  });

  it('is taken back by an entry when they leave early after all; a slip of the thumb is forgiven', async () => {
    const b = await open();
    await comes(b, 'n1');
    await speaks(b, 'n1');
    await b.pass(7 * day);
    expect(await pointsOf(b, 'may')).toBe(20);
    await goes(b, 'n1');
    await b.pass(hour);
    await comes(b, 'n1');
    await b.pass(2 * day);
    expect(await pointsOf(b, 'may')).toBe(20);
    await goes(b, 'n1');
    await b.pass(2 * day);
    expect(await pointsOf(b, 'may')).toBe(0);
    expect((await b.say('may', '/为什么'))[0]).toContain('邀请追回');
    await comes(b, 'n1');
    await speaks(b, 'n1');
    await b.pass(30 * day);
    expect(await pointsOf(b, 'may')).toBe(0);
  });

  it('keeps its credit when they leave after the time to take it back', async () => {
    const b = await open();
    await comes(b, 'n1');
    await speaks(b, 'n1');
    await b.pass(31 * day);
    await goes(b, 'n1');
    await b.pass(2 * day);
    expect(await pointsOf(b, 'may')).toBe(20);
  });

  it('of oneself, in a circle, or of somebody who was here is none', async () => {
    const b = await open();
    await b.pass(hour);
    await comes(b, 'hao', { by: may });
    await comes(b, 'n1');
    await goes(b, 'n1');
    await comes(b, 'n1', { by: { id: 'hao', name: '阿豪' } });
    await goes(b, 'may');
    await comes(b, 'may', { by: { id: 'n1', name: 'n1' } });
    await speaks(b, 'hao');
    await b.pass(10 * day);
    for (const who of ['may', 'hao']) expect([who, await pointsOf(b, who)]).toEqual([who, 0]);
  });

  it('counts so often a week, and while the quota of the month lasts', async () => {
    const b = await open();
    await b.tell('lin', '设置 每周邀请上限 2');
    for (const who of ['n1', 'n2', 'n3']) await comes(b, who);
    for (const who of ['n1', 'n2', 'n3']) await b.deliver({ who, text: '大家好呀' });
    await b.pass(day);
    for (const who of ['n1', 'n2', 'n3']) for (const text of ['早上好呀', '今天真冷']) await b.deliver({ who, text });
    await b.pass(8 * day);
    expect(await pointsOf(b, 'may')).toBe(40);
    await b.tell('lin', '设置 每月邀请名额 1');
    await b.pass(8 * day);
    await comes(b, 'n4');
    await comes(b, 'n5', { by: { id: 'hao', name: '阿豪' } });
    for (const who of ['n4', 'n5']) await b.deliver({ who, text: '大家好呀' });
    await b.pass(day);
    for (const who of ['n4', 'n5']) for (const text of ['早上好呀', '今天真冷']) await b.deliver({ who, text });
    await b.pass(8 * day);
    expect((await pointsOf(b, 'may')) + (await pointsOf(b, 'hao'))).toBe(60);
  });

  it('survives a restart, and a join that is delivered twice is one', async () => {
    const b = await open();
    await comes(b, 'n1');
    await speaks(b, 'n1');
    await b.restart();
    await comes(b, 'n1');
    await b.pass(8 * day);
    expect(await pointsOf(b, 'may')).toBe(20);
  });
});

describe('codes and links', () => {
  it('a code typed by the newcomer says who invited them, once and soon', async () => {
    const b = await open();
    const code = /邀请码 ([A-Z0-9]{6})/u.exec((await b.say('may', '我的邀请'))[0] ?? '')?.[1] ?? '';
    expect(await b.say('may', `邀请码 ${code}`)).toEqual(['这是你自己的邀请码，发给朋友用吧。']);
    expect(await b.say('hao', `邀请码 ${code}`)).toEqual([expect.stringContaining('3 天内')]);
    expect(await b.say('hao', '邀请码 AAAAAA')).toEqual(['没有这个邀请码，再对一下？']);
    expect(await b.say('hao', '邀请码是什么')).toEqual([]);
    await comes(b, 'n1', {});
    await b.deliver({ who: 'n1', text: `邀请码 ${code.toLowerCase()}` });
    await b.deliver({ who: 'n1', text: `邀请码 ${code}` });
    await b.settle();
    expect(b.transcript().slice(-2)).toEqual([
      expect.stringContaining('记下了，是 May 请你来的'),
      expect.stringContaining('已经记过了'),
    ]);
    await speaks(b, 'n1');
    await b.pass(8 * day);
    expect(await pointsOf(b, 'may')).toBe(20);
  });

  it('a link carries the code as its name', async () => {
    const b = await open('zh-CN', { can: everythingBut() });
    const code = /邀请码 ([A-Z0-9]{6})/u.exec((await b.say('may', '我的邀请'))[0] ?? '')?.[1] ?? '';
    await comes(b, 'n1', { via: code });
    await speaks(b, 'n1');
    await b.pass(8 * day);
    expect(await pointsOf(b, 'may')).toBe(20);
  });

  it.each([
    ['zh-TW', '我的邀請', /你請來的：0 位留下了/u],
    ['en', '/my-invites', /You invited: 0 stayed/u],
  ] as const)('in %s', async (locale, words, answer) => {
    const b = await open();
    await b.tell('lin', `语言 本群 ${locale === 'en' ? 'English' : '繁體'}`);
    await b.tell('may', `/language ${locale === 'en' ? 'en' : '繁體'}`);
    expect((await b.say('may', words)).join('')).toMatch(answer);
  });
});

describe('channels', () => {
  it('are codes of the staff, and a report by where people came from', async () => {
    const b = await open();
    expect(await b.say('may', '/渠道')).toEqual(['这个要管理员来。']);
    expect((await b.tell('lin', '渠道'))[0]).toContain('近 30 天没人进群');
    const code = /邀请码 ([A-Z0-9]{6})/u.exec((await b.tell('lin', '渠道 添加 地推'))[0] ?? '')?.[1] ?? '';
    expect((await b.tell('lin', '渠道 添加 地推'))[0]).toContain(code);
    expect((await b.tell('lin', '渠道 删光'))[0]).toContain('发「渠道」看报表');
    await comes(b, 'p1', {});
    await b.deliver({ who: 'p1', text: `邀请码 ${code}` });
    await comes(b, 'p2', { via: code });
    await comes(b, 'n1');
    await b.deliver({ who: 'n1', text: '大家好呀' });
    await comes(b, 'q1', { via: '公众号' });
    await comes(b, 'x1', {});
    await b.pass(3 * day);
    await goes(b, 'x1');
    await b.pass(5 * day);
    const [report = ''] = await b.tell('lin', '渠道');
    expect(report).toContain('地推 2 → 1 → 2');
    expect(report).toContain('May请的 1 → 1 → 1');
    expect(report).toContain('公众号 1 → 0 → 1');
    expect(report).toContain('没说 1 → 0 → 0');
    expect(report.split('\n').length).toBeLessThanOrEqual(5);
  });
});

it('rules', () => {
  expect(whyVoid({ inviter: 1, invitee: 1, known: false, above: [] })).toBe('self');
  expect(whyVoid({ inviter: 1, invitee: 2, known: true, above: [3, 2] })).toBe('circle');
  expect(whyVoid({ inviter: 1, invitee: 2, known: true, above: [] })).toBe('known');
  expect(whyVoid({ inviter: 1, invitee: 2, known: false, above: [3] })).toBeUndefined();
  const stay = { here: true, messages: 3, days: 2, ownThisWeek: 0, allThisMonth: 0 };
  const terms = { messages: 3, days: 2, perWeek: 2, perMonth: 0 };
  expect(judge(stay, terms)).toBe('kept');
  expect(judge({ ...stay, here: false }, terms)).toBe('left');
  expect(judge({ ...stay, days: 1 }, terms)).toBe('silent');
  expect(judge({ ...stay, ownThisWeek: 2 }, terms)).toBe('over');
  expect(judge({ ...stay, allThisMonth: 5 }, { ...terms, perMonth: 5 })).toBe('over');
  expect(startsAnew(0, null)).toBe(false);
  expect(startsAnew(0, day)).toBe(false);
  expect(startsAnew(0, day + 1)).toBe(true);
  const came = (source: string, spoke: boolean, stayed: boolean) => ({ source, spoke, stayed });
  expect(funnels([came('a', true, false), came('b', true, true), came('b', false, false)])).toEqual([
    { source: 'b', joined: 2, spoke: 1, stayed: 1 },
    { source: 'a', joined: 1, spoke: 1, stayed: 0 },
  ]);
});
