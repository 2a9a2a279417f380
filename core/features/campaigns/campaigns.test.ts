import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';

import { defineHappenings, defineJobs, defineOutbox } from '../../schema.ts';
import { day, harness, hour, minute, type Harness } from '../../../test/harness.ts';
import { campaignSchema, type CampaignInput } from './language.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

const texts = { 'zh-CN': '大家早上好', 'zh-TW': '大家早安', en: 'Good morning, all' };
const make = (more: Partial<CampaignInput> = {}) =>
  campaignSchema.parse({ id: 'morning', every: '0 12 * * *', say: texts, ...more });

async function house(campaigns: readonly CampaignInput[], o: Parameters<typeof harness>[0] = {}): Promise<Harness> {
  h = await harness(o);
  await give(campaigns);
  await h.say('May', '在吗');
  await h.say('lin', '在的');
  return h;
}
const give = async (all: readonly CampaignInput[]): Promise<void> => {
  await h!.banyan.give('campaigns.files', { campaigns: all.map((c) => campaignSchema.parse(c)) });
  await h!.settle();
};
const jobs = async (): Promise<string[]> => {
  const { jobs: table } = h!.database.t(defineJobs);
  const rows = await h!.database.read.select().from(table).where(eq(table.kind, 'campaigns.fire')).orderBy(table.id);
  return rows.map((r) => `${r.state} ${r.key.split('@')[0]} ${new Date(r.runAt).toISOString().slice(5, 16)}`);
};
const told = async (what: string): Promise<unknown[]> => {
  const { happenings } = h!.database.t(defineHappenings);
  const all = h!.database.read.select().from(happenings).where(eq(happenings.what, what)).orderBy(happenings.id);
  return (await all).map((r) => r.data);
};

describe('a campaign', () => {
  it('is said at its time, again and again', async () => {
    const b = await house([make()]);
    expect(await jobs()).toEqual(['ready campaign:morning 11-21T04:00']);
    expect(await b.pass(2 * hour - 1)).toEqual([]);
    expect(await b.pass(1)).toEqual(['大家早上好']);
    expect(await b.pass(day)).toEqual(['大家早上好']);
    expect(await jobs()).toEqual([
      'done campaign:morning 11-21T04:00',
      'done campaign:morning 11-22T04:00',
      'ready campaign:morning 11-23T04:00',
    ]);
    expect(await told('campaign.fired')).toEqual([
      { campaign: 'morning', planned: Date.parse('2026-11-21T04:00:00Z'), rooms: 1, lateMs: 0 },
      { campaign: 'morning', planned: Date.parse('2026-11-22T04:00:00Z'), rooms: 1, lateMs: 0 },
    ]);
  });

  it('follows the community to another time zone, and back when that is undone', async () => {
    const b = await house([make()]);
    await b.say('lin', '/设置 时区 Asia/Tokyo');
    expect((await jobs()).filter((j) => j.startsWith('ready'))).toEqual(['ready campaign:morning 11-21T03:00']);
    await b.say('lin', '/撤销');
    expect((await jobs()).filter((j) => j.startsWith('ready'))).toEqual(['ready campaign:morning 11-21T04:00']);
  });

  it('is said in the language of the group', async () => {
    const b = await house([make()], { locale: 'zh-TW', timeZone: 'Asia/Taipei' });
    expect(await b.pass(2 * hour)).toEqual(['大家早安']);
  });

  it('keeps its time over a restart and is said once', async () => {
    const b = await house([make()]);
    await b.restart();
    await give([make()]);
    await b.settle();
    expect(await jobs()).toEqual(['ready campaign:morning 11-21T04:00']);
    expect(await b.pass(2 * hour)).toEqual(['大家早上好']);
    await b.restart();
    await give([make()]);
    expect(await b.pass(hour)).toEqual([]);
    expect((await jobs()).filter((j) => j.startsWith('ready'))).toEqual(['ready campaign:morning 11-22T04:00']);
  });

  it('edited, the old occurrence is cancelled and the new one made', async () => {
    const b = await house([make()]);
    await give([make({ every: '30 11 * * *' })]);
    expect(await jobs()).toEqual(['cancelled campaign:morning 11-21T04:00', 'ready campaign:morning 11-21T03:30']);
    expect(await b.pass(90 * minute)).toEqual(['大家早上好']);
    await give([make({ every: '30 11 * * *', say: { ...texts, 'zh-CN': '午安' } })]);
    expect(await b.pass(hour)).toEqual([]);
    expect(await b.pass(23 * hour)).toEqual(['午安']);
  });

  it('edited back, the cancelled occurrence is wanted again', async () => {
    const b = await house([make()]);
    await give([make({ every: '0 15 * * *' })]);
    await give([make()]);
    expect(await b.pass(6 * hour)).toEqual(['大家早上好']);
  });

  it('taken out of the file or switched off is not said', async () => {
    const b = await house([make(), make({ id: 'other' })]);
    await give([make({ id: 'other', active: false })]);
    expect(await b.pass(2 * day)).toEqual([]);
    expect((await jobs()).every((j) => j.startsWith('cancelled'))).toBe(true);
  });

  it('of a date is said once', async () => {
    const b = await house([make({ every: undefined, at: '2026-11-21 11:00' })]);
    expect(await b.pass(hour)).toEqual(['大家早上好']);
    await give([make({ every: undefined, at: '2026-11-21 11:00' })]);
    expect(await b.pass(2 * day)).toEqual([]);
  });

  it('meant for another group or community is not said here', async () => {
    const b = await house([
      make({ id: 'a', to: { groups: ['别的群'] } }),
      make({ id: 'b', to: { platforms: ['wechat'] } }),
      make({ id: 'c', to: { community: '别的' } }),
      make({ id: 'd', to: { groups: ['小鹿母婴群'], platforms: ['playground'] } }),
    ]);
    expect(await b.pass(2 * hour)).toEqual(['大家早上好']);
  });

  it('counts among the four lines a day that a group hears unasked', async () => {
    const b = await house([make({ every: '0 11-18 * * *' })]);
    expect(await b.pass(10 * hour)).toHaveLength(4);
  });

  it('is not said where the owner switched it off', async () => {
    const b = await house([make()]);
    await b.tell('lin', '关闭 定时');
    expect(await b.pass(2 * hour)).toEqual([]);
  });

  it('waits while the group is quiet', async () => {
    const b = await house([make()]);
    await b.say('lin', '/安静 3小时');
    expect(await b.pass(2 * hour)).toEqual([]);
    expect(await b.pass(hour)).toEqual(['大家早上好']);
  });

  it('comes to a community met after the file was read', async () => {
    const b = (h = await harness());
    await give([make()]);
    await b.say('May', '签到');
    expect(await jobs()).toEqual(['ready campaign:morning 11-21T04:00']);
  });
});

describe('many groups', () => {
  it('hear it once each, in several commits, after a restart too', async () => {
    const b = await house([make()]);
    const from = { id: 'lin', name: '店长 Lin', role: 'owner' as const };
    for (let i = 0; i < 230; i++)
      await b.deliver({
        who: 'lin',
        text: '大家好',
        id: `g${i}`,
        from,
        room: { id: `g${i}`, kind: 'group', name: `${i} 群` },
      });
    await b.restart();
    await give([make()]);
    await b.pass(2 * hour);
    const { outbox } = b.database.t(defineOutbox);
    const rooms = await b.database.read.select({ room: outbox.room }).from(outbox).where(eq(outbox.class, 'campaign'));
    expect(rooms).toHaveLength(231);
    expect(new Set(rooms.map((r) => r.room)).size).toBe(231);
    expect(await told('campaign.fired')).toMatchObject([{ rooms: 231 }]);
    expect(b.traces.filter((t) => t.by === 'campaigns.part')).toHaveLength(3);
  });
});

describe('downtime', () => {
  /** Nobody runs for a while. */
  const away = async (b: Harness, ms: number, campaigns: readonly CampaignInput[]): Promise<string[]> => {
    await b.banyan.stop();
    await b.clock.moveTo(b.clock.now() + ms, () => Promise.resolve());
    const before = b.transcript().length;
    await b.restart();
    await give(campaigns);
    await b.settle();
    return b.transcript().slice(before);
  };
  it('within the grace: said once, late', async () => {
    const b = await house([make()]);
    expect(await away(b, 3 * hour, [make()])).toEqual(['榕: 大家早上好']);
    expect(await told('campaign.fired')).toMatchObject([{ lateMs: hour, rooms: 1 }]);
    expect(await b.pass(23 * hour)).toEqual(['大家早上好']);
  });
  it('beyond it: recorded as missed, and on with the next', async () => {
    const b = await house([make()]);
    expect(await away(b, 2 * day + 5 * hour, [make()])).toEqual([]);
    expect(await told('campaign.missed')).toEqual([
      { campaign: 'morning', planned: Date.parse('2026-11-21T04:00:00Z'), count: 3 },
    ]);
    expect(await b.pass(21 * hour)).toEqual(['大家早上好']);
  });
  it('with catchUp skip nothing is made up', async () => {
    const skip = make({ catchUp: 'skip' });
    const b = await house([skip]);
    expect(await away(b, 3 * hour, [skip])).toEqual([]);
    expect(await told('campaign.missed')).toHaveLength(1);
  });
  it('a campaign taken out meanwhile is not made up', async () => {
    const b = await house([make()]);
    expect(await away(b, 3 * hour, [])).toEqual([]);
    expect(await told('campaign.missed')).toEqual([]);
  });
});

describe('by message', () => {
  it('is undone', async () => {
    const b = await house([]);
    await b.banyan.give('topics.files', {
      topics: [{ id: 'a', text: { 'zh-CN': '聊聊绘本', 'zh-TW': '聊聊繪本', en: 'Books' } }],
    });
    await b.say('lin', '/定时话题 每天 12:00');
    await b.say('lin', '/撤销');
    expect(await b.say('lin', '/定时话题')).toEqual(['还没有定时话题。比如「定时话题 每天 9:00」。']);
    expect(await b.pass(3 * hour)).toEqual([]);
  });
});
