import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, type Harness } from '../../../test/harness.ts';
import { isQuiet, summarise, type Told } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const refIn = (said: readonly string[]): string =>
  /(?:为什么|為什麼|why) ([0-9A-F]{3,})/.exec(said.join('\n'))?.[1] ?? '';

async function ready(o: Parameters<typeof harness>[0] = {}): Promise<Harness> {
  h = await harness(o);
  await h.say('lin', 'hi');
  await h.tell('lin', o.locale === 'en' ? '/filter add spam delete remind now' : '添加违禁词 刷单 删除 提醒 马上');
  for (const who of ['may', 'hao', 'sofia']) await h.say(who, 'hi');
  return h;
}
const set = (b: Harness, key: string, value: unknown) =>
  b.database.write(async (tx) => {
    const c = { community: { id: 1 }, who: { member: 1 }, cause: `test|${key}|${b.clock.now()}`, now: b.clock.now() };
    await b.banyan.house.settings.set(c as never, tx, key, 0, value);
  });

describe('the digest', () => {
  it('comes the next morning, once, with the rule that is often wrong as the thing to change', async () => {
    const b = await ready();
    await b.say('may', '刷单 1');
    const refs = [refIn(await b.say('hao', '刷单 2')), refIn(await b.say('sofia', '刷单 3'))];
    for (const ref of refs) await b.tell('lin', `放行 ${ref}`);
    expect(await b.pass(22 * hour)).toEqual([]);
    const said = await b.pass(hour);
    expect(said).toEqual([
      '※店长 Lin: 「小鹿母婴群」昨天的群规：动手 3 次，3 个人。\n碰到最多：刷单 3。\n撤掉 2 次（67%），可能误伤：刷单。\n要改的：「刷单」误伤多，放行几句，或者改成只提醒。',
    ]);
    expect(await b.pass(3 * day)).toEqual([]);
  });

  it('says what waits, and nothing when nothing happened', async () => {
    const b = await ready();
    expect(await b.pass(2 * day)).toEqual([]);
    await b.say('hao', '兼职日结');
    await b.say('may', '举报', b.idOf('兼职日结'));
    const said = await b.pass(day);
    expect(said.join()).toContain('等着看：举报 1，申诉 0。');
    expect(said.join()).toContain('要改的：暂时没有。');
  });

  it('what happened after midnight is in the next one', async () => {
    const b = await ready();
    await b.pass(15 * hour);
    await b.say('may', '刷单');
    expect(await b.pass(10 * hour)).toEqual([]);
    expect((await b.pass(day)).join()).toContain('昨天的群规：动手 1 次');
  });

  it('weekly, at another hour, or never', async () => {
    const b = await ready();
    await set(b, 'digest.every', 'weekly');
    await set(b, 'digest.hour', 20);
    // Saturday: it comes on Monday.
    await b.say('may', '刷单');
    expect(await b.pass(34 * hour)).toEqual([]);
    expect((await b.pass(day)).join()).toContain('这周的群规：动手 1 次');
    await set(b, 'digest.every', 'never');
    await b.say('may', '刷单');
    expect(await b.pass(9 * day)).toEqual([]);
  });

  it.each([
    ['zh-TW', '刷单', /昨天的群規：動手 1 次/],
    ['en', 'spam', /yesterday: 1 act, 1 person/],
  ] as const)('in %s', async (locale, word, kind) => {
    const b = await ready({ locale });
    await b.say('may', word);
    expect((await b.pass(day)).join()).toMatch(kind);
  });
});

describe('summing up', () => {
  const told = (what: string, data: object, member: number | null = 1): Told => ({ what, member, data: { ...data } });
  it('counts an act once however often it was taken back', () => {
    const s = summarise(
      [
        told('moderation.acted', { act: 'A', named: 'x' }),
        told('moderation.undone', { act: 'A' }),
        told('moderation.restored', { act: 'A' }),
        told('moderation.acted', { act: 'B', named: 'y' }, 2),
        told('moderation.undone', { act: 'B' }, 2),
        told('moderation.undone', { act: 'of another day' }, 2),
      ],
      [],
    );
    expect(s).toMatchObject({ acts: 2, members: 2, overturned: 1, doubtful: [], advice: { what: 'none' } });
  });
  it('knows what is open still from before', () => {
    const s = summarise(
      [told('report.decided', { report: 1 })],
      [told('report.made', { report: 1 }), told('report.made', { report: 2 }), told('appeal.made', { act: 'A' })],
    );
    expect(s).toMatchObject({ reportsOpen: 1, appealsOpen: 1, acts: 0 });
    expect(isQuiet(s)).toBe(false);
    expect(isQuiet(summarise([], []))).toBe(true);
  });
  it('points to one person when it is mostly them', () => {
    const acts = [0, 1, 2, 3, 4].map((i) => told('moderation.acted', { act: `${i}`, named: 'x' }, 7));
    expect(summarise(acts, []).advice).toEqual({ what: 'one', member: 7, acts: 5 });
  });
});
