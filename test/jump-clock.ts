import type { Clock } from '../core/ports.ts';

export interface JumpClock extends Clock {
  /** Time goes on as ever, this many ms later. */
  jump(ms: number): void;
}

/** The real time (or `start` first) that can be moved forward: for tests with real sockets. */
export function jumpClock(start?: number): JumpClock {
  let offset = start === undefined ? 0 : start - Date.now();
  const alarms = new Map<{ at: number; fn: () => void }, NodeJS.Timeout>();
  const now = (): number => Date.now() + offset;
  const arm = (alarm: { at: number; fn: () => void }): void => {
    const ring = (): void => {
      if (alarm.at > now()) return arm(alarm);
      alarms.delete(alarm);
      alarm.fn();
    };
    alarms.set(alarm, setTimeout(ring, Math.min(Math.max(0, alarm.at - now()), 60_000)));
  };
  const cancel = (alarm: { at: number; fn: () => void }): void => {
    clearTimeout(alarms.get(alarm));
    alarms.delete(alarm);
  };
  return {
    now,
    wake: (at, fn) => {
      const alarm = { at, fn };
      arm(alarm);
      return () => cancel(alarm);
    },
    jump: (ms) => {
      offset += ms;
      for (const alarm of alarms.keys()) {
        clearTimeout(alarms.get(alarm));
        arm(alarm);
      }
    },
  };
}
