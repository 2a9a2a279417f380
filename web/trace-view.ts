/** Trace -> what the side panel shows. Pure; the page puts it into words. */
import type { Event, Trace } from '../core/types.ts';

export interface TraceView {
  /** Epoch ms, the event's. */
  readonly at: number;
  /** `arrived` and `departed`: the bot itself was brought in or put out. */
  readonly event: Event['kind'] | 'arrived' | 'departed';
  /** Who did it; null for the bot's own timers. */
  readonly who: string | null;
  readonly private: boolean;
  /** What was said, or the timer that came due; shortened. */
  readonly said: string | null;
  readonly stage: Trace['stage'];
  readonly by: string | null;
  readonly hit: Trace['hit'] | null;
  readonly effects: Trace['effects'];
  readonly tells: Trace['tells'];
  readonly moved: readonly {
    readonly name: string | null;
    readonly member: number;
    readonly amount: number;
    readonly reason: string;
  }[];
  readonly error: string | null;
  /** With two digits after the point. */
  readonly ms: number;
}

const longest = 80;
/** Never cuts a character in halves. */
const short = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…` : text;

const eventOf = (event: Event): TraceView['event'] => {
  if (event.kind === 'joined' && event.self) return 'arrived';
  if (event.kind === 'left' && event.self) return 'departed';
  return event.kind;
};

const said = (event: Event): string | null => {
  switch (event.kind) {
    case 'message':
    case 'edited':
      return short(event.text);
    case 'reacted':
      return event.emoji;
    case 'requested':
      return event.text === undefined ? null : short(event.text);
    case 'timer':
      return event.job.timer;
    case 'joined':
    case 'left':
    case 'pressed':
    case 'rights':
    case 'voted':
    case 'roster':
    case 'changed':
      return null;
  }
};

/** `nameOf` knows members by their number inside the core. */
export function traceView(trace: Trace, nameOf: (member: number) => string | undefined): TraceView {
  const { event } = trace;
  return {
    at: event.at,
    event: eventOf(event),
    who: event.kind === 'timer' ? null : event.from.name,
    private: event.kind !== 'timer' && event.room.kind === 'private',
    said: said(event),
    stage: trace.stage,
    by: trace.by ?? null,
    hit: trace.hit ?? null,
    effects: trace.effects,
    tells: trace.tells,
    moved: trace.moved.map((m) => ({ ...m, name: nameOf(m.member) ?? null })),
    error: trace.error ?? null,
    ms: Math.round(trace.ms * 100) / 100,
  };
}
