import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, type Harness } from '../../../test/harness.ts';
import { outdated, parseBoard } from './boards.ts';
import { defineLeaderboard } from './schema.ts';

describe('leaderboard', () => {
  let h: Harness;
  afterEach(() => h.close());
  const give = async (who: string, points: number): Promise<void> => {
    await h.deliver({
      who: 'lin',
      text: `/加分 ${points}`,
      mentions: [{ id: who, name: who }],
      from: { id: 'lin', name: '店长 Lin', role: 'owner' },
    });
  };

  it('shows five of many: more points first, who has as much in the order of joining', async () => {
    h = await harness();
    const many = Array.from({ length: 14 }, (_, i) => `u${i}`);
    for (const who of many) await h.deliver({ who, text: '签到' });
    for (const who of ['u9', 'u12']) await give(who, 3);
    await h.settle();
    const [said] = await h.say('May', '排行榜');
    expect(said).toContain('1. u9 8，1. u12 8，3. u0 5，3. u1 5，3. u2 5\n');
  });

  it('shows all of few', async () => {
    h = await harness();
    expect(await h.say('May', '排行榜')).toEqual(['榜上还没人，第一个签到的就是第一名。']);
    await h.say('May', '签到');
    expect((await h.say('May', '排行榜'))[0]).toContain('1. May 5');
  });

  it('says who is just before and after whoever is not among the first', async () => {
    h = await harness();
    for (let i = 0; i < 8; i++) await give(`u${i}`, 20 - i);
    await h.say('May', '签到');
    for (const who of ['x1', 'x2']) await give(who, 5);
    await give('low', 2);
    await h.settle();
    expect(await h.say('May', '排行榜')).toEqual([
      '总榜：1. u0 20，2. u1 19，3. u2 18\n你第 9 名，5 分，前面 u7 13，后面 x1 5。',
    ]);
  });

  it('keeps a place right by the tree as by counting, through commits and a restart', async () => {
    h = await harness();
    await h.say('May', '签到');
    const { standings } = h.database.t(defineLeaderboard);
    // More than are counted row by row.
    await h.database.write(async () => {
      for (let i = 0; i < 12; i++)
        await h.database.db.insert(standings).values(
          Array.from({ length: 100 }, (_, n) => ({
            community: 1,
            board: 'points/all',
            member: 10_000 + i * 100 + n,
            hidden: false,
            value: 10 + i * 100 + n,
          })),
        );
    });
    const place = async (): Promise<string> => (await h.say('May', '排行榜'))[0]?.split('\n')[1] ?? '';
    expect(await place()).toContain('你第 1201 名，5 分');
    await give('may', 100);
    await give('u1', 50);
    await h.settle();
    // 105: 1,209 is the best, so 1,104 have more; u1 with 50 has not.
    expect(await place()).toContain('你第 1105 名，105 分');
    await h.restart();
    expect(await place()).toContain('你第 1105 名，105 分');
    await h.say('May', '/不上榜');
    await h.say('May', '/上榜');
    expect(await place()).toContain('你第 1105 名，105 分');
    // Both in one commit.
    await h.pass(hour);
    await Promise.all([give('may', 5), h.deliver({ who: 'may', text: '排行榜' })]);
    await h.settle();
    expect(await place()).toContain('你第 1100 名，110 分');
  });

  it('counts check-ins and topics by period, in any order of words', async () => {
    h = await harness();
    await h.say('May', '签到');
    await h.pass(day);
    await h.say('May', '签到');
    await h.say('阿豪', '签到');
    expect(await h.say('May', '排行榜 签到')).toEqual(['总榜签到：1. May 2，2. 阿豪 1\n你第 1 名，2 次。']);
    expect(await h.say('May', '排行榜 今天 签到')).toEqual(['今天签到：1. May 1，1. 阿豪 1\n你第 1 名，1 次。']);
    expect(await h.say('May', '排行榜 邀请榜')).toEqual(['这个榜上还没人。']);
    expect(parseBoard('签到 签到')).toBeUndefined();
    expect(parseBoard('有什么用')).toBeUndefined();
  });

  it('counts messages when asked to', async () => {
    h = await harness();
    await h.say('May', '今天天气不错');
    expect(await h.say('May', '排行榜 发言')).toEqual(['这里没有数发言。管理员说「设置 发言榜 开」就开始数。']);
    await h.say('店长 Lin', '/设置 发言榜 开');
    await h.say('May', '今天天气不错');
    await h.say('May', '真的不错');
    expect(await h.say('May', '排行榜 发言')).toEqual(['总榜发言：1. May 2\n你第 1 名，2 次。']);
  });

  it('shows nobody who does not want to be shown, and counts on', async () => {
    h = await harness();
    await h.say('May', '签到');
    await h.say('阿豪', '签到');
    expect(await h.say('May', '/不上榜')).toEqual(['好的 @May，榜上不显示你，分照样攒。想回来说「上榜」。']);
    await h.pass(day);
    await h.say('May', '签到');
    expect(await h.say('May', '排行榜')).toEqual(['总榜：1. 阿豪 5\n你选了不上榜，想回来说「上榜」。']);
    await h.restart();
    expect(await h.say('May', '排行榜')).toEqual(['总榜：1. 阿豪 5\n你选了不上榜，想回来说「上榜」。']);
    await h.say('May', '/上榜');
    expect(await h.say('May', '排行榜')).toEqual(['总榜：1. May 10，2. 阿豪 5\n你第 1 名，10 分。']);
  });

  it('begins a season anew and keeps the one before', async () => {
    h = await harness();
    await h.say('May', '签到');
    expect(await h.say('May', '排行榜 上赛季')).toEqual(['还没有上一个赛季。']);
    expect(await h.say('店长 Lin', '/新赛季 秋天')).toEqual([
      '第 2 赛季「秋天」开始了，积分和等级都不变。\n上赛季前几名：May。',
    ]);
    await h.say('阿豪', '签到');
    expect(await h.say('May', '排行榜 赛季')).toEqual(['本赛季：1. 阿豪 5\n你还没上榜，签到就有分。']);
    expect(await h.say('May', '排行榜 上赛季')).toEqual(['上赛季：1. May 5\n你第 1 名，5 分。']);
    await h.restart();
    expect((await h.say('May', '排行榜 赛季'))[0]).toContain('1. 阿豪 5');
    expect((await h.say('May', '排行榜'))[0]).toContain('1. May 5，1. 阿豪 5');
    await h.say('店长 Lin', '/撤销');
    expect(await h.say('May', '排行榜 上赛季')).toEqual(['还没有上一个赛季。']);
  });

  it('posts the week before on Monday where that is wanted, once', async () => {
    h = await harness();
    await h.say('店长 Lin', '/设置 每周排行 开');
    await h.say('May', '签到');
    // Saturday to Monday at ten.
    expect(await h.pass(day)).toEqual([]);
    expect(await h.pass(day)).toEqual(['上周前几名：1. May 5。']);
    await h.say('阿豪', '签到');
    await h.restart();
    expect(await h.pass(7 * day + hour)).toEqual(['上周前几名：1. 阿豪 5。']);
    expect(await h.pass(14 * day)).toEqual([]);
  });

  it('forgets days and weeks nobody can ask for', async () => {
    h = await harness();
    await h.say('May', '签到');
    await h.pass(40 * day);
    await h.say('May', '签到');
    const { standings } = h.database.t(defineLeaderboard);
    const kept = (await h.database.read.select().from(standings)).map((r) => r.board);
    expect(kept.filter((b) => b.startsWith('points/2026-11-')).length).toBe(0);
    expect(kept).toContain('points/w2026-11-16');
    expect(outdated('2026-12-31')).toContain('points/2026-11-21');
  });

  it('speaks the other languages', async () => {
    h = await harness({ locale: 'zh-TW' });
    await h.say('May', '簽到');
    expect(await h.say('May', '排行榜 週')).toEqual(['本週：1. May 5\n你第 1 名，5 點。']);
    await h.close();
    h = await harness({ locale: 'en' });
    await h.say('May', '/checkin');
    expect(await h.say('May', '/top week')).toEqual(['This week: 1. May 5\nYou are number 1 with 5.']);
    expect(await h.say('店长 Lin', '/new-season')).toEqual([
      'Season 2 begins. Points and levels stay.\nBest of the last one: May.',
    ]);
  });
});
