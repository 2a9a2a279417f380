/** What an operator wants to know of a database without starting anything: nothing in it is changed. */
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import pg from 'pg';

import { hasHistory, historyIn, historyOf } from './apply.ts';
import { asError, codeOf, DatabaseError } from './errors.ts';
import { historyTable, pending, readMigrations, type Migration } from './migrations.ts';
import { isPostgres } from './open.ts';
import { explainPostgres } from './postgres-driver.ts';
import { connect, explainSqlite } from './sqlite-file.ts';

export interface Inspection {
  readonly dialect: 'sqlite' | 'postgres';
  /** False: it is made at the first start. */
  readonly made: boolean;
  /** Migrations that the next start applies. */
  readonly pending: number;
  /** What the quick check found first; undefined: nothing. */
  readonly damage?: string;
  /** A commit survives a power cut. */
  readonly durable: boolean;
  /** SQLite: one commit there, to the disk and back. */
  readonly commitMs?: number;
}

/** @throws {DatabaseError} */
export async function inspectDatabase(url: string): Promise<Inspection> {
  return isPostgres(url) ? inspectPostgres(url) : inspectSqlite(url.replace(/^file:(\/\/(?=\/))?/, ''));
}

function inspectSqlite(file: string): Inspection {
  const migrations = readMigrations('sqlite');
  const probe = probeBeside(file);
  if (!existsSync(file)) return { dialect: 'sqlite', made: false, pending: migrations.length, ...probe };
  try {
    return { dialect: 'sqlite', made: true, ...lookInside(file, migrations), ...probe };
  } catch (error) {
    if (codeOf(error)?.startsWith('SQLITE_CORRUPT'))
      return { dialect: 'sqlite', made: true, pending: 0, damage: 'malformed', ...probe };
    throw explainSqlite(error, file);
  }
}

function lookInside(file: string, migrations: readonly Migration[]): Pick<Inspection, 'pending' | 'damage'> {
  const db = connect(file, true);
  try {
    const found = db.pragma('quick_check(1)', { simple: true });
    const damage = found === 'ok' ? {} : { damage: String(found).replaceAll('\n', ' ') };
    const left = hasHistory(db) ? pending(migrations, historyOf(db)) : migrations;
    return { pending: left.length, ...damage };
  } finally {
    db.close();
  }
}

/** A file of its own in the same folder: `connect` insists on a write-ahead log and synchronous FULL. */
function probeBeside(file: string): Pick<Inspection, 'durable' | 'commitMs'> {
  const probe = join(dirname(file), `.banyan-probe-${process.pid}`);
  try {
    const db = connect(probe, false);
    try {
      db.exec('create table probe (n)');
      const from = performance.now();
      db.exec('insert into probe values (1)');
      return { durable: true, commitMs: performance.now() - from };
    } finally {
      db.close();
    }
  } catch (error) {
    throw explainSqlite(error, file);
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(probe + end, { force: true });
  }
}

const patienceMs = 5000;

async function inspectPostgres(url: string): Promise<Inspection> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { made, left } = await historyOn(client, readMigrations('postgres'));
    const { rows } = await client.query<{ durable: boolean }>(
      `select current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off' as durable`,
    );
    return { dialect: 'postgres', made, pending: left, durable: rows[0]?.durable === true };
  } catch (error) {
    throw explained(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function historyOn(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<{ made: boolean; left: number }> {
  const found = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [historyTable]);
  if (found.rows[0]?.there !== true) return { made: false, left: migrations.length };
  return { made: true, left: pending(migrations, await historyIn(client)).length };
}

/** Several addresses were tried, and all of them failed: the first says why. */
function explained(error: unknown): Error {
  const one: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const plain = explainPostgres(one);
  return plain instanceof DatabaseError ? plain : asError(error);
}
