/** Posts to events, one line for each room: a slow one holds only its own. */
import type { Clock } from '../../core/ports.ts';
import type { Event, PlatformEvent } from '../../core/types.ts';
import { decode } from './decode.ts';
import type { Knowledge } from './known.ts';
import type { Post } from './wire.ts';

/** OneBot does not say anything twice: what the house could not commit is handed over again by us. */
const againMs = [100, 500, 2000, 5000, 15_000] as const;

export interface Intake {
  take(post: Post): void;
  /** Resolves when everything taken was handed over. */
  idle(): Promise<void>;
}

export function createIntake(o: {
  readonly knowledge: Knowledge;
  readonly accept: (event: Event) => Promise<void>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}): Intake {
  const lines = new Map<string, Promise<void>>();

  const handOver = async (event: PlatformEvent): Promise<void> => {
    for (const pause of [...againMs, undefined]) {
      try {
        return await o.accept(event);
      } catch (error) {
        o.onError(error);
        if (pause === undefined) return;
        await new Promise<void>((resolve) => void o.clock.wake(o.clock.now() + pause, resolve));
      }
    }
  };
  const work = async (post: Post): Promise<void> => {
    try {
      await o.knowledge.ready(post);
      const events = decode(post, { ...o.knowledge, account: `qq:${post.self_id}` });
      o.knowledge.note(post);
      for (const event of events) await handOver(event);
    } catch (error) {
      // A payload that cannot be read costs only itself.
      o.onError(error);
    }
  };

  return {
    take: (post) => {
      const room = post.post_type === 'meta_event' ? '' : `${'group_id' in post ? (post.group_id ?? '') : ''}|`;
      const key = room === '|' && 'user_id' in post ? `|${post.user_id}` : room;
      const done: Promise<void> = (lines.get(key) ?? Promise.resolve())
        .then(() => work(post))
        .finally(() => {
          if (lines.get(key) === done) lines.delete(key);
        });
      lines.set(key, done);
    },
    idle: async () => {
      while (lines.size > 0) await Promise.all(lines.values());
    },
  };
}
