/**
 * Cron expressions as instants: pure arithmetic from a reference instant, nothing runs here.
 *
 * Five fields (minute hour day-of-month month weekday) or six with seconds first; names (JAN, MON), lists, ranges,
 * steps, `L`, `15W`, `FRI#2` and nicknames (`@daily`). Times are wall times of an IANA zone. The rules, all tested:
 * - a time that a spring gap swallows comes at the first instant after the gap, once. This holds where the hour is
 *   named (`30 2 * * *`, a step of minutes in a named hour too); an expression for every hour simply has fewer that day;
 * - a time that an autumn day shows twice comes once, at the first;
 * - day of month and weekday together mean AND, as node-cron has it (classic cron: OR): `0 9 1 JAN mon` first comes in
 *   2029. `parseCron` warns.
 *
 * croner computes, because it takes a reference date; node-cron's calculator takes none and skips the gap.
 * node-cron is not imported: it loads child_process. A test holds both to the same instants.
 */
import { Cron } from 'croner';

import { isZone, UnknownZone, zoneOffset } from './calendar.ts';

export type CronField = 'second' | 'minute' | 'hour' | 'day of month' | 'month' | 'weekday' | 'expression';

export type CronCheck =
  | { readonly ok: true; /** Legal, but perhaps not meant. */ readonly warnings: readonly string[] }
  | { readonly ok: false; readonly field: CronField; readonly value: string; readonly message: string };

/** A cron expression that cannot be used; `check` says where and why. */
export class BadCron extends SyntaxError {
  override readonly name = 'BadCron';
  readonly field: CronField;
  constructor(expression: string, field: CronField, message: string) {
    super(`cron "${expression}": ${message}`);
    this.field = field;
  }
}

const fields: readonly CronField[] = ['second', 'minute', 'hour', 'day of month', 'month', 'weekday'];
const allowed: Readonly<Record<CronField, string>> = {
  second: '0-59',
  minute: '0-59',
  hour: '0-23',
  'day of month': '1-31, L, 15W',
  month: '1-12 or JAN-DEC',
  weekday: '0-7 (0 and 7 are Sunday) or SUN-SAT, 5L, FRI#2',
  expression: '5 fields, or 6 with seconds first',
};

const split = (expression: string): string[] => expression.trim().split(/\s+/).filter(Boolean);

/** croner's own opinion of one pattern, or null. */
function complaint(pattern: string): string | null {
  try {
    new Cron(pattern, { mode: '5-or-6-parts', paused: true });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Says whether an expression can be used and, when not, which field is wrong and what may stand there. */
export function parseCron(expression: string): CronCheck {
  const parts = split(expression);
  if (parts.length === 1 && parts[0]?.startsWith('@')) return parseNickname(parts[0]);
  if (parts.length !== 5 && parts.length !== 6)
    return fault('expression', expression, `${parts.length} fields found, expected ${allowed.expression}`);
  const names = parts.length === 6 ? fields : fields.slice(1);
  for (const [i, field] of names.entries()) {
    const value = parts[i] ?? '';
    const alone = names.map((_, j) => (i === j ? value : '*')).join(' ');
    if (complaint(alone) !== null) return fault(field, value, reason(field, value));
  }
  const whole = complaint(parts.join(' '));
  if (whole !== null) return fault('expression', expression, whole.replace(/^CronPattern: /, ''));
  if (new Cron(parts.join(' '), options('UTC')).nextRun(new Date(0)) === null)
    return fault('day of month', parts.at(-3) ?? '', 'this date never comes');
  return { ok: true, warnings: lint(parts) };
}

function parseNickname(name: string): CronCheck {
  if (complaint(name) === null) return { ok: true, warnings: [] };
  return fault(
    'expression',
    name,
    `${name} is not known; write five fields, or @hourly, @daily, @weekly, @monthly, @yearly`,
  );
}

const fault = (field: CronField, value: string, message: string): CronCheck => ({ ok: false, field, value, message });

function reason(field: CronField, value: string): string {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(value) ?? [];
  if (from !== undefined && Number(from) > Number(to)) {
    const top = allowed[field].match(/\d+-(\d+)/)?.[1] ?? '';
    return `${field}: ${value} runs backwards; write ${from}-${top},${field.startsWith('day') || field === 'month' ? 1 : 0}-${to}`;
  }
  if (/^\d+\/\d+$/.test(value))
    return `${field}: ${value} is no step; write */${value.split('/')[1]} or a range before the /`;
  return `${field}: "${value}" does not fit; allowed are ${allowed[field]}, * and lists, ranges and steps of them (1,15 1-5 */10)`;
}

const free = (part: string | undefined): boolean => part === '*' || part === '?';

function lint(parts: readonly string[]): string[] {
  const [day, , weekday] = parts.slice(-3);
  if (free(day) || free(weekday)) return [];
  return [
    `day of month "${day}" and weekday "${weekday}" must both fit (AND), so this comes rarely; for either of the two write two campaigns`,
  ];
}

// ---- instants ---------------------------------------------------------------------------------

const options = (zone: string) =>
  ({ mode: '5-or-6-parts', timezone: zone, domAndDow: true, fixedTimeRule: 'no-wildcard', paused: true }) as const;

/** Stars and steps of minutes or seconds written out as lists, so that croner counts the time as a fixed one. */
function spelledOut(part: string): string {
  return part
    .split(',')
    .map((item) => {
      const [, range, step] = /^(\*|\?|\d+-\d+)(?:\/(\d+))?$/.exec(item) ?? [];
      if (range === undefined || (step === undefined && range !== '*' && range !== '?')) return item;
      const [from, to] = range.includes('-') ? range.split('-').map(Number) : [0, 59];
      const values: number[] = [];
      for (let v = from ?? 0; v <= (to ?? 59); v += Number(step ?? 1)) values.push(v);
      return values.join(',');
    })
    .join(',');
}

interface Compiled {
  readonly cron: Cron;
  /** The hour is named, so croner itself keeps the rules for gaps and doubled hours. */
  readonly fixed: boolean;
}
const compiled = new Map<string, Compiled>();

function compile(expression: string, zone: string): Compiled {
  const key = `${zone} ${expression}`;
  const known = compiled.get(key);
  if (known) return known;
  if (!isZone(zone)) throw new UnknownZone(zone);
  const check = parseCron(expression);
  if (!check.ok) throw new BadCron(expression, check.field, check.message);
  const parts = split(expression);
  const hour = parts.at(-4);
  const fixed = hour !== undefined && !/[*?/]/.test(hour);
  const pattern = fixed ? [...parts.slice(0, -4).map(spelledOut), ...parts.slice(-4)] : parts;
  const made = { cron: new Cron(pattern.join(' '), options(zone)), fixed };
  if (compiled.size >= 1000) compiled.clear();
  compiled.set(key, made);
  return made;
}

/** The wall shows this time for the second time today: the clocks were just put back. */
function second(at: number, zone: string): boolean {
  // 3 h covers every shift in use (30 min to 2 h); the test below is exact for the shift found.
  const before = zoneOffset(at - 3 * 3_600_000, zone);
  const shift = before - zoneOffset(at, zone);
  return shift > 0 && zoneOffset(at - shift, zone) === before;
}

function step(c: Compiled, zone: string, from: number, direction: 1 | -1): number | null {
  for (let at = from; ;) {
    const reference = new Date(at);
    const found = direction === 1 ? c.cron.nextRun(reference) : (c.cron.previousRuns(1, reference)[0] ?? null);
    if (found === null) return null;
    at = found.getTime();
    if (c.fixed || !second(at, zone)) return at;
  }
}

/**
 * The next `count` instants strictly after `after`, epoch ms, ascending; fewer when the expression ends.
 * Throws `BadCron` or `UnknownZone`.
 */
export function nextInstants(expression: string, zone: string, after: number, count: number): number[] {
  const c = compile(expression, zone);
  const found: number[] = [];
  for (let at: number | null = after; found.length < count; found.push(at)) {
    at = step(c, zone, at, 1);
    if (at === null) break;
  }
  return found;
}

/** The latest instant at or before `at`, or null. */
export function previousInstant(expression: string, zone: string, at: number): number | null {
  // croner looks strictly before, in whole seconds.
  return step(compile(expression, zone), zone, (Math.floor(at / 1000) + 1) * 1000, -1);
}

/** `once`: the latest one, however late. `skip`: only what is not later than the grace. `all`: every one, oldest first. */
export type MissedPolicy = 'once' | 'skip' | 'all';

export interface Missed {
  /** Instants to run now, ascending. */
  readonly run: readonly number[];
  /** Instants to record as missed, ascending. */
  readonly skipped: readonly number[];
}

/** How many planned instants `missed` looks back at; what is older is neither run nor listed. */
export const missedAtMost = 1000;

/**
 * What to do about the instants planned in (since, now], when nobody was there to run them.
 * @param graceMs for `skip`: an instant at most this late still runs
 */
export function missed(
  expression: string,
  zone: string,
  since: number,
  now: number,
  policy: MissedPolicy,
  graceMs: number,
): Missed {
  const c = compile(expression, zone);
  const planned: number[] = [];
  let at = previousInstant(expression, zone, now);
  while (at !== null && at > since && planned.length < missedAtMost) {
    planned.push(at);
    at = step(c, zone, at, -1);
  }
  planned.reverse();
  const runs = (t: number): boolean =>
    policy === 'all' || (policy === 'skip' ? now - t <= graceMs : t === planned.at(-1));
  return { run: planned.filter(runs), skipped: planned.filter((t) => !runs(t)) };
}
