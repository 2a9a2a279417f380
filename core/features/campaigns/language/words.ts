/** The small parts that every piece of the language uses. */
import { z } from 'zod';

import { parseDuration } from '../../../kit/parse.ts';

/** Names of campaigns, topics and days. */
export const idText = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'expected small letters, digits and -, at most 40, like daily-topic')
  .describe('A name of your own: small letters, digits and -.');

const words = (longest: number) =>
  z
    .string()
    .max(longest, `expected at most ${longest} characters`)
    .refine((text) => text.trim() !== '', 'expected words, found an empty text');

/** A text in all three languages; a missing one is a fault. */
export const texts = (longest: number) =>
  z
    .strictObject({ 'zh-CN': words(longest), 'zh-TW': words(longest), en: words(longest) })
    .describe('The text in all three languages; each group hears its own.');

const minuteMs = 60_000;
/** A length of time as text, `90m`, `2h`, `3d`, within bounds in ms. */
export const lengthText = (leastMs: number, mostMs: number, example = '2h') =>
  z.string().refine(
    (text) => {
      const ms = parseDuration(text);
      return ms !== undefined && ms >= leastMs && ms <= mostMs && ms % minuteMs === 0;
    },
    `expected a length like ${example}, ${spoken(leastMs)} to ${spoken(mostMs)}`,
  );

const spoken = (ms: number): string =>
  ms % 86_400_000 === 0 ? `${ms / 86_400_000}d` : ms % 3_600_000 === 0 ? `${ms / 3_600_000}h` : `${ms / minuteMs}m`;

/** The length in ms; the schema has let only lengths through. */
export const lengthMs = (text: string): number => parseDuration(text) ?? 0;

const spanPattern = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/;
/** Minutes of the day of `09:00-21:30`; the end may lie before the beginning, over midnight. */
export function readSpan(text: string): readonly [from: number, to: number] | undefined {
  const [, h1, m1, h2, m2] = spanPattern.exec(text) ?? [];
  if (h1 === undefined) return undefined;
  const from = Number(h1) * 60 + Number(m1);
  const to = Number(h2) * 60 + Number(m2);
  return from === to ? undefined : [from, to];
}
export const spanText = (example: string) =>
  z.string().refine((text) => readSpan(text) !== undefined, `expected two times like ${example}`);
/** Is the minute of the day within the span, its end left out? */
export const inSpan = ([from, to]: readonly [number, number], minute: number): boolean =>
  from < to ? minute >= from && minute < to : minute >= from || minute < to;
