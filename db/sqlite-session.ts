/**
 * drizzle's builder over one better-sqlite3 connection. What drizzle does at every execution of a prepared statement
 * (looking for placeholders, walking prototypes for every column of every row, three async functions) is done here
 * once per statement, at its first execution.
 */
import { Column, DrizzleQueryError, is, SQL, Subquery } from 'drizzle-orm';
import { SQLiteAsyncDialect, type SelectedFieldsOrdered } from 'drizzle-orm/sqlite-core';
import { type RemotePreparedQuery, SqliteRemoteDatabase, SQLiteRemoteSession } from 'drizzle-orm/sqlite-proxy';

import { bound } from './bind.ts';

/** Runs one statement at once; rows as arrays. */
export type Execute = (sql: string, params: unknown[], method: string) => unknown[];
type Empty = Record<string, never>;
type Values = Record<string, unknown>;
/** One row as the object its statement selects. */
type Read = (row: readonly unknown[]) => Values;

/** drizzle's builder; its types are those of PostgreSQL, the stricter ones, so the caller names them. */
export function builder(execute: Execute): unknown {
  const dialect = new SQLiteAsyncDialect();
  const session = new SQLiteRemoteSession<Empty, Empty>(
    async (sql, params: unknown[], method) => ({ rows: execute(sql, params, method) }),
    dialect,
    undefined,
  );
  const prepare = session.prepareQuery.bind(session);
  session.prepareQuery = (...how) => {
    const prepared = prepare(...how);
    const [, fields, , , mapsItself] = how;
    if (!mapsItself && flat(fields)) prepared.execute = quick(prepared, fields, execute);
    return prepared as never;
  };
  return new SqliteRemoteDatabase('async', dialect, session, undefined);
}

/** Every selected column is a field of the row itself, none of an object inside it. */
const flat = (fields: SelectedFieldsOrdered | undefined): boolean => !fields?.some(({ path }) => path.length !== 1);

/** `execute` of a prepared statement: it runs before this returns, and never throws. */
function quick(
  prepared: RemotePreparedQuery,
  fields: SelectedFieldsOrdered | undefined,
  execute: Execute,
): (values?: Values) => Promise<unknown> {
  let read: Read | undefined;
  return (values = {}) => {
    const parts = bound(prepared);
    let params: unknown[] = [];
    try {
      params = parts.bind(values);
      if (!fields) return Promise.resolve(execute(parts.sql, params, 'run'));
      const of = (read ??= reader(fields));
      return Promise.resolve((execute(parts.sql, params, 'all') as unknown[][]).map(of));
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error));
      return Promise.reject(new DrizzleQueryError(parts.sql, params, cause));
    }
  };
}

function reader(fields: SelectedFieldsOrdered): Read {
  const columns = fields.map(({ path, field }) => ({ name: path[0] ?? '', decoder: decoderOf(field) }));
  return (row) => {
    const out: Values = {};
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i];
      const value = row[i];
      if (column) out[column.name] = value === null ? null : column.decoder.mapFromDriverValue(value);
    }
    return out;
  };
}

interface Decoder {
  mapFromDriverValue(value: unknown): unknown;
}

/** Where drizzle keeps a field's decoder: columns are theirs themselves, expressions hold one. */
function decoderOf(field: SelectedFieldsOrdered[number]['field']): Decoder {
  if (is(field, Column)) return field;
  const expression = is(field, SQL) ? field : is(field, Subquery) ? field._.sql : field.sql;
  return (expression as unknown as { decoder: Decoder }).decoder;
}
