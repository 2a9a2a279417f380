/** Pauses that end early when everything ends; shared by all adapters. */
import type { Clock } from '../core/ports.ts';

export interface Nap {
  /** Resolves after `ms`, or when everything ends. */
  sleep(ms: number): Promise<void>;
  /** Resolves when `work` is settled, but not later than after `ms`. */
  within(ms: number, work: Promise<unknown>): Promise<void>;
}

export function createNap(clock: Clock, ending: AbortSignal): Nap {
  const begin = (ms: number): { over: Promise<void>; end: () => void } => {
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      end = () => {
        cancel();
        ending.removeEventListener('abort', end);
        resolve();
      };
      const cancel = clock.wake(clock.now() + ms, () => end());
      ending.addEventListener('abort', end);
    });
    if (ending.aborted) end();
    return { over, end };
  };
  return {
    sleep: (ms) => begin(ms).over,
    within: async (ms, work) => {
      const { over, end } = begin(ms);
      try {
        await Promise.race([work, over]);
      } finally {
        end();
      }
    },
  };
}
