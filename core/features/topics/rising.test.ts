import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, type Harness } from '../../../test/harness.ts';
import { defineMessages } from '../../schema.ts';
import type { Campaign } from '../campaigns/language.ts';
import { defineTopics } from './schema.ts';
import { tallyOf } from './tally.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

const start = Date.parse('2026-11-21T10:00:00+08:00');
const people = ['May', '阿豪', 'Sofia', '果果妈', '小禾', '豆豆爸', '圆圆'];
/** Plain talk on every day of five weeks; `word` comes up in the last one, said by these. */
const talk = (word: string, by: readonly string[]) => {
  const said: { who: string; text: string; at: number }[] = [];
  for (let d = 35; d >= 1; d--)
    for (const [i, who] of people.entries()) {
      // From Monday on.
      const text = d <= 5 && by.includes(who) ? `宝宝开始${word}啦` : '宝宝的奶粉和尿布都囤好啦';
      said.push({ who, text, at: start - d * day + i * 60_000 });
    }
  return said;
};
/** A group with such a past, as if the bot had been there: rows of messages. */
async function house(lines: ReturnType<typeof talk>, said: readonly string[] = []): Promise<Harness> {
  h = await harness({ start });
  for (const who of people.slice(0, 3)) await h.say(who, '早上好');
  await h.tell('lin', '帮助');
  await h.say('lin', '大家早上好');
  for (const text of said) await h.tell('lin', text);
  const event = h.traces.findLast((t) => t.event.kind === 'message' && t.event.room.kind === 'group')?.event;
  const { room } = h.banyan.house.people.find(event as never)!;
  const { messages } = h.database.t(defineMessages);
  await h.database.write(async () => {
    const old = await h!.database.db.select().from(messages);
    await h!.database.db.delete(messages);
    for (const [i, l] of lines.entries())
      await h!.database.db.insert(messages).values({
        room: room.id,
        member: 100 + people.indexOf(l.who),
        identity: 0,
        platformId: `old${i}`,
        kind: 'text',
        text: l.text,
        at: l.at,
      });
    expect(old.length).toBeGreaterThan(0);
  });
  return h;
}
const weekly: Campaign = { id: 'daily', active: true, every: '0 20 * * *', topic: 'any', catchUp: 'once' };

describe('the count of a batch', () => {
  it('counts a person once a day, and all turns', () => {
    const line = (member: number, at: number, text: string) => ({ id: at, room: 1, member, at, text });
    const rows = tallyOf(
      [
        line(1, start, '转奶好难'),
        line(1, start + hour, '又在转奶'),
        line(2, start, '转奶'),
        line(1, start + day, '转奶'),
      ],
      'Asia/Shanghai',
    );
    const n = (term: string) => rows.filter((r) => r.term === term).map((r) => [r.week, r.n]);
    expect(n('转奶')).toEqual([['2026-11-16', 3]]);
    expect(n('')).toEqual([['2026-11-16', 3]]);
  });
});

describe('rising terms', () => {
  it('are shown to staff on request, taken with one tap, and not offered again', async () => {
    const b = await house(talk('转奶', people));
    expect(await b.tell('May', '热词')).toEqual([expect.stringContaining('这个要管理员来')]);
    expect(await b.tell('lin', '热词')).toEqual([
      '※店长 Lin: 「小鹿母婴群」最近聊得比平时多的：转奶（7 人）。要做成话题吗？ [转奶] [先不用]',
    ]);
    expect(await b.press('lin', '转奶', 'private')).toEqual([
      '※店长 Lin: 加进话题库了：「最近群里常聊「转奶」，你有什么经验？」',
    ]);
    expect(await b.say('lin', '/今天话题')).toEqual(['今日话题：最近群里常聊「转奶」，你有什么经验？']);
    expect(await b.tell('lin', '热词')).toEqual([expect.stringContaining('还没有比平时聊得多的词')]);
  });

  it('come to the owner on Monday by themselves where topics are used, once', async () => {
    const b = await house(talk('转奶', people), ['添加话题 最近入手了什么好物？']);
    await b.banyan.give('campaigns.files', { campaigns: [weekly] });
    const said: string[] = [];
    for (let i = 0; i < 49; i++) said.push(...(await b.pass(hour)));
    expect(said.filter((l) => l.includes('转奶'))).toEqual([expect.stringMatching(/^※店长 Lin: .*转奶（7 人）/u)]);
    expect((await b.pass(7 * day)).filter((l) => l.includes('转奶'))).toEqual([]);
  });

  it('are none of one person, of names, of banned words, or where the owner wants none', async () => {
    const b = await house(talk('转奶', ['May']));
    expect(await b.tell('lin', '热词')).toEqual([expect.stringContaining('还没有')]);
    await b.close();
    const named = await house(talk('sofia', people));
    expect(await named.tell('lin', '热词')).toEqual([expect.stringContaining('还没有')]);
    await named.close();
    const banned = await house(talk('刷单', people), ['添加违禁词 刷单']);
    expect(await banned.tell('lin', '热词')).toEqual([expect.stringContaining('还没有')]);
  });

  it('are counted in batches, each message once, and old weeks go', async () => {
    const many = Array.from({ length: 3 }, () => talk('转奶', people)).flat();
    const b = await house(many.map((l, i) => ({ ...l, at: l.at + i })).toSorted((x, y) => x.at - y.at));
    expect(await b.tell('lin', '热词')).toEqual([expect.stringMatching(/正在数|转奶/u)]);
    await b.pass(hour);
    const { topicTerms, topicTallies } = b.database.t(defineTopics);
    const rows = await b.database.read.select().from(topicTerms).where(eq(topicTerms.term, ''));
    // 35 days, 7 people; a turn cut by the end of a batch counts twice.
    expect(rows.reduce((n, r) => n + r.n, 0)).toBeGreaterThanOrEqual(200);
    expect(rows.reduce((n, r) => n + r.n, 0)).toBeLessThanOrEqual(260);
    const [tally] = await b.database.read.select().from(topicTallies);
    const before = rows.length;
    await b.tell('lin', '热词');
    expect(await b.database.read.select().from(topicTerms).where(eq(topicTerms.term, ''))).toHaveLength(before);
    expect((await b.database.read.select().from(topicTallies))[0]?.cursor).toBeGreaterThanOrEqual(tally!.cursor);
  });
});
