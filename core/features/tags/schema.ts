import type { Kit } from '../../kit/columns.ts';

export const defineTags = (k: Kit) => ({
  tags: k.table(
    'member_tags',
    {
      community: k.int('community').notNull(),
      member: k.member('member').notNull(),
      /** As written first. */
      tag: k.text('tag').notNull(),
      /** Folded, so that VIP and vip are one. */
      key: k.text('key').notNull(),
      source: k.enum('source', ['hand', 'rule', 'import', 'survey'] as const).notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.community, t.member, t.key] })],
  ),
  tagRules: k.table(
    'tag_rules',
    {
      community: k.int('community').notNull(),
      key: k.text('key').notNull(),
      tag: k.text('tag').notNull(),
      what: k.enum('what', ['points', 'level'] as const).notNull(),
      atLeast: k.int('at_least').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.community, t.key] })],
  ),
});
