/**
 * The playground: a chat platform in memory, played by a visitor in a browser or a terminal.
 * It needs no token and no account, and to the core it is a platform like any other.
 */
import { PlatformError } from '../../core/ports.ts';
import type { Capability, Clock, Platform } from '../../core/ports.ts';
import type { Event, PlatformEvent } from '../../core/types.ts';
import type { Input } from './decode.ts';
import { createStage } from './perform.ts';
import { createPlay } from './play.ts';
import { createWorld } from './world.ts';
import type { Change, Persona, Snapshot, World } from './world.ts';

export type { Input } from './decode.ts';
export { PlayError } from './errors.ts';
export { bot, createWorld, plainText } from './world.ts';
export type { Button, Change, Line, MessageLine, NoticeLine, Part, Persona, Snapshot, World } from './world.ts';

export interface PlaygroundOptions {
  /** Default `playground`; also the account's name. */
  readonly name?: string;
  /** Default: all that a chat platform can do. Less makes it look like WeChat (no delete, no mute, no choices). */
  readonly can?: Iterable<Capability>;
  /** Default 3. */
  readonly mergeSeconds?: number;
  readonly clock: Pick<Clock, 'now'>;
  readonly world?: World;
  /**
   * At the first start with a database the owner brings the bot into the group: that event's id is the
   * same in every run, so that it happens once. Default false.
   */
  readonly arrive?: boolean;
}

export interface Playground extends Platform {
  /**
   * Does what a visitor does; resolves when the core has committed it. Throws `PlayError` for what makes no
   * sense. What the world forbids (a muted person speaks) is shown in the room and is no error.
   */
  inject(input: Input): Promise<void>;
  /** Hands the core an event as it stands: a redelivery, for one. */
  deliver(event: PlatformEvent): Promise<void>;
  subscribe(fn: (change: Change) => void): () => void;
  snapshot(): Snapshot;
}

/** What the playground can do. */
export const everything = [
  'send',
  'ask',
  'choices',
  'choices.muted',
  'private.open',
  'picture',
  'delete',
  'mute',
  'kick',
  'ban',
  'role',
  'pin',
] as const satisfies readonly Capability[];

export function createPlayground(options: PlaygroundOptions): Playground {
  const now = (): number => options.clock.now();
  const world = options.world ?? createWorld(options.clock);
  const name = options.name ?? 'playground';
  const can = new Set<Capability>(options.can ?? everything);
  const underWay = new Set<Promise<void>>();
  let accept: ((event: Event) => Promise<void>) | undefined;

  const deliver = async (event: PlatformEvent): Promise<void> => {
    if (!accept) throw new Error('the playground is not started');
    const done = accept(event);
    underWay.add(done);
    try {
      await done;
    } finally {
      underWay.delete(done);
    }
  };
  const play = createPlay(world, name, now, deliver);
  /** Not awaited by the effect that caused it: the core may hold the room's lane until the effect is done. */
  const gone = (who: Persona): void => {
    play.gone(who).catch(() => {
      // The pipeline has logged it; for the removal itself it makes no difference.
    });
  };
  const stage = createStage(world, now, gone);

  return {
    name,
    can,
    idempotent: true,
    mergeSeconds: options.mergeSeconds ?? 3,
    async start(acceptEvent) {
      accept = acceptEvent;
      if (options.arrive) await play.arrive();
    },
    async stop() {
      accept = undefined;
      await Promise.allSettled(underWay);
    },
    async perform(what) {
      return world.once(what.key, () => {
        if (!can.has(what.effect.do)) throw new PlatformError('unsupported', `${name} has no ${what.effect.do}`);
        return stage(what);
      });
    },
    inject: (input) => play.act(input),
    deliver,
    subscribe: (fn) => world.subscribe(fn),
    snapshot: () => world.snapshot(),
  };
}
