/** Whether there are enough for a verdict, from what the same people did in the days before. */
import { addDays, civilDay, startOfDay } from '../../kit/calendar.ts';
import { groupsNeeded, membersNeeded, smallestGain } from '../../kit/trial/power.ts';
import type { Context } from '../../types.ts';
import type { Spec } from './spec.ts';
import type { Span, TrialStore } from './store.ts';

export interface Plan {
  /** Members (size 1) or groups with the members known in them. */
  readonly units: readonly { readonly id: number; readonly size: number }[];
  /** The share that did it in as many days before, per cent. */
  readonly base: number;
  /** Units needed; Infinity: none would do. */
  readonly needed: number;
  /** The smallest gain these units can show, in points; undefined: none. */
  readonly seen: number | undefined;
}

/** A group in which fewer are known says too little. */
const smallestGroup = 3;
/** Without groups to learn it from: as in most trials of this kind (Hayes and Moulton, 7.2.4). */
const usualVariation = 0.25;
const leastVariation = 0.1;
const fewGroups = 6;

const bucket = (day: string): number => Number(day.replaceAll('-', ''));
/** `days` whole days of the community from `day` on. */
export function spanOf(day: string, days: number, timeZone: string): Span {
  const end = addDays(day, days);
  return {
    from: startOfDay(day, timeZone),
    to: startOfDay(end, timeZone),
    fromDay: bucket(day),
    toDay: bucket(end),
  };
}

/** Inside a handler. */
export async function planOf(c: Context, store: TrialStore, spec: Spec): Promise<Plan> {
  const zone = c.community.timeZone;
  const past = spanOf(addDays(civilDay(c.now, zone), -spec.days), spec.days, zone);
  const variants = spec.variants.length;
  const within = (share: number): number => Math.min(0.95, Math.max(0.01, share));
  const plan = (units: Plan['units'], share: number, needed: (base: number, gain: number) => number): Plan => {
    const base = within(share);
    return {
      units,
      base: Math.round(share * 100),
      needed: needed(base, spec.gain / 100),
      seen: smallestGain(units.length, (gain) => needed(base, gain), base),
    };
  };
  if (spec.unit === 'members') {
    const units = (await store.members(c.community.id)).map((id) => ({ id, size: 1 }));
    const did = await store.membersWho(spec.goal, c.community.id, past);
    const share = units.length === 0 ? 0 : units.filter((u) => did.has(u.id)).length / units.length;
    return plan(units, share, (base, gain) => membersNeeded({ variants, base, gain }));
  }
  const units = [...(await store.sizes(c.community.id))].flatMap(([id, size]) =>
    size >= smallestGroup ? [{ id, size }] : [],
  );
  const did = await store.groupsWho(spec.goal, c.community.id, past, c.now);
  const shares = units.map((u) => Math.min(1, (did.get(u.id) ?? 0) / u.size));
  const { mean, size, variation } = spread(units, shares);
  return plan(units, mean, (base, gain) => groupsNeeded({ variants, base, gain, size, variation }));
}

/** How the groups differ: the spread of their shares less what chance alone would give. */
export function spread(
  units: Plan['units'],
  shares: readonly number[],
): { readonly mean: number; readonly size: number; readonly variation: number } {
  if (units.length === 0) return { mean: 0, size: 1, variation: usualVariation };
  const mean = shares.reduce((s, v) => s + v, 0) / shares.length;
  const size = units.length / units.reduce((s, u) => s + 1 / u.size, 0);
  if (units.length < fewGroups || mean === 0) return { mean, size, variation: usualVariation };
  const variance = shares.reduce((s, v) => s + (v - mean) ** 2, 0) / (shares.length - 1);
  const between = Math.sqrt(Math.max(0, variance - (mean * (1 - mean)) / size)) / mean;
  return { mean, size, variation: Math.max(leastVariation, between) };
}
