/** The tables of the definitions, made for one dialect. */
import { getTableColumns, getTableName, is, Table } from 'drizzle-orm';

import type { Kit } from '../core/kit/columns.ts';
import { DatabaseError } from './errors.ts';

/** `(kit) => ({ inbox: k.table(...) })`: what core and features declare. */
export type Definition = (kit: Kit) => Record<string, unknown>;

/** Makes each definition once; asked again, it gives the same object. */
export function materialiser(kit: Kit): <T>(define: (kit: Kit) => T) => T {
  const made = new Map<unknown, unknown>();
  return <T>(define: (kit: Kit) => T): T => {
    if (!made.has(define)) made.set(define, define(kit));
    return made.get(define) as T;
  };
}

/** Every table of the definitions under its name in the database; two of one name are refused. */
export function tablesOf(definitions: readonly Definition[], kit: Kit): Record<string, Table> {
  const tables: Record<string, Table> = {};
  for (const define of definitions)
    for (const value of Object.values(define(kit))) {
      if (!is(value, Table)) continue;
      const name = getTableName(value);
      if (tables[name]) throw new DatabaseError('schema', `two definitions declare the table "${name}"; rename one`);
      tables[name] = value;
    }
  return tables;
}

/** Refuses to start on a database without a declared column: the first statement would fail in mid-conversation. */
export function checkTables(definitions: readonly Definition[], kit: Kit, columns: ReadonlySet<string>): void {
  const missing = Object.entries(tablesOf(definitions, kit)).flatMap(([name, table]) =>
    Object.values(getTableColumns(table))
      .map((column) => `${name}.${column.name}`)
      .filter((column) => !columns.has(column)),
  );
  if (missing.length === 0) return;
  const [first] = missing;
  const more = missing.length > 1 ? ` and ${missing.length - 1} more` : '';
  throw new DatabaseError(
    'schema',
    `the database lacks ${first}${more}; run: npm run db:generate -- <name>, then start again`,
  );
}
