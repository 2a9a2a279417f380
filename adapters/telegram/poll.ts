/**
 * Long polling of our own: the library's confirms updates before they are handled and ends at the first 409 or 429.
 * The offset is the lowest update that is not done, so nothing is confirmed before its commit.
 */
import type { Clock } from '../../core/ports.ts';
import type { CallApi } from './api.ts';
import { Refusal } from './errors.ts';
import { createNap } from '../nap.ts';
import { allowedUpdates, type Update } from './wire.ts';

/** Polling has ended for good; the message tells the operator what to do. */
export class Deaf extends Error {
  override readonly name = 'Deaf';
}

export interface PollDeps {
  readonly call: CallApi;
  /** Resolves when the update may be confirmed; rejects when it must come again. */
  readonly take: (update: Update) => Promise<void>;
  readonly clock: Clock;
  /** In one line what is wrong with the connection; undefined: it works. */
  readonly onTrouble: (why: string | undefined) => void;
  readonly onError: (error: unknown) => void;
  /** Seconds the platform holds a poll without news. */
  readonly holdSeconds: number;
}
export interface Poll {
  /** Ends with `Deaf` when it cannot go on; resolves after `stop`. */
  run(): Promise<void>;
  /** Waits for what is under way, then confirms it. */
  stop(): Promise<void>;
}

const batch = 100;
const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** Another copy that is just ending answers with a few of them; one that goes on is another bot. */
const mostConflicts = 6;
const conflictPauseMs = 3000;
/** Each poll cuts that of the other off: it is left alone, and now and then asked for whether it is still there. */
const givenUpMs = 10 * 60_000;
/** An update that the database refused so often while others went through is not taken again. */
const mostTries = 6;
const finalMs = 3000;

export const tokenRefused = 'Telegram does not accept the token: copy it from @BotFather again';
const twice =
  'another program reads the messages of this bot (409): stop the other copy, or get a new token from @BotFather';

export function createPoll(d: PollDeps): Poll {
  const ending = new AbortController();
  const { sleep, within } = createNap(d.clock, ending.signal);
  /** Updates that came and are not done, in order of arrival. */
  const open = new Map<number, Promise<void>>();
  /** Those the database refused: how often, and when they are taken again. */
  const tries = new Map<number, { readonly n: number; readonly at: number }>();
  /** Done, but behind one that is not: they come again with it and are passed over. */
  const done = new Set<number>();
  let next: number | undefined;
  let goodSince = false;
  let running: Promise<void> | undefined;

  const offset = (): number | undefined => {
    const waiting = [...open.keys(), ...tries.keys()];
    return waiting.length > 0 ? Math.min(...waiting) : next;
  };

  const settled = (id: number): void => {
    open.delete(id);
    tries.delete(id);
    done.add(id);
    goodSince = true;
  };
  const refused = (id: number, error: unknown): void => {
    open.delete(id);
    d.onError(error);
    const n = (tries.get(id)?.n ?? 0) + 1;
    if (n >= mostTries && goodSince) {
      d.onError(new Error(`update ${id} is given up after ${n} attempts`));
      settled(id);
    } else tries.set(id, { n, at: d.clock.now() + Math.min(firstPauseMs * 2 ** (n - 1), longestPauseMs) });
  };
  const take = (u: Update): void => {
    const id = u.update_id;
    next = Math.max(next ?? 0, id + 1);
    const work = d.take(u).then(
      () => settled(id),
      (error: unknown) => refused(id, error),
    );
    open.set(id, work);
  };

  /** What is new in a batch is begun; true when there was something. */
  const begin = (updates: readonly Update[]): boolean => {
    const now = d.clock.now();
    const fresh = updates.filter(
      ({ update_id: id }) => !open.has(id) && !done.has(id) && (tries.get(id)?.at ?? 0) <= now,
    );
    const confirmed = offset() ?? 0;
    for (const id of done) if (id < confirmed) done.delete(id);
    for (const u of fresh) take(u);
    return fresh.length > 0;
  };

  const ask = (): Promise<readonly Update[]> => {
    const from = offset();
    return d.call<readonly Update[]>(
      'getUpdates',
      {
        ...(from !== undefined && { offset: from }),
        limit: batch,
        // With something to be repeated the answer is at once anyway.
        timeout: d.holdSeconds,
        allowed_updates: allowedUpdates,
      },
      { timeoutMs: (d.holdSeconds + 10) * 1000, signal: ending.signal },
    );
  };

  let pause = firstPauseMs;
  let conflicts = 0;
  /** @throws {Deaf} */
  const failed = async (error: unknown): Promise<void> => {
    if (ending.signal.aborted) return;
    const answer = error instanceof Refusal ? error : undefined;
    if (answer?.code === 401 || answer?.code === 404) throw new Deaf(tokenRefused);
    if (answer?.code === 409) {
      d.onTrouble(twice);
      return sleep(++conflicts >= mostConflicts ? givenUpMs : conflictPauseMs);
    }
    if (answer?.retryAfterMs !== undefined) {
      d.onTrouble(`Telegram asks to wait ${answer.retryAfterMs / 1000} s`);
      return sleep(answer.retryAfterMs);
    }
    d.onTrouble(answer ? `Telegram answers ${answer.code} ${answer.description}`.trim() : 'Telegram cannot be reached');
    const wait = pause;
    pause = Math.min(pause * 2, longestPauseMs);
    return sleep(wait);
  };

  const round = async (): Promise<void> => {
    try {
      const updates = await ask();
      pause = firstPauseMs;
      conflicts = 0;
      d.onTrouble(undefined);
      const news = begin(updates);
      // Usually one commit. A slow one holds the confirmation back, not the updates behind it.
      if (news) await within(1000, Promise.all(open.values()));
      else if (updates.length > 0)
        await (open.size > 0 ? within(firstPauseMs, Promise.race(open.values())) : sleep(firstPauseMs));
    } catch (error) {
      await failed(error);
    }
  };

  const loop = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      goodSince = false;
      await round();
    }
  };

  return {
    run: () => (running = loop()),
    stop: async () => {
      ending.abort();
      await running?.catch(() => undefined);
      await Promise.all(open.values());
      const from = offset();
      if (from === undefined) return;
      // The answer is not read: what is in it comes again at the next start.
      await d.call('getUpdates', { offset: from, limit: 1, timeout: 0 }, { timeoutMs: finalMs }).catch(() => undefined);
    },
  };
}
