/** Which days a recap is about, and what is told of them. Pure. */
import { addDays, civilDay, dayNumber, monthOf, startOfDay, weekOf } from '../../kit/calendar.ts';
import { clockIn } from '../../kit/hours.ts';

export const periods = ['day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

/** Whole civil days, as far as they have come. */
export interface Span {
  readonly period: Period;
  /** 0: the one that runs; 1: the one before. */
  readonly ago: 0 | 1;
  readonly first: string;
  readonly last: string;
}
/** Without `ago`: the one before while the new one has just begun (before noon, on a Monday, on the 1st), else this one. */
export interface Asked {
  readonly period: Period;
  readonly ago?: 0 | 1;
}

const firstOf = (period: Period, day: string): string =>
  period === 'day' ? day : period === 'week' ? weekOf(day) : `${monthOf(day)}-01`;
/** A span that begins with this day. */
function lastOf(period: Period, first: string): string {
  if (period === 'day') return first;
  return period === 'week' ? addDays(first, 6) : addDays(`${monthOf(addDays(first, 31))}-01`, -1);
}
const noon = 12;

export function spanOf({ period, ago: wanted }: Asked, at: number, zone: string): Span {
  const today = civilDay(at, zone);
  const now = firstOf(period, today);
  const young = period === 'day' ? clockIn(at, zone).hour < noon : today === now;
  const ago = wanted ?? (young ? 1 : 0);
  const first = ago === 0 ? now : firstOf(period, addDays(now, -1));
  return { period, ago, first, last: lastOf(period, first) };
}

/** Under which name the distinct members of a span are counted. */
export const keyOf = (period: Period, day: string): string =>
  period === 'day' ? day : period === 'week' ? `w${weekOf(day)}` : monthOf(day);

/** The spans in which somebody has not spoken yet who last spoke on `before`; none when that is today or later. */
export const freshIn = (day: string, before: string | undefined): string[] =>
  before !== undefined && before >= day
    ? []
    : periods
        .map((p) => keyOf(p, day))
        .filter((key, i) => before === undefined || key !== keyOf(periods[i] ?? 'day', before));

export const daysOf = ({ first, last }: Span): string[] =>
  Array.from({ length: dayNumber(last) - dayNumber(first) + 1 }, (_, i) => addDays(first, i));

/** Hours since 1970 in [from, to), by the community's days; where a zone is half an hour off, to the nearest hour below. */
export function hoursOf({ first, last }: Span, zone: string): { readonly from: number; readonly to: number } {
  const hourOf = (day: string): number => Math.floor(startOfDay(day, zone) / hourMs);
  return { from: hourOf(first), to: hourOf(addDays(last, 1)) };
}
const hourMs = 3_600_000;

/** What the rows hold. */
export interface Found {
  /** Messages by hours since 1970. */
  readonly hours: readonly { readonly bucket: number; readonly n: number }[];
  readonly joined: number;
  readonly left: number;
  readonly speakers: number;
  readonly checkins: number;
  readonly points: number;
  readonly thanks: number;
  readonly topic: { readonly words: string; readonly replies: number } | undefined;
}
export interface Recap extends Omit<Found, 'hours' | 'speakers'> {
  readonly span: Span;
  readonly messages: number;
  /** Null: so few that a number would say who. */
  readonly speakers: number | null;
  /** The hour of the day with most messages; null: too little was said for one. */
  readonly hour: number | null;
  /** Messages of each day, of a single day of each hour. */
  readonly course: readonly number[];
}

/** Fewer speakers than this are "a few". */
export const fewSpeakers = 5;
/** With fewer messages an hour is chance, or one person's. */
const leastForHour = 20;

export function recapOf(span: Span, zone: string, found: Found): Recap {
  const { hours, speakers, ...rest } = found;
  const byHour = Array.from({ length: 24 }, () => 0);
  const days = daysOf(span);
  const byDay = days.map(() => 0);
  for (const { bucket, n } of hours) {
    const at = bucket * hourMs;
    const { hour } = clockIn(at, zone);
    byHour[hour] = (byHour[hour] ?? 0) + n;
    // The hour a half-hour zone's day begins in belongs to that day.
    const day = Math.max(0, days.indexOf(civilDay(at, zone)));
    byDay[day] = (byDay[day] ?? 0) + n;
  }
  const messages = byDay.reduce((sum, n) => sum + n, 0);
  return {
    ...rest,
    span,
    messages,
    speakers: speakers < fewSpeakers ? null : speakers,
    hour: messages < leastForHour || speakers < fewSpeakers ? null : byHour.indexOf(Math.max(...byHour)),
    course: span.period === 'day' ? byHour : byDay,
  };
}

const words: Readonly<Record<string, Asked>> = Object.fromEntries(
  (
    [
      [{ period: 'day' }, '日 天 day daily'],
      [{ period: 'day', ago: 0 }, '今天 今日 today'],
      [{ period: 'day', ago: 1 }, '昨天 昨日 yesterday'],
      [{ period: 'week' }, '周 週 week weekly'],
      [{ period: 'week', ago: 0 }, '本周 本週 这周 這週 this-week'],
      [{ period: 'week', ago: 1 }, '上周 上週 last-week'],
      [{ period: 'month' }, '月 month monthly'],
      [{ period: 'month', ago: 0 }, '本月 这个月 這個月 this-month'],
      [{ period: 'month', ago: 1 }, '上月 上个月 上個月 last-month'],
    ] as const
  ).flatMap(([asked, all]) => all.split(' ').map((w) => [w, asked] as const)),
);

/** `上周`, `last week`; nothing is a week; undefined when it is none of these. */
export const parseAsked = (rest: string): Asked | undefined => {
  const said = rest.trim().toLowerCase().replaceAll(/\s+/gu, '-');
  return said === '' ? { period: 'week' } : Object.hasOwn(words, said) ? words[said] : undefined;
};
