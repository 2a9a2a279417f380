/** Real requests to the real server: where they are led, and which of them are counted. */
import { request, type IncomingHttpHeaders } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createPlayground } from '../adapters/playground/index.ts';
import { createHits } from '../core/links/hits.ts';
import { defineLinks } from '../core/links/schema.ts';
import { harness, type Harness } from '../test/harness.ts';
import { until } from '../test/until.ts';
import { startHooks } from './hooks.ts';
import { linkHook } from './links.ts';
import { platformStatus, startWeb, type Web } from './server.ts';

let h: Harness;
let web: Web;
let code = '';
/** What was counted so far. */
const counted: { address: string; agent: string }[] = [];
const counting: Promise<void>[] = [];
const hits = () => {
  const real = createHits({
    database: h.database,
    store: h.banyan.house.links.store,
    clock: h.clock,
    dice: () => 0.5,
    community: h.banyan.house.people.community,
    onError: (e) => h.errors.push(e),
  });
  return {
    ...real,
    count: (which: string, who: { address: string; agent: string }) => {
      counted.push(who);
      const done = real.count(which, who);
      counting.push(done);
      return done;
    },
  };
};
beforeAll(async () => {
  h = await harness({ publicUrl: 'https://go.example.org' });
  await h.arrive();
  const said = (await h.say('lin', '/链接 https://shop.example/双十一?a=1&b=<2>')).join();
  code = /\/l\/([a-z0-9]{10})/u.exec(said)?.[1] ?? '';
  web = await startWeb({
    port: 0,
    playground: createPlayground({ clock: { now: () => 0 } }),
    traces: () => () => undefined,
    platforms: () => platformStatus([]),
    hooks: () => [linkHook(hits(), (e) => h.errors.push(e))],
  });
});
afterAll(async () => {
  await web.stop();
  await h.close();
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}
const ask = (path: string, headers: Record<string, string>, method = 'GET', port = web.port): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers: { host: 'go.example.org', ...headers } }, (response) => {
      response.resume().on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    })
      .once('error', reject)
      .end();
  });
const target = 'https://shop.example/%E5%8F%8C%E5%8D%81%E4%B8%80?a=1&b=%3C2%3E';
/** How many visits this request adds. */
async function adds(headers: Record<string, string>, method = 'GET'): Promise<number> {
  const before = counted.length;
  const answer = await ask(`/l/${code}`, headers, method);
  expect(answer.status).toBe(302);
  expect(answer.headers.location).toBe(target);
  return counted.length - before;
}

const people = {
  'WeChat on an iPhone':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/zh_CN',
  'WeChat on Android':
    'Mozilla/5.0 (Linux; Android 14; V2245A Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240501 MicroMessenger/8.0.50.2701(0x28003252) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64',
  'WeChat on Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/107.0.0.0 Safari/537.36 MicroMessenger/7.0.20.1781(0x6700143B) NetType/WIFI MiniProgramEnv/Windows WindowsWechat/WMPF',
  'QQ on Android':
    'Mozilla/5.0 (Linux; Android 12; M2007J17C) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/109.0.0.0 Mobile Safari/537.36 V1_AND_SQ_8.9.50_3898_YYB_D QQ/8.9.50.10650 NetType/4G',
  'Chrome from Telegram':
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
  'Firefox on a Mac': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:127.0) Gecko/20100101 Firefox/127.0',
};
const machines = {
  Discord: 'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'Discord, pictures (old)': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.10; rv:38.0) Gecko/20100101 Firefox/38.0',
  'Discord, pictures': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 11.6; rv:92.0) Gecko/20100101 Firefox/92.0',
  Telegram: 'TelegramBot (like TwitterBot)',
  'WeChat and QQ, checking': 'QQ-URL-Manager',
  WhatsApp: 'WhatsApp/2.23.20.0',
  Slack: 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  iMessage:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
  'a search engine': 'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)',
  'a script': 'curl/8.1.2',
  nobody: '',
};

describe('who is counted', () => {
  it.each(Object.entries(people))('%s is', async (_, agent) => expect(await adds({ 'user-agent': agent })).toBe(1));
  it.each(Object.entries(machines))('%s is not, and is led there', async (_, agent) =>
    expect(await adds({ 'user-agent': agent })).toBe(0),
  );
  const agent = people['Firefox on a Mac'];
  it.each([
    { 'sec-purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
    { 'x-purpose': 'preview' },
    { 'x-moz': 'prefetch' },
    { 'sec-fetch-dest': 'image' },
  ])('a browser reading ahead is not: %j', async (more) =>
    expect(await adds({ 'user-agent': agent, ...more })).toBe(0),
  );
  it('who only asks for the head is not', async () => expect(await adds({ 'user-agent': agent }, 'HEAD')).toBe(0));
  it('a browser that says it opens a page is', async () =>
    expect(await adds({ 'user-agent': agent, 'sec-fetch-dest': 'document' })).toBe(1));
});

describe('a short link', () => {
  const agent = people['Chrome from Telegram'];
  it('sets no cookie, is not kept by anybody, and passes on no referrer', async () => {
    const { headers } = await ask(`/l/${code}`, { 'user-agent': agent });
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['cache-control']).toBe('private, no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });
  it.each([`?to=https://evil.example/`, `?url=//evil.example`, `?//evil.example`])(
    'leads where staff said, whatever is added: %s',
    async (more) => {
      expect((await ask(`/l/${code}${more}`, { 'user-agent': agent })).headers.location).toBe(target);
    },
  );
  it.each([
    ['nothing', '/l/'],
    ['another code', '/l/aaaaaaaaaa'],
    ['a host', '/l//evil.example'],
    ['an address', '/l/https://evil.example'],
    ['an address in disguise', '/l/%2F%2Fevil.example'],
    ['the way up', '/l/../say'],
    ['a long one', `/l/${'a'.repeat(5000)}`],
  ])('%s leads nowhere', async (_, path) => {
    const answer = await ask(path, { 'user-agent': agent });
    expect(answer.status).toBe(404);
    expect(answer.headers.location).toBeUndefined();
  });
  it('takes no other way of asking, and no header splits the answer', async () => {
    expect((await ask(`/l/${code}`, { 'user-agent': agent }, 'POST')).status).toBe(405);
    expect((await ask(`/l/${code}`, { 'user-agent': agent, host: 'evil.example' })).headers.location).toBe(target);
  });
  it('never leads to what is not http, even if the row says so', async () => {
    const { links } = h.database.t(defineLinks);
    await h.database.write(() => h.database.db.update(links).set({ url: 'javascript:alert(1)' }));
    expect((await ask(`/l/${code}`, { 'user-agent': agent })).status).toBe(404);
    await h.database.write(() => h.database.db.update(links).set({ url: 'https://shop.example/双十一?a=1&b=<2>' }));
  });
});

it('one visitor is one, behind a proxy too, and counts as two clicks', async () => {
  await Promise.all(counting);
  const { linkDays } = h.database.t(defineLinks);
  const figures = async () => (await h.database.read.select().from(linkDays))[0] ?? { clicks: 0, visitors: 0 };
  const before = await figures();
  const agent = people['WeChat on Android'];
  for (const forwarded of ['198.51.100.7', 'evil, 198.51.100.7', '198.51.100.8'])
    await ask(`/l/${code}`, { 'user-agent': agent, 'x-forwarded-for': forwarded });
  await until(() => counted.at(-1)?.address === '198.51.100.8');
  await Promise.all(counting);
  const after = await figures();
  expect(after.clicks - before.clicks).toBe(3);
  expect(after.visitors - before.visitors).toBe(2);
  expect(h.errors).toEqual([]);
});

it('is served where there is no page', async () => {
  const alone = await startHooks(0, () => [linkHook(hits(), (e) => h.errors.push(e))]);
  expect((await ask(`/l/${code}`, { 'user-agent': 'curl/8' }, 'GET', alone.port)).headers.location).toBe(target);
  await alone.stop();
});
