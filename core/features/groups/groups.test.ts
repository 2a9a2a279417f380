import { afterEach, describe, expect, it } from 'vitest';

import {
  reloginStage,
  type Group,
  type ReloginStage,
  type Someone,
} from '../../../test/platforms/wechat/relogin-stage.ts';
import { locales, type Texts } from '../../types.ts';
import { surveyStaffTexts } from '../surveys/texts-staff.ts';
import { assignment, mayAccept, numbersIn, tagging } from './rules.ts';

let s: ReloginStage | undefined;
afterEach(async () => {
  await s?.close();
  s = undefined;
});

describe('what owners type', () => {
  it('numbers', () => {
    expect(numbersIn('1-3，7、9', 40)).toEqual([1, 2, 3, 7, 9]);
    expect(numbersIn('3 3 2~3', 3)).toEqual([3, 2]);
    for (const bad of ['', '0', '1-41', '5-3', '一', '1-', '99999']) expect(numbersIn(bad, 40)).toBeUndefined();
  });
  it('sentences', () => {
    expect(assignment('1-40 都归 小鹿母婴')).toEqual({ numbers: '1-40', name: '小鹿母婴' });
    expect(assignment('1-40都歸小鹿母嬰')).toEqual({ numbers: '1-40', name: '小鹿母嬰' });
    expect(assignment('1, 3 belong to Deer')).toEqual({ numbers: '1, 3', name: 'Deer' });
    expect(assignment('1-40')).toBeUndefined();
    expect(tagging('1-12 福利群')).toEqual({ numbers: '1-12', tag: '福利群' });
    expect(tagging('福利群')).toBeUndefined();
  });
  it('a daily cap on friends', () => {
    const now = 10 * 86_400_000;
    expect(mayAccept([now - 1, now - 2], now, 3)).toBe(true);
    expect(mayAccept([now - 1, now - 2, now - 3], now, 3)).toBe(false);
    expect(mayAccept([now - 86_400_001], now, 1)).toBe(true);
    expect(mayAccept([], now, 0)).toBe(false);
  });
});

const said: Texts<{ mine: string; tag: string; move: string; yes: string; no: string; claimed: RegExp }> = {
  'zh-CN': {
    mine: '我的群',
    tag: '标签 1-2 福利群',
    move: '1-3 都归 小鹿母婴',
    yes: '归我管',
    no: '没有去',
    claimed: /听您的/,
  },
  'zh-TW': {
    mine: '我的群',
    tag: '標籤 1-2 福利群',
    move: '1-3 都歸 小鹿母嬰',
    yes: '歸我管',
    no: '沒有去',
    claimed: /聽您的/,
  },
  en: {
    mine: '/my-groups',
    tag: '/tag 1-2 deals',
    move: '1-3 belong to Deer',
    yes: 'It is mine',
    no: 'did not go',
    claimed: /is yours/,
  },
};

describe.each(locales)('an owner of WeChat groups, in %s', (locale) => {
  const t = said[locale];
  const owner: Someone = { n: 0, name: '店长林' };
  const stranger: Someone = { n: 90, name: '路人' };
  const group = (n: number): Group => ({ n, topic: `小鹿${n}群`, list: [owner] });
  /** WeChat says of nobody who owns a group; the owner claims once. */
  const claimed = async (): Promise<ReloginStage> => {
    const stage = (s = await reloginStage(locale, { roles: false }));
    await stage.arrive(group(1), owner);
    expect((await stage.say('private', owner, '/claim 1')).join()).toMatch(t.claimed);
    return stage;
  };

  it('claims once; groups they pull it into are theirs, those of others wait for their yes', async () => {
    const x = await claimed();
    await x.arrive(group(2), owner);
    await x.settle();
    x.said.length = 0;
    const foreign = group(3);
    await x.arrive(foreign, stranger);
    await x.settle();
    expect(
      x.said
        .filter((l) => l.room === x.user(owner))
        .map((l) => l.text)
        .join(),
    ).toContain('小鹿3群');
    // Until then it says nothing there, whoever asks.
    x.said.length = 0;
    expect(await x.say(foreign, stranger, '/help')).toEqual([]);
    await x.say('private', owner, '1');
    expect((await x.say('private', owner, t.mine)).join()).toMatch(/3 小鹿3群/);
    expect(await x.say(foreign, stranger, '/help')).not.toEqual([]);

    // The question is overtaken by another one: the list still has the group.
    const later = group(4);
    await x.arrive(later, stranger);
    await x.settle();
    expect(x.said.filter((l) => l.room === '@@a4')).toEqual([]);
    const list = (await x.say('private', owner, t.mine)).join();
    const [, name = ''] = /^(.+?)(?:：|: )1 /.exec(list) ?? [];
    expect((await x.say('private', owner, `4 ${/归|歸/.exec(t.move)?.[0] ?? 'belong to'} ${name}`)).join()).toContain(
      name,
    );
    expect(await x.say(later, stranger, '/help')).not.toEqual([]);
    expect(x.errors).toEqual([]);
  });

  it('sorts them by number and tags them', async () => {
    const x = await claimed();
    await x.arrive(group(2), owner);
    await x.arrive(group(3), owner);
    const list = (await x.say('private', owner, t.mine)).join();
    expect(list).toMatch(/1 小鹿1群 {2}2 小鹿2群 {2}3 小鹿3群/);
    await x.say('private', owner, t.tag);
    await x.say('private', owner, t.mine);
    const moved = (await x.say('private', owner, t.move)).join();
    expect(moved).toContain('3');
    const after = (await x.say('private', owner, t.mine)).join();
    expect(after).toMatch(
      /(小鹿母[婴嬰]|Deer)(：|: )1 小鹿1群 #(福利群|deals) {2}2 小鹿2群 #(福利群|deals) {2}3 小鹿3群/,
    );
    expect((await x.say(group(1), owner, t.mine.startsWith('/') ? t.mine : `/${t.mine}`)).join()).not.toContain(
      '小鹿2群',
    );
    expect(x.errors).toEqual([]);
  });

  it('invitations of owners are accepted, of strangers not; friends by the code word only, so many a day', async () => {
    const x = await claimed();
    x.said.length = 0;
    await x.request(stranger, 'invite', '发财群');
    await x.request(stranger, 'friend', '你好');
    expect(x.answered).toEqual([]);
    expect(
      x.said
        .filter((l) => l.room === x.user(owner))
        .map((l) => l.text)
        .join(),
    ).toContain(t.no);
    await x.request(owner, 'invite', '新群');
    expect(x.answered.map((a) => a.what)).toEqual(['invite']);
    const set: Texts<readonly string[]> = {
      'zh-CN': ['设置 加好友暗号 小鹿', '设置 每天加好友上限 2'],
      'zh-TW': ['設定 加好友暗號 小鹿', '設定 每天加好友上限 2'],
      en: ['/settings friend-word 小鹿', '/settings friends-per-day 2'],
    };
    for (const line of set[locale]) await x.say('private', owner, line);
    for (const [n, words] of [
      [91, '我是小鹿介绍的'],
      [92, '你好'],
      [93, '小鹿'],
      [94, '小鹿'],
    ] as const)
      await x.request({ n, name: `某${n}` }, 'friend', words);
    expect(x.answered.map((a) => a.user)).toEqual([x.user(owner), '@a91', '@a93']);
    expect(x.errors).toEqual([]);
  });

  it('whoever has won something is accepted without it, and hears of it at once; beyond the cap the day after', async () => {
    const x = await claimed();
    const g = group(1);
    const winners: Someone[] = [1, 2].map((n) => ({ n, name: `赢家${n}` }));
    const lines: Texts<{ on: readonly string[]; draw: string; join: string; told: RegExp; offer: string }> = {
      'zh-CN': {
        on: ['打开 抽奖', '设置 每天加好友上限 1'],
        draw: '/抽奖 券 x2 满2人',
        join: '参加',
        told: /加我好友，备注「领奖 1」/,
        offer: '你在抽奖 1 中了「券」',
      },
      'zh-TW': {
        on: ['打開 抽獎', '設定 每天加好友上限 1'],
        draw: '/抽獎 券 x2 滿2人',
        join: '參加',
        told: /加我好友，備註「領獎 1」/,
        offer: '你在抽獎 1 中了「券」',
      },
      en: {
        on: ['/on draws', '/settings friends-per-day 1'],
        draw: '/draw 券 x2 at 2 people',
        join: 'join',
        told: /Add me as a friend/,
        offer: 'You won "券" in draw 1',
      },
    };
    const l = lines[locale];
    for (const line of l.on) await x.say('private', owner, line);
    await x.say(g, owner, l.draw);
    for (const w of winners) await x.say(g, w, l.join);
    await x.settle();
    expect(x.said.map((s) => s.text).join('\n')).toMatch(l.told);
    await x.request({ n: 9, name: '路人' }, 'friend', '领奖 1');
    expect(x.answered).toEqual([]);
    for (const w of winners) await x.request(w, 'friend', '');
    expect(x.answered.map((a) => a.user)).toEqual([x.user(winners[0]!)]);
    const heard = (w: Someone): string =>
      x.said
        .filter((s) => s.room === x.user(w))
        .map((s) => s.text)
        .join();
    expect(heard(winners[0]!)).toContain(l.offer);
    expect(heard(winners[1]!)).toBe('');
    await x.clock.moveTo(x.clock.now() + 25 * 3_600_000, x.settle);
    expect(x.answered.map((a) => a.user)).toEqual(winners.map(x.user));
    expect(heard(winners[1]!)).toContain(l.offer);
    expect(x.errors).toEqual([]);
  });
});

it('whoever redeemed something is offered it as a friend, and has it when they say so', async () => {
  const x = (s = await reloginStage('zh-CN', { roles: false }));
  const owner: Someone = { n: 0, name: '店长林' };
  const may: Someone = { n: 1, name: 'May' };
  const g: Group = { n: 1, topic: '小鹿1群', list: [owner, may] };
  await x.arrive(g, owner);
  for (const line of ['/claim 1', '打开 商店', '上架 茶券 5 券码', '补货 1\nAAA-1'])
    await x.say('private', owner, line);
  await x.say(g, may, '签到');
  expect((await x.say(g, may, '兑换 1')).join()).toContain('加我好友，备注「领取」');
  await x.request(may, 'friend', '领取');
  expect(x.answered.map((a) => a.user)).toEqual([x.user(may)]);
  const heard = (): string[] => x.said.filter((l) => l.room === x.user(may)).map((l) => l.text);
  // Nothing is given yet: had it not come through, a second request would be accepted, too.
  expect(heard().join()).toContain('有你换的东西在等你领');
  expect(heard().join()).not.toContain('AAA-1');
  expect((await x.say('private', may, '1')).join()).toContain('茶券：AAA-1');
  await x.request(may, 'friend', '领取');
  expect(x.answered).toHaveLength(1);
  expect(x.errors).toEqual([]);
});

describe.each(locales)('what could not be said in private, in %s', (locale) => {
  const lines: Texts<{ make: string; open: string; export: string; unheard: RegExp; kept: string }> = {
    'zh-CN': {
      make: '/建问卷 口味\n1. 喝吗？【是否】',
      open: '打开 问卷',
      export: '/问卷导出 1',
      unheard: /^@May 有话要私下告诉你.*留 7 天/,
      kept: '之前没能私下告诉你的：',
    },
    'zh-TW': {
      make: '/建問卷 口味\n1. 喝嗎？【是否】',
      open: '打開 問卷',
      export: '/問卷匯出 1',
      unheard: /^@May 有話要私下告訴你.*留 7 天/,
      kept: '之前沒能私下告訴你的：',
    },
    en: {
      make: '/survey-new Taste\n1. Do you drink it? [yes/no]',
      open: '/on surveys',
      export: '/survey-export 1',
      unheard: /^@May, I have something for you in private/,
      kept: 'What I could not tell you before:',
    },
  };
  const l = lines[locale];
  const table = surveyStaffTexts[locale].file(1, 0);
  const owner: Someone = { n: 0, name: '店长林' };
  const may: Someone = { n: 1, name: 'May' };
  const g: Group = { n: 1, topic: '小鹿1群', list: [owner, may] };
  const begun = async (): Promise<ReloginStage> => {
    const x = (s = await reloginStage(locale, { friendsOnly: true }));
    await x.arrive(g, owner);
    await x.say('private', owner, '你好');
    await x.say('private', owner, l.open);
    await x.say(g, owner, l.make);
    await x.say(g, may, '大家好');
    const members = await x.members();
    await x.banyan.house.database.write((tx) =>
      x.banyan.house.people.grant(tx, members.get(x.user(may)) ?? 0, 'moderator'),
    );
    return x;
  };
  const heard = (x: ReloginStage): string[] => x.said.filter((w) => w.room === x.user(may)).map((w) => w.text);

  it('waits until they are a friend, and they hear of it once a week', async () => {
    const x = await begun();
    expect((await x.say(g, may, l.export)).join()).toMatch(l.unheard);
    expect((await x.say(g, may, l.export)).join()).not.toMatch(l.unheard);
    expect(heard(x)).toEqual([]);
    await x.request(may, 'friend', '');
    expect(x.answered.map((a) => a.user)).toEqual([x.user(may)]);
    expect(heard(x)).toEqual([l.kept, table, table]);
    // Said once: nothing waits any more, and the next request is none of somebody something waits for.
    await x.say('private', may, '好的');
    await x.request(may, 'friend', '');
    expect([heard(x).filter((words) => words === table).length, x.answered.length]).toEqual([2, 1]);
    expect(x.errors).toEqual([]);
  });

  it('the newest five, for seven days; who was made a friend on the phone hears them when they write', async () => {
    const x = await begun();
    for (let i = 0; i < 7; i++) await x.say(g, may, l.export);
    await x.clock.moveTo(x.clock.now() + 86_400_000, x.settle);
    await x.say('private', may, '在吗');
    expect(heard(x).slice(0, 6)).toEqual([l.kept, table, table, table, table, table]);
    expect(heard(x).filter((words) => words === table)).toHaveLength(5);
    x.unfriend(may);
    await x.say(g, may, l.export);
    await x.clock.moveTo(x.clock.now() + 8 * 86_400_000, x.settle);
    await x.say('private', may, '在吗');
    expect(heard(x).filter((words) => words === table)).toHaveLength(5);
    expect(x.errors).toEqual([]);
  });
});
