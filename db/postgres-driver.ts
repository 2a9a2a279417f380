/** Statements and transactions of one PostgreSQL connection, made again when it breaks. */
import pg from 'pg';

import { type Bound, endToEnd } from './bind.ts';
import type { Driver } from './driver.ts';
import { asError, codeOf, DatabaseError } from './errors.ts';
import type { Scope } from './scope.ts';

export type Query = (config: pg.QueryConfig, values: unknown[]) => Promise<pg.QueryResult>;

/** Rows of one insert. A round trip a row is what makes PostgreSQL slow here. */
const width = 64;
/** Serialization failure and deadlock: nothing was wrong, the transaction only has to be run again. */
const runAgain: ReadonlySet<string> = new Set(['40001', '40P01']);
/** The server is going away, or the connection is. */
const ending = /^(08|57P0)/;

export class PostgresDriver implements Driver {
  lost: Error | undefined;
  readonly #config: pg.ClientConfig;
  #client: pg.Client | undefined;
  #line: Promise<unknown> = Promise.resolve();
  readonly #wides = new WeakMap<Bound, Map<number, string | undefined>>();

  constructor(config: pg.ClientConfig) {
    this.#config = config;
  }

  async begin(): Promise<number> {
    const kept = this.#client;
    if (kept)
      try {
        return await this.#start();
      } catch (error) {
        // It broke since the last batch, and nothing was in it yet: a new one will do.
        if (!broken(error)) throw error;
        this.#drop(kept);
      }
    this.#client = await this.#connect();
    return this.#start();
  }

  /** Both in one round trip. That the newest number is read here is what makes numbers become visible in order. */
  async #start(): Promise<number> {
    const results = await this.#query(
      'BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT coalesce(max(id), 0) AS newest FROM changes',
    );
    // Two statements have two results; the types know of one.
    const [, newest] = results as unknown as readonly pg.QueryResult<{ newest: string }>[];
    return Number(newest?.rows[0]?.newest ?? 0);
  }

  async commit(): Promise<void> {
    const { command } = await this.#query('COMMIT');
    // In a transaction that failed, COMMIT succeeds and does a rollback.
    if (command !== 'COMMIT') throw new Error(`COMMIT was answered with ${command}`);
  }

  async rollback(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    try {
      await this.#query('ROLLBACK');
    } catch {
      // The connection is of no use any more; what broke it has already failed the batch.
      this.#drop(client);
    }
  }

  async save(scope: Scope): Promise<void> {
    if (scope.saved) return;
    scope.saved = true;
    await this.#guarded(this.#query('SAVEPOINT handler'));
  }

  async release(): Promise<void> {
    await this.#guarded(this.#query('RELEASE SAVEPOINT handler'));
  }

  async undo(): Promise<void> {
    await this.#guarded(this.#query('ROLLBACK TO SAVEPOINT handler; RELEASE SAVEPOINT handler'));
  }

  /** One statement of a handler. The connection keeps the order: the savepoint needs no waiting for. */
  async execute(scope: Scope, config: pg.QueryConfig, values: unknown[]): Promise<pg.QueryResult> {
    const saved = this.save(scope);
    const [result] = await Promise.all([this.#guarded(this.#query(named(config), values)), saved]);
    return result;
  }

  async run(bound: Bound, rows: readonly unknown[][], distinct = false): Promise<void> {
    for (let at = 0; at < rows.length;) {
      const n = rows.length - at >= width ? width : 1;
      const wide = n > 1 ? this.#wide(bound, n, distinct) : undefined;
      const take = wide === undefined ? 1 : n;
      await this.#send(wide ?? bound.sql, endToEnd(rows, at, at + take));
      at += take;
    }
  }

  async all(bound: Bound, rows: readonly unknown[][]): Promise<unknown[][]> {
    const wide = this.#wide(bound, rows.length, true);
    if (wide !== undefined) return this.#send(wide, endToEnd(rows));
    const out: unknown[][] = [];
    for (const row of rows) out.push(...(await this.#send(bound.sql, row)));
    return out;
  }

  again(error: unknown): boolean {
    return runAgain.has(codeOf(error) ?? '');
  }

  explain(error: unknown): Error {
    return explainPostgres(error);
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client(this.#config);
    // Also between two batches: without a listener a broken connection would end the process.
    client.on('error', () => this.#drop(client));
    client.on('end', () => this.#drop(client));
    await client.connect();
    return client;
  }

  #drop(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    client.end().catch(() => undefined);
  }

  /**
   * Statements side by side wait here, in the order of their calls: the driver asks its callers for that. The
   * connection is the one of the call: a latecomer never reaches the next transaction.
   */
  #query(config: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> {
    const client = this.#now();
    const result = this.#line.then(() => client.query(config, values));
    this.#line = result.then(nothing, nothing);
    return result;
  }

  #now(): pg.Client {
    if (this.#client) return this.#client;
    this.lost ??= new DatabaseError('unreachable', 'the connection to PostgreSQL broke; it is made again by itself');
    throw this.lost;
  }

  /** Notes what ends the transaction whatever the handler makes of it. */
  async #guarded<T>(result: Promise<T>): Promise<T> {
    try {
      return await result;
    } catch (error) {
      if (runAgain.has(codeOf(error) ?? '') || broken(error)) this.lost ??= asError(error);
      throw explainPostgres(error);
    }
  }

  async #send(text: string, values: unknown[]): Promise<unknown[][]> {
    const query = { name: nameOf(text), text, values, rowMode: 'array' as const };
    return (await this.#guarded(this.#query(query))).rows as unknown[][];
  }

  #wide(bound: Bound, n: number, distinct: boolean): string | undefined {
    let widths = this.#wides.get(bound);
    if (!widths) this.#wides.set(bound, (widths = new Map<number, string | undefined>()));
    if (!widths.has(n)) widths.set(n, bound.wide(n, distinct));
    return widths.get(n);
  }
}

/** The server ended the connection, or it ended by itself: what comes from the server otherwise is a statement's own fault. */
export const broken = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || ending.test(error.code ?? '');

const nothing = (): void => undefined;

const names = new Map<string, string>();
/** The server parses and plans a named statement once a connection; one text, one name, so that no two clash. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = `banyan_${names.size}`));
  return name;
}

/** drizzle's `.prepare('name')` names are chosen by hand in many files; ours cannot clash or be cut off. */
export const named = (config: pg.QueryConfig): pg.QueryConfig =>
  config.name === undefined ? config : { ...config, name: nameOf(config.text) };

/** The error itself when there is nothing plainer to say about it. */
export function explainPostgres(error: unknown): Error {
  if (error instanceof DatabaseError) return error;
  const code = codeOf(error) ?? '';
  if (code === '53100')
    return new DatabaseError('full', "the database server's disk is full; free some space there", error);
  if (code === '25006')
    return new DatabaseError('read-only', 'the database server only takes reads; is it a standby?', error);
  if (code.startsWith('28'))
    return new DatabaseError('unreachable', 'PostgreSQL refused the user or password in DATABASE_URL', error);
  if (code === '3D000')
    return new DatabaseError('unreachable', 'the database named in DATABASE_URL does not exist; create it', error);
  if (
    ending.test(code) ||
    /^E(CONN|NOTFOUND|AI_AGAIN|TIMEDOUT|HOST|NET|PIPE)/.test(code) ||
    /^(Connection terminated|timeout e)/.test(error instanceof Error ? error.message : '')
  )
    return new DatabaseError(
      'unreachable',
      'PostgreSQL cannot be reached; check that it runs and that DATABASE_URL is right',
      error,
    );
  return asError(error);
}
