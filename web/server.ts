/** The small server behind the playground's page: server-sent events down, POST up, loopback only. */
import { createServer } from 'node:http';

import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';

import { connectBy, connectPaths, type Connections } from './connect.ts';
import { drawPage, pageLocale, type FindDraw } from './draws.ts';
import { createFeed } from './feed.ts';
import type { Feed, FeedOptions, Told } from './feed.ts';
import { pageFiles } from './files.ts';
import type { PageFile } from './files.ts';
import { ownHosts, refusal } from './guard.ts';
import { withHooks, type Hook } from './hooks.ts';
import { inputPaths, readInput } from './inputs.ts';
import { listen, loopback } from './listen.ts';

export { PortError } from './listen.ts';
export { platformStatus } from './status.ts';
export type { PlatformStatus } from './status.ts';
export type { Stage } from './feed.ts';

export interface WebOptions extends FeedOptions {
  /** 0: any free one. */
  readonly port: number;
  /** What is not ready yet (`database`, `telegram`); nothing listed means ready. */
  readonly waitingFor?: () => readonly string[];
  /** Connects platforms; without it the page cannot. */
  readonly connections?: Connections;
  /** What anybody may know of a draw; without it there are no such pages. */
  readonly draws?: FindDraw;
  /** Addresses that platforms push to now. */
  readonly hooks?: () => readonly Hook[];
  /** More lines for /metrics, in Prometheus' text format. */
  readonly metrics?: () => string;
  /** Told of errors in requests; the visitor gets one plain sentence. */
  readonly onError?: (error: unknown) => void;
}

export interface Web {
  /** `http://127.0.0.1:8787/` */
  readonly address: string;
  readonly port: number;
  /** Closes open streams and waits for answers under way, half a second at most. */
  stop(): Promise<void>;
}

const largestBody = 32 * 1024;
const pingMs = 15_000;
const graceMs = 500;
/** A page that reads so slowly is cut off; it comes back and gets a snapshot. */
const longestQueue = 2000;

const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

interface Serving extends WebOptions {
  readonly feed: Feed;
  readonly files: ReadonlyMap<string, PageFile>;
  readonly hosts: () => ReadonlySet<string>;
  /** Ends every open stream. */
  readonly closing: AbortSignal;
}

/** One stream: what the feed tells, in order, and a sign of life in between. */
function events(c: Context, { feed, closing }: Serving): Response {
  return streamSSE(c, async (stream) => {
    const queue: Told[] = [];
    let open = true;
    let wake = (): void => undefined;
    const end = (): void => {
      open = false;
      wake();
    };
    const off = feed.subscribe(c.req.header('last-event-id'), (told) => {
      queue.push(told);
      if (queue.length > longestQueue) end();
      wake();
    });
    const ping = setInterval(() => void stream.write(': still here\n\n'), pingMs);
    stream.onAbort(end);
    closing.addEventListener('abort', end);
    if (closing.aborted) end();
    while (open) {
      const told = queue.shift();
      if (told) await stream.writeSSE({ id: told.id, event: told.event, data: told.data });
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    clearInterval(ping);
    closing.removeEventListener('abort', end);
    off();
  });
}

const isPlayError = (error: unknown): error is Error & { what: string } =>
  error instanceof Error && error.name === 'PlayError' && 'what' in error;

/** The body of a post. A form sent across from another site cannot be JSON. */
async function bodyOf(c: Context): Promise<{ readonly json: unknown } | undefined> {
  if (!c.req.header('content-type')?.startsWith('application/json')) return undefined;
  return { json: await c.req.json().catch(() => undefined) };
}

/** Connects or disconnects a platform. 204 when it is done; what was posted is never sent back. */
async function connect(c: Context, path: (typeof connectPaths)[number], serving: Serving): Promise<Response> {
  const body = await bodyOf(c);
  if (!body) return c.json({ error: 'not-json' }, 415);
  if (!serving.connections) return c.json({ error: 'connect-fixed' }, 409);
  const fault = await connectBy(path, body.json, serving.connections);
  serving.feed.look();
  return fault === undefined ? c.body(null, 204) : c.json({ error: fault }, fault === 'bad-input' ? 400 : 409);
}

/** One thing a visitor does. 204 when the core has committed it. */
async function act(c: Context, path: (typeof inputPaths)[number], serving: Serving): Promise<Response> {
  const body = await bodyOf(c);
  if (!body) return c.json({ error: 'not-json' }, 415);
  const input = readInput(path, body.json);
  if (!input) return c.json({ error: 'bad-input' }, 400);
  try {
    await serving.playground.inject(input);
    return c.body(null, 204);
  } catch (error) {
    if (isPlayError(error)) return c.json({ error: error.what }, 409);
    throw error;
  }
}

const metrics = ({ feed, metrics: more }: Serving): string =>
  [
    '# TYPE banyan_playground_events_total counter',
    ...[...feed.stages].map(([stage, n]) => `banyan_playground_events_total{stage="${stage}"} ${n}`),
    more?.() ?? '',
  ]
    .join('\n')
    .trimEnd() + '\n';

/** `/draws/12` for people, `/draws/12.json` for the script in docs/draws.md. */
async function draw(c: Context, { draws }: Serving): Promise<Response> {
  const [, id, json] = /^([1-9][0-9]{0,9})(\.json)?$/u.exec(c.req.param('which') ?? '') ?? [];
  const found = id === undefined ? undefined : await draws?.(Number(id));
  if (!found) return c.text('There is nothing here.', 404);
  c.header('cache-control', 'no-cache');
  return json ? c.json(found) : c.html(drawPage(found, pageLocale(c.req.header('accept-language'))));
}

function file(c: Context, { files }: Serving): Response {
  const found = files.get(c.req.path);
  if (!found) return c.text('There is nothing here.', 404);
  const headers = { etag: found.etag, 'cache-control': 'no-cache' };
  if (c.req.header('if-none-match') === found.etag) return c.body(null, 304, headers);
  return c.body(found.body, 200, { ...headers, 'content-type': found.type });
}

function routes(serving: Serving): Hono {
  const app = new Hono();
  app.use(secureHeaders({ contentSecurityPolicy: policy, referrerPolicy: 'no-referrer' }));
  app.use(async (c, next) => {
    const { host, origin, 'sec-fetch-site': site } = c.req.header();
    const why = refusal({ method: c.req.method, host, origin, site }, serving.hosts());
    if (why !== undefined) return c.text(why, 403);
    return next();
  });
  app.use(bodyLimit({ maxSize: largestBody, onError: (c) => c.json({ error: 'too-long' }, 413) }));
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', (c) => {
    const waiting = serving.closing.aborted ? ['stopping'] : (serving.waitingFor?.() ?? []);
    return waiting.length > 0 ? c.text(`waiting for ${waiting.join(', ')}`, 503) : c.text('ready');
  });
  app.get('/metrics', (c) => c.text(metrics(serving), 200, { 'content-type': 'text/plain; version=0.0.4' }));
  app.get('/events', (c) => events(c, serving));
  for (const path of inputPaths) app.post(`/${path}`, (c) => act(c, path, serving));
  for (const path of connectPaths) app.post(`/${path}`, (c) => connect(c, path, serving));
  app.get('/draws/:which', (c) => draw(c, serving));
  app.get('*', (c) => file(c, serving));
  app.notFound((c) => c.text('There is nothing here.', 404));
  app.onError((error, c) => {
    serving.onError?.(error);
    return c.json({ error: 'failed' }, 500);
  });
  return app;
}

/** Starts the page. Throws `PortError` when the port cannot be had. */
export async function startWeb(options: WebOptions): Promise<Web> {
  const closing = new AbortController();
  const files = await pageFiles();
  const feed = createFeed(options);
  let hosts: ReadonlySet<string> = new Set();
  const app = routes({ ...options, feed, files, hosts: () => hosts, closing: closing.signal });
  const answer = getRequestListener(app.fetch);
  const server = createServer(
    withHooks(options.hooks ?? (() => []), (request, response) => void answer(request, response)),
  );
  let port: number;
  try {
    port = await listen(server, options.port);
  } catch (error) {
    feed.close();
    throw error;
  }
  hosts = ownHosts(port);
  return {
    address: `http://${loopback}:${port}/`,
    port,
    async stop() {
      closing.abort();
      feed.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const impatience = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(impatience);
    },
  };
}
