/**
 * Applies pending migrations: all of them in one transaction, or none. drizzle's own migrator is not used: it
 * runs `PRAGMA foreign_keys=OFF` inside a transaction, where it does nothing, and a rebuilt table then takes
 * its children with it.
 */
import { setTimeout as pause } from 'node:timers/promises';

import type Sqlite from 'better-sqlite3';
import type { ClientBase } from 'pg';

import { codeOf, DatabaseError } from './errors.ts';
import { type Applied, historyTable, type Migration, pending } from './migrations.ts';

const makeHistory = `create table if not exists ${historyTable} (tag text primary key not null, hash text not null)`;
const readHistory = `select tag, hash from ${historyTable} order by tag`;

/** Another process migrates the same file: it is waited for without blocking the event loop. */
const patienceMs = 60_000;

/** Brings a SQLite file up to date. Gives back its columns as `table.column`. */
export async function applySqlite(db: Sqlite.Database, migrations: readonly Migration[]): Promise<Set<string>> {
  if (!hasHistory(db) || pending(migrations, historyOf(db)).length > 0) {
    for (const until = Date.now() + patienceMs; ; await pause(50)) {
      try {
        migrateSqlite(db, migrations);
        break;
      } catch (error) {
        if (!codeOf(error)?.startsWith('SQLITE_BUSY') || Date.now() > until) throw error;
      }
    }
  }
  return columnsOf(db);
}

/** For a database opened only to read: nothing is changed, but an old one is refused. */
export function checkSqlite(db: Sqlite.Database, migrations: readonly Migration[]): Set<string> {
  if (!hasHistory(db) || pending(migrations, historyOf(db)).length > 0)
    throw new DatabaseError('schema', `${db.name} is not up to date; start the bot once, then try again`);
  return columnsOf(db);
}

function migrateSqlite(db: Sqlite.Database, migrations: readonly Migration[]): void {
  // Inside a transaction this pragma does nothing, so it must come first.
  db.pragma('foreign_keys = OFF');
  try {
    db.exec('BEGIN IMMEDIATE');
    db.exec(makeHistory);
    const record = db.prepare(`insert into ${historyTable} (tag, hash) values (?, ?)`);
    for (const { tag, hash, statements } of pending(migrations, historyOf(db))) {
      for (const statement of statements) if (!/^pragma\s+foreign_keys/i.test(statement)) db.exec(statement);
      record.run(tag, hash);
    }
    const broken = db.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0)
      throw new DatabaseError(
        'schema',
        `a migration would leave ${broken.length} rows without their parent; nothing was changed`,
      );
    db.exec('COMMIT');
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
    db.pragma('foreign_keys = ON');
  }
}

export function hasHistory(db: Sqlite.Database): boolean {
  return db.prepare(`select 1 from sqlite_master where type = 'table' and name = ?`).get(historyTable) !== undefined;
}

export const historyOf = (db: Sqlite.Database): Applied[] => db.prepare<[], Applied>(readHistory).all();

function columnsOf(db: Sqlite.Database): Set<string> {
  const rows = db
    .prepare(`select m.name || '.' || c.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'`)
    .pluck()
    .all() as string[];
  return new Set(rows);
}

/** One number for all processes of this program: the advisory lock under which migrations run. */
const lock = 7_020_268_811;

/** Brings a PostgreSQL database up to date. Gives back its columns as `table.column`. */
export async function applyPostgres(client: ClientBase, migrations: readonly Migration[]): Promise<Set<string>> {
  await client.query('select pg_advisory_lock($1)', [lock]);
  try {
    await client.query('begin');
    try {
      await client.query(makeHistory);
      for (const { tag, hash, statements } of pending(migrations, await historyIn(client))) {
        for (const statement of statements) await client.query(statement);
        await client.query(`insert into ${historyTable} (tag, hash) values ($1, $2)`, [tag, hash]);
      }
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock]);
  }
  return columnsIn(client);
}

/** For a database opened only to read: nothing is changed, but an old one is refused. */
export async function checkPostgres(client: ClientBase, migrations: readonly Migration[]): Promise<Set<string>> {
  const found = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [historyTable]);
  if (found.rows[0]?.there !== true || pending(migrations, await historyIn(client)).length > 0)
    throw new DatabaseError('schema', 'the database is not up to date; start the bot once, then try again');
  return columnsIn(client);
}

export async function historyIn(client: ClientBase): Promise<Applied[]> {
  return (await client.query<{ tag: string; hash: string }>(readHistory)).rows;
}

async function columnsIn(client: ClientBase): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns where table_schema = current_schema()`,
  );
  return new Set(rows.map(({ name }) => name));
}
