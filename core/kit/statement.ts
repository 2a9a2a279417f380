import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/**
 * A placeholder for `set({ column: slot(column, 'name') })` in a prepared update: the value passes the column's
 * encoder, as it does in an insert. A bare placeholder there would skip it (JSON unencoded, NUL let through).
 */
export const slot = (column: AnyColumn, name: string): SQL => sql`${sql.param(sql.placeholder(name), column)}`;
