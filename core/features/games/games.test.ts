import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, minute, type Harness } from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { campaignSchema } from '../campaigns/language.ts';
import { follows, idiomIn, isNight, judge, readChallenge, readQuestion } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const begin = async (o: Parameters<typeof harness>[0] = {}): Promise<Harness> => {
  const made = await harness(o);
  await made.arrive();
  await made.say('lin', '大家好');
  await switchOn(made, 'games');
  return made;
};

describe('the rules', () => {
  it('knows idioms in both scripts and follows them by character and by sound', () => {
    expect(idiomIn('一心一意！')).toBe('一心一意');
    expect(idiomIn('畫龍點睛')).toBe('画龙点睛');
    expect(idiomIn('今天天气')).toBeUndefined();
    expect(follows('一心一意', '意气风发')).toBe(true);
    expect(follows('一心一意', '一帆风顺')).toBe(true); // yi, another tone
    expect(follows('一心一意', '马到成功')).toBe(false);
    expect(follows('马到成功', '攻无不克')).toBe(true);
  });
  it('reads night across midnight, and none', () => {
    expect([22, 23, 3, 8].map((n) => isNight(n, 23, 8))).toEqual([false, true, true, false]);
    expect(isNight(3, 5, 5)).toBe(false);
  });
  it('judges words, letters and numbers', () => {
    const q = { answers: ['北京'], choices: ['上海', '北京'] };
    expect(['北京', 'b', 'Ｂ', '2', 'A', '上海', '哈哈', 'f'].map((t) => judge(q, t))).toEqual([
      'right',
      'right',
      'right',
      'right',
      'wrong',
      'wrong',
      'talk',
      'talk',
    ]);
    expect(judge({ answers: ['365', '三百六十五'], choices: [] }, '366')).toBe('talk');
  });
  it('reads questions and challenges', () => {
    expect(readQuestion('一年几天？ | 365=三百六十五 | 360 | 说明：闰年 366')).toEqual({
      question: '一年几天？',
      answers: ['365', '三百六十五'],
      choices: ['360', '365'],
      why: '闰年 366',
    });
    expect(readQuestion('没有答案')).toBeUndefined();
    expect(readChallenge('早起 7天 要图 互相审核')).toEqual({
      title: '早起',
      days: 7,
      proof: 'picture',
      approval: 'peer',
    });
    expect(readChallenge('early bird 21 days by staff')).toMatchObject({
      title: 'early bird',
      days: 21,
      approval: 'staff',
    });
    expect(readChallenge('早起')).toBeUndefined();
  });
});

describe('成语接龙', () => {
  it('goes on, refuses kindly, stops when it is quiet', async () => {
    h = await begin();
    const [first] = await h.say('may', '/成语接龙');
    const last = /开始：(.)(.)(.)(.)。/u.exec(first!)!;
    expect(last).not.toBeNull();
    expect(await h.say('hao', '/成语接龙')).toEqual(['已经有一局在玩了，玩完再开。']);
    const { idioms } = await import('./idioms.ts');
    const all = idioms.match(/.{4}/gu)!;
    const word = last.slice(1).join('');
    const next = all.find((i) => follows(word, i) && i !== word)!;
    expect(await h.say('hao', next)).toEqual([`接上了：阿豪 ${next}。下一个接「${next[3]}」`]);
    const wrong = all.find((i) => !follows(next, i))!;
    expect(await h.say('may', wrong)).toEqual([`差一点，要用「${next[3]}」或同音的字开头。`]);
    expect(await h.say('may', '今天吃什么')).toEqual([]);
    expect(h.traces.flatMap((t) => t.moved).filter((m) => m.reason === 'idiom.said')).toHaveLength(1);
    await h.restart();
    expect((await h.pass(4 * minute)).join()).toContain('没人接了');
    expect(await h.say('may', next)).toEqual([]);
    expect(await h.say('lin', '/停止游戏')).toEqual(['现在没有游戏。发「成语接龙」或「答题」开一局。']);
  });
  it('sleeps at night', async () => {
    h = await begin({ start: Date.parse('2026-11-21T23:30:00+08:00') });
    expect(await h.say('may', '/成语接龙')).toEqual(['23 点到 8 点不开游戏，天亮再玩。']);
  });
});

describe('the quiz', () => {
  it('asks, takes the first right answer, explains, and pays for speed', async () => {
    h = await begin();
    expect(await h.say('may', '/答题')).toEqual([expect.stringContaining('题库还是空的')]);
    await h.say('lin', '/出题 一年有几天？ | 365 | 360 | 说明：闰年 366');
    expect(await h.say('lin', '/出题 中国的首都？ | 北京 | 上海')).toEqual(['加好了，题库有 2 道题。']);
    expect((await h.say('may', '/出题 甲？ | 乙')).join()).not.toContain('加好了');
    let asked = (await h.say('may', '/答题')).join();
    const answers = (q: string): [string, string] => (q.includes('几天') ? ['365', '360'] : ['北京', '上海']);
    expect(asked).toMatch(/^第 1\/2 题：/u);
    const [, wrong] = answers(asked);
    expect(await h.say('may', wrong)).toEqual([]);
    const said = await h.say('hao', answers(asked)[0]);
    expect(said[0]).toMatch(/^@阿豪 答对了：/u);
    expect(said[1]).toMatch(/^第 2\/2 题：/u);
    asked = said[1]!;
    // One try each: who was wrong cannot guess on.
    expect(await h.say('may', answers(asked)[1])).toEqual([]);
    expect(await h.say('may', answers(asked)[0])).toEqual([]);
    const over = (await h.pass(31_000)).join('\n');
    expect(over).toContain(`时间到，答案是 ${answers(asked)[0]}。`);
    expect(over).toContain('答完了！阿豪 1');
    const moved = h.traces.flatMap((t) => t.moved).map((m) => m.reason);
    expect(moved.toSorted()).toEqual(['quiz.fast', 'quiz.right']);
  });
  it('stops by itself when three questions pass in silence', async () => {
    h = await begin();
    for (const n of [1, 2, 3, 4, 5]) await h.say('lin', `/出题 第${n}个数？ | 数${n}`);
    await h.say('may', '/答题');
    const said = await h.pass(10 * minute);
    expect(said.filter((l) => l.startsWith('第'))).toHaveLength(2);
    expect(said.at(-1)).toContain('没人接了');
  });
  it('takes questions from files, and leaves out what is gone', async () => {
    h = await begin();
    const q = { bank: '地理', question: '最长的河？', answers: ['长江'], choices: [], why: null };
    await h.banyan.give('games.files', { questions: [q, { ...q, question: '最高的山？', answers: ['珠峰'] }] });
    await h.banyan.give('games.files', { questions: [q] });
    await h.settle();
    expect(await h.say('may', '/答题 历史')).toEqual(['没有这个题库，现有：地理。']);
    expect((await h.say('may', '/答题 地理 5')).join()).toContain('第 1/1 题：最长的河？');
  });
});

describe('the quiz of a campaign that the quiet hours hold back', () => {
  const noon = async (b: Harness): Promise<void> => {
    await b.say('lin', '/出题 一年有几天？ | 365 | 360');
    await b.say('lin', '/上限 免打扰 10-15');
    const campaigns = [campaignSchema.parse({ id: 'noon', every: '0 12 * * *', what: [{ quiz: {} }] })];
    await b.banyan.give('campaigns.files', { campaigns });
    await b.settle();
  };
  it('has not begun before its question has gone out, and then it has its whole time', async () => {
    h = await begin();
    await noon(h);
    expect(await h.pass(4 * hour)).toEqual([]);
    expect(await h.say('may', '365')).toEqual([]);
    await h.restart();
    expect(await h.pass(hour)).toEqual([expect.stringMatching(/^第 1\/1 题：一年有几天/u)]);
    expect(await h.say('hao', '360')).toEqual([]);
    expect(await h.pass(20_000)).toEqual([]);
    expect((await h.say('may', '365')).join('\n')).toMatch(/^@May 答对了：.*\n.*答完了！May 1/u);
    expect(h.traces.flatMap((t) => t.moved).map((m) => m.reason)).toEqual(['quiz.right']);
  });
  it('ends when nobody answers it', async () => {
    h = await begin();
    await noon(h);
    expect(await h.pass(5 * hour - 1)).toEqual([]);
    expect((await h.pass(10 * minute)).join('\n')).toMatch(/^第 1\/1 题：[^]*\n时间到，答案是 365。/u);
    expect((await h.say('may', '/答题')).join()).toContain('第 1/1 题');
  });
  it('gives way to a round begun by hand, and is not asked after it', async () => {
    h = await begin();
    await noon(h);
    await h.pass(3 * hour);
    expect((await h.say('may', '/答题')).join()).toContain('第 1/1 题');
    expect((await h.say('may', '365')).join()).toContain('答完了！May 1');
    expect(await h.pass(3 * hour)).toEqual([]);
  });
  it('is not asked once staff ended it', async () => {
    h = await begin();
    await noon(h);
    await h.pass(3 * hour);
    await h.say('lin', '/停止游戏');
    expect(await h.pass(3 * hour)).toEqual([]);
  });
});

describe('打卡挑战', () => {
  it('打卡 is the proof and the check-in in one answer, and an ordinary check-in again afterwards', async () => {
    h = await begin();
    expect(await h.say('lin', '/打卡挑战 早起 2天')).toEqual([
      '打卡挑战「早起」开始，2 天。每天发「打卡」就行，签到一起算。',
    ]);
    expect(await h.say('may', '打卡')).toEqual(['@May 第 1/2 天打卡，+7，现在 7 分。']);
    expect(await h.say('may', '打卡')).toEqual(['@May 今天打过卡了，明天见。']);
    expect(await h.say('may', '签到')).toEqual(['@May 今天签过了，明天见。']);
    await h.pass(day);
    const said = await h.say('may', '打卡 六点起的');
    expect(said[0]).toContain('第 2/2 天打卡');
    expect(said[1]).toBe('🎉 @May 完成了「早起」2 天挑战！');
    const over = (await h.pass(day)).join();
    expect(over).toContain('「早起」结束，1 人参加，坚持到底：May。');
    expect((await h.say('may', '打卡')).join()).toContain('签到啦');
  });
  it('asks for what it needs, and lets others agree', async () => {
    h = await begin();
    await h.say('lin', '/打卡挑战 读书 3天 要写 互相审核');
    expect(await h.say('may', '打卡')).toEqual(['加一句今天做了什么，比如「打卡 跑了 3 公里」。']);
    const said = await h.say('may', '打卡 读了十页');
    expect(said[0]).toMatch(/^@May 第 1\/3 天，等一位认可/u);
    expect(said[1]).toContain('今天的打卡，算吗？');
    expect(await h.press('may', '算')).toEqual(['自己的打卡要别人来认可。']);
    expect(await h.press('hao', '算')).toEqual(['May 的第 1 天算了。']);
    expect(await h.press('hao', '算')).toEqual([]);
    expect((await h.say('lin', '/结束挑战')).join()).toContain('「读书」结束，1 人参加。');
  });
  it('wants a picture where it says so', async () => {
    h = await begin();
    await h.say('lin', '/打卡挑战 跑步 3天 要图');
    expect(await h.say('may', '打卡')).toEqual(['这个挑战要配图，图和「打卡」一起发。']);
    await h.deliver({ who: '客人1', text: '打卡', has: ['picture'] });
    await h.settle();
    expect(h.transcript().at(-1)).toContain('第 1/3 天打卡');
  });
  it('is beside check-in only where it runs', async () => {
    h = await begin();
    expect((await h.say('may', '打卡')).join()).toContain('签到啦');
    await h.pass(hour);
    expect(await h.say('hao', '打卡 今天好累')).toEqual([]);
  });
});

describe('two accounts of one person', () => {
  /** hao's account becomes one with May's. */
  const link = async (): Promise<void> => {
    const code = /[A-Z0-9]{6}/u.exec((await h!.tell('may', '合并')).join())?.[0] ?? 'no code';
    await h!.tell('hao', `合并 ${code}`);
    await h!.press('may', '是我，合并', 'private');
  };
  it('have the days of a challenge together, agree to none of their own, and part with what each showed', async () => {
    h = await begin();
    await h!.say('lin', '/打卡挑战 读书 2天 互相审核');
    await h!.say('hao', '打卡 读了十页');
    await link();
    expect(await h.press('may', '算')).toEqual(['自己的打卡要别人来认可。']);
    expect(await h.press('hao', '算')).toEqual(['自己的打卡要别人来认可。']);
    expect(await h.press('lin', '算')).toEqual(['阿豪 的第 1 天算了。']);
    expect((await h.say('may', '打卡 又读了'))[0]).toContain('今天打过卡了');
    await h.pass(day);
    await h.say('may', '打卡 读完了');
    expect((await h.press('lin', '算')).join()).toContain('第 2 天算了');
    await h.tell('may', '拆分');
    await h.press('may', '拆开', 'private');
    expect((await h.say('lin', '/结束挑战')).join()).toContain('2 人参加');
    expect(h.errors).toEqual([]);
  });
  it('have one try at a question', async () => {
    h = await begin();
    await h.say('lin', '/出题 一年有几天？ | 365 | 360');
    await h.say('lin', '/答题');
    await h.say('hao', '360');
    await link();
    expect(await h.say('may', '365')).toEqual([]);
    expect((await h.say('lin', '365')).join()).toContain('365');
    expect(h.errors).toEqual([]);
  });
});

describe('the other languages', () => {
  it('speaks Traditional Chinese and English', async () => {
    h = await begin({ locale: 'zh-TW' });
    expect((await h.say('may', '/成語接龍')).join()).toMatch(/^成語接龍開始：/u);
    await h.close();
    h = await begin({ locale: 'en' });
    await h.say('lin', '/question Days in a year? | 365 | 360');
    expect((await h.say('may', '/quiz')).join()).toBe('Question 1/1: Days in a year?\nA 360  B 365');
    expect((await h.say('may', 'b')).join()).toContain('is right: 365.');
  });
});
