/** Who hears a campaign: groups by name, platform, community, tag, size and activity; or members of them, in private. */
import { z } from 'zod';

import { lengthText } from './words.ts';

const platformNames = ['playground', 'telegram', 'discord', 'wechat', 'qq'] as const;

const amount = z.number().int().min(0).max(1_000_000);
const tags = z.array(z.string().min(1).max(40)).min(1, 'expected at least one tag');

const day = 86_400_000;
const longest = 3650 * day;

const membersSchema = z.strictObject({
  tags: tags.optional().describe('Only members with one of these tags (标签 @May VIP).'),
  notTags: tags.optional().describe('No member with one of these tags.'),
  level: z
    .strictObject({ from: amount.optional(), to: amount.optional() })
    .optional()
    .describe('Only members of these levels: { from: 5 }.'),
  active: lengthText(day, 365 * day, '7d')
    .optional()
    .describe('Only members who said something in these groups within so many days: 7d.'),
  silent: lengthText(day, 365 * day, '14d')
    .optional()
    .describe('Only members who said nothing in these groups for so many days: 14d.'),
  joined: z
    .strictObject({ from: lengthText(day, longest, '7d').optional(), to: lengthText(day, longest, '30d').optional() })
    .optional()
    .describe('Only members who came so long ago: { to: 7d } newcomers, { from: 30d } who are here a month at least.'),
});
/** What picks members; all of it must fit. */
export type MemberFilter = z.infer<typeof membersSchema>;

export const whoSchema = z
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
    tags: tags.optional().describe('Only groups with one of these tags (标签 1-12 福利群).'),
    notTags: tags.optional().describe('No group with one of these tags.'),
    size: z
      .strictObject({ from: amount.optional(), to: amount.optional() })
      .optional()
      .describe('Only groups with so many members the bot knows.'),
    active: z
      .strictObject({
        days: z.number().int().min(1).max(90).describe('Looked at the last so many days.'),
        from: amount.optional().describe('At least so many messages in them.'),
        to: amount.optional().describe('At most so many messages in them.'),
      })
      .optional()
      .describe('Only groups where so much is said.'),
    members: z
      .union([z.literal('all'), membersSchema])
      .optional()
      .describe('Not the groups, but their members hear it, each once and in private: all, or those who fit.'),
  })
  .describe('Which groups hear it, or which members of them. Without it: all groups.');
export type Who = z.infer<typeof whoSchema>;
