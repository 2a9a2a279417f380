import { afterEach, describe, expect, it } from 'vitest';

import { day, everythingBut, harness, type Harness } from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { levelFor, parsePerk, parseTable, pointsFor } from './rules.ts';

describe('the rules of levels', () => {
  it('are a curve, or a table', () => {
    expect([1, 2, 3, 4].map((n) => pointsFor(n, [], 20))).toEqual([20, 60, 120, 200]);
    expect([0, 19, 20, 59, 60, 1e9].map((n) => levelFor(n, [], 20))).toEqual([0, 0, 1, 1, 2, 100]);
    expect([9, 10, 49, 50, 5000].map((n) => levelFor(n, [10, 50], 20))).toEqual([0, 1, 1, 2, 2]);
    expect([parseTable('10，50 90'), parseTable('10,10'), parseTable('x'), parseTable('')]).toEqual([
      [10, 50, 90],
      undefined,
      undefined,
      [],
    ]);
  });
  it('read what a level brings', () => {
    expect(parsePerk('5 头衔 老友')).toEqual({ level: 5, perk: { kind: 'role', value: '老友' } });
    expect(parsePerk('10级 倍数 1.5')).toEqual({ level: 10, perk: { kind: 'boost', value: '150' } });
    expect(parsePerk('10 boost x2')).toEqual({ level: 10, perk: { kind: 'boost', value: '200' } });
    expect(parsePerk('5 取消')).toEqual({ level: 5, perk: null });
    for (const odd of ['', '5', '0 头衔 老友', '101 头衔 老友', '5 倍数 9', '5 倍数 1', '5 头衔'])
      expect(parsePerk(odd)).toBeUndefined();
  });
});

describe('levels', () => {
  let h: Harness;
  afterEach(() => h.close());
  const start = async (o: Parameters<typeof harness>[0] = {}): Promise<void> => {
    h = await harness(o);
    await h.say('店长 Lin', 'hello there');
    await switchOn(h, 'levels');
  };
  const checkIn = async (who: string, days: number): Promise<string[]> => {
    let said: string[] = [];
    for (let i = 0; i < days; i++) {
      await h.pass(day);
      said = await h.say(who, o.word);
    }
    return said;
  };
  const o = { word: '签到' };

  it('are off until somebody wants them', async () => {
    h = await harness();
    await h.say('May', '签到');
    expect(await h.say('May', '我的等级')).toEqual([]);
    expect((await h.say('May', '/我的等级'))[0]).toContain('还没打开');
  });

  it('rise by what awards bring, are announced once, and know what was earned before', async () => {
    h = await harness();
    await checkIn('May', 3);
    await switchOn(h, 'levels');
    expect(await h.say('May', '我的等级')).toEqual(['@May 0 级，累计 15 分。\n再 5 分升 1 级。']);
    expect((await checkIn('May', 1)).at(-1)).toBe('🎉 @May 升到 1 级。');
    await h.restart();
    expect((await checkIn('May', 1)).join()).not.toContain('升到');
    expect(await h.say('May', '我的等级')).toEqual(['@May 1 级，累计 25 分。\n再 35 分升 2 级。']);
    expect(await h.say('May', '/等级表')).toEqual(['累计得分升级：1 级 20，2 级 60，3 级 120，4 级 200。']);
  });

  it('never fall: not by what is taken, not by other steps, and gifts by hand raise nobody', async () => {
    await start();
    await checkIn('May', 4);
    expect((await h.say('店长 Lin', '/扣分 @May 15'))[0]).toContain('-15');
    await h.say('店长 Lin', '/设置 等级分数 1000,2000');
    await checkIn('May', 1);
    expect(await h.say('May', '我的等级')).toEqual(['@May 1 级，累计 25 分。\n再 1975 分升 2 级。']);
    await h.say('店长 Lin', '/加分 @May 5000');
    expect((await h.say('May', '我的等级'))[0]).toContain('1 级，累计 25 分');
  });

  it('bring a title on the platform and more points, and take it back with 撤销', async () => {
    await start();
    expect((await h.say('店长 Lin', '/等级奖励 1 头衔 老友'))[0]).toContain('「老友」');
    expect((await h.say('店长 Lin', '/等级奖励 1 倍数 2'))[0]).toContain('×2');
    expect((await checkIn('May', 4)).at(-1)).toBe('🎉 @May 升到 1 级，头衔「老友」。');
    expect(h.traces.flatMap((t) => t.effects)).toContain('role');
    expect((await checkIn('May', 1))[0]).toContain('+10');
    expect((await checkIn('阿豪', 1))[0]).toContain('+5');
    await h.restart();
    expect((await checkIn('May', 1))[0]).toContain('+10');
    expect((await h.say('May', '/等级表'))[0]?.split('\n')[1]).toBe('奖励：1 级 得分 ×2，1 级「老友」。');
    await h.say('店长 Lin', '/撤销');
    expect((await checkIn('阿豪', 1))[0]).toContain('+5');
    await h.say('店长 Lin', '/等级奖励 1 取消');
    await checkIn('May', 1);
    expect((await h.say('May', '我的等级'))[0]).toMatch(/^@May 1 级，累计/);
  });

  it('say the title in words where the platform has none', async () => {
    await start({ can: everythingBut('role') });
    await h.say('店长 Lin', '/等级奖励 1 头衔 老友');
    expect((await checkIn('May', 4)).at(-1)).toBe('🎉 @May 升到 1 级，头衔「老友」。');
    expect(h.traces.flatMap((t) => t.effects)).not.toContain('role');
    expect((await h.say('May', '我的等级'))[0]).toContain('1 级「老友」');
  });

  it('are a condition others can ask for, as long as they are on', async () => {
    await start();
    await checkIn('May', 4);
    const event = h.traces.findLast((t) => t.event.kind === 'message')?.event;
    const { house } = h.banyan;
    if (event?.kind !== 'message') throw new Error('nobody spoke');
    const found = house.people.find(event);
    const c = { community: found?.community, room: found?.room } as Parameters<typeof house.level>[0];
    const member = found?.person.member ?? 0;
    expect(house.level(c, member)).toBe(1);
    await switchOn(h, 'levels', false);
    expect(house.level(c, member)).toBe(0);
  });

  it('are announced together', async () => {
    h = await harness({ mergeSeconds: 20 });
    await h.say('店长 Lin', 'hello there');
    await switchOn(h, 'levels');
    await h.say('店长 Lin', '/设置 升级积分 5');
    await h.pass(60_000);
    // The first is answered at once, who comes meanwhile together.
    await h.say('May', '签到');
    for (const who of ['u1', 'u2']) await h.deliver({ who, text: '签到' });
    expect((await h.pass(30_000)).join('|')).toContain('🎉 升级啦：u1 1 级、u2 1 级。');
  });

  it('keep quiet when told to, and speak the other languages', async () => {
    o.word = '簽到';
    await start({ locale: 'zh-TW' });
    await h.say('店长 Lin', '/設定 升級播報 關');
    expect((await checkIn('May', 4)).join()).not.toContain('升到');
    expect(await h.say('May', '我的等級')).toEqual(['@May 1 級，累計 20 點。\n再 40 點升 2 級。']);
    await h.close();
    o.word = '/checkin';
    await start({ locale: 'en' });
    expect((await checkIn('May', 4)).at(-1)).toBe('🎉 @May reached level 1.');
    expect(await h.say('May', '/level')).toEqual(['@May is level 1 with 20 points in all.\n40 more for level 2.']);
    o.word = '签到';
  });
});
