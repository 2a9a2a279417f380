import type { Clock } from '../core/ports.ts';

/** Beyond this setTimeout fires at once. */
const longest = 2 ** 31 - 1;

/** The real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wake: (at, fn) => {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const left = at - Date.now();
      timer = left > longest ? setTimeout(arm, longest) : setTimeout(fn, Math.max(0, left));
    };
    arm();
    return () => clearTimeout(timer);
  },
};
