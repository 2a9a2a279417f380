import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, minute, type Harness } from '../../../test/harness.ts';
import { endOf } from './rules.ts';
import { parseDays } from './windows.ts';

describe('days that earn more', () => {
  const today = '2026-11-21';
  it('are read in many ways', () => {
    const one = (first: string, percent = 200, last = first) => ({ first, last, percent });
    expect(parseDays('今天', today)).toEqual(one('2026-11-21'));
    expect(parseDays('明天 3倍', today)).toEqual(one('2026-11-22', 300));
    expect(parseDays('12月12日', today)).toEqual(one('2026-12-12'));
    expect(parseDays('11月11日', today)).toEqual(one('2027-11-11'));
    expect(parseDays('12月30日到1月2日', today)).toEqual(one('2026-12-30', 200, '2027-01-02'));
    expect(parseDays('2026-12-11 to 2026-12-13 x1.5', today)).toEqual(one('2026-12-11', 150, '2026-12-13'));
    const odd = ['', '昨天', '2月30日', '2026-11-20', '今天 9倍', '今天 1倍', '12月1日到2月1日', '有什么用'];
    expect(odd.filter((text) => parseDays(text, today) !== undefined)).toEqual([]);
  });
});

describe('points by message', () => {
  let h: Harness;
  afterEach(() => h.close());

  it('are listed and changed: how many, how often, how soon again', async () => {
    h = await harness();
    expect((await h.say('May', '/积分规则'))[0]).toContain('签到 +5');
    expect(await h.say('May', '/积分规则 签到')).toEqual(['签到 +5，每天最多 1 次。']);
    expect((await h.say('May', '/积分规则 签到 10'))[0]).toContain('管理员');
    expect(await h.say('店长 Lin', '/积分规则 签到 10')).toEqual(['签到 +10，每天最多 1 次。']);
    expect((await h.say('May', '签到'))[0]).toContain('+10');
    await h.say('店长 Lin', '/积分规则 发言 2');
    expect(await h.say('店长 Lin', '/积分规则 发言 每天 3')).toEqual(['发言 +2，每天最多 3 次，隔 1 分钟算一次。']);
    expect(await h.say('店长 Lin', '/积分规则 发言 冷却 2小时')).toEqual(['发言 +2，每天最多 3 次，隔 2 小时算一次。']);
    await h.pass(minute);
    await h.say('May', '今天吃什么好呢');
    await h.pass(10 * minute);
    await h.say('May', '还是不知道吃什么');
    await h.pass(120 * minute);
    await h.say('May', '那就吃面条吧');
    expect(await h.say('May', '我的积分')).toEqual(['@May 现在 14 分。']);
    await h.restart();
    expect(await h.say('May', '/积分规则 发言')).toEqual(['发言 +2，每天最多 3 次，隔 2 小时算一次。']);
    await h.say('店长 Lin', '/撤销');
    expect(await h.say('May', '/积分规则 发言')).toEqual(['发言 +2，每天最多 3 次，隔 1 分钟算一次。']);
    expect(await h.say('店长 Lin', '/积分规则 每天 12')).toEqual(['好的，一个人每天最多得 12 分。']);
    expect((await h.say('店长 Lin', '/积分规则 签到 很多'))[0]).toContain('这样写');
  });

  it('are doubled on a day, and as usual after it', async () => {
    h = await harness();
    expect(await h.say('店长 Lin', '/双倍积分')).toEqual(['没有定加倍的日子。比如「双倍积分 11月11日」。']);
    expect(await h.say('店长 Lin', '/双倍积分 明天')).toEqual(['定好了：11月22日 ×2，整天都算。要撤回说「撤销」。']);
    expect((await h.say('May', '签到'))[0]).toContain('+5，');
    await h.restart();
    await h.pass(day);
    expect((await h.say('May', '签到'))[0]).toContain('+10，');
    expect((await h.say('May', '/为什么'))[0]).toContain('+10 签到 11月22日；+5 签到 11月21日');
    await h.pass(day);
    expect((await h.say('May', '签到'))[0]).toContain('+5，');
  });

  it('are no more doubled when that is taken back', async () => {
    h = await harness();
    await h.say('店长 Lin', '/双倍积分 今天 3倍');
    await h.say('店长 Lin', '/撤销');
    expect((await h.say('May', '签到'))[0]).toContain('+5，');
    await h.say('店长 Lin', '/双倍积分 今天 3倍');
    expect((await h.say('阿豪', '签到'))[0]).toContain('+15，');
    await h.say('店长 Lin', '/双倍积分 取消');
    expect(await h.say('店长 Lin', '/双倍积分')).toEqual(['没有定加倍的日子。比如「双倍积分 11月11日」。']);
  });

  it('say so in the other languages', async () => {
    h = await harness({ locale: 'zh-TW' });
    expect(await h.say('店长 Lin', '/點數規則 簽到 10')).toEqual(['簽到 +10，每天最多 1 次。']);
    await h.close();
    h = await harness({ locale: 'en' });
    expect(await h.say('店长 Lin', '/points rules')).toHaveLength(1);
    expect(await h.say('店长 Lin', '/points-rules message every 2h')).toEqual(['Message earns nothing now.']);
    await h.say('May', '/checkin');
    expect((await h.say('May', '/points why'))[0]).toContain('+5 Check-in');
    expect(await h.say('店长 Lin', '/double-points 2026-12-11 to 2026-12-13 x1.5')).toEqual([
      'Set: Dec 11 to Dec 13 ×1.5, the whole day. /undo takes it back.',
    ]);
  });
});

describe('points that end', () => {
  /** Lets time go by until this instant; what the bot said. */
  const until = (h: Harness, at: string): Promise<string[]> => h.pass(Date.parse(at) - h.clock.now());

  it('end with a period, by its days', () => {
    expect(endOf('never', '2026-11-21')).toBeUndefined();
    expect(endOf('year', '2026-11-21')).toEqual({ end: '2027-01-01', since: '2026-01-01' });
    expect(endOf('half', '2026-11-21')).toEqual({ end: '2027-01-01', since: '2026-07-01' });
    expect(endOf('quarter', '2026-11-21')).toEqual({ end: '2027-01-01', since: '2026-10-01' });
    expect(endOf('half', '2026-01-01')).toEqual({ end: '2026-07-01', since: '2026-01-01' });
    expect(endOf('quarter', '2026-12-31')?.end).toBe('2027-01-01');
  });

  it('are said seven days before, once, then go: the oldest, as far as they are unspent', async () => {
    const h = await harness();
    await h.say('lin', '/加分 @May 100');
    await h.say('lin', '/加分 @阿豪 40');
    expect((await h.say('lin', '/设置 积分到期 每季'))[0]).toContain('提前 7 天');
    await h.press('lin', 1);
    await h.say('lin', '/设置 积分到期 每季');
    await h.say('May', '签到');
    // The quarter in which they were earned: nothing is old enough yet, so nothing is said and nothing goes.
    expect(await until(h, '2027-01-02T09:00:00+08:00')).toEqual([]);
    expect(await h.say('May', '我的积分')).toEqual(['@May 现在 105 分。']);
    await h.say('lin', '/扣分 @May 25');
    await h.say('lin', '/加分 @May 7');
    await h.restart();
    expect(await until(h, '2027-03-25T09:59:00+08:00')).toEqual([]);
    expect(await until(h, '2027-03-25T10:01:00+08:00')).toEqual([
      '提醒一下：1月1日以前得的积分，4月1日零点到期，记得先用。发「我的积分」看自己有多少。',
    ]);
    expect(await h.say('May', '我的积分')).toEqual(['@May 现在 87 分，其中 80 分到 4月1日为止，先用掉吧。']);
    await h.say('lin', '/扣分 @阿豪 15');
    expect(await until(h, '2027-04-02T10:00:00+08:00')).toEqual([]);
    expect(await h.say('May', '我的积分')).toEqual(['@May 现在 7 分。']);
    expect((await h.say('May', '/为什么'))[0]).toContain('-80 到期 4月1日');
    expect(await h.say('阿豪', '我的积分')).toEqual(['还没有积分，发「签到」就有了。']);
    expect(h.errors).toEqual([]);
    await h.close();
  });

  it('stay when the bot was away while it should have said so, and end a period later', async () => {
    const h = await harness();
    await h.say('lin', '/加分 @May 100');
    await h.say('lin', '/设置 积分到期 每季');
    await h.press('lin', 1);
    await h.say('May', '签到');
    await until(h, '2027-03-20T10:00:00+08:00');
    await h.banyan.stop();
    await h.clock.moveTo(Date.parse('2027-04-03T10:00:00+08:00'), () => Promise.resolve());
    await h.restart();
    expect(await until(h, '2027-04-04T10:00:00+08:00')).toEqual([]);
    expect(await h.say('May', '我的积分')).toEqual(['@May 现在 105 分。']);
    expect((await until(h, '2027-06-24T10:01:00+08:00')).join()).toContain('7月1日零点到期');
    await until(h, '2027-07-02T10:00:00+08:00');
    expect(await h.say('May', '我的积分')).toEqual(['还没有积分，发「签到」就有了。']);
    expect(h.errors).toEqual([]);
    await h.close();
  });

  it('stay when nobody was told in time, and when it is switched off again', async () => {
    const h = await harness();
    await h.say('lin', '/加分 @May 100');
    await until(h, '2027-03-28T10:00:00+08:00');
    await h.say('lin', '/设置 积分到期 每季');
    await h.press('lin', 1);
    await h.say('May', '签到');
    await until(h, '2027-04-02T00:00:00+08:00');
    expect(await h.say('May', '我的积分')).toEqual(['@May 现在 105 分。']);
    await until(h, '2027-06-24T00:00:00+08:00');
    await h.say('lin', '/设置 积分到期 不到期');
    await until(h, '2027-07-02T00:00:00+08:00');
    expect(await h.say('May', '我的积分')).toEqual(['@May 现在 105 分。']);
    expect(h.errors).toEqual([]);
    await h.close();
  });
});
