/** When a campaign comes: cron, dates, days of the festival calendar and what lies around them. */
import { z } from 'zod';

import { isDay } from '../../../kit/calendar.ts';
import { nextInstants, parseCron } from '../../../kit/cron.ts';
import { idText, lengthText, spanText, texts } from './words.ts';

/** Anything that comes more often than this is a mistake, not a campaign. */
const closestMs = 10 * 60_000;

/** What is wrong with a cron expression for a campaign, or undefined. */
export function cronFault(expression: string): string | undefined {
  const check = parseCron(expression);
  if (!check.ok) return `${check.message}; expected a cron expression like "0 9 * * *"`;
  const [first, second] = nextInstants(expression, 'UTC', 0, 2);
  if (first !== undefined && second !== undefined && second - first < closestMs)
    return `"${expression}" comes every ${Math.round((second - first) / 1000)} seconds; expected at least 10 minutes between two`;
  return undefined;
}

const momentPattern = /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d)$/;

/** Day, hour and minute of `2026-11-11 20:00`, or undefined. */
export function readMoment(text: string): { day: string; hour: number; minute: number } | undefined {
  const [, day, hour, minute] = momentPattern.exec(text) ?? [];
  return day !== undefined && isDay(day) ? { day, hour: Number(hour), minute: Number(minute) } : undefined;
}

export const civilDay = z.string().refine(isDay, 'expected a day like 2026-11-11');

/** Cron, at least ten minutes between two. */
export const cronText = z.string().superRefine((text, ctx) => {
  const fault = cronFault(text);
  if (fault !== undefined) ctx.addIssue({ code: 'custom', message: fault });
});
/** One local date and time. */
export const momentText = z
  .string()
  .refine((text) => readMoment(text) !== undefined, 'expected a date and time like "2026-11-11 20:00"');

/** `8-15`: month 1 to 12 and day 1 to 30 of the Chinese lunar calendar. */
const lunarText = z
  .string()
  .regex(/^(?:[1-9]|1[0-2])-(?:[1-9]|[12]\d|30)$/, 'expected a lunar month and day like "8-15"')
  .describe('A day of the Chinese lunar calendar, every year: "8-15". Day 30 of a short month is its last.');
/** `06-18`: 29 February is allowed. */
const yearlyText = z
  .string()
  .refine((text) => /^\d{2}-\d{2}$/.test(text) && isDay(`2024-${text}`), 'expected a month and day like "06-18"')
  .describe('The same day every year: "06-18". 29 February is the 28th in a common year.');

const day = 86_400_000;
const shift = lengthText(10 * 60_000, 60 * day, '2d or 3h');

export const whenSchema = z
  .strictObject({
    every: cronText.optional().describe('Cron: minute hour day-of-month month weekday, like "0 9 * * *".'),
    at: z
      .union([momentText, z.array(momentText).min(1, 'expected at least one date').max(100)])
      .optional()
      .describe('Local dates and times, one or a list: "2026-11-11 20:00".'),
    festival: z
      .string()
      .min(1)
      .optional()
      .describe('A festival, a solar term or a day of your own (days:), every year: 中秋, dongzhi, birthday.'),
    lunar: lunarText.optional(),
    yearly: yearlyText.optional(),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time like "20:00"')
      .optional()
      .describe('The local time, with festival, lunar or yearly.'),
    before: shift.optional().describe('So long before that day and time: 2d, 3h. Whole days keep the time.'),
    after: shift.optional().describe('So long after that day and time: 1d.'),
    between: spanText('09:00-21:00')
      .optional()
      .describe('Only at these local times; what falls outside does not come: "09:00-21:00".'),
    jitterMinutes: z
      .number()
      .int()
      .min(1)
      .max(60)
      .optional()
      .describe('Comes up to so many minutes later, each time differently, and as previewed.'),
  })
  .describe('When it comes.');
export type When = z.infer<typeof whenSchema>;

/** A day of one's own, to be named by `when: { festival: … }` and shown in the calendar. */
export const daySchema = z.strictObject({
  id: idText,
  name: texts(40),
  lunar: lunarText.optional(),
  yearly: yearlyText.optional(),
  on: z
    .union([civilDay, z.array(civilDay).min(1, 'expected at least one day').max(50)])
    .optional()
    .describe('These dates and no others: "2026-09-12".'),
});
export type OwnDay = z.infer<typeof daySchema>;

/** The kinds of `when`, of which one is meant. */
export const whenKinds = ['every', 'at', 'festival', 'lunar', 'yearly'] as const;
/** Kinds that name a day, so that a time is needed. */
export const dayKinds: ReadonlySet<string> = new Set(['festival', 'lunar', 'yearly']);
