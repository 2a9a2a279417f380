import { afterEach, describe, expect, it } from 'vitest';

import {
  day,
  everythingBut,
  harness,
  hour,
  minute,
  wechatCan,
  type Harness,
  type HarnessOptions,
} from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { defineMessages, defineOutbox, defineQuestions } from '../../schema.ts';
import { defineSurveys } from './schema.ts';
import { surveyStore } from './store.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

const branching = `/建问卷 新品口味
开放：3天
1. 最喜欢哪种？
- 抹茶
- 海盐
- 都不喜欢 → 4
2. 还喜欢哪些？【多选】
- 奶茶
- 咖啡
- 果汁
3. 打几分？【打分 1-5】
4. 还想说什么？【文字 选填】`;
const short = `/建问卷 小问题
1. 喝吗？【是否】
2. 打几分？【打分 1-5】`;

/** A community with surveys on, and this one open in the group. */
async function opened(text: string, o: HarnessOptions = {}): Promise<Harness> {
  h = await harness(o);
  await h.say('lin', '大家好');
  await switchOn(h, 'surveys');
  expect((await h.say('lin', text)).join()).toContain('问卷 1「');
  await h.say('lin', '/开问卷 1');
  return h;
}
const answers = async (): Promise<unknown[]> => {
  const { surveyAnswers } = h!.database.t(defineSurveys);
  return (await h!.database.read.select().from(surveyAnswers).orderBy(surveyAnswers.id)).map((a) => a.answers);
};

describe('answering in private', () => {
  it('takes any words for a question of words, a command word too; elsewhere that is a command', async () => {
    const g = await opened(
      '/建问卷 口味\n1. 最爱什么？【文字】\n2. 几分？【打分 1-5】\n3. 还有呢？【文字】\n4. 完了？【是否】',
    );
    await g.tell('may', '/问卷');
    expect((await g.tell('may', '签到')).join()).toContain('几分？');
    // Of points another question is asked: the word is no answer to it.
    expect((await g.tell('may', '积分')).join()).toMatch(/积分|0 分/u);
  });
  it('asks one by one with branches, says what is wrong, and pays', async () => {
    const g = await opened(branching, { can: everythingBut('choices') });
    expect(await g.tell('may', '/问卷')).toEqual([
      '※May: 「新品口味」最多 4 题。发「上一题」能改，「取消」能停，下次接着答。\n不匿名：管理员看得到是你答的。',
      '※May: 1/4 最喜欢哪种？\n1 抹茶  2 海盐  3 都不喜欢\n回数字就行。',
    ]);
    expect(await g.tell('may', '7')).toEqual(['※May: 选一个，回 1 到 3 的数字就行。']);
    expect(await g.tell('may', '2')).toEqual([
      '※May: 2/4 还喜欢哪些？\n1 奶茶  2 咖啡  3 果汁\n可以选几个，这样回：1 3',
    ]);
    expect(await g.tell('may', '1 3')).toEqual(['※May: 3/4 打几分？\n回 1 到 5。']);
    expect(await g.tell('may', '上一题')).toEqual([expect.stringContaining('2/4 还喜欢哪些？')]);
    await g.tell('may', '咖啡');
    expect(await g.tell('may', '9')).toEqual(['※May: 要在 1 到 5 之间，比如 1。']);
    await g.tell('may', '5');
    expect(await g.tell('may', '跳过')).toEqual(['※May: 收好了，谢谢你，+5，现在 5 分。']);
    expect(await answers()).toEqual([{ q1: 1, q2: [1], q3: 5, q4: null }]);
    expect(await g.tell('may', '/问卷 1')).toEqual(['※May: @May 这份你答过了，谢谢。']);

    await g.tell('hao', '/问卷 1');
    expect(await g.tell('hao', '都不喜欢')).toEqual([expect.stringContaining('还想说什么？')]);
    await g.tell('hao', '没有奶味的');
    expect(await answers()).toContainEqual({ q1: 2, q4: '没有奶味的' });
  });

  it('by buttons: several are pressed one by one', async () => {
    const g = await opened(branching);
    expect(await g.press('may', '开始')).toEqual(['@May 在私聊里跟我说「问卷 1」，就能开始。']);
    await g.tell('may', '你好');
    expect((await g.press('may', '开始')).at(-1)).toContain('[抹茶] [海盐] [都不喜欢]');
    await g.press('may', '抹茶', 'private');
    expect(await g.press('may', '奶茶', 'private')).toEqual([
      expect.stringContaining('选了：奶茶。 [✓ 奶茶] [咖啡] [果汁] [选好了]'),
    ]);
    await g.press('may', '果汁', 'private');
    await g.press('may', '选好了', 'private');
    await g.press('may', '4', 'private');
    await g.press('may', '跳过', 'private');
    expect(await answers()).toEqual([{ q1: 0, q2: [0, 2], q3: 4, q4: null }]);
  });

  it('is interrupted by a command, by 取消 and by a restart, and goes on', async () => {
    const g = await opened(branching, { can: everythingBut('choices') });
    await g.tell('may', '/问卷 1');
    await g.tell('may', '1');
    expect(await g.tell('may', '签到')).toEqual([expect.stringContaining('签到啦')]);
    expect(await g.tell('may', '/问卷')).toEqual([
      '※May: 「新品口味」接着上次的答。',
      expect.stringContaining('2/4 还喜欢哪些？'),
    ]);
    await g.tell('may', '2');
    await g.tell('may', '取消');
    await g.restart();
    expect((await g.tell('may', '/问卷 1')).at(-1)).toContain('3/4');
    await g.restart();
    await g.tell('may', '3');
    await g.tell('may', '挺好');
    expect(await answers()).toEqual([{ q1: 0, q2: [1], q3: 3, q4: '挺好' }]);
  });

  it('keeps nothing that leads from a person to anonymous answers', async () => {
    const g = await opened(branching.replace('开放：3天', '匿名：是'), { can: everythingBut('choices') });
    expect((await g.tell('may', '/问卷 1'))[0]).toContain('匿名：答完后答案就和你断开');
    for (const text of ['2', '1 3', '太多了', '5']) await g.tell('may', text);
    expect(await g.tell('may', '悄悄话')).toEqual(['※May: 收好了，谢谢你，+5，现在 5 分。']);
    const { surveyAnswers, surveySeats, surveys } = g.database.t(defineSurveys);
    const [row] = await g.database.read.select().from(surveyAnswers);
    const [survey] = await g.database.read.select().from(surveys);
    expect(row).toMatchObject({ member: null, identity: null, platform: '', spent: null, finishedAt: null });
    expect(row?.eventId).toBe(survey?.eventId);
    const [seat] = await g.database.read.select().from(surveySeats);
    expect(seat).toMatchObject({ state: 'done', answers: {}, spent: 0, askedAt: 0 });
    const { messages } = g.database.t(defineMessages);
    const { outbox } = g.database.t(defineOutbox);
    const { questions } = g.database.t(defineQuestions);
    const kept = JSON.stringify([
      (await g.database.read.select({ text: messages.text }).from(messages)).filter((m) => m.text !== null),
      await g.database.read.select({ p: outbox.payload }).from(outbox),
      await g.database.read.select({ d: questions.data, c: questions.choices }).from(questions),
    ]);
    for (const words of ['悄悄话', '太多了', '"1 3"', '2/4', '个这样回']) expect(kept).not.toContain(words);
    expect(await g.tell('lin', '/问卷结果 1')).toEqual(['※店长 Lin: 匿名问卷满 5 份才能看，免得猜出是谁。']);
  });

  it('forgets what was asked on whatever platform it was gone on with', async () => {
    const g = await opened(branching.replace('开放：3天', '匿名：是'), { can: everythingBut('choices') });
    const { surveySeats } = g.database.t(defineSurveys);
    await g.tell('may', '/问卷 1');
    // As if it had been begun in the chat of another platform.
    await g.database.write(async () => void (await g.database.db.update(surveySeats).set({ room: 4711 })));
    for (const text of ['3', '好喝']) await g.tell('may', text);
    const { outbox } = g.database.t(defineOutbox);
    const kept = JSON.stringify(await g.database.read.select({ p: outbox.payload }).from(outbox));
    expect(kept).not.toContain('还想说什么');
  });

  it('that nobody opened is not said to be closed', async () => {
    h = await harness();
    await h.say('lin', '大家好');
    await switchOn(h, 'surveys');
    await h.say('lin', short);
    expect(await h.say('lin', '/关问卷 1')).toEqual(['问卷 1 还没开始，没什么可关的。要开始就发「开问卷 1」。']);
    expect((await h.say('lin', '/开问卷 1')).join()).toContain('小问题');
  });

  it('a full quota ends it kindly, and enough answers close it', async () => {
    h = await harness({ can: everythingBut('choices') });
    await h.say('lin', '大家好');
    await switchOn(h, 'surveys');
    const survey = {
      id: 'milk',
      title: '奶粉',
      questions: [
        { id: 'fav', ask: '哪种？', type: 'single', options: [{ label: 'A 段' }, { label: 'B 段' }], optional: false },
        { id: 'why', ask: '为什么选 {fav}？', type: 'text', options: [], optional: false },
      ],
      quotas: [{ question: 'fav', is: 'A 段', most: 1 }],
      anonymous: false,
      closes: '1d',
      count: 2,
      remind: false,
    };
    await h.banyan.give('surveys.files', { surveys: [survey] });
    await h.banyan.give('surveys.files', { surveys: [survey] });
    expect(await h.say('lin', '/问卷列表')).toEqual(['1「奶粉」还没开始，0 份']);
    await h.say('lin', '/开问卷 1');
    await h.tell('may', '/问卷');
    expect((await h.tell('may', '1')).join()).toContain('2/2 为什么选 A 段？');
    await h.tell('may', '习惯了');
    await h.tell('hao', '/问卷');
    expect(await h.tell('hao', '1')).toEqual(['※阿豪: 你这一类的名额刚好满了，谢谢你愿意答。']);
    await h.tell('lin', '/问卷');
    await h.tell('lin', '2');
    expect(await h.tell('lin', '实惠')).toEqual(['※店长 Lin: 收好了，谢谢你，+5，现在 5 分。']);
    expect(await h.tell('hao', '/问卷 1')).toEqual(['※阿豪: 这份问卷已经截止了。']);
  });

  it('reminds once and closes in time', async () => {
    const g = await opened(branching, { can: everythingBut('choices') });
    await g.tell('may', '/问卷 1');
    await g.tell('may', '1');
    await g.tell('lin', '你好');
    expect(await g.pass(2 * day + 10 * hour)).toEqual([
      '※May: 「新品口味」还差 3 题，发「问卷 1」接着答。就提醒这一次。',
      expect.stringMatching(/^问卷「新品口味」.+ 截止，还没答的发「问卷 1」。$/u),
    ]);
    expect(await g.pass(15 * hour)).toEqual(['※店长 Lin: 问卷 1「新品口味」截止了，收到 0 份。看结果：问卷结果 1']);
    expect(await g.tell('may', '1')).not.toContain('3/4');
  });
});

describe('two members who are one person', () => {
  it('count once, and each for itself when they part', async () => {
    const g = await opened(short, { can: [...wechatCan] });
    await g.say('may', '答卷 1 4');
    await g.pass(minute);
    await g.say('hao', '答卷 2 2');
    const store = surveyStore(g.database);
    const { surveySeats } = g.database.t(defineSurveys);
    const seats = await g.database.read.select().from(surveySeats).orderBy(surveySeats.member);
    const [may, hao] = seats;
    const counted = async (): Promise<number> => (await g.database.write(() => store.done(1))) ?? 0;
    await g.database.write(() => store.link(hao?.member ?? 0, may?.member ?? 0, 'e'));
    expect([await counted(), (await g.database.read.select().from(surveySeats)).length]).toEqual([1, 1]);
    await g.database.write(() => store.part(hao?.member ?? 0, may?.member ?? 0, [hao?.identity ?? 0], 'e'));
    expect(await counted()).toBe(2);
    expect(await g.say('hao', '答卷 2 2')).toEqual(['@阿豪 这份你答过了，谢谢。']);
  });
});

describe('a short one in the group', () => {
  it('is answered in one line each, named together', async () => {
    const g = await opened(short, { can: [...wechatCan], mergeSeconds: 20 });
    expect(g.transcript().at(-1)).toContain('像这样回：答卷 1 5');
    expect(await g.say('may', '答卷 1 4')).toEqual(['@May 收到，+5，现在 5 分。']);
    await g.say('may', '答卷 2 1');
    await g.pass(minute);
    expect(await g.say('hao', '答卷 1')).toEqual(['一共 2 题，像这样回：答卷 2 1']);
    expect(await g.say('hao', '答卷 1 9')).toEqual(['第 2 题：要在 1 到 5 之间，比如 1。']);
    await g.say('hao', '答卷 23');
    await g.pass(minute);
    expect(await answers()).toHaveLength(2);
    expect(await g.say('lin', '/问卷结果 1')).toEqual([
      '1「小问题」2 份\n1 喝吗？ 是 1 (50%)、否 1 (50%)\n2 打几分？ 平均 3.5，中位数 3.5（2 份）',
    ]);
  });
});

describe('for staff', () => {
  it('answers a template, and every faulty line at once', async () => {
    h = await harness();
    await h.say('lin', '大家好');
    await switchOn(h, 'surveys');
    expect((await h.say('lin', '/建问卷')).join()).toContain('/建问卷 新品口味');
    expect(await h.say('lin', '/建问卷 口味\n1. 哪种？\n- 抹茶\n你好\n2. 分？【猜】')).toEqual([
      '这几行改一下再发：\n第 2 行：选择题要 2 到 20 个选项，别的题不用选项\n第 4 行：没看懂，题目用「1.」开头，选项用「-」开头\n第 5 行：括号里的题型没见过，比如【多选】【打分 1-5】【选填】\n还有 1 处',
    ]);
    expect((await h.say('may', '/建问卷')).join()).toContain('版主');
  });

  it('gives tables and files, without formulas, in private', async () => {
    const g = await opened(branching, { can: everythingBut('choices') });
    for (const [who, ...texts] of [
      ['may', '1', '1', '5', '=cmd'],
      ['hao', '1', '2', '3', '跳过'],
    ] as const) {
      await g.tell(who, '/问卷 1');
      for (const text of texts) await g.tell(who, text);
      await g.pass(minute);
    }
    expect(await g.say('lin', '/问卷结果 1')).toEqual([
      '1「新品口味」2 份\n1 最喜欢哪种？ 抹茶 2 (100%)、海盐 0 (0%)、都不喜欢 0 (0%)\n2 还喜欢哪些？ 奶茶 1 (50%)、咖啡 1 (50%)、果汁 0 (0%)\n3 打几分？ 平均 4，中位数 4（2 份）\n单看一题：问卷结果 1 4；全部：问卷导出 1',
    ]);
    expect(await g.say('lin', '/问卷结果 1 3')).toEqual(['3 打几分？ 平均 4，中位数 4（2 份）']);
    expect(g.traces.findLast((t) => t.by === 'surveys.results')?.effects).toEqual(['picture']);
    expect(await g.say('lin', '/问卷结果 1 4')).toEqual(['4 还想说什么？ 1 条：=cmd']);
    await switchOn(g, 'tags');
    for (const tag of ['VIP', '老客']) await g.say('lin', `/标签 @May ${tag}`);
    const files = async (text: string): Promise<string[]> => {
      await g.say('lin', text);
      const { outbox } = g.database.t(defineOutbox);
      const rows = await g.database.read.select({ p: outbox.payload }).from(outbox).orderBy(outbox.id);
      const found = rows.map((r) => r.p.effect as { do: string; bytes?: string }).findLast((e) => e.do === 'file');
      return Buffer.from(found?.bytes ?? '', 'base64')
        .toString('utf8')
        .trim()
        .split('\r\n');
    };
    expect(await files('/问卷导出 1')).toEqual([
      '成员,平台,等级,标签,答完时间,用时（秒）,最喜欢哪种？,还喜欢哪些？,打几分？,还想说什么？',
      expect.stringMatching(/^May,练习场,0,"VIP, 老客",.+,0,抹茶,奶茶,5,'=cmd$/u),
      expect.stringMatching(/^阿豪,练习场,0,,.+,0,抹茶,咖啡,3,$/u),
    ]);
    expect(await files('/问卷交叉 1 1 2')).toEqual([
      '还喜欢哪些？,抹茶,海盐,都不喜欢,合计',
      '奶茶,1,0,0,1',
      '咖啡,1,0,0,1',
    ]);
    expect(await files('/问卷交叉 1 3 标签')).toEqual([
      '标签,1,2,3,4,5,合计',
      'VIP,0,0,0,0,1,1',
      '老客,0,0,0,0,1,1',
      '没有标签,0,0,1,0,0,1',
    ]);
    expect(await files('/问卷交叉 1 1 等级')).toEqual(['等级,抹茶,海盐,都不喜欢,合计', '0 级,2,0,0,2']);
    expect(await files('/问卷交叉 1 1 平台')).toEqual(['平台,抹茶,海盐,都不喜欢,合计', '练习场,2,0,0,2']);
    expect(await g.say('lin', '/关问卷 1')).toEqual(['问卷 1「新品口味」截止了，收到 2 份。看结果：问卷结果 1']);
    expect(await g.say('lin', '/开问卷 1')).toEqual(['问卷 1 已经结束了，要再来一次就重新建一份。']);
  });
});
