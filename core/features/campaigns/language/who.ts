/** Who hears a campaign: groups by name, platform, community, tag, size and activity. */
import { z } from 'zod';

const platformNames = ['playground', 'telegram', 'discord', 'wechat', 'qq'] as const;

const amount = z.number().int().min(0).max(1_000_000);
const tags = z.array(z.string().min(1).max(40)).min(1, 'expected at least one tag');

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
  })
  .describe('Which groups hear it. Without it: all.');
export type Who = z.infer<typeof whoSchema>;
