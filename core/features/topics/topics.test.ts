import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, minute, type Harness } from '../../../test/harness.ts';
import type { Campaign } from '../campaigns/language.ts';
import type { TopicFile } from './language.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

const library: readonly TopicFile[] = [
  {
    id: 'buy',
    text: { 'zh-CN': '最近入手了什么好物？', 'zh-TW': '最近入手了什麼好物？', en: 'What did you buy lately?' },
  },
  { id: 'eat', text: { 'zh-CN': '周末吃什么？', 'zh-TW': '週末吃什麼？', en: 'What is for dinner?' }, theme: 'food' },
  { id: 'read', text: { 'zh-CN': '最近在读什么书？', 'zh-TW': '最近在讀什麼書？', en: 'What are you reading?' } },
];
const daily: Campaign = { id: 'daily', active: true, every: '0 20 * * *', topic: 'any', catchUp: 'once' };
const posts = library.map((t) => `今日话题：${t.text['zh-CN']}`);

/** A group with a library and, when given, campaigns; nothing was said yet. */
async function house(campaigns: readonly Campaign[] = [], o: Parameters<typeof harness>[0] = {}): Promise<Harness> {
  h = await harness(o);
  await h.banyan.give('topics.files', { topics: library });
  await h.banyan.give('campaigns.files', { campaigns });
  await h.say('May', '大家早上好');
  await h.say('lin', '早上好呀');
  return h;
}
/** From 10:00 to 20:00 o'clock. */
const until8 = 10 * hour;
/** Days are long on a clock that stops at every alarm, so most tests have their topics every eight hours, 18:00 first. */
const often: Campaign = { ...daily, every: '0 2,10,18 * * *' };
const turn = 8 * hour;

describe('a topic', () => {
  it('comes at its time, answers earn points once, the wrap-up thanks', async () => {
    const b = await house([daily]);
    expect(await b.pass(until8 - minute)).toEqual([]);
    const [said, ...more] = await b.pass(minute);
    expect(more).toEqual([]);
    expect(posts).toContain(said);

    expect(await b.say('May', '我买了一个特别好用的奶瓶刷')).toEqual([]);
    expect(b.traces.at(-1)?.tells).toEqual(['topic.replied', 'points.changed']);
    expect(b.traces.at(-1)?.moved).toMatchObject([{ amount: 3, reason: 'topic.replied' }]);
    await b.say('May', '还有一个温奶器也不错哦');
    expect(b.traces.at(-1)?.tells).toEqual([]);
    await b.say('阿豪', '哈哈哈哈哈哈');
    expect(b.traces.at(-1)?.tells).toEqual([]);
    await b.say('阿豪', '昨天刚买的推车，轮子很顺');
    expect(b.traces.at(-1)?.tells).toEqual(['topic.replied', 'points.changed']);
    await b.act({ do: 'react', who: 'Sofia', messageId: b.idOf('轮子很顺'), emoji: '👍', on: true });

    const end = await b.pass(2 * hour);
    expect(end).toHaveLength(1);
    expect(end[0]).toMatch(
      /^「.+」有 2 位聊了，谢谢大家，各 \+3。\n精彩的有：@阿豪「昨天刚买的推车，轮子很顺」、@May$/u,
    );
    expect(await b.say('Sofia', '我也来说说我最近买的东西吧')).toEqual([]);
    expect(b.traces.at(-1)?.tells).toEqual([]);
    expect(await b.tell('May', '积分')).toEqual(['※May: @May 现在 3 分。']);
  });

  it('says nothing when nobody answered', async () => {
    const b = await house([daily]);
    expect(await b.pass(until8)).toHaveLength(1);
    expect(await b.pass(3 * hour)).toEqual([]);
    expect(b.traces.at(-1)).toMatchObject({ by: 'topics.wrap', tells: ['topic.wrapped'] });
  });

  it('counts a short answer that quotes the topic, and only such where the owner says so', async () => {
    const b = await house([daily]);
    await b.pass(until8);
    const id = b.idOf('今日话题');
    await b.say('May', '奶瓶', id);
    expect(b.traces.at(-1)?.tells).toEqual(['topic.replied', 'points.changed']);
    await b.say('阿豪', '奶瓶');
    expect(b.traces.at(-1)?.tells).toEqual([]);
    await b.say('Sofia', '对的', b.idOf('大家早上好'));
    expect(b.traces.at(-1)?.tells).toEqual([]);
    await b.tell('lin', '设置 话题怎么算 引用才算');
    await b.say('Sofia', '我上周买了一个很好的儿童餐椅');
    expect(b.traces.at(-1)?.tells).toEqual([]);
    await b.say('Sofia', '我上周买了一个很好的儿童餐椅', id);
    expect(b.traces.at(-1)?.tells).toEqual(['topic.replied', 'points.changed']);
  });

  it('is not repeated before all were heard', async () => {
    const b = await house([often]);
    const heard: string[] = [];
    for (let i = 0; i < 5; i++) heard.push(...(await b.pass(turn)));
    // The fourth is not posted: nobody answered three.
    expect(new Set(heard.slice(0, 3))).toEqual(new Set(posts));
    for (const [i, again] of [0, 1, 2].entries())
      expect(await b.say('lin', '/今天话题'), `${i}`).toEqual([heard[again]]);
  });

  it('keeps its answers and its end over a restart', async () => {
    const b = await house([daily]);
    await b.pass(until8);
    await b.say('May', '我买了一个特别好用的奶瓶刷');
    await b.restart();
    await b.say('May', '我再说一遍我买的奶瓶刷');
    expect(b.traces.at(-1)?.tells).toEqual([]);
    expect(await b.pass(2 * hour)).toEqual([
      expect.stringMatching(/聊到这儿，谢谢，\+3。\n@May：「我买了一个特别好用的奶瓶刷」$/u),
    ]);
  });

  it('sent late because the group was quiet, it gets its full time', async () => {
    const b = await house([daily]);
    await b.pass(until8 - minute);
    await b.say('lin', '/安静 2小时');
    expect(await b.pass(minute)).toEqual([]);
    const late = await b.pass(2 * hour);
    expect(late).toHaveLength(1);
    expect(posts).toContain(late[0]);
    await b.pass(hour);
    await b.say('May', '我买了一个特别好用的奶瓶刷');
    expect(b.traces.at(-1)?.tells).toEqual(['topic.replied', 'points.changed']);
    expect((await b.pass(3 * hour)).join()).toContain('谢谢');
  });

  it('of a community that keeps no texts names people without their words', async () => {
    const b = await house([daily]);
    await b.tell('lin', '设置 消息保留天数 0');
    await b.press('lin', '改', 'private');
    await b.pass(until8);
    await b.say('May', '我买了一个特别好用的奶瓶刷');
    expect((await b.pass(2 * hour)).join()).toMatch(/\n@May$/u);
  });
});

describe('a topic that the group is spared', () => {
  it('because it heard its four lines of the day, is not wrapped up and is not used up', async () => {
    const talk: Campaign = {
      id: 'talk',
      active: true,
      every: '0 11-14 * * *',
      say: { 'zh-CN': '早', 'zh-TW': '早', en: 'Hi' },
      catchUp: 'once',
    };
    const b = await house([often, talk]);
    expect(await b.pass(turn)).toEqual(['早', '早', '早', '早']);
    await b.say('May', '我买了一个特别好用的奶瓶刷');
    expect(await b.pass(3 * hour)).toEqual([]);
    expect(b.traces.at(-1)).toMatchObject({ by: 'topics.wrap', tells: [] });
    const heard = new Set<string>();
    for (let i = 0; i < 3; i++) heard.add((await b.say('lin', '/今天话题')).join());
    expect(heard).toEqual(new Set(posts));
  });
});

describe('three topics without an answer', () => {
  const silence = async (b: Harness): Promise<string[]> => {
    for (let i = 0; i < 3; i++) expect(await b.pass(turn), `turn ${i}`).toHaveLength(1);
    return b.pass(turn);
  };
  it('make the bot ask the owner instead of posting on', async () => {
    const b = await house([often]);
    expect(await silence(b)).toEqual([
      '※店长 Lin: 「小鹿母婴群」连着 3 个话题没人接，今天的先没发。要慢一点吗？ [慢一点] [照旧] [先停]',
    ]);
    expect(await b.pass(turn)).toEqual([]);
    expect(await b.press('lin', '慢一点', 'private')).toEqual(['※店长 Lin: 好，改成每 2 次发 1 次。']);
    const heard = [await b.pass(turn), await b.pass(turn), await b.pass(turn), await b.pass(turn)];
    expect(heard.map((x) => x.length)).toEqual([0, 1, 0, 1]);
  });

  it('can be stopped, until scheduled anew', async () => {
    const b = await house([often]);
    await silence(b);
    expect(await b.press('lin', '先停', 'private')).toEqual([
      '※店长 Lin: 好，「小鹿母婴群」先不发话题了。要再开：「定时话题 每天 9:00」。',
    ]);
    expect(await b.pass(2 * turn)).toEqual([]);
    await b.tell('lin', '定时话题 每天 14:00');
    expect(await b.pass(turn)).toHaveLength(2);
  });

  it('slow down by themselves where nobody can be asked', async () => {
    const b = (h = await harness());
    await b.banyan.give('topics.files', { topics: library });
    await b.banyan.give('campaigns.files', { campaigns: [often] });
    await b.say('May', '大家早上好');
    expect(await silence(b)).toEqual([]);
    expect([await b.pass(turn), await b.pass(turn)].map((x) => x.length)).toEqual([0, 1]);
  });
});

describe('topics by message', () => {
  it('are added, listed, posted at once and removed', async () => {
    const b = (h = await harness());
    await b.say('lin', '早上好呀');
    expect(await b.tell('lin', '今天话题')).toEqual([expect.stringContaining('话题库还是空的')]);
    expect(await b.say('lin', '/今天话题')).toEqual(['话题库还是空的。加一个：「添加话题 最近入手了什么好物？」']);
    expect(await b.tell('lin', '添加话题')).toEqual([expect.stringContaining('话题写在后面')]);
    expect(await b.tell('lin', '添加话题 宝宝最爱的绘本是哪本？')).toEqual(['※店长 Lin: 记下了，现在有 1 个话题。']);
    expect(await b.tell('lin', '添加话题 宝宝最爱的绘本是哪本？')).toEqual(['※店长 Lin: 这个话题已经有了。']);
    expect(await b.tell('lin', '/topic add 最近睡得好吗？')).toEqual(['※店长 Lin: 记下了，现在有 2 个话题。']);
    expect(await b.tell('lin', '话题列表')).toEqual([
      '※店长 Lin: 1 宝宝最爱的绘本是哪本？\n2 最近睡得好吗？\n共 2 个。',
    ]);
    expect(await b.tell('lin', '话题列表 2')).toEqual(['※店长 Lin: 只有 1 页。']);
    expect(await b.tell('lin', '删除话题 9')).toEqual([expect.stringContaining('没有这个号')]);
    expect(await b.tell('lin', '删除话题 2')).toEqual(['※店长 Lin: 删了：「最近睡得好吗？」。']);
    expect(await b.say('lin', '小榕 今天话题')).toEqual(['今日话题：宝宝最爱的绘本是哪本？']);
    expect(await b.say('May', '/话题')).toEqual(['现在聊的是：宝宝最爱的绘本是哪本？\n聊到 12:00，还没人开口。']);
    expect(await b.say('May', '/今天话题')).toEqual(['这个要版主来。']);
    expect(await b.say('May', '/添加话题 卖货')).toEqual(['这个要管理员来。']);
    expect(await b.say('May', '今天话题')).toEqual([]);
  });

  it('of a file cannot be removed by message', async () => {
    const b = await house();
    expect(await b.tell('lin', '删除话题 1')).toEqual(['※店长 Lin: 这个话题写在文件里，要在文件里删。']);
    await b.banyan.give('topics.files', { topics: library.slice(1) });
    expect(await b.tell('lin', '话题列表')).toEqual([expect.stringMatching(/共 2 个。$/u)]);
  });

  it('are scheduled, seen and stopped', async () => {
    const b = await house();
    expect(await b.say('lin', '/定时话题 每天')).toEqual([expect.stringContaining('时间没看懂')]);
    expect(await b.say('lin', '/定时话题 每天 21:00')).toEqual([
      '好，每天 21:00 在本群发一个话题。第一次是 11月21日 21:00。\n不要了就发「定时话题 停」。',
    ]);
    expect(await b.pass(11 * hour)).toHaveLength(1);
    expect(await b.say('lin', '/定时话题 每周日 2:30')).toEqual([expect.stringContaining('11月22日 02:30')]);
    expect(await b.say('lin', '/定时话题')).toEqual(['每周日 2:30 发话题，下一次 11月22日 02:30']);
    expect(await b.pass(turn)).toHaveLength(1);
    expect(await b.say('lin', '/定时话题 停')).toEqual(['好，定时话题停了。']);
    expect(await b.say('lin', '/定时话题 停')).toEqual(['这里本来就没有定时话题。']);
    expect(await b.pass(day)).toEqual([]);
  });

  it('are scheduled by theme, each on its own day, in a sentence; stopped one by one or all', async () => {
    const b = await house();
    for (const said of ['[美食] 周末吃什么？', '[旅行] 想去哪里？', '[美食] 最近发现的好店？'])
      await b.tell('lin', `添加话题 ${said}`);
    expect(await b.say('lin', '/定时话题 每周六晚上8点 数码')).toEqual([
      '还没有「数码」主题的话题。先加一个：「添加话题 [数码] 周末吃什么？」',
    ]);
    expect(await b.say('lin', '/定时话题 每周六晚上8点 美食')).toEqual([
      '好，每周六 20:00 在本群发一个「美食」话题。第一次是 11月21日 20:00。\n不要了就发「定时话题 停」。',
    ]);
    expect((await b.say('lin', '/定时话题 每月最后一个周日 20:00 旅行')).join()).toContain('发一个「旅行」话题');
    expect((await b.say('lin', '/定时话题')).join()).toMatch(
      /^每周六 20:00 发「美食」话题.+\n每月最后一个周日 20:00 发「旅行」话题，下一次 11月29日 20:00$/u,
    );
    expect((await b.pass(11 * hour)).join()).toMatch(/周末吃什么|最近发现的好店/u);
    expect(await b.say('lin', '/定时话题 停 美食')).toEqual(['好，定时话题停了。']);
    expect((await b.say('lin', '/定时话题')).join()).not.toContain('美食');
    expect(await b.say('lin', '/定时话题 停')).toEqual(['好，定时话题停了。']);
    expect(await b.say('lin', '/定时话题')).toEqual([expect.stringContaining('还没有定时话题')]);
    expect((await b.say('lin', '/定时话题 隔周五 20:00')).join()).toContain('时间没看懂');
  });

  it('work in English', async () => {
    const b = (h = await harness({ locale: 'en', timeZone: 'America/New_York' }));
    await b.banyan.give('topics.files', { topics: library });
    await b.say('May', 'good morning all');
    expect(await b.say('lin', '/topics daily 9pm')).toEqual([
      'OK, a topic every day at 21:00 in this group. The first: Nov 21, 21:00.\nTo end it: /topics stop',
    ]);
    expect(await b.say('lin', '/topic now')).toEqual([expect.stringMatching(/^Topic of the day: /u)]);
    await b.say('May', 'I bought a stroller that folds with one hand');
    expect((await b.pass(2 * hour)).join()).toMatch(/^That was ".+"\. Thank you, \+3\.\n@May: "I bought a stro…"$/u);
    expect(await b.say('lin', '/topics')).toEqual([expect.stringMatching(/3 in all\.$/u)]);
    expect(await b.say('lin', '/topics stop')).toEqual(['OK, no more scheduled topics.']);
  });
});
