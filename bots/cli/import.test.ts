import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { createBanyan, type Banyan } from '../../core/banyan.ts';
import type { Database, Platform } from '../../core/ports.ts';
import { definePeople } from '../../core/schema.ts';
import type { MessageEvent, Trace } from '../../core/types.ts';
import { allDefinitions } from '../../db/definitions.ts';
import { openDatabase } from '../../db/open.ts';
import { embeddedQueue } from '../../jobs/embedded.ts';
import { fakeClock, seeded } from '../../test/clock.ts';
import { acted, counted, left, ran, reading, runImport } from '../../test/import/kit.ts';
import { chat, day, noon, said, service } from '../../test/import/telegram-files.ts';
import { type Fresh, freshDatabase, onEachDialect } from '../../test/servers/index.ts';
import { main as tryRules } from './try-rules.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'banyan-import-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const put = (name: string, content: unknown): string => {
  writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content, null, 1));
  return at(name);
};

/** A bot on the same database later, with a platform of the live account. */
async function live(
  url: string,
  now: number,
): Promise<{ banyan: Banyan; database: Database; traces: Trace[]; stop(): Promise<void> }> {
  const clock = fakeClock(now);
  const traces: Trace[] = [];
  const database = await openDatabase(url, allDefinitions);
  const silent: Platform = {
    name: 'telegram:999',
    can: new Set(['send', 'delete', 'choices', 'ask']),
    mergeSeconds: 0,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    perform: () => Promise.resolve({}),
  };
  const dice = seeded(1);
  const queue = embeddedQueue({
    database,
    clock,
    dice,
    lookMs: 400 * day,
    onError: (e) => {
      throw e;
    },
  });
  const banyan = createBanyan({ database, queue, platforms: [silent], clock, dice, onTrace: (t) => traces.push(t) });
  await banyan.start();
  return {
    banyan,
    database,
    traces,
    stop: async () => {
      await banyan.idle();
      await banyan.stop();
      await database.close();
    },
  };
}
const heard = (id: number, user: number, text: string, ms: number, name = `甲${user}`): MessageEvent => ({
  kind: 'message',
  id: `m:-1001098030726:${id}`,
  account: 'telegram:999',
  at: ms,
  room: { id: '-1001098030726', kind: 'group', name: '榕树群' },
  from: { id: `${user}`, name, role: 'member' },
  messageId: `${id}`,
  text,
});

onEachDialect('an imported history', (dialect) => {
  let fresh: Fresh;
  beforeEach(async () => {
    fresh = await freshDatabase(dialect);
  });
  afterEach(() => fresh.drop());
  const into = (...argv: string[]) => runImport(...argv, '--database', fresh.url, '--language', 'en');

  it('is rows and counts, and nothing is said or done', async () => {
    const old = noon - 60 * day;
    const file = put(
      'small.json',
      chat([
        said(1, 7, '签到', old),
        service(2, 8, 'join_group_by_link'),
        said(3, 8, '刷单 加我'),
        { ...said(4, 8, 'x'), from_id: 'channel1098030726', from: '榕树群', photo: 'p' },
        service(5, 7, 'invite_members', { members: ['小禾', '阿豪'] }),
        service(6, 8, 'remove_members', { members: ['甲8'] }),
        service(7, 8, 'pin_message'),
        { id: 8, type: 'message', from: 'x' },
      ]),
    );
    const { code, out, err } = await into(file);
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/small\.json:\d+: record 7 \(message 8\) skipped: its date cannot be read\n8 records in/),
    ]);
    expect(out).toMatch(/^messages +3 added, 0 were there already$/m);
    expect(out).toMatch(/^speakers +3, 3 of them new$/m);
    expect(out).toMatch(/^come and gone +3 joined, 1 left$/m);
    expect(out).toMatch(/^text kept +2 of 3; older ones are only counted/m);
    expect(out).toMatch(/^left out +notices 1$/m);
    expect(out).toMatch(/^not understood +1$/m);
    const { rooms, identities, messages, memberships } = await left(fresh.url);
    expect(rooms).toMatchObject([{ account: 'telegram', platformId: '-1001098030726', name: '榕树群', kind: 'group' }]);
    expect(identities?.map((i) => Object.values(i as object).slice(2, 4))).toEqual([
      ['telegram', '7'],
      ['telegram', '8'],
      ['telegram', '-1001098030726'],
    ]);
    expect(messages).toMatchObject([
      { platformId: '1', text: null, at: old, kind: 'text' },
      { platformId: '3', text: '刷单 加我' },
      { platformId: '4', text: 'x', kind: 'picture' },
    ]);
    expect(memberships).toMatchObject([
      { joinedAt: old, leftAt: null, role: 'unknown' },
      { joinedAt: noon + 2000, leftAt: noon + 6000 },
      {},
    ]);
    expect(await counted(fresh.url)).toEqual({ message: 3, 'message.hour': 3, join: 3, leave: 1 });
    expect(await acted(fresh.url)).toBe(0);
  });

  it('a second time adds nothing, nor does an export that overlaps', async () => {
    const all = Array.from({ length: 2500 }, (_, i) =>
      i % 100 === 50 ? service(i, i % 9, 'join_group_by_link') : said(i, i % 9, `第${i}句`),
    );
    const early = put('early.json', chat(all.slice(0, 1700)));
    const late = put('late.json', chat(all.slice(900)));
    const whole = put('whole.json', chat(all));
    expect((await into(early)).out).toMatch(/^messages +1,683 added, 0 were/m);
    const again = await into(early);
    expect([again.code, again.out]).toEqual([
      0,
      expect.stringMatching(/^This file was imported on \d{4}-\d\d-\d\d already; nothing changed\.$/),
    ]);
    // 792 messages and 8 joins are in both.
    expect((await into(late)).out).toMatch(/^messages +792 added, 800 were there already$/m);
    const pieces = await left(fresh.url);
    const other = await freshDatabase(dialect);
    try {
      expect((await runImport(whole, '--database', other.url)).code).toBe(0);
      const once = await left(other.url);
      for (const what of ['rooms', 'members', 'identities', 'memberships', 'messages', 'counts', 'inbox'])
        expect([what, pieces[what]]).toEqual([what, once[what]]);
    } finally {
      await other.drop();
    }
  });

  it('is recognised by the live bot: the group, its people, and what came in between', async () => {
    const file = put('before.json', chat([said(1, 7, '早'), said(2, 8, '晚', noon + 5000)]));
    expect((await into(file)).code).toBe(0);
    const before = await left(fresh.url);
    const bot = await live(fresh.url, noon + day);
    // It was away while 2 was said, and hears it now; 3 is new, under another name; 7 first writes in private.
    await bot.banyan.accept(heard(2, 8, '晚', noon + 5000));
    await bot.banyan.accept(heard(3, 8, '签到', noon + day, '新名字'));
    await bot.banyan.accept({
      ...heard(4, 7, 'hi', noon + day),
      id: 'p1',
      room: { id: '7', kind: 'private', name: '甲7' },
    });
    await bot.stop();
    const after = await left(fresh.url);
    expect(after['communities']).toEqual(before['communities']);
    expect(after['members']).toHaveLength(2);
    expect(after['rooms']).toMatchObject([
      { id: 1, account: 'telegram:999' },
      { account: 'telegram:999', platformId: '7' },
    ]);
    const byId = after['identities']?.map(
      (i) => i as { account: string; platformUserId: string; member: number; name: string },
    );
    expect(byId).toMatchObject([
      { account: 'telegram:999', platformUserId: '7', member: 1 },
      { account: 'telegram:999', platformUserId: '8', member: 2, name: '新名字' },
    ]);
    expect(after['messages']?.map((m) => (m as { platformId: string }).platformId)).toEqual(['1', '2', '3', '4']);
    expect(await counted(fresh.url)).toMatchObject({ message: 4, 'message.hour': 4 });
    // Who spoke today is counted, and nobody answers what was said while the bot was away.
    expect(bot.traces.slice(0, 2).map((t) => [t.by, t.effects.length > 0])).toEqual([
      ['recap', false],
      [expect.stringContaining('checkin'), true],
    ]);
    const room = await reading(fresh.url, ({ t, read }) =>
      read
        .select()
        .from(t(definePeople).rooms)
        .where(eq(t(definePeople).rooms.id, 1)),
    );
    expect(room[0]?.leftAt).toBe(null);
  });

  it('goes to the group and the people a live bot knows already', async () => {
    const bot = await live(fresh.url, noon + 10_000);
    await bot.banyan.accept(heard(5, 8, '我在', noon + 5000));
    await bot.stop();
    const file = put(
      'over.json',
      chat([
        said(3, 7, '以前', noon + 3000),
        said(5, 8, '我在', noon + 5000),
        service(6, 9, 'join_group_by_link'),
        service(40, 9, 'join_group_by_link'),
      ]),
    );
    const { out } = await into(file);
    expect(out).toMatch(/^messages +1 added, 2 were there already$/m);
    // Since the bot is there it counts who comes itself.
    expect(out).toMatch(/^come and gone +1 joined, 0 left$/m);
    const { rooms, identities, memberships } = await left(fresh.url);
    expect(rooms).toHaveLength(1);
    expect(identities?.map((i) => (i as { account: string }).account)).toEqual([
      'telegram:999',
      'telegram:999',
      'telegram:999',
    ]);
    expect(memberships).toMatchObject([
      { role: 'member', joinedAt: noon + 10_000 },
      { role: 'unknown' },
      { role: 'unknown' },
    ]);
  });

  it('may be a table or a Discord channel, in a community of their own or one that is named', async () => {
    const csv = put('群聊.csv', `时间,昵称,内容\n2026-11-01 10:00,May,"a\nb"\nnever,May,x\n2026-11-01 10:05,Lin,c\n`);
    const first = await into(csv);
    expect(first.code).toBe(0);
    expect(first.err).toMatch(/群聊\.csv:4: record 1 skipped: the time "never" cannot be read/);
    const discord = put('d.json', {
      guild: { id: '9', name: '读书会' },
      channel: { id: '55', type: 'GuildTextChat', name: 'general' },
      messages: [
        {
          id: '1',
          type: 'Default',
          timestamp: '2026-11-01T10:00:00+00:00',
          content: 'hi',
          author: { id: '3', name: 'sofia', isBot: false },
        },
      ],
    });
    expect((await into(discord, '--community', 'nobody')).err).toMatch(
      /there is no community "nobody"; there are: 1 群聊$/,
    );
    expect((await into(discord, '--community', '群聊')).out).toMatch(/^community +群聊$/m);
    const { rooms, identities, communities } = await left(fresh.url);
    expect(communities).toHaveLength(1);
    expect(rooms).toMatchObject([
      { account: 'csv', platformId: '群聊', name: '群聊' },
      { account: 'discord', platformId: '9', name: '读书会' },
    ]);
    expect(identities?.map((i) => (i as { platformUserId: string }).platformUserId)).toEqual([
      'name:May',
      'name:Lin',
      '3',
    ]);
  });

  it('and rules can be tried on it', async () => {
    const texts = ['刷单吗', '刷 单', '你好', '兼职日结', '刷单', ''];
    const file = put('rules.json', chat(texts.map((text, i) => said(i + 1, i % 3, text))));
    expect((await into(file)).code).toBe(0);
    const rules = put('rules.txt', '刷单\n兼职\n没有\n');
    const tried = await ran(tryRules, [rules, '--database', fresh.url, '--language', 'en']);
    expect([tried.code, tried.err]).toEqual([0, '']);
    expect(tried.out).toContain('word rules: 4 messages would have been hit (80%), of 2 members');
    expect(tried.out).toMatch(/^ {2}刷单 +3 messages of 2 members\n {6}"刷单吗" {2}甲0, /m);
    expect(tried.out).toMatch(/^ {2}兼职 +1 messages of 1 members$/m);
    expect(tried.out).toContain('never hit: 没有');
    expect(tried.out).toContain('looked at 5 messages whose text is kept');
    const none = await ran(tryRules, [rules, '--database', fresh.url, '--language', 'en', '--days', '1']);
    expect(none.out).toContain('There are no messages here whose text is kept.');
    const wrong = await ran(tryRules, [rules, '--database', fresh.url, '--room', 'x']);
    expect([wrong.code, wrong.err]).toEqual([1, 'banyan try-rules: there is no group "x"; there are: 榕树群']);
  });
});
