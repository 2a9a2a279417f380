import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, minute, wechatCan, type Harness } from '../../../test/harness.ts';
import { locales } from '../../types.ts';
import { judges, weightOf } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const inGroup = (said: readonly string[]): string[] => said.filter((l) => !l.startsWith('※'));
/** In private, to this person. Rooms are sent to side by side, so only the order within one counts. */
const to = (name: string, said: readonly string[]): string[] =>
  said.flatMap((l) => (l.startsWith(`※${name}: `) ? [l.slice(name.length + 3)] : []));
const refIn = (said: readonly string[]): string =>
  /(?:为什么|為什麼|why) ([0-9A-F]{3,})/.exec(said.join('\n'))?.[1] ?? '';

/** 店长 Lin owns the group and wrote to the bot; May, 阿豪 and Sofia are members. */
async function ready(o: Parameters<typeof harness>[0] = {}): Promise<Harness> {
  h = await harness(o);
  await h.say('lin', '大家早');
  await h.tell('lin', '帮助');
  for (const who of ['may', 'hao', 'sofia']) await h.say(who, '早');
  return h;
}
/** Messages by what they say: cards quote them, so the newest that holds the words is another one. */
const ids = new Map<string, string>();
const post = async (b: Harness, who: string, text: string): Promise<void> => {
  await b.say(who, text);
  ids.set(text, b.idOf(text));
};
const report = (b: Harness, who: string, quoted: string, words = '举报'): Promise<string[]> =>
  b.say(who, words, ids.get(quoted) ?? b.idOf(quoted));

describe('a report', () => {
  it('thanks in one line that names nobody, and shows staff the words and what was said around them', async () => {
    const b = await ready();
    await b.say('sofia', '今天谁去公园');
    await post(b, 'hao', '兼职日结找我领钱');
    await b.say('sofia', '？');
    const said = await report(b, 'may', '兼职日结找我领钱', '举报 广告');
    expect(inGroup(said)).toEqual(['收到，管理员会看，谢谢。']);
    const [card = ''] = to('店长 Lin', said);
    expect(card).toBe(
      '「小鹿母婴群」里 1 人举报了 阿豪：「兼职日结找我领钱」\n理由：广告\n前后：Sofia：早 / Sofia：今天谁去公园 / Sofia：？ [删除] [警告] [禁言] [不处理] [误报]',
    );
  });

  it('who wrote to the bot before is thanked in private', async () => {
    const b = await ready();
    await b.tell('may', '帮助');
    await post(b, 'hao', '兼职日结');
    const said = await report(b, 'may', '兼职日结');
    expect(inGroup(said)).toEqual([]);
    expect(to('May', said)).toEqual(['收到，管理员会看，谢谢。是谁报的不会说出去。']);
  });

  it('upheld becomes an act with a number, that can be asked about and taken back with the report', async () => {
    const b = await ready();
    await post(b, 'hao', '兼职日结');
    await report(b, 'may', '兼职日结');
    const done = await b.press('lin', '删除', 'private');
    expect(to('店长 Lin', done)).toEqual(['好，收起来了，也提醒了 TA。弄错了发「撤销」。']);
    expect(inGroup(done)[0]).toMatch(/^@阿豪 管理员看过，这条不太合适哦/);
    expect(b.transcript().join('\n')).toContain('(removed) 兼职日结');
    const ref = refIn(done);
    expect((await b.say('hao', `为什么 ${ref}`))[0]).toMatch(/^因为成员举报（兼职…）。只是提醒，没扣分/);
    const back = await b.tell('lin', '撤销');
    expect(inGroup(back)[0]).toMatch(/^@阿豪 看过了，是误会/);
    expect(to('店长 Lin', back)).toEqual(['撤销了，这条又在「举报列表」里；删掉的消息我找不回来。']);
    expect((await b.say('hao', `为什么 ${ref}`))[0]).toContain('这条已经撤掉了');
    expect((await b.tell('lin', '举报列表')).join()).toContain('1 条等着看');
  });

  it('an appeal against it goes to somebody else than who decided', async () => {
    const b = await ready();
    await b.say('lin', '/任命 @Sofia 版主');
    await b.tell('sofia', '帮助');
    await post(b, 'hao', '兼职日结');
    await report(b, 'may', '兼职日结');
    // Both have a card; Sofia decides, Lin is too late.
    const done = await b.press('sofia', '警告', 'private');
    expect((await b.press('lin', '删除', 'private'))[0]).toContain('Sofia 看过了：警告。');
    const said = await b.say('hao', `申诉 ${refIn(done)} 我在问别人`);
    expect(to('店长 Lin', said)[0]).toContain('阿豪 申诉');
    expect(to('Sofia', said)).toEqual([]);
  });

  it('many reports of one message are one entry; reports of five minutes come together on one card', async () => {
    const b = await ready();
    await post(b, 'hao', '兼职日结');
    await post(b, 'hao', '加群领钱');
    await post(b, 'hao', '最后一天');
    const first = await report(b, 'may', '兼职日结');
    expect(to('店长 Lin', first)).toHaveLength(1);
    expect(to('店长 Lin', await report(b, 'sofia', '兼职日结'))).toEqual([]);
    expect(await report(b, 'sofia', '兼职日结')).toEqual(['这条您报过了，管理员会看。']);
    expect(to('店长 Lin', await report(b, 'may', '加群领钱'))).toEqual([]);
    expect(to('店长 Lin', await report(b, 'may', '最后一天'))).toEqual([]);
    const later = to('店长 Lin', await b.pass(5 * minute));
    expect(later).toHaveLength(1);
    expect(later[0]).toContain('加群领钱');
    expect(later[0]).toContain('后面还有 1 条');
    // One tap after another, the next report comes with the answer.
    const next = to('店长 Lin', await b.press('lin', '删除', 'private'));
    expect(next).toHaveLength(1);
    expect(next[0]).toMatch(/^好，收起来了.*\n「小鹿母婴群」里 2 人举报了 阿豪：「兼职日结」/);
    const last = to('店长 Lin', await b.press('lin', '误报', 'private'));
    expect(last[0]).toContain('最后一天');
    expect(to('店长 Lin', await b.press('lin', '不处理', 'private'))).toEqual(['好，先放着。']);
    expect(await b.tell('lin', '举报列表')).toEqual(['※店长 Lin: 没有等着看的举报。']);
  });

  it('who is often wrong waits in the list instead of ringing', async () => {
    const b = await ready();
    await b.tell('may', '帮助');
    for (const words of ['早饭吃什么', '午饭吃什么']) {
      await post(b, 'hao', words);
      await report(b, 'may', words);
      await b.press('lin', '误报', 'private');
      await b.pass(6 * minute);
    }
    await post(b, 'hao', '晚饭吃什么');
    expect(to('店长 Lin', await report(b, 'may', '晚饭吃什么'))).toEqual([]);
    expect((await b.tell('lin', '/举报列表')).join()).toContain('阿豪：晚饭吃什么');
    // Somebody else thinks so too: now it weighs enough.
    expect(to('店长 Lin', await report(b, 'sofia', '晚饭吃什么'))[0]).toContain('2 人举报');
  });

  it('is not about oneself or the bot, needs a quote, and has an end for today', async () => {
    const b = await ready();
    expect(await b.say('may', '举报')).toEqual([]);
    expect(await b.say('may', '/举报')).toEqual(['要报哪一条？引用那条消息再发「举报」。']);
    await post(b, 'may', '我说的');
    expect(await report(b, 'may', '我说的')).toEqual(['这是您自己的消息，直接撤回就行。']);
    const help = await b.say('may', '/帮助');
    expect(await report(b, 'may', (help[0] ?? '').slice(0, 6))).toEqual(['这是我说的。哪里不对，直接跟管理员说吧。']);
    await b.tell('sofia', '帮助');
    for (let i = 0; i < 6; i++) await post(b, 'hao', `第${i}条广告`);
    for (let i = 0; i < 5; i++) await report(b, 'sofia', `第${i}条广告`);
    expect(await report(b, 'sofia', '第5条广告')).toEqual(['今天报了 5 条了，急事请直接找管理员。']);
    await b.pass(day);
    expect(to('Sofia', await report(b, 'sofia', '第5条广告'))).toHaveLength(1);
  });

  it('staff are never judged by themselves', async () => {
    const b = await ready();
    await post(b, 'lin', '我是群主我先说');
    expect(await report(b, 'may', '我是群主我先说')).toEqual(['这里只有 TA 一位管理员，我不把举报交给本人。']);
    await b.say('lin', '/任命 @阿豪 版主');
    await b.tell('hao', '帮助');
    await post(b, 'hao', '你们都闭嘴');
    const said = await report(b, 'may', '你们都闭嘴');
    expect(to('阿豪', said)).toEqual([]);
    expect(to('店长 Lin', said)[0]).toContain('阿豪：「你们都闭嘴」');
    expect((await b.tell('hao', '举报列表')).join()).toContain('没有等着看的举报');
    // Nothing of the ladder happens to staff; the message goes.
    expect(to('店长 Lin', said)[0]).toContain('[删除] [不处理] [误报]');
    const done = await b.press('lin', '删除', 'private');
    expect(to('店长 Lin', done)[0]).toContain('TA 也是管理人员');
    expect(inGroup(done)).toEqual([]);
    expect(b.transcript().join('\n')).toContain('(removed) 你们都闭嘴');
  });

  it('says what was really done where the platform can do less', async () => {
    const b = await ready({ can: wechatCan });
    await post(b, 'hao', '兼职日结');
    await report(b, 'may', '兼职日结');
    const deleted = await b.tell('lin', '1');
    expect(to('店长 Lin', deleted)).toContain('这里我删不了，请 TA 自己撤回了。弄错了发「撤销」。');
    await b.pass(6 * minute);
    await post(b, 'hao', '加群领钱');
    await report(b, 'may', '加群领钱');
    expect(to('店长 Lin', await b.tell('lin', '3'))).toContain('这里没有禁言，改成警告了。弄错了发「撤销」。');
  });

  it('nobody is there to look, and that is said', async () => {
    h = await harness();
    await h.say('may', '早');
    await post(h, 'hao', '兼职日结');
    expect(await report(h, 'may', '兼职日结')).toEqual(['这里还没有管理员，暂时没人能看。']);
  });

  it('unanswered for a week it is dropped with its words', async () => {
    const b = await ready();
    await post(b, 'hao', '兼职日结');
    await report(b, 'may', '兼职日结');
    await b.pass(7 * day + minute);
    expect(await b.tell('lin', '举报列表')).toEqual(['※店长 Lin: 没有等着看的举报。']);
    expect(await report(b, 'sofia', '兼职日结')).toEqual(['这条管理员已经看过了。']);
  });

  it('delivered twice it counts once, and a restart loses nothing', async () => {
    const b = await ready({ twice: true });
    await post(b, 'hao', '兼职日结');
    await report(b, 'may', '兼职日结');
    await b.restart();
    expect((await b.tell('lin', '举报列表')).join()).toContain('1 条等着看');
  });

  it('the list has pages and is not read out in the group', async () => {
    const b = await ready();
    await b.banyan.house.database.write(async (tx) => {
      const c = { community: { id: 1 }, who: { member: 1 }, cause: 'test', now: b.clock.now() } as never;
      await b.banyan.house.settings.set(c, tx, 'reports.daily', 0, 50);
    });
    for (let i = 0; i < 7; i++) await post(b, 'hao', `第${i}条广告`);
    for (let i = 0; i < 7; i++) await report(b, 'may', `第${i}条广告`);
    expect(await b.say('lin', '/举报列表')).toEqual(['有 7 条举报等着看，私聊我发「举报列表」。']);
    const [first = ''] = await b.tell('lin', '举报列表');
    expect(first).toContain('7 条等着看，这是第 1 到 5 条');
    const [second = ''] = await b.press('lin', '下一页', 'private');
    expect(second).toContain('第 6 到 7 条');
    expect((await b.press('lin', 1, 'private'))[0]).toContain('「第5条广告」');
  });
});

describe.each(locales)('in %s', (locale) => {
  it('a report is made, seen and decided', async () => {
    h = await harness({ locale });
    await h.say('lin', 'hi');
    await h.say('may', 'hi');
    await h.say('hao', 'free money');
    const word = { 'zh-CN': '举报', 'zh-TW': '檢舉', en: '/report spam' }[locale];
    const said = await h.say('may', word, h.idOf('free money'));
    expect(inGroup(said).join()).toMatch(
      { 'zh-CN': /管理员会看/, 'zh-TW': /管理員會看/, en: /staff will look/ }[locale],
    );
    const done = await h.press('lin', { 'zh-CN': '禁言', 'zh-TW': '禁言', en: 'Mute' }[locale], 'private');
    expect(to('店长 Lin', done)[0]).toMatch({ 'zh-CN': /歇一会儿/, 'zh-TW': /歇一會兒/, en: /have a break/ }[locale]);
    expect(inGroup(done)).toHaveLength(1);
  });
});

describe('the rules', () => {
  it.each([
    [0, 0, 50],
    [1, 0, 67],
    [0, 1, 33],
    [0, 2, 25],
    [9, 1, 83],
  ])('%i right and %i wrong weigh %i', (right, wrong, weight) => expect(weightOf(right, wrong)).toBe(weight));

  it('staff are judged from above when there is anybody above', () => {
    const owner = { member: 1, role: 'owner' } as const;
    const moderator = { member: 2, role: 'moderator' } as const;
    const other = { member: 3, role: 'moderator' } as const;
    expect(judges([owner, moderator, other], 9, 'member')).toHaveLength(3);
    expect(judges([owner, moderator, other], 2, 'moderator')).toEqual([owner]);
    expect(judges([owner, moderator, other], 1, 'owner')).toEqual([moderator, other]);
    expect(judges([owner], 1, 'owner')).toEqual([]);
  });
});
