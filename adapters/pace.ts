/**
 * Rate budgets, shared by all adapters: how long to wait before the next call, so that a platform need not refuse.
 * A budget is a token bucket kept as one number: the instant at which it would be full again.
 */
import type { Clock } from '../core/ports.ts';

/** At most `burst` at once, then one every `everyMs`. */
export interface Budget {
  readonly everyMs: number;
  readonly burst: number;
}
/** One bucket to be charged: `chat:123` with its budget. */
export interface Charge {
  readonly key: string;
  readonly budget: Budget;
}

export interface Pace {
  /**
   * Takes one from each bucket; how many ms to wait until all of them allow it. 0: now. When that is longer than
   * `patience`, nothing is taken: come again then.
   */
  take(charges: readonly Charge[], patience: number): number;
  /** The platform said so: nothing under this key before `until`, epoch ms. */
  block(key: string, until: number): void;
}

/** Forget buckets that are full again when there are more than this. */
const tidyAt = 5000;

export function createPace(clock: Pick<Clock, 'now'>): Pace {
  const full = new Map<string, number>();
  const blocks = new Map<string, number>();

  const tidy = (now: number): void => {
    for (const [key, at] of full) if (at <= now) full.delete(key);
    for (const [key, until] of blocks) if (until <= now) blocks.delete(key);
  };
  return {
    take: (charges, patience) => {
      const now = clock.now();
      if (full.size + blocks.size > tidyAt) tidy(now);
      const next = charges.map(({ key, budget }) => Math.max(now, full.get(key) ?? 0) + budget.everyMs);
      const wait = Math.max(
        0,
        ...charges.map(({ key }) => (blocks.get(key) ?? 0) - now),
        ...charges.map(({ budget }, i) => (next[i] ?? now) - now - budget.burst * budget.everyMs),
      );
      if (wait <= patience) charges.forEach(({ key }, i) => full.set(key, next[i] ?? now));
      return wait;
    },
    block: (key, until) => void blocks.set(key, Math.max(until, blocks.get(key) ?? 0)),
  };
}

/** Later than this the turn that was given is over. */
const slackMs = 100;

/**
 * Waits for the turn of a call. 0: it may be written now; more than `patience`: so long it would have been, and nothing
 * was taken. A process that was held up meanwhile stands in line again: what it missed is not made up for in a burst.
 */
export async function ownTurn(pace: Pace, clock: Clock, charges: readonly Charge[], patience: number): Promise<number> {
  for (let due = charges; ; due = charges.slice(0, 1)) {
    const wait = pace.take(due, patience);
    if (wait > patience) return wait;
    if (wait === 0) return 0;
    const at = clock.now() + wait;
    await new Promise<void>((resolve) => void clock.wake(at, resolve));
    if (clock.now() - at <= slackMs) return 0;
  }
}
