/**
 * The column vocabulary. A table is declared once with a kit and made for both
 * dialects; PostgreSQL's types are the canonical ones because they are stricter
 * (no `.get/.all/.run`, no `rowCount`), so what compiles runs on both.
 */
import * as P from 'drizzle-orm/pg-core';
import * as S from 'drizzle-orm/sqlite-core';

/** SQLite keeps 1.5 in an integer column without a word; PostgreSQL refuses it. Both refuse here. */
const whole = (v: number): number => {
  if (!Number.isSafeInteger(v)) throw new RangeError(`not a whole number: ${v}`);
  return v;
};

/** Chat text holds NUL and lone surrogates, which PostgreSQL refuses and SQLite returns changed. */
export const cleanText = (v: string): string => v.replaceAll('\u0000', '').toWellFormed();

const cleanDeep = (v: unknown): unknown => {
  if (typeof v === 'string') return cleanText(v);
  if (Array.isArray(v)) return v.map(cleanDeep);
  if (v && typeof v === 'object')
    return Object.fromEntries(Object.entries(v).map(([k, x]) => [cleanText(k), cleanDeep(x)]));
  return v;
};
/** JSON writes NUL and lone surrogates as escapes: only a text that shows one is cleaned and written again. */
const toJson = (v: unknown): string => {
  const text = JSON.stringify(v);
  return /\\u(?:0000|d[89a-f])/i.test(text) ? JSON.stringify(cleanDeep(v)) : text;
};

/** A placeholder's null reaches the encoder (a literal null does not): it stays null in every type. */
const orNull =
  <A, B>(encode: (v: A) => B) =>
  (v: A): B =>
    v === null ? (v as unknown as B) : encode(v);

/** Its own function, so that a test can tell a member column from any other integer. */
export const memberToDriver = orNull(whole);
const memberToPg = orNull((v: number) => `${memberToDriver(v)}`);

const sText = S.customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: orNull(cleanText),
});
const sInt = S.customType<{ data: number; driverData: number }>({
  dataType: () => 'integer',
  toDriver: orNull(whole),
});
const sMember = S.customType<{ data: number; driverData: number }>({
  dataType: () => 'integer',
  toDriver: memberToDriver,
});
const sJson = S.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: orNull(toJson),
  fromDriver: (v) => JSON.parse(v) as unknown,
});

const sBool = S.customType<{ data: boolean; driverData: number }>({
  dataType: () => 'integer',
  toDriver: orNull((v: boolean) => (v ? 1 : 0)),
  fromDriver: Boolean,
});

const pText = P.customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: orNull(cleanText),
});
const pInt = P.customType<{ data: number; driverData: string }>({
  dataType: () => 'bigint',
  toDriver: orNull((v: number) => `${whole(v)}`),
  fromDriver: Number,
});
const pMember = P.customType<{ data: number; driverData: string }>({
  dataType: () => 'bigint',
  toDriver: memberToPg,
  fromDriver: Number,
});
const pJson = P.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'jsonb',
  toDriver: orNull(toJson),
});

/** Columns and constraints a feature's `schema.ts` may use. */
export const postgresKit = {
  table: P.pgTable,
  index: P.index,
  uniqueIndex: P.uniqueIndex,
  primaryKey: P.primaryKey,
  check: P.check,
  /** An integer primary key given by the database. */
  id: () => P.bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
  /** The same, never given twice even when the newest rows were deleted: for ids that leave the house (idempotency keys, buttons). */
  lastingId: () => P.bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
  text: <const N extends string>(name: N) => pText(name),
  int: <const N extends string>(name: N) => pInt(name),
  /** An instant, milliseconds since 1970. Civil days are text `YYYY-MM-DD`, computed in code. */
  ms: <const N extends string>(name: N) => pInt(name),
  /** A member's id. Every member column is made by this, so that merge, export and erase can find them all. */
  member: <const N extends string>(name: N) => pMember(name),
  bool: <const N extends string>(name: N) => P.boolean(name),
  real: <const N extends string>(name: N) => P.doublePrecision(name),
  enum: <const N extends string, const V extends readonly [string, ...string[]]>(name: N, values: V) =>
    P.text(name, { enum: values }),
  json: <T>(name: string) => pJson(name).$type<T>(),
};

export type Kit = typeof postgresKit;

/** The same vocabulary for SQLite. The cast is the one place where the two dialects are declared alike. */
export const sqliteKit = {
  table: S.sqliteTable,
  index: S.index,
  uniqueIndex: S.uniqueIndex,
  primaryKey: S.primaryKey,
  check: S.check,
  id: () => S.integer('id').primaryKey(),
  lastingId: () => S.integer('id').primaryKey({ autoIncrement: true }),
  text: sText,
  int: sInt,
  ms: sInt,
  member: sMember,
  bool: sBool,
  real: S.real,
  enum: (name: string, values: [string, ...string[]]) => S.text(name, { enum: values }),
  json: sJson,
} as unknown as Kit;
