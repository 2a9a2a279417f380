/** `Database` on PostgreSQL: one serializable writer, a pool that can only read. */
import { AsyncLocalStorage } from 'node:async_hooks';

import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';

import { postgresKit } from '../core/kit/columns.ts';
import type { Database, Prepared, ReadDb, WriteDb } from '../core/ports.ts';
import { applyPostgres, checkPostgres } from './apply.ts';
import { bound } from './bind.ts';
import { commitStatements } from './claims.ts';
import { openedToRead, outsideHandler, readInside } from './errors.ts';
import { Group } from './group.ts';
import { readMigrations } from './migrations.ts';
import { broken, explainPostgres, named, PostgresDriver, type Query } from './postgres-driver.ts';
import { PostgresPeers } from './postgres-peers.ts';
import type { Scope } from './scope.ts';
import { atOnce, type OpenOptions, warn } from './options.ts';
import { checkTables, materialiser } from './tables.ts';

/** Connections for reading; writing has one of its own. */
const readers = 4;
const connectMs = 10_000;
/** A process that falls asleep in mid-transaction holds its rows for so long, and not for as long as it sleeps. */
const idleMs = 15_000;

/** Connects, brings the tables up to date and checks them. Throws `DatabaseError`. */
export async function openPostgres(url: string, options: OpenOptions): Promise<Database> {
  const { definitions, readOnly = false, migrations = readMigrations('postgres') } = options;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectMs });
  try {
    await client.connect();
    const columns = await (readOnly ? checkPostgres : applyPostgres)(client, migrations);
    checkTables(definitions, postgresKit, columns);
  } catch (error) {
    throw explainPostgres(error);
  } finally {
    await client.end();
  }
  return assemble(url, options);
}

function assemble(url: string, { onError = warn, readOnly = false, around = atOnce }: OpenOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: readers,
    connectionTimeoutMillis: connectMs,
    options: '-c default_transaction_read_only=on',
  });
  // A connection that breaks while idle: the pool replaces it, and without a listener the process would end.
  let closing: Promise<void> | undefined;
  pool.on('error', (error) => {
    // One that is being closed may hear that it was ended.
    if (!closing) onError(error);
  });
  const scopes = new AsyncLocalStorage<Scope>();
  const current = (): Scope => {
    const scope = scopes.getStore();
    if (scope?.open) return scope;
    throw outsideHandler();
  };
  const driver = new PostgresDriver({
    idle_in_transaction_session_timeout: idleMs,
    connectionString: url,
    connectionTimeoutMillis: connectMs,
  });
  const db = builder((query, values) => driver.execute(current(), query, values)) as unknown as WriteDb;
  const read = builder((query, values) => {
    if (scopes.getStore()?.open) throw readInside();
    // An idle connection may have broken unnoticed, and reading twice changes nothing.
    const ask = (): Promise<pg.QueryResult> => pool.query(named(query), values);
    const answered = (): Promise<pg.QueryResult> =>
      ask().catch((error: unknown) => {
        if (!broken(error)) throw explainPostgres(error);
        return ask();
      });
    return around(answered, 'read');
  }) as unknown as ReadDb;
  const t = materialiser(postgresKit);
  const peers = new PostgresPeers({ connectionString: url, connectionTimeoutMillis: connectMs }, pool);
  const group = new Group({ driver, scopes, statements: commitStatements({ db, t }), onError, news: peers.news });
  return {
    dialect: 'postgres',
    t,
    db,
    read,
    write: (fn, how) => (readOnly ? Promise.reject(openedToRead()) : around(() => group.write(fn, how), 'write')),
    async many(statement: Prepared, rows) {
      const parts = bound(statement);
      const values = rows.map((row) => parts.bind(row));
      const scope = current();
      await driver.save(scope);
      await driver.run(parts, values);
    },
    peers,
    close: () =>
      (closing ??= group
        .close()
        .then(() => driver.close())
        .then(() => peers.close())
        .then(() => pool.end())
        // Else every promise of the process goes on being followed for a database that is closed.
        .then(() => scopes.disable())),
  };
}

/** drizzle over a client that is looked up for every statement. */
const builder = (query: Query) => {
  const client = { query: async (config: pg.QueryConfig, values: unknown[]) => query(config, values) };
  return drizzle({ client: client as unknown as pg.Client });
};
