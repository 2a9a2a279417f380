import { afterEach, describe, expect, it } from 'vitest';

import { day, everythingBut, harness, hour, minute, type Harness } from '../../../test/harness.ts';
import { unbalanced } from '../../../test/scenarios/day-checks.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { commitmentOf, listHashOf, ranking, type Entry } from './rules.ts';
import { defineDraws } from './schema.ts';
import { readSpec } from './spec.ts';
import { parseWhen } from '../../kit/when.ts';
import { publicDraw } from './store-public.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

const now = Date.parse('2026-11-21T10:00:00+08:00'); // a Saturday
const zone = 'Asia/Shanghai';
const seed = 'a1'.repeat(32);
const entries = (n: number, weight: (i: number) => number = () => 1): Entry[] =>
  Array.from({ length: n }, (_, i) => ({ number: i + 1, at: now + i, weight: weight(i + 1) }));

describe('the rule of a draw', () => {
  it('draws everybody once, and the same again', () => {
    const all = entries(50);
    const order = ranking(all, seed, 50);
    expect(order.toSorted((a, b) => a - b)).toEqual(all.map((e) => e.number));
    expect(ranking(all, seed, 3)).toEqual(order.slice(0, 3));
    expect(ranking(all, 'b2'.repeat(32), 50)).not.toEqual(order);
    expect(commitmentOf(12, seed)).not.toBe(commitmentOf(13, seed));
    expect(listHashOf(all)).not.toBe(listHashOf(entries(49)));
  });

  it('is even: over 6,000 draws of 1 from 6 no number is off by more than chance allows', () => {
    const won = new Map<number, number>();
    for (let i = 0; i < 6000; i++) {
      const [first = 0] = ranking(entries(6), i.toString(16).padStart(64, '0'), 1);
      won.set(first, (won.get(first) ?? 0) + 1);
    }
    // Chi-squared with 5 degrees of freedom: 20.5 is passed by 1 in 1,000.
    const chi = [...won.values()].reduce((s, n) => s + (n - 1000) ** 2 / 1000, 0);
    expect(won.size).toBe(6);
    expect(chi).toBeLessThan(20.5);
  });

  it('lets a double weight win twice as often', () => {
    let heavy = 0;
    for (let i = 0; i < 3000; i++)
      heavy +=
        ranking(
          entries(2, (n) => (n === 1 ? 2 : 1)),
          i.toString(16).padStart(64, '0'),
          1,
        )[0] === 1
          ? 1
          : 0;
    expect(heavy).toBeGreaterThan(1900);
    expect(heavy).toBeLessThan(2100);
  });
});

describe('reading a draw', () => {
  const at = (iso: string): number => Date.parse(`${iso}+08:00`);
  it.each([
    ['明天20点', '2026-11-22T20:00:00'],
    ['今晚8点半', '2026-11-21T20:30:00'],
    ['周五 20:00', '2026-11-27T20:00:00'],
    ['后天下午3点', '2026-11-23T15:00:00'],
    ['12月1日 9:00', '2026-12-01T09:00:00'],
    ['30分钟后', '2026-11-21T10:30:00'],
    ['2小時後', '2026-11-21T12:00:00'],
    ['9:00', '2026-11-22T09:00:00'],
    ['tomorrow 8pm', '2026-11-22T20:00:00'],
    ['in 2h', '2026-11-21T12:00:00'],
    ['friday 20:00', '2026-11-27T20:00:00'],
  ])('%s', (words, iso) => {
    expect(parseWhen(`奶茶券 ${words} x3`, now, zone)).toEqual({ at: at(iso), rest: '奶茶券 x3' });
  });
  it.each(['昨天', '今天9点', '25:00', '2月31日 9:00', 'x3', ''])('%s is no moment to come', (words) => {
    expect(parseWhen(words, now, zone)).toBeUndefined();
  });

  it('takes the terms in any order; what is left is the prize', () => {
    expect(
      readSpec('星巴克券 x3 明天20点 满50人 等级3 花10分 进群满7天 积分满20 今天签到 口令 芝麻开门', now, zone),
    ).toEqual({
      prize: '星巴克券',
      winners: 3,
      closesAt: at('2026-11-22T20:00:00'),
      full: 50,
      price: 10,
      needs: { points: 20, days: 7, level: 3, checkin: true },
      weighting: 'equal',
      phrase: '芝麻开门',
    });
    expect(readSpec('free coffee x2 at 50 people costs 5 points double for check-ins', now, zone)).toEqual({
      prize: 'free coffee',
      winners: 2,
      full: 50,
      price: 5,
      needs: {},
      weighting: 'checkin',
    });
    expect(readSpec('手机 x1；奶茶券 x3 ; 贴纸 明天20点 花5分', now, zone)).toEqual({
      prizes: [
        { name: '手机', count: 1 },
        { name: '奶茶券', count: 3 },
        { name: '贴纸', count: 1 },
      ],
      closesAt: at('2026-11-22T20:00:00'),
      price: 5,
      needs: {},
      weighting: 'equal',
    });
    expect(readSpec('a；b；c；d；e；f 明天20点', now, zone)).toEqual({ fault: 'prizes' });
    expect(readSpec('手机 x1；x3 明天20点', now, zone)).toEqual({ fault: 'prizes' });
    expect(readSpec('手机 x60；券 x60 明天20点', now, zone)).toEqual({ fault: 'winners' });
    expect(readSpec('券 x101 明天20点', now, zone)).toEqual({ fault: 'winners' });
    expect(readSpec('券 花99999分 明天20点', now, zone)).toEqual({ fault: 'price' });
    expect(readSpec(`${'券'.repeat(41)} 明天20点`, now, zone)).toEqual({ fault: 'prize' });
  });
});

const begin = async (o: Parameters<typeof harness>[0] = {}): Promise<Harness> => {
  const made = await harness(o);
  await made.arrive();
  await made.say('lin', '大家好');
  await switchOn(made, 'draws');
  return made;
};

describe('a draw', () => {
  it('is announced with its proof, joined by word and button, drawn at its time, claimed in private', async () => {
    h = await begin();
    const [announced] = await h.say('lin', '/抽奖 奶茶券 x1 明天20点');
    expect(announced).toMatch(/^抽奖 1：奶茶券 x1，.*20:00 开奖。\n发「参加」就行。凭证 [0-9a-f]{20} \[参加\]$/u);
    expect(await h.say('may', '参加')).toEqual(['参加了抽奖 1：May（1 号）']);
    expect(await h.press('hao', '参加')).toEqual(['参加了抽奖 1：阿豪（2 号）']);
    expect(await h.say('may', '参加！')).toEqual(['@May 已经参加了，你是 1 号。']);
    const [open] = await h.say('hao', '/核验 1');
    expect(open).toMatch(/^抽奖 1：2 人参加，还没开奖。凭证 [0-9a-f]{20}$/u);
    const [won, ...more] = await h.pass(2 * day);
    expect(won).toMatch(
      /^🎉 抽奖 1 开奖，奶茶券：@(May|阿豪)\n私聊我发「领奖 1」，72 小时内有效。2 人参加，「核验 1」可查。$/u,
    );
    expect(more).toEqual([]);
    const winner = won!.includes('May') ? 'may' : 'hao';
    const loser = winner === 'may' ? 'hao' : 'may';
    expect(await h.tell(loser, '领奖 1')).toEqual([expect.stringContaining('没有等你领的奖')]);
    const claimed = await h.tell(winner, '领奖 1 寄到公司');
    expect(claimed[0]).toContain('领到了：「奶茶券」');
    expect(claimed.slice(1).join()).toMatch(/※店长 Lin: .*领了抽奖 1 的「奶茶券」.*\n留言：寄到公司/u);
    expect(await h.tell(winner, '领奖 1')).toEqual([expect.stringContaining('没有等你领的奖')]);
    expect(await h.say('may', '参加')).toEqual([]);
    const d = await publicDraw(h.database, 1);
    expect(d?.commitment.slice(0, 20)).toBe(open!.slice(-20));
    expect(commitmentOf(1, d!.seed!)).toBe(d!.commitment);
    expect(d?.places).toEqual([{ number: winner === 'may' ? 1 : 2, prize: 0, state: 'claimed', why: null }]);
  });

  it('keeps seed and list secret until it is drawn', async () => {
    h = await begin();
    await h.say('lin', '/抽奖 券 明天20点');
    await h.say('may', '参加');
    expect(await publicDraw(h.database, 1)).toMatchObject({ state: 'open', seed: null, list: null, listHash: null });
  });

  it('holds prices in a pot, gives them back when called off, spends them when drawn', async () => {
    h = await begin();
    await h.say('lin', '/抽奖 券 x1 明天20点 花5分');
    expect(await h.say('may', '参加')).toEqual(['@May 参加要花 5 分，你有 0 分，签到可以攒。']);
    await h.say('may', '签到');
    await h.say('hao', '签到');
    await h.say('may', '参加');
    expect(await h.say('may', '积分')).toEqual(['还没有积分，发「签到」就有了。']);
    expect(await h.say('lin', '/取消抽奖 1')).toEqual(['抽奖 1（券）取消了，1 个人的积分已经退回。']);
    expect(await h.say('may', '积分')).toEqual([expect.stringContaining('5')]);
    expect(await h.say('lin', '/取消抽奖 1')).toEqual(['抽奖 1 已经结束了，改不了了。']);
    await h.say('lin', '/抽奖 券 x1 满2人 花5分');
    await h.say('may', '参加');
    const said = await h.say('hao', '参加');
    expect(said.join()).toContain('🎉 抽奖 2 开奖');
    expect(await h.pass(20 * day)).not.toContainEqual(expect.stringContaining('开奖'));
    expect(await unbalanced(h.database)).toEqual([]);
  });

  it('asks for what it needs, kindly', async () => {
    h = await begin();
    await h.say('lin', '/抽奖 券 明天20点 今天签到 积分满10');
    expect(await h.say('may', '参加')).toEqual(['@May 先发「签到」，再来参加。']);
    await h.say('may', '签到');
    expect(await h.say('may', '参加')).toEqual(['@May 要积分满 10，你有 5，签到可以攒。']);
  });

  it('is for those who carry a tag, and nobody is told which', async () => {
    h = await begin();
    await h.say('may', '早');
    await h.say('lin', '/标签 @May VIP');
    const [announced] = await h.say('lin', '/抽奖 奶茶券 x1 明天20点 标签 vip');
    expect(announced).toContain('，限部分群友。');
    expect(announced).not.toMatch(/vip/i);
    expect(await h.say('hao', '参加')).toEqual(['@阿豪 这次只给一部分群友，下次还有机会。']);
    expect(await h.say('may', '参加')).toEqual(['参加了抽奖 1：May（1 号）']);
  });
  it('is for a level and above where it says so', async () => {
    h = await begin();
    const [announced] = await h.say('lin', '/抽奖 券 明天20点 5级以上');
    expect(announced).toContain('，5 级以上。');
    expect(await h.say('may', '参加')).toEqual(['@May 这次要 5 级以上，多聊聊就升级了。']);
  });

  it('goes to the next in the public order when nobody claims, and when staff say so', async () => {
    h = await begin();
    await h.say('lin', '/抽奖 券 x1 满3人');
    for (const who of ['may', 'hao', 'sofia']) await h.say(who, '参加');
    const order = ranking(
      (await h.database.read.select().from(h.database.t(defineDraws).drawEntries)).map((e) => e),
      (await publicDraw(h.database, 1))!.seed!,
      3,
    );
    const said = await h.say('lin', `/补抽 1 ${order[0]}`);
    expect(said.join()).toMatch(new RegExp(`抽奖 1：${order[0]} 号联系不上，顺延给 @`, 'u'));
    expect((await h.pass(73 * hour)).join()).toMatch(new RegExp(`抽奖 1：${order[1]} 号没来领，顺延给 @`, 'u'));
    const d = await publicDraw(h.database, 1);
    expect(d?.places.map((p) => p.number)).toEqual(order);
    expect(d?.places.map((p) => p.why)).toEqual(['staff', 'late', null]);
    expect(await h.say('lin', '/补抽 1 99')).toEqual(['这样写：「补抽 1 7」，7 是联系不上的号码。']);
  });

  it('says to the next how to reach the bot where only friends can', async () => {
    h = await begin({ can: everythingBut('private.open') });
    await h.say('lin', '/抽奖 券 x1 满2人');
    for (const who of ['may', 'hao']) await h.say(who, '参加');
    const { places } = (await publicDraw(h.database, 1))!;
    expect((await h.say('lin', `/补抽 1 ${places[0]!.number}`)).join()).toContain('。加我好友，备注「领奖 1」。');
  });

  it('asked something, takes a command called outright for one, not for an answer', async () => {
    const b = (h = await begin());
    expect((await b.say('lin', '/抽奖 手机')).join()).toMatch(/^什么时候开奖/u);
    expect((await b.say('lin', '/抽奖 奶茶券 x3 明天20点')).join()).toMatch(/^抽奖 1：奶茶券 x3/u);
    await b.pass(hour);
    await b.say('lin', '/抽奖 手机');
    expect(await b.say('lin', '/取消')).toEqual(['好，先不弄了。']);
    expect((await b.say('lin', '/抽奖 手机 x1；x3 明天20点')).join()).toContain('「手机 x1；奶茶券 x3」');
    expect((await b.tell('may', '领奖')).join()).toContain('「/领奖 12」');
  });

  it('has several prizes: the first places bring the first, and who follows gets what was left', async () => {
    h = await begin();
    expect((await h.say('lin', '/抽奖 手机 x1；奶茶券 x1 满3人'))[0]).toMatch(/^抽奖 1：手机 x1、奶茶券 x1，满 3 人/u);
    await h.say('may', '参加');
    await h.say('hao', '参加');
    const said = await h.say('sofia', '参加');
    const { places } = (await publicDraw(h.database, 1))!;
    const names = ['', 'May', '阿豪', 'Sofia'];
    const [first, second] = places;
    expect(places.map((p) => p.prize)).toEqual([0, 1]);
    expect(said.join()).toContain(
      `🎉 抽奖 1 开奖：\n手机：@${names[first!.number]}\n奶茶券：@${names[second!.number]}\n私聊我发`,
    );
    const keys = ['', 'may', 'hao', 'sofia'];
    expect((await h.tell(keys[second!.number]!, '领奖 1'))[0]).toContain('领到了：「奶茶券」');
    const third = [1, 2, 3].find((n) => places.every((p) => p.number !== n))!;
    expect((await h.say('lin', `/补抽 1 ${first!.number}`)).join()).toContain(
      `抽奖 1：${first!.number} 号联系不上，「手机」顺延给 @${names[third]}`,
    );
    expect((await h.tell(keys[third]!, '领奖 1'))[0]).toContain('领到了：「手机」');
    expect((await h.say('lin', '/抽奖'))[0]).toBe('奖品是什么？');
    expect((await h.say('lin', '茶 x2；券'))[0]).toContain('什么时候开奖');
  });

  it('waits for its phrase and nothing else, and for 1 where there are no buttons', async () => {
    h = await begin({ can: everythingBut('choices') });
    await h.say('lin', '/抽奖 券 明天20点 口令 芝麻开门');
    expect(await h.say('may', '参加')).toEqual([]);
    expect(await h.say('may', '芝麻开门！')).toEqual(['参加了抽奖 1：May（1 号）']);
    await h.say('lin', '/抽奖 茶 明天20点');
    expect(await h.say('hao', '1')).toEqual(['参加了抽奖 2：阿豪（1 号）']);
  });

  it('is made by answering questions, survives a restart, and is nothing for members', async () => {
    h = await begin();
    expect(await h.say('may', '/抽奖')).toEqual(['现在没有抽奖，有了会在群里说。']);
    expect((await h.say('may', '/抽奖 券 明天20点')).join()).not.toContain('凭证');
    expect(await h.say('lin', '/抽奖')).toEqual(['奖品是什么？']);
    expect((await h.say('lin', '奶茶券'))[0]).toContain('送几份');
    expect((await h.say('lin', '2'))[0]).toContain('什么时候开奖');
    expect((await h.say('lin', '满2人'))[0]).toMatch(/^抽奖 1：奶茶券 x2，满 2 人或 /u);
    await h.restart();
    await h.say('may', '参加');
    expect((await h.say('hao', '参加')).join()).toContain('🎉 抽奖 1 开奖');
    expect(await h.pass(minute)).toEqual([]);
  });

  it('is drawn and joined once though everything arrives twice', async () => {
    h = await begin({ twice: true });
    await h.say('lin', '/抽奖 券 x1 满2人');
    await h.say('may', '参加');
    expect((await h.say('hao', '参加')).filter((l) => l.includes('开奖'))).toHaveLength(1);
    expect((await publicDraw(h.database, 1))?.entries).toBe(2);
  });

  it('speaks Traditional Chinese and English', async () => {
    h = await begin({ locale: 'zh-TW' });
    expect((await h.say('lin', '/抽獎 奶茶券 x2 明天20點 花10點'))[0]).toMatch(
      /抽獎 1：奶茶券 x2，.*開獎。\n傳「參加」就行，花 10 點。憑證 /u,
    );
    await h.close();
    h = await begin({ locale: 'en' });
    expect((await h.say('lin', '/draw free coffee x2 tomorrow 20:00'))[0]).toMatch(
      /^Draw 1: free coffee x2, .*\.\nSay "join" to take part\. Proof /u,
    );
    expect(await h.say('may', 'join')).toEqual(['In draw 1: May (no. 1)']);
    expect((await h.say('lin', '/draw cancel 1'))[0]).toContain('is off');
    await h.say('lin', '/draw phone x1; sticker x2 at 2 people');
    await h.say('may', 'join');
    expect((await h.say('hao', 'join')).join()).toMatch(
      /🎉 Draw 2:\nphone: @(?:May|阿豪)\nsticker: @(?:May|阿豪)\nTell me/u,
    );
  });
});
