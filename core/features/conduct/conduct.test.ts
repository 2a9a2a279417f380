import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, type Harness } from '../../../test/harness.ts';
import { locales } from '../../types.ts';
import type { ConductChanged } from './events.ts';
import { halfLifeMs, standing } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const refIn = (said: readonly string[]): string =>
  /(?:为什么|為什麼|why) ([0-9A-F]{3,})/.exec(said.join('\n'))?.[1] ?? '';
const inGroup = (said: readonly string[]): string[] => said.filter((l) => !l.startsWith('※'));

async function ready(o: Parameters<typeof harness>[0] = {}): Promise<Harness> {
  h = await harness(o);
  await h.say('lin', 'hi');
  await h.tell('lin', o.locale === 'en' ? '/filter add spam delete remind now' : '添加违禁词 刷单 删除 提醒 马上');
  for (const who of ['may', 'hao', 'sofia']) await h.say(who, 'hi');
  return h;
}

describe('the conduct record', () => {
  it('is for the member and for staff, in private alone', async () => {
    const b = await ready();
    await b.say('may', '刷单 1');
    const ref = refIn(await b.say('may', '刷单 2'));
    expect(await b.say('may', '/我的记录')).toEqual(['这个只私下说：私聊我发「我的记录」。']);
    expect(await b.tell('may', '我的记录')).toEqual([
      '※May: 提醒 2 次。\n现在算 2 次，每 30 天减半；只有你和管理员看得到。',
    ]);
    // Once she wrote in private, what is asked in the group is answered there.
    const said = await b.say('may', '/我的记录');
    expect(inGroup(said)).toEqual(['私聊发你了。']);
    expect(said.join()).toContain('※May: 提醒 2 次');
    expect(await b.tell('lin', '记录 May')).toEqual([
      `※店长 Lin: May：提醒 2 次。现在算 2 次，每 30 天减半。\n最近：11月21日 提醒 ${ref}；11月21日 提醒 3F2`,
    ]);
    const asked = await b.say('lin', '/记录 @May');
    expect(inGroup(asked)).toEqual(['私聊发你了。']);
    expect(await b.tell('hao', '记录 May')).toEqual([expect.stringContaining('版主')]);
    expect(await b.tell('hao', '我的记录')).toEqual(['※阿豪: 你的记录是干净的。只有你和管理员看得到。']);
  });

  it('follows what is taken back, and what is taken back of that', async () => {
    const b = await ready();
    const ref = refIn(await b.say('may', '刷单'));
    await b.tell('lin', `放行 ${ref}`);
    expect((await b.tell('may', '我的记录'))[0]).toContain('撤掉 1 次。\n现在算 0 次');
    await b.tell('lin', '撤销');
    expect((await b.tell('may', '我的记录'))[0]).toContain('提醒 1 次。\n现在算 1 次');
  });

  it('notes reports that were right and wrong, fades, and tells whoever asks for it', async () => {
    const b = await ready();
    await b.say('hao', '兼职日结');
    await b.say('may', '举报', b.idOf('兼职日结'));
    await b.press('lin', '警告', 'private');
    await b.say('sofia', '早饭吃什么');
    await b.pass(6 * 60_000);
    await b.say('may', '举报', b.idOf('早饭吃什么'));
    await b.press('lin', '误报', 'private');
    expect((await b.tell('may', '我的记录'))[0]).toContain('举报采纳 1 条，误报 1 条');
    expect((await b.tell('lin', '记录 阿豪'))[0]).toContain('提醒 1 次。现在算 1 次');
    const told = b.traces.flatMap((t) => t.tells).filter((t) => t === 'conduct.changed');
    expect(told.length).toBeGreaterThanOrEqual(3);
    await b.pass(30 * day);
    expect((await b.tell('lin', '记录 阿豪'))[0]).toContain('现在算 0.5 次');
  });

  it('knows people by name, and says when it does not', async () => {
    const b = await ready();
    expect(await b.tell('lin', '记录 没有这人')).toEqual(['※店长 Lin: 没有叫「没有这人」的人，名字要一字不差。']);
    await b.deliver({ who: 'x1', text: 'hi', from: { id: 'x1', name: 'Twin', role: 'member' } });
    await b.deliver({ who: 'x2', text: 'hi', from: { id: 'x2', name: 'Twin', role: 'member' } });
    await b.settle();
    expect((await b.tell('lin', '记录 Twin'))[0]).toContain('有好几位');
    expect((await b.tell('lin', '记录'))[0]).toContain('看谁的');
  });
});

describe.each(locales)('in %s', (locale) => {
  it('says how it stands', async () => {
    const b = await ready({ locale });
    await b.say('may', locale === 'en' ? 'spam' : '刷单');
    const word = { 'zh-CN': '我的记录', 'zh-TW': '我的紀錄', en: 'my-record' }[locale];
    expect((await b.tell('may', word))[0]).toMatch(
      {
        'zh-CN': /提醒 1 次.*\n现在算 1 次/,
        'zh-TW': /提醒 1 次.*\n現在算 1 次/,
        en: /strikes 1\.\nCounts as 1 now/,
      }[locale],
    );
  });
});

it('fades by half in thirty days and never counts what was taken back', () => {
  const strike = (at: number, good = true) => ({ kind: 'strike', ref: `${at}`, weight: 2, good, at }) as const;
  expect(standing([strike(0)], halfLifeMs)).toMatchObject({ strikes: 2, trouble: 100, overturned: 0 });
  expect(standing([strike(0), strike(1, false)], 0)).toMatchObject({ strikes: 2, trouble: 200, overturned: 1 });
  expect(standing([{ kind: 'absent', ref: 'a', weight: 1, good: true, at: 0 }], 0).trouble).toBe(50);
  const changed: ConductChanged = { what: 'conduct.changed', member: 1, ...standing([], 0) };
  expect(changed.trouble).toBe(0);
});
