/** Discord: the Platform port over its gateway and its API. */
import { PlatformError, type Capability, type Clock, type Platform } from '../../core/ports.ts';
import type { Event } from '../../core/types.ts';
import { agentFor } from '../proxy.ts';
import { createApi, proxyOf } from './api.ts';
import { register, type SlashCommand } from './commands.ts';
import { isProxy, Refusal } from './errors.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { missingIntents, nameIntents } from './intents.ts';
import { createIntake } from './intake.ts';
import { createInteractions, type Suggest } from './interactions.ts';
import { createInvites } from './invites.ts';
import { createPlaces } from './place.ts';
import { createPolls } from './polls.ts';
import { createSend, usualBudgets, type Budgets } from './send.ts';
import { openRelay, type Relay } from './relay.ts';
import { createServers } from './servers.ts';
import { createSessions } from './sessions.ts';
import { keepInMemory, type Keep } from './state.ts';
import type { Application, Packet, User } from './wire.ts';

export type { SlashCommand } from './commands.ts';
export type { Suggest } from './interactions.ts';
export type { Keep, Kept } from './state.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Default https://discord.com/api */
  readonly apiRoot?: string;
  /** `http://host:port` of an HTTP proxy to reach Discord through, its gateway too. */
  readonly proxy?: string;
  /** Asked at each start. */
  readonly commands?: () => readonly SlashCommand[];
  readonly suggest?: Suggest;
  /** Commands whose answer in a server only who asks is to see. */
  readonly discreet?: (command: string) => boolean;
  /** What must outlive the process; left out, a restart cannot fetch what it missed. */
  readonly keep?: Keep;
  readonly clock: Clock;
  /** From then until now (epoch ms) something was said that does not come again. */
  readonly onGap?: (gap: { readonly account: string; readonly since: number; readonly until: number }) => void;
  /** What went wrong and was survived. Never holds the token. */
  readonly onError?: (error: unknown) => void;
  /** What the operator may want to read: connected, connection lost and back. */
  readonly onNote?: (line: string) => void;
  readonly budgets?: Budgets;
  /** After so long a command that nothing answers no longer thinks, ms; default 12 s. */
  readonly thinkMs?: number;
}

/** Told before anything is asked of Discord. */
const isToken = (token: string): boolean => /^[\w-]{10,120}\.[\w-]{4,20}\.[\w-]{15,160}$/.test(token);
const noToken = 'the token is none: the Developer Portal shows one under Bot, three parts with dots between them';
export const tokenRefused = 'Discord does not accept the token: make a new one under Bot in the Developer Portal';

const can: ReadonlySet<Capability> = new Set([
  'send',
  'ask',
  'choices',
  'links',
  'picture',
  'file',
  'poll',
  'closePoll',
  'delete',
  'purge',
  'mute',
  'kick',
  'ban',
  'unban',
  'role',
  'pin',
  'edit',
  'private.open',
  'announce',
  'invite',
]);
/** How long a start waits for the first answer; after that it goes on trying beside the others. */
const patienceMs = 10_000;
const longestPauseMs = 30_000;
/** Discord remembers a key "for a few minutes"; this is on the safe side (delivery.md 3.1). */
const keyKnownMs = 60_000;
/** A line that is back sooner is not worth a word: Discord asks for that every few hours. */
const blinkMs = 3000;
const lost = 'the line to Discord is down; it is tried again';

class Deaf extends Error {
  override readonly name = 'Deaf';
}

export function createDiscord(o: DiscordOptions): Platform {
  const { clock } = o;
  const onError = o.onError ?? (() => undefined);
  const { call, rest } = createApi(o);
  const sessions = createSessions(o.keep ?? keepInMemory(), clock.now, onError);
  const ending = new AbortController();
  let me: User | undefined;
  let application = '';
  let trouble: string | undefined = 'not connected yet';
  let accept: ((event: Event) => Promise<void>) | undefined;
  let gateway: Gateway | undefined;
  let relay: Relay | undefined;
  let living: Promise<void> | undefined;
  let down: NodeJS.Timeout | undefined;

  const say = (why: string | undefined): void => {
    if (why !== trouble)
      o.onNote?.(why === undefined ? `discord: connected as ${me?.username ?? ''}` : `discord: ${why}`);
    trouble = why;
  };
  const known = (): User => {
    if (!me) throw new Error('Discord has not said who the bot is');
    return me;
  };
  const account = (): string => `discord:${known().id}`;
  const ended = new Promise<undefined>((resolve) => ending.signal.addEventListener('abort', () => resolve(undefined)));
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (ending.signal.aborted) return resolve();
      const end = (): void => {
        cancel();
        ending.signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = clock.wake(clock.now() + ms, end);
      ending.signal.addEventListener('abort', end);
    });

  const servers = createServers(call, known, onError);
  const polls = createPolls(call);
  const interactions = createInteractions({
    call,
    application: () => application,
    suggest: o.suggest ?? (() => []),
    discreet: o.discreet ?? (() => false),
    ...(o.thinkMs !== undefined && { thinkMs: o.thinkMs }),
    onError,
  });
  const invites = createInvites({
    call,
    me: () => known().id,
    nameOf: (code) => sessions.kept().invites?.[code],
    onError,
  });
  const intake = createIntake({
    account,
    me: known,
    servers,
    interactions,
    polls,
    invites,
    clock,
    sleep,
    ending: ending.signal,
    onError,
    accept: () => {
      if (!accept) throw new Error('Discord is not started');
      return accept;
    },
  });
  const places = createPlaces({ call, me: () => known().id, server: servers.need, interactions });

  const send = createSend({
    call,
    clock,
    budgets: o.budgets ?? usualBudgets,
    me: () => known().id,
    places,
    server: servers.need,
    polls,
    sessions,
    onNote: (line) => o.onNote?.(line),
  });

  /** Who am I, and are the switches on. @throws the call's error, {Deaf} when the token is refused. */
  const hello = async (): Promise<readonly string[]> => {
    const options = { signal: ending.signal };
    try {
      const found = await call<User>('GET', '/users/@me', options);
      const app = await call<Application>('GET', '/applications/@me', options);
      [me, application] = [found, app.id];
      return missingIntents(app);
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) throw new Deaf(tokenRefused);
      throw error;
    }
  };
  const dispatch = (packet: Packet, stamp: string, committed: () => void): void => {
    // What comes while it ends is left for the next start: the session hands it over again.
    if (!ending.signal.aborted)
      void intake.take(packet, stamp).then((done) => (done ? committed() : undefined), onError);
  };
  const up = (): void => {
    clearTimeout(down);
    down = undefined;
    say(undefined);
  };
  const line = (): Gateway =>
    createGateway({
      rest,
      token: o.token,
      sessions,
      relay,
      onDispatch: dispatch,
      onUp: up,
      onDown: () => (down ??= setTimeout(() => say(lost), blinkMs).unref()),
      onGap: (since) => o.onGap?.({ account: account(), since, until: clock.now() }),
      onError,
    });

  /** One life of the line: greeted, connected, until it is of no use. Resolves with what to wait for, in ms. */
  const attempt = async (first: () => void): Promise<number> => {
    const off = await hello();
    if (off.length > 0) {
      say(nameIntents(off));
      first();
      return longestPauseMs;
    }
    const proxy = proxyOf(o);
    if (proxy !== undefined) relay ??= await openRelay(agentFor(proxy));
    gateway = line();
    const { fatal } = gateway;
    await Promise.race([gateway.connect(), ended]);
    first();
    if (trouble === undefined && o.commands && !ending.signal.aborted)
      await register(call, application, o.commands(), sessions).catch(onError);
    const why = await Promise.race([fatal, ended]);
    if (why === 'token') throw new Deaf(tokenRefused);
    return why === 'intents' ? 1000 : 0;
  };
  const live = async (first: (error?: Error) => void): Promise<void> => {
    for (let pause = 500; !ending.signal.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        await sleep(await attempt(() => first()));
      } catch (error) {
        if (ending.signal.aborted) return;
        const failure = error instanceof Error ? error : new Error(String(error));
        if (failure instanceof Deaf) {
          say(failure.message);
          return first(failure);
        }
        const answer = failure instanceof Refusal ? failure : undefined;
        say(
          answer
            ? `Discord answers ${answer.status}`
            : `${isProxy(failure) ? 'the proxy on the way to Discord' : 'Discord'} cannot be reached`,
        );
        first();
        await sleep(Math.max(pause, answer?.retryAfterMs ?? 0));
      }
    }
  };

  return {
    name: 'discord',
    can,
    idempotent: true,
    begins: true,
    repeatWithinMs: keyKnownMs,
    mergeSeconds: 3,
    trouble: () => trouble,
    /** Rejects when the token is refused. A switch that is off or an outage is no reason to: it goes on trying, and `trouble` says so. */
    start: (acceptEvent) => {
      if (!isToken(o.token)) {
        say(noToken);
        return Promise.reject(new Error(noToken));
      }
      accept = acceptEvent;
      return new Promise<void>((resolve, reject) => {
        setTimeout(resolve, patienceMs).unref();
        living = live((error) => (error === undefined ? resolve() : reject(error)));
      });
    },
    stop: async () => {
      ending.abort();
      clearTimeout(down);
      await intake.idle();
      // Kept before the line is closed: closing takes the library's memory of the session away.
      sessions.stop();
      await gateway?.close();
      await living;
      await relay?.close();
    },
    perform: (what) =>
      me ? send(what) : Promise.reject(new PlatformError('retry', trouble ?? 'not connected yet', 1000)),
  };
}
