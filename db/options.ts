import { asError } from './errors.ts';
import type { Migration } from './migrations.ts';
import type { Definition } from './tables.ts';

export type Around = <T>(work: () => Promise<T>, what: 'write' | 'read') => Promise<T>;

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
  /** Runs every write and every read that waits for a server: tests see through it what is under way, and slow it down. */
  readonly around?: Around;
  /** Only tests bring their own. */
  readonly migrations?: readonly Migration[];
}

/** Nothing around it. */
export const atOnce: Around = (work) => work();

export const warn = (error: unknown): void => process.emitWarning(asError(error));
