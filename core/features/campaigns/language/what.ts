/** What a campaign does: one step, or several with waits and conditions between them. */
import { z } from 'zod';

import { idText, lengthText, texts } from './words.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

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

const button = z.strictObject({
  label: texts(30),
  link: z.url({ protocol: /^https?$/, error: 'expected a link like https://example.com' }).max(500),
});

const poll = z
  .strictObject({
    question: texts(200),
    options: z.array(texts(60)).min(2, 'expected at least two options').max(10, 'expected at most ten options'),
    multiple: z.boolean().default(false),
    anonymous: z.boolean().default(true),
    closesAfter: lengthText(10 * minute, 30 * day).default('1d'),
  })
  .describe('Ask one question with options.');

const draw = z
  .strictObject({
    prize: texts(60),
    winners: z.number().int().min(1).max(100).default(1),
    closesAfter: lengthText(10 * minute, 7 * day).default('1d'),
  })
  .describe('Open a draw that members join.');

const quiz = z
  .strictObject({ questions: z.number().int().min(1).max(20).default(5), theme: z.string().min(1).max(40).optional() })
  .describe('Play a round of quiz questions.');

const period = z.enum(['day', 'week', 'month']);
const report = z
  .union([
    period,
    z.strictObject({
      period: period.default('week'),
      to: z
        .enum(['group', 'staff'])
        .default('staff')
        .describe('group: said in each group, about that group. staff: to staff in private, once, about all groups.'),
    }),
  ])
  .describe('How the day, week or month went; short form: to staff.');

const condition = z
  .strictObject({
    repliesBelow: z.number().int().min(1).max(10_000).optional(),
    repliesFrom: z.number().int().min(1).max(10_000).optional(),
  })
  .describe('Only when so many members spoke in the group since the first step.');

/** What a step may do, of which one is meant. */
export const stepKinds = [
  'say',
  'topic',
  'checkin',
  'leaderboard',
  'poll',
  'survey',
  'quiz',
  'draw',
  'report',
] as const;
export type StepKind = (typeof stepKinds)[number];

export const stepSchema = z.strictObject({
  wait: lengthText(minute, 30 * day)
    .optional()
    .describe('How long after the step before: 2h.'),
  if: condition.optional(),
  anyway: z
    .literal(true)
    .optional()
    .describe('Also in groups that were left out of the first step, unless they have heard enough of the campaign.'),
  say: texts(1500).optional(),
  variants: z
    .array(texts(1500))
    .min(1, 'expected at least one other wording')
    .max(3, 'expected at most three other wordings')
    .optional()
    .describe('With say: other wordings, B to D. Groups are dealt out by lot; clicks are told apart by them.'),
  picture: z.string().min(1).max(1_400_000).optional().describe('With say: a .png file beside this one, at most 1 MB.'),
  buttons: z.array(button).min(1, 'expected at least one button').max(5).optional().describe('With say: links.'),
  topic: topic.optional(),
  checkin: z.literal(true).optional().describe('Remind of the check-in.'),
  leaderboard: z.enum(['day', 'week', 'month', 'all']).optional().describe('Show the leaderboard of points.'),
  poll: poll.optional(),
  survey: idText.optional().describe('Open this survey.'),
  quiz: quiz.optional(),
  draw: draw.optional(),
  report: report.optional(),
});
export type Step = z.infer<typeof stepSchema>;
export type TopicPick = Exclude<NonNullable<Step['topic']>, 'any'>;
export type PollStep = NonNullable<Step['poll']>;
export type DrawStep = NonNullable<Step['draw']>;
export type QuizStep = NonNullable<Step['quiz']>;

export const whatSchema = z
  .union([stepSchema, z.array(stepSchema).min(1, 'expected at least one step').max(10, 'expected at most ten steps')])
  .describe('What it does: one step, or a list of steps.');

/** The report of a step, short form or long; undefined: it is none. */
export function reportOf({ report: asked }: Step): Exclude<NonNullable<Step['report']>, string> | undefined {
  return typeof asked === 'string' ? { period: asked, to: 'staff' } : asked;
}

/** Which of its kinds a step is. */
export const kindOf = (step: Step): StepKind => stepKinds.find((kind) => step[kind] !== undefined) ?? 'say';
export { topic as topicSchema };
