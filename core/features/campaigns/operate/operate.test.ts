import { eq, like } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';

import { harness, hour, minute, type Harness } from '../../../../test/harness.ts';
import { defineJobs, defineOutbox } from '../../../schema.ts';
import { locales, type Outward } from '../../../types.ts';
import { campaignSchema, type CampaignInput } from '../language.ts';
import { defineCampaigns } from '../schema.ts';
import { failWords } from './reasons.ts';
import type { Part } from '../run.ts';
import { operateTexts } from './texts.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const say = (zh: string) => ({ 'zh-CN': zh, 'zh-TW': zh, en: `${zh} (en)` });
async function house(groups: number, all: readonly Partial<CampaignInput>[], o = {}): Promise<Harness> {
  h = await harness(o);
  await h.say('May', '在吗');
  await h.say('lin', '在的');
  const from = { id: 'lin', name: '店长 Lin', role: 'owner' as const };
  for (let i = 1; i < groups; i++)
    await h.deliver({
      who: 'lin',
      text: '大家好',
      id: `g${i}`,
      from,
      room: { id: `g${i}`, kind: 'group', name: `${i} 群` },
    });
  await give(all);
  return h;
}
const give = async (all: readonly Partial<CampaignInput>[]): Promise<void> => {
  const campaigns = all.map((c) =>
    campaignSchema.parse({ id: 'deal', title: '双十一预热', when: 'hand', say: say('来啦'), ...c }),
  );
  await h!.banyan.give('campaigns.files', { campaigns });
  await h!.settle();
};
const toLin = (lines: readonly string[]): string[] =>
  lines.filter((l) => l.startsWith('※')).map((l) => l.replace(/^※[^:]*: /u, ''));

describe('a send by hand', () => {
  it('without a name tells which there are, and of a paused one that it is', async () => {
    const b = await house(1, [{ when: { every: '0 12 * * *' } }]);
    expect(toLin(await b.tell('lin', '看样子'))).toEqual(['哪一个？名字写在后面：双十一预热。']);
    await b.tell('lin', '停用 deal');
    expect(toLin(await b.tell('lin', '预览 deal'))[0]).toMatch(/^「双十一预热」先停着.*\n1 个群/u);
    expect(toLin(await b.tell('lin', '群发 deal'))).toEqual(['要写号码，比如「/群发 12」。发「群发」看是几号。']);
  });

  it('says what it means, takes the typed number, sends to one, ten minutes later to the rest', async () => {
    const b = await house(23, [{}]);
    expect(toLin(await b.tell('lin', '预览 双十一预热'))).toEqual([
      '只在你说「开始」时发。\n23 个群（练习场 23），约 24 人，不 @所有人。',
    ]);
    const asked = toLin(await b.tell('lin', '开始 双十一预热'));
    expect(asked).toEqual(['23 个群（练习场 23），约 24 人，不 @所有人。\n确认请回「发 23」。']);
    expect(toLin(await b.tell('lin', '发 22'))).toEqual(['是 23 个群。确认请回「发 23」。']);
    const first = await b.tell('lin', '发 23');
    expect(toLin(first)).toEqual(['先发了 1 个群，10 分钟后发其余。不对劲就回「停」。进度：「群发 1」。']);
    expect(first).toContain('来啦');
    expect(toLin(await b.tell('lin', '群发 1'))).toEqual([
      '1 双十一预热：1 个群，发出 1，没发成 0，不确定 0，等着 0，跳过 0',
    ]);
    await b.pass(10 * minute);
    expect(toLin(await b.tell('lin', '群发 1'))).toEqual([
      // The playground has one group: of the others it says that they are gone.
      '1 双十一预热：23 个群，发出 1，没发成 22，不确定 0，等着 0，跳过 0\n原因：群不在了 22',
    ]);
  });

  it('is stopped between two sends, and after a restart stays stopped', async () => {
    const b = await house(23, [{}]);
    await b.tell('lin', '开始 deal');
    await b.tell('lin', '发 23');
    expect(toLin(await b.tell('lin', '停'))).toEqual(['停了。发了 1 个群，22 个群不发了。']);
    await b.restart();
    expect(await b.pass(hour)).toEqual([]);
    expect(toLin(await b.tell('lin', '停'))).toEqual(['现在没有在发的。']);
    expect(toLin(await b.tell('lin', '群发 1'))[0]).toContain('1 双十一预热（停了）：1 个群，发出 1');
  });

  it('is stopped in a later step, when the first has long been said', async () => {
    const what = [{ say: say('预告') }, { wait: '1h', say: say('来啦') }];
    const b = await house(1, [{ what, say: undefined, when: { every: '30 21 * * *' } }]);
    await b.tell('lin', '上限 免打扰 22-8');
    const said = await b.pass(14 * hour);
    expect(said).toContain('预告');
    expect(said).not.toContain('来啦');
    expect(toLin(await b.tell('lin', '停'))).toEqual(['停了。发了 1 个群，1 个群不发了。']);
    expect(await b.pass(10 * hour)).toEqual([]);
  });
  it('of more than a hundred groups: all hear what follows at once', async () => {
    const what = [{ say: say('预告') }, { say: say('来啦') }];
    const b = await house(101, [{ what, say: undefined, when: { every: '0 12 * * *' } }]);
    await b.pass(2 * hour);
    const { sends } = b.database.t(defineCampaigns);
    const all = await b.database.read.select().from(sends);
    expect([0, 1].map((step) => all.filter((s) => s.step === step && s.skipped === null).length)).toEqual([101, 101]);
  });

  describe('paused between two parts', () => {
    /** 101 groups at noon; the last one's part comes once more, as if the pause had come before it. */
    const halfway = async (): Promise<Harness> => {
      const b = await house(101, [{ when: { every: '0 12 * * *' } }]);
      await b.pass(2 * hour);
      await b.tell('lin', '停用 双十一预热');
      const { jobs } = b.database.t(defineJobs);
      const { sends } = b.database.t(defineCampaigns);
      await b.database.write(async () => {
        const rows = await b.database.db.select().from(jobs).where(like(jobs.key, 'campaign-part:%'));
        const last = rows.find((r) => (r.data as Part).rooms.length === 1)!;
        await b.database.db.delete(sends).where(eq(sends.room, (last.data as Part).rooms[0]!));
        const ready = { state: 'ready', runAt: b.clock.now() + 1000, finishedAt: null } as const;
        await b.database.db.update(jobs).set(ready).where(eq(jobs.id, last.id));
      });
      // The queue looks anew.
      await b.restart();
      return b;
    };
    const skipped = async (b: Harness): Promise<(string | null)[]> => {
      const { sends } = b.database.t(defineCampaigns);
      return (await b.database.read.select().from(sends).orderBy(sends.at))
        .map((s) => s.skipped)
        .filter((s, i) => s !== null || i === 100);
    };
    it('the rest waits, is counted, and comes when it goes on', async () => {
      const b = await halfway();
      await b.pass(5 * minute);
      expect(await skipped(b)).toEqual([]);
      expect(toLin(await b.tell('lin', '群发 1'))[0]).toContain('等着 1');
      await b.tell('lin', '启用 双十一预热');
      await b.pass(2 * minute);
      expect(await skipped(b)).toEqual([null]);
    });
    it('later than makes sense it is left out, with the reason', async () => {
      const b = await halfway();
      await b.pass(3 * hour);
      expect(await skipped(b)).toEqual(['late']);
      expect(toLin(await b.tell('lin', '群发 1')).join()).toMatch(/等着 0，跳过 1/u);
    });
  });

  it('to few groups asks once; changed meanwhile it is not sent', async () => {
    const b = await house(1, [{}]);
    expect(toLin(await b.tell('lin', '开始 deal'))[0]).toMatch(/现在发吗？ \[发\] \[先不发\]$/u);
    await give([{ say: say('变了') }]);
    expect(await b.press('lin', '发', 'private')).toEqual([expect.stringContaining('它刚刚改过了')]);
    await b.tell('lin', '开始 deal');
    expect(await b.press('lin', '发', 'private')).toContain('变了');
  });

  it('is for admins, and names what was meant', async () => {
    const b = await house(1, [{}]);
    expect(await b.tell('May', '开始 deal')).not.toContain('来啦');
    expect(toLin(await b.tell('lin', '开始 双十二预热'))).toEqual(['没有「双十二预热」。是「双十一预热」吗？']);
  });

  it('says who is left out and why, before and after', async () => {
    const b = await house(2, [{ often: { perDay: 1 } }]);
    await b.tell('lin', '开始 deal');
    await b.press('lin', '发', 'private');
    await b.pass(10 * minute);
    expect(toLin(await b.tell('lin', '开始 deal'))[0]).toContain('2 个群这阵子听够了它，会跳过');
    await b.press('lin', '发', 'private');
    await b.pass(10 * minute);
    expect(toLin(await b.tell('lin', '群发 2'))).toEqual([
      '2 双十一预热：2 个群，发出 0，没发成 0，不确定 0，等着 0，跳过 2\n原因：今天听过了 2',
    ]);
  });
});

describe('looking', () => {
  it('shows each language as its groups will see it, all of them while there is no group', async () => {
    const b = await house(1, [{ what: [{ say: say('第一句') }, { wait: '1h', checkin: true }], say: undefined }]);
    expect(toLin(await b.tell('lin', '看样子 deal'))).toEqual([
      '〔练习场 简体〕\n第 1 步：第一句\n第 2 步：今天还没签到的，发「签到」就好。',
    ]);
    await give([{ who: { groups: ['没有这个群'] } }]);
    expect(toLin(await b.tell('lin', '看样子 deal'))).toEqual([
      '〔简体〕\n来啦',
      '〔繁體〕\n来啦',
      '〔English〕\n来啦 (en)',
    ]);
  });
  it('lists what there is, pauses and resumes, whatever the file does meanwhile, and undoes', async () => {
    const daily = { id: 'daily', title: undefined, when: { every: '0 12 * * *' } };
    const b = await house(1, [daily]);
    expect(toLin(await b.tell('lin', '群发'))).toEqual(['daily：11月21日 12:00']);
    expect(toLin(await b.tell('lin', '停用 daily'))).toEqual([
      '「daily」先停着，到时间也不发。要接着：「启用 daily」。',
    ]);
    await give([{ ...daily, say: say('新的话') }]);
    await b.restart();
    expect(await b.pass(4 * hour)).toEqual([]);
    expect(toLin(await b.tell('lin', '群发'))).toEqual(['daily：停着']);
    expect(toLin(await b.tell('lin', '启用 daily'))).toEqual(['「daily」接着来。下一次 11月22日 12:00。']);
    expect(await b.pass(24 * hour)).toEqual(['新的话']);
    await b.tell('lin', '停用 daily');
    await b.tell('lin', '撤销');
    expect(await b.pass(24 * hour)).toEqual(['新的话']);
  });
  it('shows the goal beside the result', async () => {
    const b = await house(1, [{ goal: { what: 'replies', atLeast: 3, within: '1h' } }]);
    await b.tell('lin', '开始 deal');
    await b.press('lin', '发', 'private');
    await b.say('May', '我要');
    expect(toLin(await b.tell('lin', '群发 1'))[0]).toContain('目标：说话的人 3。之前 2 → 1，还在数。');
    await b.say('lin', '我也要');
    await b.restart();
    // Told once, to whoever started it, when the hour is over; what is said later is not counted.
    const [over = '', ...more] = toLin(await b.pass(hour + minute));
    expect(over).toMatch(/^1 双十一预热：1 个群，发出 1，.*\n目标：说话的人 3。之前 2 → 2，差 1。$/u);
    expect(more).toEqual([]);
    await b.deliver({ who: 'hao', text: '我也来' });
    await b.settle();
    expect(toLin(await b.tell('lin', '群发 1'))[0]).toContain('之前 2 → 2，差 1');
    expect(await b.pass(24 * hour)).toEqual([]);
  });
});

describe('what was sent', () => {
  it('is corrected and taken back where the platform can', async () => {
    const can = ['send', 'ask', 'choices', 'picture', 'delete', 'edit'] as const;
    const b = await house(1, [{}], { can });
    await b.tell('lin', '开始 deal');
    await b.press('lin', '发', 'private');
    expect(toLin(await b.tell('lin', '更正 1 改到周六'))).toEqual(['改好了 1 个群。']);
    expect(b.transcript().join('\n')).toContain('改到周六');
    expect(toLin(await b.tell('lin', '更正 1 英文 Saturday'))).toEqual(['改好了 0 个群。']);
    expect(toLin(await b.tell('lin', '收回 1'))).toEqual(['收回了 1 个群的。']);
    expect(b.transcript().some((l) => l.includes('(removed)'))).toBe(true);
  });
  it('and where it cannot, that is said', async () => {
    const b = await house(1, [{}], { can: ['send', 'ask', 'choices', 'picture'] });
    await b.tell('lin', '开始 deal');
    await b.press('lin', '发', 'private');
    expect(toLin(await b.tell('lin', '更正 1 改到周六'))).toEqual(['改好了 0 个群。改不了的：练习场 1']);
    expect(toLin(await b.tell('lin', '收回 1'))).toEqual(['收回了 0 个群的。收不回的：练习场 1']);
    expect(toLin(await b.tell('lin', '更正 9 x'))).toEqual(['没有这一次。发「群发」看最近的。']);
  });
  it('a picture has other words, or the picture the campaign has by now; its buttons stay', async () => {
    const can = ['send', 'ask', 'choices', 'picture', 'edit', 'links'] as const;
    const texts = (say: string) => ({ 'zh-CN': say, 'zh-TW': say, en: say });
    const what = (picture?: string) => ({
      say: texts('周五有货'),
      buttons: [{ label: texts('去看看'), link: 'https://example.com/a' }],
      ...(picture !== undefined && { picture }),
    });
    const png = 'iVBORw0KGgo=';
    const b = await house(1, [{ what: what(png) }], { can, publicUrl: 'https://go.example.org' });
    await b.tell('lin', '链接 https://example.com/a 店');
    await b.tell('lin', '开始 deal');
    await b.press('lin', '发', 'private');
    const { outbox } = b.database.t(defineOutbox);
    const left = async () => {
      const rows = await b.database.read.select({ payload: outbox.payload }).from(outbox).orderBy(outbox.id);
      return rows.map((r) => r.payload.effect as Outward);
    };
    // Short, as in the words, and the same when the words are changed.
    const links = [{ label: '去看看', url: expect.stringMatching(/^https:\/\/go\.example\.org\/l\/\w+$/u) as string }];
    expect((await left()).find((e) => e.do === 'picture')).toMatchObject({ say: '周五有货', png, links });
    expect(toLin(await b.tell('lin', '更正 1 改到周六'))).toEqual(['改好了 1 个群。']);
    await b.tell('lin', '更正 1 图片');
    const edits = (await left()).filter((e) => e.do === 'edit');
    expect(edits).toMatchObject([
      { say: '改到周六', links, picture: {} },
      { say: '周五有货', links, picture: { png } },
    ]);
    await give([{ what: what() }]);
    expect(toLin(await b.tell('lin', '更正 1 图片'))).toEqual([operateTexts['zh-CN'].noPicture]);
  });
});

it('what waited too long was not refused by the platform', () => {
  expect(locales.map((l) => failWords(l, 'it waited too long', true))).toEqual([
    '等太久，不发了',
    '等太久，不發了',
    'waited too long',
  ]);
});
