/**
 * Events in the order of their room, one by one. A service may tell a late one early: each waits a moment for one that
 * was said before it.
 */
import type { Clock } from '../../core/ports.ts';

export interface Order {
  /** `at`: epoch ms, as the platform says; many say whole seconds. Of the same instant: as told. */
  add(room: string, at: number, work: () => Promise<void>): void;
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>;
}
interface Waiting {
  readonly seq: number;
  readonly at: number;
  /** Not before then. */
  readonly from: number;
  readonly work: () => Promise<void>;
}
interface Lane {
  waiting: Waiting[];
  running: boolean;
  cancel: (() => void) | undefined;
}

/** `holdMs`: how long an event waits for an earlier one. */
export function createOrder(d: {
  readonly clock: Clock;
  readonly holdMs: number;
  readonly onError: (error: unknown) => void;
}): Order {
  const lanes = new Map<string, Lane>();
  let idlers: (() => void)[] = [];
  let seq = 0;

  const pump = (room: string, lane: Lane): void => {
    if (lane.running) return;
    const [first] = lane.waiting.toSorted((a, b) => a.at - b.at || a.seq - b.seq);
    if (!first) {
      lanes.delete(room);
      if (lanes.size === 0) for (const done of idlers.splice(0)) done();
      return;
    }
    lane.cancel?.();
    lane.cancel = undefined;
    if (first.from > d.clock.now()) {
      lane.cancel = d.clock.wake(first.from, () => pump(room, lane));
      return;
    }
    lane.waiting = lane.waiting.filter((w) => w !== first);
    lane.running = true;
    first
      .work()
      .catch(d.onError)
      .finally(() => {
        lane.running = false;
        pump(room, lane);
      });
  };

  return {
    add: (room, at, work) => {
      const lane = lanes.get(room) ?? { waiting: [], running: false, cancel: undefined };
      lanes.set(room, lane);
      lane.waiting.push({ seq: ++seq, at, from: d.clock.now() + d.holdMs, work });
      pump(room, lane);
    },
    idle: () => (lanes.size === 0 ? Promise.resolve() : new Promise((resolve) => void (idlers = [...idlers, resolve]))),
  };
}
