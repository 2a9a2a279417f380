import { sql } from 'drizzle-orm';

import type { Kit } from '../../kit/columns.ts';
import type { TopicWords } from './language.ts';

export const defineTopics = (k: Kit) => ({
  topics: k.table(
    'topics',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      /** Its id in the file; of one added by message, its number. */
      key: k.text('key').notNull(),
      source: k.enum('source', ['file', 'message'] as const).notNull(),
      words: k.json<TopicWords>('words').notNull(),
      theme: k.text('theme'),
      /** 1 (Monday) to 7; empty: every day. */
      days: k.json<readonly number[]>('days').notNull(),
      /** Only for groups with one of these tags; empty: for all. */
      tags: k.json<readonly string[]>('tags').notNull(),
      state: k.enum('state', ['active', 'gone'] as const).notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('topics_key').on(t.community, t.source, t.key)],
  ),
  /** One row per use: the rotation reads them, the wrap-up ends them. */
  topicPosts: k.table(
    'topic_posts',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      room: k.int('room').notNull(),
      topic: k.int('topic').notNull(),
      /** The campaign that posted it; null: somebody's command. */
      campaign: k.text('campaign'),
      state: k.enum('state', ['open', 'wrapped', 'unsent'] as const).notNull(),
      windowMs: k.ms('window_ms').notNull(),
      until: k.ms('until').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [
      k.index('topic_posts_room').on(t.room, t.topic),
      k
        .index('topic_posts_open')
        .on(t.room)
        .where(sql`${t.state} = 'open'`),
    ],
  ),
  topicReplies: k.table(
    'topic_replies',
    {
      id: k.id(),
      post: k.int('post').notNull(),
      member: k.member('member').notNull(),
      messageId: k.text('message_id').notNull(),
      /** The beginning of the answer, for the wrap-up; empty afterwards. */
      excerpt: k.text('excerpt'),
      length: k.int('length').notNull(),
      /** How much of it nobody had said before, 0 to 100. */
      novelty: k.int('novelty').notNull().default(0),
      reactions: k.int('reactions').notNull().default(0),
      points: k.int('points').notNull().default(0),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('topic_replies_member').on(t.post, t.member)],
  ),
  /** How a group's topics go. */
  topicRooms: k.table('topic_rooms', {
    room: k.int('room').primaryKey(),
    community: k.int('community').notNull(),
    /** Thrown once; the order of topics never heard comes from it. */
    seed: k.int('seed').notNull(),
    silent: k.int('silent').notNull().default(0),
    every: k.int('every').notNull().default(1),
    turns: k.int('turns').notNull().default(0),
    askedAt: k.ms('asked_at'),
  }),
  /** How far the talk of a community was counted. */
  topicTallies: k.table('topic_tallies', {
    community: k.int('community').primaryKey(),
    /** The last message counted. */
    cursor: k.int('cursor').notNull(),
    /** The Monday of the week that runs. */
    week: k.text('week').notNull(),
    eventId: k.text('event_id').notNull(),
  }),
  /** In how many turns (a person, a day) a term was said in a group, by week; the empty term counts all turns. */
  topicTerms: k.table(
    'topic_terms',
    {
      room: k.int('room').notNull(),
      week: k.text('week').notNull(),
      term: k.text('term').notNull(),
      n: k.int('n').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.room, t.week, t.term] })],
  ),
  /** Terms proposed as topics, so that none is proposed again and again. */
  topicOffers: k.table(
    'topic_offers',
    {
      community: k.int('community').notNull(),
      term: k.text('term').notNull(),
      /** The topic made of it; null: not taken. */
      topic: k.int('topic'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.community, t.term] })],
  ),
});
