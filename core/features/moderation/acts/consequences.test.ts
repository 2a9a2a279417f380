import { afterEach, describe, expect, it } from 'vitest';

import { harness, minute, wechatCan, type Harness } from '../../../../test/harness.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const ready = async (o: Parameters<typeof harness>[0] = {}): Promise<Harness> => {
  h = await harness(o);
  await h.say('lin', '大家早');
  await h.say('may', '早呀');
  return h;
};
const refIn = (said: readonly string[]): string => /(?:为什么|為什麼|why) ([0-9A-F]+)/.exec(said.join('\n'))?.[1] ?? '';
/** What was done outwardly about what somebody said last. */
const done = (b: Harness): string[] =>
  (b.traces.findLast((t) => t.stage === 'screen')?.effects ?? []).filter((e) => ['mute', 'kick', 'ban'].includes(e));

describe('what the owner has not spoken about', () => {
  it('only reminds, however high the ladder was climbed', async () => {
    const b = await ready();
    await b.tell('lin', '处罚阶梯 1 提醒 2 禁言10分钟 3 移出');
    await b.tell('lin', '添加违禁词 刷单');
    // Who has seen the list ends the watch; that is no word to mute anybody.
    await b.tell('lin', '违禁词');
    for (const n of [1, 2, 3, 4]) {
      expect((await b.say('may', `刷单${n}`)).join()).toContain('只是提醒');
      expect(done(b)).toEqual([]);
      await b.pass(minute);
    }
    await b.tell('lin', '启用违禁词 刷单');
    await b.say('may', '刷单5');
    expect(done(b)).toEqual(['kick']);
  });
});

describe('the end of the ladder', () => {
  it.each([
    ['zh-CN', '处罚阶梯 1 提醒 4 移出', '添加违禁词 刷单 马上', '满 4 次移出群', '第 4 次移出'],
    ['zh-TW', '處罰階梯 1 提醒 4 移出', '新增違禁詞 刷单 馬上', '滿 4 次移出群組', '第 4 次移出'],
    ['en', '/ladder 1 remind, 4 kick', '/filter add 刷单 now', 'At 4 they are removed', 'at 4: kick'],
  ] as const)(
    '%s: whoever removes by it is told so and not asked at the third',
    async (locale, ladder, add, would, why) => {
      const b = await ready({ locale });
      await b.tell('lin', ladder);
      expect((await b.tell('lin', add)).join()).toContain(would);
      let said: string[] = [];
      for (const n of [1, 2, 3]) {
        said = await b.say('may', `刷单${n}`);
        expect(said.filter((l) => l.startsWith('※店长'))).toEqual([]);
        await b.pass(minute);
      }
      expect((await b.tell('may', `为什么 ${refIn(said)}`)).join()).toContain(why);
      await b.say('may', '刷单4');
      expect(done(b)).toEqual(['kick']);
    },
  );

  it('without one the owner is asked, and shown what it was about', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 加微信 马上');
    for (const text of ['刷单', '刷单啊']) {
      await b.say('may', text);
      await b.pass(minute);
    }
    const said = (await b.say('may', '谁加薇信')).find((l) => l.startsWith('※店长'));
    expect(said).toContain('违规算满 3 次了，这回是「加薇信」。您看怎么办？ [移出] [再看看]');
  });
});

describe('what is about behaviour', () => {
  it.each([
    ['zh-CN', '碰了「重复」这条', '这回是「重复」'],
    ['zh-TW', '碰了「重複」這條', '這回是「重複」'],
    ['en', 'broke a rule (', 'this time "'],
  ] as const)('%s: staff hear the name of the rule, not of banned words', async (locale, unable, asked) => {
    const b = await ready({ locale, can: wechatCan });
    await b.tell('lin', '/on flood');
    const heard: string[] = [];
    for (let n = 1; n <= 10; n++) {
      heard.push(...(await b.say('may', `我的面膜是全网最便宜的，快来看看吧${'！'.repeat(n)}`)));
      await b.pass(5_000);
    }
    const toStaff = heard.filter((l) => l.startsWith('※店长'));
    expect(toStaff.join('\n')).toContain(unable);
    expect(toStaff.join('\n')).toContain(asked);
    expect(toStaff.join('\n')).not.toMatch(/违禁词|違禁詞|word rule/u);
  });
});

describe('an appeal made in private', () => {
  it.each([
    ['zh-CN', '撤掉', /^※May: 看过了，是误会/u],
    ['zh-CN', '维持', /^※May: 又看了一遍/u],
    ['zh-TW', '撤掉', /^※May: 看過了，是誤會/u],
    ['en', 'Take it back', /^※May: That was a misunderstanding/u],
    ['en', 'Let it stand', /^※May: It was looked at again/u],
  ] as const)('%s: %s is answered there, to nobody by name', async (locale, choice, said) => {
    const b = await ready({ locale });
    await b.tell('lin', '/filter add 刷单 now');
    const ref = refIn(await b.say('may', '刷单'));
    await b.tell('may', `/appeal ${ref} I only asked`);
    expect((await b.press('lin', choice, 'private')).filter((l) => said.test(l))).toHaveLength(1);
  });
});

describe('a name that is not welcome', () => {
  it('is not said again before everybody; staff read it whole', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 裸聊 提醒 级别 3');
    const said = await b.act({ do: 'rename', who: 'may', name: '裸聊小妹' });
    expect(said.filter((l) => !l.startsWith('※')).join()).toMatch(/^@裸… 名字里有群里不用的词/u);
    expect(said.filter((l) => l.startsWith('※店长')).join()).toContain('裸聊小妹');
  });
});

describe('an edited message', () => {
  it('is answered once for a rule; a graver one it breaks only now is not let pass for that', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 代购 提醒');
    await b.tell('lin', '添加违禁词 裸聊 封禁');
    expect(await b.say('may', '找代购')).toHaveLength(1);
    const messageId = b.idOf('找代购');
    expect(await b.act({ do: 'edit', who: 'may', messageId, text: '找代购呀' })).toEqual([]);
    await b.act({ do: 'edit', who: 'may', messageId, text: '找代购，裸聊' });
    expect(done(b)).toEqual(['ban']);
  });
});

describe('taking back', () => {
  it.each([
    ['zh-CN', '可以说话了', '又算数'],
    ['zh-TW', '可以說話了', '又算數'],
    ['en', 'You can write again', 'counts again'],
  ] as const)('%s: who was muted hears that it is over; taking that back says so', async (locale, free, again) => {
    const b = await ready({ locale });
    await b.tell('lin', '/filter add 刷单 mute 1h');
    const ref = refIn(await b.say('may', '刷单'));
    const said = (await b.tell('lin', `/pardon ${ref}`)).join();
    expect(said).toContain(free);
    expect(await b.say('may', '谢谢')).toEqual([]);
    expect(b.traces.findLast((t) => t.event.kind === 'message')?.stage).not.toBe('screen');
    expect((await b.tell('lin', '/undo')).join()).toContain(again);
  });
});
