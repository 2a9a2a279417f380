/** Statements and transactions of one better-sqlite3 connection. */
import type Sqlite from 'better-sqlite3';

import { type Bound, endToEnd } from './bind.ts';
import type { Driver } from './driver.ts';
import { codeOf } from './errors.ts';
import type { Scope } from './scope.ts';
import { explainSqlite } from './sqlite-file.ts';

type Statement = Sqlite.Statement<unknown[], unknown>;

/** Rows of one insert: a statement this wide costs about half of as many single ones. */
const width = 32;
/** Statements built per call would fill the memory; hot ones are prepared and soon back. */
const maxCached = 500;

export class SqliteDriver implements Driver {
  lost: Error | undefined;
  readonly #db: Sqlite.Database;
  readonly #file: string;
  readonly #cache = new Map<string, Statement>();
  readonly #ones = new WeakMap<Bound, Statement>();
  readonly #wides = new WeakMap<Bound, Map<number, Statement | undefined>>();

  constructor(db: Sqlite.Database, file: string) {
    this.#db = db;
    this.#file = file;
  }

  begin(): number {
    this.#statement('BEGIN IMMEDIATE').run();
    return 0;
  }

  commit(): void {
    this.#statement('COMMIT').run();
  }

  rollback(): void {
    if (this.#db.inTransaction) this.#statement('ROLLBACK').run();
  }

  save(scope: Scope): void {
    if (scope.saved) return;
    this.#statement('SAVEPOINT handler').run();
    scope.saved = true;
  }

  release(): void {
    this.#statement('RELEASE handler').run();
  }

  undo(): void {
    this.#statement('ROLLBACK TO handler').run();
    this.#statement('RELEASE handler').run();
  }

  /** One statement of a handler; rows as arrays. A statement that only reads opens no savepoint. */
  execute(scope: Scope, sql: string, params: readonly unknown[], method: string): unknown[] {
    return this.#guarded(() => {
      const statement = this.#statement(sql);
      if (!statement.readonly) this.save(scope);
      return fetch(statement, params, method);
    });
  }

  /** One statement outside any transaction of ours. */
  query(sql: string, params: readonly unknown[], method: string): unknown[] {
    return this.#guarded(() => fetch(this.#statement(sql), params, method));
  }

  run(bound: Bound, rows: readonly unknown[][], distinct = false): void {
    this.#guarded(() => {
      let at = 0;
      const wide = rows.length >= width ? this.#wide(bound, width, distinct) : undefined;
      if (wide) for (; at + width <= rows.length; at += width) wide.run(endToEnd(rows, at, at + width));
      const one = this.#one(bound);
      for (; at < rows.length; at++) {
        const row = rows[at];
        if (row === undefined) continue;
        if (one.reader) one.all(row);
        else one.run(row);
      }
    });
  }

  all(bound: Bound, rows: readonly unknown[][]): unknown[][] {
    return this.#guarded(() => {
      const wide = this.#wide(bound, rows.length, true);
      if (wide) return wide.all(endToEnd(rows)) as unknown[][];
      return rows.flatMap((row) => this.#one(bound).all(row) as unknown[][]);
    });
  }

  again(error: unknown): boolean {
    return codeOf(error)?.startsWith('SQLITE_BUSY') ?? false;
  }

  explain(error: unknown): Error {
    return explainSqlite(error, this.#file);
  }

  /** Some errors (disk full, I/O) end the whole transaction: then the batch must not go on as if it were open. */
  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      const plain = this.explain(error);
      if (!this.#db.inTransaction) this.lost = plain;
      throw plain;
    }
  }

  #statement(sql: string): Statement {
    const cached = this.#cache.get(sql);
    if (cached) return cached;
    if (this.#cache.size >= maxCached) this.#cache.clear();
    const made = this.#prepare(sql);
    this.#cache.set(sql, made);
    return made;
  }

  #one(bound: Bound): Statement {
    let statement = this.#ones.get(bound);
    if (!statement) this.#ones.set(bound, (statement = this.#prepare(bound.sql)));
    return statement;
  }

  #wide(bound: Bound, n: number, distinct: boolean): Statement | undefined {
    let widths = this.#wides.get(bound);
    if (!widths) this.#wides.set(bound, (widths = new Map<number, Statement | undefined>()));
    if (!widths.has(n)) {
      const sql = bound.wide(n, distinct);
      widths.set(n, sql === undefined ? undefined : this.#prepare(sql));
    }
    return widths.get(n);
  }

  #prepare(sql: string): Statement {
    const made = this.#db.prepare<unknown[], unknown>(sql);
    if (made.reader) made.raw(true);
    return made;
  }
}

function fetch(statement: Statement, params: readonly unknown[], method: string): unknown[] {
  if (!statement.reader) {
    statement.run(params);
    return [];
  }
  return (method === 'get' ? statement.get(params) : statement.all(params)) as unknown[];
}
