import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, minute, type Harness } from '../../../test/harness.ts';
import { defineOutbox } from '../../schema.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

it('is made, shows its next three times, comes on time, again and again, over a restart', async () => {
  const b = (h = await harness());
  expect(await b.say('lin', '/定时 每天 12:00 吃饭啦')).toEqual([
    '记下了，1 号：每天 12:00「吃饭啦」。\n接下来：11月21日 12:00、11月22日 12:00、11月23日 12:00。',
  ]);
  expect(await b.pass(2 * hour - 1)).toEqual([]);
  expect(await b.pass(1)).toEqual(['吃饭啦']);
  await b.restart();
  expect(await b.pass(day)).toEqual(['吃饭啦']);
});

it('of one day comes once and is gone', async () => {
  const b = (h = await harness());
  expect((await b.say('lin', '/定时 今晚8点 秒杀')).join()).toMatch(/11月21日 20:00「秒杀」。\n就这一次/u);
  expect(await b.pass(2 * day)).toEqual(['秒杀']);
  expect(await b.say('lin', '/我的定时')).toEqual(['这里还没有定时。发「定时 每天 9:00 早安」就有了。']);
});

it('of a day that not every month has says where it comes instead', async () => {
  const b = (h = await harness());
  expect(await b.say('lin', '/定时 每月31号 10:00 结算')).toEqual([
    '记下了，1 号：每月31号 10:00「结算」。\n接下来：11月30日 10:00、12月31日 10:00、1月31日 10:00。\n没有 31 号的月份，最后一天说。',
  ]);
  expect((await b.say('lin', '/定时 改 1 每月最后一天 9:00')).join()).not.toContain('没有');
  expect((await b.say('lin', '/定时 改 1 每年2月29日 9:00')).join()).toContain('没有 2 月 29 日的年份，28 日说。');
  expect((await b.say('lin', '/定时 每年母亲节 9:00 打电话')).join()).toMatch(
    /每年母亲节 9:00「打电话」。\n接下来：5月9日 09:00、5月14日/u,
  );
});

it('is listed, edited, paused, resumed and removed, and a removal is taken back', async () => {
  const b = (h = await harness());
  await b.say('lin', '/定时 每天 12:00 吃饭啦');
  await b.say('lin', '/定时 每周一、三 20:00 直播');
  expect(await b.say('lin', '/我的定时')).toEqual([
    '1. 每天 12:00「吃饭啦」，下次 12:00\n2. 每周一、三 20:00「直播」，下次 11月23日 20:00\n改、停、删：「定时 改 3 …」「定时 停 3」「定时 删 3」。',
  ]);
  expect((await b.say('lin', '/定时 改 1 每天 11:00')).join()).toMatch(/1 号：每天 11:00「吃饭啦」/u);
  expect((await b.say('lin', '/定时 改 1 开饭')).join()).toMatch(/1 号：每天 11:00「开饭」/u);
  expect(await b.pass(2 * hour)).toEqual(['开饭']);
  expect(await b.say('lin', '/定时 停 1')).toEqual(['1 号先停着。接着来：「定时 开 1」。']);
  expect(await b.pass(day)).toEqual([]);
  await b.say('lin', '/定时 开 1');
  expect(await b.pass(day)).toEqual(['开饭']);
  expect(await b.say('lin', '/定时 删 1')).toEqual(['1 号定时删了。']);
  expect(await b.pass(hour)).toEqual([]);
  await b.say('lin', '/撤销');
  expect((await b.say('lin', '/我的定时')).join()).toMatch(/^1\. 每天 11:00「开饭」/u);
  expect(await b.say('lin', '/定时 删 9')).toEqual(['这里没有 9 号定时，发「我的定时」看看。']);
});

it('says what is missing, and who may', async () => {
  const b = (h = await harness());
  expect(await b.say('may', '/定时 每天 9:00 早安')).toEqual(['这个要管理员来。']);
  expect((await b.say('lin', '/定时 每天 早安')).join()).toMatch(/^几点？/u);
  expect((await b.say('lin', '/定时 每天 9:00')).join()).toMatch(/^要我说什么？/u);
  expect((await b.say('lin', '/定时')).join()).toMatch(/^什么时候、说什么？/u);
  expect((await b.say('lin', '/定时 删')).join()).toMatch(/^哪一条、怎么改？/u);
  expect((await b.say('lin', '/定时 改 3')).join()).toMatch(/^哪一条、怎么改？/u);
  expect((await b.tell('lin', '定时 每天 9:00 早安')).join()).toMatch(/1 号：每天 9:00「早安」/u);
});

it('too late after downtime it is not said, and goes on the next day', async () => {
  const b = (h = await harness());
  await b.say('lin', '/定时 每天 12:00 吃饭啦');
  await b.banyan.stop();
  await b.clock.moveTo(b.clock.now() + 5 * hour, async () => undefined);
  await b.restart();
  expect(await b.pass(minute)).toEqual([]);
  expect(await b.pass(day)).toEqual(['吃饭啦']);
});

it('follows the community to another time zone', async () => {
  const b = (h = await harness());
  await b.say('lin', '/定时 每天 12:00 吃饭啦');
  await b.say('lin', '/设置 时区 Asia/Tokyo');
  expect(await b.pass(hour)).toEqual(['吃饭啦']);
});

it('counts in the one budget: in quiet hours it waits, and that is said when it is made', async () => {
  const b = (h = await harness());
  await b.say('lin', '/上限 免打扰 22-8');
  expect((await b.say('lin', '/定时 每天 23:00 晚安')).join()).toMatch(/那时在免打扰时段，会等到 08:00 再说。$/u);
  expect(await b.pass(14 * hour)).toEqual([]);
  expect((await b.say('lin', '/为什么没发')).join()).toMatch(/^23:00|^11月21日 23:00/u);
  expect(await b.pass(8 * hour)).toEqual(['晚安']);
});

it('speaks English and Traditional Chinese', async () => {
  const b = (h = await harness({ locale: 'en' }));
  expect(await b.say('lin', '/schedule every weekday 9:00 Good morning')).toEqual([
    'Noted as number 1: every weekday 9:00, "Good morning".\nNext: Nov 23, 09:00; Nov 24, 09:00; Nov 25, 09:00.',
  ]);
  expect((await b.say('lin', '/schedules')).join()).toMatch(/^1\. every weekday 9:00: "Good morn…", next Nov 23/u);
  await b.close();
  h = await harness({ locale: 'zh-TW', timeZone: 'Asia/Taipei' });
  expect((await h.say('lin', '/定時 每年農曆八月十五 20:00 賞月')).join()).toMatch(/每年農曆八月十五 20:00「賞月」/u);
});

describe('in all groups', () => {
  const groups = async (b: Harness, n: number): Promise<void> => {
    for (let i = 1; i <= n; i++)
      await b.deliver({
        who: 'lin',
        text: '大家好',
        room: { id: `g${i}`, kind: 'group', name: `群 ${i}` },
        from: { id: 'lin', name: '店长 Lin', role: 'owner' },
      });
  };
  const sentTo = async (b: Harness, words: string): Promise<number> => {
    const { outbox } = b.database.t(defineOutbox);
    const rows = await b.database.read.select().from(outbox);
    return new Set(rows.filter((r) => JSON.stringify(r.payload).includes(`"say":"${words}"`)).map((r) => r.room)).size;
  };

  it('is said in each, also in one that came later, and listed in each; removed it is gone', async () => {
    const b = (h = await harness());
    await b.say('lin', '大家好');
    await groups(b, 2);
    expect((await b.tell('lin', '定时 所有群 每天 12:00 吃饭啦')).join()).toContain(
      '记下了，1 号：所有群（3 个） 每天 12:00「吃饭啦」。',
    );
    await groups(b, 3);
    await b.pass(2 * hour);
    expect(await sentTo(b, '吃饭啦')).toBe(4);
    expect((await b.say('lin', '/我的定时')).join()).toMatch(/^1\. 所有群 每天 12:00「吃饭啦」/u);
    expect((await b.tell('lin', '定时 改 1 每天 13:00')).join()).toContain('1 号：所有群 每天 13:00「吃饭啦」');
    expect(await b.tell('lin', '定时 删 1')).toEqual(['※店长 Lin: 1 号定时删了。']);
    // The number of a time is none of groups.
    for (const [text, when] of [
      ['所有群 3 天后 9:00 开会', '11月24日 9:00「开会」'],
      ['所有群3天后 9:00 开会', '11月24日 9:00「开会」'],
      ['所有群 30 分钟后 开会', '11月21日 12:30「开会」'],
      ['所有群 2 周后 9:00 开会', '12月5日 9:00「开会」'],
      ['all groups 9 pm 开会', '11月21日 21:00「开会」'],
      ['所有群 4 天天 9:00 开会', '每天 9:00「开会」'],
    ])
      expect((await b.tell('lin', `定时 ${text}`)).join()).toContain(`所有群（4 个） ${when}`);
    expect((await b.say('may', '/定时 所有群 每天 9:00 早安')).join()).toContain('管理员');
  });

  it('of many wants the number said, and reaches them in batches, once each', async () => {
    const b = (h = await harness());
    await b.say('lin', '大家好');
    await groups(b, 59);
    expect(await b.tell('lin', '定时 所有群 今晚8点 秒杀')).toEqual([
      '※店长 Lin: 一次要在 60 个群说。确定的话写上数字：「定时 所有群 60 每天 9:00 早安」。',
    ]);
    await b.tell('lin', '定时 所有群 60 今晚8点 秒杀');
    await b.pass(10 * hour - minute);
    await b.restart();
    await b.pass(2 * minute);
    expect(await sentTo(b, '秒杀')).toBe(60);
    expect((await b.tell('lin', '我的定时')).join()).toContain('还没有定时');
  });
});
