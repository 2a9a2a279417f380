import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, type Harness } from '../../../../test/harness.ts';
import { allowPhrase } from '../rules/allow-phrase.ts';
import { nextMorning, sayWhen } from './deadline.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const refIn = (said: readonly string[]): string =>
  /(?:为什么|為什麼|why) ([0-9A-F]{3,})/.exec(said.join('\n'))?.[1] ?? '';

const inGroup = (said: readonly string[]): string[] => said.filter((l) => !l.startsWith('※'));
/** In private, to this person. Rooms are sent to side by side, so only the order within one counts. */
const to = (name: string, said: readonly string[]): string[] =>
  said.flatMap((l) => (l.startsWith(`※${name}: `) ? [l.slice(name.length + 3)] : []));

/** The owner wrote the rule, 阿豪 is a second moderator; both wrote to the bot in private. */
async function ready(o: Parameters<typeof harness>[0] = {}, second = true): Promise<Harness> {
  h = await harness(o);
  await h.say('lin', '大家早');
  await h.say('may', '早呀');
  await h.say('hao', '早');
  await h.tell('lin', '添加违禁词 加微信 删除 提醒');
  if (second) {
    await h.say('lin', '/任命 @阿豪 版主');
    await h.tell('hao', '帮助');
  }
  return h;
}
const spoken = '遇到个事，谁加微信帮我看看批号';

describe('why', () => {
  it('says the rule, what was met, how it was written, which strike it was and the way out, in two lines', async () => {
    const b = await ready();
    const ref = refIn(await b.say('may', '谁加薇信帮我看看'));
    const [said = ''] = await b.say('may', `为什么 ${ref}`);
    expect(said).toBe(
      `群规第 1 条，碰到的是「加薇…」（换了写法）。只是提醒，没扣分。\n第 1 次，第 2 次警告。不对就发「申诉 ${ref} 理由」。`,
    );
    expect((await b.tell('may', `为什么 ${ref}`))[0]).toContain('「加薇信」');
    expect((await b.tell('hao', `为什么 ${ref}`))[0]).toContain(`误会就发「放行 ${ref}」`);
    expect(await b.say('sofia', `为什么 ${ref}`)).toEqual(['这条只有本人和管理员能看。']);
  });

  it('quoting the reminder is enough; who was named by another number is told of their own', async () => {
    const b = await ready({ mergeSeconds: 3 });
    await b.say('sofia', '今天天气不错');
    await b.say('may', spoken);
    await b.say('sofia', '加微信');
    await b.say('hao', '好');
    const said = (await b.pass(10_000)).join('\n');
    const reminder = b.transcript().findLast((l) => l.includes('为什么')) ?? '';
    const id = b.idOf('原因发「为什么');
    expect(reminder + said).toContain('为什么');
    expect((await b.say('may', '为什么', id))[0]).toContain('群规第 1 条');
    expect((await b.say('sofia', '为什么', id))[0]).toContain('群规第 1 条');
  });
});

describe('taking back', () => {
  it('brings the removed back as far as it can, and says what it cannot', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 裸聊 移出 删除 马上');
    const said = await b.say('sofia', '裸聊');
    const ref = /放行 ([0-9A-F]{3,})/.exec(said.join())?.[1] ?? '';
    const done = await b.tell('lin', `放行 ${ref}`);
    expect(to('店长 Lin', done)[0]).toBe('撤掉了。删掉的消息我找不回来，请 TA 再发了。TA 已经不在群里，请您再邀一次。');
    const effects = b.traces.at(-1)?.effects ?? [];
    const can = b.banyan.house.can('playground');
    expect(effects.includes('unban')).toBe(can.has('unban'));
    expect(effects.includes('invite')).toBe(can.has('invite'));
  });

  it('a ready-made list is called by its name', async () => {
    const b = await ready();
    await b.tell('lin', '启用词库 诈骗');
    await b.press('lin', '现在就开始', 'private');
    const ref = refIn(await b.say('may', '转到安全账户'));
    expect((await b.say('may', `为什么 ${ref}`))[0]).toMatch(/^名单「诈骗」，碰到的是「/);
  });
});

describe('an appeal', () => {
  it('goes to somebody else than who wrote the rule; the member gets the kind answer where they asked', async () => {
    const b = await ready();
    await b.say('sofia', '批号在盒子底下');
    const ref = refIn(await b.say('may', spoken));
    const said = await b.say('may', `申诉 ${ref} 我是问批号，不是拉人`);
    expect(inGroup(said)).toEqual(['收到，换一位管理员来看，明天 10:00 前回你。看完之前不算次数。']);
    expect(to('阿豪', said)).toEqual([
      `May 申诉 ${ref}：「我是问批号，不是拉人」\n原话「${spoken}」。明天 10:00 前定就行。 [撤掉] [维持] [看上下文]`,
    ]);
    expect(await b.say('may', `申诉 ${ref} 再说一次`)).toEqual(['已经在看了，明天 10:00 前回你。']);
    expect((await b.say('may', `为什么 ${ref}`))[0]).toContain('申诉在看，明天 10:00 前有结果。');
    const [context = ''] = await b.press('hao', '看上下文', 'private');
    expect(context).toContain('Sofia：批号在盒子底下 / May：遇到个事');
    expect(context).not.toContain('[看上下文]');
    const granted = await b.press('hao', '撤掉', 'private');
    expect(inGroup(granted)).toEqual(['@May 看过了，是误会，提醒已撤掉，抱歉打扰。收起的那条麻烦再发一次。']);
    expect(to('阿豪', granted)).toEqual(['撤掉了。删掉的消息我找不回来，请 TA 再发了。']);
    expect(await b.say('may', `申诉 ${ref} 又来`)).toEqual(['这条早就撤掉了。']);
  });

  it('the owner is offered the phrase, and then it passes', async () => {
    const b = await ready({}, false);
    const ref = refIn(await b.say('may', spoken));
    await b.tell('may', `申诉 ${ref} 问批号`);
    const granted = await b.press('lin', '撤掉', 'private');
    expect(to('店长 Lin', granted).at(-1)).toBe('以后「加微信帮我看」都放行吗？ [放行] [不用]');
    // Asked in private, answered in private.
    expect(to('May', granted)[0]).toMatch(/^看过了，是误会/);
    expect(inGroup(granted)).toEqual([]);
    expect(await b.press('lin', '放行', 'private')).toEqual(['※店长 Lin: 好，「加微信帮我看」以后放行。']);
    expect(await b.say('may', spoken)).toEqual([]);
    expect(await b.say('may', '加微信领红包')).toHaveLength(1);
    expect(await b.tell('lin', '撤销')).toEqual(['※店长 Lin: 撤销了，那句不再放行。']);
    expect(await b.say('sofia', spoken)).toHaveLength(1);
  });

  it('kept once is decided; the strike counts again, and the decision can be taken back', async () => {
    const b = await ready();
    const ref = refIn(await b.say('may', spoken));
    await b.say('may', `申诉 ${ref} 冤枉`);
    // While it is open the next one is the first strike.
    const second = await b.say('may', '加微信');
    expect(second[0]).toContain('只是提醒');
    const kept = await b.press('hao', '维持', 'private');
    expect(inGroup(kept)).toEqual(['@May 又看了一遍，这次先维持；过 30 天就不算了。']);
    expect(to('阿豪', kept)).toEqual(['好，维持，已告诉 TA。弄错了发「撤销」。']);
    expect(await b.say('may', `申诉 ${ref} 再看看`)).toEqual(['这条看过了，还是维持。一条只看一次。']);
    expect((await b.tell('hao', '撤销')).join()).toContain(`May 申诉 ${ref}`);
    expect(inGroup(await b.press('hao', '撤掉', 'private')).join()).toContain('是误会');
  });

  it('missed, it goes to the owner; missed by all, it is taken back', async () => {
    const b = await ready();
    const ref = refIn(await b.say('may', spoken));
    await b.say('may', `申诉 ${ref} 问批号`);
    const first = await b.pass(day + hour);
    expect(inGroup(first)).toEqual(['@May 那位管理员还没来得及看，换了一位，明天 10:00 前回你。']);
    // The digest of that morning is there too.
    expect(to('店长 Lin', first).join('\n')).toContain(`May 申诉 ${ref}`);
    // The one who was asked first is too late.
    expect(inGroup(await b.press('hao', '撤掉', 'private'))).toEqual([]);
    const second = await b.pass(day);
    expect(inGroup(second)).toEqual(['@May 没人来得及看，就当是误会，提醒已撤掉，抱歉打扰。收起的那条麻烦再发一次。']);
    expect(await b.say('may', '加微信')).toEqual([expect.stringContaining('只是提醒')]);
  });

  it('is for oneself, needs a reason and a number, and never turns small talk into a command', async () => {
    const b = await ready();
    const ref = refIn(await b.say('may', spoken));
    expect(await b.say('sofia', `申诉 ${ref} 帮她说`)).toEqual(['只能为自己的申诉。']);
    expect(await b.say('may', `申诉 ${ref}`)).toEqual([`加一句理由就行，比如「申诉 ${ref} 我是问批号」。`]);
    expect(await b.say('may', '申诉 太难了')).toEqual([]);
    expect(await b.tell('may', '申诉')).toEqual(['※May: 申诉哪一条？比如「申诉 3F2 我是问批号」。']);
  });

  it('answers honestly where nobody is staff', async () => {
    h = await harness();
    await h.say('may', '早');
    await h.say('lin', '早');
    await h.tell('lin', '添加违禁词 加微信 删除 提醒');
    const ref = refIn(await h.say('may', spoken));
    // The platform's word changes: nobody is owner any more.
    await h.deliver({ who: 'lin', text: '我走了', from: { id: 'lin', name: '店长 Lin', role: 'member' } });
    const [said] = await h.say('may', `申诉 ${ref} 问批号`);
    expect(said).toBe('收到。这里还没有别的管理员能看，明天 10:00 前没人管就撤掉。');
    expect((await h.pass(day + hour))[0]).toContain('没人来得及看，就当是误会');
  });

  it('gives points back with the strike', async () => {
    const b = await ready();
    await b.say('may', '签到');
    await b.tell('lin', '添加违禁词 代刷 马上');
    await b.database.write(async (tx) => {
      const c = { community: { id: 1 }, who: { member: 1 }, cause: 'test|ladder', now: b.clock.now() } as never;
      const ladder = [{ at: 1, actions: ['points'], muteMs: null, points: 3 }];
      await b.banyan.house.settings.set(c, tx, 'moderation.ladder', 0, ladder);
    });
    const ref = refIn(await b.say('may', '代刷'));
    expect((await b.say('may', '我的积分'))[0]).toContain('现在 2 分');
    expect((await b.say('may', `为什么 ${ref}`))[0]).toContain('扣 3 分');
    const said = await b.tell('lin', `放行 ${ref}`);
    expect(inGroup(said)).toEqual([
      '@May 看过了，是误会，提醒已撤掉，抱歉打扰。3 分还你了，现在 5 分。收起的那条麻烦再发一次。',
    ]);
    // Taken back the taking back: it counts and costs again, once.
    await b.tell('lin', '撤销');
    expect((await b.say('may', '我的积分'))[0]).toContain('现在 2 分');
  });
});

describe.each([
  ['zh-TW', '加微信', /^收到，換一位管理員來看，明天 10:00 前回你/, '撤掉', /是誤會/],
  ['en', 'weixin me', /^Got it\. Another admin will look/, 'Take it back', /a misunderstanding/],
] as const)('in %s', (locale, word, received, grant, kind) => {
  it('an appeal is heard', async () => {
    h = await harness({ locale });
    await h.say('lin', 'hi');
    await h.say('may', 'hi');
    await h.say('hao', 'hi');
    await h.say('lin', '/任命 @阿豪 版主');
    await h.tell('hao', '/help');
    await h.tell('lin', `/filter add "${word}" now`);
    const ref = refIn(await h.say('may', `please ${word} now`));
    const said = await h.say('may', `/appeal ${ref} only asking`);
    expect(said[0]).toMatch(received);
    expect(inGroup(await h.press('hao', grant, 'private')).join()).toMatch(kind);
  });
});

describe('the phrase that is let pass', () => {
  it.each([
    ['谁加微信帮我看看批号', '加微信', '加微信帮我看'],
    ['加微信', '加微信', undefined],
    ['这里不能加微信', '加微信', '里不能加微信'],
    ['free money for all', 'free money', 'free money for'],
    ['谁加微信，帮我', '加微信', '谁加微信'],
    ['没有这个', '加微信', undefined],
  ])('of %j', (text, found, phrase) => {
    expect(allowPhrase(text, found)).toBe(phrase);
  });
});

describe('the hour to answer by', () => {
  const at = (iso: string): number => Date.parse(iso);
  it.each([
    ['2026-11-21T10:00:00+08:00', '2026-11-22T10:00:00+08:00', '明天 10:00'],
    ['2026-11-21T23:00:00+08:00', '2026-11-23T10:00:00+08:00', '11月23日 10:00'],
    ['2026-11-21T22:00:00+08:00', '2026-11-22T10:00:00+08:00', '明天 10:00'],
    ['2026-11-21T01:00:00+08:00', '2026-11-22T10:00:00+08:00', '明天 10:00'],
  ])('asked at %s', (now, due, words) => {
    const found = nextMorning(at(now), 'Asia/Shanghai', 10, 12);
    expect(found).toBe(at(due));
    expect(sayWhen(found, at(now), 'Asia/Shanghai', 'zh-CN')).toBe(words);
  });
});
