import { asc, gt } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, minute, type Harness } from '../../../test/harness.ts';
import { campaignSchema, type CampaignInput } from './language.ts';
import { fits, type Someone } from './members.ts';
import { defineCampaigns } from './schema.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const say = (zh: string) => ({ 'zh-CN': zh, 'zh-TW': zh, en: `${zh} (en)` });
const tail = '\n（不想收这类私信，回「退订」）';
const give = async (...all: readonly Partial<CampaignInput>[]): Promise<void> => {
  const campaigns = all.map((c) =>
    campaignSchema.parse({
      id: 'care',
      title: '回访',
      when: 'hand',
      say: say('近来好吗'),
      who: { members: 'all' },
      ...c,
    }),
  );
  await h!.banyan.give('campaigns.files', { campaigns });
  await h!.settle();
};
/** Lin runs it; May and 阿豪 wrote in private before, 果果妈 never did. */
async function house(...all: readonly Partial<CampaignInput>[]): Promise<Harness> {
  h = await harness();
  for (const who of ['lin', 'may', 'hao']) await h.say(who, '在的');
  await h.deliver({ who: 'guo', text: '在的', from: { id: 'guo', name: '果果妈', role: 'member' } });
  for (const who of ['lin', 'may', 'hao']) await h.tell(who, '你好');
  await give(...all);
  return h;
}
const to = (name: string, lines: readonly string[]): string[] =>
  lines.filter((l) => l.startsWith(`※${name}: `)).map((l) => l.slice(name.length + 3));
const toLin = (lines: readonly string[]): string[] => to('店长 Lin', lines);
const rows = async (): Promise<string[]> => {
  const { sends } = h!.database.t(defineCampaigns);
  const all = await h!.database.read.select().from(sends).orderBy(asc(sends.step), asc(sends.member));
  return all.map((s) => s.skipped ?? 'said');
};
/** Starts it by hand and lets the ten minutes go by; what was said then. */
async function send(b: Harness): Promise<string[]> {
  await b.tell('lin', '开始 回访');
  const first = await b.press('lin', '发', 'private');
  return [...first, ...(await b.pass(10 * minute))];
}

describe('a campaign for members', () => {
  it('speaks to each in private, once, and names who cannot be reached', async () => {
    const b = await house({});
    expect(toLin(await b.tell('lin', '预览 回访'))).toEqual([
      '只在你说「开始」时发。\n3 位成员（练习场 3），每人私聊一条。\n发不到：没跟我私聊过 1 位（果果妈）',
    ]);
    const asked = toLin(await b.tell('lin', '开始 回访'));
    expect(asked[0]).toMatch(/^3 位成员（练习场 3），每人私聊一条。\n发不到：.*\n现在发吗？/u);
    const first = await b.press('lin', '发', 'private');
    expect(toLin(first)).toContain('先发了 1 位成员，10 分钟后发其余。不对劲就回「停」。进度：「群发 1」。');
    expect(toLin(await b.tell('lin', '群发 1'))[0]).toContain('4 位成员，发出 1，没发成 0，不确定 0，等着 2，跳过 1');
    const then = await b.pass(10 * minute);
    expect([...first, ...then].filter((l) => l.includes('近来好吗'))).toHaveLength(3);
    expect(to('May', then)).toEqual([`近来好吗${tail}`]);
    expect(to('果果妈', then)).toEqual([]);
    expect([...first, ...then].filter((l) => !l.startsWith('※'))).toEqual([]);
    expect(toLin(await b.tell('lin', '群发 1'))).toEqual([
      '1 回访：4 位成员，发出 3，没发成 0，不确定 0，等着 0，跳过 1\n原因：没跟我私聊过 1',
    ]);
  });

  it('adds up when it is stopped, and stays stopped after a restart', async () => {
    const b = await house({});
    await b.tell('lin', '开始 回访');
    await b.press('lin', '发', 'private');
    expect(toLin(await b.tell('lin', '停'))).toEqual(['停了。发了 1 位成员，2 位成员不发了。']);
    await b.restart();
    expect(await b.pass(hour)).toEqual([]);
    expect(toLin(await b.tell('lin', '群发 1'))).toEqual([
      expect.stringContaining(
        '1 回访（停了）：4 位成员，发出 1，没发成 0，不确定 0，等着 0，跳过 3\n原因：被叫停了 2，',
      ),
    ]);
  });
  it('goes on after a restart where it was, each once', async () => {
    const b = await house({});
    await b.tell('lin', '开始 回访');
    const before = await b.press('lin', '发', 'private');
    await b.restart();
    const after = await b.pass(hour);
    expect([...before, ...after].filter((l) => l.includes('近来好吗'))).toHaveLength(3);
    expect(await rows()).toEqual(['said', 'said', 'said', 'stranger']);
  });
  it('reaches nobody who was not counted, and nobody who no longer fits', async () => {
    const b = await house({ who: { members: { tags: ['VIP'] } } });
    await b.say('lin', '/标签 @May vip');
    await b.say('lin', '/标签 @阿豪 VIP');
    await b.tell('lin', '开始 回访');
    await b.say('lin', '/标签 @阿豪 -VIP');
    await b.say('lin', '/标签 @店长 Lin VIP');
    const said = await b.press('lin', '发', 'private');
    expect(to('May', said)).toEqual([`近来好吗${tail}`]);
    expect(await b.pass(hour)).toEqual([]);
    expect(await rows()).toEqual(['said', 'changed']);
  });
  it('comes by the calendar, in the language each chose', async () => {
    const b = await house({ when: { every: '0 12 * * *' }, who: { members: { joined: { to: '7d' } } } });
    await b.tell('may', '/语言 English');
    const said = await b.pass(2 * hour);
    expect(to('May', said)).toEqual(['近来好吗 (en)\n(To get no more of these: /unsubscribe)']);
    expect(to('阿豪', said)).toEqual([`近来好吗${tail}`]);
    // Newcomers of a week ago are none any more.
    await b.pass(7 * day);
    expect(await b.pass(2 * day)).toEqual([]);
  });
  it('goes on after a pause, and not when it is too late for it', async () => {
    const b = await house({ when: { every: '0 12 * * *' }, title: '回访' });
    await b.pass(2 * hour);
    const halfway = async (): Promise<void> => {
      await b.tell('lin', '停用 回访');
      const { sends } = b.database.t(defineCampaigns);
      await b.database.write(() => b.database.db.update(sends).set({ skipped: 'queued' }).where(gt(sends.chat, 0)));
      await b.pass(hour);
    };
    await halfway();
    expect((await b.tell('lin', '启用 回访')).filter((l) => l.includes('近来好吗'))).toHaveLength(3);
    await halfway();
    await b.pass(2 * hour);
    expect((await b.tell('lin', '启用 回访')).filter((l) => l.includes('近来好吗'))).toEqual([]);
    expect(await rows()).toEqual(['late', 'late', 'late', 'stranger']);
  });
});

describe('a run that was paused', () => {
  const come = (lines: readonly string[]): string[] => lines.filter((l) => l.includes('近来好吗'));
  /** Paused, and everybody of the run of noon waits for their turn. */
  const paused = async (): Promise<Harness> => {
    const b = await house({ when: { every: '0 12 * * *' } });
    await b.pass(2 * hour);
    await b.tell('lin', '停用 回访');
    const { sends } = b.database.t(defineCampaigns);
    await b.database.write(() => b.database.db.update(sends).set({ skipped: 'queued' }).where(gt(sends.chat, 0)));
    await b.pass(hour);
    return b;
  };
  it('goes on when the command line resumes it', async () => {
    const b = await paused();
    const resumed = await b.hear(async () => {
      await b.banyan.give('campaigns.order', { act: 'resume', campaign: 1, by: 'ops' });
      await b.clock.moveTo(b.clock.now() + minute, b.settle);
    });
    expect(come(resumed)).toHaveLength(3);
  });
  it('goes on when the pause is undone', async () => {
    const b = await paused();
    expect(come(await b.tell('lin', '撤销'))).toHaveLength(3);
  });
  it('is not one by hand: its ten minutes stay ten', async () => {
    const b = await house({});
    await b.tell('lin', '开始 回访');
    await b.press('lin', '发', 'private');
    await b.tell('lin', '停用 回访');
    expect(come(await b.tell('lin', '启用 回访'))).toEqual([]);
    expect(come(await b.pass(10 * minute))).toHaveLength(2);
  });
});

describe('the limits of a member', () => {
  it('hold: who unsubscribed is left out, before and in the middle', async () => {
    const b = await house({});
    await b.tell('hao', '退订');
    expect(toLin(await b.tell('lin', '开始 回访'))[0]).toContain(
      '2 位成员（练习场 2），每人私聊一条。\n发不到：退订了 1 位（阿豪）；没跟我私聊过 1 位（果果妈）',
    );
    await b.press('lin', '发', 'private');
    await b.tell('may', '退订');
    expect(await b.pass(hour)).toEqual([]);
    expect((await rows()).toSorted()).toEqual(['said', 'stranger', 'unsubscribed', 'unsubscribed']);
  });
  it('two a day: the third is counted before, and not said', async () => {
    const b = await house({});
    for (let i = 0; i < 2; i++) {
      await send(b);
      await b.pass(hour);
    }
    expect(toLin(await b.tell('lin', '开始 回访'))[0]).toContain('3 位成员今天已经满了，会跳过');
    expect((await b.press('lin', '发', 'private')).filter((l) => l.includes('近来好吗'))).toEqual([]);
    await b.pass(10 * minute);
    expect(toLin(await b.tell('lin', '群发 3'))).toEqual([
      '3 回访：4 位成员，发出 0，没发成 3，不确定 0，等着 0，跳过 1\n原因：今天满了 3，没跟我私聊过 1',
    ]);
  });
  it('quiet hours: it waits for the morning', async () => {
    const b = await house({ when: { every: '0 23 * * *' } });
    await b.tell('lin', '上限 免打扰 22-8');
    expect(await b.pass(14 * hour)).toEqual([]);
    expect(toLin(await b.tell('lin', '群发 1'))[0]).toContain('等着 3，跳过 1');
    expect((await b.pass(8 * hour)).filter((l) => l.includes('近来好吗'))).toHaveLength(3);
  });
  it('nobody is named where a group reads it, and who does not fit is none of its business', async () => {
    const b = await house({});
    expect((await b.say('lin', '/预览 回访')).join()).toContain('没跟我私聊过 1 位');
    expect((await b.say('lin', '/预览 回访')).join()).not.toContain('果果妈');
  });
  it('of one campaign: what it says of itself', async () => {
    const b = await house({ often: { perWeek: 1 } });
    await send(b);
    expect(toLin(await b.tell('lin', '预览 回访'))[0]).toContain('3 位成员这阵子听够了它，会跳过');
    await send(b);
    expect(await rows()).toContain('week');
    // What answered Lin, who heard nothing of it, is not of the run.
    expect(toLin(await b.tell('lin', '收回 2'))).toEqual(['收回了 0 位成员的。']);
  });
});

describe('steps for members', () => {
  const what = [{ say: say('周末来吗') }, { wait: '2h', if: { repliesBelow: 1 }, say: say('还没收到您的回音') }];
  it('come to those alone who did not answer', async () => {
    const b = await house({ what, say: undefined, goal: { what: 'replies', atLeast: 1 } });
    await send(b);
    await b.tell('may', '来');
    const later = await b.pass(3 * hour);
    expect(to('May', later)).toEqual([]);
    expect(to('阿豪', later)).toEqual([`还没收到您的回音${tail}`]);
    expect(toLin(await b.tell('lin', '群发 1'))[0]).toContain('目标：说话的人 1。之前 3 → 1，到了。');
    expect(toLin(await b.tell('lin', '看样子 回访'))).toEqual([
      `〔练习场 简体〕\n第 1 步：周末来吗${tail}\n第 2 步：还没收到您的回音${tail}`,
    ]);
  });
  it('of more than a hundred: all who heard the first hear what follows at once', async () => {
    const b = await house({
      what: [{ say: say('一') }, { say: say('二') }],
      say: undefined,
      when: { every: '0 12 * * *' },
    });
    for (let i = 0; i < 100; i++) {
      const from = { id: `m${i}`, name: `成员${i}`, role: 'member' } as const;
      await b.deliver({ who: from.id, text: '在的', from });
      await b.deliver({ who: from.id, text: '你好', id: `p${i}`, from, room: { ...from, kind: 'private' } });
    }
    await b.pass(2 * hour);
    const { sends } = b.database.t(defineCampaigns);
    const heard = (await b.database.read.select().from(sends)).filter((s) => s.skipped === null);
    expect([0, 1].map((step) => heard.filter((s) => s.step === step).length)).toEqual([103, 103]);
  });
  it('are taken back in every chat', async () => {
    const b = await house({});
    await send(b);
    expect(toLin(await b.tell('lin', '收回 1'))).toEqual(['收回了 3 位成员的。']);
  });
});

describe('who fits', () => {
  const zone = 'Asia/Shanghai';
  const now = Date.parse('2026-11-21T10:00:00+08:00');
  const someone: Someone = {
    member: 1,
    name: 'May',
    locale: null,
    tags: ['VIP'],
    level: 5,
    joined: now - 10 * day,
    spoke: 20_261_115,
    chats: [],
    out: false,
  };
  it.each([
    [{}, true],
    [{ tags: ['ｖｉｐ', 'x'] }, true],
    [{ tags: ['x'] }, false],
    [{ notTags: ['vip'] }, false],
    [{ level: { from: 5 } }, true],
    [{ level: { from: 6 } }, false],
    [{ level: { to: 4 } }, false],
    // The 15th is the seventh civil day, counted back from the 21st.
    [{ active: '7d' }, true],
    [{ active: '6d' }, false],
    [{ silent: '6d' }, true],
    [{ silent: '7d' }, false],
    [{ active: '7d', silent: '3d' }, true],
    [{ joined: { from: '10d' } }, true],
    [{ joined: { from: '11d' } }, false],
    [{ joined: { to: '10d' } }, true],
    [{ joined: { to: '9d' } }, false],
    [{ tags: ['VIP'], level: { from: 9 } }, false],
  ])('%j: %s', (filter, is) => {
    expect(fits(filter, someone, zone, now)).toBe(is);
  });
  it('counts a day of talk in the groups, not in private', async () => {
    const b = await house(
      { who: { members: { silent: '3d' } } },
      { id: 'loud', title: '热闹', who: { members: { active: '3d' } } },
    );
    await b.pass(3 * day);
    await b.say('may', '我来了');
    await b.tell('hao', '在吗');
    expect(toLin(await b.tell('lin', '预览 热闹'))[0]).toContain('1 位成员（练习场 1）');
    expect(toLin(await b.tell('lin', '预览 回访'))[0]).toContain('2 位成员（练习场 2）');
  });
});
