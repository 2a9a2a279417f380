/** Telegram: the Platform port over the Bot API, by long polling or a webhook. */
import { createHmac } from 'node:crypto';

import type { Capability, Clock, Platform } from '../../core/ports.ts';
import type { Event, Locale } from '../../core/types.ts';
import { createApi } from './api.ts';
import { Refusal } from './errors.ts';
import { createIntake } from './intake.ts';
import { setMenu, type MenuItem } from './menu.ts';
import { createNap } from '../nap.ts';
import { createPoll, Deaf, tokenRefused, type Poll } from './poll.ts';
import { agentFor } from '../proxy.ts';
import { createPolls, type PollStore } from './polls.ts';
import { createRights } from './rights.ts';
import { createSend, usualBudgets, type Budgets } from './send.ts';
import { createHook, type Hook } from './webhook.ts';
import { allowedUpdates, type Me } from './wire.ts';

export type { Hook } from './webhook.ts';
export type { MenuItem } from './menu.ts';

export interface TelegramOptions {
  readonly token: string;
  /** Default https://api.telegram.org */
  readonly apiRoot?: string;
  /** Telegram pushes updates to `url`; whoever serves that address mounts `hook`. Left out: long polling. */
  readonly webhook?: { readonly url: string; readonly secret?: string };
  /** `http://host:port` of an HTTP proxy to reach Telegram through. */
  readonly proxy?: string;
  /** Asked at each start. */
  readonly menu?: () => readonly MenuItem[];
  readonly defaultLocale?: Locale;
  readonly clock: Clock;
  /** What went wrong and was survived. Never holds the token. */
  readonly onError?: (error: unknown) => void;
  /** What the operator may want to read: connected, connection lost and back. */
  readonly onNote?: (line: string) => void;
  /** Seconds a poll is held without news; default 25. */
  readonly holdSeconds?: number;
  readonly budgets?: Budgets;
  /** Where it is kept which poll was asked where, so that votes count after a restart. Default: in memory. */
  readonly polls?: PollStore;
}
export interface TelegramPlatform extends Platform {
  /** With a webhook: what its address answers. */
  readonly hook?: Hook;
}

/** Told before anything is asked of Telegram. */
const isToken = (token: string): boolean => /^\d{1,20}:[\w-]{1,200}$/.test(token);
const noToken = 'the token is none: @BotFather gives one like 123456:ABC-DEF';

const can: ReadonlySet<Capability> = new Set([
  'send',
  'ask',
  'choices',
  'choices.muted',
  'private.open',
  'links',
  'picture',
  'delete',
  'mute',
  'kick',
  'ban',
  'unban',
  'pin',
  'edit',
  'purge',
  'poll',
  'closePoll',
  'file',
  'answer',
  'invite',
]);
/** How long a start waits for the first answer; after that it goes on trying beside the others. */
const patienceMs = 10_000;
const longestPauseMs = 30_000;

/** A secret nobody has to invent: it can be worked out from the token alone, and the token not from it. */
const secretFrom = (token: string): string => createHmac('sha256', token).update('webhook').digest('hex');

export function createTelegram(o: TelegramOptions): TelegramPlatform {
  const { clock } = o;
  const onError = o.onError ?? (() => undefined);
  const agent = o.apiRoot?.startsWith('http:') ? undefined : agentFor(o.proxy);
  const call = createApi({ token: o.token, apiRoot: o.apiRoot, agent });
  const account = `telegram:${o.token.split(':')[0] ?? ''}`;
  let me: Me | undefined;
  let trouble: string | undefined = 'not connected yet';
  let accept: ((event: Event) => Promise<void>) | undefined;
  let poll: Poll | undefined;
  let living: Promise<void> | undefined;
  const ending = new AbortController();

  const say = (why: string | undefined): void => {
    if (why !== trouble)
      o.onNote?.(why === undefined ? `telegram: connected as @${me?.username ?? ''}` : `telegram: ${why}`);
    trouble = why;
  };
  const known = (): Me => {
    if (!me) throw new Error('Telegram has not said who the bot is');
    return me;
  };
  const rights = createRights(call, known, clock, onError);
  const polls = createPolls(o.polls);
  const intake = createIntake({
    poll: polls.find,
    account,
    me: known,
    call,
    rights,
    clock,
    onError,
    accept: () => {
      if (!accept) throw new Error('Telegram is not started');
      return accept;
    },
  });
  const secret = o.webhook?.secret ?? secretFrom(o.token);
  const hook =
    o.webhook && createHook({ path: new URL(o.webhook.url).pathname, secret, take: (u) => intake.take(u), onError });

  const { sleep } = createNap(clock, ending.signal);

  /** Who am I, and how do updates come. Once; @throws the library's error. */
  const hello = async (): Promise<void> => {
    me = await call<Me>('getMe', {}, { timeoutMs: patienceMs, signal: ending.signal });
    if (o.webhook)
      await call('setWebhook', { url: o.webhook.url, secret_token: secret, allowed_updates: allowedUpdates });
    else await call('deleteWebhook', {});
  };
  const menu = async (): Promise<void> => {
    if (o.menu) await setMenu(call, o.menu(), o.defaultLocale ?? 'zh-CN').catch(onError);
  };

  /** Tries until it is known who the bot is. @throws {Deaf} when the token is refused. */
  const greet = async (first: () => void): Promise<void> => {
    for (let pause = 500; !ending.signal.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        await hello();
        say(undefined);
        return first();
      } catch (error) {
        if (ending.signal.aborted) return;
        const answer = error instanceof Refusal ? error : undefined;
        if (answer?.code === 401 || answer?.code === 404) throw new Deaf(tokenRefused);
        say(answer ? `Telegram answers ${answer.code} ${answer.description}`.trim() : 'Telegram cannot be reached');
        first();
        await sleep(Math.max(pause, answer?.retryAfterMs ?? 0));
      }
    }
  };
  const live = async (first: (error?: Error) => void): Promise<void> => {
    try {
      await greet(first);
      if (ending.signal.aborted) return;
      await menu();
      if (hook || ending.signal.aborted) return;
      poll = createPoll({
        call,
        take: (u) => intake.take(u),
        clock,
        onTrouble: say,
        onError,
        holdSeconds: o.holdSeconds ?? 25,
      });
      await poll.run();
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      say(failure.message);
      first(failure);
      if (!(failure instanceof Deaf)) onError(failure);
    }
  };

  return {
    name: 'telegram',
    can,
    mergeSeconds: 3,
    ...(hook && { hook }),
    trouble: () => trouble,
    /** Rejects when the token is refused. An outage is no reason to: it goes on trying, and `trouble` says so. */
    start: (acceptEvent) => {
      if (!isToken(o.token)) {
        say(noToken);
        return Promise.reject(new Error(noToken));
      }
      accept = acceptEvent;
      return new Promise<void>((resolve, reject) => {
        living = live((error) => (error === undefined ? resolve() : reject(error)));
      });
    },
    stop: async () => {
      ending.abort();
      await poll?.stop();
      await living;
      await hook?.idle();
    },
    begins: true,
    perform: createSend({ call, clock, budgets: o.budgets ?? usualBudgets, onPoll: polls.made }),
  };
}
