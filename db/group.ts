/**
 * The group commit: what queued up while the last commit ran shares the next one. Handlers run strictly one
 * after another, because savepoints nest: side by side they would undo each other's rows.
 */
import type { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

import type { Tx, WriteOptions } from '../core/ports.ts';
import type { Bound } from './bind.ts';
import { bothOf, type CommitStatements, type Kept } from './claims.ts';
import type { Driver } from './driver.ts';
import { isClosed, nestedWrite } from './errors.ts';
import type { News } from './news.ts';
import { Entry, Queue } from './queue.ts';
import { Gathered, Scope, summed } from './scope.ts';

/** Handlers in one commit, at most. */
const maxHandlers = 1_000;
/**
 * No handler is added once the batch's handlers took this long together, or twice as long as the last commit took to
 * reach the disk, within limits: on a slow or busy disk short batches would only make everybody wait for it more often.
 */
const maxHandlerMs = 12;
const longestHandlerMs = 25;
/** Claims go in slice by slice, growing, so that a batch which closes early took few claims too many. */
const [firstSlice, lastSlice] = [8, 64];
const maxAttempts = 10;

/** A row appended by some handler was refused: which one shows when the batch is run again handler by handler. */
class RowRefused extends Error {
  override readonly name = 'RowRefused';
}

class Batch extends Gathered {
  /** Handlers run so far, counted from the head of the queue. */
  ran = 0;
  /** Entries that share its fate when it fails. */
  touched = 0;
  closed = false;
  ms = 0;
  /** Claims given back because their write rejected. */
  readonly given = new Set<string>();
  /** Appended rows are written at the end of each handler, inside its savepoint. */
  readonly careful: boolean;
  constructor(careful: boolean) {
    super();
    this.careful = careful;
  }
}

export interface GroupParts {
  readonly driver: Driver;
  readonly scopes: AsyncLocalStorage<Scope>;
  readonly statements: CommitStatements;
  /** Told what an `after` callback threw; nobody else could hear it. */
  readonly onError: (error: unknown) => void;
  /** What other processes change; left out where there are none. */
  readonly news?: News;
}

export class Group {
  readonly #driver: Driver;
  readonly #scopes: AsyncLocalStorage<Scope>;
  readonly #statements: CommitStatements;
  readonly #onError: (error: unknown) => void;
  readonly #news: News | undefined;
  readonly #queue = new Queue();
  #running: Promise<void> | undefined;
  #closed = false;
  /** How long the handlers of a batch may take together, ms. */
  #patience = maxHandlerMs;

  constructor(parts: GroupParts) {
    this.#driver = parts.driver;
    this.#scopes = parts.scopes;
    this.#statements = parts.statements;
    this.#onError = parts.onError;
    this.#news = parts.news;
  }

  /** See `Database.write`. A write that rejects keeps no claim, so that its event may come again. */
  write<T>(fn: (tx: Tx) => Promise<T> | T, options: WriteOptions<T> = {}): Promise<T | undefined> {
    if (this.#scopes.getStore()?.open) return Promise.reject(nestedWrite());
    if (this.#closed) return Promise.reject(isClosed());
    return new Promise<T | undefined>((resolve, reject) => {
      this.#queue.push(new Entry(fn, options as WriteOptions<never>, resolve as (v: unknown) => void, reject));
      this.#running ??= this.#scopes.exit(() => this.#pump());
    });
  }

  /** Takes no more writes and waits for those queued. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #pump(): Promise<void> {
    while (this.#queue.length > 0) {
      // One turn of the event loop: sockets are read, timers fire, and what they write joins this batch.
      await nextTurn();
      try {
        await this.#batch();
      } catch (error) {
        this.#lose(maxHandlers, error);
      }
    }
    this.#running = undefined;
  }

  async #batch(): Promise<void> {
    let careful = false;
    for (let attempt = 1; ; attempt++) {
      const batch = new Batch(careful);
      try {
        await this.#commit(batch);
        this.#settle(batch);
        return;
      } catch (error) {
        await this.#driver.rollback();
        if (error instanceof RowRefused && !careful) careful = true;
        else if (attempt < maxAttempts && this.#driver.again(error)) await pause(2 ** attempt * (0.5 + Math.random()));
        else return this.#lose(batch.touched || maxHandlers, error);
      }
    }
  }

  async #commit(batch: Batch): Promise<void> {
    const driver = this.#driver;
    driver.lost = undefined;
    const newest = await driver.begin();
    if (this.#news && newest !== this.#news.known) await this.#catchUp(this.#news, newest);
    for (let slice = firstSlice; this.#room(batch) > 0 && !batch.closed; slice = Math.min(slice * 2, lastSlice)) {
      const end = batch.ran + Math.min(slice, this.#room(batch));
      batch.touched = end;
      await this.#claim(batch.ran, end);
      batch.touched = batch.ran;
      await this.#run(batch, end);
      if (batch.ran < end) await this.#unclaim(batch.ran, end);
    }
    const began = performance.now();
    await this.#flush(batch);
    await driver.commit();
    this.#patience = Math.min(longestHandlerMs, Math.max(maxHandlerMs, 2 * (performance.now() - began)));
  }

  /** Memory is as new as the rows before anything is handled. What cannot be read now is read with the next batch. */
  async #catchUp(news: News, newest: number): Promise<void> {
    try {
      await news.catchUp(newest);
    } catch (error) {
      this.#onError(error);
    }
  }

  #room(batch: Batch): number {
    return Math.min(maxHandlers, this.#queue.length) - batch.ran;
  }

  /** One many-row insert for the claims of a slice; what it does not give back is a redelivery. */
  async #claim(from: number, to: number): Promise<void> {
    const entries: Entry[] = [];
    for (let i = from; i < to; i++) {
      const entry = this.#queue.at(i);
      if (entry?.claim === undefined) continue;
      entry.claimed = true;
      entries.push(entry);
    }
    if (entries.length === 0) return;
    const rows = await this.#driver.all(this.#statements.claim, claimRows(this.#statements.claim, entries));
    if (rows.length === entries.length) return;
    const fresh = new Set(rows.map(([account, key]) => bothOf(String(account), String(key))));
    // The first of two alike takes it; the second is a redelivery within the slice.
    for (const entry of entries) entry.claimed = fresh.delete(entry.claim?.both ?? '');
  }

  /** Takes back the claims of entries that stay in the queue. */
  async #unclaim(from: number, to: number): Promise<void> {
    const claims: Kept[] = [];
    for (let i = from; i < to; i++) {
      const entry = this.#queue.at(i);
      if (entry?.claimed && entry.claim) claims.push(entry.claim);
    }
    await this.#giveBack(claims);
  }

  async #giveBack(claims: readonly Kept[]): Promise<void> {
    const { unclaim } = this.#statements;
    const rows = claims.map(({ account, key }) => unclaim.bind({ account, key }));
    if (rows.length > 0) await this.#driver.run(unclaim, rows);
  }

  /** A handler that does not wait costs no promise here: most messages are plain. */
  async #run(batch: Batch, end: number): Promise<void> {
    const driver = this.#driver;
    const start = performance.now();
    while (batch.ran < end && !batch.closed) {
      const entry = this.#queue.at(batch.ran);
      batch.touched = ++batch.ran;
      if (entry === undefined) continue;
      entry.begin();
      if (entry.claim && !entry.claimed && !(await this.#freed(batch, entry))) continue;
      const scope = new Scope(batch);
      try {
        const result = this.#scopes.run(scope, entry.fn, scope);
        entry.done(isThenable(result) ? await this.#settled(scope, result) : result);
        scope.open = false;
        if (scope.saved || batch.careful) await this.#finish(batch, scope);
      } catch (error) {
        await this.#fail(batch, entry, scope, error);
      }
      if (driver.lost !== undefined) throw driver.lost;
      batch.closed = batch.closers > 0 || batch.ms + performance.now() - start >= this.#patience;
    }
    batch.ms += performance.now() - start;
  }

  /** A redelivery whose twin in this slice rejected, and so gave its claim back, may claim after all. */
  async #freed(batch: Batch, entry: Entry): Promise<boolean> {
    if (!entry.claim || !batch.given.delete(entry.claim.both)) return false;
    const rows = await this.#driver.all(this.#statements.claim, claimRows(this.#statements.claim, [entry]));
    entry.claimed = rows.length === 1;
    return entry.claimed;
  }

  /** Waits inside the scope, because a lazy query returned by a handler only starts when it is waited for. */
  #settled(scope: Scope, result: PromiseLike<unknown>): PromiseLike<unknown> {
    if (result instanceof Promise) return result;
    return this.#scopes.run(scope, () => new Promise((resolve, reject) => void result.then(resolve, reject)));
  }

  async #finish(batch: Batch, scope: Scope): Promise<void> {
    if (batch.careful && batch.rows.length > scope.rowsAt) {
      await this.#driver.save(scope);
      await this.#write(batch, scope.rowsAt);
      batch.statements.length = batch.rows.length = scope.rowsAt;
    }
    if (scope.saved) await this.#driver.release();
  }

  async #undo(batch: Batch, scope: Scope): Promise<void> {
    scope.open = false;
    batch.cut(scope);
    if (this.#driver.lost !== undefined) throw this.#driver.lost;
    if (scope.saved) await this.#driver.undo();
  }

  async #fail(batch: Batch, entry: Entry, scope: Scope, error: unknown): Promise<void> {
    await this.#undo(batch, scope);
    const outcome = entry.failed === undefined ? { error } : await this.#rescue(batch, entry.failed, error);
    if ('value' in outcome) return entry.done(outcome.value);
    entry.fail(outcome.error);
    if (entry.claim === undefined) return;
    await this.#giveBack([entry.claim]);
    batch.given.add(entry.claim.both);
  }

  /** Runs `failed` in a scope and a savepoint of its own. */
  async #rescue(
    batch: Batch,
    failed: (error: unknown, tx: Tx) => unknown,
    error: unknown,
  ): Promise<{ value: unknown } | { error: unknown }> {
    const scope = new Scope(batch);
    try {
      const result = this.#scopes.run(scope, failed, error, scope);
      const value = isThenable(result) ? await this.#settled(scope, result) : result;
      scope.open = false;
      await this.#finish(batch, scope);
      return { value };
    } catch (second) {
      await this.#undo(batch, scope);
      return {
        error: new AggregateError([error, second], 'a handler failed, and so did what should follow', { cause: error }),
      };
    }
  }

  async #flush(batch: Batch): Promise<void> {
    const { count } = this.#statements;
    try {
      await this.#write(batch, 0);
    } catch (error) {
      if (this.#driver.lost !== undefined || this.#driver.again(error)) throw error;
      throw new RowRefused('an appended row was refused', { cause: error });
    }
    if (this.#news && batch.changed.length > 0)
      await this.#driver.run(this.#statements.change, this.#news.rows(batch.changed, this.#statements.change));
    if (batch.counts.length === 0) return;
    const rows = summed(batch.counts, batch.by).map((row) => count.bind(row));
    await this.#driver.run(count, rows, true);
  }

  /** Writes the appended rows from `from` on, grouped by statement in the order the statements first came. */
  async #write(batch: Batch, from: number): Promise<void> {
    const groups = new Map<Bound, unknown[][]>();
    for (let i = from; i < batch.rows.length; i++) {
      const [statement, row] = [batch.statements[i], batch.rows[i]];
      if (statement === undefined || row === undefined) continue;
      const group = groups.get(statement);
      if (group) group.push(row);
      else groups.set(statement, [row]);
    }
    for (const [statement, rows] of groups) await this.#driver.run(statement, rows);
  }

  #settle(batch: Batch): void {
    const done = this.#queue.take(batch.ran);
    for (const fn of batch.after) {
      try {
        const result: unknown = fn();
        if (isThenable(result)) result.then(undefined, this.#onError);
      } catch (error) {
        this.#onError(error);
      }
    }
    for (const entry of done) entry.settle();
  }

  #lose(n: number, error: unknown): void {
    const why = this.#driver.explain(error instanceof RowRefused ? error.cause : error);
    for (const entry of this.#queue.take(Math.min(n, maxHandlers))) entry.lose(why);
  }
}

const claimRows = (claim: Bound, entries: readonly Entry[]): unknown[][] =>
  entries.flatMap(({ claim: row }) => (row ? [claim.bind({ account: row.account, key: row.key, at: row.at })] : []));

const isThenable = (v: unknown): v is PromiseLike<unknown> =>
  typeof v === 'object' && v !== null && 'then' in v && typeof v.then === 'function';
