/**
 * Five hundred joins in a minute, on Telegram, through the real client library: the alarm, the question, the brake, the
 * recovery. Some of them are people; the group goes on talking meanwhile. The clock is held and moved by hand.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { raidTexts } from '../../core/features/raid/texts.ts';
import { defineRaids } from '../../core/features/raid/schema.ts';
import type { Chat, User } from '../../adapters/telegram/wire.ts';
import { fakeClock, type FakeClock } from '../clock.ts';
import { liveBot, until, type LiveBot } from '../platforms/telegram/house.ts';
import { standIn, type StandIn } from '../platforms/telegram/index.ts';
import { allRights } from '../platforms/telegram/world.ts';
import { freshHouse } from '../servers/index.ts';

const minute = 60_000;
const start = Date.parse('2026-11-21T20:00:00+08:00');
const joiners = 500;
/** Every fiftieth is a person, and so are some of the first, who were in before the alarm. */
const isPerson = (n: number): boolean => n % 50 === 25 || (n < 12 && n % 3 === 0);
/** This one is away from the phone and comes back later. */
const slow = 225;
const group = '小鹿母婴群';

let api: StandIn;
let bot: LiveBot<FakeClock>;
let chat: Chat;
let desk: Chat;
let drop: () => Promise<void>;
const lin = (): User => [...api.world.users.values()].find((u) => u.first_name === '店长 Lin') as User;
const named = (name: string): User => [...api.world.users.values()].find((u) => u.first_name === name) as User;
const everybody: User[] = [];

const settle = async (): Promise<void> => {
  await until(() => api.updates.waiting.length === 0, 60_000, 'the queue of updates');
  await bot.rest();
};
const pass = (ms: number): Promise<void> => bot.clock.moveTo(bot.clock.now() + ms, settle);
const told = (where: Chat): string[] =>
  api.entries('sent').flatMap((e) => (e['chat'] === where.id ? [String(e['text']).replaceAll('\u2060', '')] : []));
const users = (what: string): number[] => api.entries(what).map((e) => Number(e['user']));
const statusOf = (user: User): string => api.room(chat).members.get(user.id)?.status ?? 'never';
/** The right answer of the question that stands in the group. */
const answer = (): string => {
  const line = told(chat).findLast((t) => /\d+ \+ \d+/.test(t)) ?? '';
  const [, a, b] = /(\d+) \+ (\d+)/.exec(line) ?? [];
  return `${Number(a) + Number(b)}`;
};
const wrong = (): string => {
  const all = api.entries('sent').findLast((e) => e['chat'] === chat.id && /\+/.test(String(e['text'])))?.['buttons'];
  return (all as string[]).find((l) => l !== answer()) ?? '';
};
const owner = async (words: string): Promise<void> => {
  api.say(desk, lin(), words);
  await settle();
};

beforeAll(async () => {
  const house = await freshHouse('sqlite');
  drop = house.drop;
  const clock = fakeClock(start);
  api = await standIn({ now: clock.now });
  const boss = api.user('店长 Lin');
  chat = api.group(group, boss);
  const { members } = api.room(chat);
  for (const name of ['May', '阿豪', '果果妈', '小禾']) {
    const user = api.user(name);
    members.set(user.id, { user, status: 'member', rights: allRights, until: 0 });
  }
  members.set(api.bot.id, { user: api.bot, status: 'administrator', rights: allRights, until: 0 });
  bot = await liveBot(api, house.url, { clock, lookMs: 366 * 86_400_000 });
  desk = api.start(boss);
  api.say(chat, boss, '大家晚上好');
  await settle();
  for (const words of ['/打开 入群保护', '/打开 防刷屏', '/设置 超时移出 开']) await owner(words);
});
afterAll(async () => {
  await bot.stop();
  await api.close();
  await drop();
});

describe('five hundred joins in a minute', () => {
  const chatter: string[] = [];

  it('come in while the group goes on talking', async () => {
    for (let n = 0; n < joiners; n++) {
      const user = api.user(`客人${n}`);
      everybody.push(user);
      api.join(chat, user, { quiet: true });
      // One of the first is quick with an advertisement.
      if (n === 4) api.say(chat, user, '加群领红包 https://t.me/joinchat/abc');
      if (n % 100 === 50) {
        const who = ['May', '阿豪', '果果妈', '小禾', 'May'][Math.floor(n / 100)] ?? 'May';
        chatter.push(who);
        api.say(chat, named(who), n > 400 ? '我的积分' : '签到');
      }
      if (n % 10 === 9) {
        await settle();
        await pass((minute * 10) / joiners);
      }
    }
    await pass(5000);
    expect(bot.clock.now() - start).toBeLessThan(70_000);
  });

  it('are an alarm, told to the owner once', () => {
    const alarms = told(desk).filter((t) => t.includes(`「${group}」`) && t.includes('进来'));
    expect(alarms).toEqual([raidTexts['zh-CN'].alarm(group, 15, 60, 10)]);
  });

  it('the first advertisement is gone, the others cannot write at all', () => {
    expect(api.entries('deleted')).toHaveLength(1);
    expect(new Set(users('muted')).size).toBe(joiners);
    expect(() => api.say(chat, everybody[77] as User, '在吗')).toThrow(/muted/);
  });

  it('the others were answered all the while, and the bot did not flood the group itself', () => {
    const said = told(chat);
    const answers = said.filter((t) => /签到啦|现在 \d+ 分。$/.test(t)).map((t) => /^@(\S+)/.exec(t)?.[1]);
    expect(answers).toEqual(chatter);
    expect(said.filter((t) => t.includes('刚进来的朋友'))).toHaveLength(2);
    expect(said.length).toBeLessThan(12);
  });

  it('people answer in their own time, one of them only at the second try', async () => {
    const people = everybody.filter((_, n) => isPerson(n) && n !== slow);
    expect(people.length).toBe(13);
    for (const [i, user] of people.entries()) {
      if (i === 5) api.press(chat, user, wrong());
      await settle();
      expect(statusOf(user)).toBe('restricted');
      api.press(chat, user, answer());
      await settle();
      expect(statusOf(user)).toBe('member');
      await pass(6000);
    }
    // Some machines press something too.
    for (const user of everybody.slice(300, 303)) {
      api.press(chat, user, wrong());
      api.press(chat, user, wrong());
      api.press(chat, user, answer());
    }
    await settle();
    expect(everybody.slice(300, 303).map(statusOf)).toEqual(['restricted', 'restricted', 'restricted']);
  });

  it('nobody is let go before their time is up; then the brake holds at thirty and asks once', async () => {
    const [last] = api.entries('muted').slice(-1);
    expect(last).toBeDefined();
    await bot.clock.moveTo(start + 3 * minute - 1000, settle);
    expect(users('banned')).toEqual([]);
    await bot.clock.moveTo(start + 5 * minute, settle);
    expect(users('banned')).toHaveLength(30);
    const asked = told(desk).filter((t) => t.includes('先停一下'));
    expect(asked).toHaveLength(1);
  });

  it('the owner decides; nobody innocent is let go', async () => {
    api.press(desk, lin(), '都移出');
    await settle();
    const gone = new Set(users('banned'));
    const innocent = everybody.filter((_, n) => isPerson(n) && n !== slow);
    expect(innocent.filter((u) => gone.has(u.id))).toEqual([]);
    expect([lin(), named('May'), named('阿豪'), named('果果妈'), named('小禾')].filter((u) => gone.has(u.id))).toEqual(
      [],
    );
    expect(gone.size).toBe(joiners - innocent.length);
    expect(innocent.map(statusOf).every((s) => s === 'member')).toBe(true);
    // Let go, not banned: whoever was away from the phone may come back.
    expect(new Set(users('unbanned'))).toEqual(gone);
  });

  it('who was let go by mistake comes back and answers', async () => {
    const user = everybody[slow] as User;
    await pass(minute);
    api.join(chat, user, { quiet: true });
    await settle();
    await pass(minute);
    expect(statusOf(user)).toBe('restricted');
    api.press(chat, user, answer());
    await settle();
    expect(statusOf(user)).toBe('member');
    api.say(chat, user, '刚才没看到，我是来买奶粉的');
    await settle();
    expect(statusOf(user)).toBe('member');
  });

  it('ends by itself after ten quiet minutes: one summary, and newcomers are asked nothing any more', async () => {
    await pass(20 * minute);
    const summaries = told(desk).filter((t) => t.includes('人潮过去了'));
    expect(summaries).toEqual([
      raidTexts['zh-CN'].summary({
        group,
        joins: joiners + 1,
        passed: 14,
        removed: joiners - 13,
        waiting: 0,
        requests: 0,
      }),
    ]);
    const { raids } = bot.database.t(defineRaids);
    const rows = await bot.database.read.select().from(raids);
    expect(rows).toMatchObject([{ joins: joiners + 1, locked: false, braked: true, granted: true }]);
    expect(rows[0]?.endedAt).not.toBeNull();
    const late = api.user('后来的人');
    api.join(chat, late, { quiet: true });
    await settle();
    expect(statusOf(late)).toBe('member');
    expect(bot.errors).toEqual([]);
  });
});
