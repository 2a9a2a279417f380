import { afterEach, describe, expect, it } from 'vitest';

import { day, everythingBut, harness, hour, type Harness } from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { campaignSchema, type CampaignInput } from '../campaigns/language.ts';
import { freshIn, hoursOf, parseAsked, recapOf, spanOf, type Found } from './rules.ts';
import { defineRecap } from './schema.ts';
import { recapTexts, type Told } from './texts.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const crowd = ['may', 'hao', 'sofia', 'lin', 'guoguo'];
/** Saturday 2026-11-21, 10:00. */
async function busy(o: Parameters<typeof harness>[0] = {}): Promise<Harness> {
  h = await harness(o);
  for (let i = 0; i < 5; i++)
    for (const who of crowd) {
      await h.deliver({ who, text: `第 ${i} 句闲聊，${who}` });
    }
  await h.settle();
  return h;
}
const campaign = async (b: Harness, more: Partial<CampaignInput>): Promise<void> => {
  const one = campaignSchema.parse({ id: 'week', every: '0 9 * * 1', ...more });
  await b.banyan.give('campaigns.files', { campaigns: [one] });
  await b.settle();
};

describe('which days', () => {
  const zone = 'Asia/Shanghai';
  const at = (text: string): number => Date.parse(`${text}+08:00`);
  it.each([
    ['周', '2026-11-21T10:00:00', '2026-11-16', '2026-11-22', 0],
    ['', '2026-11-23T09:00:00', '2026-11-16', '2026-11-22', 1],
    ['本周', '2026-11-23T09:00:00', '2026-11-23', '2026-11-29', 0],
    ['last week', '2026-11-25T09:00:00', '2026-11-16', '2026-11-22', 1],
    ['日', '2026-11-21T09:00:00', '2026-11-20', '2026-11-20', 1],
    ['day', '2026-11-21T21:00:00', '2026-11-21', '2026-11-21', 0],
    ['月', '2026-03-01T09:00:00', '2026-02-01', '2026-02-28', 1],
    ['上个月', '2024-03-31T09:00:00', '2024-02-01', '2024-02-29', 1],
    ['monthly', '2026-12-31T23:59:59', '2026-12-01', '2026-12-31', 0],
  ])('%j at %s', (words, when, first, last, ago) => {
    const asked = parseAsked(words);
    expect(asked && spanOf(asked, at(when), zone)).toMatchObject({ first, last, ago });
  });
  it('are known by nothing else', () => expect(['明年', 'constructor', '周 周'].map(parseAsked)).toEqual(Array(3)));
  it('are as long as they are over daylight saving', () => {
    const span = { period: 'week', ago: 0, first: '2027-03-08', last: '2027-03-14' } as const;
    const { from, to } = hoursOf(span, 'America/New_York');
    expect(to - from).toBe(7 * 24 - 1);
  });
  it('somebody is new to once', () => {
    expect(freshIn('2026-11-21', undefined)).toEqual(['2026-11-21', 'w2026-11-16', '2026-11']);
    expect(freshIn('2026-11-21', '2026-11-20')).toEqual(['2026-11-21']);
    expect(freshIn('2026-12-01', '2026-11-30')).toEqual(['2026-12-01', '2026-12']);
    expect(freshIn('2026-11-21', '2026-11-21')).toEqual([]);
    expect(freshIn('2026-11-20', '2026-11-21')).toEqual([]);
  });
});

describe('what is told', () => {
  const zone = 'Asia/Shanghai';
  const span = { period: 'week', ago: 1, first: '2026-11-16', last: '2026-11-22' } as const;
  const at = (text: string): number => Date.parse(`${text}+08:00`) / hour;
  const none: Found = {
    hours: [],
    joined: 0,
    left: 0,
    speakers: 0,
    checkins: 0,
    points: 0,
    thanks: 0,
    topic: undefined,
  };
  const told = (found: Partial<Found>): Told => ({
    ...recapOf(span, zone, { ...none, ...found }),
    dates: '11月16日–11月22日',
    busiest: [],
  });
  it('has the liveliest hour and the course of the days', () => {
    const r = told({
      speakers: 186,
      hours: [
        { bucket: at('2026-11-16T20:00:00'), n: 700 },
        { bucket: at('2026-11-18T20:00:00'), n: 340 },
        { bucket: at('2026-11-22T09:00:00'), n: 200 },
      ],
      joined: 9,
      left: 2,
      checkins: 412,
      points: 3120,
      thanks: 1,
      topic: { words: '周末去哪儿', replies: 31 },
    });
    expect(r).toMatchObject({ messages: 1240, hour: 20, course: [700, 0, 340, 0, 0, 0, 200] });
    expect(recapTexts['zh-CN'].group(r)).toBe(
      '上周群里 186 位聊了 1,240 句，20:00 前后最热闹。\n来了 9 位新朋友，签到 412 次，发出 3,120 分，道谢 1 次。\n聊得最开的话题：「周末去哪儿」，31 人接话。',
    );
    expect(recapTexts['zh-TW'].staff('小鹿', r, 2)).toBe(
      '「小鹿」2 個群上週（11月16日–11月22日）：1,240 則訊息，186 人說話，20:00 前後最熱鬧。\n來了 9 位新朋友，離開 2 位。簽到 412 次，發出 3,120 點，道謝 1 次。\n聊得最開的話題：「周末去哪儿」，31 人接話。',
    );
    expect(recapTexts.en.group(r)).toBe(
      'Last week in the group: 186 people wrote 1,240 messages, liveliest around 20:00.\n9 newcomers, 412 check-ins, 3,120 points given, 1 thank-you.\nThe topic that got people talking: "周末去哪儿" (31 joined in).',
    );
  });
  it('of a few people has no number that says who, and no hour', () => {
    const r = told({ speakers: 2, hours: [{ bucket: at('2026-11-16T20:00:00'), n: 60 }] });
    expect(r).toMatchObject({ speakers: null, hour: null });
    expect(recapTexts['zh-CN'].group(r)).toBe('上周群里几位朋友聊了 60 句。');
    expect(recapTexts.en.staff('Deer', r, 1)).toContain('60 messages by a few people.');
  });
  it('blames nobody for silence, and tells the group of nobody who left', () => {
    for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) {
      const quiet = recapTexts[locale].group(told({ left: 3 }));
      expect(quiet).toMatch(/歇一歇也好|that is fine/u);
      expect(quiet).not.toContain('3');
    }
  });
});

describe('by message', () => {
  it('tells staff how the group did, and members only that it is for staff', async () => {
    const b = await busy();
    await b.say('may', '签到');
    await b.say('may', '还有一句');
    expect(await b.say('lin', '/周报')).toEqual([
      '本周群里 5 位聊了 27 句，10:00 前后最热闹。\n签到 1 次，发出 5 分。',
    ]);
    expect(await b.tell('lin', '周报 今天')).toEqual([
      '※店长 Lin: 「小鹿母婴群」今天（11月21日）：28 条消息，5 人说话，10:00 前后最热闹。\n签到 1 次，发出 5 分。',
    ]);
    expect((await b.say('may', '/周报')).join()).toContain('版主');
    expect(await b.say('lin', '/周报 哪天')).toEqual([recapTexts['zh-CN'].which]);
    // Neither the day before nor last week was there.
    expect((await b.say('lin', '/周报 上周')).join()).toContain('上周群里很安静');
  });
  it('takes points that come back for none that were given', async () => {
    const b = await busy();
    await b.say('may', '签到');
    await b.say('lin', '/扣分 @May 3');
    expect((await b.say('lin', '/撤销')).join()).toContain('撤');
    expect((await b.tell('may', '我的积分')).join()).toContain('现在 5 分');
    expect((await b.say('lin', '/周报')).join()).toContain('签到 1 次，发出 5 分。');
  });
  it('counts a speaker once a day, a week, whatever is restarted or delivered twice', async () => {
    const b = await busy({ twice: true });
    await b.restart();
    await b.say('may', '又来一句');
    await b.pass(day);
    await b.say('may', '第二天');
    const { recapCounts } = b.database.t(defineRecap);
    const rows = await b.database.read.select().from(recapCounts);
    const of = (span: string): number[] => rows.filter((r) => r.span === span && r.what === 'speakers').map((r) => r.n);
    // Once for the group, once for the community.
    expect([of('2026-11-21'), of('2026-11-22'), of('w2026-11-16'), of('2026-11')]).toEqual([
      [5, 5],
      [1, 1],
      [5, 5],
      [5, 5],
    ]);
  });
  it('comes as a picture where there are pictures', async () => {
    const b = await busy({ draw: async () => 'iVBORw0KGgo=' });
    expect((await b.say('lin', '/周报 日'))[0]).toMatch(/^🖼 昨天群里很安静/u);
  });
});

describe('as a step of a campaign', () => {
  it('is said in the group, about the week that is over', async () => {
    const b = await busy();
    await campaign(b, { what: { report: { period: 'week', to: 'group' } } });
    expect(await b.pass(2 * day)).toEqual(['上周群里 5 位聊了 25 句，10:00 前后最热闹。']);
  });
  it('is noted to staff once, in the short form', async () => {
    const b = await busy({ can: everythingBut('picture') });
    await b.say('lin', '我在');
    await b.tell('lin', '你好');
    await campaign(b, { what: { report: 'week' } });
    expect(await b.pass(2 * day)).toEqual([
      '※店长 Lin: 「小鹿母婴群」上周（11月16日–11月22日）：26 条消息，5 人说话，10:00 前后最热闹。',
    ]);
    expect((await b.tell('lin', '群发 1')).join()).toContain('给管理员看的，已私发 1');
  });
  it('of a later step is about the days before that step, and is noted each time', async () => {
    const b = await busy({ can: everythingBut('picture') });
    await b.say('lin', '我在');
    await b.tell('lin', '你好');
    const report = (to: 'group' | 'staff') => ({ period: 'week', to }) as const;
    await campaign(b, {
      every: undefined,
      at: '2026-11-23 09:00',
      what: [{ report: report('staff') }, { wait: '7d', report: report('group') }, { report: report('staff') }],
    });
    const said = await b.pass(10 * day);
    expect(said.map((line) => line.replace(/^※.*?」/u, '※'))).toEqual([
      '※上周（11月16日–11月22日）：26 条消息，5 人说话，10:00 前后最热闹。',
      '上周群里很安静，歇一歇也好。想聊的时候随时开口。',
      '※上周（11月23日–11月29日）：很安静，没有人说话。',
    ]);
  });
  it('is left out where the feature is off', async () => {
    const b = await busy();
    await switchOn(b, 'recap', false);
    await campaign(b, { what: { report: { to: 'group' } } });
    expect(await b.pass(2 * day)).toEqual([]);
  });
});
