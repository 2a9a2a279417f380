/** What goes wrong between the bot and WeChat, through the real client library and a real puppet service over gRPC. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createWechat, type WechatOptions, type WechatPlatform } from '../../../adapters/wechat/index.ts';
import { memoryStore } from '../../../adapters/account-pace.ts';
import { PlatformError, type Performance, type Receipt } from '../../../core/ports.ts';
import type { Event, Outward, PlatformEvent } from '../../../core/types.ts';
import { fakeClock } from '../../clock.ts';
import { jumpClock, type JumpClock } from '../../jump-clock.ts';
import { until } from '../telegram/house.ts';
import { standIn, type Contact, type Room, type StandIn } from './index.ts';
import { unpaced } from './quick.ts';

const service = 'wechaty-puppet-service';
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';

let api: StandIn;
let clock: JumpClock;
let lin: Contact;
let may: Contact;
let hao: Contact;
let group: Room;
let bots: WechatPlatform[] = [];
let events: PlatformEvent[];
let notes: string[];
let errors: unknown[];
let gaps: { since: number; until: number }[];
let refuse: number;

beforeAll(async () => {
  api = await standIn();
  lin = api.person('店长 Lin', { friend: true });
  may = api.person('May', { friend: true });
  hao = api.person('阿豪');
  group = api.room('小鹿母婴群', lin, [may, hao]);
});
afterAll(() => api.close());
beforeEach(() => {
  clock = jumpClock();
  [events, notes, errors, gaps, refuse] = [[], [], [], [], 0];
});
afterEach(async () => {
  for (const bot of bots) await bot.stop();
  bots = [];
  api.faults.length = 0;
});

const make = (more: Partial<WechatOptions> = {}): WechatPlatform => {
  const bot = createWechat({
    puppet: service,
    endpoint: api.endpoint,
    token: api.token,
    clock,
    ...unpaced,
    onNote: (line) => notes.push(line),
    onError: (e) => errors.push(e),
    onGap: (gap) => gaps.push(gap),
    ...more,
  });
  bots.push(bot);
  return bot;
};
const accept = (event: Event): Promise<void> => {
  if (refuse > 0) {
    refuse--;
    return Promise.reject(new Error('the commit failed'));
  }
  if (event.kind !== 'timer') events.push(event);
  return Promise.resolve();
};
const open = async (more: Partial<WechatOptions> = {}): Promise<WechatPlatform> => {
  const bot = make(more);
  await bot.start(accept);
  await until(() => bot.trouble() === undefined);
  return bot;
};
let keys = 0;
const perform = (bot: WechatPlatform, effect: Outward, to: Room | Contact = group, user?: string): Promise<Receipt> => {
  const what: Performance = {
    effect,
    target: {
      account: 'wechat',
      room: { id: to.id, kind: 'topic' in to ? 'group' : 'private' },
      ...(user !== undefined && { user }),
    },
    key: `${++keys}`,
  };
  return bot.perform(what);
};
const send = (say: string): Outward => ({ do: 'send', to: { room: 1 }, say });
const failure = async (done: Promise<unknown>): Promise<PlatformError> => {
  const error = await done.then(
    () => undefined,
    (e: unknown) => e,
  );
  if (!(error instanceof PlatformError)) throw new Error(`no PlatformError but ${String(error)}`);
  return error;
};
const texts = (): unknown[] => events.map((e) => (e.kind === 'message' ? e.text : e.kind));

describe('the connection', () => {
  it('comes back after the service was away, says so, and tells what was missed', async () => {
    const bot = await open();
    await api.down();
    await until(() => bot.trouble()?.includes('cannot be reached'));
    expect((await failure(perform(bot, send('有人吗')))).what).toBe('retry');
    await api.up();
    await until(() => bot.trouble() === undefined, undefined, 'the login');
    api.say(group, may, '签到');
    await until(() => events.length > 0);
    expect(texts()).toEqual(['签到']);
    await perform(bot, send('回来了'));
    expect(api.said(group).at(-1)?.text).toBe('回来了');
    expect(gaps).toHaveLength(1);
    expect(gaps[0]!.until).toBeGreaterThan(gaps[0]!.since);
    expect(notes.at(-1)).toBe('wechat: logged in');
  });

  it('starts without the service, and is there when it is', async () => {
    await api.down();
    const bot = make();
    await bot.start(accept);
    await until(() => bot.trouble()?.includes('cannot be reached'));
    expect((await failure(perform(bot, send('有人吗')))).what).toBe('retry');
    await api.up();
    await until(() => bot.trouble() === undefined, undefined, 'the login');
    expect(gaps).toEqual([]);
  });

  it('asks for a scan, says where, and goes on when it was done', async () => {
    await api.down();
    api.setLogsIn(false);
    await api.up();
    api.scan('http://weixin.qq.com/x/AbC+/');
    const bot = make();
    await bot.start(accept);
    const code = 'https://wechaty.js.org/qrcode/http%3A%2F%2Fweixin.qq.com%2Fx%2FAbC%2B%2F';
    await until(() => bot.trouble()?.includes(code), undefined, 'the code to scan');
    api.scan('', 3);
    await until(() => bot.trouble()?.includes('confirm the login on the phone'));
    api.login();
    await until(() => bot.trouble() === undefined);
  });

  it('logged out: says so, sends nothing, and starts the puppet anew when no code comes', async () => {
    const bot = await open({ times: { logoutMs: 300_000 } });
    await api.logout('kicked by another device', false);
    await until(() => bot.trouble()?.includes('logged out of WeChat (kicked by another device)'));
    expect((await failure(perform(bot, send('有人吗')))).what).toBe('retry');
    clock.jump(300_000);
    await until(() => bot.trouble() === undefined, undefined, 'the new login');
    expect(notes.filter((n) => n.includes('logged in'))).toHaveLength(2);
  });

  it('a token that is none, that is refused, a puppet that is not there: does not start, in plain words', async () => {
    await expect(make({ token: 'a5ad12cc-0c5f-4d4d-9b1c-6a0f8b8b7b11' }).start(accept)).rejects.toThrow(
      /insecure_<uuid>/,
    );
    await expect(make({ token: '../x_1' }).start(accept)).rejects.toThrow(/is no token/);
    const wrong = make({ token: 'insecure_11111111-2222-4333-8444-555555555555' });
    await expect(wrong.start(accept)).rejects.toThrow(/does not accept the token/);
    expect(wrong.trouble()).toMatch(/does not accept the token/);
    await expect(make({ puppet: 'wechaty-puppet-nowhere' }).start(accept)).rejects.toThrow(
      'the puppet wechaty-puppet-nowhere is not installed: npm install wechaty-puppet-nowhere',
    );
    await expect(make({ puppet: 'zod' }).start(accept)).rejects.toThrow(/is no Wechaty puppet/);
  });

  it('TLS on one side only is said, not waited for', async () => {
    const bot = make({ tls: { disable: true } });
    await bot.start(accept);
    await until(() => bot.trouble()?.includes('TLS on both sides'));
  });
});

describe('what comes in', () => {
  it('what the house cannot take now comes again, in order, once', async () => {
    const bot = await open();
    refuse = 2;
    api.say(group, may, '一');
    api.say(group, may, '二');
    await until(() => events.length === 2);
    expect(texts()).toEqual(['一', '二']);
    await bot.idle();
    expect(errors).toEqual([]);
  });

  it('told twice it is one event; told late it stands where it was said', async () => {
    const holdMs = 600_000;
    let held = 0;
    const wake: JumpClock['wake'] = (when, fn) => {
      const ms = when - clock.now();
      if (ms > holdMs / 2 && ms <= holdMs) held++;
      return clock.wake(when, fn);
    };
    const bot = await open({ holdMs, clock: { ...clock, wake } });
    const at = Math.floor(clock.now() / 1000);
    const early = api.say(group, may, '先说的', { timestamp: at - 2, told: false });
    const late = api.say(group, hao, '后说的', { timestamp: at });
    for (const { id } of [late, early, late]) api.hear(id);
    api.say('private', may, '还有');
    await until(() => held >= 3, undefined, 'all of them');
    expect(texts()).toEqual([]);
    clock.jump(holdMs);
    await until(() => events.length >= 3);
    await bot.idle();
    expect(texts().filter((t) => t !== '还有')).toEqual(['先说的', '后说的']);
  });

  it('a slow answer to one message holds up neither the stream nor the other rooms', async () => {
    await open();
    api.fault({ call: 'messagePayload', hang: true });
    api.say(group, may, '卡住的');
    api.say(group, hao, '下一句');
    await until(() => texts().includes('下一句'));
  });

  it('a message that cannot be read for a moment is read a moment later', async () => {
    await open();
    api.fault({ call: 'messagePayload', error: 'busy' });
    api.say(group, may, '签到');
    await until(() => events.length === 1);
    expect(texts()).toEqual(['签到']);
  });

  it('joins, leaves, a new name, requests and what is taken back', async () => {
    await open();
    const he = api.person('小禾');
    api.join(group, [he], may);
    await until(() => events.length === 1);
    expect(events[0]).toMatchObject({ kind: 'joined', from: { name: '小禾' }, by: { id: may.id, name: 'May' } });
    api.rename(group, lin, '小鹿 2 群');
    await until(() => events.length === 2);
    api.say(group, he, '你好');
    await until(() => events.length === 3);
    expect(events[2]).toMatchObject({ room: { name: '小鹿 2 群' } });
    api.leave(group, he, lin);
    api.recall(api.say(group, may, '说错了'));
    api.askFriend(hao, '领奖 8341');
    api.invite(lin, '小鹿 3 群');
    await until(() => events.length === 8);
    expect(events.map((e) => e.kind).toSorted()).toEqual(
      ['changed', 'edited', 'joined', 'left', 'message', 'message', 'requested', 'requested'].toSorted(),
    );
    api.rename(group, lin, '小鹿母婴群');
    await until(() => events.length === 9);
    expect(errors).toEqual([]);
  });

  it('a quote of what the bot said is known for one', async () => {
    const bot = await open();
    const { messageId } = await perform(bot, send('签到啦：May，+5'));
    api.say(group, may, '「小榕：签到啦：May，+5」\n- - - - - - - - - - - - - - -\n为什么');
    await until(() => events.length === 1);
    expect(events[0]).toMatchObject({ text: '为什么', replyTo: { messageId, from: { bot: true } } });
  });

  it('a quote is known however slowly what it quotes is read, the bot’s own words and another’s', async () => {
    const bot = await open({ clock: fakeClock(Date.now()) });
    const slowly = async (act: () => Promise<string>, by: string, text: string): Promise<string> => {
      let read = (): void => undefined;
      api.fault({ call: 'messagePayload', until: new Promise((resolve) => (read = resolve)) });
      const id = await act();
      await until(() => api.faults.length === 0, undefined, 'the slow one is asked for');
      const before = events.length;
      api.say(group, hao, `「${by}：${text}」\n- - - - - - - - - - - - - - -\n什么`);
      api.say('private', lin, '在吗');
      // Long enough for both to be read, were they not to wait.
      await new Promise((resolve) => setTimeout(resolve, 100));
      read();
      await until(() => events.length >= before + (by === 'May' ? 3 : 2));
      return id;
    };
    const mine = await slowly(async () => (await perform(bot, send('签到啦'))).messageId ?? '', '小榕', '签到啦');
    expect(events.find((e) => e.kind === 'message' && e.text === '什么')).toMatchObject({
      replyTo: { messageId: mine, from: { bot: true } },
    });
    events.length = 0;
    const hers = await slowly(async () => api.say(group, may, '周末去哪儿').id, 'May', '周末去哪儿');
    expect(events.find((e) => e.kind === 'message' && e.text === '什么')).toMatchObject({
      replyTo: { messageId: hers },
    });
  });
});

describe('what goes out', () => {
  it('a refusal says what kind, a call that breaks off is unsure, and nothing goes out twice', async () => {
    const bot = await open();
    const sent = (): number => api.said(group).length;
    const before = sent();
    api.fault({ call: 'text', error: 'rate limit exceeded' });
    const busy = await failure(perform(bot, send('一')));
    expect(busy).toMatchObject({ what: 'retry' });
    // What is left of half an hour.
    expect(busy.afterMs).toBeLessThanOrEqual(30 * 60_000);
    expect(busy.afterMs).toBeGreaterThan(29 * 60_000);
    expect(bot.trouble()).toMatch(/silent until/);
    clock.jump(31 * 60_000);
    api.fault({ call: 'text', error: 'socket timed out', after: true });
    expect((await failure(perform(bot, send('二')))).what).toBe('maybe');
    expect(sent()).toBe(before + 1);
    expect((await failure(perform(bot, { do: 'announce', room: 1, say: '公告' }))).what).toBe('denied');
    expect((await failure(perform(bot, { do: 'kick', room: 1, member: 2 }, group, may.id))).what).toBe('denied');
  });

  it('no answer: unsure after 15 seconds', async () => {
    const bot = await open();
    api.fault({ call: 'text', hang: true });
    const done = failure(perform(bot, send('三')));
    await until(() => api.faults.length === 0);
    clock.jump(16_000);
    expect((await done).what).toBe('maybe');
  });

  it('a picture that failed after it went out is not sent a second way', async () => {
    const bot = await open();
    const pictures = (): number => api.said(group).filter((l) => l.picture).length;
    const before = pictures();
    const picture = { do: 'picture', to: { room: 1 }, png, say: '' } as const;
    api.fault({ call: 'file', error: 'socket timed out', after: true });
    const unsure = await failure(perform(bot, picture));
    expect(unsure.what).toBe('maybe');
    expect(pictures()).toBe(before + 1);
    await perform(bot, picture);
    expect(pictures()).toBe(before + 2);
    api.fault({ call: 'file', error: 'the bot is not in this room' });
    expect((await failure(perform(bot, picture))).what).toBe('gone');
    expect(pictures()).toBe(before + 2);
  });

  it('pictures and files arrive as they were, small and large', async () => {
    const bot = await open();
    const large = Buffer.concat([Buffer.from(png, 'base64'), Buffer.alloc(300_000, 7)]).toString('base64');
    for (const one of [png, large]) {
      await perform(bot, { do: 'picture', to: { room: 1 }, png: one, say: '' });
      expect(api.said(group).at(-1)?.picture).toBe(one);
    }
    await perform(bot, { do: 'file', to: { room: 1 }, name: '报表.csv', bytes: 'YSxiCg==', mime: 'text/csv', say: '' });
    expect(api.said(group).at(-1)?.file).toEqual({ name: '报表.csv', base64: 'YSxiCg==' });
  });

  it('in private only to friends; who becomes one is written to at once', async () => {
    const bot = await open();
    const stranger = await failure(perform(bot, send('券给你'), hao));
    expect(stranger).toMatchObject({ what: 'denied' });
    expect(stranger.message).toMatch(/not a friend/);
    expect(api.said(hao)).toEqual([]);
    const id = api.askFriend(hao, '领奖 8341');
    await until(() => events.some((e) => e.kind === 'requested'));
    expect(hao.friend).toBe(false);
    await perform(bot, { do: 'answer', room: 1, what: 'friend', request: id, yes: true }, hao);
    api.askFriend(hao, '', 1);
    await until(() => perform(bot, send('券给你'), hao).catch(() => false as const));
    expect(api.said(hao).map((l) => l.text)).toEqual(['券给你']);
    hao.friend = false;
  });

  it('an invitation is accepted only when it is answered', async () => {
    const bot = await open();
    const id = api.invite(lin, '小鹿 4 群');
    await until(() => events.some((e) => e.kind === 'requested'));
    expect(api.acts.filter((a) => a.do === 'invite')).toEqual([]);
    await perform(bot, { do: 'answer', room: 1, what: 'invite', request: id, yes: true }, lin);
    expect(api.acts.filter((a) => a.do === 'invite')).toEqual([{ do: 'invite', id }]);
  });

  it('its own message can be taken back, nobody else’s', async () => {
    const bot = await open();
    const { messageId = '' } = await perform(bot, send('说错了'));
    await perform(bot, { do: 'delete', room: 1, messageId });
    expect(api.world.lines.get(messageId)?.recalled).toBe(true);
    expect((await failure(perform(bot, { do: 'delete', room: 1, messageId }))).what).toBe('gone');
    const theirs = api.say(group, may, '刷单', { told: false });
    expect((await failure(perform(bot, { do: 'delete', room: 1, messageId: theirs.id }))).what).toBe('unsupported');
  });

  it('an announcement where it may', async () => {
    const bot = await open();
    group.adminIds.push(api.world.self.id);
    await perform(bot, { do: 'announce', room: 1, say: ['今晚八点 ', { at: 1, name: 'May', user: may.id }] });
    expect(group.announcement).toBe('今晚八点 @May');
    group.adminIds.length = 0;
  });

  it('what waits its turn is told when to come again', async () => {
    const bot = await open({
      limits: { sameTargetMs: 1000, betweenMs: [3000, 5000], perMinute: 1 },
      store: memoryStore(),
    });
    await perform(bot, send('一'));
    const wait = await failure(perform(bot, send('二')));
    expect(wait).toMatchObject({ what: 'retry', message: 'waits its turn: a WeChat account must not hurry' });
    expect(wait.afterMs).toBeGreaterThan(50_000);
  });
});
