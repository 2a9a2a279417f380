/**
 * Being logged in to WeChat, for as long as the bot runs: pairs of puppet and Wechaty are made until one is told a login,
 * and again when its connection breaks. What was measured and why: a resolved start or `isLoggedIn` prove nothing, and
 * neither a reset nor a restart of the same pair recovers.
 */
import type { Clock } from '../../core/ports.ts';
import { createNap } from '../nap.ts';
import { isLost, isTokenRefused, type Failure } from './errors.ts';
import { NotInstalled, type Library, type Pair } from './library.ts';
import { scanStatus, type Puppet, type PuppetEvent } from './wire.ts';

export interface Times {
  /** So long a new pair has to tell of a login, or to ask for a scan; longer each time up to `longestLoginMs`. */
  readonly loginMs: number;
  readonly longestLoginMs: number;
  /** Between two pairs, growing. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
  /** Logged out and no code to scan: after so long the puppet is started anew. */
  readonly logoutMs: number;
  /** A start waits no longer for the first sign; then it goes on beside the others. */
  readonly startMs: number;
}
export const usualTimes: Times = {
  loginMs: 4000,
  longestLoginMs: 30_000,
  pauseMs: 500,
  longestPauseMs: 10_000,
  logoutMs: 30_000,
  startMs: 10_000,
};

export interface Connection {
  /** Resolves when it is known how it goes. Rejects when it cannot go well: no such package, the token is refused. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The puppet that is logged in. */
  puppet(): Puppet | undefined;
  trouble(): string | undefined;
}
export interface ConnectionDeps {
  readonly library: () => Promise<Library>;
  readonly clock: Clock;
  readonly times: Times;
  /** Before anything of this login is told. */
  readonly onLogin: (puppet: Puppet) => void;
  readonly onEvent: (puppet: Puppet, event: PuppetEvent) => void;
  readonly onNote: (line: string) => void;
  /** What is wrong now, each time that changes. */
  readonly onTrouble: (why: string | undefined) => void;
  readonly onError: (error: unknown) => void;
  /** Nothing was heard from `since` to `until`. */
  readonly onGap: (since: number, until: number) => void;
}

/** It cannot go well, and the message says what to do. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Wechaty's page that draws a code for the phone; it is told the code and nothing else. */
const scanPage = (code: string): string => `https://wechaty.js.org/qrcode/${encodeURIComponent(code)}`;
const tokenRefused = 'the puppet service does not accept the token: check WECHATY_PUPPET_SERVICE_TOKEN';
const unreachable = 'the puppet service cannot be reached: check that it runs, the endpoint, and TLS on both sides';
const settleMs = 5000;

export function createConnection(d: ConnectionDeps): Connection {
  const { clock, times } = d;
  const ending = new AbortController();
  const { sleep, within } = createNap(clock, ending.signal);
  let trouble: string | undefined = 'not connected yet';
  let live: Pair | undefined;
  let loggedIn: Puppet | undefined;
  /** Since when nothing is heard; undefined: never was, or is. */
  let deafSince: number | undefined;
  let living: Promise<void> | undefined;

  const say = (why: string | undefined): void => {
    if (why === trouble) return;
    trouble = why;
    d.onNote(`wechat: ${why ?? 'logged in'}`);
    d.onTrouble(why);
  };
  const login = (pair: Pair): void => {
    loggedIn = pair.puppet;
    if (deafSince !== undefined) d.onGap(deafSince, clock.now());
    deafSince = undefined;
    d.onLogin(pair.puppet);
    say(undefined);
  };
  const lose = (): void => {
    if (loggedIn) deafSince = clock.now();
    loggedIn = undefined;
  };
  const scan = (status: number, code: string | undefined): void => {
    if (status === scanStatus.scanned) say('the code is scanned: confirm the login on the phone');
    else if (code) say(`waiting for a login: scan this with WeChat on the phone: ${scanPage(code)}`);
  };

  interface Course {
    /** A login, or a code to scan. */
    readonly sign: Promise<void>;
    /** It is over: broken, or logged out for good. `polite`: the service is told. */
    readonly over: Promise<{ readonly polite: boolean }>;
  }
  /** One pair from its start to its end. */
  const begin = async (library: Library): Promise<Course> => {
    let signed = (): void => undefined;
    let end: (how: { polite: boolean }) => void = () => undefined;
    const sign = new Promise<void>((resolve) => (signed = resolve));
    const over = new Promise<{ polite: boolean }>((resolve) => (end = resolve));
    const own = { logouts: 0 };
    const broke = (failure: Failure, error: unknown): void => {
      if (isTokenRefused(failure)) say(tokenRefused);
      else if (isLost(failure)) say(unreachable);
      // Anything else the puppet survived.
      else return d.onError(error);
      lose();
      end({ polite: false });
    };
    const loggedOut = (why: string): void => {
      lose();
      say(`logged out of WeChat${why && ` (${why.slice(0, 100)})`}: log in again with the phone`);
      const mine = ++own.logouts;
      void sleep(times.logoutMs).then(() => {
        if (!loggedIn && own.logouts === mine && trouble?.startsWith('logged out')) end({ polite: true });
      });
    };
    const pair = await library.pair({
      login: () => {
        own.logouts++;
        login(pair);
        signed();
      },
      logout: loggedOut,
      scan: (status, code) => {
        lose();
        scan(status, code);
        signed();
      },
      event: d.onEvent,
      error: broke,
    });
    live = pair;
    pair.start().catch((error: unknown) => {
      d.onError(error);
      end({ polite: false });
    });
    return { sign, over };
  };

  /** A broken pair takes seconds to end; nobody waits for it. */
  const finish = async (polite: boolean): Promise<void> => {
    const pair = live;
    live = undefined;
    if (!pair) return;
    const over = (polite ? pair.stop() : pair.discard()).catch(d.onError);
    if (polite) await within(settleMs, over);
  };
  /** True: it was logged in, or could have been. */
  const round = async (library: Library, patienceMs: number, first: () => void): Promise<boolean> => {
    const { sign, over } = await begin(library);
    const state = { signed: false, over: false };
    void over.then(() => void (state.over = true));
    void sign.then(() => {
      state.signed = true;
      first();
    });
    await within(patienceMs, Promise.race([sign, over]));
    if (ending.signal.aborted) return true;
    if (!state.signed) {
      if (!state.over) say('the puppet service answers, but WeChat is not logged in there');
      await finish(false);
      return false;
    }
    const { polite } = await Promise.race([over, ended.then(() => ({ polite: true }))]);
    if (!ending.signal.aborted) await finish(polite);
    return true;
  };
  const ended = new Promise<void>((resolve) =>
    ending.signal.addEventListener('abort', () => resolve(), { once: true }),
  );

  const run = async (first: (error?: Error) => void): Promise<void> => {
    try {
      const library = await d.library();
      let [pause, patience] = [times.pauseMs, times.loginMs];
      while (!ending.signal.aborted) {
        const good = await round(library, patience, () => first());
        if (trouble === tokenRefused) {
          first(new Refused(tokenRefused));
          // The vendor may put it right; nobody is hurried.
          pause = 60_000;
        } else if (trouble === unreachable) first();
        if (good) [pause, patience] = [times.pauseMs, times.loginMs];
        await sleep(pause);
        pause = Math.min(pause * 2, times.longestPauseMs);
        if (!good && trouble !== unreachable) patience = Math.min(patience * 2, times.longestLoginMs);
      }
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      say(failure.message);
      first(failure instanceof NotInstalled ? new Refused(failure.message) : failure);
    }
  };

  return {
    start: () =>
      new Promise<void>((resolve, reject) => {
        const patience = sleep(times.startMs).then(resolve);
        living = run((error) => (error === undefined ? resolve() : reject(error)));
        void patience;
      }),
    stop: async () => {
      ending.abort();
      const pair = live;
      live = undefined;
      loggedIn = undefined;
      const timer = new Promise<void>((resolve) => setTimeout(resolve, settleMs).unref());
      if (pair) await Promise.race([pair.stop().catch(d.onError), timer]);
      await living;
    },
    puppet: () => loggedIn,
    trouble: () => trouble,
  };
}
