/** The line of writes waiting for the next commit. */
import type { Tx, WriteOptions } from '../core/ports.ts';
import { type Kept, kept } from './claims.ts';

type Run = (tx: Tx) => unknown;
type Failed = (error: unknown, tx: Tx) => unknown;

/** One write, from its call to its settlement. */
export class Entry {
  readonly fn: Run;
  readonly claim: Kept | undefined;
  readonly failed: Failed | undefined;
  readonly #resolve: (value: unknown) => void;
  readonly #reject: (error: unknown) => void;
  /** Its claim is in this transaction; false also for a redelivery. */
  claimed = false;
  #value: unknown;
  #error: { readonly error: unknown } | undefined;

  constructor(fn: Run, options: WriteOptions<never>, resolve: (v: unknown) => void, reject: (e: unknown) => void) {
    this.fn = fn;
    this.claim = options.claim && kept(options.claim);
    this.failed = options.failed;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** Forgets what an earlier run of the batch made of it. */
  begin(): void {
    this.#value = undefined;
    this.#error = undefined;
  }

  done(value: unknown): void {
    this.#value = value;
  }

  fail(error: unknown): void {
    this.#error = { error };
  }

  /** After COMMIT. */
  settle(): void {
    if (this.#error) this.#reject(this.#error.error);
    else this.#resolve(this.#value);
  }

  /** Its batch did not commit. */
  lose(error: unknown): void {
    this.#reject(error);
  }
}

/** First in, first out; taking from the head costs nothing per entry. */
export class Queue {
  #entries: Entry[] = [];
  #head = 0;

  get length(): number {
    return this.#entries.length - this.#head;
  }

  push(entry: Entry): void {
    this.#entries.push(entry);
  }

  /** The entry `index` places behind the head. */
  at(index: number): Entry | undefined {
    return this.#entries[this.#head + index];
  }

  take(n: number): Entry[] {
    const taken = this.#entries.slice(this.#head, this.#head + n);
    this.#head += taken.length;
    if (this.#head === this.#entries.length) {
      this.#entries = [];
      this.#head = 0;
    } else if (this.#head > 4096 && this.#head * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#head);
      this.#head = 0;
    }
    return taken;
  }
}
