import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { everythingBut, harness, hour, wechatCan, type Harness } from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { unbalanced } from '../../../test/scenarios/day-checks.ts';
import type { Locale } from '../../types.ts';
import { sharesOf } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  const wrong = h ? [...h.errors, ...(await unbalanced(h.database))] : [];
  await h?.close();
  h = undefined;
  expect(wrong).toEqual([]);
});
/** 店长 Lin owns the group; May, 阿豪 and Sofia are members; everything here is switched on. */
async function ready(o: Parameters<typeof harness>[0] = {}): Promise<Harness> {
  h = await harness(o);
  for (const who of ['lin', 'may', 'hao', 'sofia']) await h.say(who, '早');
  await switchOn(h, 'packets');
  return h;
}
/** Balance, from what the bot says of it. */
const balance = async (b: Harness, who: string): Promise<number> =>
  Number(/(\d+) (?:分|點|points)/.exec((await b.say(who, '/我的积分')).join())?.[1] ?? 0);

describe('the split', () => {
  it('is whole points, each at least 1, exactly the sum, and the same again with the same seed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('lucky' as const, 'even' as const),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.nat({ max: 2 ** 32 - 1 }),
        (split, count, extra, seed) => {
          const amount = count + extra;
          const shares = sharesOf(split, amount, count, seed);
          expect(shares).toHaveLength(count);
          expect(shares.every((s) => Number.isInteger(s) && s >= 1)).toBe(true);
          expect(shares.reduce((a, b) => a + b, 0)).toBe(amount);
          expect(sharesOf(split, amount, count, seed)).toEqual(shares);
          expect(split === 'lucky' || Math.max(...shares) - Math.min(...shares) <= 1).toBe(true);
        },
      ),
      { numRuns: 2000, seed: 6 },
    );
  });

  it('favours no place in the line', () => {
    const rounds = 4000;
    const sums = Array.from({ length: 5 }, () => 0);
    for (let seed = 0; seed < rounds; seed++)
      for (const [i, s] of sharesOf('lucky', 100, 5, seed * 2_654_435_761).entries()) sums[i] = (sums[i] ?? 0) + s;
    for (const sum of sums) expect(sum / rounds).toBeCloseTo(20, -0.4);
  });
});

describe('a packet', () => {
  it('says that points are not money, gives each one share, and ends by itself', async () => {
    const b = await ready();
    expect(await b.say('may', '抢')).toEqual([]);
    expect(await b.say('lin', '/积分红包 10 2 平分')).toEqual([
      '@店长 Lin 发了积分红包：10 分，2 份，平分。发「抢」就行（积分不是钱）。 [抢]',
    ]);
    expect(await b.say('may', '抢')).toEqual(['@May 抢到 5 分，还剩 1 份。']);
    expect(await b.say('may', '抢')).toEqual(['@May 这个抢过了，5 分已经到手。']);
    expect(await b.press('hao', '抢')).toEqual(['@阿豪 抢到 5 分，抢完了。']);
    // Typed it is ordinary talk again; a late tap hears it once.
    expect(await b.say('sofia', '抢')).toEqual([]);
    expect(await b.press('sofia', '抢')).toEqual(['积分红包抢完了，下次早点来。']);
    expect(await b.press('lin', '抢')).toEqual([]);
    expect(await balance(b, 'may')).toBe(5);
    // Nobody's points were spent: admins give what belongs to the community.
    expect(await b.say('lin', '/我的积分')).toEqual(['还没有积分，发「签到」就有了。']);
    expect(await b.pass(25 * hour)).toEqual([]);
  });

  it('red packet alone is small talk', async () => {
    const b = await ready();
    await b.say('lin', '/积分红包 10 2');
    expect(await b.say('may', '红包')).toEqual([]);
    expect(await b.say('may', '抢红包啦')).toEqual([]);
  });

  it('gives back what nobody took, once, and burns what was minted', async () => {
    const b = await ready();
    await b.say('lin', '/积分红包 10 5 平分');
    await b.say('may', '抢');
    await b.restart();
    expect(await b.say('may', '抢')).toEqual(['@May 这个抢过了，2 分已经到手。']);
    expect(await b.pass(25 * hour)).toEqual(['积分红包到点了，剩 4 份没人抢，8 分退给 @店长 Lin。']);
    expect(await b.say('hao', '抢')).toEqual([]);
    expect(await b.say('lin', '/我的积分')).toEqual(['还没有积分，发「签到」就有了。']);
  });

  it('staff first; who else may give gives their own', async () => {
    const b = await ready();
    expect(await b.say('may', '/积分红包 4 2')).toEqual(['积分红包现在由管理员发，想发跟他们说一声。']);
    await b.tell('lin', '设置 谁能发积分红包 所有人');
    expect(await b.say('may', '/积分红包 4 2')).toEqual(['你现在 0 分，不够发。发「签到」能攒。']);
    await b.say('may', '签到');
    await b.say('may', '/积分红包 4 2 平分');
    expect(await balance(b, 'may')).toBe(1);
    await b.say('hao', '抢');
    await b.pass(25 * hour);
    expect(await balance(b, 'may')).toBe(3);
    expect((await b.tell('may', '为什么')).join()).toContain('+2 积分红包退回');
  });

  it('is bounded: points, shares, the day, and how many are open', async () => {
    const b = await ready();
    const first = async (text: string): Promise<string> => (await b.say('lin', text))[0] ?? '';
    expect(await first('/积分红包')).toContain('这样发：「积分红包 50 10」');
    expect(await first('/积分红包 501 10')).toContain('1 到 500 分');
    expect(await first('/积分红包 500 101')).toContain('份数 1 到 100');
    expect(await first('/积分红包 5 6')).toContain('每份至少 1 分');
    expect(await first('/积分红包 -5 6')).toContain('这样发');
    await b.pass(60_000);
    await first('/积分红包 500 1');
    await first('/积分红包 450 1');
    expect(await first('/积分红包 51 1')).toContain('今天的积分红包预算还剩 50 分');
    await first('/积分红包 50 1');
    await b.pass(60_000);
    expect(await first('/积分红包 1 1')).toContain('还有 3 个积分红包没抢完');
    expect((await b.tell('lin', '积分红包 5 1'))[0]).toContain('要在群里发');
  });

  it('撤销 takes back what is left', async () => {
    const b = await ready();
    await b.say('lin', '/积分红包 10 5 平分');
    await b.say('may', '抢');
    expect((await b.say('lin', '/撤销')).join()).toContain('8 分退给 @店长 Lin');
    expect(await b.say('hao', '抢')).toEqual([]);
  });

  it('without buttons the word is enough, and no number is asked for', async () => {
    const b = await ready({ can: wechatCan });
    expect(await b.say('lin', '/积分红包 9 3 平分')).toEqual([
      '@店长 Lin 发了积分红包：9 分，3 份，平分。发「抢」就行（积分不是钱）。',
    ]);
    expect(await b.say('hao', '抢')).toEqual(['@阿豪 抢到 3 分，还剩 2 份。']);
  });

  it('a crowd is answered in one line', async () => {
    const b = await ready({ can: everythingBut('choices'), mergeSeconds: 20 });
    await b.say('lin', '/积分红包 40 4 平分');
    await b.say('may', '抢');
    await b.say('hao', '抢');
    await b.say('sofia', '抢');
    expect(await b.pass(60_000)).toEqual(['抢到：阿豪 10、Sofia 10，还剩 1 份。']);
  });

  it('a redelivered grab is one grab', async () => {
    const b = await ready({ twice: true });
    await b.say('lin', '/积分红包 10 2 平分');
    await b.say('may', '抢');
    expect(await balance(b, 'may')).toBe(5);
  });

  it.each([
    [
      'zh-TW',
      '/點數紅包 10 2 拼手氣',
      '搶',
      /發了點數紅包：10 點，2 份，拼手氣。.*點數不是錢/u,
      /搶到 \d 點，還剩 1 份/u,
      /搶完了。手氣最好：.+，\d 點/u,
    ],
    [
      'en',
      '/packet 10 2 lucky',
      'grab',
      /put up 10 points in 2 lucky shares.*points are not money/u,
      /got \d points, 1 left/u,
      /all gone. Luckiest: .+, \d/u,
    ],
  ] as const)('in %s', async (locale: Locale, give, word, opened, got, last) => {
    const b = await ready({ locale });
    expect((await b.say('lin', give))[0]).toMatch(opened);
    expect((await b.say('may', word))[0]).toMatch(got);
    expect((await b.say('hao', word))[0]).toMatch(last);
  });
});
