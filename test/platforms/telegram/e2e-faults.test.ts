/** Bad days: what must survive, and what must be said. The real client library over HTTP against the stand-in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createTelegram } from '../../../adapters/telegram/index.ts';
import type { Chat, User } from '../../../adapters/telegram/wire.ts';
import { defineFeature } from '../../../core/house.ts';
import { featureDefinitions } from '../../../core/features/index.ts';
import { jumpClock } from '../../jump-clock.ts';
import { rowsOpen, totals, violations } from './check.ts';
import { standIn, type StandIn } from './index.ts';
import { liveBot, until, type LiveBot, type LiveOptions } from './house.ts';
import { finish, kill, startChild } from './kill.ts';

let api: StandIn;
let bot: LiveBot | undefined;
let dir: string;
let lin: User;
let may: User;
let group: Chat;

const visible = (text: string): string => text.replaceAll('\u2060', '');
const texts = (chat: Chat = group): string[] => api.said(chat).map((l) => visible(l.text ?? l.caption ?? ''));
const heard = (pattern: RegExp, chat: Chat = group): Promise<string> =>
  until(() => texts(chat).findLast((t) => pattern.test(t)), undefined, `${pattern}`);
const file = (): string => join(dir, 'banyan.db');
const open = async (o: LiveOptions = {}): Promise<LiveBot> => (bot = await liveBot(api, file(), o));
const settled = async (o: LiveOptions = {}): Promise<LiveBot> => {
  const at = await open(o);
  api.placeBot(group, lin, 'administrator');
  await heard(/帮群里签到/);
  await until(() => api.said(api.start(lin)).length > 0 && rowsOpen(file()) === 0);
  return at;
};

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'banyan-tg-'));
  api = await standIn();
  lin = api.user('店长 Lin', { username: 'lin_shop' });
  may = api.user('May', { username: 'may_may' });
  group = api.group('小鹿母婴群', lin);
  api.start(lin);
});
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
  await api.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('the platform has a bad day', () => {
  it('waits as long as a 429 says, then sends once', async () => {
    await settled();
    api.fault({ on: /^sendMessage$/, do: 'status', code: 429, retryAfter: 1 });
    const asked = Date.now();
    api.say(group, may, '签到');
    await heard(/May 签到啦/);
    expect(Date.now() - asked).toBeGreaterThanOrEqual(950);
    expect(texts().filter((t) => t.includes('May 签到啦'))).toHaveLength(1);
  });

  it('goes on after an outage of two seconds; what was said meanwhile is answered once', async () => {
    const at = await settled();
    await api.down();
    await until(() => at.telegram.trouble?.() !== undefined);
    expect(at.banyan.status()).toEqual([{ name: 'telegram', state: 'failing', reason: 'Telegram cannot be reached' }]);
    api.say(group, may, '签到');
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await api.up();
    await heard(/May 签到啦/);
    await until(() => at.telegram.trouble?.() === undefined);
    expect(texts().filter((t) => t.includes('May 签到啦'))).toHaveLength(1);
    expect(at.notes).toContain('telegram: Telegram cannot be reached');
    expect(at.notes.at(-1)).toBe('telegram: connected as @banyan_bot');
  });

  it('starts while Telegram is away, and works when it comes', async () => {
    await api.down();
    const at = await open();
    expect(at.banyan.status()[0]?.state).toBe('failing');
    await api.up();
    api.placeBot(group, lin, 'administrator');
    await heard(/帮群里签到/);
    expect(at.banyan.status()[0]?.state).toBe('running');
  });

  it('survives 500, 502, 409 and 429 while polling', async () => {
    await settled();
    for (const code of [500, 502, 409]) api.fault({ on: /^getUpdates$/, do: 'status', code });
    api.fault({ on: /^getUpdates$/, do: 'status', code: 429, retryAfter: 1 });
    await until(() => api.entries('fault').length === 4);
    api.say(group, may, '签到');
    await heard(/May 签到啦/);
  });

  it('never sends again what may have been sent', async () => {
    const at = await settled();
    api.fault({ on: /^sendMessage$/, do: 'after' });
    api.say(group, may, '签到');
    await heard(/May 签到啦/);
    await until(() => rowsOpen(file()) === 0);
    expect(totals(file()).maybe).toBe(1);
    api.fault({ on: /^sendMessage$/, do: 'status', code: 502 });
    api.say(group, lin, '签到');
    await until(() => totals(file()).maybe === 2);
    await at.banyan.idle();
    expect(texts().filter((t) => t.includes('签到啦'))).toHaveLength(1);
  });

  it('deletes again when it does not know, and takes "not found" for done', async () => {
    await settled();
    api.say(api.start(lin), lin, '添加违禁词 刷单 马上');
    await heard(/记下了/, api.start(lin));
    api.fault({ on: /^deleteMessage$/, do: 'after' });
    const bad = api.say(group, may, '刷单吗');
    await until(() => api.entries('deleted').some((e) => e['message'] === bad.message_id));
    await until(() => rowsOpen(file()) === 0);
    expect(api.calls.filter((c) => c.method === 'deleteMessage')).toHaveLength(2);
    expect(totals(file()).maybe).toBe(0);
  });

  it('refuses a wrong token at the start, in one clear line, and holds nobody else up', async () => {
    const clock = jumpClock();
    const wrong = createTelegram({ token: '1:wrong', apiRoot: api.root, clock });
    await expect(wrong.start(() => Promise.resolve())).rejects.toThrow(
      'Telegram does not accept the token: copy it from @BotFather again',
    );
    await wrong.stop();
    const nonsense = createTelegram({ token: 'nonsense', clock });
    await expect(nonsense.start(() => Promise.resolve())).rejects.toThrow('the token is none');
    await nonsense.stop();
  });

  it('stops when another program goes on polling with its token, and says so', async () => {
    const at = await settled({ holdSeconds: 1 });
    const clock = at.clock;
    api.fault({ on: /^getUpdates$/, do: 'status', code: 409, times: 6 });
    // It says so at the first one already, and stops at the last.
    await until(() => api.entries('fault').length === 6 || void clock.jump(300), undefined, 'six conflicts');
    await until(() => /another program/.test(at.telegram.trouble?.() ?? ''));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const polls = api.log.length;
    clock.jump(60_000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(api.log.length).toBe(polls);
    // The other one is gone by then.
    clock.jump(10 * 60_000);
    await until(() => at.telegram.trouble?.() === undefined);
  });

  it('stops listening when the token is taken back, and what others asked for is still tried', async () => {
    const at = await settled();
    api.fault({ on: /^getUpdates$/, do: 'status', code: 401 });
    api.say(group, may, '签到');
    await until(() => /does not accept the token/.test(at.telegram.trouble?.() ?? ''));
    expect(at.banyan.status()[0]).toMatchObject({ state: 'failing' });
    await expect(
      at.telegram.perform({
        effect: { do: 'send', to: { room: 1 }, say: '还在' },
        target: { account: api.account, room: { id: `${group.id}`, kind: 'group' } },
        key: 'x',
      }),
    ).resolves.toHaveProperty('messageId');
  });

  it('names no token in what it logs', async () => {
    const at = await settled();
    await api.down();
    api.raw({ message: { message_id: 9 } as never }, group);
    await until(() => at.telegram.trouble?.() !== undefined);
    await api.up();
    await until(() => at.errors.length > 0);
    const all = JSON.stringify([
      at.notes,
      at.errors.map((e) => (e instanceof Error ? `${e.stack ?? ''}${String(e.cause)}` : e)),
    ]);
    expect(all).not.toContain('stand-in-token');
  });
});

describe('one bad thing does not stop the rest', () => {
  it('a handler that throws', async () => {
    const broken = defineFeature({
      name: 'broken',
      title: null,
      on: true,
      create: () => ({
        listens: [
          {
            on: 'message',
            wants: (c) => c.event.kind === 'message' && c.event.text === '坏',
            run: () => {
              throw new Error('on purpose');
            },
          },
        ],
      }),
    });
    const at = await settled({ features: [...featureDefinitions, broken] });
    for (let i = 0; i < 100; i++) {
      if (i === 40) api.say(group, lin, '坏');
      api.say(group, api.user(`人${i}`), '签到');
    }
    await until(() => totals(file()).checkins === 100);
    await until(() => api.updates.waiting.length === 0);
    expect(at.errors.map(String)).toEqual(['Error: on purpose']);
    await heard(/没办成/);
  });

  it('an update that cannot be read', async () => {
    const at = await settled();
    api.raw({ message: { message_id: 1, date: 1, chat: { ...group }, from: may, text: 5 } as never }, group);
    api.raw({ message: null } as never, group);
    api.say(group, may, '签到');
    await heard(/May 签到啦/);
    await until(() => api.updates.waiting.length === 0);
    expect(at.errors.map(String)).toContainEqual(expect.stringMatching(/cannot be read/));
  });

  it('an update that comes again, and one that comes again after a restart', async () => {
    let at = await settled();
    const message = api.say(group, may, '签到');
    await heard(/May 签到啦/);
    api.raw({ message }, group);
    await until(() => at.traces.some((t) => t.stage === 'redelivered'));
    await at.stop();
    at = await open();
    api.raw({ message }, group);
    await until(() => at.traces.some((t) => t.stage === 'redelivered'));
    await at.banyan.idle();
    expect(totals(file()).points).toBe(5);
    expect(texts().filter((t) => t.includes('签到'))).toHaveLength(2);
  });
});

describe('kill -9', () => {
  it('in the middle of a batch of 100: nothing lost, nothing doubled', async () => {
    api.placeBot(group, lin, 'administrator');
    // It stands still before it has done all, however long the kill takes.
    let child = await startChild(api, file(), 20, 1, 60);
    await heard(/帮群里签到/);
    for (let i = 0; i < 100; i++) api.say(group, api.user(`人${i}`), '签到');
    await until(() => totals(file()).checkins >= 20);
    await kill(child);
    const halfway = totals(file()).checkins;
    expect(halfway).toBeLessThan(100);
    // Nothing that was not done was confirmed: it comes again.
    expect(api.updates.waiting.length).toBeGreaterThanOrEqual(100 - halfway);
    child = await startChild(api, file(), 0, 1);
    await until(() => totals(file()).checkins === 100);
    await until(() => api.updates.waiting.length === 0);
    await until(() => rowsOpen(file()) === 0, 100_000, 'sending the merged answers');
    await finish(child);
    expect(totals(file())).toMatchObject({ checkins: 100, points: 500, messages: 100 });
    expect(violations(file(), api.log, api.account)).toEqual([]);
  });

  it('and the checker sees what is wrong', async () => {
    await settled();
    api.say(group, may, '签到');
    await heard(/May 签到啦/);
    await until(() => rowsOpen(file()) === 0 && api.updates.waiting.length === 0);
    const found = (...more: object[]): string[] =>
      violations(file(), [...api.log, ...more] as never, api.account).map((v) => v.rule);
    expect(found()).toEqual([]);
    const sent = api.entries('sent');
    const chat = String(group.id);
    expect(found({ n: 900, what: 'sent', chat: group.id, message: 999 })).toEqual(['V4']);
    expect(
      found(
        { n: 900, what: 'queued', kind: 'message', update: 1, chat, message: 77 },
        { n: 901, what: 'confirmed', updates: [1] },
      ),
    ).toEqual(['V3']);
    const without = api.log.filter((e) => e !== sent.at(-1));
    expect(violations(file(), without, api.account).map((v) => v.rule)).toContain('V4');
    const swapped = api.log.map((e) => (e === sent.at(-1) ? { ...e, n: -1 } : e));
    expect(violations(file(), swapped, api.account).map((v) => v.rule)).toEqual(['V5']);
  });
});

describe('webhook', () => {
  let server: Server | undefined;
  afterEach(() => void server?.close());

  it('takes updates with the secret, answers after the commit, and refuses everybody else', async () => {
    let target = '';
    await api.close();
    api = await standIn({ served: () => target });
    group = api.group('小鹿母婴群', lin);
    const clock = jumpClock();
    const at = await liveBotWithHook(clock);
    const { hook } = at.telegram;
    if (!hook) throw new Error('no hook');
    expect(hook.path).toBe('/telegram');
    server = createServer((request, response) => hook.handle(request, response));
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`;
    await at.banyan.start();
    api.placeBot(group, lin, 'administrator');
    await heard(/帮群里签到/);
    api.say(group, may, '签到');
    await heard(/May 签到啦/);
    await until(() => api.updates.waiting.length === 0);
    // What was heard is sent; that it was is committed a moment later.
    await at.banyan.idle();
    expect(violations(file(), api.log, api.account)).toEqual([]);

    const update = { update_id: 1, message: { message_id: 500, date: 1, chat: group, from: may, text: '签到' } };
    const post = (headers: Record<string, string>, body = JSON.stringify(update)): Promise<number> =>
      fetch(target, { method: 'POST', headers, body }).then((r) => r.status);
    expect(await post({})).toBe(403);
    expect(await post({ 'x-telegram-bot-api-secret-token': 'guess' })).toBe(403);
    expect(await post({ 'x-telegram-bot-api-secret-token': 'a-secret' }, '{')).toBe(400);
    expect(await post({ 'x-telegram-bot-api-secret-token': 'a-secret' }, 'x'.repeat(2_000_000))).toBe(413);
    expect((await fetch(target)).status).toBe(405);
    expect(totals(file()).points).toBe(5);
  });

  /** Not started yet: its address must be served first. */
  const liveBotWithHook = (clock: ReturnType<typeof jumpClock>): Promise<LiveBot> =>
    open({
      clock,
      start: false,
      webhook: { url: 'https://bot.example.org/telegram', secret: 'a-secret' },
    });
});

describe('groups change', () => {
  it('keeps everything when a group becomes a supergroup, noticed by message or by sending', async () => {
    const plain = api.group('老群', lin, 'group');
    const at = await open();
    api.placeBot(plain, lin, 'administrator');
    await heard(/帮群里签到/, plain);
    api.say(plain, may, '签到');
    await heard(/May 签到啦/, plain);
    const grown = api.migrate(plain);
    api.say(grown, may, '签到');
    await heard(/签过了/, grown);
    expect(totals(file()).points).toBe(5);
    expect(at.errors).toEqual([]);
  });

  it('sends on to the new id when nobody said that there is one', async () => {
    const plain = api.group('老群', lin, 'group');
    const at = await open();
    api.placeBot(plain, lin, 'administrator');
    await heard(/帮群里签到/, plain);
    const grown = api.group('老群', lin);
    const to = api.room(grown);
    for (const [id, m] of api.room(plain).members) to.members.set(id, m);
    api.room(plain).movedTo = grown.id;
    const room = await at.banyan.house.people.room(1);
    expect(room?.platformId).toBe(`${plain.id}`);
    await at.banyan.accept({
      kind: 'message',
      id: 'x',
      account: api.account,
      at: Date.now(),
      room: { id: `${plain.id}`, kind: 'group', name: '老群' },
      from: { id: `${may.id}`, name: 'May', role: 'member' },
      messageId: '1',
      text: '签到',
    });
    await heard(/May 签到啦/, grown);
    expect((await at.banyan.house.people.room(1))?.platformId).toBe(`${grown.id}`);
  });

  it('lets an anonymous admin act as admin, a channel as a member, and passes over what a linked channel posts', async () => {
    const at = await settled();
    api.say(group, lin, '/打开 欢迎', { as: group });
    await heard(/欢迎.*打开|打开了|开好/);
    const channel: Chat = { id: -1_009_999, type: 'channel', title: '某频道' };
    const before = texts().length;
    api.say(group, lin, '/关闭 欢迎', { as: channel });
    await until(() => texts().length > before);
    expect(texts().at(-1)).toMatch(/管理员/);
    await at.banyan.idle();
    const seen = at.traces.length;
    api.say(group, lin, '签到', { as: channel, more: { is_automatic_forward: true } });
    api.say(group, may, '你好');
    await until(() => at.traces.length > seen);
    expect(at.traces.slice(seen).map((t) => 'text' in t.event && t.event.text)).toEqual(['你好']);
  });

  it('takes no command from a forwarded message', async () => {
    const at = await settled();
    api.say(group, may, '签到', { more: { forward_origin: { type: 'user' } } });
    await until(() => at.traces.some((t) => t.event.kind === 'message'));
    await at.banyan.idle();
    expect(totals(file()).checkins).toBe(0);
  });

  it('says when it may do less, and when it is mended', async () => {
    await settled();
    api.placeBot(group, lin, 'administrator', { can_delete_messages: false });
    await heard(/打开「删除消息」/);
    api.placeBot(group, lin, 'administrator');
    await heard(/权限齐了/);
  });
});
