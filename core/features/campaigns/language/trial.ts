/** The trial of a campaign: what is tried on parts of its groups, and what decides. The trial itself is core/features/trials. */
import { z } from 'zod';

const timeText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time like "20:00"');
const most = 'expected at most three others: B, C and D';

export const trialSchema = z
  .strictObject({
    goal: z
      .enum(['replies', 'checkins', 'clicks'])
      .describe('What decides: the share of members who speak, check in, or follow a tracked link.'),
    gain: z
      .number()
      .int()
      .min(1)
      .max(90)
      .default(10)
      .describe('The difference that matters, in points: 10 is 33 % for 23 %.'),
    days: z.number().int().min(1).max(28).default(7).describe('How long it lasts, in whole days.'),
    times: z
      .array(timeText)
      .min(1, 'expected at least one other time')
      .max(3, most)
      .optional()
      .describe('Other local times, B to D; A is the time of the campaign.'),
    rewards: z
      .array(z.number().min(1.01).max(5))
      .min(1, 'expected at least one other reward')
      .max(3, most)
      .optional()
      .describe('By how much points earned meanwhile are multiplied, B to D; A is 1.'),
    by: z
      .enum(['members', 'groups'])
      .optional()
      .describe(
        'Who is dealt out: with rewards members (or groups), else groups, as everybody in a group hears the same.',
      ),
  })
  .describe('Tries the variants on groups by lot and says whether one does better: 试验 开始 ID. docs/trials.md.');
export type TrialPlan = z.infer<typeof trialSchema>;

type Times = { readonly every?: unknown; readonly at?: unknown; readonly time?: unknown };
const cronTime = /^\s*(\d{1,2})\s+(\d{1,2})((?:\s+\S+){3})\s*$/;
const dateTime = /^(\d{4}-\d{2}-\d{2})([ T])(\d{2}:\d{2})$/;
const clock = (hour: string, minute: string): string => `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;

/** The one local time of day that is written, `09:00`; undefined: none, or several. Reads anything. */
export function dailyTime({ every, at, time }: Times): string | undefined {
  if (typeof time === 'string') return time;
  if (typeof every === 'string') {
    const [, minute, hour] = cronTime.exec(every) ?? [];
    return minute === undefined || hour === undefined ? undefined : clock(hour, minute);
  }
  const times = [at].flat().map((text) => (typeof text === 'string' ? dateTime.exec(text)?.[3] : undefined));
  return new Set(times).size === 1 ? times[0] : undefined;
}

/** The same at another local time. */
export function movedTo<T extends Times>(when: T, time: string): T {
  const [hour = '', minute = ''] = time.split(':').map((part) => `${Number(part)}`);
  const dated = (text: unknown): unknown =>
    typeof text === 'string'
      ? text.replace(dateTime, (_, day: string, between: string) => `${day}${between}${time}`)
      : text;
  const { every, at } = when;
  return {
    ...when,
    ...(typeof every === 'string' && {
      every: every.replace(cronTime, (_, _m, _h, days: string) => `${minute} ${hour}${days}`),
    }),
    ...(at !== undefined && { at: Array.isArray(at) ? at.map(dated) : dated(at) }),
    ...(when.time !== undefined && { time }),
  };
}
