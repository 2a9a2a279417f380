import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, minute, type Harness, type HarnessOptions } from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { locales } from '../../types.ts';
import { alike, claimIn, skeleton } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const start = async (o: HarnessOptions = {}): Promise<Harness> => {
  h = await harness(o);
  await h.tell('lin', 'hi');
  await h.say('lin', 'hi');
  await switchOn(h, 'names');
  return h;
};
const room = { id: 'deer', kind: 'group', name: '小鹿母婴群' } as const;
let n = 0;
const event = (b: Harness, kind: 'joined' | 'changed', id: string, name: string): Promise<void> =>
  b.platform.deliver({
    kind,
    id: `e${++n}`,
    account: 'playground',
    at: b.clock.now(),
    room,
    from: { id, name, role: 'member' },
  });
const says = (b: Harness, who: string, name: string, text: string): Promise<void> =>
  b.platform.deliver({
    kind: 'message',
    id: `m${++n}`,
    messageId: `m${n}`,
    account: 'playground',
    at: b.clock.now(),
    room,
    from: { id: who, name, role: 'member' },
    text,
  });

describe('names', () => {
  it.each([
    ['店长 Lin', '店长Lin'],
    ['店长 Lin', '店长 Lіn'],
    ['店长 Lin', '店長Ｌｉｎ'],
    ['店长 Lin', '店长 Lln'],
    ['店长 Lin', '店长 L1n✨'],
    ['店长 Lin', '店长Lin（官方）'],
    ['店长 Lin', '客服-店长Lin'],
    ['店长 Lin', '店\u200b长\u200bLin'],
    ['Deer Support', 'Deer 5upport'],
    ['corner shop', 'comer shop'],
    ['管理员阿豪', '管理员阿豪小号'],
    ['littledeer', 'littledear'],
    ['小榕', '小榕🌳'],
  ])('%j and %j read alike', (a, b) => expect(alike(skeleton(a), skeleton(b))).toBe(true));

  it.each([
    ['店长 Lin', '店长的朋友'],
    ['店长 Lin', 'Lina'],
    ['May', 'Mary'],
    ['May', 'Ray'],
    ['果果妈', '果果爸'],
    ['客服', '售后'],
    ['阿豪', '阿毫'],
    ['店长 Lin', ''],
    ['店长 Lin', '🌳🌳'],
  ])('%j and %j do not', (a, b) => expect(alike(skeleton(a), skeleton(b))).toBe(false));
});

describe('claims', () => {
  it.each([
    ['这批货直接私下转账给我就行', 'pay'],
    ['平台在维护，先加我微信付款', 'pay'],
    ['店裡換了收款碼，請付這個', 'pay'],
    ['Please pay directly to me this time, the shop is closed', 'pay'],
    ['恭喜你抽中免单，私聊我领取', 'prize'],
    ['昨晚中奖的朋友请加我兑奖', 'prize'],
    ['You have won the giveaway, DM me to claim it', 'prize'],
  ] as const)('%j is one', (text, kind) => expect(claimIn(text)).toBe(kind));

  it.each([
    '可以微信付款吗',
    '我中奖了！谢谢店长',
    '怎么领奖呀，要找谁',
    '付款之后多久发货',
    '恭喜小禾，好羡慕',
    'How do I pay for two boxes?',
    'Congratulations to the winners!',
  ])('%j is none', (text) => expect(claimIn(text)).toBeUndefined());
});

it('staff are told of a look-alike who comes in, the group is warned without a name, and neither twice', async () => {
  const b = await start();
  const said = await b.hear(() => event(b, 'joined', 'x', '店长 Lіn'));
  expect(said).toEqual([
    '※店长 Lin: 「小鹿母婴群」有人叫「店长 Lіn」，跟「店长 Lin」很像，是自己人吗？ [是自己人] [移出] [再看看]',
    '提醒一下：群里有人的名字跟「店长 Lin」很像，付钱、给验证码前先在群里问一声。',
  ]);
  expect(await b.hear(() => says(b, 'x', '店长 Lіn', '大家好'))).toEqual([]);
  await b.restart();
  expect(await b.hear(() => says(b, 'x', '店长 Lіn', '在吗'))).toEqual([]);
  expect(await b.press('lin', '移出', 'private')).toContain('※店长 Lin: 好，请「店长 Lіn」离开了。');
  expect(b.traces.flatMap((t) => t.effects)).toContain('kick');
});

it('a name changed later is looked at, by an event or by the next message; one of ours is never asked about again', async () => {
  const b = await start();
  await event(b, 'joined', 'x', '小兔');
  await says(b, 'x', '小兔', '大家好');
  expect(await b.hear(() => says(b, 'x', '店长Lin', '大家好呀'))).toHaveLength(2);
  expect(await b.press('lin', '是自己人', 'private')).toEqual(['※店长 Lin: 好，「店长Lin」是自己人，不再提醒。']);
  await b.pass(8 * day);
  expect(await b.hear(() => event(b, 'changed', 'x', '小兔'))).toEqual([]);
  expect(await b.hear(() => event(b, 'changed', 'x', '店长Lin'))).toEqual([]);
  expect(await b.hear(() => event(b, 'changed', 'x', '店长 1in'))).toHaveLength(2);
});

it('who was there before is not asked about, and staff never are', async () => {
  const b = await start();
  expect(await b.hear(() => says(b, 'old', '店长 Lin.', '在吗'))).toEqual([]);
  expect(await b.say('lin', '大家好')).toEqual([]);
});

it('a newcomer who asks to be paid elsewhere: one word to staff, one line to the group; staff decide', async () => {
  const b = await start();
  await event(b, 'joined', 'x', '小兔');
  const said = await b.hear(() => says(b, 'x', '小兔', '平台在维护，先加我微信付款'));
  expect(said).toEqual([
    '※店长 Lin: 「小鹿母婴群」刚来的 小兔 在让人私下付款：「平台在维护，先加我微信付款」 [收起来] [没事]',
    '提醒一下：店里不会让大家私下付款，拿不准先在群里问。',
  ]);
  await b.pass(minute);
  expect(await b.hear(() => says(b, 'x', '小兔', '快点，私下转账给我'))).toEqual([]);
  const acted = await b.press('lin', '收起来', 'private');
  expect(acted.join('\n')).toMatch(/@小兔 付款和中奖的事请让店里来说/);
  expect(b.traces.flatMap((t) => t.tells)).toContain('moderation.acted');
  // Old members talk about paying all day.
  expect(await b.hear(() => says(b, 'may', 'May', '我私下转账给店长了'))).toEqual([]);
});

it.each(locales)('speaks the language of the group (%s)', async (locale) => {
  const b = await start({ locale });
  const said = await b.hear(() => event(b, 'joined', 'x', '店长 Lіn'));
  expect(said.join('\n')).toMatch({ 'zh-CN': /是自己人吗/, 'zh-TW': /是自己人嗎/, en: /One of yours\?/ }[locale]);
});
