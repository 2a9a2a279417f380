/** `Database` on SQLite: one writing connection (WAL, synchronous FULL), one that can only read. */
import { AsyncLocalStorage } from 'node:async_hooks';

import type Sqlite from 'better-sqlite3';

import { sqliteKit } from '../core/kit/columns.ts';
import type { Database, Prepared, ReadDb, WriteDb } from '../core/ports.ts';
import { applySqlite, checkSqlite } from './apply.ts';
import { bound } from './bind.ts';
import { commitStatements } from './claims.ts';
import { openedToRead, outsideHandler, readInside } from './errors.ts';
import { Group } from './group.ts';
import { readMigrations } from './migrations.ts';
import { atOnce, type OpenOptions, warn } from './options.ts';
import type { Scope } from './scope.ts';
import { SqliteDriver } from './sqlite-driver.ts';
import { builder } from './sqlite-session.ts';
import { connect, explainSqlite } from './sqlite-file.ts';
import { checkTables, materialiser } from './tables.ts';

/** Opens (or makes) the file, brings its tables up to date and checks them. Throws `DatabaseError`. */
export async function openSqlite(file: string, options: OpenOptions): Promise<Database> {
  const { definitions, readOnly = false, migrations = readMigrations('sqlite') } = options;
  const writer = connect(file, readOnly);
  try {
    const columns = readOnly ? checkSqlite(writer, migrations) : await applySqlite(writer, migrations);
    checkTables(definitions, sqliteKit, columns);
    if (options.throwAway === true) writer.pragma('synchronous = OFF');
    if (options.maxPages !== undefined) writer.pragma(`max_page_count = ${options.maxPages}`);
    return assemble(file, writer, options);
  } catch (error) {
    writer.close();
    throw explainSqlite(error, file);
  }
}

function assemble(file: string, writer: Sqlite.Database, options: OpenOptions): Database {
  const { onError = warn, readOnly = false, around = atOnce } = options;
  const reader = connect(file, true);
  const scopes = new AsyncLocalStorage<Scope>();
  const current = (): Scope => {
    const scope = scopes.getStore();
    if (scope?.open) return scope;
    throw outsideHandler();
  };
  const driver = new SqliteDriver(writer, file);
  const db = builder((sql, params, method) => driver.execute(current(), sql, params, method)) as WriteDb;
  const reading = new SqliteDriver(reader, file);
  const read = builder((sql, params, method) => {
    if (scopes.getStore()?.open) throw readInside();
    return reading.query(sql, params, method);
  }) as ReadDb;
  const t = materialiser(sqliteKit);
  const statements = commitStatements({ db, t });
  const group = new Group({ driver, scopes, statements, onError });
  return {
    dialect: 'sqlite',
    t,
    db,
    read,
    write: (fn, how) => (readOnly ? Promise.reject(openedToRead()) : around(() => group.write(fn, how), 'write')),
    async many(statement: Prepared, rows) {
      const parts = bound(statement);
      const bind = rows.map((row) => parts.bind(row));
      driver.save(current());
      driver.run(parts, bind);
    },
    async close() {
      await group.close();
      reader.close();
      writer.close();
      // Else every promise of the process goes on being followed for a database that is closed.
      scopes.disable();
    },
  };
}
