import { afterEach, expect, it } from 'vitest';

import { day, everythingBut, harness, minute, type Harness } from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

it('lists careful respondents with reasons, asks those picked, reminds once, keeps a record', async () => {
  h = await harness({ can: everythingBut('choices') });
  await h.say('lin', '大家好');
  await switchOn(h, 'surveys');
  await h.say('lin', '/建问卷 口味\n1. 为什么喜欢？【文字】');
  await h.say('lin', '/开问卷 1');
  for (const [who, text] of [
    ['may', '味道清爽，不甜腻，价格也合适'],
    ['hao', '还行'],
  ] as const) {
    await h.tell(who, '/问卷 1');
    await h.pass(minute);
    await h.tell(who, text);
  }
  await h.tell('lin', '你好');
  expect(await h.say('lin', '/回访名单 1')).toEqual([
    '名单私下发给你了。',
    '※店长 Lin: 答得认真的 2 位，理由在后面：\n1 May：用了 1 分钟，1/1 题，写了 14 字\n2 阿豪：用了 1 分钟，1/1 题，写了 2 字\n想请谁聊聊，回编号，像这样：1 3',
  ]);
  expect(await h.tell('lin', '1 2')).toEqual([
    '※店长 Lin: 已经私下问了 May、阿豪，有回音告诉你。两天没回再提醒一次。',
    expect.stringContaining('※May: 你在「口味」里答得很用心，愿意和我们聊一刻钟吗？'),
    expect.stringContaining('※阿豪: 你在「口味」里答得很用心'),
  ]);
  expect(await h.tell('may', '可以')).toEqual([
    '※May: 太好了，会有人来跟你约时间。',
    '※店长 Lin: May 愿意聊「口味」，请约个时间。',
  ]);
  expect(await h.pass(3 * day)).toEqual(['※阿豪: 「口味」的那次聊聊，你方便吗？就再问这一次。']);
  await h.pass(5 * day);
  expect((await h.tell('lin', '/回访记录 1')).join()).toMatch(/May：愿意，.+\n阿豪：没有回（提醒过），/u);
  await h.tell('lin', '/回访名单 1');
  expect(await h.tell('lin', '2')).toEqual(['※店长 Lin: 这几位之前都问过了，看：回访记录 1']);
});

it('asks nobody who wants no private words, and says so to staff', async () => {
  h = await harness({ can: everythingBut('choices') });
  await h.say('lin', '大家好');
  await switchOn(h, 'surveys');
  await h.say('lin', '/建问卷 口味\n1. 为什么喜欢？【文字】');
  await h.say('lin', '/开问卷 1');
  await h.tell('may', '/问卷 1');
  await h.tell('may', '味道清爽，不甜腻');
  await h.tell('may', 'TD');
  await h.tell('lin', '/回访名单 1');
  expect(await h.tell('lin', '1')).toEqual(['※店长 Lin: May 我没法私聊，请你来问。']);
  expect(await h.pass(3 * day)).toEqual([]);
});
