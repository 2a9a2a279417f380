/** The line itself: who dials, who is let in, what is done about an answer that does not come. */
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';

import { createQq, type QqOptions, type QqPlatform } from '../../../adapters/qq/index.ts';
import { PlatformError } from '../../../core/ports.ts';
import type { Event } from '../../../core/types.ts';
import { jumpClock, type JumpClock } from '../../jump-clock.ts';
import { until } from '../telegram/house.ts';
import { unpaced } from './day-stage.ts';
import { standIn, type StandIn } from './index.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** No limit but the one a test jumps over ends by itself, however long the machine stands still. */
async function connect(o: Partial<QqOptions> & { readonly clock?: JumpClock }, api?: StandIn) {
  const events: Event[] = [];
  const notes: string[] = [];
  const errors: unknown[] = [];
  const platform: QqPlatform = createQq({
    clock: jumpClock(),
    onNote: (line) => notes.push(line),
    onError: (e) => errors.push(e),
    ...unpaced,
    times: { pingMs: 600_000, answerMs: 300_000, firstPauseMs: 20, longestPauseMs: 100 },
    ...(api && { url: api.url }),
    ...o,
  });
  open.push(() => platform.stop());
  const started = platform.start((event) => {
    events.push(event);
    return Promise.resolve();
  });
  return { platform, events, notes, errors, started };
}
async function stand(o: Parameters<typeof standIn>[0] = {}) {
  const api = await standIn(o);
  open.push(() => api.close());
  const owner = api.world.user('店长 Lin');
  const group = api.world.found('小鹿母婴群', owner);
  api.world.enter(group, api.world.self, 'admin');
  return { api, owner, group, room: { id: `g${group.id}`, kind: 'group' as const } };
}
const hello = (api: StandIn, room: { id: string; kind: 'group' }, key = '1') => ({
  effect: { do: 'send', to: { room: 1 }, say: '大家好' } as const,
  target: { account: api.account, room },
  key,
});
const failure = async (done: Promise<unknown>): Promise<string> => {
  const error = await done.then(
    () => undefined,
    (e: unknown) => e,
  );
  return error instanceof PlatformError ? error.what : `no PlatformError but ${String(error)}`;
};

describe('the forward line', () => {
  it('comes back by itself after the other side went away', async () => {
    const { api, owner, group, room } = await stand();
    const { platform, events, notes, started } = await connect({}, api);
    await started;
    await api.hangUp();
    await until(() => platform.trouble() === 'OneBot cannot be reached');
    expect(await failure(platform.perform(hello(api, room)))).toBe('retry');
    await api.listenAgain();
    await until(() => platform.trouble() === undefined);
    api.say(group, owner, '回来了');
    await until(() => events.length > 0);
    await platform.perform(hello(api, room));
    expect(notes).toEqual(['qq: connected', 'qq: OneBot cannot be reached', 'qq: connected']);
  });

  it('starts while nobody is there, and says so', async () => {
    const { api } = await stand();
    await api.hangUp();
    const { platform, started } = await connect({}, api);
    await started;
    expect(platform.trouble()).toBe('OneBot cannot be reached');
    await api.listenAgain();
    await until(() => platform.trouble() === undefined);
  });

  it('says that the token is refused', async () => {
    const { api } = await stand({ token: 'right' });
    const { platform } = await connect({ token: 'wrong' }, api);
    await until(() => /ONEBOT_TOKEN/.test(platform.trouble() ?? ''));
    const { platform: other } = await connect({ token: 'right' }, api);
    await until(() => other.trouble() === undefined);
  });

  it('waits longer each time for one that takes the line and refuses the token on it', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await new Promise((resolve) => void server.once('listening', () => resolve(undefined)));
    open.push(() => new Promise((resolve) => server.close(() => resolve())));
    server.on('connection', (socket) => socket.send(JSON.stringify({ status: 'failed', retcode: 1403, echo: null })));
    const clock = jumpClock();
    const pauses: number[] = [];
    const wake = (at: number, fn: () => void): (() => void) => {
      pauses.push(at - clock.now());
      return clock.wake(at, fn);
    };
    const { port } = server.address() as AddressInfo;
    const { started } = await connect({ url: `ws://127.0.0.1:${port}`, clock: { ...clock, wake } });
    await started;
    // 20 ms at first, 100 at most; the other waits of a line are longer.
    await until(() => pauses.some((ms) => ms > 60 && ms <= 100));
  });

  it('reads CQ strings of older implementations', async () => {
    const { api, owner, group } = await stand({ strings: true });
    const { events, started } = await connect({}, api);
    await started;
    api.say(group, owner, '@小榕 [CQ:at,qq=all] & 排行榜');
    await until(() => events.length > 0);
    expect(events[0]).toMatchObject({ text: '[CQ:at,qq=all] & 排行榜', called: true });
    expect(events[0]).not.toHaveProperty('mentions');
  });

  it('asks for a quoted message it never saw', async () => {
    const { api, owner, group } = await stand();
    const old = api.world.post(`g${group.id}`, owner, [{ type: 'text', data: { text: '加薇信' } }]);
    const { events, started } = await connect({}, api);
    await started;
    api.say(group, owner, [
      { type: 'reply', data: { id: `${old.id}` } },
      { type: 'text', data: { text: '违禁' } },
    ]);
    await until(() => events.length > 0);
    expect(events[0]).toMatchObject({
      replyTo: { messageId: `${old.id}`, text: '加薇信', from: { name: '店长 Lin' } },
    });
  });

  it('a payload that cannot be read costs only itself', async () => {
    const { api, owner, group } = await stand();
    const { events, errors, started } = await connect({}, api);
    await started;
    api.emit({ post_type: 'message', message_type: 'group', group_id: group.id, user_id: 5, message: 7 });
    api.say(group, owner, '早');
    await until(() => events.length > 0);
    expect(events).toHaveLength(1);
    expect(errors).not.toEqual([]);
  });

  it('says when the account was logged out', async () => {
    const { api } = await stand();
    const { platform, started } = await connect({}, api);
    await started;
    const beat = (online: boolean) =>
      api.emit({ post_type: 'meta_event', meta_event_type: 'heartbeat', status: { online, good: online } });
    beat(false);
    await until(() => /log in again/.test(platform.trouble() ?? ''));
    beat(true);
    await until(() => platform.trouble() === undefined);
  });

  it('cuts a line that is dead, and dials again', async () => {
    const { api, owner, group } = await stand();
    const clock = jumpClock();
    const { events, notes, started } = await connect({ clock, times: { pingMs: 60_000, firstPauseMs: 20 } }, api);
    await started;
    api.deafen();
    const again = (): boolean => notes.filter((n) => n === 'qq: connected').length > 1;
    await until(() => again() || void clock.jump(60_000), undefined, 'a second line');
    api.say(group, owner, '在吗');
    await until(() => events.length > 0);
  });
});

describe('what became of a send', () => {
  it.each([
    ['an answer that does not come', 'silent', 'maybe'],
    ['a line cut after the request', 'cut', 'maybe'],
    ['"async"', 'async', 'maybe'],
    ['a client that did not confirm', { retcode: 1200, wording: 'EventChecker Failed: timeout' }, 'maybe'],
    ['too often', { retcode: 120, wording: '发言过于频繁' }, 'retry'],
    ['no right', { retcode: 102, wording: '权限不足' }, 'denied'],
    ['words nobody knows', { retcode: 199, wording: '' }, 'denied'],
  ] as const)('%s', async (_name, how, what) => {
    const { api, room } = await stand();
    const clock = jumpClock();
    const { platform, started } = await connect({ clock }, api);
    await started;
    api.faults.push({ action: /^send_/, how, times: 1 });
    const became = failure(platform.perform(hello(api, room)));
    await until(() => api.log.some((e) => e.action === 'send_group_msg'));
    if (how === 'silent') clock.jump(301_000);
    expect(await became).toBe(what);
    const said = [...api.world.lines.values()].filter((l) => l.from.id === api.world.self.id);
    expect(said.length).toBeLessThanOrEqual(1);
  });

  it('after "too often" nothing is sent for a minute', async () => {
    const { api, room } = await stand();
    const { platform, started } = await connect({}, api);
    await started;
    api.faults.push({ action: /^send_/, how: { retcode: 120, wording: 'rate limited' }, times: 1 });
    expect(await failure(platform.perform(hello(api, room)))).toBe('retry');
    expect(await failure(platform.perform(hello(api, room)))).toBe('retry');
    expect(api.log.filter((e) => e.action === 'send_group_msg')).toHaveLength(1);
  });
});

describe('the reverse line', () => {
  it('lets OneBot in with the token, and nobody without', async () => {
    const { platform, events, started } = await connect({ listen: '127.0.0.1:0', token: 's3cret' });
    await started;
    expect(platform.trouble()).toBe('waiting for OneBot to dial in');
    const dial = `ws://127.0.0.1:${platform.port()}/onebot/v11/ws`;
    await expect(standIn({ dial, token: 'guess' })).rejects.toThrow('401');
    const { api, owner, group, room } = await stand({ dial, token: 's3cret' });
    await until(() => platform.trouble() === undefined);
    api.say(group, owner, '签到');
    await until(() => events.length > 0);
    expect(events[0]).toMatchObject({ account: api.account, text: '签到', room: { name: '小鹿母婴群' } });
    await platform.perform(hello(api, room));
    await api.close();
    await until(() => /hung up/.test(platform.trouble() ?? ''));
  });

  it('lets no web page in, with or without a token set', async () => {
    const { platform, events, started } = await connect({ listen: '127.0.0.1:0' });
    await started;
    const dial = `ws://127.0.0.1:${platform.port()}/`;
    const page = new WebSocket(dial, { origin: 'https://evil.example' });
    const answered = await new Promise((resolve) => {
      page.once('open', () => resolve('let in'));
      page.once('unexpected-response', (_request, response) => resolve(response.statusCode));
      page.once('error', () => resolve('refused'));
    });
    page.terminate();
    expect(answered).toBe(401);
    // OneBot itself is no browser.
    const { api, owner, group } = await stand({ dial });
    api.say(group, owner, '签到');
    await until(() => events.length > 0);
  });

  it('a port that is taken stops the start', async () => {
    const { platform, started } = await connect({ listen: '127.0.0.1:0' });
    await started;
    const { started: second } = await connect({ listen: `127.0.0.1:${platform.port()}` });
    await expect(second).rejects.toThrow('EADDRINUSE');
  });
});
