import { afterEach, describe, expect, it } from 'vitest';

import { defineLinks } from '../../links/schema.ts';
import { createHits, type Hits } from '../../links/hits.ts';
import { readUrl, replaceUrls, urlsIn } from '../../kit/urls.ts';
import type { Context, Room } from '../../types.ts';
import { day, harness, hour, type Harness } from '../../../test/harness.ts';
import { campaignSchema } from '../campaigns/language.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const publicUrl = 'https://go.example.org';
const start = async (o: Parameters<typeof harness>[0] = { publicUrl }): Promise<Harness> => {
  h = await harness(o);
  await h.arrive();
  await h.say('may', '在吗');
  return h;
};
const campaign = (b: Harness, text: string): Promise<void> =>
  b.banyan.give('campaigns.files', {
    campaigns: [
      campaignSchema.parse({ id: 'sale', every: '0 12 * * *', what: { say: said(text), variants: [said(text)] } }),
    ],
  });
const said = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text });
const code = (said: string): string => /\/l\/([a-z0-9]{10})/u.exec(said)?.[1] ?? '';
const hitsOf = (b: Harness): Hits =>
  createHits({
    database: b.database,
    store: b.banyan.house.links.store,
    clock: b.clock,
    dice: () => 0.5,
    community: b.banyan.house.people.community,
    onError: (e) => b.errors.push(e),
  });
const visitor = (n: number) => ({ address: `192.0.2.${n}`, agent: 'Firefox' });

describe('an address', () => {
  it.each([
    ['https://Shop.Example/11?a=1#x', 'https://shop.example/11?a=1#x'],
    ['HTTP://例子.中国/路', 'http://例子.中国/路'],
    ['https://[2001:db8::1]:8443/', 'https://[2001:db8::1]:8443/'],
    ['https://shop.example', 'https://shop.example'],
  ])('%s', (given, kept) => expect(readUrl(given)).toBe(kept));
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'https:evil.example',
    'https://user:pass@evil.example/',
    'https://shop.example\\@evil.example',
    'https://shop.example/a b',
    'https://shop.example/\r\nSet-Cookie: x',
    'ftp://shop.example/',
    'https://',
    `https://shop.example/${'a'.repeat(2000)}`,
  ])('%j is none', (given) => expect(readUrl(given)).toBeUndefined());
  it('ends where the sentence goes on', () => {
    const words = '看 https://a.example/x，还有(https://b.example/y). 「https://c.example」';
    expect(urlsIn(words)).toEqual(['https://a.example/x', 'https://b.example/y', 'https://c.example']);
    expect(replaceUrls(words, (u) => (u.includes('b.') ? 'S' : undefined))).toBe(
      '看 https://a.example/x，还有(S). 「https://c.example」',
    );
    expect(replaceUrls(['a ', { at: 1, name: 'https://b.example/y' }], () => 'S')).toEqual([
      'a ',
      { at: 1, name: 'https://b.example/y' },
    ]);
  });
});

describe('a tracked link', () => {
  it('is short in what is said unasked, its clicks are told by group, campaign and day, and as a file', async () => {
    const b = await start();
    const [kept = ''] = await b.say('lin', '/链接 https://shop.example/11 双十一');
    expect(kept).toMatch(
      /^记下了，1 号。以后我定时发的话里有它，就换成能数点击的短链接。\n您自己发就用这个：https:\/\/go\.example\.org\/l\//u,
    );
    await campaign(b, '开抢 https://shop.example/11 和 https://other.example/');
    const [said = ''] = await b.pass(2 * hour);
    expect(said).toMatch(/^开抢 https:\/\/go\.example\.org\/l\/[a-z2-9]{10} 和 https:\/\/other\.example\/$/u);
    expect(code(said)).not.toBe(code(kept));
    expect(await b.say('lin', '/点击 1')).toEqual(['1. 双十一：30 天里没有人点。']);

    const hits = hitsOf(b);
    expect(await hits.target(code(said))).toBe('https://shop.example/11');
    for (const n of [1, 1, 2, 3]) await hits.count(code(said), visitor(n));
    await hits.count(code(kept), visitor(1));
    const [figures = ''] = await b.say('lin', '/点击 1');
    expect(figures.split('\n')).toEqual([
      '1. 双十一：30 天 5 次，4 人',
      '平台：练习场 3 人、别处 1 人',
      expect.stringMatching(/^活动：sale [AB] 3 人$/u),
      expect.stringMatching(/^群：.+ 3 人$/u),
      '近 7 天：0、0、0、0、0、0、4',
    ]);
    expect(await b.say('may', '/点击 1')).not.toContain(figures);
    const sent = await b.tell('lin', '/点击 文件');
    expect(sent.join('\n')).toContain('每天、每个群的点击都在这里');
  });

  it('stands beside the goal of its campaign, before and since', async () => {
    const b = await start();
    const goal = { what: 'clicks', atLeast: 4, within: '1d' };
    const words = { say: said('开抢 https://shop.example/11'), goal };
    const give = (o: object) =>
      b.banyan.give('campaigns.files', { campaigns: [campaignSchema.parse({ id: 'sale', title: '大促', ...o })] });
    await give({ ...words, every: '0 12 * * *' });
    await b.say('lin', '/链接 https://shop.example/11');
    const [first = ''] = await b.pass(2 * hour);
    const hits = hitsOf(b);
    for (const n of [1, 2]) await hits.count(code(first), visitor(n));
    expect((await b.say('lin', '/点击 1'))[1]).toBe('大促：目标：点链接的人 4。之前 0 → 2，还在数。');
    await b.pass(2 * day);
    for (const n of [3, 4, 5]) await hits.count(code(first), visitor(n));
    // Two days each: the two before had two people, the last one has three so far.
    expect((await b.say('lin', '/点击 1'))[1]).toBe('大促：目标：点链接的人 4。之前 2 → 3，还在数。');
    expect((await b.tell('lin', '/群发 3')).join()).toContain('之前 2 → 3，还在数。');
  });
  it('of a campaign whose goal they are is missed where nothing is counted, and that is said', async () => {
    const b = await start({});
    const goal = { what: 'clicks', atLeast: 4, within: '1d' };
    const words = { id: 'sale', say: said('开抢 https://shop.example/11'), goal, when: 'hand' };
    await b.banyan.give('campaigns.files', { campaigns: [campaignSchema.parse(words)] });
    await b.tell('lin', '开始 sale');
    await b.press('lin', '发', 'private');
    expect((await b.tell('lin', '/群发 1')).join()).toContain('目标是点链接的人，可现在没有公网地址，没有点击数。');
    expect((await b.pass(2 * day)).join()).toMatch(/^※店长 Lin: 1 sale：1 个群，发出 1.*\n目标是点链接的人/u);
  });

  it('the same place says the same short link again, and another day counts the same visitor anew', async () => {
    const b = await start();
    await b.say('lin', '/链接 https://shop.example/11');
    await campaign(b, '看 https://shop.example/11');
    const [one = ''] = await b.pass(2 * hour);
    const hits = hitsOf(b);
    await hits.count(code(one), visitor(1));
    const [two = ''] = await b.pass(day);
    expect(two).toBe(one);
    await hits.count(code(one), visitor(1));
    const { linkDays } = b.database.t(defineLinks);
    expect(await b.database.read.select().from(linkDays).orderBy(linkDays.day)).toEqual([
      { code: code(one), day: '2026-11-21', clicks: 1, visitors: 1 },
      { code: code(one), day: '2026-11-22', clicks: 1, visitors: 1 },
    ]);
  });

  it('keeps no salt and no hash of a day that is over, nor who came in between', async () => {
    const b = await start();
    const [kept = ''] = await b.say('lin', '/链接 https://shop.example/11');
    const hits = hitsOf(b);
    hits.start();
    await hits.count(code(kept), visitor(1));
    const { linkSalts, linkSeen } = b.database.t(defineLinks);
    const left = async () => [
      (await b.database.read.select().from(linkSalts)).length,
      (await b.database.read.select().from(linkSeen)).length,
    ];
    expect(await left()).toEqual([1, 1]);
    expect(JSON.stringify(await b.database.read.select().from(linkSeen))).not.toContain('192.0.2');
    await b.pass(13 * hour);
    expect(await left()).toEqual([1, 1]);
    await b.pass(2 * hour);
    expect(await left()).toEqual([0, 0]);
    hits.stop();
  });

  it('stops, goes on, is undone, and survives a restart', async () => {
    const b = await start();
    const [kept = ''] = await b.say('lin', '/链接 https://shop.example/11');
    await campaign(b, '看 https://shop.example/11');
    expect(await b.say('lin', '/链接 停 1')).toEqual(['好，1 号以后照原样发。发出去的短链接还能打开。']);
    expect(await b.pass(2 * hour)).toEqual(['看 https://shop.example/11']);
    expect(await hitsOf(b).target(code(kept))).toBe('https://shop.example/11');
    await b.say('lin', '/撤销');
    expect((await b.pass(day))[0]).toContain('/l/');
    await b.restart();
    expect((await b.pass(day))[0]).toContain('/l/');
    expect(await b.say('lin', '/链接 https://shop.example/11')).toEqual([
      `这个链接记过了，是 1 号。\n您自己发就用这个：${publicUrl}/l/${code(kept)}`,
    ]);
  });

  it('is plain without a public address, and that is said', async () => {
    const b = await start({});
    expect(await b.say('lin', '/链接 https://shop.example/11')).toEqual([
      '记下了，1 号。以后我定时发的话里有它，就换成能数点击的短链接。\n现在没有公网地址，发出去的还是原链接，没有点击数。',
    ]);
    await campaign(b, '看 https://shop.example/11');
    expect(await b.pass(2 * hour)).toEqual(['看 https://shop.example/11']);
    expect(await b.say('lin', '/点击 1')).toEqual(['没有公网地址，没有点击数。']);
  });

  it('is plain on WeChat until the owner says otherwise', async () => {
    const b = await start();
    await b.say('lin', '/链接 https://shop.example/11');
    const { links, settings } = b.banyan.house;
    const home = b.banyan.house.people.find({ ...b.traces.at(-1)!.event } as never)!;
    const room: Room = { ...home.room, id: 99, account: 'wechat:bot' };
    const render = () =>
      b.database.write(() =>
        links.rendered(
          { cause: 'playground|arrival', now: 0, dice: () => 0.25 } as Context,
          '看 https://shop.example/11',
          room,
          {},
        ),
      );
    expect(links.plainIn(room)).toBe('platform');
    expect(await render()).toBe('看 https://shop.example/11');
    await b.database.write((tx) =>
      settings.restore({ cause: 'test' } as never, tx, 'clicks.wechat', home.community.id, 0, true),
    );
    expect(links.plainIn(room)).toBeUndefined();
    expect(await render()).toMatch(/\/l\//u);
  });

  it('is not taken from anybody but staff, nor when it leads nowhere good', async () => {
    const b = await start();
    expect((await b.say('may', '/链接 https://evil.example/')).join()).not.toContain('记下了');
    expect(await b.say('lin', '/链接 javascript:alert(1)')).toEqual(['这样写：链接 https://… 名字，或者 链接 停 3。']);
    expect(await b.say('lin', `/链接 ${publicUrl}/l/abcdefghjk`)).toEqual([
      '这样写：链接 https://… 名字，或者 链接 停 3。',
    ]);
    expect(await b.say('lin', '/链接')).toEqual(['还没有要数点击的链接。比如「链接 https://… 双十一」。']);
  });
});

describe("a member's own link", () => {
  it('is given to who asks, counts only how many came, and is given up again', async () => {
    const b = await start();
    await b.tell('may', '你好');
    await b.say('lin', '/链接 https://shop.example/11');
    expect(await b.say('may', '/我的链接 1')).toEqual(['这个链接不能领。']);
    await b.say('lin', '/链接 分享 1');
    const [first = ''] = await b.say('may', '/我的链接 1');
    expect(first).toMatch(/^※May: 你的链接：https:\/\/go\.example\.org\/l\/[a-z2-9]{10}\n来过 0 人/u);
    await hitsOf(b).count(code(first), visitor(1));
    expect((await b.say('may', '/我的链接 1'))[0]).toContain('来过 1 人');
    expect(await b.say('may', '/我的链接 关')).toEqual(['※May: 好，不再记到你名下。发出去的还能打开。']);
    expect(await hitsOf(b).target(code(first))).toBe('https://shop.example/11');
    const [again = ''] = await b.say('may', '/我的链接 1');
    expect(again).toContain('来过 0 人');
    expect(code(again)).not.toBe(code(first));
  });
});
