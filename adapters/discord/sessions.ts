/**
 * Where the stream of events is, so that Discord hands over what came while the line was down, also after a restart.
 * What it cannot hand over any more is a gap, and is said.
 */
import type { SessionInfo } from '@discordjs/ws';

import type { Keep, Kept } from './state.ts';

export interface Sessions {
  /** As the library asks for it. */
  retrieve(shard: number): Promise<SessionInfo | null>;
  update(shard: number, info: SessionInfo | null): void;
  /** The usual address of the gateway. */
  usual(url: string): void;
  /** The line of a shard has ended. `network`: it broke, so the session behind it is still good. */
  closed(shard: number, network: boolean): void;
  /** Discord greeted: what was before is continued or lost. */
  hello(shard: number): void;
  resumed(shard: number): void;
  /** A new session: with one before it that was lost, something was missed since then (epoch ms). */
  ready(shard: number): number | undefined;
  heard(): void;
  /** A dispatch came; call what is returned when its events are committed. */
  came(shard: number, sequence: number): () => void;
  /** A mark of the session: the same when an event is handed over again. */
  stamp(shard: number, sequence: number): string;
  change(more: Partial<Kept>): void;
  kept(): Kept;
  stop(): void;
}

const saveEveryMs = 5000;
/** After so many lines that broke while they were made (two a second) the session's own address may be gone: then the usual one. */
const addressGone = 10;

export function createSessions(keep: Keep, now: () => number, onError: (e: unknown) => void): Sessions {
  let kept = keep.load();
  let changed = false;
  let ended = false;
  let usual: string | undefined;
  let heardAt = kept.heardAt;
  const live = new Map<number, SessionInfo>();
  for (const [shard, s] of Object.entries(kept.sessions ?? {}))
    live.set(Number(shard), {
      shardId: Number(shard),
      shardCount: s.shards,
      sessionId: s.id,
      resumeURL: s.resumeUrl,
      sequence: s.sequence,
    });
  /** Dispatches whose events are not committed. */
  const open = new Map<number, Set<number>>();
  const last = new Map<number, number>([...live].map(([shard, s]) => [shard, s.sequence]));
  const broken = new Map<number, number>();
  const brokeOff = new Set<number>();
  /** Since when a shard that lost its session has heard nothing. */
  const lost = new Map<number, number>();

  const snapshot = (): Kept => ({
    ...kept,
    sessions: Object.fromEntries(
      [...live].map(([shard, s]) => {
        const waiting = [...(open.get(shard) ?? [])];
        const sequence = waiting.length > 0 ? Math.min(...waiting) - 1 : (last.get(shard) ?? s.sequence);
        return [shard, { id: s.sessionId, resumeUrl: s.resumeURL, shards: s.shardCount, sequence }];
      }),
    ),
    ...(heardAt !== undefined && { heardAt }),
  });
  const save = (): void => {
    if (!changed) return;
    changed = false;
    kept = snapshot();
    try {
      keep.save(kept);
    } catch (error) {
      onError(error);
    }
  };
  const timer = setInterval(save, saveEveryMs);
  timer.unref();

  return {
    // After the end the library may still try: it never gets an answer, and so never connects again.
    retrieve: (shard) => {
      if (ended) return new Promise(() => undefined);
      const session = live.get(shard);
      if (!session) return Promise.resolve(null);
      const elsewhere = usual !== undefined && (broken.get(shard) ?? 0) >= addressGone;
      return Promise.resolve(elsewhere ? { ...session, resumeURL: usual ?? session.resumeURL } : session);
    },
    usual: (url) => void (usual = url),
    update: (shard, info) => {
      if (ended) return;
      changed = true;
      if (info) {
        if (live.get(shard)?.sessionId !== info.sessionId) {
          open.delete(shard);
          last.set(shard, info.sequence);
        }
        live.set(shard, info);
        return;
      }
      if (!live.has(shard) || brokeOff.has(shard)) return;
      live.delete(shard);
      if (!lost.has(shard)) lost.set(shard, heardAt ?? now());
    },
    closed: (shard, network) => {
      if (!network) return void brokeOff.delete(shard);
      brokeOff.add(shard);
      broken.set(shard, (broken.get(shard) ?? 0) + 1);
    },
    hello: (shard) => void brokeOff.delete(shard),
    resumed: (shard) => {
      broken.delete(shard);
      lost.delete(shard);
    },
    ready: (shard) => {
      broken.delete(shard);
      const since = lost.get(shard);
      lost.delete(shard);
      return since;
    },
    heard: () => {
      heardAt = now();
      changed = true;
    },
    came: (shard, sequence) => {
      const waiting = open.get(shard) ?? new Set<number>();
      open.set(shard, waiting.add(sequence));
      last.set(shard, Math.max(last.get(shard) ?? 0, sequence));
      return () => {
        waiting.delete(sequence);
        changed = true;
      };
    },
    stamp: (shard, sequence) => `${live.get(shard)?.sessionId.slice(0, 12) ?? 'none'}.${sequence}`,
    change: (more) => {
      kept = { ...kept, ...more };
      changed = true;
      save();
    },
    kept: () => kept,
    stop: () => {
      ended = true;
      clearInterval(timer);
      changed = true;
      save();
    },
  };
}
