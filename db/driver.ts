/** What a dialect brings to the group commit. One connection, one transaction at a time. */
import type { Bound } from './bind.ts';
import type { Scope } from './scope.ts';

/** SQLite answers at once, PostgreSQL later; the hot path does not pay for promises it does not need. */
export type Wait<T = void> = T | Promise<T>;

export interface Driver {
  /** Gives back the newest number in `changes`; 0 where nobody else can have changed anything. */
  begin(): Wait<number>;
  commit(): Wait;
  /** Ends the transaction, whatever state it is in; drops a connection that cannot go on. Never throws. */
  rollback(): Wait;
  /** Opens the handler's savepoint unless it is open. */
  save(scope: Scope): Wait;
  /** Keeps what was done since the savepoint. */
  release(): Wait;
  /** Undoes what was done since the savepoint, and leaves it. */
  undo(): Wait;
  /** Executes for each row; `distinct`: no two rows share a unique key. */
  run(statement: Bound, rows: readonly unknown[][], distinct?: boolean): Wait;
  /** Executes once for all rows, and returns the rows it gives back as arrays. */
  all(statement: Bound, rows: readonly unknown[][]): Wait<readonly unknown[][]>;
  /** The error that ended this transaction under its handlers, whatever they made of it. */
  lost: Error | undefined;
  /** The whole batch may be run again. */
  again(error: unknown): boolean;
  /** The driver's error in plain words where there are some. */
  explain(error: unknown): Error;
}
