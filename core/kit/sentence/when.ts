/** When something said in a sentence comes: pure. Instants are epoch ms; civil times are those of a zone. */
import { addDays, civilDay, dayNumber, startOfDay, weekday } from '../calendar.ts';
import { nextInstants } from '../cron.ts';
import { daysIn, festivalDays, festivals } from '../festivals.ts';

/** 1 Monday to 7 Sunday. */
export type Days =
  | { readonly on: 'daily' }
  | { readonly on: 'week'; readonly days: readonly number[] }
  | { readonly on: 'month'; readonly dates: readonly (number | 'last')[] }
  /** `n` 5: the last one of the month. */
  | { readonly on: 'nth'; readonly n: number; readonly day: number }
  /** Every `n` days, counted from a day. */
  | { readonly on: 'every'; readonly n: number; readonly from: string }
  /** These days of every `n`th week, counted from a Monday. */
  | { readonly on: 'weeks'; readonly n: number; readonly days: readonly number[]; readonly from: string }
  | { readonly on: 'year'; readonly month: number; readonly date: number }
  /** Every year on this day of the Chinese lunar calendar. */
  | { readonly on: 'lunar'; readonly month: number; readonly date: number }
  /** Every year on this festival, by its id (core/kit/festivals.ts). */
  | { readonly on: 'festival'; readonly id: string }
  /** Every so many hours of the day, from midnight. */
  | { readonly on: 'hours'; readonly n: number }
  /** `YYYY-MM-DD`. */
  | { readonly on: 'once'; readonly day: string };
export interface When {
  readonly days: Days;
  readonly hours: readonly number[];
  readonly minute: number;
}

/** `nth`: the last one. */
export const lastOfMonth = 5;
/** How many years ahead a day of the year is looked for. */
const yearsAhead = 12;

/**
 * A date that not every month (or, `leap`, not every year) has: there the last day of the month counts, as most people
 * mean it who say 每月31号. Calendars differ: RFC 5545 leaves such months out, Outlook takes their last day.
 */
export function rareDate({ days }: When): number | 'leap' | undefined {
  if (days.on === 'year') return days.month === 2 && days.date === 29 ? 'leap' : undefined;
  return days.on === 'month' ? days.dates.find((d): d is number => d !== 'last' && d > 28) : undefined;
}

/** The five fields of cron; undefined for what they cannot say. Of the 29th and 30th they leave out some Februaries. */
export const cronOf = ({ days, hours, minute }: When): string | undefined => {
  const time = `${minute} ${hours.join(',')}`;
  switch (days.on) {
    case 'daily':
      return `${time} * * *`;
    case 'week':
      return `${time} * * ${days.days.map((d) => d % 7).join(',')}`;
    case 'month':
      return `${time} ${[...new Set(days.dates.map((d) => (d === 'last' || d === 31 ? 'L' : d)))].join(',')} * *`;
    case 'nth':
      return `${time} * * ${days.day % 7}${days.n === lastOfMonth ? 'L' : `#${days.n}`}`;
    case 'year':
      return `${time} ${days.date} ${days.month} *`;
    case 'hours':
      return `${minute} */${days.n} * * *`;
    case 'every':
    case 'weeks':
    case 'lunar':
    case 'festival':
    case 'once':
      return undefined;
  }
};

/** What five fields of cron say, where `cronOf` could have said it. */
export function whenOfCron(cron: string): When | undefined {
  const [minute = '', hour = '', date = '', month = '', day = ''] = cron.trim().split(/\s+/u);
  const list = (text: string): number[] => text.split(',').map(Number);
  if (!/^\d{1,2}$/u.test(minute) || !/^\d{1,2}(?:,\d{1,2})*$/u.test(hour)) return undefined;
  const at = (days: Days): When => ({ days, hours: list(hour), minute: Number(minute) });
  const some = /^\d{1,2}(?:,\d{1,2})*$/u;
  if (month !== '*')
    return date === '*' || day !== '*' || !/^\d{1,2}$/u.test(`${month}`) || !/^\d{1,2}$/u.test(date)
      ? undefined
      : at({ on: 'year', month: Number(month), date: Number(date) });
  if (date !== '*')
    return day === '*' && /^(?:\d{1,2}|L)(?:,(?:\d{1,2}|L))*$/u.test(date)
      ? at({ on: 'month', dates: date.split(',').map((d) => (d === 'L' ? 'last' : Number(d))) })
      : undefined;
  if (day === '*') return at({ on: 'daily' });
  if (day === '1-5') return at({ on: 'week', days: [1, 2, 3, 4, 5] });
  if (some.test(day))
    return at({
      on: 'week',
      days: list(day)
        .map((d) => d || 7)
        .toSorted((a, b) => a - b),
    });
  const [, one, which] = /^(\d)(L|#[1-4])$/u.exec(day) ?? [];
  if (one === undefined || which === undefined) return undefined;
  return at({ on: 'nth', n: which === 'L' ? lastOfMonth : Number(which.slice(1)), day: Number(one) || 7 });
}

/** The instants of a civil day: in a spring gap the first instant after it, of a doubled hour the first. */
function onDay(day: string, { hours, minute }: When, zone: string): number[] {
  const [, month, date] = day.split('-').map(Number);
  return nextInstants(`${minute} ${hours.join(',')} ${date} ${month} *`, zone, startOfDay(day, zone) - 1, hours.length);
}

type Counted = Extract<Days, { on: 'every' | 'weeks' }>;
/** Is this one of the days counted from a day on? */
function isOne(days: Counted, day: string): boolean {
  const since = dayNumber(day) - dayNumber(days.from);
  if (since < 0) return false;
  return days.on === 'every'
    ? since % days.n === 0
    : Math.floor(since / 7) % days.n === 0 && days.days.includes(weekday(day));
}
function counted(days: Counted, when: When, zone: string, after: number, count: number): number[] {
  const found: number[] = [];
  const today = civilDay(after, zone);
  let day = today > days.from ? today : days.from;
  for (; found.length < count; day = addDays(day, 1))
    if (isOne(days, day)) found.push(...onDay(day, when, zone).filter((at) => at > after));
  return found.slice(0, count);
}

/** Its days in the civil month of a day, ascending. */
function inMonthOf(dates: Extract<Days, { on: 'month' }>['dates'], first: string): string[] {
  const last = Number(addDays(nextMonth(first), -1).slice(8));
  const found = new Set(dates.map((d) => (d === 'last' ? last : Math.min(d, last))));
  return [...found].toSorted((a, b) => a - b).map((d) => addDays(first, d - 1));
}
const nextMonth = (first: string): string => `${addDays(first, 31).slice(0, 8)}01`;
function eachMonth({ dates }: Extract<Days, { on: 'month' }>, when: When, zone: string, after: number, count: number) {
  const found: number[] = [];
  for (let first = `${civilDay(after, zone).slice(0, 8)}01`; found.length < count; first = nextMonth(first))
    for (const day of inMonthOf(dates, first)) found.push(...onDay(day, when, zone).filter((at) => at > after));
  return found.slice(0, count);
}

/** The days of a year (Gregorian) that come once a year, as the calendar has them. */
function inYear(days: Days, year: number): readonly string[] {
  if (days.on === 'lunar') return daysIn({ lunar: `${days.month}-${days.date}` }, year);
  if (days.on === 'year') return daysIn({ yearly: '02-29' }, year);
  const festival = days.on === 'festival' ? festivals.find(({ id }) => id === days.id) : undefined;
  return festival ? festivalDays(festival, year) : [];
}

/** The next `count` instants strictly after `after`, ascending; fewer when it ends. */
export function upcoming(when: When, zone: string, after: number, count: number): number[] {
  const { days } = when;
  const rare = rareDate(when) !== undefined;
  if (days.on === 'month' && rare) return eachMonth(days, when, zone, after, count);
  const cron = rare ? undefined : cronOf(when);
  if (cron !== undefined) return nextInstants(cron, zone, after, count);
  if (days.on === 'once')
    return onDay(days.day, when, zone)
      .filter((at) => at > after)
      .slice(0, count);
  if (days.on === 'every' || days.on === 'weeks') return counted(days, when, zone, after, count);
  const year = new Date(after).getUTCFullYear();
  const found: number[] = [];
  for (let y = year - 1; y < year + yearsAhead && found.length < count; y++)
    for (const day of inYear(days, y)) found.push(...onDay(day, when, zone).filter((at) => at > after));
  return found.slice(0, count);
}
