/** Waiting for what comes over a real socket, and for a bot with a held clock to be at rest. */
import { inspect } from 'node:util';

import type { Trace } from '../core/types.ts';

/** What a bot under test has seen so far: printed when a wait is in vain, so that a log alone tells why. */
export interface Witness {
  readonly errors: readonly unknown[];
  readonly traces?: readonly Trace[];
  readonly notes?: readonly string[];
}

const lookEveryMs = 10;
/** One round counts for so much at most: a machine that stood still for seconds has not waited for seconds. */
const longestRoundMs = 100;
const lastShown = 8;
const witnesses = new Set<Witness>();

/** From now on a wait in vain prints what this one saw. Returns the end of it. */
export function watched(witness: Witness): () => void {
  witnesses.add(witness);
  return () => void witnesses.delete(witness);
}

const shortly = ({ event, stage, by, effects, error }: Trace): string =>
  [
    `${event.kind} ${event.id}`,
    ...('text' in event ? [`「${event.text}」`] : []),
    `${stage}${by === undefined ? '' : ` by ${by}`}`,
    ...(effects.length > 0 ? [effects.join(' ')] : []),
    ...(error === undefined ? [] : [`: ${error}`]),
  ].join(' ');
const seenBy = ({ traces = [], notes = [], errors }: Witness): string =>
  [
    `${traces.length} traces${traces.length > 0 ? ', the last:' : ''}`,
    ...traces.slice(-lastShown).map((t) => `  ${shortly(t)}`),
    ...notes.slice(-lastShown).map((n) => `  note: ${n}`),
    ...errors.slice(-lastShown).map((e) => `  error: ${inspect(e, { depth: 4 })}`),
  ].join('\n');

/**
 * Resolves with the first value of `look` that is neither undefined nor false, looking every 10 ms.
 * @param ms how long to wait, by the time that passed while this process ran
 * @param what is waited for, in words; else its source is shown
 * @throws Error with what was waited for and what the bots under test saw last
 */
export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  ms = 30_000,
  what?: string,
): Promise<T> {
  for (let waited = 0; ;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (waited >= ms)
      throw new Error(
        [`waited ${ms} ms in vain for ${what ?? 'this'}: ${look.toString()}`, ...[...witnesses].map(seenBy)].join('\n'),
      );
    const from = performance.now();
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    waited += Math.min(performance.now() - from, longestRoundMs);
  }
}

/** What is under way in a bot under test, as a part of it that can be waited for. */
export function underWay() {
  const live = new Set<Promise<void>>();
  let begun = 0;
  return {
    /** How much was begun so far. */
    get begun(): number {
      return begun;
    },
    /** The work itself, waited for by `idle` from now on. */
    track<T>(work: Promise<T>): Promise<T> {
      begun++;
      const over = (): void => void live.delete(done);
      const done: Promise<void> = work.then(over, over);
      live.add(done);
      return work;
    },
    async idle(): Promise<void> {
      while (live.size > 0) await Promise.all(live);
    },
  };
}

/** What the database of a bot under test is busy with; `around` is for `openDatabase`. */
export function busyDatabase() {
  const [writes, reads] = [underWay(), underWay()];
  return {
    around: <T>(work: () => Promise<T>, what: 'read' | 'write'): Promise<T> =>
      (what === 'write' ? writes : reads).track(work()),
    /** How many commits were asked for so far. */
    get begun(): number {
      return writes.begun;
    },
    async idle(): Promise<void> {
      await writes.idle();
      await reads.idle();
    },
  };
}

/**
 * Resolves when a bot with a held clock is at rest: every part was idle at least twice in a row with nothing done in between.
 * @param did how much was done so far (events handled, lines heard), so that work that makes work is waited for
 */
export async function atRest(
  parts: readonly { readonly idle: () => Promise<unknown> }[],
  did: () => number,
): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet++) {
    const before = did();
    for (const part of parts) await part.idle();
    // An alarm that is due at once rings in the next turn of the event loop; until then nobody is busy with it.
    await new Promise((resolve) => setImmediate(resolve));
    if (did() !== before) quiet = 0;
  }
}
