/** QQ: the Platform port over OneBot v11 (NapCat, Lagrange, LLOneBot …), dialled or dialling in. */
import {
  NotYet,
  PlatformError,
  type Capability,
  type Clock,
  type Performance,
  type Platform,
} from '../../core/ports.ts';
import type { Event } from '../../core/types.ts';
import { createPace, type Budget } from '../pace.ts';
import { encode } from './encode.ts';
import { Refusal, tooOftenMs, toPlatformError } from './errors.ts';
import { createIntake } from './intake.ts';
import { createKnowledge } from './known.ts';
import { createLink, type Times } from './link.ts';
import { isObject, text, type Call, type MetaPost, type Post } from './wire.ts';

export interface Budgets {
  readonly account: Budget;
  readonly room: Budget;
  readonly minute: Budget;
}
/** Starting values of docs/platforms/qq.md: calls half a second apart, a room once a second, thirty a minute in all. */
export const usualBudgets: Budgets = {
  account: { everyMs: 500, burst: 3 },
  room: { everyMs: 1000, burst: 3 },
  minute: { everyMs: 2000, burst: 30 },
};
export interface QqOptions {
  /** `ws://host:port`: the bot dials OneBot. */
  readonly url?: string;
  /** A port or `address:port`: OneBot dials the bot. */
  readonly listen?: string;
  readonly token?: string;
  readonly clock: Clock;
  readonly onError?: (error: unknown) => void;
  readonly onNote?: (line: string) => void;
  readonly budgets?: Budgets;
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
/** Longer than this nobody is kept waiting inside one attempt. */
const patienceMs = 15_000;
/** A post to many groups stands in line no longer than this, so that an answer is not behind all of it. */
const postPatienceMs = 2000;
const offline = 'the QQ account is offline: log in again in the OneBot program';

export function createQq(o: QqOptions): QqPlatform {
  const { clock } = o;
  const onError = o.onError ?? (() => undefined);
  const budgets = o.budgets ?? usualBudgets;
  const pace = createPace(clock);
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
  const turn = async (room: string, { action }: Call, patience: number): Promise<void> => {
    const account = { key: 'account', budget: budgets.account };
    const spoken = [
      { key: room, budget: budgets.room },
      { key: 'minute', budget: budgets.minute },
    ];
    const wait = pace.take(action.startsWith('send_') ? [account, ...spoken] : [account], patience);
    if (wait > patience) {
      const whole = pace.take([account, { key: 'minute', budget: budgets.minute }], -1) > patience;
      throw new NotYet('too much was sent at once', whole ? wait - patience / 2 : wait, whole);
    }
    await sleep(wait);
  };
  const once = async (what: Performance, c: Call, patience: number): Promise<string | undefined> => {
    await turn(what.target.room.id, c, patience);
    await what.begin?.();
    try {
      const data = await link.call(c.action, c.params);
      return isObject(data) ? text(data['message_id']) : undefined;
    } catch (error) {
      const failure = toPlatformError(error);
      if (error instanceof Refusal && failure.what === 'retry') pace.block('account', clock.now() + tooOftenMs);
      throw failure;
    }
  };
  const perform = async (what: Performance): Promise<{ messageId?: string }> => {
    const calls = encode(what);
    const { effect } = what;
    const post = 'class' in effect && effect.class === 'campaign';
    let first: string | undefined;
    for (const [i, c] of calls.entries()) {
      try {
        first = (await once(what, c, post && i === 0 ? postPatienceMs : patienceMs)) ?? first;
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
