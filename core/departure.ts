/**
 * The moment a row leaves the house: before it nothing was done, whatever becomes of the process; after it nobody knows
 * until the platform has answered. Kept apart so that what waits inside an adapter is never called "maybe".
 */
import { PlatformError, type Clock } from './ports.ts';

/** A send that hangs holds its own room, and not for ever: then nobody knows whether it was done. */
const longestSendMs = 30_000;

export interface Departure {
  /** Marks the row, durably, once. Rejects when it must not leave: it was taken back, or its time is over. */
  begin(): Promise<void>;
  /** It may have left. */
  readonly begun: boolean;
  /** Somebody took the row back before it left: there is nothing to be written about it. */
  readonly takenBack: boolean;
  /** The work, for 30 seconds at most. */
  inTime<T>(work: Promise<T>): Promise<T>;
}

/** @param mark marks the row as leaving, in a commit; false: it waits no more */
export function departure(clock: Clock, mark: () => Promise<boolean>): Departure {
  let phase: 'waits' | 'begun' | 'late' | 'takenBack' = 'waits';
  let marking: Promise<void> | undefined;
  const leave = async (): Promise<void> => {
    if (phase === 'late') throw new PlatformError('retry', 'its turn did not come in 30 seconds');
    // From here on it counts as begun, until the commit says otherwise.
    phase = 'begun';
    let marked: boolean;
    try {
      marked = await mark();
    } catch (error) {
      phase = 'waits';
      throw error;
    }
    if (marked) return;
    phase = 'takenBack';
    throw new PlatformError('gone', 'taken back before it left');
  };
  return {
    begin: () => (marking ??= leave()),
    get begun() {
      return phase === 'begun';
    },
    get takenBack() {
      return phase === 'takenBack';
    },
    inTime: async (work) => {
      let cancel = (): void => undefined;
      const late = new Promise<never>((_resolve, reject) => {
        cancel = clock.wake(clock.now() + longestSendMs, () => {
          if (phase === 'waits') phase = 'late';
          const left = phase === 'begun';
          reject(new PlatformError(left ? 'maybe' : 'retry', 'no answer in 30 seconds'));
        });
      });
      try {
        return await Promise.race([work, late]);
      } finally {
        cancel();
      }
    },
  };
}
