/** The whole language of the project's YAML: what each feature says of its own section, put together. */
import { z } from 'zod';

import { campaignSchema, daySchema } from '../../core/features/campaigns/language.ts';
import { actions, defaultActions } from '../../core/features/moderation/rules/rules.ts';
import { topicSchema } from '../../core/features/topics/language.ts';
import { parseDuration } from '../../core/kit/parse.ts';

const action = z.enum(actions);
const word = z
  .string()
  .refine((text) => text.trim() !== '', 'expected a word, found an empty text')
  .describe('The word or phrase. Numbers are text too: put them in quotes.');

/** One word rule, as `banyan replay --rules` reads it: the word alone, or with what to do about it. */
const rule = z.union([
  word,
  z.strictObject({
    word,
    do: z
      .union([action, z.array(action).min(1, 'expected at least one action')])
      .optional()
      .describe(`What to do; without it ${defaultActions.join(' and ')}.`),
    mute: z
      .string()
      .refine((text) => parseDuration(text) !== undefined, 'expected a length like 10m, 2h or 1d')
      .optional()
      .describe('How long to mute, like 10m, 2h or 1d.'),
  }),
]);

export const fileSchema = z.strictObject({
  campaigns: z.array(campaignSchema).optional().describe('What is said where and when.'),
  days: z.array(daySchema).optional().describe('Days of your own, for when: { festival: … } and the calendar.'),
  topics: z.array(topicSchema).optional().describe('The library that campaigns with a topic take from.'),
  rules: z.array(rule).optional().describe('Words to watch for; read by banyan replay --rules.'),
});
export type FileContent = z.infer<typeof fileSchema>;
export type RuleFile = z.infer<typeof rule>;

/** The JSON Schema for editors; `campaigns/campaigns.schema.json` is this, and a test holds it to it. */
export const editorSchema = (): string =>
  `${JSON.stringify({ title: 'Banyan campaigns', ...z.toJSONSchema(fileSchema, { io: 'input', target: 'draft-7' }) }, null, 2)}\n`;
