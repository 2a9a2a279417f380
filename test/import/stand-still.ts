/**
 * Loaded before an import that is to be killed: once `STAND_STILL_AFTER` records are committed, the process stands still
 * before its next commit ends. However late the kill comes, it comes in the middle.
 */
import Sqlite from 'better-sqlite3';

const most = Number(process.env['STAND_STILL_AFTER']);
const { prepare } = Sqlite.prototype;
let reached = false;

Sqlite.prototype.prepare = function standing(this: Sqlite.Database, source: string) {
  const statement: Sqlite.Statement<unknown[]> = prepare.call(this, source) as Sqlite.Statement<unknown[]>;
  if (source !== 'COMMIT') return statement;
  const run = statement.run.bind(statement);
  const records = prepare.call(this, 'select max(records) from imports').pluck();
  statement.run = (...values: unknown[]) => {
    if (reached) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    const result = run(...values);
    reached = Number(records.get()) >= most;
    return result;
  };
  return statement;
} as typeof Sqlite.prototype.prepare;
