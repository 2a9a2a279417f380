import { asc } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';

import { plain } from '../../kit/reply.ts';
import { createHits } from '../../links/hits.ts';
import { defineOutbox } from '../../schema.ts';
import { day, harness, hour, minute, type Harness } from '../../../test/harness.ts';
import { defineTrials } from '../trials/schema.ts';
import { campaignSchema, type CampaignInput } from './language.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const url = 'https://shop.example/11';
const say = (zh: string) => ({ 'zh-CN': zh, 'zh-TW': zh, en: zh });
const rooms = Array.from({ length: 12 }, (_, i) => `g${i}`);

/** Twelve groups of five members each, of one community; Lin keeps them. */
async function house(...all: readonly Partial<CampaignInput>[]): Promise<Harness> {
  h = await harness({ publicUrl: 'https://go.example.org' });
  await h.arrive();
  await h.tell('lin', '你好');
  const from = { id: 'lin', name: '店长 Lin', role: 'owner' } as const;
  for (const id of rooms) {
    const room = { id, kind: 'group' as const, name: `群${id}` };
    const at = h.clock.now();
    await h.platform.deliver({ kind: 'joined', id, account: 'playground', at, room, from, self: true });
    for (const n of [1, 2, 3, 4]) await h.deliver({ who: `${id}-${n}`, text: '大家好', room });
  }
  await h.settle();
  await give(all);
  return h;
}
const give = async (all: readonly Partial<CampaignInput>[]): Promise<void> => {
  const campaigns = all.map((c) => campaignSchema.parse({ id: 'sale', title: '大促', every: '0 12 * * *', ...c }));
  await h!.banyan.give('campaigns.files', { campaigns });
  await h!.settle();
};
interface Said {
  readonly room: string;
  readonly text: string;
  readonly at: number;
}
/** What the campaign said, group by group; the playground has one group, so the others count as reached here. */
async function said(): Promise<Said[]> {
  const { outbox } = h!.database.t(defineOutbox);
  const { db, read } = h!.database;
  await h!.database.write(() =>
    db
      .update(outbox)
      .set({ state: 'sent' })
      .then(() => undefined),
  );
  const names = new Map<number, string>();
  for (const r of await groups()) names.set(r.id, r.platformId);
  return (await read.select().from(outbox).orderBy(asc(outbox.id)))
    .filter((o) => o.campaign === 'sale' && names.get(o.room)?.startsWith('g'))
    .map((o) => ({ room: names.get(o.room)!, text: plain(o.payload.say ?? ''), at: o.notBefore }));
}
const groups = async () => (await h!.database.write(() => h!.banyan.house.people.groups(1))) ?? [];
/** Group ids by variant. */
async function sides(): Promise<string[][]> {
  const { trialUnits } = h!.database.t(defineTrials);
  const units = await h!.database.read.select().from(trialUnits);
  const all = await groups();
  const name = (id: number): string => all.find((g) => g.id === id)?.platformId ?? '?';
  return [0, 1].map((v) => units.filter((u) => u.variant === v).map((u) => name(u.room)));
}
const texts = { what: { say: say(`开抢 ${url}`), variants: [say(`来看看 ${url}`)] } };
const clicks = { goal: 'clicks', gain: 60, days: 2 } as const;

describe('a trial of a campaign on clicks', () => {
  it('says what it needs, gives each group its side, shows nobody how they do, names the winner, and uses it', async () => {
    const b = await house({ ...texts, trial: clicks });
    expect((await b.tell('lin', '试验 开始 大促')).join()).toContain('先发「链接 https://…」');
    await b.tell('lin', `/链接 ${url}`);
    // Before it everybody hears the first wording.
    await b.pass(2 * hour);
    expect((await said()).filter((s) => s.text.startsWith('来看看'))).toEqual([]);
    const asked = (await b.tell('lin', '/试验 开始 大促')).join();
    expect(asked).toMatch(
      /约要 8 个群，您有 1[23] 个群，够。\n随机分成 A、B，11月22日起 2 天，11月24日 出结果，中途不判。/u,
    );
    const yes = await b.press('lin', '开始', 'private');
    expect(yes.join()).toContain('试验 1 开始了，11月24日 告诉您结果。');
    await b.pass(day);
    const [a = [], two = []] = await sides();
    const tried = (await said()).slice(rooms.length);
    expect(tried.length).toBe(rooms.length);
    for (const s of tried) expect(s.text.startsWith('来看看')).toBe(two.includes(s.room));
    expect(a.length + two.length).toBeGreaterThanOrEqual(rooms.length);

    const hits = createHits({
      database: b.database,
      store: b.banyan.house.links.store,
      clock: b.clock,
      dice: () => 0.5,
      community: b.banyan.house.people.community,
      onError: (e) => b.errors.push(e),
    });
    for (const s of tried)
      for (const n of two.includes(s.room) ? [1, 2, 3, 4] : s.room.endsWith('1') ? [1] : [])
        await hits.count(s.text.slice(-10), { address: `192.0.2.${n}`, agent: 'Firefox' });
    await b.restart();
    // Who looks at the clicks sees them all together.
    const shown = (await b.tell('lin', '/点击 1')).join();
    expect(shown).toMatch(/活动：sale \d+ 人/u);
    expect(shown).not.toMatch(/sale [AB]/u);
    expect((await b.tell('lin', '试验 结果')).join()).toContain('才判谁好');
    expect((await b.tell('lin', '试验 应用')).join()).toContain('还没有跑完的试验');

    await b.pass(day);
    await said();
    const result = (await b.pass(13 * hour)).find((l) => l.includes('有结果')) ?? '';
    expect(result.split('\n')).toEqual([
      '※店长 Lin: 试验 1（sale）有结果：B 更好。',
      expect.stringMatching(/^A \d(?:\.\d)?%（\d 个群平均）、B 40%（\d 个群平均）$/u),
      expect.stringMatching(/^B 减 A：\+\d+ 个点，95% 的把握在 \+\d+ 到 \+\d+ 之间。$/u),
      '就用它：试验 应用',
    ]);
    expect((await b.tell('lin', '/点击 1')).join()).toMatch(/sale B/u);
    const before = (await said()).length;
    expect((await b.tell('lin', '试验 采用')).join()).toBe(
      '※店长 Lin: 好，「大促」以后各群都发 B。改主意就发「撤销」。',
    );
    await b.pass(day);
    expect((await said()).slice(before).every((s) => s.text.startsWith('来看看'))).toBe(true);
    expect((await said()).length).toBeGreaterThan(before);
    await b.tell('lin', '撤销');
    const then = (await said()).length;
    await b.pass(day);
    expect((await said()).slice(then).map((s) => s.text.slice(0, 2))).toEqual(rooms.map(() => '开抢'));
  });

  it('is offered as a plain one where there are too few, and says so where nothing can be counted', async () => {
    const b = await house({ ...texts, trial: { ...clicks, gain: 5 } }, { id: 'other', ...texts });
    await b.tell('lin', `/链接 ${url}`);
    expect((await b.tell('lin', '/试验 开始 sale')).join()).toMatch(
      /还没有以前的数，先按 5% 的人点链接算。要看出多 5 个点，约要 \d+ 个群，您有 1[23] 个群，不够。\n.*\n.*\n也可以照样试：到时只列数字，不判谁好。 \[照样试\]/u,
    );
    expect((await b.tell('lin', '/试验 开始 other')).join()).toContain('「大促」没写要试什么');
    expect((await b.tell('lin', '/试验 开始 没有')).join()).toContain('没有「没有」');
    await b.press('lin', '照样试', 'private');
  });
});

describe('a trial of a campaign', () => {
  it('of times lets each group hear it at its own, then at the one that was chosen', async () => {
    const trial: CampaignInput['trial'] = { goal: 'replies', gain: 60, days: 2, times: ['20:00'] };
    const b = await house({ say: say('聊聊'), trial });
    await b.tell('lin', '/试验 开始 sale');
    await b.press('lin', 1, 'private');
    await b.pass(2 * hour);
    const today = (await said()).length;
    expect(today).toBe(rooms.length);
    await b.pass(24 * hour + minute);
    const [a = [], two = []] = await sides();
    const noon = (await said()).slice(today);
    expect(noon.map((s) => s.room).toSorted()).toEqual(a.filter((r) => r.startsWith('g')).toSorted());
    await b.restart();
    await b.pass(8 * hour);
    const evening = (await said()).slice(today + noon.length);
    expect(evening.map((s) => s.room).toSorted()).toEqual(two.filter((r) => r.startsWith('g')).toSorted());
    const due = Date.parse('2026-11-22T20:00:00+08:00');
    for (const s of evening) expect(Math.abs(s.at - due)).toBeLessThanOrEqual(minute);
    await b.pass(2 * day);
    expect((await b.tell('lin', '/试验 采用 B')).join()).toContain('好，「大促」以后都在 20:00 发。');
    expect((await b.tell('lin', '/群发')).join()).toContain('大促（sale）：11月25日 20:00');
    const before = (await said()).length;
    await b.pass(16 * hour);
    expect((await said()).length).toBe(before);
    await b.pass(8 * hour);
    expect((await said()).slice(before).length).toBe(rooms.length);
  });

  it('is over when its file is changed: no verdict, and whoever began it is told', async () => {
    const b = await house({ ...texts, trial: { goal: 'replies', gain: 60, days: 2 } });
    await b.tell('lin', '/试验 开始 sale');
    await b.press('lin', 1, 'private');
    await give([{ ...texts, trial: { goal: 'replies', gain: 50, days: 2 } }]);
    await b.pass(minute);
    expect(b.transcript().join('\n')).toContain('活动 sale 改过了，试验 1 停了，不判谁好。');
    await b.pass(day);
    expect((await said()).every((s) => s.text.startsWith('开抢'))).toBe(true);
    expect((await b.tell('lin', '试验 应用')).join()).toContain('还没有跑完的试验');
  });

  it('of rewards pays members of each side their own meanwhile', async () => {
    const trial: CampaignInput['trial'] = { goal: 'checkins', gain: 60, days: 2, rewards: [2] };
    const b = await house({ what: { checkin: true }, trial });
    expect((await b.tell('lin', '/看样子 sale')).at(-1)).toContain(
      '试奖励：1 倍、2 倍\n看签到，提高 60 个点，2 天。要试就发「试验 开始 sale」。',
    );
    expect((await b.tell('lin', '/试验 开始 sale')).join()).toMatch(/约要 \d+ 人，您有 \d+ 人，够/u);
    await b.press('lin', '开始', 'private');
    const { trialUnits, trials } = b.database.t(defineTrials);
    expect((await b.database.read.select().from(trials))[0]).toMatchObject({ kind: 'reward', campaign: 'sale' });
    expect(new Set((await b.database.read.select().from(trialUnits)).map((u) => u.room))).toEqual(new Set([0]));
  });
});
