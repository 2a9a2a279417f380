import { asc } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';

import { harness, hour, minute, type Harness } from '../../../test/harness.ts';
import { campaignSchema, type CampaignInput } from './language.ts';
import { campaignFaults } from './language/faults.ts';
import { defineCampaigns } from './schema.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const say = (zh: string) => ({ 'zh-CN': zh, 'zh-TW': zh, en: zh });
async function house(...all: readonly Partial<CampaignInput>[]): Promise<Harness> {
  h = await harness();
  await h.say('May', '在吗');
  await h.say('lin', '在的');
  const campaigns = all.map((c) => campaignSchema.parse({ id: 'x', every: '0 12 * * *', ...c }));
  await h.banyan.give('campaigns.files', { campaigns });
  await h.settle();
  return h;
}
const skipped = async (): Promise<(string | null)[]> => {
  const { sends } = h!.database.t(defineCampaigns);
  return (await h!.database.read.select().from(sends).orderBy(asc(sends.at), asc(sends.step))).map((s) => s.skipped);
};

describe('several wordings', () => {
  it('each group has one of them by lot, the same each time', async () => {
    const wordings = ['早饭吃什么', '早饭聊聊', '今天早饭呢'];
    const [first = '', ...others] = wordings;
    const heard = new Set<string>();
    for (const id of ['a', 'b', 'c', 'd']) {
      const b = await house({ id, what: { say: say(first), variants: others.map(say) } });
      const [said = ''] = await b.pass(2 * hour);
      expect(wordings).toContain(said);
      expect(await b.pass(24 * hour)).toEqual([said]);
      heard.add(said);
      await b.close();
      h = undefined;
    }
    expect(heard.size).toBeGreaterThan(1);
  });
});

describe('steps', () => {
  const what = [{ say: say('聊聊早饭') }, { wait: '2h', if: { repliesBelow: 2 }, say: say('还没聊呢') }];
  it('remind once when too few answered', async () => {
    const b = await house({ what });
    expect(await b.pass(2 * hour)).toEqual(['聊聊早饭']);
    await b.say('May', '豆浆油条');
    await b.say('May', '还有包子');
    expect(await b.pass(2 * hour)).toEqual(['还没聊呢']);
    expect(await b.pass(6 * hour)).toEqual([]);
  });
  it('and not when enough did', async () => {
    const b = await house({ what });
    await b.pass(2 * hour);
    await b.say('May', '豆浆油条');
    await b.say('lin', '我吃面');
    expect(await b.pass(3 * hour)).toEqual([]);
    expect(await skipped()).toEqual([null, 'condition']);
  });
  it('go on after a restart between two, once', async () => {
    const b = await house({ what });
    await b.pass(2 * hour);
    await b.restart();
    await b.pass(hour);
    await b.restart();
    expect(await b.pass(hour)).toEqual(['还没聊呢']);
  });
  it('of several kinds: the check-in, a poll, links', async () => {
    const b = await house({
      what: [
        { checkin: true },
        { wait: '40m', poll: { question: say('喝什么'), options: [say('茶'), say('咖啡')] } },
        { wait: '40m', say: say('看这里'), buttons: [{ label: say('店'), link: 'https://example.com/a' }] },
      ],
    });
    // Two lines an hour are what a group hears unasked.
    expect(await b.pass(2 * hour)).toEqual(['今天还没签到的，发「签到」就好。']);
    expect(await b.pass(40 * minute)).toEqual([expect.stringContaining('喝什么')]);
    expect(await b.pass(40 * minute)).toEqual(['看这里\n店：https://example.com/a']);
  });
});

describe('what another feature does', () => {
  const label = (zh: string) => say(zh);
  it('is posted by it: a draw, the leaderboard', async () => {
    const b = await house({
      what: [{ leaderboard: 'all' }, { wait: '2h', draw: { prize: label('奶茶券'), winners: 2, closesAfter: '1h' } }],
    });
    await b.tell('lin', '打开 抽奖');
    await b.say('May', '签到');
    expect((await b.pass(2 * hour)).join()).toContain('May');
    expect((await b.pass(2 * hour)).join()).toContain('奶茶券');
    expect(await skipped()).toEqual([null, null]);
  });
  it('is left out where it is off, and where nobody does it', async () => {
    const b = await house({
      what: [{ draw: { prize: label('奶茶券') } }, { wait: '10m', quiz: {} }],
    });
    expect(await b.pass(3 * hour)).toEqual([]);
    expect(await skipped()).toEqual(['off']);
  });
});

describe('a group left out of the first step', () => {
  it('hears no later one, unless that comes anyway', async () => {
    const b = await house(
      { id: 'follow', what: [{ draw: { prize: say('奶茶券') } }, { wait: '10m', say: say('抽奖还开着') }] },
      { id: 'anyway', what: [{ draw: { prize: say('奶茶券') } }, { wait: '20m', anyway: true, say: say('晚安') }] },
    );
    expect(await b.pass(3 * hour)).toEqual(['晚安']);
  });
  it('because it has heard enough of the campaign hears none of its steps', async () => {
    const b = await house({
      every: '0 12,15 * * *',
      what: [{ say: say('一') }, { wait: '10m', anyway: true, say: say('二') }],
      often: { perDay: 1 },
    });
    expect(await b.pass(6 * hour)).toEqual(['一', '二']);
    expect(await skipped()).toEqual([null, null, 'day']);
  });
  it('is told of at the first step and for members, where it makes no sense', () => {
    const faults = (raw: object): string[] => campaignFaults({ id: 'x', when: 'hand', ...raw }).map((f) => f.message);
    expect(faults({ what: { say: say('一'), anyway: true } })).toEqual([
      'anyway goes with a later step: there is none before this one',
    ]);
    const what = [{ say: say('一') }, { wait: '1d', anyway: true, say: say('二') }];
    expect(faults({ what, who: { members: 'all' } })).toEqual([
      'anyway is for groups: a later step goes to members who heard the first',
    ]);
    expect(faults({ what })).toEqual([]);
  });
});

describe('a group', () => {
  it('hears no more of one campaign than it says', async () => {
    const b = await house({ every: '0 11-14 * * *', say: say('早'), often: { perDay: 2 } });
    expect(await b.pass(6 * hour)).toEqual(['早', '早']);
    expect(await skipped()).toEqual([null, null, 'day', 'day']);
  });
  it('is picked by size and by how much is said there', async () => {
    const b = await house(
      { id: 'big', say: say('大群'), who: { size: { from: 3 } } },
      { id: 'small', say: say('小群'), who: { size: { to: 2 } } },
      { id: 'loud', say: say('热闹'), who: { active: { days: 7, from: 100 } } },
      { id: 'calm', say: say('安静'), who: { active: { days: 7, to: 99 } } },
    );
    expect(await b.pass(2 * hour)).toEqual(['小群', '安静']);
  });
  it('is picked by its tags', async () => {
    const b = await house(
      { id: 'yes', say: say('福利'), who: { tags: ['福利群'] } },
      { id: 'no', say: say('别的'), who: { notTags: ['福利群'] } },
    );
    await b.tell('lin', '我的群');
    await b.tell('lin', '标签 1 福利群');
    expect(await b.pass(2 * hour)).toEqual(['福利']);
  });
});
