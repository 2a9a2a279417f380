/** Calls of the Bot API through the library, each with a limit of its own; the library has none below 500 seconds. */
import type { Agent } from 'node:https';

import { Telegram } from 'telegraf';

import { fromLibrary } from './errors.ts';

export interface CallOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}
/** Resolves to the method's result; rejects with `Refusal` or `Unanswered`. */
export type CallApi = <T>(method: string, params?: Readonly<Record<string, unknown>>, o?: CallOptions) => Promise<T>;

const usualTimeoutMs = 20_000;

export function createApi(o: {
  readonly token: string;
  readonly apiRoot?: string | undefined;
  readonly agent?: Agent | undefined;
}): CallApi {
  const telegram = new Telegram(o.token, {
    ...(o.apiRoot !== undefined && { apiRoot: o.apiRoot.endsWith('/') ? o.apiRoot : `${o.apiRoot}/` }),
    ...(o.agent && { agent: o.agent }),
    webhookReply: false,
  });
  // The library types the methods of the Bot API it was published with; the wire takes any.
  const send = telegram.callApi.bind(telegram) as unknown as (
    method: string,
    params: Record<string, unknown>,
    more: { signal: AbortSignal },
  ) => Promise<unknown>;
  return async <T>(method: string, params: Readonly<Record<string, unknown>> = {}, more: CallOptions = {}) => {
    const ending = new AbortController();
    const end = (): void => ending.abort();
    const late = setTimeout(end, more.timeoutMs ?? usualTimeoutMs);
    more.signal?.addEventListener('abort', end);
    if (more.signal?.aborted) end();
    try {
      return (await send(method, { ...params }, { signal: ending.signal })) as T;
    } catch (error) {
      throw fromLibrary(method, error);
    } finally {
      clearTimeout(late);
      more.signal?.removeEventListener('abort', end);
    }
  };
}
