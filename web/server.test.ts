import { request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

import { afterEach, expect, test } from 'vitest';

import { createPlayground } from '../adapters/playground/index.ts';
import type { Event, MessageEvent, Trace } from '../core/types.ts';
import { until } from '../test/until.ts';
import { ConnectError, type ConnectFault, type Connections } from './connect.ts';
import { startWeb } from './server.ts';
import type { Web, WebOptions } from './server.ts';
import { platformStatus } from './status.ts';

const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** The page over a core that answers every message with its own words. */
async function serve(options: Partial<WebOptions> = {}) {
  const playground = createPlayground({ clock: { now: () => 1_700_000_000_000 } });
  const listeners = new Set<(trace: Trace) => void>();
  const trace = (event: Event): Trace => ({
    event,
    stage: 'plain',
    effects: ['send'],
    tells: [],
    moved: [],
    ms: 1.234,
  });
  await playground.start(async (event) => {
    if (event.kind !== 'message') return;
    if (event.text === 'throw') throw new Error('the core fell over');
    const target = { account: 'playground', room: event.room };
    await playground.perform({ effect: { do: 'send', to: { room: 1 }, say: echo(event) }, target, key: event.id });
    for (const fn of listeners) fn(trace(event));
  });
  const traces = (fn: (trace: Trace) => void): (() => void) => {
    listeners.add(fn);
    return () => listeners.delete(fn);
  };
  const web = await startWeb({ port: 0, playground, traces, platforms: () => shown, ...options });
  open.push(() => web.stop());
  return { playground, web };
}
const shown = platformStatus([{ name: 'playground', state: 'running' }]);
const echo = (event: MessageEvent): string => `echo ${event.text}`;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
/** fetch refuses to set Host and Origin; a browser under attack would not. */
const ask = (
  web: Web,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: web.port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    call.on('error', reject).end(body);
  });
const json = { 'content-type': 'application/json' };
const say = (web: Web, text: string, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(web, 'POST', '/say', { ...json, ...headers }, JSON.stringify({ who: 'may', text }));

interface Streamed {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}
/** Reads a stream until `done` says so, then hangs up. `begun` is called once something came. */
async function listen(
  web: Web,
  lastId: string | undefined,
  done: (got: Streamed[]) => boolean,
  begun?: () => Promise<unknown>,
): Promise<Streamed[]> {
  const hangUp = new AbortController();
  const headers = lastId === undefined ? {} : { 'last-event-id': lastId };
  const response = await fetch(`${web.address}events`, { headers, signal: hangUp.signal });
  const got: Streamed[] = [];
  let text = '';
  let begins: Promise<unknown> | undefined;
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (reader && !done(got)) {
    const { value, done: ended } = await reader.read();
    if (ended) break;
    text += value;
    begins ??= begun?.();
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      if (field('data')) got.push({ id: field('id'), event: field('event'), data: JSON.parse(field('data')) });
    }
  }
  await begins;
  hangUp.abort();
  return got;
}

test('the page and its parts come with a strict policy; nothing outside the folder comes', async () => {
  const { web } = await serve();
  const page = await ask(web, 'GET', '/');
  expect(page.status).toBe(200);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.headers['content-security-policy']).not.toContain('unsafe');
  const parts = [...page.body.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|svg))"/g)].map((m) => m[1] ?? '');
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) expect([part, (await ask(web, 'GET', part)).status]).toEqual([part, 200]);
  expect((await ask(web, 'GET', '/', { 'if-none-match': page.headers.etag ?? '' })).status).toBe(304);
  expect((await ask(web, 'GET', '/../server.ts')).status).toBe(404);
  expect((await ask(web, 'GET', '/%2e%2e/server.ts')).status).toBe(404);
});

test.each([
  ['another name pointed at this machine', { host: 'evil.example:8787' }],
  ['the right name with another port', { host: 'localhost:1' }],
  ['another page’s script', { origin: 'https://evil.example' }],
  ['a page on another port', { origin: 'http://localhost:1' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['another page’s form', { 'sec-fetch-site': 'cross-site' }],
])('%s is refused', async (_, headers: Record<string, string>) => {
  const { web, playground } = await serve();
  expect((await say(web, 'hi', headers)).status).toBe(403);
  expect(playground.snapshot().lines).toHaveLength(0);
});

test('nobody else can listen', async () => {
  const { web } = await serve();
  expect((await ask(web, 'GET', '/events', { host: 'evil.example' })).status).toBe(403);
  expect((await ask(web, 'GET', '/events', { origin: 'https://evil.example' })).status).toBe(403);
});

test('its own page, under each of its names, and a tool without a browser may pass', async () => {
  const { web } = await serve();
  for (const name of ['localhost', '127.0.0.1', '[::1]']) {
    const host = `${name}:${web.port}`;
    expect((await say(web, 'hi', { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).status).toBe(
      204,
    );
  }
  expect((await say(web, 'hi')).status).toBe(204);
});

test('what does not fit is refused with a word, not with a crash', async () => {
  const faults: unknown[] = [];
  const { web } = await serve({ onError: (error) => faults.push(error) });
  const post = (path: string, body: string, headers = json): Promise<Answer> => ask(web, 'POST', path, headers, body);
  expect(await post('/say', '{"who":')).toMatchObject({ status: 400, body: '{"error":"bad-input"}' });
  expect(await post('/say', '{"who":"may","text":"x","more":1}')).toMatchObject({ status: 400 });
  expect(await post('/say', '{"who":"nobody","text":"x"}')).toMatchObject({
    status: 409,
    body: '{"error":"no-person"}',
  });
  expect(await post('/say', 'who=may&text=x', { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
  expect(await post('/say', JSON.stringify({ who: 'may', text: 'x'.repeat(40_000) }))).toMatchObject({ status: 413 });
  expect(faults).toHaveLength(0);
  expect(await say(web, 'throw')).toMatchObject({ status: 500, body: '{"error":"failed"}' });
  expect(faults).toMatchObject([{ message: 'the core fell over' }]);
});

test('a stream begins with everything, then tells what comes, and goes on where it was cut off', async () => {
  const { web } = await serve();
  await say(web, 'before');
  const [snapshot, said, answered, traced] = await listen(
    web,
    undefined,
    (got) => got.length >= 4,
    () => say(web, 'after'),
  );
  expect(snapshot).toMatchObject({
    event: 'snapshot',
    data: {
      group: { name: '小鹿母婴群' },
      lines: [{ parts: [{ text: 'before' }] }, { from: 'banyan', parts: [{ text: 'echo before' }] }],
      traces: [{ who: 'May', said: 'before', stage: 'plain', ms: 1.23 }],
      platforms: [{ name: 'playground', state: 'on' }, { state: 'off' }, {}, { state: 'off' }, {}],
    },
  });
  expect([said, answered, traced]).toMatchObject([
    { event: 'change', data: { line: { from: 'may' } } },
    { event: 'change', data: { line: { from: 'banyan' } } },
    { event: 'trace', data: { said: 'after' } },
  ]);
  expect(await listen(web, said?.id, (got) => got.length >= 2)).toEqual([answered, traced]);
  expect(await listen(web, 'another-run.3', (got) => got.length >= 1)).toMatchObject([{ event: 'snapshot' }]);
});

test('a taken port is one clear line', async () => {
  const { web } = await serve();
  const again = serve({ port: web.port });
  await expect(again).rejects.toThrow(
    `Port ${web.port} is already in use. Start on another one: PORT=${web.port + 1} npm start`,
  );
  await expect(again).rejects.toMatchObject({ name: 'PortError' });
});

test('it says what it waits for, and stops at once with a stream open', async () => {
  let waiting = ['database'];
  const { web } = await serve({ waitingFor: () => waiting });
  expect(await ask(web, 'GET', '/readyz')).toMatchObject({ status: 503, body: 'waiting for database' });
  waiting = [];
  expect(await ask(web, 'GET', '/readyz')).toMatchObject({ status: 200, body: 'ready' });
  await say(web, 'hi');
  expect((await ask(web, 'GET', '/metrics')).body).toContain('banyan_playground_events_total{stage="plain"} 1');
  let begun = 0;
  // Not before both are open: one that only knocks is turned away.
  const stopped = until(() => begun === 2).then(() => web.stop());
  const stream = (): Promise<unknown> =>
    listen(
      web,
      undefined,
      () => false,
      () => {
        begun++;
        return stopped;
      },
    );
  await Promise.all([stream(), stream()]);
  await expect(fetch(`${web.address}healthz`)).rejects.toThrow('fetch failed');
});

const post = (web: Web, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(web, 'POST', path, { ...json, ...headers }, JSON.stringify(body));

/** Connections that note what they were given, and what they then show. */
function noted(fault?: ConnectFault) {
  const given: string[] = [];
  let state: 'on' | 'off' = 'off';
  const act = (what: string, then: 'on' | 'off') => async (): Promise<void> => {
    given.push(what);
    if (fault !== undefined) throw new ConnectError(fault);
    state = then;
  };
  const connections: Connections = {
    connect: (token) => act(token, 'on')(),
    disconnect: act('disconnect', 'off'),
    platforms: () => [{ name: 'telegram', state, connects: true }],
  };
  return { given, connections, platforms: () => connections.platforms() };
}
const pasted = { platform: 'telegram', token: '123456:pasted-by-a-visitor' };

test('a pasted token is handed on once and never sent back; every page is told', async () => {
  const { given, ...options } = noted();
  const { web } = await serve(options);
  let answer: Answer | undefined;
  const told = await listen(
    web,
    undefined,
    (got) => got.some((g) => g.event === 'platforms'),
    async () => (answer = await post(web, '/connect', pasted)),
  );
  expect(answer).toMatchObject({ status: 204, body: '' });
  expect(given).toEqual([pasted.token]);
  expect(told.at(-1)).toMatchObject({ event: 'platforms', data: [{ name: 'telegram', state: 'on' }] });
  expect(JSON.stringify(told)).not.toContain(pasted.token);
  expect((await post(web, '/disconnect', { platform: 'telegram' })).status).toBe(204);
  expect(given).toEqual([pasted.token, 'disconnect']);
});

test('what is wrong with a token comes as a word the page knows, in all its languages', async () => {
  const { hans } = (await import(new URL('public/js/words-hans.js', import.meta.url).href)) as {
    hans: { problems: Record<string, string> };
  };
  const all: readonly ConnectFault[] = ['no-token', 'token', 'proxy', 'unreachable', 'busy', 'fixed', 'not-stored'];
  for (const fault of all) {
    const { web } = await serve(noted(fault));
    const answer = await post(web, '/connect', pasted);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([409, { error: `connect-${fault}` }]);
    expect(hans.problems[`connect-${fault}`]).toBeTruthy();
  }
});

test('only the page itself may connect or disconnect', async () => {
  const { given, ...options } = noted();
  const { web } = await serve(options);
  for (const headers of [
    { host: 'evil.example' },
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ])
    for (const path of ['/connect', '/disconnect']) expect((await post(web, path, pasted, headers)).status).toBe(403);
  expect((await ask(web, 'POST', '/connect', { 'content-type': 'text/plain' }, JSON.stringify(pasted))).status).toBe(
    415,
  );
  expect((await post(web, '/connect', { ...pasted, platform: 'wechat' })).status).toBe(400);
  expect((await post(web, '/connect', { ...pasted, token: '' })).status).toBe(400);
  expect((await ask(web, 'GET', '/connect')).status).toBe(404);
  expect(given).toEqual([]);
});

test('an address that a platform pushes to is reached under any name', async () => {
  const seen: (string | undefined)[] = [];
  const hook = {
    path: '/telegram',
    handle: (request: IncomingMessage, response: ServerResponse) => {
      seen.push(request.headers.host);
      response.end('taken');
    },
  };
  const { web } = await serve({ hooks: () => [hook] });
  const host = 'bot.example.org';
  expect((await post(web, '/telegram?x=1', {}, { host })).body).toBe('taken');
  expect((await post(web, '/telegram/other', {}, { host })).status).toBe(403);
  expect(seen).toEqual([host]);
});
