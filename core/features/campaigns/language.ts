/**
 * The language of campaigns: one strict schema for the file and the message, and the rules that no single field shows
 * (language/faults.ts). docs/campaigns.md explains every field; campaigns/campaigns.schema.json is made from it.
 */
import { z } from 'zod';

import { isZone } from '../../kit/calendar.ts';
import { trialSchema } from './language/trial.ts';
import { topicSchema, whatSchema, type Step } from './language/what.ts';
import { civilDay, cronText, momentText, whenSchema, type When } from './language/when.ts';
import { whoSchema, type MemberFilter, type Who } from './language/who.ts';
import { idText, lengthText, spanText, texts } from './language/words.ts';

export { campaignFaults, referenceFaults, type Known, type LanguageFault } from './language/faults.ts';
export { kindOf, reportOf, type Step, type StepKind, type TopicPick } from './language/what.ts';
export { cronFault, daySchema, readMoment, type OwnDay, type When } from './language/when.ts';
export { type MemberFilter, type Who } from './language/who.ts';

const times = z.number().int().min(1).max(20);

const often = z
  .strictObject({
    perDay: times.optional().describe('At most so many posts of this campaign a day in one group.'),
    perWeek: times.optional().describe('At most so many in seven days in one group.'),
    priority: z
      .enum(['low', 'normal', 'high'])
      .default('normal')
      .describe('Who comes first when several want to speak and the group has room for fewer.'),
    quiet: spanText('22:00-08:00')
      .optional()
      .describe('Local night: what falls into it comes when it ends: "22:00-08:00".'),
  })
  .describe('How often one group hears it.');

/** What a campaign is to move: members who spoke, check-ins, people who came, people who followed its tracked links. */
export const goals = ['replies', 'checkins', 'joins', 'clicks'] as const;
export type GoalName = (typeof goals)[number];
const goal = z
  .strictObject({
    what: z.enum(goals).describe('The number it should move.'),
    atLeast: z.number().int().min(1).max(10_000_000).describe('From here on the goal is met.'),
    within: lengthText(600_000, 30 * 86_400_000, '24h')
      .default('1d')
      .describe('Counted so long after it was sent: 24h.'),
  })
  .describe('The number it should move; shown beside the result.');

export const campaignSchema = z.strictObject({
  id: idText,
  title: z.string().min(1).max(40).optional().describe('How people call it: 双十一预热.'),
  active: z.boolean().default(true).describe('false: checked and previewed, never sent.'),
  every: cronText
    .optional()
    .describe('Short for when: { every }. Cron: minute hour day-of-month month weekday, like "0 9 * * *".'),
  at: momentText.optional().describe('Short for when: { at }. Once, like "2026-11-11 20:00".'),
  when: z
    .union([z.literal('hand'), whenSchema])
    .optional()
    .describe('When it comes; hand: only when somebody starts it (开始 ID).'),
  timeZone: z
    .string()
    .refine(isZone, 'expected the name of a time zone like Asia/Shanghai')
    .optional()
    .describe('Without it: the time zone of each community.'),
  from: civilDay.optional().describe('The first day it may come.'),
  until: civilDay.optional().describe('The last day it may come.'),
  to: whoSchema.optional().describe('Short for who.'),
  who: whoSchema.optional(),
  topic: topicSchema.optional().describe('Short for what: { topic }.'),
  say: texts(1500).optional().describe('Short for what: { say }. The text in all three languages.'),
  what: whatSchema.optional(),
  often: often.optional(),
  goal: goal.optional(),
  trial: trialSchema.optional(),
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

/** When it comes, short form or long; `hand`: only by hand. */
export const whenOf = (c: Campaign): When | 'hand' =>
  c.when ?? (c.every === undefined ? { at: c.at } : { every: c.every });
/** Who hears it, short form or long. */
export const whoOf = (c: Campaign): Who | undefined => c.who ?? c.to;
/** Which members hear it, each in private; undefined: it is said in groups. */
export function membersOf(c: Campaign): MemberFilter | undefined {
  const members = whoOf(c)?.members;
  return members === 'all' ? {} : members;
}
/** Its steps, short form or long; at least one. */
export function stepsOf(c: Campaign): readonly Step[] {
  if (c.what !== undefined) return [c.what].flat();
  return [c.say === undefined ? { topic: c.topic } : { say: c.say }];
}
