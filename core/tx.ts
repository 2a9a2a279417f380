/** A statement prepared with `.prepare('feature_verb')`; both dialects have `execute`, not `.get/.all/.run`. */
export interface Prepared<T = unknown> {
  execute(values?: Record<string, unknown>): Promise<T>;
}

/**
 * One hourly or daily count, summed over the whole commit and written by one upsert a key.
 * `member` 0 counts the room as a whole. `bucket`: hours since 1970 (UTC) or the civil day as YYYYMMDD.
 */
export interface Count {
  readonly what: 'message' | 'message.hour' | `command.${string}` | 'join' | 'leave';
  readonly room: number;
  readonly member: number;
  readonly bucket: number;
}

/** What a handler holds while it runs. Statements need no handle: they find the running handler's transaction by themselves. */
export interface Tx {
  /** Adds to a summed counter. Dropped when the handler fails. */
  count(what: Count, by?: number): void;
  /** Runs `statement` for this row just before COMMIT, together with all others of the batch. Dropped when the handler fails. */
  append(statement: Prepared, row: Record<string, unknown>): void;
  /**
   * Runs after COMMIT, in order. The only place where memory that mirrors rows may change.
   * A handler that registers one closes its batch, so that the next handler sees the change; `closes` false leaves
   * the batch open, for a change that no handler of it can need.
   */
  after(fn: () => void, closes?: boolean): void;
  /**
   * What this process keeps in memory under this name changed for `ref`: the other processes on the database read it
   * again (`Peers.follow`) before the next thing they handle. Costs nothing where there is one process only. Dropped
   * when the handler fails.
   */
  changed(what: string, ref: number): void;
}
