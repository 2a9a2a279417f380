/** Chooses the dialect by the address, and imports only that one's driver. */
import type { Database } from '../core/ports.ts';
import type { OpenOptions } from './options.ts';
import type { Definition } from './tables.ts';

/**
 * `postgres://…` or `postgresql://…` is a server; anything else is a SQLite file (`file:` may stand before it).
 * Migrations are applied before this resolves. Throws `DatabaseError`.
 */
export async function openDatabase(
  url: string,
  definitions: readonly Definition[],
  options: Omit<OpenOptions, 'definitions'> = {},
): Promise<Database> {
  if (isPostgres(url)) {
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(url, { ...options, definitions });
  }
  const { openSqlite } = await import('./sqlite.ts');
  return openSqlite(url.replace(/^file:(\/\/(?=\/))?/, ''), { ...options, definitions });
}

export const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);
