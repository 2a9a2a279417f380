/** What went wrong with the database, in words an operator can act on. */

export type DatabaseFault =
  | 'path'
  | 'not-a-database'
  | 'read-only'
  | 'full'
  | 'busy'
  | 'unreachable'
  | 'newer'
  | 'edited'
  | 'schema'
  | 'closed'
  | 'outside'
  | 'nested';

/** `message` is one plain line that says what to do; `cause` is the driver's own error. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly fault: DatabaseFault;
  constructor(fault: DatabaseFault, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.fault = fault;
  }
}

export const nestedWrite = (): DatabaseError =>
  new DatabaseError('nested', 'write was called inside a handler; use the running handler instead of opening another');

export const outsideHandler = (): DatabaseError =>
  new DatabaseError(
    'outside',
    'a statement ran outside its handler: either no handler is running, or an await was forgotten and the handler is over',
  );

export const readInside = (): DatabaseError =>
  new DatabaseError('outside', 'read was used inside a handler, where it would miss its own changes; use db there');

export const isClosed = (): DatabaseError =>
  new DatabaseError('closed', 'the database is closed: nothing more can be written');

export const openedToRead = (): DatabaseError =>
  new DatabaseError('read-only', 'the database was opened only to read: nothing can be written');

/** The driver's code of an error, looked for along its causes: `SQLITE_FULL`, `40001`. */
export function codeOf(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++) {
    const code: unknown = 'code' in at ? at.code : undefined;
    if (typeof code === 'string') return code;
  }
  return undefined;
}

/** Drivers throw errors; whatever else came is put into one. */
export const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
