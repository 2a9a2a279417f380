/**
 * The language of campaigns: one strict schema for the file and the message, and the rules that no single field shows.
 * docs/campaigns.md explains every field; campaigns/campaigns.schema.json is made from it.
 */
import { z } from 'zod';

import { dayNumber, isZone } from '../../kit/calendar.ts';
import { nextInstants, parseCron } from '../../kit/cron.ts';

/** Names of campaigns and topics. */
const idText = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'expected small letters, digits and -, at most 40, like daily-topic')
  .describe('A name of your own: small letters, digits and -.');

/** A text in all three languages; a missing one is a fault. */
const texts = (longest: number) =>
  z
    .strictObject({ 'zh-CN': words(longest), 'zh-TW': words(longest), en: words(longest) })
    .describe('The text in all three languages; each group hears its own.');
const words = (longest: number) =>
  z
    .string()
    .max(longest, `expected at most ${longest} characters`)
    .refine((text) => text.trim() !== '', 'expected words, found an empty text');

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

const isDay = (text: string): boolean => {
  try {
    dayNumber(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};
const momentPattern = /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d)$/;

/** Day, hour and minute of `2026-11-11 20:00`, or undefined. */
export function readMoment(text: string): { day: string; hour: number; minute: number } | undefined {
  const [, day, hour, minute] = momentPattern.exec(text) ?? [];
  return day !== undefined && isDay(day) ? { day, hour: Number(hour), minute: Number(minute) } : undefined;
}

const civilDay = z.string().refine(isDay, 'expected a day like 2026-11-11');

const platformNames = ['playground', 'telegram', 'discord', 'wechat', 'qq'] as const;

const to = z
  .strictObject({
    groups: z
      .union([z.literal('all'), z.array(z.string().min(1)).min(1, 'expected at least one group, or all')])
      .default('all')
      .describe('all, or a list of group names or chat ids. Chat ids are text: put them in quotes.'),
    platforms: z
      .array(z.enum(platformNames))
      .min(1, 'expected at least one platform')
      .optional()
      .describe('Only groups on these platforms.'),
    community: z.string().min(1).optional().describe('Only this community, by its name. Without it: every community.'),
  })
  .describe('Which groups hear it. Without it: all.');

const topic = z
  .union([
    z.literal('any'),
    z.strictObject({
      ids: z
        .array(z.string().min(1))
        .min(1, 'expected at least one topic id')
        .optional()
        .describe('Only these topics.'),
      theme: z.string().min(1).optional().describe('Only topics of this theme.'),
      windowMinutes: z
        .number()
        .int()
        .min(10)
        .max(1440)
        .optional()
        .describe('How long answers count, until the wrap-up. Without it: what the community set, 120 at first.'),
    }),
  ])
  .describe('Post a topic from the library, the one this group has not heard for longest.');

export const campaignSchema = z.strictObject({
  id: idText,
  active: z.boolean().default(true).describe('false: checked and previewed, never sent.'),
  every: z
    .string()
    .superRefine((text, ctx) => {
      const fault = cronFault(text);
      if (fault !== undefined) ctx.addIssue({ code: 'custom', message: fault });
    })
    .optional()
    .describe('Cron: minute hour day-of-month month weekday, like "0 9 * * *". Give every or at.'),
  at: z
    .string()
    .refine((text) => readMoment(text) !== undefined, 'expected a date and time like "2026-11-11 20:00"')
    .optional()
    .describe('Once, at this local date and time, like "2026-11-11 20:00". Give every or at.'),
  timeZone: z
    .string()
    .refine(isZone, 'expected the name of a time zone like Asia/Shanghai')
    .optional()
    .describe('Without it: the time zone of each community.'),
  from: civilDay.optional().describe('The first day it may come.'),
  until: civilDay.optional().describe('The last day it may come.'),
  to: to.optional(),
  topic: topic.optional(),
  say: texts(1500).optional(),
  catchUp: z
    .enum(['once', 'skip'])
    .default('once')
    .describe('After downtime. once: say it once, late, within graceMinutes. skip: what is over is over.'),
  graceMinutes: z
    .number()
    .int()
    .min(1)
    .max(1440)
    .optional()
    .describe('How late it may still be said, with catchUp once. Without it: 120.'),
});

export type Campaign = z.infer<typeof campaignSchema>;
/** What a file or a message writes, defaults left out. */
export type CampaignInput = z.input<typeof campaignSchema>;
export type TopicPick = Exclude<NonNullable<Campaign['topic']>, 'any'>;

/** Something wrong at a place of a document; `path` as in zod. */
export interface LanguageFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const isMapping = (v: unknown): v is Readonly<Record<string, unknown>> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

/**
 * What no single field shows, so that it is told together with the faults of single fields (zod would wait until those
 * are mended). Reads anything; fields of the wrong type are left to the schema.
 */
export function campaignFaults(raw: unknown): LanguageFault[] {
  if (!isMapping(raw)) return [];
  const faults: LanguageFault[] = [];
  const has = (key: string): boolean => raw[key] !== undefined && raw[key] !== null;
  const one = (a: string, b: string, what: string): void => {
    if (has(a) && has(b)) faults.push({ path: [b], message: `${a} and ${b} together: keep one; ${what}` });
    if (!has(a) && !has(b)) faults.push({ path: [], message: `neither ${a} nor ${b}: expected one; ${what}` });
  };
  one('every', 'at', 'every comes again and again, at comes once');
  one('topic', 'say', 'topic posts one from the library, say is a text of your own');
  const { from, until } = raw;
  if (typeof from === 'string' && typeof until === 'string' && isDay(from) && isDay(until) && from > until)
    faults.push({ path: ['until'], message: `until ${until} is before from ${from}: it would never come` });
  if (has('at') && (has('from') || has('until')))
    faults.push({
      path: [has('from') ? 'from' : 'until'],
      message: 'at names the day already: from and until go with every',
    });
  if (raw['catchUp'] === 'skip' && has('graceMinutes'))
    faults.push({
      path: ['graceMinutes'],
      message: 'graceMinutes with catchUp: skip has no effect: expected catchUp: once',
    });
  return faults;
}

/** Where things are missing or doubled among several campaigns and topics. `topics`: the ids and themes there are. */
export function referenceFaults(
  raw: unknown,
  topics: { readonly ids: ReadonlySet<string>; readonly themes: ReadonlySet<string> },
): LanguageFault[] {
  if (!isMapping(raw) || !isMapping(raw['topic'])) return [];
  const { ids, theme } = raw['topic'];
  const faults: LanguageFault[] = [];
  const known = (set: ReadonlySet<string>): string =>
    set.size === 0 ? 'there are none' : [...set].slice(0, 8).join(', ');
  if (Array.isArray(ids))
    for (const [i, id] of (ids as unknown[]).entries())
      if (typeof id === 'string' && !topics.ids.has(id))
        faults.push({
          path: ['topic', 'ids', i],
          message: `no topic "${id}": expected one of topics: (${known(topics.ids)})`,
        });
  if (typeof theme === 'string' && !topics.themes.has(theme))
    faults.push({
      path: ['topic', 'theme'],
      message: `no topic has the theme "${theme}": expected one of: ${known(topics.themes)}`,
    });
  return faults;
}
