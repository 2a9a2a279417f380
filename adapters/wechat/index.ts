/** WeChat: the Platform port over Wechaty, with any puppet; `wechaty-puppet-service` is the way for a bot that must last. */
import type { Capability, Careful, Clock, Platform } from '../../core/ports.ts';
import type { Dice, Event } from '../../core/types.ts';
import { createConnection, usualTimes, type Times } from './connection.ts';
import { createIntake } from './intake.ts';
import { loadLibrary, type Library, type PuppetChoice } from './library.ts';
import { createAccountPace, memoryStore, type AccountPace, type Limits, type PaceStore } from '../account-pace.ts';
import { carefulLimits } from './limits.ts';
import { createKnown } from './known.ts';
import { createRecent } from './recent.ts';
import { createRoster, type LoginStore } from './roster.ts';
import { createSend } from './send.ts';
import { createVary } from '../vary.ts';
import { tokenFault } from './token.ts';

export type { LoginState, LoginStore } from './roster.ts';
export type { AccountPace, Limits, PaceState, PaceStore } from '../account-pace.ts';

export interface WechatOptions extends PuppetChoice {
  /**
   * Default `wechat`. Not the id of the account that is logged in: with web puppets it changes at every login, and groups
   * and people have the same ids whichever account of the group sees them.
   */
  readonly account?: string;
  readonly clock: Clock;
  readonly dice: Dice;
  /** What was sent and refused outlives a restart here. Default: it does not. */
  readonly store?: PaceStore;
  readonly limits?: Limits;
  /** Who was logged in last, kept over a restart; the lists of the groups are told by it. Left out: they are not. */
  readonly login?: LoginStore;
  /** What the account may say before an owner decides: default `reply`, nothing unasked. */
  readonly begins?: Careful['begins'];
  /** False: the same words and pictures go out the same every time. Default true. */
  readonly varied?: boolean;
  /** What went wrong and was survived. Never holds the token. */
  readonly onError?: (error: unknown) => void;
  /** What the operator may want to read: logged in, logged out, a code to scan. */
  readonly onNote?: (line: string) => void;
  /** What is wrong with the connection, each time that changes; `why` undefined: nothing. */
  readonly onTrouble?: (trouble: { account: string; why: string | undefined }) => void;
  /** Nothing was heard in between, and it does not come again. */
  readonly onGap?: (gap: { account: string; since: number; until: number }) => void;
  /** How long an event waits for one of its room that was said before it, ms; default 200. */
  readonly holdMs?: number;
  readonly times?: Partial<Times>;
}
export interface WechatPlatform extends Platform {
  trouble(): string | undefined;
  /** When this account may say something. */
  readonly pace: AccountPace;
  /** Resolves when everything told by the puppet so far has been handed over. */
  idle(): Promise<void>;
}

const can: ReadonlySet<Capability> = new Set(['send', 'ask', 'picture', 'file', 'kick', 'announce', 'answer']);

const clockTime = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

export function createWechat(o: WechatOptions): WechatPlatform {
  const { clock } = o;
  const account = o.account ?? 'wechat';
  const onError = o.onError ?? (() => undefined);
  const recent = createRecent();
  const vary = o.varied === false ? undefined : createVary(o.dice);
  const pace = createAccountPace({
    clock,
    dice: o.dice,
    store: o.store ?? memoryStore(),
    limits: o.limits ?? carefulLimits,
  });
  let accept: ((event: Event) => Promise<void>) | undefined;
  let library: Library | undefined;

  const known = createKnown({ clock, onError });
  const roster =
    o.login &&
    createRoster({
      account,
      clock,
      known,
      store: o.login,
      puppet: () => connection.puppet(),
      accept: (event) => {
        if (!accept) throw new Error('WeChat is not started');
        return accept(event);
      },
      onError,
    });
  const intake = createIntake({
    account,
    clock,
    recent,
    known,
    ready: roster?.ready ?? (() => Promise.resolve()),
    puppet: () => connection.puppet(),
    accept: () => {
      if (!accept) throw new Error('WeChat is not started');
      return accept;
    },
    onError,
    holdMs: o.holdMs ?? 200,
  });
  const connection = createConnection({
    library: async () => (library ??= await loadLibrary(o)),
    clock,
    times: { ...usualTimes, ...o.times },
    onLogin: (puppet) => roster?.login(puppet),
    onEvent: (puppet, event) => intake.take(puppet, event),
    onNote: o.onNote ?? (() => undefined),
    onTrouble: (why) => o.onTrouble?.({ account, why }),
    onError,
    onGap: (since, until) => o.onGap?.({ account, since, until }),
  });
  const self = (): string => connection.puppet()?.currentUserId ?? '';
  const send = createSend({
    puppet: connection.puppet,
    toFile: (name, base64) => {
      if (!library) throw new Error('the library is not loaded');
      return library.file(name, base64);
    },
    clock,
    pace,
    ...(vary && { vary }),
    said: (room, id, text) => recent.keep(room, { id, text, from: { id: self(), name: intake.myName(), bot: true } }),
    isOwn: (id) => recent.isOf(id, self()),
  });

  return {
    name: 'wechat',
    can,
    mergeSeconds: 20,
    careful: {
      begins: o.begins ?? 'reply',
      night: [23, 8],
      state: () => ({
        sentToday: pace.sentToday(),
        perDay: pace.capToday() ?? null,
        daysOld: pace.daysOld() ?? null,
        blockedUntil: pace.blockedUntil(),
      }),
    },
    pace,
    trouble: () => {
      const blocked = pace.blockedUntil();
      return (
        connection.trouble() ??
        (blocked > clock.now()
          ? `WeChat says this account sends too much: silent until ${clockTime(blocked)} UTC`
          : undefined)
      );
    },
    /** Rejects when it cannot go well: no such package, a token that is none or is refused. */
    start: (acceptEvent) => {
      const fault = tokenFault(o);
      if (fault !== undefined) return Promise.reject(new Error(fault));
      accept = acceptEvent;
      return connection.start();
    },
    stop: async () => {
      roster?.end();
      await connection.stop();
      intake.end();
      await intake.idle();
    },
    idle: intake.idle,
    begins: true,
    perform: send,
  };
}
