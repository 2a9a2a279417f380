/** Calls of Discord's API through the library: its retries off, its waiting for limits off, so that both are ours. */
import { REST, type RawFile } from 'discord.js';
import { Agent } from 'undici';

import { throughProxy } from '../proxy.ts';
import { fromLibrary } from './errors.ts';

export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
  readonly mime: string;
}
export interface CallOptions {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly files?: readonly Upload[];
  /** For the server's own log of acts. */
  readonly reason?: string;
  /** The address itself is the key: interactions and their answers. */
  readonly open?: boolean;
  readonly signal?: AbortSignal;
}
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** Resolves to what Discord answers; rejects with `Refusal` or `Unanswered`. */
export type CallApi = <T = unknown>(method: Method, path: `/${string}`, o?: CallOptions) => Promise<T>;

const timeoutMs = 15_000;

/** The token of an interaction is as good as a password for fifteen minutes. */
const named = (method: string, path: string): string =>
  `${method} ${path.replace(/^(\/(?:interactions|webhooks)\/\d+\/)[^/]+/, '$1…')}`;

export interface Api {
  readonly call: CallApi;
  readonly rest: REST;
}

/** How Discord is reached. */
export interface Way {
  /** Default https://discord.com/api */
  readonly apiRoot?: string | undefined;
  /** `http://host:port` of an HTTP proxy. What stands in for Discord at an `http:` address is reached without it. */
  readonly proxy?: string | undefined;
}
/** The proxy there is to go through. */
export const proxyOf = ({ apiRoot, proxy }: Way): string | undefined =>
  apiRoot?.startsWith('http:') ? undefined : proxy;

/** Connections of the library's own HTTP client through the proxy. */
function agentThrough(address: string): Agent {
  const proxy = new URL(address);
  return new Agent({
    connect: ({ hostname, port, servername }, made) => {
      const to = { host: hostname, port: Number(port || 443), ...(servername && { servername }) };
      throughProxy(proxy, to).then(
        (socket) => made(null, socket),
        (error: unknown) => made(error instanceof Error ? error : new Error(String(error)), null),
      );
    },
  });
}

export function createApi(o: Way & { readonly token: string }): Api {
  const proxy = proxyOf(o);
  const rest = new REST({
    version: '10',
    ...(proxy !== undefined && { agent: agentThrough(proxy) }),
    ...(o.apiRoot !== undefined && { api: o.apiRoot.replace(/\/+$/, '') }),
    retries: 0,
    timeout: timeoutMs,
    rejectOnRateLimit: () => true,
  }).setToken(o.token);
  return {
    rest,
    call: async <T>(method: Method, path: `/${string}`, more: CallOptions = {}) => {
      // The library never takes its listener off a signal it was given: it gets one of this call alone.
      const cut = new AbortController();
      const end = (): void => cut.abort();
      if (more.signal?.aborted) end();
      more.signal?.addEventListener('abort', end);
      try {
        return (await rest.request({
          method: method as Parameters<REST['request']>[0]['method'],
          fullRoute: path,
          ...(more.body !== undefined && { body: more.body }),
          ...(more.query && { query: new URLSearchParams(more.query) }),
          ...(more.files && {
            files: more.files.map((f): RawFile => ({ name: f.name, data: f.bytes, contentType: f.mime })),
          }),
          ...(more.reason !== undefined && { reason: more.reason }),
          ...(more.open && { auth: false }),
          ...(more.signal && { signal: cut.signal }),
        })) as T;
      } catch (error) {
        const failure = fromLibrary(named(method, path), error);
        // The library drops a token that was refused once; a refusal may be a bad day of Discord's.
        if ('status' in failure && failure.status === 401) rest.setToken(o.token);
        throw failure;
      } finally {
        more.signal?.removeEventListener('abort', end);
      }
    },
  };
}
