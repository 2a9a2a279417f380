import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, wechatCan, type Harness } from '../../../test/harness.ts';
import { unbalanced } from '../../../test/scenarios/day-checks.ts';
import { switchOn } from '../../../test/switch-on.ts';
import type { Context, Happening } from '../../types.ts';
import { shop } from './index.ts';
import { codesOf, readItem, unmet } from './rules.ts';
import { defineShop } from './schema.ts';

let h: Harness | undefined;
afterEach(async () => {
  const wrong = h ? [...h.errors, ...(await unbalanced(h.database))] : [];
  await h?.close();
  h = undefined;
  expect(wrong).toEqual([]);
});
/** Staff can be reached; May has written in private, 阿豪 has not; each has 50 points. */
async function ready(o: Parameters<typeof harness>[0] = {}): Promise<Harness> {
  h = await harness(o);
  for (const who of ['lin', 'may', 'hao', 'sofia']) await h.say(who, '早');
  await switchOn(h, 'shop');
  for (const who of ['lin', 'may']) await h.tell(who, '帮助');
  for (const who of ['@May', '@阿豪', '@Sofia']) await h.say('lin', `/加分 ${who} 50`);
  await h.pass(61_000);
  return h;
}
const inGroup = (said: readonly string[]): string[] => said.filter((l) => !l.startsWith('※'));
const to = (name: string, said: readonly string[]): string[] =>
  said.flatMap((l) => (l.startsWith(`※${name}: `) ? [l.slice(name.length + 3)] : []));

describe('what staff type', () => {
  it.each([
    ['五元券 20 券码', { name: '五元券', price: 20, kind: 'code', stock: null, perMember: 0, need: {} }],
    ['帆布袋 100 实物 库存 5 每人 1', { name: '帆布袋', price: 100, kind: 'goods', stock: 5, perMember: 1, need: {} }],
    [
      '帆布袋 100分 库存5 满30天',
      { name: '帆布袋', price: 100, kind: 'goods', stock: 5, perMember: 0, need: { days: 30 } },
    ],
    ['铁粉 50 头衔 等级 3', { name: '铁粉', price: 50, kind: 'title', stock: null, perMember: 1, need: { level: 3 } }],
    ['Tote bag 100 goods stock 5', { name: 'Tote bag', price: 100, kind: 'goods', stock: 5, perMember: 0, need: {} }],
  ] as const)('%s', (text, item) => {
    expect(readItem(text)).toEqual(item);
  });
  it.each([
    '五元券',
    '20',
    '五元券 0',
    '五元券 -5',
    '五元券 20 库存 -1',
    '五元券 20 随便',
    `${'长'.repeat(21)} 20`,
    '五元券 20000000',
  ])('not %s', (text) => {
    expect(readItem(text)).toBeUndefined();
  });
  it('reads codes from lines and from CSV', () => {
    expect(codesOf('\ufeffcode,until\r\nAAA-1,2026\r\n"B""B,2",x\r\n\r\nAAA-1\r\n ccc ')).toEqual({
      codes: ['AAA-1', 'B"B,2', 'ccc'],
      bad: [],
    });
    expect(codesOf(`ok\n${'x'.repeat(81)}\nbad\u0007`)).toEqual({ codes: ['ok'], bad: [2, 3] });
  });
  it('knows what a member lacks', () => {
    const have = { level: 2, tags: ['vip'], joinedAt: 0, at: 10 * day };
    expect(unmet({}, have)).toBeUndefined();
    expect(unmet({ level: 3 }, have)).toEqual({ is: 'level', level: 3 });
    expect(unmet({ level: 2, days: 10 }, have)).toBeUndefined();
    expect(unmet({ days: 12 }, have)).toEqual({ is: 'days', days: 2 });
    expect(unmet({ days: 12 }, { ...have, joinedAt: null })).toBeUndefined();
    expect(unmet({ tag: 'VIP' }, have)).toBeUndefined();
    expect(unmet({ tag: 'VIP' }, { ...have, tags: ['老客'] })).toEqual({ is: 'tag' });
  });
});

describe('coupon codes', () => {
  const stocked = async (o = {}): Promise<Harness> => {
    const b = await ready(o);
    expect((await b.say('lin', '/上架 五元券 20 券码 每人 2'))[0]).toContain('1 号 五元券 上架了，20 分。');
    expect(await b.tell('lin', '补货 1\nAAA-1\nBBB-2,备注\nAAA-1')).toEqual(['※店长 Lin: 五元券 加了 2 个券码。']);
    return b;
  };

  it('are told in private only, each once', async () => {
    const b = await stocked();
    expect(await b.say('may', '/商店')).toEqual(['1 五元券 20分(剩2)\n你有 50 分，发「兑换 1」']);
    const said = await b.say('may', '兑换 1');
    expect(inGroup(said)).toEqual(['@May 五元券 换到了，券码私聊发你了，还有 30 分。']);
    expect(to('May', said)).toEqual(['五元券：AAA-1']);
    expect(await b.tell('may', '兑换 1')).toEqual(['※May: 五元券：BBB-2']);
    expect(await b.say('sofia', '兑换 1')).toEqual(['五元券 换完了，等补货吧，积分没动。']);
    expect(await b.say('sofia', '/我的积分')).toEqual(['@Sofia 现在 50 分。']);
    // In the group no code is shown; in private they are there again.
    expect(await b.say('may', '我的兑换')).toEqual(['五元券：已发；五元券：已发']);
    expect(await b.tell('may', '我的兑换')).toEqual(['※May: 五元券：BBB-2；五元券：AAA-1']);
  });

  it('wait for who cannot be written to, and for no longer than a week', async () => {
    const b = await stocked();
    expect(await b.say('hao', '兑换 1')).toEqual(['@阿豪 五元券 给你留 7 天，私聊我发「领取」就给你。']);
    expect(await b.say('sofia', '兑换 1')).toEqual(['@Sofia 五元券 给你留 7 天，私聊我发「领取」就给你。']);
    await b.restart();
    expect(await b.tell('hao', '领取')).toEqual(['※阿豪: 五元券：AAA-1']);
    expect(await b.tell('hao', '领取')).toEqual(['※阿豪: 没有等你领的，换过的发「我的兑换」看。']);
    expect(await b.pass(8 * day)).toEqual(['@Sofia 五元券 一直没来领，20 分退给你了。']);
    expect((await b.say('may', '/商店'))[0]).toContain('1 五元券 20分(剩1)');
    expect((await b.tell('sofia', '为什么')).join()).toMatch(/\+20 兑换退回（五元券）.*-20 兑换（五元券）/u);
  });

  it('wait however much was redeemed after them', async () => {
    const b = await stocked();
    await b.say('lin', '/上架 贴纸 1 实物');
    await b.say('hao', '兑换 1');
    for (let i = 0; i < 21; i++) await b.say('hao', '兑换 2');
    expect(await b.tell('hao', '领取')).toEqual(['※阿豪: 五元券：AAA-1']);
  });

  it('are owed to whoever has them when one person parts into two', async () => {
    const b = await stocked();
    await b.say('hao', '兑换 1');
    const { orders } = b.database.t(defineShop);
    const [order] = await b.database.read.select().from(orders);
    const { member = 0, identity = 0 } = order ?? {};
    const feature = shop.create(b.banyan.house);
    await feature.load?.(b.clock.now());
    const c = { community: { id: 1 }, cause: 'test|part' } as Context;
    const what = { what: 'members.parted', member, was: 4711, identities: [identity], link: 1 };
    await b.database.write(async (tx) => void (await feature.hears?.['members.parted']?.(c, what as Happening, tx)));
    const owed = (who: number) => b.database.write((tx) => feature.owes?.(c, who, tx));
    expect([await owed(member), await owed(4711)]).toEqual([false, true]);
  });

  it('wait for a friend request where private talk reaches friends only', async () => {
    const b = await ready({ can: wechatCan });
    await b.say('lin', '/上架 五元券 20 券码');
    await b.tell('lin', '补货 1\nAAA-1');
    expect(await b.say('hao', '兑换 1')).toContainEqual(
      '@阿豪 五元券 给你留 7 天，加我好友，备注「领取」，通过了就能领。',
    );
  });

  it('are not taken from a group', async () => {
    const b = await stocked();
    expect((await b.say('lin', '/补货 1 CCC-3')).join()).toContain('券码别发群里');
    expect(b.transcript().some((l) => l.includes('(removed) /补货 1 CCC-3'))).toBe(true);
    expect((await b.say('may', '/商店'))[0]).toContain('(剩2)');
  });

  it('have a limit for each member', async () => {
    const b = await stocked();
    await b.tell('lin', '补货 1\nX1\nX2');
    await b.say('may', '兑换 1');
    await b.say('may', '兑换 1');
    expect(await b.say('may', '兑换 1')).toEqual(['五元券 你换满次数了，留点给别人。']);
  });

  it('a redelivered message redeems once', async () => {
    const b = await ready({ twice: true });
    await b.say('lin', '/上架 五元券 20 券码');
    await b.tell('lin', '补货 1\nA1\nA2');
    await b.say('may', '兑换 1');
    expect(await b.say('may', '/我的积分')).toEqual(['@May 现在 30 分。']);
  });
});

describe('goods', () => {
  it('wait for one tap; declined, the points come back as an entry', async () => {
    const b = await ready();
    await b.say('lin', '/上架 帆布袋 30 实物 库存 1');
    const said = await b.say('may', '兑换 1');
    expect(inGroup(said)).toEqual(['@May 帆布袋 记下了，等管理员确认，还有 20 分。没通过会退。']);
    expect(to('店长 Lin', said)).toEqual(['小鹿母婴群：May 用 30 分换 帆布袋。发给 TA 吗？ [发] [不发，退积分]']);
    expect(await b.say('hao', '兑换 1')).toEqual(['帆布袋 换完了，等补货吧，积分没动。']);
    const decided = await b.press('lin', '不发，退积分', 'private');
    expect(to('May', decided)).toEqual(['@May 帆布袋 这次没通过，30 分退给你了。']);
    expect(to('店长 Lin', decided)).toEqual(['好，30 分退给 TA 了，也说了一声。']);
    expect(await b.say('may', '/我的积分')).toEqual(['@May 现在 50 分。']);
    expect((await b.say('may', '/商店'))[0]).toContain('(剩1)');
    await b.say('hao', '兑换 1');
    expect(inGroup(await b.press('lin', '发', 'private'))).toEqual(['@阿豪 帆布袋 通过了，管理员会找你。']);
    expect(await b.say('hao', '我的兑换')).toEqual(['帆布袋：已发']);
  });

  it('are decided by number where there are no buttons, and one by one from the list', async () => {
    const b = await ready({ can: wechatCan });
    await b.say('lin', '/上架 帆布袋 10 实物');
    await b.say('may', '兑换 1');
    await b.say('hao', '兑换 1');
    expect((await b.tell('lin', '兑换单')).join()).toContain('May 用 10 分换 帆布袋');
    expect((await b.tell('lin', '1')).join('|')).toMatch(/好，已经告诉 TA.*阿豪 用 10 分换 帆布袋/u);
    await b.tell('lin', '2');
    expect(await b.tell('lin', '兑换单')).toEqual(['※店长 Lin: 没有等确认的兑换。']);
    expect(await b.say('hao', '/我的积分')).toEqual(['@阿豪 现在 50 分。']);
  });
});

describe('the shelf', () => {
  it('gives titles at once, asks for a level and days, and is put in order by staff', async () => {
    const b = await ready();
    await b.say('lin', '/上架 铁粉 10 头衔');
    await b.say('lin', '/上架 高级 10 等级 3');
    await b.say('lin', '/上架 帆布袋 99 库存 2');
    await b.pass(61_000);
    expect(await b.say('may', '兑换 1')).toEqual(['@May 现在是「铁粉」了，还有 40 分。']);
    expect(b.traces.at(-1)?.effects).toContain('role');
    expect(await b.say('may', '兑换 1')).toEqual(['铁粉 你换满次数了，留点给别人。']);
    expect(await b.say('may', '兑换 2')).toEqual(['这个要 3 级才能换，多聊聊就到了。']);
    expect(await b.say('may', '兑换 3')).toEqual(['换 帆布袋 还差 59 分，每天签到慢慢攒。']);
    expect(await b.say('may', '兑换 9')).toEqual(['没有 9 号，发「商店」看看现在有什么。']);
    expect(await b.say('may', '兑换一下心情')).toEqual([]);
    expect(await b.say('lin', '/补货 3 5')).toEqual(['帆布袋 补了 5 件。']);
    expect(await b.say('lin', '/下架 3')).toEqual(['帆布袋 下架了，换过的不受影响。']);
    await b.pass(61_000);
    expect(await b.say('may', '兑换 3')).toEqual(['没有 3 号，发「商店」看看现在有什么。']);
    expect((await b.say('lin', '/撤销')).join()).toContain('帆布袋 又上架了');
    expect((await b.say('may', '/上架 x 1')).join()).toContain('管理员');
  });

  it.each([
    [
      'zh-TW',
      '/上架 帆布袋 10 庫存 3',
      '兌換 1',
      /帆布袋 記下了，等管理員確認，還有 40 點/u,
      '/商店',
      /1 帆布袋 10點\(剩2\)/u,
    ],
    [
      'en',
      '/shop-add Tote bag 10 goods stock 3',
      '/redeem 1',
      /Tote bag is noted; staff confirm it. 40 points left/u,
      '/shop',
      /1 Tote bag 10 pts \(2 left\)/u,
    ],
  ] as const)('in %s', async (locale, add, redeem, noted, shop, shelf) => {
    const b = await ready({ locale });
    await b.say('lin', add);
    expect(inGroup(await b.say('may', redeem))[0]).toMatch(noted);
    expect((await b.say('may', shop))[0]).toMatch(shelf);
  });
});

describe('what points are for', () => {
  it.each([
    [
      'zh-CN',
      '帆布袋 20 实物',
      '签到',
      '@Sofia 签到啦，+5，现在 55 分。20 分能换「帆布袋」，发「商店」看看。',
      '积分有什么用',
    ],
    [
      'zh-TW',
      '帆布袋 20 實物',
      '簽到',
      '@Sofia 簽到啦，+5，現在 55 點。20 點能換「帆布袋」，傳「商店」看看。',
      '點數有什麼用',
    ],
    [
      'en',
      'Tote bag 20 goods',
      '/checkin',
      '@Sofia checked in, +5, 55 points now. 20 points get you "Tote bag", see /shop.',
      '/points-use',
    ],
  ] as const)('the first check-in says it, and whoever asks hears it: %s', async (locale, item, checkin, line, ask) => {
    const b = await ready({ locale });
    const add = locale === 'en' ? '/shop-add' : '/上架';
    await b.say('lin', `${add} ${item.replace('20', '80')}`);
    await b.say('lin', `${add} ${item}`);
    // Not for everybody: never promised to a newcomer.
    await b.say('lin', `${add} ${item.replace('20', '1')} ${locale === 'en' ? 'level 3' : '等级 3'}`);
    expect(await b.say('sofia', checkin)).toEqual([line]);
    await b.pass(61_000);
    expect((await b.say('sofia', locale === 'en' ? ask : `/${ask}`)).join()).toContain('20');
    expect((await b.say('lin', `/${locale === 'en' ? 'off shop' : '关闭 商店'}`)).join()).not.toBe('');
    await b.pass(61_000);
    expect((await b.say('sofia', locale === 'en' ? ask : `/${ask}`)).join()).not.toContain('20');
  });
});
