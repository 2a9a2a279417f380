/** What one handler holds while it runs, and what a batch gathers until its COMMIT. */
import type { Count, Prepared, Tx } from '../core/ports.ts';
import { type Bound, bound } from './bind.ts';
import { outsideHandler } from './errors.ts';

/** How far a batch had gathered when a handler began. */
export interface Mark {
  readonly countsAt: number;
  readonly rowsAt: number;
  readonly afterAt: number;
  readonly closersAt: number;
  readonly changedAt: number;
}

/** One call of `Tx.changed`. */
export interface Changed {
  readonly what: string;
  readonly ref: number;
}

/** The rows, counts and callbacks of one batch, in order; cut back to a mark when a handler fails. */
export class Gathered {
  readonly counts: Count[] = [];
  readonly by: number[] = [];
  readonly statements: Bound[] = [];
  readonly rows: unknown[][] = [];
  readonly after: (() => void)[] = [];
  readonly changed: Changed[] = [];
  /** How many of `after` end the batch. */
  closers = 0;

  cut(mark: Mark): void {
    this.counts.length = this.by.length = mark.countsAt;
    this.statements.length = this.rows.length = mark.rowsAt;
    this.after.length = mark.afterAt;
    this.closers = mark.closersAt;
    this.changed.length = mark.changedAt;
  }
}

/**
 * The scope of one handler, and its `Tx`. Closed when the handler is done: whatever was forgotten
 * and comes late throws instead of writing into the neighbour's savepoint.
 */
export class Scope implements Tx, Mark {
  open = true;
  /** A savepoint was opened for it. */
  saved = false;
  readonly countsAt: number;
  readonly rowsAt: number;
  readonly afterAt: number;
  readonly closersAt: number;
  readonly changedAt: number;
  readonly #into: Gathered;
  constructor(into: Gathered) {
    this.#into = into;
    this.countsAt = into.counts.length;
    this.rowsAt = into.rows.length;
    this.afterAt = into.after.length;
    this.closersAt = into.closers;
    this.changedAt = into.changed.length;
  }

  count(what: Count, by = 1): void {
    this.#check();
    const fine =
      Number.isSafeInteger(by) &&
      Number.isSafeInteger(what.room) &&
      Number.isSafeInteger(what.member) &&
      Number.isSafeInteger(what.bucket);
    if (!fine) throw new RangeError(`not whole numbers: ${JSON.stringify({ ...what, by })}`);
    this.#into.counts.push(what);
    this.#into.by.push(by);
  }

  append(statement: Prepared, row: Record<string, unknown>): void {
    this.#check();
    const statementOf = bound(statement);
    this.#into.rows.push(statementOf.bind(row));
    this.#into.statements.push(statementOf);
  }

  after(fn: () => void, closes = true): void {
    this.#check();
    this.#into.after.push(fn);
    if (closes) this.#into.closers++;
  }

  changed(what: string, ref: number): void {
    this.#check();
    this.#into.changed.push({ what, ref });
  }

  #check(): void {
    if (!this.open) throw outsideHandler();
  }
}

/** One key of `counts` and its sum. */
export type Summed = Pick<Count, keyof Count> & { readonly n: number };

/** Sums the counts of a batch by key, in key order (so that two writers never wait for each other crosswise). */
export function summed(counts: readonly Count[], by: readonly number[]): Summed[] {
  const sums = new Map<string, { what: Count; n: number }>();
  for (let i = 0; i < counts.length; i++) {
    const what = counts[i];
    if (what === undefined) continue;
    const n = by[i] ?? 1;
    const key = `${what.room} ${what.member} ${what.bucket} ${what.what}`;
    const sum = sums.get(key);
    if (sum) sum.n += n;
    else sums.set(key, { what, n });
  }
  return [...sums.values()]
    .map(({ what: { what, room, member, bucket }, n }) => ({ what, room, member, bucket, n }))
    .sort((a, b) => a.room - b.room || a.member - b.member || a.bucket - b.bucket || (a.what < b.what ? -1 : 1));
}
