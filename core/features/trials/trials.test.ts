import { asc, ne } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';

import { plain } from '../../kit/reply.ts';
import { createHits } from '../../links/hits.ts';
import { defineOutbox } from '../../schema.ts';
import { alpha } from '../../kit/trial/power.ts';
import { split } from '../../kit/trial/split.ts';
import { day, harness, hour, type Harness } from '../../../test/harness.ts';
import { defineTrials } from './schema.ts';
import { readOrder } from './spec.ts';
import { spread } from './plan.ts';
import { resultText } from './words.ts';
import { trialTexts } from './texts.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

const people = Array.from({ length: 40 }, (_, i) => `客人${i + 1}`);
/** Everybody has spoken once; the owner has written in private. */
async function crowd(who: readonly string[] = people, o: Parameters<typeof harness>[0] = {}): Promise<Harness> {
  h = await harness(o);
  await h.arrive();
  await h.tell('lin', '你好');
  for (const name of who) await h.deliver({ who: name, text: '大家好' });
  await h.settle();
  return h;
}
const reward = (gain: number, days = 2): string => `/试验 奖励\nA：1 倍 B：2 倍\n目标 签到，提高 ${gain}，${days} 天`;
/** Names by variant. */
async function sides(b: Harness): Promise<string[][]> {
  const { trialUnits, trials } = b.database.t(defineTrials);
  const rows = await b.database.read.select().from(trialUnits);
  const [trial] = await b.database.read.select().from(trials);
  const names = await b.database.write(() => b.banyan.house.people.names(rows.map((r) => r.member)));
  const again = split(
    trial!.seed,
    rows.map((r) => r.member),
    2,
  );
  expect(rows.every((r) => again.get(r.member) === r.variant)).toBe(true);
  return [0, 1].map((v) => rows.filter((r) => r.variant === v).map((r) => names?.get(r.member) ?? '?'));
}
const checkIn = async (b: Harness, who: readonly string[]): Promise<void> => {
  for (const name of who) await b.deliver({ who: name, text: '签到' });
  await b.settle();
};
const started = '试验 1 开始了，11月24日 告诉您结果。\n看进度发「试验」，不想试了发「试验 停」。';

describe('what is written', () => {
  it('is a template first, then a trial', () => {
    for (const kind of ['text', 'time', 'reward'] as const)
      for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) {
        const filled = trialTexts[locale].template[kind].split('\n').slice(1).join('\n');
        const order = readOrder(filled.replace(/^\/\S+\s/u, ''));
        expect(order).toMatchObject({
          do: 'start',
          spec: { kind, goal: 'checkin', gain: 10, days: 7, unit: kind === 'reward' ? 'members' : 'groups' },
        });
      }
    expect(readOrder('文案')).toEqual({ do: 'template', kind: 'text' });
  });
  it.each([
    ['文案\nA：早\n9:00', 'variants'],
    ['文案\nA：早\nC：晚\n9:00', 'variants'],
    ['文案\nA：早\nB：早\n9:00', 'same'],
    ['文案\nA：早\nB：晚', 'time'],
    [`文案\nA：早\nB：${'长'.repeat(501)}\n9:00`, 'text'],
    ['时间\nA：9:00 B：20:00', 'text'],
    ['奖励\nA：1 倍 B：2 倍\n提高 95', 'numbers'],
    ['奖励\nA：1 倍 B：2 倍\n99 天', 'numbers'],
  ])('%j lacks something', (written, fault) => expect(readOrder(written)).toMatchObject({ fault }));
  it('may have four, a text with a time in it, and talk as its goal', () => {
    const order = readOrder('文案\nA：9:30 开播\nB：今晚开播\nC：来\nD：看\n20:00，目标 发言，提高 5，14 天');
    expect(order).toMatchObject({
      do: 'start',
      spec: { goal: 'talk', gain: 5, days: 14, variants: [{ text: '9:30 开播', time: '20:00' }, {}, {}, {}] },
    });
  });
});

describe('how groups differ', () => {
  it('is what chance does not explain', () => {
    const units = Array.from({ length: 8 }, (_, i) => ({ id: i, size: 100 }));
    const alike = spread(units, [0.18, 0.22, 0.2, 0.16, 0.24, 0.2, 0.19, 0.21]);
    expect(alike.variation).toBe(0.1);
    expect(spread(units, [0.1, 0.5, 0.2, 0.6, 0.1, 0.4, 0.3, 0.2]).variation).toBeGreaterThan(0.5);
    expect(spread(units.slice(0, 3), [0.1, 0.1, 0.1]).variation).toBe(0.25);
  });
});

describe('a trial of rewards among members', () => {
  it('says what it needs and has, tells nothing before its end, then names the winner, who is applied when asked', async () => {
    const b = await crowd();
    const [asked = ''] = await b.tell('lin', reward(60));
    expect(asked).toMatch(
      /^※店长 Lin: 前几天有 0% 的人签到。要看出多 60 个点，约要 \d+ 人，您有 4\d 人，够。\n随机分成 A、B，11月22日起 2 天，11月24日 出结果，中途不判。 \[开始\] \[算了\]$/u,
    );
    expect(await b.press('lin', '开始', 'private')).toEqual([`※店长 Lin: ${started}`]);
    expect((await b.tell('lin', reward(60)))[0]).toContain('一次只跑一个');
    const [a = [], two = []] = await sides(b);
    expect(Math.abs(a.length - two.length)).toBeLessThanOrEqual(1);

    await b.pass(15 * hour);
    await checkIn(b, two);
    await checkIn(b, a.slice(0, 3));
    const early = await b.tell('lin', '试验 结果');
    expect(early.join()).toMatch(
      /第 1 天，共 2 天。A 2\d 人、B 2\d 人。\n11月24日 才判谁好。中途的数字会骗人，先不看。$/u,
    );
    expect(early.join()).not.toContain('%');
    expect(await b.tell('lin', '试验 应用')).toEqual(['※店长 Lin: 还没有跑完的试验可用。']);

    await b.pass(day);
    await b.restart();
    const [result = ''] = await b.pass(day);
    expect(result.split('\n')).toEqual([
      '※店长 Lin: 试验 1 有结果：B 更好。',
      expect.stringMatching(/^A 1\d%（2\d 人里 3 人）、B \d+%（2\d 人里 \d+ 人）$/u),
      expect.stringMatching(/^B 减 A：\+\d+ 个点，95% 的把握在 \+\d+ 到 \+\d+ 之间。$/u),
      '就用它：试验 应用',
    ]);
    expect(await b.tell('lin', '试验 结果')).toEqual([result]);
    expect(await b.tell('lin', '试验 应用')).toEqual(['※店长 Lin: 好，以后积分都按 200% 给。']);
  });

  it('pays each side its own while it runs, not before and not after', async () => {
    const b = await crowd();
    await b.tell('lin', reward(60));
    await b.press('lin', '开始', 'private');
    const [a = [], two = []] = await sides(b);
    const earned = async (name = ''): Promise<number> => {
      await b.deliver({ who: name, text: '签到' });
      await b.settle();
      const moved = b.traces.flatMap((t) => t.moved).at(-1);
      return moved?.reason === 'checkin.done' ? moved.amount : 0;
    };
    const guests = two.filter((n) => n.startsWith('客人'));
    const others = a.filter((n) => n.startsWith('客人'));
    expect(await earned(guests[0])).toBe(5);
    await b.pass(day);
    expect(await earned(guests[1])).toBe(10);
    expect(await earned(others[1])).toBe(5);
    await b.restart();
    expect(await earned(guests[2])).toBe(10);
    await b.pass(2 * day);
    expect(await earned(guests[3])).toBe(5);
  });

  it('says "no difference shown" when there is none, and applies nothing by itself', async () => {
    const b = await crowd();
    await b.tell('lin', reward(60));
    await b.press('lin', '开始', 'private');
    const [a = [], two = []] = await sides(b);
    await b.pass(day);
    await checkIn(b, [...a.slice(0, 6), ...two.slice(0, 7)]);
    const [result = ''] = await b.pass(2 * day);
    expect(result).toContain('试验 1 有结果：没看出差别。');
    expect(result).toContain('这不等于一样：真多 60 个点的话，五次里有四次能看出来。');
    expect((await b.tell('lin', '试验 应用'))[0]).toContain('没有更好的可用');
    expect((await b.tell('lin', '试验 应用 B'))[0]).toContain('以后积分都按 200% 给');
  });

  it('with too few it is offered as a plain one, which never names a winner', async () => {
    const b = await crowd(people.slice(0, 10));
    const [asked = ''] = await b.tell('lin', reward(10));
    expect(asked).toMatch(
      /约要 \d+ 人，您有 1\d 人，不够。\n现有的人，差 \d+ 个点以上才看得出。\n.*\n也可以照样试：到时只列数字，不判谁好。 \[照样试\] \[算了\]$/u,
    );
    await b.press('lin', '照样试', 'private');
    const [, two = []] = await sides(b);
    await b.pass(day);
    await checkIn(b, two);
    const [result = ''] = await b.pass(2 * day);
    expect(result.split('\n')[0]).toBe('※店长 Lin: 试验 1 到时候了。人不够，只列数字，不判谁好。');
    expect(result).not.toContain('更好');
    const { trials } = b.database.t(defineTrials);
    expect((await b.database.read.select().from(trials))[0]?.verdict?.winner).toBeNull();
  });

  it('stops without a verdict, by its word or by taking it back, and is left alone by everybody else', async () => {
    const b = await crowd(people.slice(0, 10));
    expect((await b.say('may', reward(60))).join()).not.toContain('约要');
    await b.tell('lin', reward(60));
    await b.press('lin', 1, 'private');
    await b.tell('lin', '试验 停');
    expect(await b.press('lin', '停', 'private')).toEqual(['※店长 Lin: 试验 1 停了。没跑完，不判谁好。']);
    expect(await b.pass(4 * day)).toEqual([]);
    await b.tell('lin', reward(60));
    await b.press('lin', 1, 'private');
    await b.tell('lin', '撤销');
    expect(await b.tell('lin', '试验')).toEqual([`※店长 Lin: ${trialTexts['zh-CN'].which}`]);
    expect(await b.pass(4 * day)).toEqual([]);
  });
});

describe('a trial of texts among groups', () => {
  it('says each group its own, every day at its time, and takes whole groups as units', async () => {
    h = await harness();
    const b = h;
    await b.arrive();
    await b.tell('lin', '你好');
    const rooms = Array.from({ length: 12 }, (_, i) => ({ id: `g${i}`, kind: 'group' as const, name: `群${i}` }));
    const home = b.banyan.house.people.find(b.traces.at(-1)!.event as never)!.community.id;
    for (const room of rooms) {
      // The owner brings the bot along, so they are groups of one community.
      const from = { id: 'lin', name: '店长 Lin', role: 'owner' } as const;
      const at = b.clock.now();
      await b.platform.deliver({ kind: 'joined', id: room.id, account: 'playground', at, room, from, self: true });
      for (const n of [1, 2, 3, 4]) await b.deliver({ who: `${room.id}-${n}`, text: '大家好', room });
    }
    await b.settle();
    const [asked = ''] = await b.tell(
      'lin',
      '/试验 文案\nA：早上好，来签到\nB：今天签到了吗\n9:00，目标 签到，提高 60，2 天',
    );
    expect(asked).toMatch(/约要 8 个群，您有 12 个群，够。/u);
    await b.press('lin', '开始', 'private');
    const { trialUnits } = b.database.t(defineTrials);
    const units = await b.database.read.select().from(trialUnits);
    expect(units.map((u) => u.size)).toEqual(units.map(() => 5));
    await b.pass(23 * hour - 1);
    const { outbox } = b.database.t(defineOutbox);
    const said = async (): Promise<[number, string][]> =>
      (await b.database.read.select().from(outbox).orderBy(asc(outbox.id)))
        .filter((o) => o.class === 'campaign')
        .map((o) => [o.room, plain(o.payload.say ?? '')]);
    expect(await said()).toEqual([]);
    await b.pass(1);
    const first = await said();
    expect(first.length).toBe(12);
    for (const [room, text] of first)
      expect(text).toBe(units.find((u) => u.room === room)?.variant === 0 ? '早上好，来签到' : '今天签到了吗');
    await b.pass(day);
    expect((await said()).length).toBe(24);
    const byId = new Map(
      (await b.database.write(() => b.banyan.house.people.groups(home)))?.map((r) => [r.id, r.platformId]),
    );
    for (const [i, u] of units.filter((x) => x.variant === 1).entries())
      for (const n of [1, 2, 3, 4].slice(i % 2)) {
        const id = byId.get(u.room) ?? '';
        await b.deliver({ who: `${id}-${n}`, text: '签到', room: { id, kind: 'group' } });
      }
    await b.settle();
    const result = (await b.pass(day)).find((l) => l.startsWith('※')) ?? '';
    expect(result.split('\n')).toEqual([
      '※店长 Lin: 试验 1 有结果：B 更好。',
      'A 0%（6 个群平均）、B 70%（6 个群平均）',
      expect.stringMatching(/^B 减 A：\+70 个点，95% 的把握在 \+[45]\d 到 \+[89]\d 之间。$/u),
      '就用它：试验 应用',
    ]);
    const applied = await b.tell('lin', '试验 应用');
    expect(applied).toEqual(['※店长 Lin: 好，以后每天 9:00 各群都发 B 这句。改主意就发「撤销」。']);
    expect((await b.pass(day)).join()).not.toContain('早上好，来签到');
    expect((await said()).slice(24).every(([, text]) => text === '今天签到了吗')).toBe(true);
  });
});

describe('a trial of texts on clicks', () => {
  const url = 'https://shop.example/11';
  const written = (gain: number): string =>
    `/试验 文案\nA：看 ${url}\nB：来 ${url}\n9:00，目标 点击，提高 ${gain}，1 天`;
  it('is refused where nothing can be counted, leaves out groups with plain links, and compares the others', async () => {
    h = await harness();
    await h.arrive();
    await h.tell('lin', '你好');
    expect((await h.tell('lin', written(30))).join()).toContain('没有公网地址，没有点击数，目标换成签到或发言吧。');
    await h.close();
    h = await harness({ publicUrl: 'https://go.example.org' });
    const b = h;
    await b.arrive();
    await b.tell('lin', '你好');
    const from = { id: 'lin', name: '店长 Lin', role: 'owner' } as const;
    for (let i = 0; i < 10; i++) {
      const room = { id: `g${i}`, kind: 'group' as const, name: `群${i}` };
      const at = b.clock.now();
      await b.platform.deliver({ kind: 'joined', id: room.id, account: 'playground', at, room, from, self: true });
      for (const n of [1, 2, 3, 4]) await b.deliver({ who: `${room.id}-${n}`, text: '大家好', room });
      if (i === 9) await b.deliver({ who: 'lin', text: '/关闭 本群 点击统计', room, from });
    }
    await b.settle();
    expect((await b.tell('lin', written(60))).join()).toContain('每个写法里都要有一个要数的链接');
    await b.tell('lin', `/链接 ${url}`);
    expect((await b.tell('lin', '/试验 奖励\nA：1 倍 B：2 倍\n目标 点击')).join()).toContain('奖励看不出点击');
    expect((await b.tell('lin', written(60))).join()).toMatch(
      /^※店长 Lin: 还没有以前的数，先按 5% 的人点链接算。要看出多 60 个点，约要 8 个群，您有 9 个群，够。另有 1 个群发的是原链接，数不了，不算在内。/u,
    );
    await b.press('lin', '开始', 'private');
    await b.pass(day);
    const { outbox } = b.database.t(defineOutbox);
    // The playground has one group: the others count as reached, but for one.
    const posts = (await b.database.read.select().from(outbox).orderBy(asc(outbox.id))).filter(
      (o) => o.campaign === 'trial-1',
    );
    expect(posts.length).toBe(9);
    const [missed] = posts;
    await b.database.write(() =>
      b.database.db
        .update(outbox)
        .set({ state: 'sent' })
        .where(ne(outbox.id, missed!.id))
        .then(() => undefined),
    );
    const hits = createHits({
      database: b.database,
      store: b.banyan.house.links.store,
      clock: b.clock,
      dice: () => 0.5,
      community: b.banyan.house.people.community,
      onError: (e) => b.errors.push(e),
    });
    for (const p of posts.slice(1)) {
      const text = plain(p.payload.say ?? '');
      for (const n of text.startsWith('来') ? [1, 2, 3, 4] : [])
        await hits.count(text.slice(-10), { address: `192.0.2.${n}`, agent: 'Firefox' });
    }
    const result = (await b.pass(day)).find((l) => l.includes('有结果')) ?? '';
    expect(result.split('\n').slice(0, 2)).toEqual([
      '※店长 Lin: 试验 1 有结果：B 更好。',
      expect.stringMatching(/^A 0%（[45] 个群平均）、B 80%（[45] 个群平均）$/u),
    ]);
    const [a, two] = [...result.matchAll(/（(\d) 个群平均/gu)].map((m) => Number(m[1]));
    expect(a! + two!).toBe(8);
  });
});

describe('the words of a result', () => {
  it.each(['zh-CN', 'zh-TW', 'en'] as const)('fit five lines with four variants: %s', (locale) => {
    const side = { n: 100, x: 23, units: 100, share: 0.23 };
    const compared = [1, 2, 3].map((variant) => ({
      variant,
      difference: -0.034,
      low: -0.1,
      high: 0.05,
      p: 0.4,
      differs: false,
    }));
    const trial = { id: 1, unit: 'members', plain: false, gain: 10, variants: Array.from({ length: 4 }) } as never;
    const words = resultText(trial, { sides: [side, side, side, side], compared, winner: null }, locale);
    expect(words.split('\n').length).toBeLessThanOrEqual(5);
    expect(words).toContain(`${(100 - (alpha / 3) * 100).toFixed(1)}%`);
    expect(words).toContain('-3.4');
  });
});
