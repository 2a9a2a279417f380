/** What an operator asks about a bot, whether it runs or not. Nothing here changes anything, and no error holds the token. */
import { request as plainRequest } from 'node:http';
import { request as secureRequest, type Agent } from 'node:https';

import type { Right } from '../../core/types.ts';
import { createApi } from './api.ts';
import { isIn, lackedBy } from './decode-members.ts';
import { Refusal, Unanswered } from './errors.ts';
import { agentFor } from '../proxy.ts';
import type { ChatMember, Me } from './wire.ts';

/** The way to Telegram; an `http:` root is reached directly. */
export interface Way {
  /** Default https://api.telegram.org */
  readonly apiRoot?: string | undefined;
  /** `http://host:port` of an HTTP proxy. */
  readonly proxy?: string | undefined;
}
export interface BotAccount {
  readonly id: string;
  /** Without the @. */
  readonly username: string;
  readonly name: string;
  /** Privacy mode is off: it sees every message of a group, admin or not. */
  readonly seesAll: boolean;
}
export interface Webhook {
  /** Empty: none is set. */
  readonly url: string;
  /** Updates that wait. */
  readonly waiting: number;
}

/** Why Telegram could not be asked: the token is wrong, the proxy or Telegram cannot be reached, or it asks to wait. */
export class NotAsked extends Error {
  override readonly name = 'NotAsked';
  readonly what: 'token' | 'proxy' | 'unreachable' | 'busy';
  constructor(what: NotAsked['what']) {
    super(`Telegram could not be asked: ${what}`);
    this.what = what;
  }
}

export interface Inspect {
  /** @throws {NotAsked}, as the others. */
  account(): Promise<BotAccount>;
  webhook(): Promise<Webhook>;
  /** What the bot lacks in a group; undefined: it is not in there. */
  lacks(group: string): Promise<readonly Right[] | undefined>;
}

const patienceMs = 10_000;
const usualRoot = 'https://api.telegram.org';

const agentOf = ({ apiRoot, proxy }: Way): Agent | undefined =>
  apiRoot?.startsWith('http:') ? undefined : agentFor(proxy);

function explained(error: unknown): Error {
  if (error instanceof Refusal) {
    if (error.code === 401 || error.code === 404) return new NotAsked('token');
    return error.code === 429 || error.code >= 500 ? new NotAsked('busy') : error;
  }
  if (error instanceof Unanswered) return new NotAsked(error.message.includes('ERR_PROXY') ? 'proxy' : 'unreachable');
  return error instanceof Error ? error : new Error(String(error));
}

export function inspectTelegram({ token, ...way }: Way & { readonly token: string }): Inspect {
  const api = createApi({ token, apiRoot: way.apiRoot, agent: agentOf(way) });
  const ask = async <T>(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<T> => {
    try {
      return await api<T>(method, params, { timeoutMs: patienceMs });
    } catch (error) {
      throw explained(error);
    }
  };
  return {
    account: async () => {
      const me = await ask<Me>('getMe');
      return {
        id: `${me.id}`,
        username: me.username ?? '',
        name: me.first_name,
        seesAll: me.can_read_all_group_messages === true,
      };
    },
    webhook: async () => {
      const hook = await ask<{ url: string; pending_update_count?: number }>('getWebhookInfo');
      return { url: hook.url, waiting: hook.pending_update_count ?? 0 };
    },
    lacks: async (group) => {
      const me = await ask<Me>('getMe');
      try {
        const member = await ask<ChatMember>('getChatMember', { chat_id: Number(group), user_id: me.id });
        return isIn(member) ? lackedBy(member, me) : undefined;
      } catch (error) {
        // 400 chat not found, 403 kicked: the group is there no more for this bot.
        if (error instanceof Refusal) return undefined;
        throw error;
      }
    },
  };
}

/** Telegram's own time, epoch ms, to the second; undefined when the answer names none. @throws {NotAsked} */
export function telegramTime(way: Way): Promise<number | undefined> {
  const root = way.apiRoot ?? usualRoot;
  const request = root.startsWith('http:') ? plainRequest : secureRequest;
  return new Promise((resolve, reject) => {
    const agent = agentOf(way);
    const asked = request(root, { method: 'HEAD', timeout: patienceMs, ...(agent && { agent }) }, (response) => {
      response.resume();
      const at = Date.parse(response.headers.date ?? '');
      resolve(Number.isNaN(at) ? undefined : at);
      agent?.destroy();
    });
    asked.once('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.once('error', (error: NodeJS.ErrnoException) =>
      reject(new NotAsked(error.code === 'ERR_PROXY' ? 'proxy' : 'unreachable')),
    );
    asked.end();
  });
}
