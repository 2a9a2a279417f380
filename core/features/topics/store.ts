import { and, desc, eq, gt, inArray, max, ne, sql } from 'drizzle-orm';

import { slot } from '../../kit/statement.ts';
import type { Database } from '../../ports.ts';
import { defineMessages, defineOutbox } from '../../schema.ts';
import type { TopicWords } from './language.ts';
import { defineTopics } from './schema.ts';

export interface TopicRow {
  readonly id: number;
  readonly key: string;
  readonly source: 'file' | 'message';
  readonly words: TopicWords;
  readonly theme: string | null;
  readonly days: readonly number[];
  readonly tags: readonly string[];
  readonly state: 'active' | 'gone';
}
export interface PostRow {
  readonly id: number;
  readonly room: number;
  readonly topic: number;
  readonly campaign: string | null;
  readonly state: 'open' | 'wrapped' | 'unsent';
  readonly windowMs: number;
  readonly until: number;
  readonly eventId: string;
  readonly at: number;
}
export interface ReplyRow {
  readonly id: number;
  readonly post: number;
  readonly member: number;
  readonly messageId: string;
  readonly excerpt: string | null;
  readonly length: number;
  readonly novelty: number;
  readonly reactions: number;
  readonly points: number;
}
/** What became of the line with the topic. */
export interface Sent {
  readonly state: 'pending' | 'claimed' | 'sending' | 'sent' | 'failed' | 'maybe';
  readonly messageId: string | null;
  readonly settledAt: number | null;
}

/** Called once per bot; everything but `open` runs inside a handler. */
export function topicStore(database: Database) {
  const t = database.t(defineTopics);
  const { outbox } = database.t(defineOutbox);
  const { messages } = database.t(defineMessages);
  const { db, read } = database;
  const { topics, topicPosts: posts, topicReplies: replies, topicRooms: rooms } = t;
  const p = sql.placeholder;
  const topicColumns = {
    id: topics.id,
    key: topics.key,
    source: topics.source,
    words: topics.words,
    theme: topics.theme,
    days: topics.days,
    tags: topics.tags,
    state: topics.state,
  };
  const list = db
    .select(topicColumns)
    .from(topics)
    .where(eq(topics.community, p('community')))
    .orderBy(topics.id)
    .prepare('topics_list');
  const put = db
    .insert(topics)
    .values({
      community: p('community'),
      key: p('key'),
      source: p('source'),
      words: p('words'),
      theme: p('theme'),
      days: p('days'),
      tags: p('tags'),
      state: 'active',
      eventId: p('eventId'),
      at: p('at'),
    })
    .onConflictDoUpdate({
      target: [topics.community, topics.source, topics.key],
      set: {
        words: sql`excluded.words`,
        theme: sql`excluded.theme`,
        days: sql`excluded.days`,
        tags: sql`excluded.tags`,
        state: sql`excluded.state`,
        eventId: sql`excluded.event_id`,
      },
    })
    .returning({ id: topics.id })
    .prepare('topics_put');
  const setState = db
    .update(topics)
    .set({ state: slot(topics.state, 'state'), eventId: slot(topics.eventId, 'eventId') })
    .where(and(eq(topics.id, p('id')), eq(topics.community, p('community'))))
    .prepare('topics_state');
  const addPost = db
    .insert(posts)
    .values({
      community: p('community'),
      room: p('room'),
      topic: p('topic'),
      campaign: p('campaign'),
      state: 'open',
      windowMs: p('windowMs'),
      until: p('until'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .returning({ id: posts.id })
    .prepare('topics_post');
  const addReply = db
    .insert(replies)
    .values({
      post: p('post'),
      member: p('member'),
      messageId: p('messageId'),
      excerpt: p('excerpt'),
      length: p('length'),
      novelty: p('novelty'),
      at: p('at'),
    })
    .onConflictDoNothing()
    .returning({ id: replies.id })
    .prepare('topics_reply');
  const postColumns = {
    id: posts.id,
    room: posts.room,
    topic: posts.topic,
    campaign: posts.campaign,
    state: posts.state,
    windowMs: posts.windowMs,
    until: posts.until,
    eventId: posts.eventId,
    at: posts.at,
  };

  return {
    /** Every topic of a community, gone ones too. */
    list: async (community: number): Promise<readonly TopicRow[]> => list.execute({ community }),
    /** Makes or changes a topic, and has it back when it was gone. */
    put: async (row: {
      community: number;
      key: string;
      source: 'file' | 'message';
      words: TopicWords;
      theme: string | null;
      days: readonly number[];
      tags: readonly string[];
      eventId: string;
      at: number;
    }): Promise<number> => {
      const [made] = await put.execute(row);
      if (!made) throw new Error('topic was not written');
      return made.id;
    },
    setState: async (community: number, id: number, state: TopicRow['state'], eventId: string): Promise<void> =>
      void (await setState.execute({ community, id, state, eventId })),
    /** When this group heard each topic last, by topic. */
    uses: async (room: number): Promise<ReadonlyMap<number, number>> => {
      const rows = await db
        .select({ topic: posts.topic, at: max(posts.at).mapWith(Number) })
        .from(posts)
        .where(and(eq(posts.room, room), ne(posts.state, 'unsent')))
        .groupBy(posts.topic);
      return new Map(rows.map((r) => [r.topic, r.at ?? 0]));
    },
    /** Was a topic posted in the community since then? */
    postedSince: async (community: number, since: number): Promise<boolean> =>
      (
        await db
          .select({ id: posts.id })
          .from(posts)
          .where(and(eq(posts.community, community), gt(posts.at, since)))
          .limit(1)
      ).length > 0,
    addPost: async (row: Omit<PostRow, 'id' | 'state'> & { community: number }): Promise<number> => {
      const [made] = await addPost.execute({ ...row });
      if (!made) throw new Error('topic post was not written');
      return made.id;
    },
    post: async (id: number): Promise<PostRow | undefined> =>
      (await db.select(postColumns).from(posts).where(eq(posts.id, id)))[0],
    setPost: async (id: number, set: { state?: PostRow['state']; until?: number }): Promise<void> => {
      await db.update(posts).set(set).where(eq(posts.id, id));
    },
    addReply: async (row: Omit<ReplyRow, 'id' | 'reactions' | 'points'> & { at: number }): Promise<boolean> =>
      (await addReply.execute({ ...row })).length > 0,
    replies: (post: number): Promise<readonly ReplyRow[]> =>
      db.select().from(replies).where(eq(replies.post, post)).orderBy(replies.id),
    react: async (post: number, messageId: string, by: 1 | -1): Promise<void> => {
      await db
        .update(replies)
        .set({ reactions: sql`${replies.reactions} + ${by}` })
        .where(and(eq(replies.post, post), eq(replies.messageId, messageId)));
    },
    setPoints: async (post: number, member: number, points: number): Promise<void> => {
      await db
        .update(replies)
        .set({ points })
        .where(and(eq(replies.post, post), eq(replies.member, member)));
    },
    forgetExcerpts: async (post: number): Promise<void> => {
      await db.update(replies).set({ excerpt: null }).where(eq(replies.post, post));
    },
    /** How a group's topics go; made with `seed` when it has none yet. */
    room: async (room: number, community: number, seed: () => number) => {
      const [known] = await db.select().from(rooms).where(eq(rooms.room, room));
      if (known) return known;
      const [made] = await db.insert(rooms).values({ room, community, seed: seed() }).returning();
      if (!made) throw new Error('topic room was not written');
      return made;
    },
    setRoom: async (
      room: number,
      set: Partial<Omit<typeof rooms.$inferInsert, 'room' | 'community' | 'seed'>>,
    ): Promise<void> => {
      await db.update(rooms).set(set).where(eq(rooms.room, room));
    },
    /** A schedule set anew begins afresh, in one group or in all of the community. */
    afresh: async (community: number, room: number | null): Promise<void> => {
      await db
        .update(rooms)
        .set({ silent: 0, every: 1, turns: 0, askedAt: null })
        .where(room === null ? eq(rooms.community, community) : eq(rooms.room, room));
    },
    /** The newest line of an event in a room: the topic itself. */
    sent: async (room: number, eventId: string): Promise<Sent | undefined> =>
      (
        await db
          .select({ state: outbox.state, messageId: outbox.platformMessageId, settledAt: outbox.settledAt })
          .from(outbox)
          .where(and(eq(outbox.room, room), eq(outbox.eventId, eventId)))
          .orderBy(desc(outbox.id))
          .limit(1)
      )[0],
    /** Topics still open, with their answers: what memory is filled with at start. Outside a handler. */
    open: async (): Promise<{
      posts: readonly PostRow[];
      replies: readonly (ReplyRow & { readonly text: string | null })[];
    }> => {
      const open = await read.select(postColumns).from(posts).where(eq(posts.state, 'open'));
      const ids = open.map((o) => o.id);
      const said = ids.length === 0 ? [] : await read.select().from(replies).where(inArray(replies.post, ids));
      const ofRoom = new Map(open.map((o) => [o.id, o.room]));
      const texts = [];
      for (const r of said) {
        const [kept] = await read
          .select({ text: messages.text })
          .from(messages)
          .where(and(eq(messages.platformId, r.messageId), eq(messages.room, ofRoom.get(r.post) ?? 0)));
        texts.push({ ...r, text: kept?.text ?? null });
      }
      return { posts: open, replies: texts };
    },
  };
}
export type TopicStore = ReturnType<typeof topicStore>;
