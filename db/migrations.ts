/** The migration files, and what their history in a database may look like. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { DatabaseError } from './errors.ts';

export interface Migration {
  /** `0000_first`. */
  readonly tag: string;
  readonly hash: string;
  readonly statements: readonly string[];
}

/** One row of the history kept in the database. */
export interface Applied {
  readonly tag: string;
  readonly hash: string;
}

/** The table the history is kept in; not one of the definitions, because it must exist before any of them. */
export const historyTable = 'schema_history';

/** The nearest folder upwards with a package.json: the same from the sources and from dist. */
export function packageRoot(from = dirname(fileURLToPath(import.meta.url))): string {
  for (let dir = from; ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json'))) return dir;
    if (dirname(dir) === dir)
      throw new DatabaseError('schema', `no package.json above ${from}; install the program again`);
  }
}

export const migrationsFolder = (dialect: 'sqlite' | 'postgres'): string =>
  join(packageRoot(), 'db', 'migrations', dialect);

/** All migrations of a dialect, in order. */
export function readMigrations(dialect: 'sqlite' | 'postgres', folder = migrationsFolder(dialect)): Migration[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /^\d{4}_.*\.sql$/.test(file)) : [];
  if (files.length === 0) throw new DatabaseError('schema', `no migrations in ${folder}; install the program again`);
  return files.sort().map((file) => migration(file.slice(0, -4), readFileSync(join(folder, file), 'utf8')));
}

/** Line endings are not part of the hash: git may rewrite them. */
export function migration(tag: string, text: string): Migration {
  const plain = text.replaceAll('\r\n', '\n').trim();
  return {
    tag,
    hash: createHash('sha256').update(plain).digest('hex'),
    statements: plain
      .split('--> statement-breakpoint')
      .map((statement) => statement.trim())
      .filter((statement) => statement !== ''),
  };
}

/** What is still to be applied; refuses a history that was edited or that belongs to a newer program. */
export function pending(migrations: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  applied.forEach(({ tag, hash }, index) => {
    const ours = migrations[index];
    if (!migrations.some((m) => m.tag === tag))
      throw new DatabaseError(
        'newer',
        `the database was made by a newer version (it has ${tag}); update the program, or restore a backup made before the update`,
      );
    if (ours?.tag !== tag || ours.hash !== hash)
      throw new DatabaseError(
        'edited',
        `migration ${tag} is not the one this database was made with; put the original file back, or start with a new database`,
      );
  });
  return migrations.slice(applied.length);
}
