/** Posting a topic in a group and, when its time is over, the wrap-up. */
import type { House } from '../../house.ts';
import { civilDay, weekday } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { groupLocale } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { roomTags } from '../../settings.ts';
import type { Context, Effect, Effects, Room } from '../../types.ts';
import type { TopicPosted, TopicWrapped } from './events.ts';
import { wordsIn } from './language.ts';
import type { OpenTopics } from './open.ts';
import { countTonight } from './night.ts';
import { best, nextTopic, type Wish } from './rules.ts';
import { windowMinutes } from './settings.ts';
import type { PostRow, TopicStore } from './store.ts';
import { topicTexts, type Named } from './texts.ts';

export interface Desk {
  readonly house: House;
  readonly store: TopicStore;
  readonly open: OpenTopics;
}
export interface Posting {
  readonly room: Room;
  readonly wish: Wish & { readonly windowMinutes?: number | undefined };
  /** Null: somebody asked for it now, so it is an answer and no unasked line. */
  readonly campaign: string | null;
}

const minuteMs = 60_000;
const shownNames = 3;
const titleLength = 16;
const excerptLength = 16;
/** A topic that waits longer than this to be sent (quiet, no connection) is given up. */
const longestWaitMs = 2 * 86_400_000;

export const wrapTimer = 'topics.wrap';

/** The next topic of the room as effects; undefined when the library has none that fits. */
export async function post(
  c: Context,
  tx: Tx,
  desk: Desk,
  { room, wish, campaign }: Posting,
): Promise<Effects | undefined> {
  const { store, house } = desk;
  const locale = groupLocale({ room, community: c.community });
  const uses = await store.uses(room.id);
  const { seed } = await store.room(room.id, c.community.id, () => Math.floor(c.dice() * 2 ** 31));
  const candidates = (await store.list(c.community.id))
    .filter((t) => t.state === 'active')
    .map((t) => ({ ...t, usedAt: uses.get(t.id) ?? null }));
  const tags = roomTags(house.settings, { id: room.id, community: c.community.id });
  const chosen = nextTopic(candidates, wish, weekday(civilDay(c.now, c.community.timeZone)), seed, tags);
  const words = chosen && wordsIn(chosen.words, locale);
  if (!chosen || words === undefined) return undefined;
  const minutes = wish.windowMinutes ?? house.settings.get(windowMinutes, { community: c.community.id, room: room.id });
  const windowMs = minutes * minuteMs;
  const row = {
    room: room.id,
    topic: chosen.id,
    campaign,
    windowMs,
    until: c.now + windowMs,
    eventId: c.cause,
    at: c.now,
  };
  const id = await store.addPost({ ...row, community: c.community.id });
  tx.changed('topics', 0);
  tx.after(() => desk.open.set(room.id, { post: id, topic: chosen.id, eventId: c.cause, until: row.until }));
  const what: TopicPosted = { what: 'topic.posted', member: null, post: id, topic: chosen.id, room: room.id };
  return [
    {
      do: 'send',
      to: { room: room.id },
      say: topicTexts[locale].post(words),
      unasked: campaign !== null && { kind: 'topic', campaign },
    },
    wrapAt(c, room.id, id, row.until),
    ...countTonight(c),
    { do: 'tell', what },
  ];
}

const wrapAt = (c: Context, room: number, id: number, at: number): Effect => ({
  do: 'later',
  key: `topics.wrap:${id}:${at}`,
  timer: wrapTimer,
  at,
  room,
  community: c.community.id,
  data: { post: id },
});

/**
 * The topic's time is over. A topic that was sent late (the group was quiet) gets its full time; one that was never
 * sent ends without a word and counts for nothing.
 */
export async function wrap(c: Context, tx: Tx, desk: Desk, id: number): Promise<Effects> {
  const { store, open } = desk;
  const row = await store.post(id);
  if (row?.state !== 'open') return [];
  const sent = await store.sent(row.room, row.eventId);
  const end = fullTime(row, sent, c.now);
  if (end === 'unsent') {
    await store.setPost(id, { state: 'unsent' });
    tx.changed('topics', 0);
    tx.after(() => open.close(row.room, id));
    return [];
  }
  if (end > c.now) {
    await store.setPost(id, { until: end });
    tx.changed('topics', 0);
    tx.after(() => open.extend(row.room, id, end));
    return [wrapAt(c, row.room, id, end)];
  }
  return ended(c, tx, desk, row);
}

/** When its time is over, epoch ms. */
function fullTime(row: PostRow, sent: Awaited<ReturnType<TopicStore['sent']>>, now: number): number | 'unsent' {
  if (!sent || sent.state === 'failed') return 'unsent';
  if (sent.state === 'pending' || sent.state === 'claimed' || sent.state === 'sending')
    return now - row.at > longestWaitMs ? 'unsent' : now + row.windowMs;
  // Sending takes seconds; only what waited for minutes gets more time.
  const late = (sent.settledAt ?? row.at) - row.at;
  return late < minuteMs ? row.until : Math.max(row.until, row.at + late + row.windowMs);
}

async function ended(c: Context, tx: Tx, { store, open, house }: Desk, row: PostRow): Promise<Effects> {
  const replies = await store.replies(row.id);
  await store.setPost(row.id, { state: 'wrapped' });
  await store.forgetExcerpts(row.id);
  tx.changed('topics', 0);
  tx.after(() => open.close(row.room, row.id));
  const pace = await store.room(row.room, c.community.id, () => 0);
  if (replies.length > 0) await store.setRoom(row.room, { silent: 0 });
  else if (row.campaign !== null) await store.setRoom(row.room, { silent: pace.silent + 1 });
  const topic = (await store.list(c.community.id)).find((t) => t.id === row.topic);
  const locale = groupLocale({ room: c.room, community: c.community });
  const words = topic && wordsIn(topic.words, locale);
  const title =
    words === undefined ? null : cut(words.replace(/\s+/gu, ' ').replace(/[?？。.!！]+$/u, ''), titleLength);
  const what: TopicWrapped = {
    what: 'topic.wrapped',
    member: null,
    post: row.id,
    replies: replies.length,
    topic: title,
  };
  const told: Effect = { do: 'tell', what };
  if (replies.length === 0 || title === null) return [told];
  const liked = best(replies, shownNames);
  const names = await house.people.names(liked.map((r) => r.member));
  const shown: Named[] = liked.map((r) => ({
    who: { at: r.member, name: names.get(r.member) ?? '' },
    excerpt: r.excerpt,
  }));
  const points = new Set(replies.map((r) => r.points));
  const [each] = points;
  const same = points.size === 1 && each !== undefined && each > 0 ? each : null;
  return [
    told,
    {
      do: 'send',
      to: { room: row.room },
      say: topicTexts[locale].wrap(title, replies.length, same, shown),
      unasked: { kind: 'wrapup' },
    },
  ];
}

/** The beginning of an answer, on one line. */
export const excerptOf = (text: string): string => cut(text.trim().replace(/\s+/gu, ' '), excerptLength);
