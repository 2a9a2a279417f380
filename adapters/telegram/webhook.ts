/** Updates pushed by Telegram: a secret in a header, 200 only after the commit, 503 when there is too much under way. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Update } from './wire.ts';

export interface Hook {
  /** Where the web server mounts it: the path of the public address. */
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}
export interface HookDeps {
  readonly path: string;
  readonly secret: string;
  readonly take: (update: Update) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Larger than any update; what is larger did not come from Telegram. */
const largestBody = 1024 * 1024;
const mostUnderWay = 1000;

const equal = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

async function body(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > largestBody) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const isUpdate = (x: unknown): x is Update =>
  typeof x === 'object' && x !== null && 'update_id' in x && typeof x.update_id === 'number';

const parse = (text: string): Update | undefined => {
  try {
    const x: unknown = JSON.parse(text);
    return isUpdate(x) ? x : undefined;
  } catch {
    return undefined;
  }
};

export function createHook(d: HookDeps): Hook & { idle(): Promise<void> } {
  const underWay = new Set<Promise<void>>();

  const status = async (request: IncomingMessage): Promise<number> => {
    if (request.method !== 'POST') return 405;
    const given = request.headers['x-telegram-bot-api-secret-token'];
    if (typeof given !== 'string' || !equal(given, d.secret)) return 403;
    if (underWay.size >= mostUnderWay) return 503;
    const text = await body(request);
    if (text === undefined) return 413;
    const update = parse(text);
    if (!update) return 400;
    const work = d.take(update);
    underWay.add(work);
    try {
      await work;
      return 200;
    } finally {
      underWay.delete(work);
    }
  };

  return {
    path: d.path,
    handle: (request, response) => {
      status(request).then(
        (code) => response.writeHead(code).end(),
        (error: unknown) => {
          // Not committed: Telegram sends it again.
          d.onError(error);
          response.writeHead(503).end();
        },
      );
    },
    idle: async () => void (await Promise.allSettled(underWay)),
  };
}
