import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, minute, type Harness } from '../../../test/harness.ts';
import { defineFeature, type FeatureDef } from '../../house.ts';
import { defineOutbox } from '../../schema.ts';
import type { Context, Locale, MessageEvent, Texts, Unasked } from '../../types.ts';
import { featureDefinitions } from '../index.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

/** Says what it is told to at a time, in the group or to somebody: three campaigns are three of its timers. */
interface Said {
  readonly words: string;
  readonly unasked: Unasked;
  readonly to?: 'may';
}
const crier: FeatureDef = defineFeature({
  name: 'crier',
  title: null,
  on: true,
  create: () => ({
    timers: {
      'crier.cry': (c, data) => {
        const { words, unasked, to } = data as Said & { readonly member?: number };
        const where = to ? { private: (data as { member: number }).member } : { room: c.room.id };
        return [{ do: 'send', to: where, say: words, unasked }];
      },
    },
    listens: [
      {
        on: 'message',
        wants: (c) => (c as Context<MessageEvent>).event.text.startsWith('cry '),
        run: (c) => {
          const { text, messageId } = (c as Context<MessageEvent>).event;
          const [, minutes = '0', json = ''] = /^cry (\d+) (.*)$/u.exec(text) ?? [];
          return (JSON.parse(json) as Said[]).map((data, i) => ({
            do: 'later' as const,
            key: `cry/${messageId}/${i}`,
            timer: 'crier.cry',
            at: c.now + Number(minutes) * minute,
            room: c.room.id,
            community: c.community.id,
            data: { ...data, member: c.who.member },
          }));
        },
      },
    ],
  }),
});
const start = async (o: Parameters<typeof harness>[0] = {}): Promise<Harness> => {
  h = await harness({ features: [crier, ...featureDefinitions], ...o });
  return h;
};
const cry = (b: Harness, minutes: number, ...said: Said[]): Promise<string[]> =>
  b.say('lin', `cry ${minutes} ${JSON.stringify(said)}`);
const festival: readonly Said[] = [
  { words: 'A', unasked: { kind: 'campaign', campaign: 'spring', priority: 3 } },
  { words: 'B', unasked: { kind: 'campaign', campaign: 'lottery', priority: 5 } },
  { words: 'C', unasked: { kind: 'campaign', campaign: 'double-11', priority: 9 } },
];
const rows = async (b: Harness): Promise<string[]> => {
  const { outbox } = b.database.t(defineOutbox);
  const all = await b.database.read.select().from(outbox).where(eq(outbox.class, 'campaign')).orderBy(outbox.id);
  return all.map((r) => `${r.campaign} ${r.state} ${r.held}`);
};

describe.each<[Locale, Texts<{ set: string; ask: string; waits: RegExp; dropped: RegExp }>[Locale]]>([
  [
    'zh-CN',
    {
      set: '/上限 每小时 2',
      ask: '/为什么没发',
      waits: /^11:00 活动「A」：这一小时说满了，12:00 发$/u,
      dropped: /^11:00 活动「A」：今天说满了，没发$/u,
    },
  ],
  [
    'zh-TW',
    {
      set: '/上限 每小時 2',
      ask: '/為什麼沒發',
      waits: /^11:00 活動「A」：這一小時說滿了，12:00 發$/u,
      dropped: /^11:00 活動「A」：今天說滿了，沒發$/u,
    },
  ],
  [
    'en',
    {
      set: '/budget hour 2',
      ask: '/held',
      waits: /^11:00 campaign "A": this hour's share is used up, comes 12:00$/u,
      dropped: /^11:00 campaign "A": today's share is used up, dropped$/u,
    },
  ],
])('three campaigns at one instant in one group, %s', (locale, t) => {
  it('the two that matter most are said, the third an hour later, with its reason', async () => {
    const b = await start({ locale });
    await b.say('lin', t.set);
    await cry(b, 60, ...festival);
    expect((await b.pass(hour)).toSorted()).toEqual(['B', 'C']);
    expect((await b.say('lin', t.ask)).join()).toMatch(t.waits);
    expect(await b.pass(hour - 1)).toEqual([]);
    expect(await b.pass(1)).toEqual(['A']);
    expect(await rows(b)).toEqual(['spring sent hour', 'lottery sent null', 'double-11 sent null']);
  });

  it('what would come too late is dropped, and that is said too', async () => {
    const b = await start({ locale });
    await b.say('lin', locale === 'en' ? '/budget day 2' : '/上限 每天 2');
    await cry(b, 60, ...festival.map((s) => ({ ...s, unasked: { ...s.unasked, until: b.clock.now() + 3 * hour } })));
    expect((await b.pass(hour)).toSorted()).toEqual(['B', 'C']);
    expect((await b.say('lin', t.ask)).join()).toMatch(t.dropped);
    expect(await b.pass(2 * day)).toEqual([]);
  });
});

describe('the owner', () => {
  it('sees and sets the limits of a group, within bounds', async () => {
    const b = await start();
    expect(await b.say('lin', '/上限')).toEqual([
      '我主动说话：每天 4 条、每小时 3 条，今天说了 0 条。\n欢迎每小时 12 条，私信每人每天 2 条，免打扰 关。\n改：「上限 每天 6」「上限 免打扰 22-8」。',
    ]);
    expect(await b.say('lin', '/上限 每天 6 条')).toEqual(['好，这个群「每天主动条数」改成 6。']);
    expect(await b.say('lin', '/上限 免打扰 22-8')).toEqual(['好，这个群「免打扰时段」改成 22:00–8:00。']);
    expect(await b.tell('lin', '上限 私信每小时 2')).toEqual(['※店长 Lin: 好，各群「每人每小时私信条数」改成 2。']);
    expect(await b.say('lin', '/上限 每天 600')).toEqual(['「每天主动条数」要填 0 到 48 的整数。']);
    expect((await b.say('lin', '/上限 多一点')).join()).toMatch(/^改哪个？/u);
    expect(await b.say('may', '/上限')).toEqual(['这个要管理员来。']);
    expect((await b.say('lin', '/上限')).join()).toMatch(/每天 6 条.*\n.*22:00–8:00/u);
  });

  it('has nothing said in the quiet hours', async () => {
    const b = await start();
    await b.say('lin', '/上限 免打扰 22-8');
    await cry(b, 13 * 60, ...festival.slice(0, 1));
    expect(await b.pass(14 * hour)).toEqual([]);
    expect((await b.say('lin', '/为什么没发')).join()).toMatch(/在免打扰时段，.*08:00 发$/u);
    expect(await b.pass(8 * hour)).toEqual(['A']);
  });

  it('pauses everything; what was held is said or dropped by word, and dropped without one', async () => {
    const b = await start();
    await b.say('lin', '大家好');
    await b.tell('lin', '全部暂停');
    await cry(b, 10, ...festival);
    expect(await b.pass(hour)).toEqual([]);
    expect((await b.say('lin', '/为什么没发')).join()).toMatch(/您让我安静，等您恢复/u);
    expect(await b.say('lin', '/恢复')).toEqual(['现在是全部暂停。要回来：「全部恢复」。']);
    expect((await b.tell('lin', '全部恢复')).join()).toMatch(/都恢复了。一共攒了 3 条没发：「A」「B」「C」/u);
    expect((await b.press('lin', '现在发', 'private')).toSorted()).toEqual(['A', 'B', 'C', '※店长 Lin: 好，这就发。']);
    await b.say('lin', '/安静');
    await cry(b, 10, ...festival.slice(0, 1));
    await b.pass(hour);
    expect((await b.say('lin', '/恢复')).join()).toMatch(/攒了 1 条没发：「A」/u);
    expect(await b.pass(day)).toEqual([]);
    expect((await b.say('lin', '/为什么没发')).join()).toMatch(/没发/u);
  });

  it('changes a limit, and what waits because of it comes sooner or later', async () => {
    const b = await start();
    await b.say('lin', '/上限 免打扰 11-20');
    await cry(b, 120, ...festival.slice(0, 1));
    expect(await b.pass(3 * hour)).toEqual([]);
    expect((await b.say('lin', '/上限 免打扰 11-18')).join()).toContain('改成 11:00–18:00');
    expect((await b.say('lin', '/为什么没发')).join()).toMatch(/在免打扰时段，18:00 发$/u);
    expect((await b.tell('lin', '设置 免打扰时段 11-15')).join()).toContain('11:00–15:00');
    expect((await b.say('lin', '/为什么没发')).join()).toMatch(/18:00 发$/u);
    expect(await b.say('lin', '/上限 免打扰 关')).toContain('A');
    expect((await b.say('lin', '/为什么没发')).join()).not.toContain('「A」');
  });

  it('takes a changed limit back: the same', async () => {
    const b = await start();
    await b.say('lin', '/上限 每小时 1');
    await cry(b, 60, ...festival);
    expect(await b.pass(hour + minute)).toEqual(['C']);
    expect((await b.tell('lin', '设置 每小时主动条数 2')).join()).not.toContain('B');
    expect((await b.tell('lin', '撤销')).join()).not.toContain('B');
    expect((await b.say('lin', '/撤销')).filter((l) => l.length === 1)).toEqual(['A', 'B']);
  });

  it('is asked about what was held: nothing said meanwhile makes it come by itself', async () => {
    const b = await start();
    await b.say('lin', '/安静');
    await cry(b, 10, ...festival.slice(0, 1));
    await b.pass(hour);
    expect((await b.say('lin', '/恢复')).join()).toMatch(/攒了 1 条没发：「A」/u);
    await cry(b, 1, { words: 'D', unasked: { kind: 'campaign' } });
    expect(await b.pass(5 * minute)).toEqual(['D']);
    expect(await b.pass(day)).toEqual([]);
  });

  it('takes a pause back', async () => {
    const b = await start();
    await b.say('lin', '/安静');
    await cry(b, 10, ...festival.slice(0, 1));
    await b.pass(hour);
    expect((await b.say('lin', '/撤销')).join()).toContain('A');
  });
});

describe('a member', () => {
  it('hears so much in private, nothing after 退订, and again after 重新订阅', async () => {
    const b = await start();
    const note = (words: string): Said => ({ words, unasked: { kind: 'thanks' }, to: 'may' });
    await b.tell('lin', '帮助');
    await cry(b, 10, note('1'), note('2'), note('3'));
    expect(await b.pass(3 * hour)).toEqual(['※店长 Lin: 1', '※店长 Lin: 2']);
    await b.pass(day);
    expect((await b.tell('lin', 'TD')).join()).toMatch(/不主动私信你了/u);
    await cry(b, 10, note('4'));
    expect(await b.pass(hour)).toEqual([]);
    expect((await b.tell('lin', '退订')).join()).toMatch(/早就/u);
    await b.tell('lin', '重新订阅');
    await cry(b, 10, note('5'));
    expect(await b.pass(hour)).toEqual(['※店长 Lin: 5']);
  });
});

it('a feature that says something from a timer without a word about it is found', async () => {
  const careless = defineFeature({
    ...crier,
    create: (house) => ({
      ...crier.create(house),
      timers: { 'crier.cry': (c) => [{ do: 'send', to: { room: c.room.id }, say: 'boo' }] },
    }),
  });
  const b = await start({ features: [careless, ...featureDefinitions] });
  await cry(b, 1, ...festival.slice(0, 1));
  await b.pass(hour);
  expect(b.errors.map(String)).toEqual([expect.stringMatching(/crier says something from .* without "unasked"/u)]);
  b.errors.length = 0;
});

it('every timer named as answering is a timer', async () => {
  const b = await start();
  for (const definition of featureDefinitions) {
    const { answering = [], timers = {} } = definition.create(b.banyan.house);
    expect(answering.filter((name) => !(name in timers))).toEqual([]);
  }
});
