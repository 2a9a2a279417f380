import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, minute, type Harness } from '../../../test/harness.ts';
import { rewardStore } from './store-rewards.ts';
import { daysOf, goalReached, missed, monthMeant, parseMilestones, reached, stretches } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  expect(h?.errors ?? []).toEqual([]);
  await h?.close();
  h = undefined;
});
/** Checks in on the days marked x and lets the others go by. */
async function days(house: Harness, who: string, marks: string): Promise<string[]> {
  let said: string[] = [];
  for (const mark of marks) {
    if (mark === 'x') said = await house.say(who, '签到');
    await house.pass(day);
  }
  return said;
}

describe('days made up', () => {
  it('are bought after one question, and the streak goes on as if nothing had been missed', async () => {
    h = await harness();
    await days(h, 'May', 'xxx-x');
    expect(await h.say('May', '补签')).toEqual(['补签要 30 分，现在 20 分，还差 10 分。再签几天就有了。']);
    await h.say('lin', '/设置 补签价格 12');
    expect(await h.say('May', '补签')).toEqual(['@May 补 11月24日 要 12 分（现在 20 分），补吗？ [补] [先不]']);
    expect(await h.press('May', '补')).toEqual(['@May 11月24日 补上了，-12 分，连签 5 天。']);
    expect(await h.say('May', '签到')).toEqual(['@May 签到啦，+5，现在 13 分，连签 6 天。']);
    expect((await h.say('May', '/为什么'))[0]).toContain('-12 补签（2026-11-24）');
    expect(await h.say('May', '补签')).toEqual(['最近 7 天没有漏签，不用补。']);
    await h.pass(minute);
    expect(await h.say('May', '签到日历')).toEqual(['11月签了 6 天：21-26 日。\n补签 1 天，连签 6 天。']);
  });

  it('cost nothing with a card from a milestone, and are so many a month', async () => {
    h = await harness();
    await h.say('lin', '/设置 里程碑送补签卡 3');
    expect(await days(h, 'May', 'xxxxxxx')).toEqual(['@May 签到啦，+25，现在 55 分，连签 7 天，送补签卡 3 张。']);
    await h.pass(2 * day);
    expect(await h.say('May', '签到')).toEqual(['@May 签到啦，+5，现在 60 分。']);
    expect(await h.say('May', '补签')).toEqual(['@May 11月29日 补上了，还有 2 张补签卡，连签 2 天。']);
    expect(await h.say('May', '补签')).toEqual(['@May 11月28日 补上了，还有 1 张补签卡，连签 10 天。']);
    await h.restart();
    await h.pass(2 * day);
    expect(await h.say('May', '补签')).toEqual(['@May 12月1日 补上了，用了一张补签卡，连签 11 天。']);
    await h.say('lin', '/设置 每月补签次数 1');
    await h.pass(3 * day);
    expect(await h.say('May', '补签')).toEqual(['这个月补过 1 次了，下个月 1 号起又可以补。']);
    expect(await h.say('May', '签到日历')).toEqual(['12月签了 1 天：1 日。\n补签 1 天。']);
    expect(await h.say('May', '签到日历 上月')).toEqual(['11月签了 10 天：21-30 日。\n补签 2 天。']);
  });

  it('are refused kindly: nothing to make up, none sold, none here', async () => {
    h = await harness();
    expect(await h.say('May', '补签')).toEqual(['还没签过到，先发「签到」，以后漏了才能补。']);
    await days(h, 'May', 'x-');
    await h.say('lin', '/设置 补签价格 0');
    expect(await h.say('May', '补签')).toEqual(['补签要有补签卡，连签到里程碑就送。']);
    await h.say('lin', '/设置 补签价格 5');
    expect((await h.say('May', '补签'))[0]).toContain('要 5 分');
    expect(await h.press('May', '先不')).toEqual(['好，先不补，分都在。']);
    await h.say('lin', '/设置 每月补签次数 0');
    expect(await h.say('May', '补签')).toEqual(['这里没有开补签，今天的别忘了就好。']);
    await h.pass(minute);
    expect(await h.say('May', '签到日历 13月')).toEqual([]);
    expect((await h.say('May', '/签到日历 13月'))[0]).toContain('要看哪个月');
    expect(await h.say('May', '/签到日历 10月')).toEqual(['10月还没有签到，发「签到」就有第一天。']);
  });
});

describe('the month', () => {
  it('is a picture when one is asked for', async () => {
    const svgs: string[] = [];
    h = await harness({
      draw: (svg) => {
        svgs.push(svg);
        return Promise.resolve('iVBORw0KGgo=');
      },
    });
    await h.say('May', '签到');
    expect(await h.say('May', '签到日历')).toEqual(['11月签了 1 天：21 日。']);
    expect(await h.say('May', '签到日历 图')).toEqual(['🖼 11月签了 1 天：21 日。']);
    expect(await h.say('May', '/calendar 2026-11 picture')).toHaveLength(1);
    expect(svgs[0]).toContain('May 的 11月');
    await h.say('lin', '/设置 图片 关');
    expect(await h.say('May', '签到日历 图')).toEqual(['11月签了 1 天：21 日。']);
  });
});

describe('milestones', () => {
  it('come once a year, however often a streak is broken', async () => {
    h = await harness();
    await h.say('lin', '/设置 连签里程碑 3,5');
    expect(await days(h, 'May', 'xxx')).toEqual(['@May 签到啦，+25，现在 35 分，连签 3 天，送补签卡 1 张。']);
    expect(await days(h, 'May', '-xxx')).toEqual(['@May 签到啦，+5，现在 50 分，连签 3 天。']);
    expect(await days(h, 'May', 'xx')).toEqual(['@May 签到啦，+55，现在 110 分，连签 5 天，送补签卡 1 张。']);
    expect((await h.say('May', '/为什么'))[0]).toContain('+50 连签里程碑二');
    expect(await h.say('lin', '/设置 连签里程碑 9,3')).not.toEqual([]);
    expect((await days(h, 'May', 'x'))[0]).toContain('连签 6 天。');
  });
});

describe('a goal of everybody', () => {
  it('is said once, and whoever kept at least half of it is rewarded', async () => {
    h = await harness();
    await h.say('lin', '/设置 全群签到人数 2');
    await h.say('lin', '/设置 全群签到天数 2');
    for (const who of ['May', '阿豪']) await h.say(who, '签到');
    await h.pass(day);
    await h.say('May', '签到');
    expect(await h.say('lin', '签到')).toEqual([
      expect.stringContaining('签到啦'),
      '连着 2 天都有 2 位签到，做到啦，参加的 3 位各 +10 🎉',
    ]);
    expect(await h.say('阿豪', '签到')).toHaveLength(1);
    expect(await h.say('May', '我的积分')).toEqual(['@May 现在 20 分。']);
    await h.pass(day);
    for (const who of ['May', 'lin', '阿豪']) expect(await h.say(who, '签到')).toHaveLength(1);
    await h.pass(day);
    await h.say('May', '签到');
    expect((await h.say('阿豪', '签到')).at(-1)).toContain('参加的 3 位');
  });
});

describe('two members who become one', () => {
  it('bring their cards along and take home what is left; what either had reached, both have', async () => {
    h = await harness();
    const store = rewardStore(h.database);
    const cause = { eventId: 'test', at: 0 };
    const held = (): Promise<unknown> =>
      h!.database.write(async () => [await store.heldCards(1), await store.heldCards(2)]);
    const had = (): Promise<unknown> =>
      h!.database.write(async () => [
        (await store.brought(1)).map((b) => b.days),
        (await store.brought(2)).map((b) => b.days).toSorted((a, b) => a - b),
      ]);
    await h.database.write(async () => {
      for (const [member, n] of [
        [1, 2],
        [2, 1],
      ] as const)
        await store.addCards({ community: 1, member, how: 'earned', ...cause }, n);
      await store.bring({ community: 1, member: 1, days: 7, day: '2026-11-01', ...cause });
      await store.bring({ community: 1, member: 2, days: 7, day: '2026-11-01', ...cause });
      await store.link(1, 2, cause);
    });
    expect(await held()).toEqual([0, 3]);
    await h.database.write(async () => {
      const use = { day: '2026-11-09', month: '2026-11', usedBy: 'test' };
      expect(await store.useCard(2, use)).toBe(true);
      await store.bring({ community: 1, member: 2, days: 30, day: '2026-11-20', ...cause });
      await store.part(1, 2, cause);
    });
    expect(await held()).toEqual([1, 1]);
    expect(await had()).toEqual([
      [7, 30],
      [7, 30],
    ]);
  });
});

describe('the rules', () => {
  const row = (d: string, streak: number) => ({ day: `2026-11-${d}`, streak });
  it('find the last day missed, and what it joins together', () => {
    const today = '2026-11-20';
    expect(missed([row('19', 2), row('17', 4)], today, 7)).toBeUndefined();
    expect(missed([row('19', 1), row('17', 4)], today, 7)).toEqual({
      day: '2026-11-18',
      streak: 5,
      upTo: '2026-11-19',
    });
    expect(missed([row('17', 4)], today, 7)).toEqual({ day: '2026-11-19', streak: 1, upTo: undefined });
    expect(missed([row('20', 1)], today, 7)).toBeUndefined();
    expect(missed([row('20', 9), row('10', 1)], today, 7)).toBeUndefined();
    expect(missed([row('19', 6), row('10', 1)], today, 7)).toEqual({
      day: '2026-11-13',
      streak: 1,
      upTo: '2026-11-19',
    });
    expect(missed([row('10', 1)], today, 7)?.day).toBe('2026-11-19');
  });
  it('bring a milestone once a year and once a streak, the ones jumped over too', () => {
    const all = [7, 30];
    expect(reached(all, row('20', 6), [])).toEqual([]);
    expect(reached(all, row('20', 8), [])).toEqual([7]);
    expect(reached(all, row('20', 7), [{ days: 7, day: '2026-01-07' }])).toEqual([]);
    expect(reached(all, row('20', 7), [{ days: 7, day: '2025-12-31' }])).toEqual([7]);
    expect(reached(all, { day: '2026-01-01', streak: 20 }, [{ days: 7, day: '2025-12-19' }])).toEqual([]);
    expect(parseMilestones('7、30 100')).toEqual([7, 30, 100]);
    expect(parseMilestones('-')).toEqual([]);
    for (const odd of ['1', '9,3', '7,7', '1,2,3,4,5', 'x', '5000']) expect(parseMilestones(odd)).toBeUndefined();
  });
  it('read months, and put days together', () => {
    expect(daysOf('2026-11', [row('03', 9), row('20', 2), { day: '2026-12-01', streak: 3 }])).toEqual([
      1, 2, 3, 19, 20, 29, 30,
    ]);
    expect(stretches([1, 2, 3, 5, 9, 10], '、', 8)).toBe('1-3、5、9-10');
    expect(stretches([1, 3, 5, 7], '、', 2)).toBe('…、5、7');
    expect(
      ['', '10月', '12月', '2025-02', '上月', 'last', '2027-01', '13月'].map((m) => monthMeant(m, '2026-11-20')),
    ).toEqual(['2026-11', '2026-10', '2025-12', '2025-02', '2026-10', '2026-10', undefined, undefined]);
  });
  it('count a goal from days that were in none before', () => {
    const enough = ['2026-11-18', '2026-11-19', '2026-11-20'];
    expect(goalReached(enough, '2026-11-20', 3, undefined)).toBe(true);
    expect(goalReached(enough, '2026-11-20', 4, undefined)).toBe(false);
    expect(goalReached(enough, '2026-11-20', 3, '2026-11-18')).toBe(false);
    expect(goalReached(enough, '2026-11-20', 2, '2026-11-18')).toBe(true);
  });
});
