import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, wechatCan, type Harness } from '../../../../test/harness.ts';
import { phrasesAround } from './around.ts';
import { masked } from './preview.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
/** What the last event did outwardly; what others plan for later aside. */
const did = (b: Harness): string[] => (b.traces.at(-1)?.effects ?? []).filter((e) => e !== 'later');
const ready = async (o: Parameters<typeof harness>[0] = {}): Promise<Harness> => {
  h = await harness(o);
  await h.say('lin', '大家早');
  await h.say('may', '早呀');
  return h;
};
const toLin = (said: readonly string[]): string[] => said.filter((l) => l.startsWith('※店长 Lin'));

describe('a new word', () => {
  it.each([
    ['zh-CN', '添加违禁词 刷单', '先观察一天', '[现在就开始]', '看了一天：会碰到 2 位成员的 3 条', '开始'],
    ['zh-TW', '新增違禁詞 刷单', '先觀察一天', '[現在就開始]', '看了一天：會碰到 2 位成員的 3 則', '開始'],
    ['en', '/filter add 刷单', 'I watch for a day first', '[Start now]', '3 messages of 2 members', 'Start'],
  ] as const)(
    '%s: watches for a day, then reminds, and does the rest at the owner’s word',
    async (locale, add, waits, now, told, start) => {
      const b = await ready({ locale });
      const [answer] = await b.tell('lin', add);
      expect(answer).toContain(waits);
      expect(answer).toContain(now);
      expect(await b.say('may', '刷单吗')).toEqual([]);
      expect(await b.say('may', '刷 单 日结')).toEqual([]);
      expect(await b.say('hao', '刷单')).toEqual([]);
      const report = toLin(await b.pass(day + hour));
      expect(report).toHaveLength(1);
      expect(report[0]).toContain(told);
      // Until the owner speaks it reminds and takes nothing down.
      expect((await b.say('may', '刷单')).length).toBeGreaterThan(0);
      expect(did(b)).toEqual(['send']);
      await b.press('lin', start, 'private');
      await b.say('hao', '刷单');
      expect(b.traces.at(-1)?.effects).toContain('delete');
    },
  );

  it('says nothing twice: nobody was hit', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单');
    expect(toLin(await b.pass(2 * day)).join()).toContain('一条也没碰到');
    expect(toLin(await b.pass(3 * day)).filter((l) => l.includes('看了'))).toEqual([]);
  });

  it('can watch on, or go', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单');
    await b.pass(day + hour);
    expect((await b.press('lin', '再看看', 'private')).join()).toContain('再看一天');
    expect(await b.say('may', '刷单')).toEqual([]);
    await b.pass(day + hour);
    expect((await b.press('lin', '删掉', 'private')).join()).toContain('去掉了');
    expect(await b.say('may', '刷单')).toEqual([]);
    expect((await b.tell('lin', '违禁词')).join()).toContain('还没有违禁词');
    await b.tell('lin', '撤销');
    expect((await b.tell('lin', '违禁词')).join()).toContain('刷单');
  });

  it('begins at once at the owner’s word, or with actions of his own', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单');
    await b.press('lin', '现在就开始', 'private');
    expect(await b.say('may', '刷单')).toHaveLength(1);
    await b.tell('lin', '添加违禁词 代购 警告');
    expect((await b.say('hao', '代购')).join()).toContain('请别再发');
    expect(toLin(await b.pass(2 * day)).filter((l) => l.includes('看了'))).toEqual([]);
  });

  it('who has seen the list in private has seen it: what was watched reminds', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单');
    expect((await b.say('lin', '/违禁词')).join()).toBe('一共 1 个，私聊我发「违禁词」看名单。');
    expect(await b.say('may', '刷单')).toEqual([]);
    expect((await b.tell('lin', '违禁词')).join()).toContain('从现在起先提醒');
    expect(await b.say('may', '刷单')).toHaveLength(1);
    expect(toLin(await b.pass(2 * day)).filter((l) => l.includes('看了'))).toEqual([]);
  });

  it('is still watched after a restart', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单');
    await b.restart();
    expect(await b.say('may', '刷单')).toEqual([]);
    expect(toLin(await b.pass(day + hour)).join()).toContain('1 位成员的 1 条');
  });

  it('a message delivered twice is counted once', async () => {
    const b = await ready({ twice: true });
    await b.tell('lin', '添加违禁词 刷单');
    await b.say('may', '刷单');
    expect(toLin(await b.pass(day + hour)).join()).toContain('1 位成员的 1 条');
  });

  it('where there are no buttons the number will do', async () => {
    const b = await ready({ can: wechatCan });
    expect((await b.tell('lin', '添加违禁词 刷单')).join()).toContain('1 现在就开始');
    expect((await b.tell('lin', '1')).join()).toContain('从下一条消息开始');
    expect((await b.say('may', '刷单')).length).toBeGreaterThan(0);
  });
});

describe('before it is live', () => {
  it('the owner learns whom it would have hit, and sees it with names hidden', async () => {
    const b = await ready();
    for (let i = 0; i < 6; i++) await b.say('may', `今天第 ${i} 件小事`);
    await b.say('may', '有人刷单吗，电话 13800138000');
    await b.say('hao', '刷单是什么');
    await b.say('lin', '不要刷单');
    const [answer] = await b.tell('lin', '添加违禁词 刷单');
    expect(answer).toContain('会碰到 2 个人的 2 条，其中 1 位是老成员');
    const shown = (await b.press('lin', '看看', 'private')).join('\n');
    expect(shown).toContain('M**：有人【刷单】吗，电话 *******…');
    expect(shown).not.toMatch(/May|13800138000|阿豪/);
    expect(shown).toContain('[开始]');
  });

  it('in the group nothing of it is shown', async () => {
    const b = await ready();
    await b.say('may', '有人刷单吗');
    expect((await b.say('lin', '/添加违禁词 刷单')).join()).not.toContain('刷单');
    const shown = await b.press('lin', '看看', 'group');
    expect(shown.every((l) => l.startsWith('※店长 Lin'))).toBe(true);
  });

  it('a long past is read in pieces, and told when done', async () => {
    const b = await ready();
    await b.say('may', '从前有人刷单');
    // Numbers that belong to others lie between: the first look ends before the old message.
    await b.database.write(async () => {
      const { defineMessages } = await import('../../../schema.ts');
      const { messages } = b.database.t(defineMessages);
      const row = { room: 999, member: 1, identity: 1, kind: 'text', text: 'x', at: b.clock.now() };
      await b.database.db.insert(messages).values({ ...row, id: 30_000, platformId: 'far' });
    });
    const said = await b.tell('lin', '添加违禁词 刷单');
    expect(said[0]).toContain('更早的消息我接着翻');
    expect(said.slice(1).join()).toContain('会碰到 1 个人的 1 条');
  });
});

describe('in the shadow', () => {
  it('a rule stands by for three days and proposes what to let pass', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 secret 影子');
    for (const text of ['secret santa time', 'a secret santa list', 'secret santa!'])
      expect(await b.say('hao', text)).toEqual([]);
    const report = toLin(await b.pass(3 * day + hour));
    expect(report.join('\n')).toContain('在旁边看了三天');
    expect(report.join('\n')).toContain('[放行「secret santa」]');
    expect((await b.press('lin', '放行「secret santa」', 'private')).join()).toContain('其余的呢？ [开始]');
    await b.press('lin', '开始', 'private');
    expect(await b.say('hao', 'my secret santa')).toEqual([]);
    expect(await b.say('hao', 'a secret')).toHaveLength(1);
  });

  it('a live rule can be put there and back', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上');
    expect((await b.tell('lin', '影子 刷单')).join()).toContain('只在旁边看');
    expect(await b.say('may', '刷单')).toEqual([]);
    expect((await b.tell('lin', '试一试 刷单')).join()).toContain('这条在影子里');
    await b.tell('lin', '启用违禁词 刷单');
    expect(await b.say('may', '刷单')).toHaveLength(1);
    expect((await b.tell('lin', '撤销')).join()).toContain('回到刚才那样');
    expect(await b.say('hao', '刷单')).toEqual([]);
  });
});

describe('the pure parts', () => {
  it('phrases around hits: longer words that hold them, the frequent ones', () => {
    const rows = ['遇到大麻烦了', '真是大麻烦', '大麻'].map((around) => ({ found: '大麻', around }));
    expect(phrasesAround(rows, 3)).toEqual(['大麻烦']);
    expect(phrasesAround([{ found: '大麻', around: '别处' }], 3)).toEqual([]);
  });

  it('an example hides who and long numbers', () => {
    expect(masked('果果妈', '加微信 123456 谢谢', 0, 3)).toBe('果**：【加微信】 ****** 谢谢');
    expect(masked('M', 'ab', 0, 2)).toBe('M：【ab】');
  });
});
