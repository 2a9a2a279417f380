/** QQ: the Platform port over OneBot v11 (NapCat, Lagrange, LLOneBot …), dialled or dialling in. */
import {
  NotYet,
  PlatformError,
  type Capability,
  type Careful,
  type Clock,
  type Performance,
  type Platform,
} from '../../core/ports.ts';
import type { Dice, Event } from '../../core/types.ts';
import { createAccountPace, memoryStore, type Limits, type PaceStore } from '../account-pace.ts';
import { createPace, type Budget } from '../pace.ts';
import { encode } from './encode.ts';
import { Refusal, tooOftenMs, toPlatformError, unreachedMs } from './errors.ts';
import { createIntake } from './intake.ts';
import { createKnowledge } from './known.ts';
import { carefulLimits } from './limits.ts';
import { createLink, type Times } from './link.ts';
import { isObject, text, type Call, type MetaPost, type Post } from './wire.ts';

/** Between any two calls; OneBot's own rate-limited calls stand half a second apart. */
const usualSpacing: Budget = { everyMs: 500, burst: 3 };
export interface QqOptions {
  /** `ws://host:port`: the bot dials OneBot. */
  readonly url?: string;
  /** A port or `address:port`: OneBot dials the bot. */
  readonly listen?: string;
  readonly token?: string;
  readonly clock: Clock;
  readonly onError?: (error: unknown) => void;
  readonly onNote?: (line: string) => void;
  readonly dice: Dice;
  readonly spacing?: Budget;
  /** How much the account says. Default `carefulLimits`. */
  readonly limits?: Limits;
  /** What was sent and refused outlives a restart here. Default: it does not. */
  readonly store?: PaceStore;
  /** The mode of a new account. Default `reply`. */
  readonly begins?: Careful['begins'];
  readonly times?: Partial<Times>;
}
export interface QqPlatform extends Platform {
  /** Where OneBot dials in, once started. */
  readonly port: () => number | undefined;
  /** Resolves when everything that came in was handed over. */
  readonly idle: () => Promise<void>;
  readonly trouble: () => string | undefined;
}

const can: ReadonlySet<Capability> = new Set([
  'send',
  'ask',
  'picture',
  'file',
  'delete',
  'mute',
  'kick',
  'ban',
  'role',
  'pin',
  'announce',
  'answer',
]);
const says = (c: Call): boolean => c.action.startsWith('send_');
/** Longer than this nobody is kept waiting inside one attempt. */
const patienceMs = 15_000;
/** A post to many groups stands in line no longer than this, so that an answer is not behind all of it. */
const postPatienceMs = 2000;
const offline = 'the QQ account is offline: log in again in the OneBot program';

export function createQq(o: QqOptions): QqPlatform {
  const { clock } = o;
  const onError = o.onError ?? (() => undefined);
  const spacing = { key: 'account', budget: o.spacing ?? usualSpacing };
  const calm = createPace(clock);
  const limits = o.limits ?? carefulLimits;
  const pace = createAccountPace({ clock, dice: o.dice, store: o.store ?? memoryStore(), limits });
  /** QQ said "too frequent": nothing before. */
  let blockedUntil = 0;
  let trouble: string | undefined = 'not connected yet';
  let accept: ((event: Event) => Promise<void>) | undefined;

  const say = (why: string | undefined): void => {
    if (why !== trouble) o.onNote?.(why === undefined ? 'qq: connected' : `qq: ${why}`);
    trouble = why;
  };
  const meta = (post: MetaPost): void => {
    if (post.status?.online === false) say(offline);
    else if (post.status?.online === true && trouble === offline) say(undefined);
  };
  const link = createLink({
    ...o,
    onError,
    onState: say,
    onPost: (post: Post) => (post.post_type === 'meta_event' ? meta(post) : intake.take(post)),
  });
  const knowledge = createKnowledge(
    (action, params) => link.call(action, params),
    (ms, fn) => clock.wake(clock.now() + ms, fn),
    onError,
  );
  const intake = createIntake({
    knowledge,
    clock,
    onError,
    accept: (event) => (accept ? accept(event) : Promise.reject(new Error('QQ is not started'))),
  });

  const sleep = (ms: number): Promise<void> =>
    ms <= 0 ? Promise.resolve() : new Promise((resolve) => void clock.wake(clock.now() + ms, resolve));
  /** A place in the line of what the account says, for all parts at once. */
  const turn = async (what: Performance, size: number): Promise<void> => {
    const { effect, target, key } = what;
    const urgent = !('class' in effect && effect.class === 'campaign');
    const patience = urgent ? patienceMs : postPatienceMs;
    const wait = pace.take({ key, target: target.room.id, urgent, size }, patience);
    if (wait > patience) throw new NotYet('waits its turn: a QQ account must not hurry', wait, !urgent);
    await sleep(wait);
  };
  const once = async (what: Performance, c: Call): Promise<string | undefined> => {
    const wait = calm.take([spacing], patienceMs);
    if (wait > patienceMs) throw new NotYet('QQ said "too frequent"', wait);
    await sleep(wait);
    await what.begin?.();
    try {
      const data = await link.call(c.action, c.params);
      return isObject(data) ? text(data['message_id']) : undefined;
    } catch (error) {
      const failure = toPlatformError(error);
      if (error instanceof Refusal && failure.what === 'retry') {
        blockedUntil = clock.now() + tooOftenMs;
        calm.block(spacing.key, blockedUntil);
      }
      throw failure;
    }
  };
  const perform = async (what: Performance): Promise<{ messageId?: string }> => {
    const calls = encode(what);
    const size = calls.filter(says).length;
    // A place in the line is not spent on a line that is down.
    if (!link.up()) throw new PlatformError('retry', 'not connected', unreachedMs);
    if (blockedUntil > clock.now()) throw new NotYet('QQ said "too frequent"', blockedUntil - clock.now());
    if (size > 0) await turn(what, size);
    let first: string | undefined;
    for (const [i, c] of calls.entries()) {
      if (i > 0 && says(c)) await sleep(limits.sameTargetMs);
      try {
        first = (await once(what, c)) ?? first;
      } catch (error) {
        const failure = toPlatformError(error);
        // The parts before cannot be taken back: a second attempt would say them again.
        if (i > 0 && failure.what === 'retry')
          throw new PlatformError('maybe', `${i} of ${calls.length} parts were sent, then: ${failure.message}`);
        throw failure;
      }
    }
    return first === undefined ? {} : { messageId: first };
  };

  return {
    name: 'qq',
    can,
    // Its groups take many lines in a row for spam.
    mergeSeconds: 20,
    begins: true,
    careful: {
      begins: o.begins ?? 'reply',
      night: [23, 8],
      state: () => ({
        sentToday: pace.sentToday(),
        perDay: pace.capToday() ?? null,
        daysOld: pace.daysOld() ?? null,
        blockedUntil,
      }),
    },
    trouble: () => trouble,
    port: link.port,
    idle: intake.idle,
    /** Rejects when the access token is refused or the address to listen on is taken. */
    start: async (acceptEvent) => {
      accept = acceptEvent;
      try {
        await link.open();
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
        throw error;
      }
    },
    stop: async () => {
      await link.close();
      await intake.idle();
    },
    perform,
  };
}
