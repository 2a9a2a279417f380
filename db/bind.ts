/**
 * A prepared drizzle statement taken apart once: its text, and how a row becomes parameters.
 * What drizzle does per call (walking prototypes for every parameter) is done here per statement.
 */
import { is, Param, Placeholder } from 'drizzle-orm';

import type { Prepared } from '../core/ports.ts';

type Row = Readonly<Record<string, unknown>>;

export interface Bound {
  readonly sql: string;
  /** Parameters in order, through the columns' encoders. Throws on a missing value or one the column refuses. */
  bind(row: Row): unknown[];
  /**
   * The text for `n` rows in one statement; undefined when it cannot be widened safely.
   * `distinct`: no two rows meet in a unique key, so `on conflict do update` may be widened too.
   */
  wide(n: number, distinct?: boolean): string | undefined;
}

interface Slot {
  readonly name: string | undefined;
  readonly constant: unknown;
  readonly encode: ((value: unknown) => unknown) | undefined;
}

function slotOf(param: unknown): Slot {
  if (is(param, Placeholder)) return { name: param.name, constant: undefined, encode: undefined };
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { encoder } = param;
    return {
      name: param.value.name,
      constant: undefined,
      encode: (value) => encoder.mapToDriverValue(value) as unknown,
    };
  }
  return { name: undefined, constant: param, encode: undefined };
}

const known = new WeakMap<object, Bound>();

/** The parts of a statement made by drizzle's `.prepare()`; the same object every time. */
export function bound(statement: Prepared): Bound {
  const seen = known.get(statement);
  if (seen) return seen;
  const { sql, params } = queryOf(statement);
  const made = binder(sql, params.map(slotOf));
  known.set(statement, made);
  return made;
}

function queryOf(statement: Prepared): { sql: string; params: unknown[] } {
  const query = (statement as Partial<{ getQuery(): { sql: string; params: unknown[] } }>).getQuery?.();
  if (typeof query?.sql === 'string' && Array.isArray(query.params)) return query;
  throw new TypeError('not a prepared statement: make it with .prepare()');
}

function binder(sql: string, slots: readonly Slot[]): Bound {
  const parts = splitValues(sql, slots.length);
  return {
    sql,
    bind: (row) => slots.map((slot) => valueOf(slot, row, sql)),
    wide: (n, distinct = false) => (parts && (distinct || parts.plain) ? widen(parts, slots.length, n) : undefined),
  };
}

function valueOf(slot: Slot, row: Row, sql: string): unknown {
  if (slot.name === undefined) return slot.constant;
  const value = row[slot.name];
  if (value === undefined) throw new TypeError(`no value for "${slot.name}" in: ${sql}`);
  return slot.encode === undefined ? value : slot.encode(value);
}

/** Rows laid end to end; `Array.flat` costs several times as much. */
export function endToEnd(rows: readonly unknown[][], from = 0, to = rows.length): unknown[] {
  const out: unknown[] = [];
  for (let i = from; i < to; i++) {
    const row = rows[i] ?? [];
    for (let j = 0; j < row.length; j++) out.push(row[j]);
  }
  return out;
}

interface Parts {
  readonly head: string;
  readonly tuple: string;
  readonly tail: string;
  /** The tail means the same for many rows as for one: there is none, or it is `on conflict … do nothing`. */
  readonly plain: boolean;
}

/** Cuts `insert into t (...) values (...) tail` around its one tuple, which must hold every parameter. */
function splitValues(sql: string, params: number): Parts | undefined {
  const found = /^(insert into .*? values )(\([^()]*\))( on conflict.*)?$/i.exec(sql);
  const [, head, tuple, tail = ''] = found ?? [];
  if (head === undefined || tuple === undefined || params === 0) return undefined;
  const marks = tuple.match(/\?|\$\d+/g)?.length ?? 0;
  if (marks !== params) return undefined;
  return { head, tuple, tail, plain: /^( on conflict( \([^()]*\))? do nothing)?$/i.test(tail) };
}

/** PostgreSQL's `$n` go on counting over the tuples; SQLite's `?` repeat as they are. */
function widen({ head, tuple, tail }: Parts, params: number, n: number): string {
  const tuples = Array.from({ length: n }, (_, row) =>
    tuple.replaceAll(/\$(\d+)/g, (_whole, index: string) => `$${Number(index) + row * params}`),
  );
  return `${head}${tuples.join(', ')}${tail}`;
}
