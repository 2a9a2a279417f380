/** The platforms of one bot: started, stopped, added and taken away, and how each is doing. */
import type { Platform, PlatformStatus } from './ports.ts';
import type { Event } from './types.ts';

export interface Platforms {
  /** The platform of an account (`discord:1234`). */
  of(account: string): Platform | undefined;
  all(): readonly Platform[];
  status(): readonly PlatformStatus[];
  /** Starts them all. One that fails never stops the rest: that is its state. */
  start(accept: (event: Event) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
  /** From now on they count as stopped. */
  stopped(): void;
  /** See `Banyan.addPlatform`. @throws Error when there is one of this name. */
  add(platform: Platform): Promise<PlatformStatus>;
  /** See `Banyan.removePlatform`. */
  remove(name: string): Promise<void>;
}

/** Called once per bot. */
export function createPlatforms(first: readonly Platform[], onError: (error: unknown) => void): Platforms {
  const platforms = new Map(first.map((p) => [p.name, p]));
  const states = new Map<string, PlatformStatus>(
    first.map((p) => [p.name, { name: p.name, state: 'starting' as const }]),
  );
  /** There while the bot runs. */
  let accept: ((event: Event) => Promise<void>) | undefined;

  const begin = async (p: Platform, handOver: (event: Event) => Promise<void>): Promise<PlatformStatus> => {
    let state: PlatformStatus = { name: p.name, state: 'running' };
    try {
      await p.start(handOver);
    } catch (error) {
      onError(error);
      state = { name: p.name, state: 'failing', reason: error instanceof Error ? error.message : String(error) };
    }
    // It may have been taken away while it was starting.
    if (platforms.get(p.name) === p) states.set(p.name, state);
    return state;
  };

  return {
    of: (account) => platforms.get(account.split(':')[0] ?? account),
    all: () => [...platforms.values()],
    status: () =>
      [...states.values()].map((known) => {
        const reason = known.state === 'running' ? platforms.get(known.name)?.trouble?.() : undefined;
        return reason === undefined ? known : { name: known.name, state: 'failing', reason };
      }),
    start: async (handOver) => {
      accept = handOver;
      await Promise.all([...platforms.values()].map((p) => begin(p, handOver)));
    },
    stop: async () => {
      accept = undefined;
      await Promise.allSettled([...platforms.values()].map((p) => p.stop()));
    },
    stopped: () => {
      for (const name of platforms.keys()) states.set(name, { name, state: 'stopped' });
    },
    add: async (p) => {
      if (platforms.has(p.name)) throw new Error(`there is a platform ${p.name} already`);
      platforms.set(p.name, p);
      const state = { name: p.name, state: 'starting' } as const;
      states.set(p.name, state);
      return accept ? begin(p, accept) : state;
    },
    remove: async (name) => {
      const p = platforms.get(name);
      platforms.delete(name);
      states.delete(name);
      await p?.stop();
    },
  };
}
