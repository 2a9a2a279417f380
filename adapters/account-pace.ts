/**
 * When an account that is a person's own may say something (WeChat, QQ). Such platforms publish no limits and block
 * accounts that behave like machines, so whoever wants to send is given an instant, one after another, answers before
 * campaigns.
 */
import type { Clock } from '../core/ports.ts';
import type { Dice } from '../core/types.ts';

export interface Limits {
  /** Between two messages to the same room. */
  readonly sameTargetMs: number;
  /** Between two rooms: somewhere from the first to the second, by chance. */
  readonly betweenMs: readonly [number, number];
  readonly perMinute: number;
  /** In one civil day of `dayOffsetMs`. Left out: no cap. */
  readonly perDay?: number;
  /** Of a new account: from that day of its life on (0 the first) so many a day; before `perDay` holds. Rising. */
  readonly ramp?: readonly (readonly [fromDay: number, perDay: number])[];
  /** Where the account's day begins, from UTC. Default Asia/Shanghai. */
  readonly dayOffsetMs?: number;
  /** Until when nothing is said (a night), asked for each instant; undefined: it may. */
  readonly silentUntil?: (at: number) => number | undefined;
}
/** What outlives a restart. */
export interface PaceState {
  /** The platform said "too frequent": nothing before this, epoch ms. */
  readonly blockedUntil: number;
  /** How often in a row it said so. */
  readonly blocks: number;
  /** The civil day counted, as days since 1970 there, and what was sent on it. */
  readonly day: number;
  readonly sent: number;
  /** The civil day it first spoke here; left out: before that was written down, so it is not new. */
  readonly since?: number;
}
/** Where that is kept. `save` must not throw. */
export interface PaceStore {
  load(): PaceState | undefined;
  save(state: PaceState): void;
}
export const memoryStore = (): PaceStore => {
  let kept: PaceState | undefined;
  return { load: () => kept, save: (state) => void (kept = state) };
};

export interface Wanted {
  /** The same on every attempt: it keeps its place. */
  readonly key: string;
  /** The room. */
  readonly target: string;
  /** Answers come before campaigns. */
  readonly urgent: boolean;
  /** Messages in a row. */
  readonly size: number;
}
export interface AccountPace {
  /**
   * How many ms until this may be sent. Up to `patience` the place is fixed: wait, then send. Longer: come again after
   * so long, with the same key; the place is kept, and may have moved back meanwhile.
   */
  take(wanted: Wanted, patience: number): number;
  /** The platform refused because of the pace. Returns until when nothing is sent. */
  refused(): number;
  /** Something went out: the next refusal is a first one again, after a day. */
  readonly blockedUntil: () => number;
  readonly limits: () => Limits;
  /** Other limits from now on. */
  setLimits(limits: Limits): void;
  /** What was sent today. */
  sentToday(): number;
  /** The cap of today; undefined: none. */
  capToday(): number | undefined;
  /** Days since it first spoke here, while the ramp lasts. */
  daysOld(): number | undefined;
}

interface Slot extends Wanted {
  at: number;
  /** Its sender waits for this very instant, or has sent. */
  fixed: boolean;
  /** What keeps it apart from the slot before, thrown once. */
  readonly chance: number;
}

const minute = 60_000;
const dayMs = 86_400_000;
/** Who does not come for its place loses it. */
const forgetMs = 60_000;
/** The first block, doubled each time up to the last; reports name 12 hours. */
const firstBlockMs = 30 * minute;
const longestBlockMs = 12 * 60 * minute;
const chinaOffset = 8 * 3_600_000;

export function createAccountPace(d: {
  readonly clock: Pick<Clock, 'now'>;
  readonly dice: Dice;
  readonly store: PaceStore;
  readonly limits: Limits;
}): AccountPace {
  let { limits } = d;
  const loaded = d.store.load();
  let state: PaceState = loaded ?? { blockedUntil: 0, blocks: 0, day: 0, sent: 0 };
  /** In the order of their instants. */
  let slots: Slot[] = [];

  const keep = (next: PaceState): void => {
    state = next;
    d.store.save(next);
  };
  const dayOf = (at: number): number => Math.floor((at + (limits.dayOffsetMs ?? chinaOffset)) / dayMs);
  if (!loaded) state = { ...state, since: dayOf(d.clock.now()) };
  const capOn = (day: number): number | undefined => {
    const age = state.since === undefined ? Infinity : day - state.since;
    const step = (limits.ramp ?? []).findLast(([from]) => age >= from);
    const last = limits.ramp?.at(-1)?.[0] ?? 0;
    if (!step || age > last) return limits.perDay;
    return Math.min(step[1], limits.perDay ?? Infinity);
  };
  const sentOn = (day: number): number => (state.day === day ? state.sent : 0);
  const endOf = (s: Slot): number => s.at + (s.size - 1) * limits.sameTargetMs;
  const gap = (before: Slot, s: Slot): number => {
    const [least, most] = limits.betweenMs;
    return before.target === s.target ? limits.sameTargetMs : least + s.chance * (most - least);
  };
  /** Messages of the slots before `i` in the minute up to `at`. */
  const lastMinute = (i: number, at: number): number =>
    slots.slice(0, i).reduce((n, s) => n + (endOf(s) > at - minute ? s.size : 0), 0);

  /** The first instant that suits the slot at `i`, given those before it. */
  const earliest = (i: number, now: number): number => {
    const s = slots[i];
    const before = slots[i - 1];
    if (!s) return now;
    let at = Math.max(now, state.blockedUntil, before ? endOf(before) + gap(before, s) : 0);
    // In a minute that is full the oldest of it must be past: the next slot is tried when one falls out.
    while (lastMinute(i, at) + s.size > limits.perMinute && lastMinute(i, at) > 0) {
      const oldest = slots.slice(0, i).find((o) => endOf(o) > at - minute);
      at = oldest ? endOf(oldest) + minute : at + 1000;
    }
    if (capOn(dayOf(at)) !== undefined) {
      const fits = (day: number, n: number): boolean => {
        const cap = capOn(day) ?? Infinity;
        return n <= cap || s.size > cap;
      };
      const planned = (day: number): number =>
        slots.slice(0, i).reduce((n, o) => n + (!o.fixed && dayOf(o.at) === day ? o.size : 0), 0);
      while (!fits(dayOf(at), sentOn(dayOf(at)) + planned(dayOf(at)) + s.size))
        at = (dayOf(at) + 1) * dayMs - (limits.dayOffsetMs ?? chinaOffset);
    }
    const silent = limits.silentUntil?.(at);
    return silent !== undefined && silent > at ? silent : at;
  };
  const arrange = (now: number): void => {
    slots.forEach((s, i) => {
      if (!s.fixed) s.at = earliest(i, now);
    });
  };
  const tidy = (now: number): void => {
    slots = slots.filter((s) => (s.fixed ? endOf(s) > now - minute : s.at > now - forgetMs));
  };
  const insert = (wanted: Wanted, now: number): Slot => {
    const slot: Slot = { ...wanted, size: Math.max(1, wanted.size), at: now, fixed: false, chance: d.dice() };
    // Behind what is fixed and behind everything as urgent as itself.
    const behind = slots.findLastIndex((s) => s.fixed || s.urgent || !wanted.urgent);
    slots.splice(behind + 1, 0, slot);
    return slot;
  };

  return {
    take: (wanted, patience) => {
      const now = d.clock.now();
      tidy(now);
      const slot = slots.find((s) => s.key === wanted.key && !s.fixed) ?? insert(wanted, now);
      arrange(now);
      const wait = Math.max(0, slot.at - now);
      if (wait > patience) return wait;
      slot.fixed = true;
      const day = dayOf(slot.at);
      keep({ ...state, day, sent: sentOn(day) + slot.size });
      return wait;
    },
    refused: () => {
      const now = d.clock.now();
      // A day without a refusal is a new start.
      const blocks = state.blockedUntil > now - dayMs ? state.blocks + 1 : 1;
      const until = now + Math.min(firstBlockMs * 2 ** (blocks - 1), longestBlockMs);
      keep({ ...state, blocks, blockedUntil: Math.max(until, state.blockedUntil) });
      return state.blockedUntil;
    },
    blockedUntil: () => state.blockedUntil,
    limits: () => limits,
    setLimits: (next) => void (limits = next),
    sentToday: () => sentOn(dayOf(d.clock.now())),
    capToday: () => capOn(dayOf(d.clock.now())),
    daysOld: () => {
      const age = state.since === undefined ? Infinity : dayOf(d.clock.now()) - state.since;
      return age < (limits.ramp?.at(-1)?.[0] ?? 0) ? age : undefined;
    },
  };
}
