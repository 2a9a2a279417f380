/** What wakes a queue: one look at a time, pokes that come meanwhile make it look once more, and a timer for the next. */
import { AsyncLocalStorage } from 'node:async_hooks';

import type { Clock } from '../core/ports.ts';

export interface AlarmOptions {
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Looks at least this often, poked or not. */
  readonly lookMs: number;
  /** One look; when to look again (epoch ms). */
  readonly look: () => Promise<number>;
  /** A row of looks is over. */
  readonly over: () => void;
}

const afterFault = 1000;

/** A turn of the event loop: what ended in the same one is looked at together. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

export class Alarm {
  readonly #o: AlarmOptions;
  /** A poke may come from inside a handler; what the queue does then must not belong to that handler's scope. */
  readonly #outside = AsyncLocalStorage.snapshot();
  #stopped = true;
  #again = false;
  #faulted = false;
  #unwake: (() => void) | undefined;
  #pass: Promise<void> | undefined;

  constructor(options: AlarmOptions) {
    this.#o = options;
  }

  get stopped(): boolean {
    return this.#stopped;
  }
  /** Looking right now. */
  get busy(): boolean {
    return this.#pass !== undefined;
  }
  /** The last look failed; the next one is a second later. */
  get faulted(): boolean {
    return this.#faulted;
  }

  start(): void {
    this.#stopped = false;
    this.poke();
  }

  /** Resolves when the look under way is over. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unwake?.();
    await this.#pass;
  }

  poke(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#pass ??= this.#outside(() => this.#passes());
  }

  async #passes(): Promise<void> {
    let next = Infinity;
    await turn();
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        next = await this.#o.look();
        this.#faulted = false;
      } catch (error) {
        this.#o.onError(error);
        this.#faulted = true;
        next = this.#o.clock.now() + afterFault;
        break;
      }
    }
    this.#again = false;
    this.#pass = undefined;
    this.#sleep(next);
    this.#o.over();
  }

  #sleep(until: number): void {
    this.#unwake?.();
    if (this.#stopped) return;
    const { clock, lookMs } = this.#o;
    this.#unwake = clock.wake(Math.min(until, clock.now() + lookMs), () => this.poke());
  }
}
