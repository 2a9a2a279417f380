import type { Clock } from '../core/ports.ts';

export interface FakeClock extends Clock {
  /** Moves time to `at`, ringing what is due on the way, each at its own time; `settle` is awaited after each ring. */
  moveTo(at: number, settle: () => Promise<void>): Promise<void>;
}

/** Time that stands still until it is moved. */
export function fakeClock(start: number): FakeClock {
  let time = start;
  const alarms = new Set<{ at: number; fn: () => void }>();
  const ring = (alarm: { at: number; fn: () => void }): void => {
    alarms.delete(alarm);
    alarm.fn();
  };
  return {
    now: () => time,
    wake: (at, fn) => {
      const alarm = { at, fn };
      alarms.add(alarm);
      if (at <= time) setImmediate(() => alarms.has(alarm) && ring(alarm));
      return () => alarms.delete(alarm);
    },
    moveTo: async (at, settle) => {
      for (;;) {
        const due = [...alarms].filter((a) => a.at <= at).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        time = Math.max(time, due.at);
        ring(due);
        await settle();
      }
      time = Math.max(time, at);
      await settle();
    },
  };
}

/** A seeded source of chance (mulberry32): the same seed, the same throws. */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
