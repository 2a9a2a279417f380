/**
 * Civil days: what a community's wall calendar says. An instant is epoch ms; a day is text `YYYY-MM-DD`
 * (it sorts as text and is what is stored); zones are IANA names. Everything comes from Intl, nothing from
 * the machine's own zone.
 *
 * `civilDay` is on the path of every message, so the bounds of the last day asked for are kept per zone and
 * the usual answer costs one comparison.
 */
import type { Locale } from '../types.ts';

const DAY = 86_400_000;

/** A time zone name that this machine does not know. */
export class UnknownZone extends RangeError {
  override readonly name = 'UnknownZone';
  readonly zone: string;
  constructor(zone: string) {
    super(`unknown time zone "${zone}": write it like Asia/Shanghai, Asia/Taipei or America/New_York`);
    this.zone = zone;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Whether this machine knows the zone. Only names (`Asia/Taipei`, `UTC`): `+08:00` has no daylight saving and is refused. */
export function isZone(zone: string): boolean {
  if (clocks.has(zone)) return true;
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    clocks.set(zone, wallClock(zone));
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const wallClock = (zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

function clockOf(zone: string): Intl.DateTimeFormat {
  const clock = isZone(zone) ? clocks.get(zone) : undefined;
  if (!clock) throw new UnknownZone(zone);
  return clock;
}

/** What the clock on the wall shows, as if it were UTC: epoch ms of the fields shown, in whole seconds. */
export function wallTime(at: number, zone: string): number {
  const [, month, day, year, hour, minute, second] =
    /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/.exec(clockOf(zone).format(at)) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}

/** Minutes east of Greenwich at this instant, in ms. */
export const zoneOffset = (at: number, zone: string): number => wallTime(at, zone) - Math.floor(at / 1000) * 1000;

const texts = new Map<number, string>();
const numbers = new Map<string, number>();
/** The days of a decade; whoever walks further starts over. */
const daysKept = 4000;

const dayText = (utc: number): string => {
  const number = Math.floor(utc / DAY);
  const known = texts.get(number);
  if (known !== undefined) return known;
  const text = new Date(utc).toISOString().slice(0, 10);
  if (texts.size >= daysKept) texts.clear();
  texts.set(number, text);
  return text;
};

interface Span {
  readonly day: string;
  readonly start: number;
  readonly end: number;
}
const lastDay = new Map<string, Span>();

/** The day on the community's calendar at this instant. */
export function civilDay(at: number, zone: string): string {
  const span = lastDay.get(zone);
  if (span && at >= span.start && at < span.end) return span.day;
  const day = dayText(wallTime(at, zone));
  const found = { day, start: startOfDay(day, zone), end: startOfDay(addDays(day, 1), zone) };
  lastDay.set(zone, found);
  return day;
}

/**
 * The first instant of a day. Where midnight does not exist (Santiago and Cairo in spring) the day begins with the
 * first instant after the gap; where it comes twice, with the first of the two.
 */
export function startOfDay(day: string, zone: string): number {
  const span = lastDay.get(zone);
  if (span?.day === day) return span.start;
  const midnight = dayNumber(day) * DAY;
  // The offset in force is one of those shown well before and well after; 36 h covers a skipped date line day (Apia 2011).
  const offsets = [zoneOffset(midnight - 1.5 * DAY, zone), zoneOffset(midnight + 1.5 * DAY, zone)];
  const exact = offsets.map((o) => midnight - o).filter((at) => wallTime(at, zone) === midnight);
  if (exact.length > 0) return Math.min(...exact);
  return firstInstant(
    midnight - Math.max(...offsets),
    midnight - Math.min(...offsets),
    (at) => wallTime(at, zone) > midnight,
  );
}

/** The first whole second in (from, to] where `holds` is true; it is false before and true after. */
function firstInstant(from: number, to: number, holds: (at: number) => boolean): number {
  let low = Math.floor(from / 1000) - 1;
  let high = Math.ceil(to / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle * 1000)) high = middle;
    else low = middle;
  }
  return high * 1000;
}

/** Days since 1970-01-01; the difference of two is the number of days between them. */
export function dayNumber(day: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const utc = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(utc) || dayText(utc) !== day) throw new RangeError(`not a day: "${day}" (like 2026-11-21)`);
  if (numbers.size >= daysKept) numbers.clear();
  numbers.set(day, utc / DAY);
  return utc / DAY;
}

/** Whether a text names a day there is, as `dayNumber` takes it: `2026-02-29` does not. */
export function isDay(text: string): boolean {
  try {
    dayNumber(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The day with this number. */
export const dayOf = (number: number): string => dayText(number * DAY);

/** `n` days later, earlier when negative. */
export const addDays = (day: string, n: number): string => dayOf(dayNumber(day) + n);

/** 1 is Monday, 7 is Sunday (ISO 8601). 1970-01-01 was a Thursday. */
export const weekday = (day: string): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

/** The Monday of the day's week: a key that sorts, and the first day of the span. */
export const weekOf = (day: string): string => addDays(day, 1 - weekday(day));

/** `YYYY-MM`. */
export const monthOf = (day: string): string => dayOf(dayNumber(day)).slice(0, 7);

const formats = new Map<string, Intl.DateTimeFormat>();

function formatted(
  at: number,
  zone: string,
  locale: Locale,
  options: Intl.DateTimeFormatOptions,
  kind: string,
): string {
  const key = `${kind} ${locale} ${zone}`;
  let format = formats.get(key);
  if (!format) {
    if (!isZone(zone)) throw new UnknownZone(zone);
    format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    formats.set(key, format);
  }
  return format.format(at);
}

const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** `20:05`, in every language. */
export const formatTime = (at: number, zone: string, locale: Locale): string =>
  formatted(at, zone, locale, clock, 'time');

/** `8月3日`, `Aug 3`. */
export const formatDay = (at: number, zone: string, locale: Locale): string =>
  formatted(at, zone, locale, { month: 'short', day: 'numeric' }, 'day');

/** Day and time: `8月3日 20:05`, `Aug 3, 20:05`. */
export const formatMoment = (at: number, zone: string, locale: Locale): string =>
  formatted(at, zone, locale, { month: 'short', day: 'numeric', ...clock }, 'moment');

/** `11月`, `Nov`; with the year `2026年11月`, `Nov 2026`. `month`: `YYYY-MM`. */
export const formatMonth = (month: string, locale: Locale, withYear = false): string =>
  formatted(
    dayNumber(`${month}-01`) * DAY,
    'UTC',
    locale,
    { month: 'short', ...(withYear && { year: 'numeric' }) },
    withYear ? 'month of year' : 'month',
  );
