/** When a schedule comes: pure. Instants are epoch ms; civil times are those of a zone. */
import { startOfDay } from '../../kit/calendar.ts';
import { nextInstants } from '../../kit/cron.ts';
import { daysIn } from '../../kit/festivals.ts';

/** 1 Monday to 7 Sunday. */
export type Days =
  | { readonly on: 'daily' }
  | { readonly on: 'week'; readonly days: readonly number[] }
  | { readonly on: 'month'; readonly dates: readonly (number | 'last')[] }
  | { readonly on: 'nth'; readonly n: number; readonly day: number }
  | { readonly on: 'year'; readonly month: number; readonly date: number }
  /** Every year on this day of the Chinese lunar calendar. */
  | { readonly on: 'lunar'; readonly month: number; readonly date: number }
  /** Every so many hours of the day, from midnight. */
  | { readonly on: 'hours'; readonly n: number }
  /** `YYYY-MM-DD`. */
  | { readonly on: 'once'; readonly day: string };
export interface When {
  readonly days: Days;
  readonly hours: readonly number[];
  readonly minute: number;
}

/** How many years ahead a lunar day is looked for. */
const yearsAhead = 12;

const cronOf = ({ days, hours, minute }: When): string | undefined => {
  const time = `${minute} ${hours.join(',')}`;
  switch (days.on) {
    case 'daily':
      return `${time} * * *`;
    case 'week':
      return `${time} * * ${days.days.map((d) => d % 7).join(',')}`;
    case 'month':
      return `${time} ${days.dates.map((d) => (d === 'last' ? 'L' : d)).join(',')} * *`;
    case 'nth':
      return `${time} * * ${days.day % 7}#${days.n}`;
    case 'year':
      return `${time} ${days.date} ${days.month} *`;
    case 'hours':
      return `${minute} */${days.n} * * *`;
    case 'lunar':
    case 'once':
      return undefined;
  }
};

/** The instants of a civil day: in a spring gap the first instant after it, of a doubled hour the first. */
function onDay(day: string, { hours, minute }: When, zone: string): number[] {
  const [, month, date] = day.split('-').map(Number);
  return nextInstants(`${minute} ${hours.join(',')} ${date} ${month} *`, zone, startOfDay(day, zone) - 1, hours.length);
}

/** The next `count` instants strictly after `after`, ascending; fewer when it ends. */
export function upcoming(when: When, zone: string, after: number, count: number): number[] {
  const cron = cronOf(when);
  if (cron !== undefined) return nextInstants(cron, zone, after, count);
  const { days } = when;
  if (days.on === 'once')
    return onDay(days.day, when, zone)
      .filter((at) => at > after)
      .slice(0, count);
  if (days.on !== 'lunar') return [];
  const year = new Date(after).getUTCFullYear();
  const found: number[] = [];
  for (let y = year - 1; y < year + yearsAhead && found.length < count; y++)
    for (const day of daysIn({ lunar: `${days.month}-${days.date}` }, y))
      found.push(...onDay(day, when, zone).filter((at) => at > after));
  return found.slice(0, count);
}
