import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, minute, type Harness } from '../../../../test/harness.ts';
import { defineFeature } from '../../../house.ts';
import { featureDefinitions } from '../../index.ts';
import { mostly, tooMuch } from './too-much.ts';
import type { RuleBroken } from '../events.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const inGroup = (said: readonly string[]): string[] => said.filter((l) => !l.startsWith('※'));
const to = (name: string, said: readonly string[]): string[] =>
  said.flatMap((l) => (l.startsWith(`※${name}: `) ? [l.slice(name.length + 3)] : []));

const crowd = Array.from({ length: 12 }, (_, i) => `m${i}`);
/** A group of twelve and a bad rule; the brake at more than six acts in ten minutes, nobody's share counts. */
async function ready(o: Parameters<typeof harness>[0] = {}): Promise<Harness> {
  h = await harness(o);
  await h.say('lin', 'hi');
  await h.tell('lin', '/help');
  for (const who of crowd) await h.deliver({ who, text: 'hi' });
  await h.tell('lin', o.locale === 'en' ? '/filter add today delete remind now' : '添加违禁词 今天 删除 提醒 马上');
  await set(h, 'moderation.brake_acts', 6);
  await set(h, 'moderation.brake_share', 100);
  await h.settle();
  return h;
}
const set = (b: Harness, key: string, value: unknown) =>
  b.database.write(async (tx) => {
    const c = { community: { id: 1 }, who: { member: 1 }, cause: `test|${key}|${b.clock.now()}`, now: b.clock.now() };
    await b.banyan.house.settings.set(c as never, tx, key, 0, value);
  });
/** Tells a breach that is not about words, as flood does. */
const flooding = defineFeature({
  name: 'flooding',
  title: null,
  on: true,
  create: () => ({
    listens: [
      {
        on: 'message',
        wants: (c) => c.event.kind === 'message' && c.event.text === '开始刷屏',
        run: (c) => {
          const base = { what: 'rule.broken', member: c.who.member, rule: 'flooding', found: '9 条' } as const;
          const broken: RuleBroken = { ...base, messageId: null, actions: ['mute'] };
          return [{ do: 'tell', what: broken }];
        },
      },
    ],
  }),
});
/** Everybody says the word once; what the bot said meanwhile. */
async function everybody(b: Harness, word: string, people: readonly string[] = crowd): Promise<string[]> {
  const said: string[] = [];
  for (const who of people) said.push(...(await b.hear(() => b.deliver({ who, text: `${word} ${who}` }))));
  return said;
}
const removed = (b: Harness): number => b.traces.filter((t) => t.effects.includes('delete')).length;

describe('what it mostly was', () => {
  const act = (kind: string, rule: string, title?: string) => ({
    kind,
    rule,
    about: title ? { title: { 'zh-CN': title, 'zh-TW': title, en: title } } : {},
  });
  it('is what more than half of them met, by the name staff know', () => {
    expect(mostly([act('word', '团购'), act('word', '团购'), act('flood', 'flood', '刷屏')], 'zh-CN')).toBe('团购');
    expect(mostly([act('flood', 'flood', '刷屏')], 'zh-CN')).toBe('刷屏');
    expect(mostly([act('word', '团购'), act('word', '代购')], 'zh-CN')).toBeNull();
    expect(mostly([], 'zh-CN')).toBeNull();
  });
});

describe('the brake', () => {
  it('going on is taken back in words', async () => {
    const b = await ready();
    await everybody(b, '今天');
    await b.press('lin', '继续', 'private');
    expect((await b.tell('lin', '撤销')).join()).toContain('停手的事回到刚才那样');
    expect((await b.tell('lin', '刹车'))[0]).toContain('停着手的');
  });

  it('stops after too many acts, asks the owner once, and only takes notes from then on', async () => {
    const b = await ready();
    const said = await everybody(b, '今天');
    expect(removed(b)).toBe(7);
    expect(inGroup(said)).toHaveLength(7);
    expect(to('店长 Lin', said)).toEqual([
      '「小鹿母婴群」10 分钟里我动手 7 次，有点多，先停手了：群规照看，只记不罚。多半是「今天」。\n怎么办？没回的话，明天 09:00 接着管。 [继续] [停到明天] [全部撤销]',
    ]);
    expect((await b.tell('lin', '刹车'))[0]).toContain('停着手的：小鹿母婴群，到明天 09:00');
    // What was only noted is no strike.
    expect(b.traces.filter((t) => t.tells.includes('moderation.acted'))).toHaveLength(7);
  });

  it('goes on when the owner says so, and does not stop again at once', async () => {
    const b = await ready();
    await everybody(b, '今天');
    expect(await b.press('lin', '继续', 'private')).toEqual(['※店长 Lin: 好，接着管。停手时记下了 5 次，没动他们。']);
    const said = await everybody(b, '今天');
    expect(to('店长 Lin', said)).toEqual([]);
    expect(removed(b)).toBe(19);
    expect(await b.tell('lin', '刹车')).toEqual(['※店长 Lin: 现在没停手，群规照常。']);
    // Taken back, it is paused again.
    await b.tell('lin', '撤销');
    await everybody(b, '今天');
    expect(removed(b)).toBe(19);
  });

  it('takes everything back in one go, and one word takes that back', async () => {
    const b = await ready();
    await everybody(b, '今天');
    const said = await b.press('lin', '全部撤销', 'private');
    expect(inGroup(said)).toEqual(['刚才 7 次提醒是我弄错了，都撤掉了，抱歉打扰大家。']);
    expect(to('店长 Lin', said)[0]).toContain('撤掉了 7 次，7 个人的次数');
    expect(b.traces.at(-1)?.tells.filter((t) => t === 'moderation.undone')).toHaveLength(7);
    await b.pass(minute);
    await everybody(b, '今天', crowd.slice(0, 3));
    expect(removed(b)).toBe(7);
    expect(await b.tell('lin', '撤销')).toEqual(['※店长 Lin: 7 次又算数了。禁言不会再来一遍。']);
    expect(b.traces.at(-1)?.tells.filter((t) => t === 'moderation.restored')).toHaveLength(7);
  });

  it('holds over a restart, and ends by itself the next morning', async () => {
    const b = await ready();
    await everybody(b, '今天');
    await b.restart();
    await everybody(b, '今天');
    expect(removed(b)).toBe(7);
    await b.press('lin', '停到明天', 'private');
    await b.pass(day);
    await everybody(b, '今天', crowd.slice(0, 2));
    expect(removed(b)).toBe(9);
  });

  it('a tenth of the group within an hour is enough, however slowly', async () => {
    const b = await ready();
    await set(b, 'moderation.brake_acts', 500);
    await set(b, 'moderation.brake_share', 40);
    const said: string[] = [];
    for (const who of crowd.slice(0, 6)) {
      await b.pass(9 * minute);
      said.push(...(await everybody(b, '今天', [who])));
    }
    expect(to('店长 Lin', said)[0]).toMatch(/一小时里我动了 1\d 人中的 6 个/);
  });

  it('one spammer is no reason to stop', async () => {
    const b = await ready();
    const said = await everybody(
      b,
      '今天',
      crowd.map(() => 'm0'),
    );
    expect(inGroup(said)).not.toEqual([]);
    expect(to('店长 Lin', said).join()).not.toContain('停手');
    expect(removed(b)).toBe(12);
  });

  it('holds for behaviour too, and not for what staff decide themselves', async () => {
    const b = await ready({ features: [...featureDefinitions, flooding] });
    await b.say('may', '早');
    await b.say('hao', '开始刷屏');
    expect(b.traces.at(-1)?.effects).toContain('mute');
    await everybody(b, '今天');
    await b.say('may', '开始刷屏');
    expect(b.traces.at(-1)?.effects).not.toContain('mute');
    await b.say('sofia', '普通的话');
    const id = b.idOf('普通的话');
    await b.say('may', '举报', id);
    await b.press('lin', '禁言', 'private');
    expect(b.traces.at(-1)?.effects).toContain('mute');
  });

  it('in English', async () => {
    const b = await ready({ locale: 'en' });
    const said = await everybody(b, 'today');
    expect(to('店长 Lin', said)[0]).toContain('I acted 7 times in 10 min. That is a lot, so I stopped');
    expect((await b.press('lin', 'Take it all back', 'private')).join()).toContain(
      'My last 7 reminders were a mistake',
    );
  });
});

describe('too much', () => {
  const acts = (n: number, people: number, at = 0) => Array.from({ length: n }, (_, i) => ({ member: i % people, at }));
  const limits = { acts: 20, minutes: 10, share: 10 };
  it.each([
    ['twenty of many', acts(20, 20), 1000, undefined],
    ['one more', acts(21, 21), 1000, { acts: 21, minutes: 10 }],
    ['of two people, however many', acts(60, 2), 1000, undefined],
    ['long ago', acts(40, 40, -11 * minute), 1000, undefined],
    ['a tenth of a hundred', acts(11, 11, -30 * minute), 100, { members: 11, of: 100 }],
    ['exactly a tenth', acts(10, 10, -30 * minute), 100, undefined],
    ['four of ten', acts(4, 4), 10, undefined],
    ['more than an hour ago', acts(11, 11, -hour), 100, undefined],
  ])('%s', (_, list, present, why) => expect(tooMuch(list, 0, present, limits)).toEqual(why));
});
