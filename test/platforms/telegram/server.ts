/** The HTTP side: `/bot<token>/<method>`, with faults, the description's checks, and what is said about the queue. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { freePort } from '../../servers/port.ts';
import { describe, type Fault, type Faults } from './faults.ts';
import { methods, No, type Stage } from './methods.ts';
import { faultOf } from './spec.ts';
import type { Updates } from './updates.ts';
import { paramsOf } from './wire-in.ts';

export interface Serving {
  readonly token: string;
  readonly stage: Stage;
  readonly updates: Updates;
  readonly faults: Faults;
  readonly note: Stage['note'];
  /** Where a webhook's public address is really served. */
  readonly served: (url: string) => string;
  /** Every call with its parameters, for tests that look at them. */
  readonly calls: { readonly method: string; readonly params: Record<string, unknown> }[];
}

type Answer = { readonly code: number; readonly body: object; readonly text?: string };

const refusal = (code: number, description: string, parameters?: object): Answer => ({
  code,
  body: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
});

const faultAnswer = ({ code = 500, retryAfter }: Fault): Answer =>
  retryAfter === undefined
    ? refusal(code, describe[code] ?? 'Error')
    : refusal(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter });

/** @throws No */
async function aboutUpdates(s: Serving, method: string, p: Record<string, unknown>, poll: Polling): Promise<unknown> {
  switch (method) {
    case 'getUpdates': {
      if (poll.hook)
        throw new No(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      s.updates.allow(p['allowed_updates'] as string[] | undefined);
      poll.current?.abort(new No(409, describe[409] ?? ''));
      const mine = new AbortController();
      poll.current = mine;
      const limit = Math.min(100, Math.max(1, Number(p['limit'] ?? 100)));
      const batch = await s.updates.poll(
        p['offset'] as number | undefined,
        limit,
        Number(p['timeout'] ?? 0) * 1000,
        mine.signal,
      );
      if (mine.signal.aborted) throw mine.signal.reason;
      poll.current = undefined;
      return batch;
    }
    case 'setWebhook': {
      const url = p['url'] as string;
      if (url !== '' && !url.startsWith('https://'))
        throw new No(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook');
      s.updates.allow(p['allowed_updates'] as string[] | undefined);
      poll.hook = url !== '';
      s.updates.webhook(
        url === '' ? undefined : { url: s.served(url), secret: (p['secret_token'] as string | undefined) ?? '' },
      );
      return true;
    }
    default:
      poll.hook = false;
      s.updates.webhook(undefined);
      return true;
  }
}

interface Polling {
  current?: AbortController | undefined;
  hook: boolean;
}

async function carryOut(s: Serving, method: string, p: Record<string, unknown>, polling: Polling): Promise<Answer> {
  try {
    const fault = faultOf(method, p);
    if (fault !== undefined) throw new No(400, `Bad Request: ${fault}`);
    if (/^(getUpdates|setWebhook|deleteWebhook)$/.test(method))
      return { code: 200, body: { ok: true, result: await aboutUpdates(s, method, p, polling) } };
    const known = methods[method];
    if (!known) throw new No(404, 'Not Found: method not found');
    return { code: 200, body: { ok: true, result: known(s.stage, p) } };
  } catch (error) {
    if (!(error instanceof No)) throw error;
    s.note('refused', { method, code: error.code, words: error.message });
    return refusal(error.code, error.message, error.parameters);
  }
}

async function answer(s: Serving, request: IncomingMessage, response: ServerResponse, polling: Polling): Promise<void> {
  const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)(?:\?|$)/.exec(request.url ?? '') ?? [];
  const reply = (a: Answer): void => {
    if (response.destroyed) return;
    response.writeHead(a.code, { 'content-type': 'application/json' });
    response.end(JSON.stringify(a.body));
  };
  if (token !== s.token) return reply(refusal(401, 'Unauthorized'));
  const params = await paramsOf(request, method);
  if (method !== 'getUpdates') s.calls.push({ method, params });
  const fault = s.faults.next(method);
  if (fault) s.note('fault', { method, do: fault.do });
  switch (fault?.do) {
    case 'status':
      return reply(faultAnswer(fault));
    case 'reset':
      return void request.socket.resetAndDestroy();
    case 'hang':
      return undefined;
    case 'after':
      await carryOut(s, method, params, polling);
      return void request.socket.resetAndDestroy();
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 1000));
      break;
    default:
  }
  if (method === 'getUpdates')
    response.once('close', () => response.writableFinished || polling.current?.abort(new No(409, 'gone')));
  return reply(await carryOut(s, method, params, polling));
}

export interface Listening {
  readonly port: number;
  /** As if the network were gone: nothing listens, open connections break. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

/** Listens on loopback, on a free port; the same one after an outage. */
export async function listen(s: Serving): Promise<Listening> {
  const polling: Polling = { hook: false };
  let server: Server | undefined;
  const port = await freePort();
  const up = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server = createServer((request, response) => {
        answer(s, request, response, polling).catch((error: unknown) => {
          s.note('broken', { error: String(error) });
          response.destroy();
        });
      });
      server.once('error', reject);
      // A call that comes just as an idle line is given up would be lost, and that is another story.
      server.keepAliveTimeout = 0;
      server.listen(port, '127.0.0.1', resolve);
    });
  const down = (): Promise<void> =>
    new Promise((resolve) => {
      polling.current?.abort(new No(409, 'gone'));
      server?.close(() => resolve());
      server?.closeAllConnections();
    });
  await up();
  return { port, up, down, close: down };
}
