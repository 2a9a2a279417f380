import { afterEach, describe, expect, it } from 'vitest';

import {
  everythingBut,
  harness,
  hour,
  minute,
  wechatCan,
  type Harness,
  type HarnessOptions,
} from '../../../test/harness.ts';
import { seeded } from '../../../test/clock.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { locales, type PersonRef } from '../../types.ts';
import { allowance, judge, makePuzzle, threshold } from './rules.ts';

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
  await switchOn(h, 'raid');
  return h;
};
const room = { id: 'deer', kind: 'group', name: '小鹿母婴群' } as const;
let n = 0;
/** Somebody who is no persona comes in. */
const join = async (b: Harness, who: string, by?: PersonRef): Promise<void> =>
  b.platform.deliver({
    kind: 'joined',
    id: `join-${++n}`,
    account: 'playground',
    at: b.clock.now(),
    room,
    from: { id: who, name: who, role: 'member' },
    ...(by ? { by } : {}),
  });
const people = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `客人${from + i}`);
/** The effects of what happened since, by name. */
const effects = (b: Harness, from: number): string[] => b.traces.slice(from).flatMap((t) => t.effects);
const count = (all: readonly string[], what: string): number => all.filter((x) => x === what).length;
const rightIn = (line: string): string => {
  const [, a, c] = /(\d+) \+ (\d+)/.exec(line) ?? [];
  return `${Number(a) + Number(c)}`;
};

describe('rules', () => {
  it('what a group is used to is no wave', () => {
    expect(threshold(15, 0, 60)).toBe(15);
    expect(threshold(15, 300, 60)).toBe(15);
    // 5,000 a day are seven a minute: seventy in one are unusual.
    expect(threshold(15, 5000, 60)).toBe(70);
  });

  it('only so many are let go', () => {
    expect(allowance(0, 1000, { most: 30, share: 10 })).toBe(30);
    expect(allowance(25, 1000, { most: 30, share: 10 })).toBe(5);
    expect(allowance(0, 100, { most: 30, share: 10 })).toBe(10);
    expect(allowance(0, 3, { most: 30, share: 10 })).toBe(1);
    expect(allowance(99, 1000, { most: 30, share: 10 })).toBe(0);
  });

  it.each(locales)('a sum has one right answer, and the number of a line is never another (%s)', (locale) => {
    for (let seed = 1; seed < 200; seed++) {
      const p = makePuzzle('sum', '', seeded(seed), locale);
      expect(p.choices.filter((c) => c.value === 'yes').map((c) => c.label)).toEqual([rightIn(p.say)]);
      expect(new Set(p.choices.map((c) => c.label)).size).toBe(5);
      expect(p.choices.every((c) => Number(c.label) > 5)).toBe(true);
      for (const [i, c] of p.choices.entries()) {
        expect(judge(c.label, p.answers)).toBe(c.value === 'yes');
        expect(judge(`${i + 1}`, p.answers)).toBe(c.value === 'yes');
      }
      expect(judge('大家好', p.answers)).toBeUndefined();
    }
  });

  it('asks the group’s own question, or a sum when it is none', () => {
    const p = makePuzzle('rules', '群里能发广告吗？|不能|能|看心情', seeded(3), 'zh-CN');
    expect(p.say).toBe('群里能发广告吗？');
    expect(p.choices).toHaveLength(3);
    expect(p.choices.find((c) => c.value === 'yes')?.label).toBe('不能');
    expect(makePuzzle('rules', '没有答案', seeded(3), 'zh-CN').say).toMatch(/\+/);
  });
});

describe('on an ordinary day', () => {
  it('nobody is asked anything until the owner says so', async () => {
    const b = await start();
    await join(b, '客人1');
    await b.settle();
    expect(effects(b, 0)).not.toContain('mute');
  });

  it('asks, mutes, and lets talk who answers; the second time they come nobody asks', async () => {
    const b = await start();
    await b.say('lin', '/设置 入群验证 算术');
    const from = b.traces.length;
    const [line = ''] = await b.act({ do: 'join', who: 'xiaohe' });
    expect(line).toMatch(/^@小禾 欢迎，先答一题，3 分钟内有效。\n\d+ \+ \d+ 等于几？ \[/);
    expect(effects(b, from)).toContain('mute');
    expect(await b.press('hao', rightIn(line))).toEqual([]);
    expect(await b.press('xiaohe', rightIn(line))).toEqual(['@小禾 好了，可以说话了。']);
    expect(await b.say('xiaohe', '大家好')).toEqual([]);
    await b.act({ do: 'leave', who: 'xiaohe' });
    expect(await b.act({ do: 'join', who: 'xiaohe' })).toEqual([]);
  });

  it('two wrong answers are for staff to look at; nobody is removed unless the owner switched that on', async () => {
    const b = await start();
    await b.say('lin', '/设置 入群验证 算术');
    const [line = ''] = await b.act({ do: 'join', who: 'xiaohe' });
    const wrong = [...line.matchAll(/\[(\d+)\]/g)].map((m) => m[1] ?? '').filter((x) => x !== rightIn(line));
    expect(await b.press('xiaohe', wrong[0] ?? '')).toEqual(['@小禾 差一点，还能再答一次。']);
    expect((await b.press('xiaohe', wrong[1] ?? '')).toSorted()).toEqual([
      '@小禾 没答对，等管理员来看看吧。',
      '※店长 Lin: 「小鹿母婴群」新来的 小禾 入群题答错了两次，还不能说话。怎么办？ [放行] [移出] [先这样]',
    ]);
    expect(await b.press('xiaohe', rightIn(line))).toEqual([]);
    await b.pass(10 * minute);
    expect(effects(b, 0)).not.toContain('kick');
  });

  it.each([
    ['放行', '好，那一位可以说话了。', ['mute']],
    ['移出', '好，请出去了。', ['kick']],
    ['先这样', '好，先不动。', []],
  ] as const)('staff who were asked about one say %s', async (choice, said, done) => {
    const b = await start();
    await b.tell('lin', '帮助');
    await b.say('lin', '/设置 入群验证 算术');
    const [line = ''] = await b.act({ do: 'join', who: 'xiaohe' });
    const wrong = [...line.matchAll(/\[(\d+)\]/g)].map((m) => m[1] ?? '').filter((x) => x !== rightIn(line));
    for (const answer of wrong.slice(0, 2)) await b.press('xiaohe', answer);
    await b.restart();
    const from = b.traces.length;
    expect(await b.press('lin', choice, 'private')).toEqual([`※店长 Lin: ${said}`]);
    expect(effects(b, from).filter((e) => e === 'mute' || e === 'kick')).toEqual(done);
  });

  it('who is late may still answer; with removal on they are let go after the limit and not before', async () => {
    const b = await start();
    await b.say('lin', '/设置 入群验证 按钮');
    await b.act({ do: 'join', who: 'xiaohe' });
    await b.pass(20 * minute);
    expect(await b.press('xiaohe', '我是真人')).toEqual(['@小禾 好了，可以说话了。']);
    await b.say('lin', '/设置 超时移出 开');
    await join(b, '客人1');
    await b.pass(2.9 * minute);
    expect(effects(b, 0)).not.toContain('kick');
    await b.pass(minute);
    expect(count(effects(b, 0), 'kick')).toBe(1);
  });

  it('works by number where there are no buttons, in words too, and survives a restart', async () => {
    const b = await start({ can: wechatCan });
    await b.say('lin', '/设置 入群验证 算术');
    const from = b.traces.length;
    const [line = ''] = await b.act({ do: 'join', who: 'xiaohe' });
    expect(line).toMatch(/1 \d+ {2}2 \d+/);
    expect(effects(b, from)).not.toContain('mute');
    await b.restart();
    expect(await b.say('hao', rightIn(line))).toEqual([]);
    const at = [...line.matchAll(/(\d) (\d+)(?: {2}|\n)/g)].find((m) => m[2] === rightIn(line))?.[1] ?? '';
    expect(await b.say('xiaohe', at)).toEqual(['@小禾 好了，可以说话了。']);
  });

  it('where somebody muted could not press, what they say before they answer is taken down instead', async () => {
    const b = await start({ can: everythingBut('choices.muted') });
    await b.say('lin', '/设置 入群验证 按钮');
    const from = b.traces.length;
    await b.act({ do: 'join', who: 'xiaohe' });
    await b.say('xiaohe', '大家好');
    expect(effects(b, from)).toEqual(['ask', 'later', 'delete']);
    await b.press('xiaohe', '我是真人');
    await b.say('xiaohe', '大家好呀');
    expect(count(effects(b, from), 'delete')).toBe(1);
  });

  it('whom staff bring in is not asked; many who come one by one are named together', async () => {
    const b = await start();
    await b.say('lin', '/设置 入群验证 按钮');
    await join(b, '朋友', { id: 'lin', name: '店长 Lin', role: 'owner' });
    await b.settle();
    expect(b.transcript().join()).not.toMatch(/朋友/);
    await join(b, '客人1');
    for (const who of people(2, 6)) await join(b, who);
    const said = await b.pass(minute);
    expect(said).toEqual([expect.stringMatching(/^@客人2、@客人3、@客人4 等 5 位 欢迎/)]);
  });
});

describe('a wave', () => {
  it('is told to staff once, asked about once a minute, and ends by itself', async () => {
    const b = await start();
    for (const who of people(1, 14)) await join(b, who);
    await b.settle();
    expect(b.transcript().join()).not.toMatch(/入群/);
    const said = await b.act({ do: 'join', who: 'xiaohe' });
    expect(said.filter((l) => l.startsWith('※'))).toEqual([
      '※店长 Lin: 「小鹿母婴群」60 秒里进来 15 人，我先请新来的答一题再说话。10 分钟没人进就自动结束。 [继续] [不用了] [先别放人]',
    ]);
    const [line = ''] = said.filter((l) => !l.startsWith('※'));
    for (const who of people(15, 60)) await join(b, who);
    expect(await b.pass(minute)).toHaveLength(1);
    expect(count(effects(b, 0), 'mute')).toBe(61);
    await b.press('xiaohe', rightIn(line));
    const end = await b.pass(hour);
    expect(end).toEqual([
      '※店长 Lin: 「小鹿母婴群」的人潮过去了：进来 61 人，答对 1 人，移出 0 人。\n还有 60 人没答，怎么办？ [都放行] [都移出] [先这样]',
    ]);
    expect(await b.press('lin', '都放行', 'private')).toEqual(['※店长 Lin: 好，60 位都可以说话了。']);
    expect(count(effects(b, 0), 'kick')).toBe(0);
  });

  it('is not greeted by the hundred', async () => {
    const b = await start();
    await switchOn(b, 'welcome');
    for (const who of people(1, 60)) await join(b, who);
    await b.settle();
    const greeted = b.traces.flatMap((t) => t.tells).filter((t) => t === 'member.welcomed');
    expect(greeted).toHaveLength(15);
    await b.say('lin', '/入群保护 关');
    await join(b, '客人61');
    await b.settle();
    expect(b.traces.flatMap((t) => t.tells).filter((t) => t === 'member.welcomed')).toHaveLength(16);
  });

  it('sent home by staff lets everybody talk and keeps calm for a while', async () => {
    const b = await start();
    for (const who of people(1, 20)) await join(b, who);
    await b.settle();
    expect(await b.press('lin', '不用了', 'private')).toEqual(['※店长 Lin: 好，停了，20 位都放行了。']);
    const from = b.traces.length;
    for (const who of people(21, 60)) await join(b, who);
    await b.settle();
    expect(effects(b, from)).not.toContain('mute');
  });

  it('locked, nobody is let in until it is over; then they get their question and their time', async () => {
    const b = await start();
    await b.say('lin', '/设置 超时移出 开');
    for (const who of people(1, 15)) await join(b, who);
    await b.settle();
    expect(await b.press('lin', '先别放人', 'private')).toHaveLength(1);
    const [line = ''] = b.transcript().filter((l) => l.includes('等于几'));
    await b.act({ do: 'join', who: 'xiaohe' });
    expect(await b.press('xiaohe', rightIn(line))).toEqual([]);
    const said = await b.pass(10.5 * minute);
    expect(effects(b, 0)).not.toContain('kick');
    const [again = ''] = said.filter((l) => !l.startsWith('※'));
    expect(await b.press('xiaohe', rightIn(again))).toEqual(['@小禾 好了，可以说话了。']);
    await b.pass(4 * minute);
    expect(count(effects(b, 0), 'kick')).toBeGreaterThan(0);
  });

  it('goes on after a restart, and by order of staff', async () => {
    const b = await start();
    expect(await b.say('may', '/入群保护 开')).toEqual(['这个要版主来。']);
    expect(await b.say('lin', '/入群保护')).toEqual(['现在没有人潮。要先守着就发「入群保护 开」。']);
    expect(await b.say('lin', '/入群保护 开')).toEqual([expect.stringMatching(/^好，新来的先答一题/)]);
    await b.restart();
    const [line = ''] = await b.act({ do: 'join', who: 'xiaohe' });
    expect(line).toMatch(/等于几/);
    expect(await b.say('lin', '/入群保护')).toEqual(['正在守着：进来 1 人，1 人还没答。']);
    expect(await b.say('lin', '/入群保护 关')).toEqual(['好，停了，那一位也放行了。']);
  });

  it('holds who asks to come in', async () => {
    const b = await start();
    await b.say('lin', '/入群保护 开');
    await b.platform.deliver({
      kind: 'requested',
      what: 'join',
      request: 'r1',
      id: 'req1',
      account: 'playground',
      at: b.clock.now(),
      room,
      from: { id: 'req', name: 'req' },
    });
    await b.act({ do: 'join', who: 'xiaohe' });
    const said = await b.pass(20 * minute);
    expect(said.join()).toMatch(/另有 1 个入群申请等您批/);
    expect(effects(b, 0)).not.toContain('answer');
  });

  it('never lets many go without asking', async () => {
    const b = await start({ can: everythingBut('pin') });
    await b.say('lin', '/设置 超时移出 开');
    await b.say('lin', '/设置 移出上限 5');
    await b.say('lin', '/设置 移出比例 100');
    for (const who of people(1, 40)) await join(b, who);
    const said = await b.pass(5 * minute);
    expect(count(effects(b, 0), 'kick')).toBe(5);
    expect(said.filter((l) => l.includes('先停一下'))).toEqual([
      '※店长 Lin: 「小鹿母婴群」没答题的我移出了 5 位，先停一下。还有 35 位，都移出吗？他们可以再进来。 [都移出] [留着]',
    ]);
    expect(await b.press('lin', '都移出', 'private')).toContain('※店长 Lin: 好，35 位都请出去了。');
    expect(count(effects(b, 0), 'kick')).toBe(40);
  });
});

it.each(locales)('speaks the language of the group (%s)', async (locale) => {
  const b = await start({ locale });
  for (const who of people(1, 15)) await join(b, who);
  await b.settle();
  const said = b
    .transcript()
    .filter((l) => l.startsWith('榕: '))
    .join('\n');
  expect(said).toMatch({ 'zh-CN': /刚进来的朋友/, 'zh-TW': /剛進來的朋友/, en: /Just came in\?/ }[locale]);
});
