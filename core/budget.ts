/**
 * One budget over everything said unasked: campaigns, schedules, topics, welcomes, reminders, posts of the week. Pure:
 * where lines of one room come to stand, given what it has heard. The outbox asks for each line as it is written
 * (core/budget-store.ts) and previews ask for a month (`rehearse`), so both come to the same.
 *
 * A group and a member's private chat have each a number of lines an hour and a day (by the community's calendar), and
 * nothing comes in quiet hours. What finds no place waits for the first free one; what matters more goes before what
 * waits; what would come too late to make sense is dropped, with its reason. Welcomes answer somebody who came: they
 * have a number of their own, and quiet hours do not hold them.
 */
import { z } from 'zod';

import { addDays, civilDay, startOfDay } from './kit/calendar.ts';
import { nextInstants } from './kit/cron.ts';
import { clockIn } from './kit/hours.ts';
import { numberSetting, type Setting, type Settings } from './settings.ts';
import type { Room, Unasked, UnaskedKind } from './types.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Up to this priority a line matters little: the last line of a group's day is kept for others. */
const little = 3;
/** What a full day pushes to the next comes at this hour, not at midnight. */
const morning = 8;

export const groupDay = numberSetting({
  key: 'budget.group_day',
  name: { 'zh-CN': '每天主动条数', 'zh-TW': '每天主動則數', en: 'unasked-a-day' },
  default: 4,
  min: 0,
  max: 48,
});
export const groupHour = numberSetting({
  key: 'budget.group_hour',
  name: { 'zh-CN': '每小时主动条数', 'zh-TW': '每小時主動則數', en: 'unasked-an-hour' },
  default: 3,
  min: 1,
  max: 12,
});
export const welcomeHour = numberSetting({
  key: 'budget.welcome_hour',
  name: { 'zh-CN': '每小时欢迎条数', 'zh-TW': '每小時歡迎則數', en: 'welcomes-an-hour' },
  default: 12,
  min: 1,
  max: 60,
});
export const memberDay = numberSetting({
  key: 'budget.member_day',
  name: { 'zh-CN': '每人每天私信条数', 'zh-TW': '每人每天私訊則數', en: 'private-a-day' },
  default: 2,
  min: 0,
  max: 24,
});
export const memberHour = numberSetting({
  key: 'budget.member_hour',
  name: { 'zh-CN': '每人每小时私信条数', 'zh-TW': '每人每小時私訊則數', en: 'private-an-hour' },
  default: 1,
  min: 1,
  max: 12,
});

/** Quiet hours on the community's clock: from this hour to that one; equal: none. */
export type QuietHours = readonly [from: number, to: number];
const hoursPattern = /^([01]?\d|2[0-3])(?::00|点|點)?\s*(?:-|–|—|~|～|到|至|to)\s*([01]?\d|2[0-4])(?::00|点|點)?$/iu;
const none = new Set(['关', '關', '无', '無', '不用', 'off', 'none', '-']);

export const quietHours: Setting<QuietHours> = {
  key: 'budget.quiet_hours',
  name: { 'zh-CN': '免打扰时段', 'zh-TW': '勿擾時段', en: 'quiet-hours' },
  default: [0, 0],
  schema: z.tuple([z.number().int().min(0).max(23), z.number().int().min(0).max(23)]),
  takes: { 'zh-CN': '比如 23-7，或 关', 'zh-TW': '例如 23-7，或 關', en: 'like 23-7, or off' },
  parse: (text) => {
    if (none.has(text.trim().toLowerCase())) return [0, 0];
    const [, from, to] = hoursPattern.exec(text.trim()) ?? [];
    return from === undefined ? text : [Number(from), Number(to) % 24];
  },
  show: ([from, to], locale) =>
    from === to ? { 'zh-CN': '关', 'zh-TW': '關', en: 'off' }[locale] : `${from}:00–${to}:00`,
};

export const budgetSettings: readonly Setting[] = [
  groupDay,
  groupHour,
  welcomeHour,
  memberDay,
  memberHour,
  quietHours,
] as readonly Setting[];

/** Welcomes are counted apart from lines. */
export type Pool = 'lines' | 'welcome';
interface Way {
  readonly priority: number;
  /** How long it may wait and still make sense. */
  readonly patienceMs: number;
  /** When the day is full: does it make sense on the next one? */
  readonly tomorrow: boolean;
}
const ways: Readonly<Record<UnaskedKind, Way>> = {
  schedule: { priority: 7, patienceMs: 12 * hourMs, tomorrow: false },
  reminder: { priority: 6, patienceMs: 2 * hourMs, tomorrow: false },
  campaign: { priority: 5, patienceMs: 12 * hourMs, tomorrow: false },
  survey: { priority: 5, patienceMs: dayMs, tomorrow: true },
  topic: { priority: 4, patienceMs: 12 * hourMs, tomorrow: false },
  wrapup: { priority: 4, patienceMs: 12 * hourMs, tomorrow: false },
  welcome: { priority: 4, patienceMs: 15 * minuteMs, tomorrow: false },
  leaderboard: { priority: 3, patienceMs: dayMs, tomorrow: true },
  thanks: { priority: 3, patienceMs: dayMs, tomorrow: true },
  other: { priority: 3, patienceMs: dayMs, tomorrow: true },
};
export const poolOf = (kind: UnaskedKind): Pool => (kind === 'welcome' ? 'welcome' : 'lines');
/** How much it matters, 1 to 9, until when it makes sense, and whether tomorrow. */
export const wayOf = (u: Unasked, now: number): Pick<Line, 'priority' | 'until' | 'tomorrow'> => ({
  tomorrow: ways[u.kind].tomorrow,
  priority: Math.min(9, Math.max(1, u.priority ?? ways[u.kind].priority)),
  until: u.until ?? now + ways[u.kind].patienceMs,
});

/** Why a line waits or was dropped. `quiet`: the owner said so; `night`: quiet hours; `late`: it waited too long. */
export type HeldWhy = 'quiet' | 'night' | 'hour' | 'day' | 'late' | 'answers' | 'unsubscribed' | 'staff';

export interface Limits {
  readonly perHour: number;
  readonly perDay: number;
  /** So many of them are kept for what matters more than a little. */
  readonly kept: number;
  /** The community's, and those of a platform that wants to be spared. */
  readonly quiet: readonly QuietHours[];
  readonly zone: string;
}
/** The limits of a room, from memory. */
export function limitsOf(
  settings: Pick<Settings, 'get'>,
  room: Pick<Room, 'id' | 'kind' | 'community'>,
  zone: string,
  pool: Pool,
  night?: QuietHours,
): Limits {
  const where = { community: room.community, room: room.id };
  if (pool === 'welcome')
    return { perHour: settings.get(welcomeHour, where), perDay: Infinity, kept: 0, quiet: [], zone };
  const [hour, day] = room.kind === 'group' ? [groupHour, groupDay] : [memberHour, memberDay];
  return {
    perHour: settings.get(hour, where),
    perDay: settings.get(day, where),
    kept: room.kind === 'group' ? 1 : 0,
    quiet: [settings.get(quietHours, where), ...(night ? [night] : [])],
    zone,
  };
}

/** The end of the quiet hours that `at` falls into; undefined: it does not. By the wall clock, on the days it changes too. */
export function quietEnd(quiet: readonly QuietHours[], zone: string, at: number): number | undefined {
  const { hour } = clockIn(at, zone);
  const found = quiet.find(([from, to]) => (from > to ? hour >= from || hour < to : hour >= from && hour < to));
  return found && nextInstants(`0 ${found[1]} * * *`, zone, at, 1)[0];
}

export interface Line {
  readonly id: number;
  readonly priority: number;
  /** Not before. */
  readonly from: number;
  /** Dropped when it could only come after this. */
  readonly until: number;
  /** When the day is full: does it make sense on the next one? */
  readonly tomorrow: boolean;
}
export interface Placed {
  readonly id: number;
  /** When it is said; null: never. */
  readonly at: number | null;
  /** What first stood in its way; null: nothing did. */
  readonly why: HeldWhy | null;
}

/** Is there room for one more at `at`, in every hour that would hold it? `taken` in any order. */
const fitsHour = (taken: readonly number[], perHour: number, at: number): boolean => {
  const near = taken.filter((t) => t > at - hourMs && t < at + hourMs);
  return [at, ...near.filter((t) => t > at)].every(
    (end) => near.filter((t) => t > end - hourMs && t <= end).length < perHour,
  );
};

/** The first instant from `from` on at which one more line may be said, and what stood in the way. */
function slot(l: Limits, taken: readonly number[], line: Line): Omit<Placed, 'id'> {
  const { from, until, tomorrow, priority } = line;
  const perDay = priority <= little ? Math.max(Math.min(1, l.perDay), l.perDay - l.kept) : l.perDay;
  let at = from;
  let why: HeldWhy | null = null;
  while (at <= until) {
    const quiet = quietEnd(l.quiet, l.zone, at);
    const day = civilDay(at, l.zone);
    if (quiet !== undefined) {
      why ??= 'night';
      at = quiet;
    } else if (taken.filter((t) => civilDay(t, l.zone) === day).length >= perDay) {
      why ??= 'day';
      if (!tomorrow) return { at: null, why };
      at = nextInstants(`0 ${morning} * * *`, l.zone, startOfDay(addDays(day, 1), l.zone) - 1, 1)[0] ?? Infinity;
    } else if (!fitsHour(taken, l.perHour, at)) {
      why ??= 'hour';
      const here = at;
      at = Math.min(...taken.map((t) => t + hourMs).filter((t) => t > here));
    } else return { at, why };
  }
  return { at: null, why: why ?? 'late' };
}

/**
 * Where lines come to stand: those that matter more first, then in the order given. `taken`: instants of what was said
 * or is on its way. Every line is in the answer, in the order given.
 */
export function place(l: Limits, taken: readonly number[], lines: readonly Line[]): Placed[] {
  const stands = [...taken];
  const found = new Map<number, Placed>();
  for (const line of lines.toSorted((a, b) => b.priority - a.priority)) {
    const { at, why } = slot(l, stands, line);
    if (at !== null) stands.push(at);
    found.set(line.id, { id: line.id, at, why });
  }
  return lines.flatMap((line) => found.get(line.id) ?? []);
}

/**
 * What becomes of lines planned for one room, as the outbox will do it: at each instant what arrives and what still waits
 * are placed anew. `id` is the index in `planned`, and the answer is in that order.
 */
export function rehearse(l: Limits, planned: readonly { readonly at: number; readonly unasked: Unasked }[]): Placed[] {
  const arrivals = new Map<number, Line[]>();
  for (const [id, { at, unasked }] of planned.entries())
    arrivals.set(at, [...(arrivals.get(at) ?? []), { id, from: at, ...wayOf(unasked, at) }]);
  const said: number[] = [];
  const done = new Map<number, Placed>();
  let waiting: (Line & { readonly at: number; readonly why: HeldWhy | null })[] = [];
  for (const now of [...arrivals.keys()].toSorted((a, b) => a - b)) {
    for (const w of waiting.filter(({ at }) => at <= now)) said.push(w.at);
    waiting = waiting.filter(({ at }) => at > now);
    const lines = [...waiting, ...(arrivals.get(now) ?? [])];
    const known = new Map(waiting.map((w) => [w.id, w.why]));
    waiting = [];
    const recent = said.filter((at) => at > now - dayMs - hourMs);
    const all = place(
      l,
      recent,
      lines.map((line) => ({ ...line, from: now })),
    );
    for (const [n, line] of lines.entries()) {
      const placed = all[n];
      if (!placed) continue;
      // What held it first stays what the owner reads.
      const why = known.get(line.id) ?? placed.why;
      done.set(line.id, { id: line.id, at: placed.at, why });
      if (placed.at === null) continue;
      if (placed.at <= now) said.push(placed.at);
      else waiting.push({ ...line, at: placed.at, why });
    }
  }
  return [...done.values()].toSorted((a, b) => a.id - b.id);
}
