/** A topic as the file writes it. */
import { z } from 'zod';

import { locales, type Locale } from '../../types.ts';

/** In the order of ISO 8601: Monday is 1. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const line = z
  .string()
  .max(300, 'expected at most 300 characters')
  .refine((text) => text.trim() !== '', 'expected words, found an empty text');

export const topicSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'expected small letters, digits and -, at most 40, like best-buy')
    .describe('A name of your own: small letters, digits and -.'),
  text: z
    .strictObject({ 'zh-CN': line, 'zh-TW': line, en: line })
    .describe('The topic in all three languages; each group hears its own.'),
  theme: z.string().min(1).max(40).optional().describe('A campaign can ask for topics of one theme.'),
  weekday: z
    .union([z.enum(weekdays), z.array(z.enum(weekdays)).min(1, 'expected at least one day')])
    .optional()
    .describe('Only on these days; on them such topics come first.'),
  tags: z
    .array(z.string().trim().min(1, 'expected a tag, found an empty text').max(40))
    .min(1, 'expected at least one tag')
    .optional()
    .describe('Only for groups with one of these tags; owners tag their groups by message. Without it: for all.'),
});
export type TopicFile = z.infer<typeof topicSchema>;

/** Words of a topic: a file has all languages, a message only the one it was written in. */
export type TopicWords = Readonly<Partial<Record<Locale, string>>>;

/** The days a topic is for, 1 (Monday) to 7; none: every day. */
export const daysOf = (weekday: TopicFile['weekday']): readonly number[] =>
  weekday === undefined ? [] : [weekday].flat().map((d) => weekdays.indexOf(d) + 1);

/** The words for a group: in its language, else in the nearest one there is. */
export function wordsIn(words: TopicWords, locale: Locale): string | undefined {
  const order: readonly Locale[] = locale === 'en' ? ['en', ...locales] : [locale, 'zh-CN', 'zh-TW', 'en'];
  return order.map((l) => words[l]).find((w) => w !== undefined);
}
