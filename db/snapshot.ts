/** What drizzle-kit makes of the definitions. Only for development: drizzle-kit is not installed in production. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { DrizzleSnapshotJSON, DrizzleSQLiteSnapshotJSON } from 'drizzle-kit/api';

import { postgresKit, sqliteKit } from '../core/kit/columns.ts';
import { DatabaseError } from './errors.ts';
import { type Definition, tablesOf } from './tables.ts';

export type Dialect = 'sqlite' | 'postgres';
export type Snapshot = DrizzleSnapshotJSON | DrizzleSQLiteSnapshotJSON;

/** The first migration is made against this. */
const origin = '0000';

/** The tables as drizzle-kit sees them; refuses an empty answer, which it gives silently when asked wrongly. */
export async function snapshotOf(
  definitions: readonly Definition[],
  dialect: Dialect,
  id = 'next',
  prevId = origin,
): Promise<Snapshot> {
  const { generateDrizzleJson, generateSQLiteDrizzleJson } = await import('drizzle-kit/api');
  const tables = tablesOf(definitions, dialect === 'sqlite' ? sqliteKit : postgresKit);
  const made = dialect === 'sqlite' ? await generateSQLiteDrizzleJson(tables) : generateDrizzleJson(tables);
  const [seen, declared] = [Object.keys(made.tables).length, Object.keys(tables).length];
  if (seen === 0 || seen !== declared)
    throw new DatabaseError('schema', `drizzle-kit saw ${seen} of ${declared} declared tables; see db/snapshot.ts`);
  return { ...made, id, prevId };
}

/** The SQL that leads from one snapshot to the next; undefined `from`: from nothing. */
export async function statementsBetween(from: Snapshot | undefined, to: Snapshot): Promise<string[]> {
  const kit = await import('drizzle-kit/api');
  if (to.dialect === 'sqlite') {
    const before = from?.dialect === 'sqlite' ? from : await kit.generateSQLiteDrizzleJson({});
    return (await kit.generateSQLiteMigration(before, to)).map(clustered);
  }
  const before = from?.dialect === 'postgresql' ? from : kit.generateDrizzleJson({});
  return kit.generateMigration(before, to);
}

/**
 * A table whose key is of several columns is kept in the order of that key: without it SQLite keeps the rows in one
 * tree and the key in a second, and every row written changes pages of both. drizzle has no word for it.
 */
const clustered = (statement: string): string =>
  statement.startsWith('CREATE TABLE ') && /^\s*PRIMARY KEY\(/m.test(statement)
    ? statement.replace(/\)\s*;\s*$/, ') WITHOUT ROWID;')
    : statement;

/** The newest committed snapshot of a folder of migrations. */
export function latestSnapshot(folder: string): { tag: string; snapshot: Snapshot } | undefined {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /^\d{4}_.*\.json$/.test(file)) : [];
  const file = files.sort().at(-1);
  if (file === undefined) return undefined;
  return { tag: file.slice(0, -5), snapshot: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Snapshot };
}
