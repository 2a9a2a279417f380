/** A login that gives everybody other ids, at true size: 40 groups of 300, a third with everyday nicknames. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  reloginStage,
  type Group,
  type ReloginStage,
  type Someone,
} from '../../../test/platforms/wechat/relogin-stage.ts';
import { locales, type Texts } from '../../types.ts';

const groups = 40;
const size = 300;
const everyday = [
  '宝妈',
  '小雨',
  '平安',
  '阳光',
  '随缘',
  '晴天',
  'Lily',
  '果果妈',
  '豆豆妈',
  '静',
  '天使',
  '一朵云',
  '老王',
  '小李',
  '丽丽',
];

describe('a WeChat login with other ids', () => {
  let s: ReloginStage;
  beforeAll(
    async () => void (s = await reloginStage('zh-CN', { only: ['checkin', 'points', 'link', 'recognise', 'help'] })),
  );
  afterAll(() => s.close());

  it('40 groups of 300: one summary, at most 20 questions, nobody taken for somebody else', async () => {
    let n = 0;
    const named = (): string =>
      s.dice() < 1 / 3 ? (everyday[Math.floor(s.dice() * everyday.length)] ?? '') : `会员${n}号`;
    const make = (): Someone => ({ n: ++n, name: named() });
    const owner: Someone = { n: 0, name: '店长林' };
    const regulars = Array.from({ length: 120 }, make);
    const all: Group[] = Array.from({ length: groups }, (_, g) => ({ n: g, topic: `小鹿 ${g} 群`, list: [owner] }));
    for (const g of all) {
      while (g.list.length < size)
        if (s.dice() < 0.05) {
          const r = regulars[Math.floor(s.dice() * regulars.length)];
          if (r && !g.list.includes(r)) g.list.push(r);
        } else g.list.push(make());
      await s.arrive(g, owner);
    }
    for (const g of all) await Promise.all(g.list.map((p) => s.talk(g, p, p.n % 4 === 1 ? '签到' : '早')));
    await s.say('private', owner, '帮助');
    await s.roster(all);
    const before = await s.members();
    const memberOf = new Map([...new Set(all.flatMap((g) => g.list))].map((p) => [p.n, before.get(s.user(p)) ?? -1]));
    const points = new Map<number, number>();
    for (const p of all.flatMap((g) => g.list).filter((x) => x.n % 4 === 1))
      points.set(p.n, await s.balance(memberOf.get(p.n) ?? -1));
    expect([...memberOf.values()].filter((m) => m < 0)).toEqual([]);

    // While it was logged out: some left, some took other names (one that of a neighbour who left), and newcomers came,
    // half of them with the name of somebody who left.
    for (const g of all) {
      const strong = g.n === 7;
      const left = g.list.filter((p, i) => i > 0 && s.dice() < (strong ? 0.6 : 0.04));
      const stays = g.list.filter((p) => !left.includes(p));
      for (const [i, p] of stays.entries())
        if (i > 0 && s.dice() < 0.03 && !regulars.includes(p))
          p.name = s.dice() < 0.5 ? (left[i % Math.max(1, left.length)]?.name ?? 'x') : `改名${p.n}`;
      const came = Array.from({ length: 12 }, (_, i) => ({
        n: ++n,
        name: i % 2 === 0 ? (left[i]?.name ?? `新人${n}`) : `新人${n}`,
      }));
      g.list = [...stays, ...came];
      if (g.n % 10 === 3) g.topic = `小鹿 ${g.n} 群（新）`;
    }
    s.login('b');
    s.said.length = 0;
    const present = [...new Set(all.flatMap((g) => g.list))];
    const began = performance.now();
    await s.roster(all);
    const took = Math.round(performance.now() - began);

    const check = async (): Promise<{ found: number; wrong: number }> => {
      const now = await s.members();
      const known = present.filter((p) => memberOf.has(p.n) && now.get(s.user(p)) === memberOf.get(p.n));
      const owners = new Map([...memberOf].map(([p, m]) => [m, p]));
      const wrong = present.filter((p) => {
        const m = now.get(s.user(p));
        return m !== undefined && owners.has(m) && owners.get(m) !== p.n;
      });
      return { found: known.length, wrong: wrong.length };
    };
    const first = await check();
    const stayed = present.filter((p) => memberOf.has(p.n));
    const mine = () => s.said.filter((x) => x.room === s.user(owner));
    expect(mine().filter((x) => x.text.includes('重新登录')).length).toBe(1);

    let asked = 0;
    for (let q = mine().at(-1); q?.step === 'room' || q?.step === 'people'; q = mine().at(-1)) {
      asked++;
      if (q.step === 'room') {
        await s.say('private', owner, '1');
        continue;
      }
      const [, topic = ''] = /「(.+?)」/.exec(q.text) ?? [];
      const g = all.find((x) => topic === `小鹿 ${x.n} 群`);
      const names = [...(q.text.split('\n')[1] ?? '').matchAll(/(\d+) (\S+)/g)].map((m) => m[2] ?? '');
      // The owner knows who was there: a newcomer of that name is none of them.
      const right = names.flatMap((name, i) =>
        g?.list.some((p) => p.name === name && memberOf.has(p.n) && name === `会员${p.n}号`) ? [i + 1] : [],
      );
      await s.say('private', owner, right.length > 0 ? right.join(' ') : '都不是');
    }
    const second = await check();
    console.info(
      `recognised ${first.found} of ${stayed.length} who stayed (${first.wrong} wrong) in ${took} ms; ${asked} questions, then ${second.found} (${second.wrong} wrong)`,
    );
    expect([first.wrong, second.wrong]).toEqual([0, 0]);
    expect(asked).toBeLessThanOrEqual(20);
    expect(first.found).toBeGreaterThan(0.7 * stayed.length);

    const now = await s.members();
    for (const p of stayed.filter((x) => now.get(s.user(x)) === memberOf.get(x.n) && points.has(x.n)).slice(0, 200))
      expect(await s.balance(memberOf.get(p.n) ?? -1)).toBe(points.get(p.n));
    expect(s.errors).toEqual([]);
  }, 240_000);
});

const asked: Texts<readonly [string, string, string, string]> = {
  'zh-CN': ['签到', '找回积分', '都不是', '以前的积分都在'],
  'zh-TW': ['簽到', '找回點數', '都不是', '以前的點數都在'],
  en: ['/checkin', '/recover', 'none', 'your points from before are back'],
};
describe.each(locales)('who is kept apart, in %s', (locale) => {
  it('gets everything back with a name, a proof and a yes of staff; a wrong proof gets nothing', async () => {
    const s = await reloginStage(locale);
    const [checkin, recover, none, back] = asked[locale];
    const owner: Someone = { n: 0, name: '店长林', alias: '老板' };
    const people = Array.from({ length: 24 }, (_, i) => ({ n: i + 1, name: `会员${(i * 7) % 24}号` }));
    const g: Group = { n: 1, topic: '小鹿群', list: [owner, ...people] };
    const may = people[2] ?? owner;
    const old = may.name;
    await s.arrive(g, owner);
    for (const p of people) await s.talk(g, p, p === may ? checkin : 'hi');
    await s.say('private', owner, '/help');
    await s.roster([g]);
    const known = (await s.members()).get(s.user(may)) ?? -1;
    const points = await s.balance(known);
    expect(points).toBeGreaterThan(0);

    // Everybody has another id, and the list is in no order: the owner is known by the remark, nobody else.
    s.login('b');
    g.list = [...people.toReversed(), owner].toSorted((a, b) => ((a.n * 13) % 25) - ((b.n * 13) % 25));
    s.said.length = 0;
    await s.roster([g]);
    const toOwner = () => s.said.filter((x) => x.room === s.user(owner));
    expect(toOwner().length).toBe(2);
    expect(toOwner()[1]?.text).toContain(`1 ${old}`);
    await s.say('private', owner, none);
    expect((await s.members()).get(s.user(may))).toBeUndefined();

    await s.say(g, may, recover);
    await s.say(g, may, old);
    const wrong = await s.say(g, may, '999');
    await s.say(g, may, recover);
    await s.say(g, may, '没有这个人');
    // Whether there is somebody of that name is not told.
    expect(await s.say(g, may, `${points}`)).toEqual(wrong);
    await s.say(g, may, recover);
    await s.say(g, may, old);
    const [question] = await s.say(g, may, `${points}`);
    expect(question).toContain(old);
    expect((await s.members()).get(s.user(may))).not.toBe(known);
    expect((await s.say('private', owner, '1')).join()).toContain(back);
    expect((await s.members()).get(s.user(may))).toBe(known);
    expect(await s.balance(known)).toBe(points);
    // It is theirs now: nobody else gets it the same way.
    const other = people[5] ?? owner;
    await s.say(g, other, recover);
    await s.say(g, other, old);
    expect(await s.say(g, other, `${points}`)).toEqual(wrong);
    expect(s.errors).toEqual([]);
    await s.close();
  });

  it('a group with too many new faces is only the one from before when the owner says so', async () => {
    const s = await reloginStage(locale);
    const [checkin] = asked[locale];
    const owner: Someone = { n: 0, name: '店长林', alias: '老板' };
    const make = (from: number): Someone[] =>
      Array.from({ length: 20 }, (_, i) => ({ n: from + i, name: `会员${from + i}号` }));
    const [one, two] = [make(1), make(101)].map((list, n): Group => ({ n, topic: `群${n}`, list: [owner, ...list] }));
    if (!one || !two) throw new Error('no groups');
    for (const g of [one, two]) {
      await s.arrive(g, owner);
      for (const p of g.list.slice(1, 9)) await s.talk(g, p, checkin);
    }
    await s.say('private', owner, '/help');
    await s.roster([one, two]);
    const first = one.list[1] ?? owner;
    const known = (await s.members()).get(s.user(first)) ?? -1;
    s.login('b');
    one.topic = '换了名字';
    one.list = [...one.list.slice(0, 9), ...make(300)];
    s.said.length = 0;
    await s.roster([one, two]);
    expect(s.said.at(-1)?.text).toContain('换了名字');
    // Somebody speaks before the owner answers: the group is a new one for now.
    await s.talk(one, first, checkin);
    await s.settle();
    expect((await s.members()).get(s.user(first))).not.toBe(known);
    await s.say('private', owner, '1');
    expect(await s.say(one, owner, '/help')).not.toEqual([]);
    expect(s.errors).toEqual([]);
    await s.close();
  });
});
