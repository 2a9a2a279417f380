/** Slices that take turns, so that whatever the machine does meanwhile hits every side alike. */
import type { MessageEvent, PlatformEvent } from '../core/types.ts';

/** One way of handling messages. */
export interface Side {
  readonly name: string;
  slice(events: readonly MessageEvent[]): Promise<void>;
  /** Throws unless exactly the expected work was done. */
  check(): Promise<void>;
  close(): Promise<void>;
}
/** Of one slice, a message: microseconds by the clock, and by the processor. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
}
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export const spread = (values: readonly number[]): Spread => {
  const s = [...values].sort((a, b) => a - b);
  return { min: s[0] ?? NaN, median: s[Math.floor(s.length / 2)] ?? NaN, max: s.at(-1) ?? NaN };
};

export async function cost(n: number, work: () => Promise<void>): Promise<Cost> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await work();
  const wall = performance.now() - began;
  const spent = process.cpuUsage(cpu);
  return { wall: (wall * 1000) / n, cpu: (spent.user + spent.system) / n };
}

/** `A B C A B C …`: each side handles each slice; the costs by side. */
export async function turns(
  sides: readonly Side[],
  rounds: number,
  slice: () => readonly MessageEvent[],
): Promise<Map<Side, Cost[]>> {
  const costs = new Map<Side, Cost[]>(sides.map((s) => [s, []]));
  for (let i = 0; i < rounds; i++) {
    const events = slice();
    for (const side of sides) costs.get(side)?.push(await cost(events.length, () => side.slice(events)));
  }
  return costs;
}

/** How fast `side` is as a part of `reference`, turn by turn: 1 is as fast. */
export const ratio = (
  costs: ReadonlyMap<Side, readonly Cost[]>,
  side: Side,
  reference: Side,
  of: keyof Cost = 'wall',
): Spread => spread((costs.get(side) ?? []).map((c, i) => (costs.get(reference)?.[i]?.[of] ?? NaN) / c[of]));

/** Hands over events with so many under way; resolves when all are accepted. */
export function flood(
  accept: (e: PlatformEvent) => Promise<void>,
  events: readonly PlatformEvent[],
  inFlight: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (events.length === 0) resolve();
    let next = 0;
    let done = 0;
    const more = (): void => {
      const event = events[next++];
      if (event) accept(event).then(ended, reject);
    };
    const ended = (): void => {
      if (++done === events.length) resolve();
      else more();
    };
    for (let i = 0; i < inFlight; i++) more();
  });
}
