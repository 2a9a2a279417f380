import { asError } from './errors.ts';
import type { Migration } from './migrations.ts';
import type { Definition } from './tables.ts';

export interface OpenOptions {
  /** Every definition whose tables must be there. */
  readonly definitions: readonly Definition[];
  /** Told what an `after` callback threw, or an idle connection. Without it, a process warning. */
  readonly onError?: (error: unknown) => void;
  /** Nothing is migrated and every write rejects. */
  readonly readOnly?: boolean;
  /** SQLite: nobody misses this file after a power cut, so nothing waits for the disk. Only for what is removed at the end. */
  readonly throwAway?: boolean;
  /** SQLite: the disk counts as full after so many pages. Only tests set it. */
  readonly maxPages?: number;
  /** Only tests bring their own. */
  readonly migrations?: readonly Migration[];
}

export const warn = (error: unknown): void => process.emitWarning(asError(error));
