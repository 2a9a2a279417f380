/** The HTTP side: reads a call, checks it against the published description, does it, answers; or has a bad day. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { freePort } from '../../servers/port.ts';
import { No, perform, type Call, type File, type Stage } from './calls.ts';
import type { createFaults, Fault } from './faults.ts';
import type { Line } from './line.ts';
import { faultOf } from './spec.ts';

export interface Serving {
  readonly token: () => string;
  readonly stage: Stage;
  readonly line: Line;
  readonly faults: ReturnType<typeof createFaults>;
  readonly note: (what: string, about: Record<string, unknown>) => void;
  /** Every call that came: `POST /channels/1/messages`. */
  readonly calls: { readonly route: string; readonly body: unknown; readonly reason: string | undefined }[];
  /** Calls the description knows not; a test must find none. */
  readonly faulty: string[];
  /** Of a channel's messages: so many in `everyMs`. */
  readonly limit: () => { readonly calls: number; readonly everyMs: number } | undefined;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
function multipart(body: Buffer, boundary: string): { body: unknown; files: File[] } {
  const files: File[] = [];
  let json: unknown;
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); ;) {
    const next = at < 0 ? -1 : body.indexOf(mark, at + mark.length);
    if (next < 0) return { body: json, files };
    const part = body.subarray(at + mark.length + 2, next - 2);
    at = next;
    const split = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, split).toString('utf8');
    const content = part.subarray(split + 4);
    const name = /name="([^"]*)"/i.exec(head)?.[1] ?? '';
    const file = /filename="([^"]*)"/i.exec(head)?.[1];
    if (name === 'payload_json') json = JSON.parse(content.toString('utf8'));
    else if (file !== undefined && /^files\[\d+\]$/.test(name)) files.push({ name: file, size: content.length });
    else throw new No(400, 50035, `Invalid Form Body: ${name}`);
  }
}

export async function listen(
  s: Serving,
): Promise<{ readonly port: number; up(): Promise<void>; down(): Promise<void> }> {
  let server: Server | undefined;
  const port = await freePort();
  const buckets = new Map<string, number[]>();

  const answer = (
    response: ServerResponse,
    status: number,
    body: unknown,
    headers: Record<string, string> = {},
  ): void => {
    // A 204 must carry no JSON type: the library would try to read it.
    if (body === undefined && status < 300) return void response.writeHead(204, headers).end();
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body ?? {}));
  };
  /** Counts the call; what the headers say of it. */
  const limits = (call: Call): { headers: Record<string, string>; retryAfter?: number } => {
    const limit = s.limit();
    if (!limit || call.method !== 'POST' || !/^\/channels\/\d+\/messages$/.test(call.path)) return { headers: {} };
    const now = Date.now();
    const recent = (buckets.get(call.path) ?? []).filter((at) => at > now - limit.everyMs);
    const left = limit.calls - recent.length;
    const reset = ((recent[0] ?? now) + limit.everyMs - now) / 1000;
    buckets.set(call.path, left > 0 ? [...recent, now] : recent);
    const headers = {
      'x-ratelimit-limit': `${limit.calls}`,
      'x-ratelimit-remaining': `${Math.max(left - 1, 0)}`,
      'x-ratelimit-reset': `${now / 1000 + reset}`,
      'x-ratelimit-reset-after': `${reset}`,
      'x-ratelimit-bucket': 'messages',
    };
    return left > 0 ? { headers } : { headers, retryAfter: reset };
  };

  const badDay = (fault: Fault, response: ServerResponse, call: Call): boolean => {
    if (fault.how === 'hang') return true;
    if (fault.how === 'cut-after' || fault.done) perform(s.stage, call);
    if (typeof fault.how !== 'number') response.destroy();
    else
      answer(
        response,
        fault.how,
        fault.retryAfter === undefined
          ? { message: 'bad day', code: 0 }
          : { message: 'You are being rate limited.', retry_after: fault.retryAfter, global: false },
        fault.retryAfter === undefined ? {} : { 'retry-after': `${fault.retryAfter}`, 'x-ratelimit-scope': 'user' },
      );
    return true;
  };

  const read = async (request: IncomingMessage): Promise<Call> => {
    const url = new URL(request.url ?? '/', 'http://x');
    const raw = await bodyOf(request);
    const boundary = /boundary="?([^";]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
    const parsed =
      boundary !== undefined
        ? multipart(raw, boundary)
        : { body: raw.length === 0 ? undefined : (JSON.parse(raw.toString('utf8')) as unknown), files: [] };
    const reason = request.headers['x-audit-log-reason'];
    const path = decodeURIComponent(url.pathname.replace(/^\/api\/v10/, ''));
    const method = request.method ?? 'GET';
    const fault = faultOf(method, path, url.searchParams, parsed.body);
    if (fault !== undefined) {
      s.faulty.push(`${method} ${path}: ${fault}`);
      s.note('faulty', { route: `${method} ${path}`, fault });
      throw new No(400, 50035, `Invalid Form Body: ${fault}`);
    }
    return {
      method,
      path,
      query: url.searchParams,
      body: (parsed.body ?? {}) as Record<string, unknown>,
      files: parsed.files,
      reason: typeof reason === 'string' ? decodeURIComponent(reason) : undefined,
    };
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let route = `${request.method ?? ''} ${request.url ?? ''}`;
    try {
      const open = /^\/api\/v10\/(interactions|webhooks)\//.test(request.url ?? '');
      if (!open && request.headers.authorization !== `Bot ${s.token()}`) throw new No(401, 0, '401: Unauthorized');
      const call = await read(request);
      route = `${call.method} ${call.path}`;
      s.calls.push({ route, body: call.body, reason: call.reason });
      const fault = s.faults.take(route);
      if (fault && badDay(fault, response, call)) return void s.note('bad-day', { route, how: fault.how });
      const { headers, retryAfter } = limits(call);
      if (retryAfter !== undefined)
        return answer(
          response,
          429,
          { message: 'You are being rate limited.', retry_after: retryAfter, global: false },
          { ...headers, 'retry-after': `${Math.ceil(retryAfter)}`, 'x-ratelimit-scope': 'user' },
        );
      answer(response, 200, perform(s.stage, call), headers);
    } catch (error) {
      if (!(error instanceof No)) throw error;
      s.note('refused', { route, status: error.status, code: error.code, words: error.message });
      answer(response, error.status, { message: error.message, code: error.code });
    }
  };

  const up = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const made = createServer((request, response) => {
        handle(request, response).catch((error: unknown) => {
          s.note('broken', { error: String(error) });
          s.faulty.push(`the stand-in broke: ${String(error)}`);
          response.destroy();
        });
      });
      server = made;
      made.on('upgrade', (request, socket, head) => s.line.upgrade(request, socket, head));
      made.once('error', reject);
      // A call that comes just as an idle line is given up would be lost, and that is another story.
      made.keepAliveTimeout = 0;
      made.listen(port, '127.0.0.1', resolve);
    });
  const down = (): Promise<void> =>
    new Promise((resolve) => {
      s.line.cut();
      server?.close(() => resolve());
      server?.closeAllConnections();
    });
  await up();
  return {
    port,
    up,
    down,
  };
}
