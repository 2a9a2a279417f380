import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, type Harness } from '../../../test/harness.ts';
import { unbalanced } from '../../../test/scenarios/day-checks.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { circleOf, crowdOf, judge } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  const wrong = h ? [...h.errors, ...(await unbalanced(h.database))] : [];
  await h?.close();
  h = undefined;
  expect(wrong).toEqual([]);
});
async function ready(o: Parameters<typeof harness>[0] = {}): Promise<Harness> {
  h = await harness(o);
  await h.tell('lin', '帮助');
  for (const who of ['lin', 'may', 'hao', 'sofia']) await h.say(who, '早');
  await switchOn(h, 'transfers');
  for (const who of ['@May', '@阿豪', '@Sofia']) await h.say('lin', `/加分 ${who} 40`);
  await h.pass(61_000);
  return h;
}
const staffHears = (said: readonly string[]): string[] => said.filter((l) => l.startsWith('※店长 Lin'));

describe('the rules', () => {
  const limits = { dailyPoints: 50, dailyTimes: 3, newcomerDays: 7 };
  const fresh = { given: 0, times: 0, taken: 0 };
  const at = 100 * day;
  it.each([
    ['was here before us', 5, null, fresh, { is: 'ok' }],
    ['joined long ago', 5, at - 7 * day, fresh, { is: 'ok' }],
    ['joined six days ago', 5, at - 6 * day, fresh, { is: 'newcomer', days: 1 }],
    ['joined just now', 5, at, fresh, { is: 'newcomer', days: 7 }],
    ['all of the day', 50, null, fresh, { is: 'ok' }],
    ['one too many', 51, null, fresh, { is: 'points', left: 50 }],
    ['after others', 30, null, { ...fresh, given: 30, times: 1 }, { is: 'points', left: 20 }],
    ['the fourth time', 1, null, { ...fresh, times: 3 }, { is: 'times' }],
    ['to somebody who has had plenty', 10, null, { ...fresh, taken: 95 }, { is: 'full' }],
  ] as const)('%s', (_what, amount, joined, today, verdict) => {
    expect(judge(amount, joined, today, limits, at)).toEqual(verdict);
  });
  const made = (...pairs: readonly (readonly [number, number])[]) =>
    pairs.map(([giver, taker]) => ({ giver, taker, amount: 5 }));
  it('finds circles of up to four, whoever closes them', () => {
    expect(circleOf(1, 2, made([1, 2]))).toBeUndefined();
    expect(circleOf(1, 2, made([1, 2], [2, 1]))).toEqual([1, 2]);
    expect(circleOf(3, 1, made([1, 2], [2, 3], [3, 1]))).toEqual([3, 1, 2]);
    expect(circleOf(1, 2, made([1, 2], [2, 3], [3, 4], [4, 1]))).toEqual([1, 2, 3, 4]);
    expect(circleOf(1, 2, made([1, 2], [2, 3], [3, 4], [4, 5], [5, 1]))).toBeUndefined();
  });
  it('counts givers, not gifts', () => {
    expect(crowdOf(9, made([1, 9], [1, 9], [2, 9]), 3)).toBeUndefined();
    expect(crowdOf(9, made([1, 9], [2, 9], [3, 9], [3, 8]), 3)).toEqual({ givers: 3, points: 15 });
  });
});

describe('a transfer', () => {
  it('is off until switched on', async () => {
    h = await harness();
    await h.say('may', '早');
    expect((await h.say('may', '/转账 @阿豪 5')).join()).toContain('转积分');
    expect((await h.say('may', '转账 @阿豪 5')).join()).toBe('');
  });

  it('moves points and says what is left', async () => {
    const b = await ready();
    expect(await b.say('may', '/转账 @阿豪 5')).toEqual(['@May 给了 @阿豪 5 分，自己还有 35 分。']);
    expect(await b.say('hao', '/我的积分')).toEqual(['@阿豪 现在 45 分。']);
    // Talk about money is talk.
    expect(await b.say('may', '转账 @阿豪 5')).toEqual([]);
  });

  it('makes nobody famous: points that change hands count in no week', async () => {
    const b = await ready();
    await b.say('may', '/转账 @阿豪 5');
    const week = (await b.say('sofia', '排行榜 周')).join();
    expect(week).toMatch(/阿豪 40/u);
    expect((await b.say('sofia', '排行榜')).join()).toMatch(/阿豪 45/u);
  });

  it('refuses kindly, and then nothing has moved', async () => {
    const b = await ready();
    const first = async (text: string): Promise<string> => (await b.say('may', text))[0] ?? '';
    expect(await first('/转账 @阿豪')).toContain('要写 1 以上的整数');
    expect(await first('/转账 5')).toContain('给谁、多少');
    expect(await first('/转账 @阿豪 -5')).toContain('「-5」不行');
    expect(await first('/转账 @阿豪 41')).toContain('你现在 40 分，不够转');
    await b.pass(61_000);
    expect(await first('/转账 @阿豪 51')).toContain('今天还能转 50 分');
    expect(await first('/转账 @May 1')).toContain('不用转');
    expect(await first('/我的积分')).toBe('@May 现在 40 分。');
  });

  it('newcomers wait', async () => {
    const b = await ready();
    await b.platform.deliver({
      kind: 'joined',
      id: 'j1',
      account: 'playground',
      at: b.clock.now(),
      room: { id: 'deer', kind: 'group' },
      from: { id: 'n2', name: '小新' },
    });
    await b.settle();
    await b.deliver({ who: 'n2', text: '/转账 @May 1', mentions: [{ id: 'may', name: 'May' }] });
    await b.settle();
    expect(b.transcript().at(-1)).toContain('刚来的先攒一攒，7 天后就能转积分了。');
  });

  it('tells staff of a circle, in private and once', async () => {
    const b = await ready();
    expect(staffHears(await b.say('may', '/转账 @阿豪 5'))).toEqual([]);
    expect(staffHears(await b.say('hao', '/转账 @Sofia 5'))).toEqual([]);
    const said = await b.say('sofia', '/转账 @May 5');
    expect(staffHears(said)).toEqual([
      '※店长 Lin: 留意一下：7 天里积分在 Sofia → May → 阿豪 → Sofia 手里转了一圈，可能是小号。\n没事就不用管；要停：「关闭 转积分」。',
    ]);
    await b.pass(61_000);
    expect(staffHears(await b.say('may', '/转账 @阿豪 1'))).toEqual([]);
  });

  it('tells staff of many who give to one', async () => {
    const b = await ready();
    await b.tell('lin', '设置 转账提醒人数 2');
    await b.say('may', '/转账 @Sofia 5');
    const said = await b.say('hao', '/转账 @Sofia 7');
    expect(staffHears(said).join()).toContain('7 天里 2 个人把积分转给 Sofia，共 12 分');
  });

  it.each([
    ['zh-TW', '/轉點 @阿豪 5', '@May 給了 @阿豪 5 點，自己還有 35 點。'],
    ['en', '/transfer @阿豪 5', '@May gave @阿豪 5 points and has 35 left.'],
  ] as const)('in %s', async (locale, words, answer) => {
    const b = await ready({ locale });
    expect(await b.say('may', words)).toEqual([answer]);
  });
});
