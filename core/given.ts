/**
 * What operators wrote in files, handed to every community there is and every one that comes: a feature's timer is
 * rung with it, in a commit like any other event's. Rows are the truth afterwards; the file is read again at each start.
 */
import { fingerprintOf } from './kit/hash.ts';
import type { Clock, Database } from './ports.ts';
import { definePeople } from './schema.ts';
import type { Event, TimerEvent } from './types.ts';

export interface Given {
  /** Rings `timer` with `data` in every community, now (once started) and whenever a new one is met. Replaces what was given before. */
  give(timer: string, data: unknown): Promise<void>;
  /** Somebody of this community was met; cheap when it is known. */
  met(community: number): void;
  /** Rings everything given so far in every community there is. */
  start(): Promise<void>;
  /** Resolves when no ring is under way. */
  idle(): Promise<void>;
}

export interface GivenDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly accept: (event: Event) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Called once per bot. */
export function createGiven(d: GivenDeps): Given {
  const { communities } = d.database.t(definePeople);
  const given = new Map<string, unknown>();
  const known = new Set<number>();
  const live = new Set<Promise<void>>();
  let started = false;
  let count = 0;

  const ring = (timer: string, community: number, data: unknown): Promise<void> => {
    const at = d.clock.now();
    const event: TimerEvent = {
      kind: 'timer',
      // The same content twice in the same millisecond is the same ring.
      id: `given:${timer}:${community}@${at}#${fingerprintOf(data)}.${count++}`,
      account: 'jobs',
      at,
      job: { id: 0, key: `given:${timer}`, timer, community, room: null, data, attempts: 1 },
    };
    const done: Promise<void> = d
      .accept(event)
      .catch((error: unknown) => d.onError(error))
      .finally(() => live.delete(done));
    live.add(done);
    return done;
  };
  const all = async (what: Iterable<readonly [string, unknown]>): Promise<void> => {
    const waiting: Promise<void>[] = [];
    for (const [timer, data] of what) for (const community of known) waiting.push(ring(timer, community, data));
    await Promise.all(waiting);
  };

  return {
    give: async (timer, data) => {
      given.set(timer, data);
      if (started) await all([[timer, data]]);
    },
    met: (community) => {
      if (known.has(community)) return;
      known.add(community);
      if (started) for (const [timer, data] of given) void ring(timer, community, data);
    },
    start: async () => {
      for (const { id } of await d.database.read.select({ id: communities.id }).from(communities)) known.add(id);
      started = true;
      await all(given);
    },
    idle: async () => {
      while (live.size > 0) await Promise.all(live);
    },
  };
}
