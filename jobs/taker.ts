/** Claims rows by number for whoever was woken. */
import { turn } from './alarm.ts';
import { batch } from './runner.ts';
import type { JobRow } from './store.ts';

/** Takes rows for many workers with one statement: what comes in while one runs goes with the next. */
export class Taker {
  readonly #take: (ids: readonly number[]) => Promise<readonly JobRow[]>;
  readonly #onError: (error: unknown) => void;
  #wanted: { id: number; resolve: (row: JobRow | undefined) => void; reject: (error: unknown) => void }[] = [];
  #taking: Promise<void> | undefined;

  constructor(take: (ids: readonly number[]) => Promise<readonly JobRow[]>, onError: (error: unknown) => void) {
    this.#take = take;
    this.#onError = onError;
  }

  get busy(): boolean {
    return this.#taking !== undefined;
  }

  take(id: number): Promise<JobRow | undefined> {
    return new Promise((resolve, reject) => {
      this.#wanted.push({ id, resolve, reject });
      this.#taking ??= this.#all();
    });
  }

  async #all(): Promise<void> {
    await turn();
    while (this.#wanted.length > 0) {
      const some = this.#wanted.splice(0, batch);
      try {
        const rows = new Map((await this.#take(some.map(({ id }) => id))).map((row) => [row.id, row]));
        for (const { id, resolve } of some) {
          resolve(rows.get(id));
          // Woken twice for the same row, it is run once.
          rows.delete(id);
        }
      } catch (error) {
        this.#onError(error);
        for (const { reject } of some) reject(error);
      }
    }
    this.#taking = undefined;
  }
}
