/** What the page is told, numbered, so that a page that was cut off goes on where it stopped. */
import type { Trace } from '../core/types.ts';
import type { PageInput } from './inputs.ts';
import type { PlatformStatus } from './status.ts';
import { traceView } from './trace-view.ts';
import type { TraceView } from './trace-view.ts';

export interface Told {
  /** `<run>.<number>`; another run's ids are unknown here and lead to a whole snapshot. */
  readonly id: string;
  readonly event: 'snapshot' | 'change' | 'trace' | 'platforms';
  /** JSON. */
  readonly data: string;
}

/** What the page needs of the playground; wiring hands in the real one. */
export interface Stage {
  readonly name: string;
  /** Resolves when the core has committed it. Rejects with an error named `PlayError` for what makes no sense. */
  inject(input: PageInput): Promise<void>;
  /** Every change, as plain data; the page knows what it means. */
  subscribe(fn: (change: object) => void): () => void;
  /** Everything, as plain data; `run` differs in every run. */
  snapshot(): { readonly run: string };
}

export interface FeedOptions {
  readonly playground: Stage;
  /** Hands every Trace to `fn`; returns how to stop. */
  readonly traces: (fn: (trace: Trace) => void) => () => void;
  readonly platforms: () => readonly PlatformStatus[];
  /** A member's name by the core's number. */
  readonly nameOf?: (member: number) => string | undefined;
}

export interface Feed {
  /** First what is missing since `lastId` (or everything), at once; then what comes. Returns how to stop. */
  subscribe(lastId: string | undefined, fn: (told: Told) => void): () => void;
  /** How many traces there were, by stage. */
  readonly stages: ReadonlyMap<Trace['stage'], number>;
  /** Looks whether a platform's state changed, and tells. Done by itself every second while somebody listens. */
  look(): void;
  close(): void;
}

const remembered = 1000;
const shownTraces = 60;
const lookMs = 1000;

export function createFeed({ playground, traces, platforms, nameOf = () => undefined }: FeedOptions): Feed {
  const { run } = playground.snapshot();
  const recent: Told[] = [];
  const views: TraceView[] = [];
  const stages = new Map<Trace['stage'], number>();
  const heard = new Set<(told: Told) => void>();
  let n = 0;

  const tell = (event: Told['event'], data: unknown): void => {
    const told: Told = { id: `${run}.${++n}`, event, data: JSON.stringify(data) };
    recent.push(told);
    if (recent.length > remembered) recent.shift();
    for (const fn of heard) fn(told);
  };
  const snapshot = (): Told => {
    const data = { ...playground.snapshot(), traces: views, platforms: platforms() };
    return { id: `${run}.${n}`, event: 'snapshot', data: JSON.stringify(data) };
  };
  /** Undefined when what followed is no longer remembered. */
  const since = (lastId: string): readonly Told[] | undefined => {
    const [of, number] = lastId.split('.');
    const missing = n - Number(number);
    return of === run && missing >= 0 && missing <= recent.length ? recent.slice(recent.length - missing) : undefined;
  };

  let shown = JSON.stringify(platforms());
  const look = (): void => {
    const now = platforms();
    const text = JSON.stringify(now);
    if (text === shown) return;
    shown = text;
    tell('platforms', now);
  };
  const looking = setInterval(() => heard.size > 0 && look(), lookMs);
  looking.unref();

  const offWorld = playground.subscribe((change) => tell('change', change));
  const offTraces = traces((trace) => {
    // Other platforms' rooms are nobody's business here; timers belong to no platform.
    if (trace.event.kind !== 'timer' && trace.event.account !== playground.name) return;
    stages.set(trace.stage, (stages.get(trace.stage) ?? 0) + 1);
    const view = traceView(trace, nameOf);
    views.push(view);
    if (views.length > shownTraces) views.shift();
    tell('trace', view);
  });

  return {
    stages,
    look,
    subscribe(lastId, fn) {
      const missed = lastId === undefined ? undefined : since(lastId);
      for (const told of missed ?? [snapshot()]) fn(told);
      heard.add(fn);
      return () => heard.delete(fn);
    },
    close() {
      clearInterval(looking);
      offWorld();
      offTraces();
      heard.clear();
    },
  };
}
