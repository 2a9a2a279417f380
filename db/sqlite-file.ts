/** Opening a SQLite file, and its faults in plain words. */
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

import Sqlite from 'better-sqlite3';

import { asError, codeOf, DatabaseError, type DatabaseFault } from './errors.ts';

/** A statement that meets another process's lock blocks the whole event loop this long, so it is short. */
const busyMs = 200;

/** A commit of a thousand messages touches more pages than the 2 MB that SQLite keeps by default. KiB. */
const cacheKib = 16_384;
/** Pages in the log before they are copied to the file: four times the default, so that pages met often are copied once. */
const checkpointPages = 4_000;

/** Opens a connection as durable as we promise: WAL, synchronous FULL, both asserted. */
export function connect(file: string, readOnly: boolean): Sqlite.Database {
  checkPath(file, readOnly);
  try {
    const db = new Sqlite(file, { readonly: readOnly, timeout: busyMs });
    try {
      prepare(db, file, readOnly);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw explainSqlite(error, file);
  }
}

function prepare(db: Sqlite.Database, file: string, readOnly: boolean): void {
  if (readOnly) {
    db.pragma('query_only = ON');
    db.pragma('schema_version');
    return;
  }
  const mode: unknown = db.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal')
    throw new DatabaseError('path', `${file} cannot keep a write-ahead log there; put the database on a local disk`);
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma(`cache_size = -${cacheKib}`);
  db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  const level: unknown = db.pragma('synchronous', { simple: true });
  if (level !== 2) throw new Error(`synchronous is ${String(level)}, not FULL (2)`);
}

function checkPath(file: string, readOnly: boolean): void {
  const folder = dirname(file);
  if (!existsSync(folder))
    throw new DatabaseError(
      'path',
      `the folder ${folder} does not exist; create it, or name another one in DATABASE_URL or DATA_DIR`,
    );
  if (!existsSync(file)) {
    if (readOnly) throw new DatabaseError('path', `there is no database ${file}; check the path`);
    return;
  }
  if (!statSync(file).isFile())
    throw new DatabaseError('path', `${file} is not a file; name the database file itself in DATABASE_URL`);
}

const faults: readonly (readonly [RegExp, DatabaseFault, (file: string) => string])[] = [
  [/^SQLITE_FULL/, 'full', (f) => `the disk is full: ${f} cannot grow; free some space`],
  [/^SQLITE_(BUSY|LOCKED)/, 'busy', (f) => `${f} is in use by another process; stop it, then start again`],
  [
    /^SQLITE_NOTADB/,
    'not-a-database',
    (f) => `${f} is not a SQLite database; name another file, or move this one away`,
  ],
  [/^SQLITE_CORRUPT/, 'not-a-database', (f) => `${f} is damaged; restore a backup`],
  [
    /^SQLITE_(READONLY|PERM|AUTH)/,
    'read-only',
    (f) => `${f} or its folder cannot be written; give this user the right to write there`,
  ],
  [
    /^SQLITE_CANTOPEN/,
    'path',
    (f) => `${f} cannot be opened; check that this user may read and write the file and its folder`,
  ],
  [/^SQLITE_IOERR/, 'path', (f) => `the disk failed at ${f}; check the disk, then start again`],
];

/** The error itself when there is nothing plainer to say about it. */
export function explainSqlite(error: unknown, file: string): Error {
  if (error instanceof DatabaseError) return error;
  const code = codeOf(error) ?? '';
  const found = faults.find(([pattern]) => pattern.test(code));
  return found ? new DatabaseError(found[1], found[2](file), error) : asError(error);
}
