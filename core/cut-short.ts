/**
 * Rows whose process ended while it was sending them: done again where the platform knows the key or twice comes to the
 * same, else left as "maybe". Where several processes share a database one that lives does it for one that died.
 */
import type { CutShort, DeliveryStore, Due } from './deliver-store.ts';
import type { People } from './people/index.ts';
import type { Clock, Platform } from './ports.ts';
import type { Outward } from './types.ts';

/** How often a process looks for those that ended, ms. */
export const lookAroundMs = 5000;

/** Done twice these come to the same: cut short, they are done again instead of being left as "maybe". */
const repeatable: ReadonlySet<string> = new Set<Outward['do']>([
  'delete',
  'mute',
  'kick',
  'ban',
  'role',
  'pin',
  'unban',
  'edit',
  'closePoll',
  'purge',
]);
export const mayRepeat = (row: Pick<Due, 'payload'>, platform: Platform | undefined): boolean =>
  platform !== undefined && (platform.idempotent === true || repeatable.has((row.payload.effect as Outward).do));
/** How long after the first attempt it may be repeated. */
export const keyKnownMs = (row: Pick<Due, 'payload'>, platform: Platform | undefined): number =>
  repeatable.has((row.payload.effect as Outward).do) ? Infinity : (platform?.repeatWithinMs ?? Infinity);

export interface CutShortDeps {
  readonly store: DeliveryStore;
  readonly people: Pick<People, 'room'>;
  readonly clock: Clock;
  readonly platform: (account: string) => Platform | undefined;
  /** There are other processes: looks for those that ended every so many ms; undefined: there are none. */
  readonly lookMs: number | undefined;
  /** Something may be due: also what a process that ended had not begun. */
  readonly poke: () => void;
  readonly onError: (error: unknown) => void;
}
export interface TakesOver {
  /** Takes what ended processes left, and goes on looking. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Waits for a look that is under way. */
  idle(): Promise<void>;
}

/** Called once per delivery loop. */
export function createTakesOver(d: CutShortDeps): TakesOver {
  let cancel: (() => void) | undefined;
  let looking: Promise<void> = Promise.resolve();
  let stopped = true;
  /** Rows that were without their process at the last look. */
  let missed = new Set<string>();
  const named = (row: CutShort): string => `${row.id} ${row.attempts} ${row.sender}`;

  const take = async (row: CutShort): Promise<void> => {
    const now = d.clock.now();
    const room = await d.people.room(row.room);
    const platform = room && d.platform(room.account);
    const since = row.unsureSince ?? row.begun;
    await d.store.takeOver(row, now, mayRepeat(row, platform) && now - since <= keyKnownMs(row, platform));
  };

  /** A connection may break while its process lives: only who is missed twice in a row is gone. */
  const look = async (): Promise<void> => {
    const left = await d.store.interrupted();
    const again = left.filter((row) => missed.has(named(row)));
    missed = new Set(left.map(named));
    for (const row of again) await take(row);
    d.poke();
  };
  const wait = (): void => {
    if (stopped || d.lookMs === undefined) return;
    cancel = d.clock.wake(d.clock.now() + d.lookMs, () => {
      looking = look().catch(d.onError).finally(wait);
    });
  };

  return {
    start: async () => {
      for (const row of await d.store.interrupted()) await take(row);
      stopped = false;
      wait();
    },
    stop: async () => {
      stopped = true;
      cancel?.();
      await looking;
    },
    idle: async () => looking,
  };
}
