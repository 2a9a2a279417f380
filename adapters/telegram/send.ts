/** Carrying out the calls of one effect: paced, and never half of it twice. */
import type { Clock, Performance, Receipt } from '../../core/ports.ts';
import { NotYet, PlatformError } from '../../core/ports.ts';
import { createPace, ownTurn, type Budget, type Charge } from '../pace.ts';
import type { CallApi } from './api.ts';
import { encode, type Call } from './encode.ts';
import { Refusal, toPlatformError, Unanswered } from './errors.ts';
import type { PollPlace } from './polls.ts';

export interface Budgets {
  readonly account: Budget;
  /** A group: in a row, and over the minute. */
  readonly group: Budget;
  readonly groupMinute: Budget;
  readonly person: Budget;
}
/** 30 a second overall, 1 a second in a chat, 20 a minute in a group; short bursts are taken. */
export const usualBudgets: Budgets = {
  account: { everyMs: 36, burst: 3 },
  group: { everyMs: 1000, burst: 5 },
  groupMinute: { everyMs: 3000, burst: 20 },
  person: { everyMs: 1000, burst: 5 },
};

/** Longer than this nobody is kept waiting inside one attempt: the delivery loop gives an attempt 30 seconds. */
const patienceMs = 15_000;
/** A post to many groups stands in line no longer than this, so that an answer is not behind all of it. */
const postPatienceMs = 2000;
const longestOutagePauseMs = 60_000;

export interface SendDeps {
  readonly call: CallApi;
  readonly clock: Clock;
  readonly budgets: Budgets;
  /** A poll of ours was made there. */
  readonly onPoll?: (id: string, at: PollPlace) => void;
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null;
const receiptOf = (result: unknown): Receipt => {
  if (!isObject(result)) return {};
  const { message_id: message, invite_link: link } = result;
  return {
    ...(typeof message === 'number' && { messageId: `${message}` }),
    ...(typeof link === 'string' && { link }),
  };
};

export function createSend(d: SendDeps): (what: Performance) => Promise<Receipt> {
  const pace = createPace(d.clock);
  /** Attempts in a row that did not reach Telegram: the pause grows with them. */
  let unreached = 0;
  /** Deletions that may have been done: then "not found" is what was wanted. */
  const unsure = new Set<string>();

  const sleep = (ms: number): Promise<void> =>
    ms <= 0 ? Promise.resolve() : new Promise((resolve) => d.clock.wake(d.clock.now() + ms, resolve));

  const charges = (room: Performance['target']['room']): Charge[] => [
    { key: 'account', budget: d.budgets.account },
    ...(room.kind === 'private'
      ? [{ key: `chat:${room.id}`, budget: d.budgets.person }]
      : [
          { key: `chat:${room.id}`, budget: d.budgets.group },
          { key: `minute:${room.id}`, budget: d.budgets.groupMinute },
        ]),
  ];
  /** Only messages spend a chat's budget; the account's is spent by every call. */
  const turn = async (room: Performance['target']['room'], { method }: Call, patience: number): Promise<void> => {
    const all = charges(room);
    const wait = await ownTurn(pace, d.clock, method.startsWith('send') ? all : all.slice(0, 1), patience);
    if (wait > patience) {
      // Half of the line is still standing when the next ones come: it never runs empty.
      const whole = pace.take(all.slice(0, 1), -1) > patience;
      throw new NotYet('too much was sent at once', whole ? wait - patience / 2 : wait, whole);
    }
  };

  const once = async (what: Performance, c: Call, patience: number): Promise<Receipt> => {
    const { room } = what.target;
    await turn(room, c, patience);
    await what.begin?.();
    try {
      const result = await d.call<unknown>(c.method, c.params);
      unreached = 0;
      const receipt = receiptOf(result);
      const poll = isObject(result) && isObject(result['poll']) ? result['poll']['id'] : undefined;
      if (typeof poll === 'string' && receipt.messageId !== undefined)
        d.onPoll?.(poll, { chat: room.id, message: receipt.messageId });
      return receipt;
    } catch (error) {
      if (error instanceof Refusal) {
        if (c.unless?.test(error.description)) return {};
        if (error.retryAfterMs !== undefined) pace.block(`chat:${room.id}`, d.clock.now() + error.retryAfterMs);
      }
      const failure = toPlatformError(error);
      if (!(error instanceof Unanswered && error.beforeWrite)) throw failure;
      throw new PlatformError('retry', failure.message, Math.min(1000 * 2 ** unreached++, longestOutagePauseMs));
    }
  };

  /** A later part: the first ones cannot be taken back, so it is waited for, and then nobody knows. */
  const later = async (what: Performance, c: Call, done: string): Promise<Receipt> => {
    const end = d.clock.now() + patienceMs;
    for (;;) {
      try {
        return await once(what, c, patienceMs);
      } catch (error) {
        const failure = toPlatformError(error);
        const wait = Math.max(failure.afterMs, 100);
        if (failure.what !== 'retry' || d.clock.now() + wait > end)
          throw new PlatformError(
            failure.what === 'retry' ? 'maybe' : failure.what,
            `${done}, then: ${failure.message}`,
          );
        await sleep(wait);
      }
    }
  };

  const settled = (what: Performance, failure: PlatformError): Receipt => {
    if (what.effect.do === 'delete') {
      if (failure.what === 'gone' && unsure.delete(what.key)) return {};
      if (failure.what === 'maybe') unsure.add(what.key);
    }
    throw failure;
  };

  return async (what) => {
    const { effect } = what;
    const post = 'class' in effect && effect.class === 'campaign';
    let first: Receipt = {};
    try {
      const calls = encode(what, d.clock.now());
      for (const [i, c] of calls.entries()) {
        if (i === 0 || !c.method.startsWith('send'))
          first = { ...first, ...(await once(what, c, post ? postPatienceMs : patienceMs)) };
        else await later(what, c, `${i} of ${calls.length} parts were sent`);
      }
      return first;
    } catch (error) {
      return settled(what, toPlatformError(error));
    }
  };
}
