import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, minute, wechatCan, type Harness } from '../../../test/harness.ts';
import { campaignSchema } from '../campaigns/language.ts';
import { definePolls } from './schema.ts';
import { pollStore } from './store.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
async function house(o: Parameters<typeof harness>[0] = {}): Promise<Harness> {
  h = await harness(o);
  await h.say('lin', '大家早上好呀');
  return h;
}
const dinner = '/投票 周五吃什么 | 火锅 | 烤肉 | 面 [1小时]';
const votes = (b: Harness) => {
  const { pollVotes } = b.database.t(definePolls);
  return b.database.read.select().from(pollVotes).orderBy(pollVotes.member);
};

describe('a poll with buttons', () => {
  it('is asked, counted once a member, changed at will, and ends at its time', async () => {
    const b = await house();
    expect(await b.say('lin', dinner)).toEqual(['投票 1：周五吃什么（到 11月21日 11:00） [火锅] [烤肉] [面]']);
    expect(await b.press('May', '火锅')).toEqual(['May 投好了，现在 1 位。']);
    expect(b.traces.at(-1)?.tells).toEqual(['poll.voted', 'points.changed']);
    expect(await b.press('May', '烤肉')).toEqual(['May 投好了，现在 1 位。']);
    expect(b.traces.at(-1)?.tells).toEqual([]);
    expect(await b.press('阿豪', '烤肉')).toEqual(['阿豪 投好了，现在 2 位。']);
    expect(await b.press('Sofia', '面')).toEqual(['Sofia 投好了，现在 3 位。']);
    expect(await b.say('May', '/投票结果')).toEqual([
      '投票 1：周五吃什么，3 位投了，到 11月21日 11:00\n1 火锅 0（0%）\n2 烤肉 ████████ 2（67%）May、阿豪\n3 面 ████ 1（33%）Sofia',
    ]);
    expect(await b.say('May', '1')).toEqual([]);
    const end = await b.pass(hour);
    expect(end).toEqual([
      '投票 1 结束：周五吃什么，3 位投了\n1 火锅 0（0%）\n2 烤肉 ████████ 2（67%）May、阿豪\n3 面 ████ 1（33%）Sofia\n最多的是「烤肉」。',
    ]);
    expect(b.traces.at(-1)?.tells).toEqual(['poll.closed']);
    expect(await b.press('May', '面')).toEqual([expect.stringMatching(/过|结束/u)]);
    expect(await b.say('May', '/投票结果 1')).toEqual(end);
  });

  it('takes several where it says so, each press in or out; the votes stay over a restart', async () => {
    const b = await house();
    await b.say('lin', '/投票 想要什么 | 优惠 | 试用 | 直播 [多选] [1小时]');
    await b.press('May', '优惠');
    await b.press('May', '直播');
    await b.restart();
    await b.press('May', '优惠');
    await b.press('阿豪', '直播');
    expect((await votes(b)).map((v) => v.choices)).toEqual([[2], [2]]);
    await b.press('阿豪', '直播');
    expect((await b.pass(hour)).join()).toContain(
      '1 位投了\n1 优惠 0（0%）\n2 试用 0（0%）\n3 直播 ████████ 1（100%）May',
    );
  });

  it('that is anonymous names nobody and forgets who chose what', async () => {
    const b = await house();
    expect((await b.say('lin', '/投票 要不要改群名 | 要 | 不要 [匿名]')).join()).toContain(
      '（匿名，到 11月22日 10:00）',
    );
    await b.press('May', '要');
    await b.press('阿豪', '不要');
    expect(await votes(b)).toHaveLength(2);
    expect(await b.say('Sofia', '/投票结果')).toEqual([expect.not.stringContaining('May')]);
    expect(await b.say('lin', '/结束投票')).toEqual([
      '投票 1 结束：要不要改群名，2 位投了\n1 要 ████████ 1（50%）\n2 不要 ████████ 1（50%）\n「要」「不要」一样多。',
    ]);
    expect(await votes(b)).toEqual([]);
    expect(await b.say('Sofia', '/投票结果 1')).toEqual([expect.stringContaining('2 位投了')]);
    expect(await b.pass(day)).toEqual([]);
  });
});

describe('where there are no buttons', () => {
  it('numbers and labels are votes, and many saying the same are no flood', async () => {
    const b = await house({ can: wechatCan });
    expect(await b.say('lin', dinner)).toEqual([
      '投票 1：周五吃什么（到 11月21日 11:00）\n1 火锅  2 烤肉  3 面\n回数字就行。',
    ]);
    for (const who of ['May', '阿豪', 'Sofia']) expect((await b.say(who, '2')).join()).toContain('投好了');
    expect(await b.say('May', '火锅')).toEqual(['May 投好了，现在 3 位。']);
    expect(await b.say('May', '我想吃2碗')).toEqual([]);
    expect(await b.say('May', '9')).toEqual([]);
    expect((await b.say('lin', '/结束投票 1')).join()).toContain('2 烤肉 ████████ 2（67%）阿豪、Sofia');
    expect(await b.say('May', '2')).toEqual([]);
  });

  it('several by one line, and in private for those who do not want to be seen', async () => {
    const b = await house({ can: wechatCan });
    expect(await b.say('lin', '/投票 改群名吗 | 改 | 不改 | 随便 [匿名] [多选]')).toEqual([
      '投票 1：改群名吗（匿名，可多选，到 11月22日 10:00）\n选几个就写几个，比如「1 3」。\n群里回大家看得到，私聊我发「投 1 2」就看不到。\n1 改  2 不改  3 随便\n回数字就行。',
    ]);
    await b.say('May', '1 3');
    await b.say('阿豪', '早上好');
    expect(await b.tell('阿豪', '投 1 2')).toEqual(['※阿豪: 投好了：不改。改主意再发一次就行。']);
    expect(await b.tell('阿豪', '投 1 9')).toEqual([expect.stringContaining('写 1 到 3 的号码')]);
    expect(await b.tell('阿豪', '投 7 1')).toEqual([expect.stringContaining('没有这个投票')]);
    expect(await b.tell('阿豪', '投 2')).toEqual([expect.stringContaining('这样写')]);
    expect((await b.tell('阿豪', '投票结果 1')).join()).toMatch(/2 位投了[^]*你投的是：不改$/u);
  });
});

describe('a poll by message', () => {
  it('is for staff; what does not fit is answered with what does', async () => {
    const b = await house();
    expect(await b.say('May', dinner)).toEqual(['这个要版主来。']);
    expect(await b.say('May', '/投票')).toEqual(['现在没有投票，有了会在群里说。']);
    expect(await b.say('lin', '/投票')).toEqual([expect.stringContaining('来一个')]);
    expect(await b.say('lin', '/投票 吃什么')).toEqual([expect.stringContaining('至少两个选项')]);
    expect(await b.say('lin', '/投票结果 甲')).toEqual([expect.stringContaining('加上号码')]);
    expect(await b.say('lin', '/结束投票 5')).toEqual([expect.stringContaining('没有这个投票')]);
    expect(await b.say('May', '投票 吃什么 | 面 | 饭')).toEqual([]);
  });

  it('from private goes to the only group; three at most run there', async () => {
    const b = await house();
    const said = await b.tell('lin', '投票 一 | 甲 | 乙');
    expect(said).toEqual([expect.stringContaining('投票 1：一'), '※店长 Lin: 投票 1 发到群里了，结束时告诉大家。']);
    await b.say('lin', '/投票 二 | 甲 | 乙');
    await b.say('lin', '/投票 三 | 甲 | 乙');
    expect(await b.say('lin', '/投票 四 | 甲 | 乙')).toEqual(['群里已经有 3 个投票了，先等一个结束。']);
    expect((await b.say('May', '/投票')).join()).toContain('2 号：二，0 位投了');
    expect(await b.say('lin', '/结束投票')).toEqual([expect.stringContaining('加上号码')]);
    expect(await b.say('lin', '/结束投票 2')).toEqual(['投票 2 结束：二，这次没有人投。']);
  });

  it('works in English and in Traditional Chinese', async () => {
    const b = await house({ locale: 'en' });
    expect(await b.say('lin', '/poll Dinner? | Rice | Noodles [1h] [multiple]')).toEqual([
      'Poll 1: Dinner? (pick several, until Nov 21, 11:00) [Rice] [Noodles]',
    ]);
    expect(await b.press('May', 'Rice')).toEqual(['May voted, 1 so far.']);
    expect(await b.say('May', '/poll-results 1')).toEqual([
      'Poll 1: Dinner? 1 voted, until Nov 21, 11:00\n1 Rice ████████ 1 (100%) May\n2 Noodles 0 (0%)',
    ]);
    expect((await b.pass(hour)).join()).toContain('Most chose "Rice".');
    await b.close();
    h = undefined;
    const tw = await house({ locale: 'zh-TW' });
    expect(await tw.say('lin', '/投票 吃什麼 | 麵 | 飯 [30分鐘]')).toEqual([
      '投票 1：吃什麼（到 11月21日 10:30） [麵] [飯]',
    ]);
    expect((await tw.pass(30 * minute)).join()).toBe('投票 1 結束：吃什麼，這次沒有人投。');
  });
});

it('held back until it would be over, it is not asked at all, and its result is told to nobody', async () => {
  const b = await house();
  const all = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text });
  const poll = { question: all('喝什么'), options: [all('茶'), all('水')], closesAfter: '2h' };
  await b.banyan.give('campaigns.files', {
    campaigns: [campaignSchema.parse({ id: 'drinks', at: '2026-11-21 11:00', what: { poll } })],
  });
  await b.say('lin', '/安静 5小时');
  for (let i = 0; i < 8; i++) expect(await b.pass(hour), `hour ${i}`).toEqual([]);
});

it('of five voters and more the result is a picture with the words below', async () => {
  const b = await house();
  await b.act({ do: 'join', who: '小禾' });
  await b.say('lin', dinner);
  for (const [who, label] of [
    ['May', '火锅'],
    ['阿豪', '烤肉'],
    ['Sofia', '火锅'],
    ['小禾', '面'],
    ['lin', '火锅'],
  ] as const)
    await b.press(who, label);
  expect((await b.pass(hour)).join()).toContain('5 位投了\n1 火锅 ████████ 3（60%）');
  expect(b.traces.at(-1)?.effects).toContain('picture');
});

it('a step of a campaign asks one, in the words of the group', async () => {
  const b = await house({ locale: 'zh-TW' });
  const all = (text: string) => ({ 'zh-CN': text, 'zh-TW': `${text}呢`, en: text });
  const poll = { question: all('喝什麼'), options: [all('茶'), all('咖啡')], anonymous: false, closesAfter: '2h' };
  await b.banyan.give('campaigns.files', {
    campaigns: [campaignSchema.parse({ id: 'drinks', every: '0 11 * * *', what: { poll } })],
  });
  expect(await b.pass(hour)).toEqual(['投票 1：喝什麼呢（到 11月21日 13:00） [茶呢] [咖啡呢]']);
  await b.press('May', '茶呢');
  expect((await b.pass(2 * hour)).join()).toContain('最多的是「茶呢」。');
});

it('two members who are one person have one vote, the later one', async () => {
  const b = await house();
  await b.say('lin', dinner);
  await b.press('May', '火锅');
  await b.pass(minute);
  await b.press('阿豪', '烤肉');
  const [may, hao] = await votes(b);
  const store = pollStore(b.database);
  await b.database.write(() => store.link(hao!.member, may!.member));
  expect(await votes(b)).toMatchObject([{ member: may!.member, choices: [1] }]);
  await b.press('May', '面');
  const { pollVotes } = b.database.t(definePolls);
  const own = await b.database.read.select().from(pollVotes).where(eq(pollVotes.member, may!.member));
  expect(own).toMatchObject([{ choices: [2] }]);
});
