/** Whether there are enough for a verdict, from what the same people did in the days before. */
import { addDays, civilDay, startOfDay } from '../../kit/calendar.ts';
import { groupsNeeded, membersNeeded, smallestGain } from '../../kit/trial/power.ts';
import { clickShare } from '../../kit/trial/clicks.ts';
import type { House } from '../../house.ts';
import type { Context } from '../../types.ts';
import type { Goal, Spec } from './spec.ts';
import type { Span, TrialStore } from './store.ts';

export interface Plan {
  /** Members (size 1) or groups with the members known in them. */
  readonly units: readonly { readonly id: number; readonly size: number }[];
  /** The share that did it in as many days before, per cent. */
  readonly base: number;
  /** Nothing like it was said before, so `base` is a guess. */
  readonly guessed: boolean;
  /** Groups in which nothing could be counted. */
  readonly leftOut: number;
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
/** Of members that a post reaches so many follow its link, where nothing is known. */
const guessedClicks = 0.05;

interface Stores {
  readonly house: House;
  readonly store: TrialStore;
}

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

/** Of whom a campaign's trial is: nobody else is dealt a variant. */
export interface Among {
  readonly campaign: string;
  readonly rooms: ReadonlySet<number>;
}
type Needed = (base: number, gain: number) => number;

/** Inside a handler. `among`: without it everybody is in it. */
export async function planOf(c: Context, { house, store }: Stores, spec: Spec, among?: Among): Promise<Plan> {
  const zone = c.community.timeZone;
  const past = spanOf(addDays(civilDay(c.now, zone), -spec.days), spec.days, zone);
  const variants = spec.variants.length;
  const { goal } = spec;
  const plan = (units: Plan['units'], share: number | undefined, leftOut: number, needed: Needed): Plan => {
    const measured = share ?? guessedClicks;
    const base = Math.min(0.95, Math.max(0.01, measured));
    return {
      units,
      base: Math.round(measured * 100),
      guessed: share === undefined,
      leftOut,
      needed: needed(base, spec.gain / 100),
      seen: smallestGain(units.length, (gain) => needed(base, gain), base),
    };
  };
  if (spec.unit === 'members' && goal !== 'clicks') {
    const known = (await store.members(c.community.id)).filter((m) => among?.rooms.has(m.room) ?? true);
    const units = [...new Set(known.map((m) => m.member))].map((id) => ({ id, size: 1 }));
    const did = await store.membersWho(goal, c.community.id, past);
    const share = units.length === 0 ? 0 : units.filter((u) => did.has(u.id)).length / units.length;
    return plan(units, share, 0, (base, gain) => membersNeeded({ variants, base, gain }));
  }
  const known = [...(await store.sizes(c.community.id))].flatMap(([id, size]) =>
    size >= smallestGroup && (among?.rooms.has(id) ?? true) ? [{ id, size }] : [],
  );
  // Where links are said as they are nobody could be seen to click.
  const rooms = goal === 'clicks' ? await house.people.groups(c.community.id) : [];
  const plain = new Set(rooms.filter((r) => house.links.plainIn(r) !== undefined).map((r) => r.id));
  const units = known.filter((u) => !plain.has(u.id));
  const shares = await sharesOf(c, { house, store }, goal, units, past, among?.campaign ?? '');
  const { mean, size, variation } = spread(units, shares);
  return plan(units, shares && mean, known.length - units.length, (base, gain) =>
    groupsNeeded({ variants, base, gain, size, variation }),
  );
}

/** What each group did before; undefined: nothing is known of some of them. */
async function sharesOf(
  c: Context,
  { house, store }: Stores,
  goal: Goal,
  units: Plan['units'],
  past: Span,
  campaign: string,
): Promise<readonly number[] | undefined> {
  if (goal !== 'clicks') {
    const did = await store.groupsWho(goal, c.community.id, past, c.now);
    return units.map((u) => Math.min(1, (did.get(u.id) ?? 0) / u.size));
  }
  const posts = await store.posts(c.community.id, campaign, past.from, past.to);
  const people = await clicksOf(c, house, campaign, past);
  const shares = units.flatMap((u) => {
    const { n, x } = clickShare({ variant: 0, size: u.size, posts: posts.get(u.id) ?? 0, people: people(u.id) });
    return n === 0 ? [] : [x / n];
  });
  return shares.length === units.length && units.length > 0 ? shares : undefined;
}

/** People who followed what was said for a campaign in a group: of all its variants, or of one (its letter). */
export async function clicksOf(
  c: Context,
  house: House,
  campaign: string,
  span: Pick<Span, 'from' | 'to'>,
): Promise<(room: number, variant?: string) => number> {
  const zone = c.community.timeZone;
  const days = [civilDay(span.from, zone), civilDay(span.to - 1, zone)] as const;
  const rows = await house.links.store.ofCampaign(c.community.id, campaign, ...days);
  const sums = new Map<string, number>();
  for (const { room, variant, visitors } of rows)
    for (const key of [`${room}`, `${room}:${variant}`]) sums.set(key, (sums.get(key) ?? 0) + visitors);
  return (room, variant) => sums.get(variant === undefined ? `${room}` : `${room}:${variant}`) ?? 0;
}

/** How the groups differ: the spread of their shares less what chance alone would give. */
export function spread(
  units: Plan['units'],
  shares: readonly number[] | undefined,
): { readonly mean: number; readonly size: number; readonly variation: number } {
  if (units.length === 0) return { mean: 0, size: 1, variation: usualVariation };
  const size = units.length / units.reduce((s, u) => s + 1 / u.size, 0);
  if (!shares) return { mean: guessedClicks, size, variation: usualVariation };
  const mean = shares.reduce((s, v) => s + v, 0) / shares.length;
  if (units.length < fewGroups || mean === 0) return { mean, size, variation: usualVariation };
  const variance = shares.reduce((s, v) => s + (v - mean) ** 2, 0) / (shares.length - 1);
  const between = Math.sqrt(Math.max(0, variance - (mean * (1 - mean)) / size)) / mean;
  return { mean, size, variation: Math.max(leastVariation, between) };
}
