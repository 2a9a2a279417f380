/**
 * Topics: a library, posted by campaigns in rotation or by staff at once, answers that earn points from whoever hears
 * `topic.replied`, a wrap-up with the best ones, and a slower rhythm proposed where nobody answers. docs/campaigns.md.
 */
import { award } from '../../awards.ts';
import { defineFeature } from '../../house.ts';
import { cut } from '../../kit/cut.ts';
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { keepTextDays } from '../../settings.ts';
import type { Context, Effects, MessageEvent, ReactedEvent, TimerEvent } from '../../types.ts';
import type { CampaignTopic } from '../campaigns/events.ts';
import type { PointsChanged } from '../points/events.ts';
import { topicCommands } from './commands.ts';
import type { TopicReplied } from './events.ts';
import { daysOf, type TopicFile } from './language.ts';
import { OpenTopics } from './open.ts';
import { excerptOf, post, wrap, wrapTimer, type Desk } from './post.ts';
import { count, countTimer, offer, offerTimer, taken, type Offered, type RisingDesk } from './rising.ts';
import { decideWithinMs, novelty, pairsOf, slower, step, substantial } from './rules.ts';
import { defineTopics } from './schema.ts';
import { counting, proposing, windowMinutes } from './settings.ts';
import { termStore } from './store-terms.ts';
import { topicStore, type TopicRow } from './store.ts';
import { topicTexts } from './texts.ts';

/** What the `topics.files` timer is rung with: the whole library of the files. */
export interface TopicFiles {
  readonly topics: readonly TopicFile[];
}
interface Undoable {
  readonly id: number;
  readonly state: TopicRow['state'];
}

const slowTimer = 'topics.slow';

export const topics = defineFeature({
  name: 'topics',
  title: { 'zh-CN': '话题', 'zh-TW': '話題', en: 'Topics' },
  on: true,
  schema: defineTopics,
  awards: [award('topic.replied', { 'zh-CN': '话题', 'zh-TW': '話題', en: 'Topic' }, 3, { timesADay: 3 })],
  settings: [windowMinutes, counting, proposing],
  create: (house) => {
    const store = topicStore(house.database);
    const desk: RisingDesk = { house, store, open: new OpenTopics(), terms: termStore(house.database) };
    house.database.peers?.follow('topics', () => desk.open.load(store));
    return {
      commands: topicCommands(desk),
      listens: [
        {
          on: 'message',
          wants: (c) => mayAnswer(c as Context<MessageEvent>, desk),
          run: (c, tx) => answered(c as Context<MessageEvent>, tx, desk),
        },
        {
          on: 'reacted',
          wants: (c) => reactedTo(c as Context<ReactedEvent>, desk),
          run: (c) => reaction(c as Context<ReactedEvent>, desk),
        },
      ],
      hears: {
        'campaign.topic': (c, what, tx) => occasion(c, tx, desk, what as CampaignTopic),
        'points.changed': async (c, what) => {
          const { member, amount, reason } = what as PointsChanged;
          const open = desk.open.of(c.room.id);
          if (reason === 'topic.replied' && open) await store.setPoints(open.post, member, amount);
          return [];
        },
      },
      timers: {
        'topics.files': (c, data) => takeFiles(c, desk, data as TopicFiles),
        [wrapTimer]: (c, data, tx) => wrap(c, tx, desk, (data as { post: number }).post),
        [slowTimer]: (c) => propose(c, desk),
        [countTimer]: (c) => count(c, desk),
        [offerTimer]: (c) => offer(c, desk),
      },
      answers: {
        slower: { run: (c, value, data) => decided(c, desk, value, data as { room: number }) },
        rising: { allow: 'admin', run: (c, value, data) => taken(c, desk, value, data as Offered) },
      },
      undoes: {
        topic: async (row, c) => {
          const { id, state } = row.before as Undoable;
          await store.setState(c.community.id, id, state, c.cause);
          return [];
        },
        'topics.pace': async (row) => {
          if (row.room !== null) await store.setRoom(row.room, { every: (row.before as { every: number }).every });
          return [];
        },
      },
      load: () => desk.open.load(store),
    };
  },
});

/** Rows become what the files say; topics added by message are left alone. */
async function takeFiles(c: Context<TimerEvent>, { store }: Desk, files: TopicFiles): Promise<Effects> {
  const mine = new Map(files.topics.map((t) => [t.id, t]));
  for (const row of await store.list(c.community.id)) {
    if (row.source !== 'file') continue;
    const wanted = mine.get(row.key);
    const same =
      wanted !== undefined &&
      row.state === 'active' &&
      row.theme === (wanted.theme ?? null) &&
      JSON.stringify([row.days, row.tags]) === JSON.stringify([daysOf(wanted.weekday), wanted.tags ?? []]) &&
      Object.entries(wanted.text).every(([locale, words]) => row.words[locale as keyof typeof row.words] === words);
    if (same) mine.delete(row.key);
    else if (!wanted && row.state === 'active') await store.setState(c.community.id, row.id, 'gone', c.cause);
  }
  for (const t of mine.values())
    await store.put({
      community: c.community.id,
      key: t.id,
      source: 'file',
      words: t.text,
      theme: t.theme ?? null,
      days: daysOf(t.weekday),
      tags: t.tags ?? [],
      eventId: c.cause,
      at: c.now,
    });
  return [];
}

/** A campaign's time has come in one group. */
async function occasion(c: Context, tx: Tx, desk: Desk, due: CampaignTopic): Promise<Effects> {
  const { store, house } = desk;
  const room = await house.people.room(due.room, house.database.db);
  if (!room || !house.isOn(topics, { community: c.community.id, room: room.id })) return [];
  const pace = await store.room(room.id, c.community.id, () => Math.floor(c.dice() * 2 ** 31));
  const next = step(pace, c.now);
  if (next.do === 'wait') return [];
  if (next.do === 'skip') {
    await store.setRoom(room.id, { turns: pace.turns + 1 });
    return [];
  }
  if (next.do === 'ask') {
    await store.setRoom(room.id, { askedAt: c.now });
    const key = `topics.slow:${room.id}:${due.planned}`;
    return [{ do: 'later', key, timer: slowTimer, at: c.now, room: room.id, community: c.community.id }];
  }
  const slow = next.do === 'slow' ? { silent: 0, askedAt: null, every: slower(pace.every) } : {};
  await store.setRoom(room.id, { ...slow, turns: 0 });
  return (await post(c, tx, desk, { room, wish: due.pick, campaign: due.campaign })) ?? [];
}

/** Asks the owner, in private, whether topics should come less often. */
async function propose(c: Context<TimerEvent>, { store, house }: Desk): Promise<Effects> {
  const pace = await store.room(c.room.id, c.community.id, () => 0);
  const staff = (await house.people.staff(c.community.id)).filter((s) => s.account === c.room.account);
  const to = staff.find((s) => s.role === 'owner') ?? staff[0];
  if (!to) {
    // Nobody to ask: slower by itself, rather than silent until somebody answers.
    await store.setRoom(c.room.id, { silent: 0, askedAt: null, turns: 0, every: slower(pace.every) });
    return [];
  }
  const t = topicTexts[c.locale];
  return [
    {
      do: 'ask',
      step: 'slower',
      data: { room: c.room.id },
      for: { member: to.member },
      to: { private: to.member },
      say: t.silent(cut(c.room.name, 20), pace.silent),
      choices: [
        { label: t.slower, value: 'slower' },
        { label: t.keep, value: 'keep' },
        { label: t.stop, value: 'stop' },
      ],
      until: c.now + decideWithinMs,
    },
  ];
}

async function decided(
  c: Context,
  { store, house }: Desk,
  value: string,
  { room }: { room: number },
): Promise<Effects> {
  const t = topicTexts[c.locale];
  const pace = await store.room(room, c.community.id, () => 0);
  const every = value === 'stop' ? 0 : value === 'slower' ? slower(pace.every) : pace.every;
  await store.setRoom(room, { silent: 0, askedAt: null, turns: 0, every });
  await house.audit.write(c, {
    act: 'topics.pace',
    subject: value,
    room,
    before: { every: pace.every },
    after: { every },
  });
  if (value === 'keep') return [reply(c, t.nowKept)];
  if (value === 'slower') return [reply(c, t.nowSlower(every))];
  const name = (await house.people.room(room, house.database.db))?.name ?? '';
  return [reply(c, t.nowStopped(cut(name, 20)))];
}

// ---- answers --------------------------------------------------------------------------------

const quotesOnly = (c: Context, { house }: Desk): boolean =>
  house.settings.get(counting, { community: c.community.id, room: c.room.id }) === 'quotes';

/** From memory: a topic is open here, this member has not answered it, and the words may be an answer. */
function mayAnswer(c: Context<MessageEvent>, desk: Desk): boolean {
  const open = desk.open.of(c.room.id);
  if (!open || c.now > open.until || open.counted.has(c.who.member)) return false;
  const quoting = c.event.replyTo !== undefined || c.event.thread !== undefined;
  return substantial(c.event.text, quoting) && (quoting || !quotesOnly(c, desk));
}

async function answered(c: Context<MessageEvent>, tx: Tx, desk: Desk): Promise<Effects> {
  const { store } = desk;
  const open = desk.open.of(c.room.id);
  if (!open) return [];
  const quoted = await quotesTopic(c, desk);
  // Talk in another thread of the group is about something else.
  const loose = !quotesOnly(c, desk) && c.event.thread === undefined && substantial(c.event.text, false);
  if (!quoted && !loose) return [];
  const { messageId, text } = c.event;
  const { member } = c.who;
  const excerpt = keepsTexts(c, desk) ? excerptOf(text) : null;
  const pairs = pairsOf(text);
  const row = { post: open.post, member, messageId, excerpt, length: text.length, at: c.at };
  if (!(await store.addReply({ ...row, novelty: novelty(pairs, open.said) }))) return [];
  tx.after(() => desk.open.answered(c.room.id, open.post, { member, messageId, pairs }));
  const what: TopicReplied = { what: 'topic.replied', member, post: open.post };
  return [{ do: 'tell', what }];
}

/** Quoted, or said in the thread that was begun from it. Where the platform told no message id, quoting the bot counts. */
async function quotesTopic(c: Context<MessageEvent>, { store, open }: Desk): Promise<boolean> {
  const { replyTo, thread } = c.event;
  const current = open.of(c.room.id);
  if (!current || (!replyTo && thread === undefined)) return false;
  const id = current.messageId ?? (await store.sent(c.room.id, current.eventId))?.messageId ?? undefined;
  if (id === undefined) return replyTo?.from?.bot === true;
  current.messageId = id;
  // Discord: a thread has the id of the message it was begun from, and a message's id has its channel before it.
  return id === replyTo?.messageId || (thread !== undefined && (id === thread || id.endsWith(`:${thread}`)));
}

/** A community that keeps no message texts keeps none here either. */
const keepsTexts = (c: Context, { house }: Desk): boolean =>
  house.settings.get(keepTextDays, { community: c.community.id, room: c.room.id }) > 0;

function reactedTo(c: Context<ReactedEvent>, desk: Desk): boolean {
  const author = desk.open.of(c.room.id)?.answers.get(c.event.messageId);
  return author !== undefined && author !== c.who.member;
}

async function reaction(c: Context<ReactedEvent>, { store, open }: Desk): Promise<Effects> {
  const current = open.of(c.room.id);
  if (current) await store.react(current.post, c.event.messageId, c.event.added ? 1 : -1);
  return [];
}
