/**
 * What leaves the house, as rows of the commit that decided it. Answers of one kind in one group are merged
 * here; the delivery loop (deliver.ts) only carries them out.
 */
import { and, desc, eq, gte, ne, sql } from 'drizzle-orm';

import { groupLocale } from './kit/reply.ts';
import { slot } from './kit/statement.ts';
import type { JobStore } from './jobs.ts';
import type { People } from './people/index.ts';
import { atLeast } from './people/roles.ts';
import type { Database, Tx } from './ports.ts';
import type { Questions } from './questions.ts';
import { defineOutbox, type OutboxPayload } from './schema.ts';
import type { Mode } from './accounts.ts';
import type { Community, Context, Leaving, Locale, Merge, Outward, Room, Say, Send, Spoken } from './types.ts';

/** Renders merged items; `as` is `<feature>.<renderer>`. */
export type Render = (as: string, items: readonly unknown[], locale: Locale) => Say;
/** Until when nobody but staff is spoken to in this room; undefined: speak. */
export type Hold = (room: Room, now: number) => number | undefined;

export interface OutboxDeps {
  readonly database: Database;
  readonly people: People;
  readonly questions: Questions;
  readonly jobs: JobStore;
  readonly render: Render;
  readonly hold: Hold;
  /** Whether words may be typed as the answer to this step. */
  readonly typed?: (feature: string, step: string) => boolean;
  /** The platform's window in seconds for merging answers. */
  readonly mergeSeconds: (account: string) => number;
  /** What the account may say (core/accounts.ts). Default: everything. */
  readonly mode?: (account: string) => Mode;
  /** Until when what is unasked waits there, because it is night; undefined: it is not. */
  readonly night?: (account: string, community: Community, now: number) => number | undefined;
}

export interface Outbox {
  /** Writes a handler's outward effects. Inside a handler. `feature` owns its questions and renderers. */
  append(c: Context, tx: Tx, feature: string, effects: readonly Leaving[]): Promise<void>;
}

/** A group is answered by at most so many lines a minute to one person; then silence. */
const answersPerMinute = 5;
/** Lines a day said unasked in one group. */
const unaskedPerDay = 4;
const dayMs = 86_400_000;
/** A busy window grows by this many seconds a name, so that a rush needs few messages. */
const secondsPerName = 1;
const longestWindow = 60;

export function createOutbox(d: OutboxDeps): Outbox {
  const store = outboxStore(d.database);
  const answered = new Map<string, number[]>();

  /** From memory: a restart forgives, nothing that counts depends on it. */
  const tooMany = (c: Context): boolean => {
    if (c.room.kind === 'private' || c.event.kind === 'timer' || atLeast(c.role, 'moderator')) return false;
    const key = `${c.room.id}/${c.who.member}`;
    const recent = (answered.get(key) ?? []).filter((at) => at > c.now - 60_000);
    if (answered.size > 10_000) answered.clear();
    answered.set(key, [...recent, c.now]);
    return recent.length >= answersPerMinute;
  };

  const place = async (c: Context, to: Send['to']): Promise<Room | undefined> => {
    if ('room' in to) return to.room === c.room.id ? c.room : d.people.room(to.room, d.database.db);
    return d.people.privateRoom(c.community, c.room.account, to.private, c.now);
  };

  const row = (
    c: Context,
    room: Room,
    payload: OutboxPayload,
    more: { class?: 'reply' | 'campaign'; notBefore?: number; refused?: string },
  ) => ({
    room: room.id,
    member: c.who.member,
    class: more.class ?? 'reply',
    payload,
    mergeKey: payload.merge ? `${payload.merge.as}` : null,
    state: more.refused ? 'failed' : 'pending',
    error: more.refused ?? null,
    notBefore: more.notBefore ?? c.now,
    eventId: c.cause,
    at: c.now,
  });

  /** Joins the answer to one that still waits, or opens a window after one that was just said. */
  const merged = async (c: Context, feature: string, send: Send, merge: Merge, room: Room): Promise<void> => {
    const as = `${feature}.${merge.as}`;
    const locale = groupLocale({ room, community: c.community });
    const window = d.mergeSeconds(room.account) * 1000;
    const [last] = await store.lastMerged.execute({ room: room.id, mergeKey: as });
    const sayAll = (items: readonly unknown[]): OutboxPayload => {
      const words = d.render(as, items, locale);
      const { replyTo: _, ...rest } = send;
      const effect: Send = { ...(items.length === 1 ? send : rest), say: words };
      return { effect, say: words, merge: { as, items } };
    };
    if (last?.state === 'pending' && last.notBefore > c.now) {
      const items = [...(last.payload.merge?.items ?? []), merge.item];
      await store.grow.execute({ id: last.id, payload: sayAll(items) });
      return;
    }
    const crowd = last?.payload.merge?.items.length ?? 0;
    const wait = window === 0 ? 0 : Math.min(longestWindow * 1000, window + crowd * secondsPerName * 1000);
    const since = last ? c.now - Math.max(last.notBefore, last.at) : Infinity;
    const notBefore = since < wait ? c.now + wait : c.now;
    await d.database.many(store.insert, [row(c, room, sayAll([merge.item]), { notBefore })]);
  };

  /** To staff in private it always answers: somebody must be able to ask it why it is silent. */
  const keptSilent = (c: Context, room: Room): boolean =>
    d.mode?.(room.account) === 'listen' && !(room.kind === 'private' && atLeast(c.role, 'admin'));

  /** When what nobody asked for may be said in a room, and why not at all. */
  const unaskedTerms = async (c: Context, room: Room): Promise<Parameters<typeof row>[3]> => {
    const group = room.kind === 'group';
    const quiet = group ? d.hold(room, c.now) : undefined;
    const night = d.night?.(room.account, c.community, c.now);
    const notBefore = Math.max(quiet ?? c.now, night ?? c.now);
    const spent = group ? await store.unaskedSince(room.id, c.now - dayMs) : 0;
    const refused =
      group && d.mode?.(room.account) === 'reply'
        ? 'the account only answers'
        : spent >= unaskedPerDay
          ? 'the group has heard its lines of the day'
          : undefined;
    return { class: 'campaign', notBefore, ...(refused !== undefined && { refused }) };
  };

  const speak = async (c: Context, feature: string, effect: Spoken): Promise<void> => {
    const room = await place(c, effect.to);
    if (!room || keptSilent(c, room)) return;
    const unasked = effect.do !== 'file' && effect.class === 'campaign';
    const quietUntil = room.kind === 'group' ? d.hold(room, c.now) : undefined;
    if (quietUntil !== undefined && !unasked && !atLeast(c.role, 'moderator') && c.event.kind !== 'timer') return;
    if (!unasked && room.id === c.room.id && tooMany(c)) return;
    if (effect.do === 'send' && effect.merge && room.kind === 'group')
      return merged(c, feature, effect, effect.merge, room);
    const terms = unasked ? await unaskedTerms(c, room) : {};
    const solo = { ...effect, to: { room: room.id } };
    const words =
      effect.do === 'send' && effect.merge
        ? d.render(`${feature}.${effect.merge.as}`, [effect.merge.item], c.locale)
        : effect.do === 'poll'
          ? effect.question
          : effect.say;
    await d.database.many(store.insert, [
      row(c, room, { effect: effect.do === 'poll' ? solo : { ...solo, say: words }, say: words }, terms),
    ]);
  };

  const ask = async (c: Context, tx: Tx, feature: string, effect: Extract<Outward, { do: 'ask' }>): Promise<void> => {
    const room = await place(c, effect.to);
    if (!room || keptSilent(c, room)) return;
    const question = await d.questions.ask(c, tx, feature, effect, room.id);
    const terms = effect.class === 'campaign' ? await unaskedTerms(c, room) : {};
    const typed = d.typed?.(feature, effect.step) ? { typed: true } : {};
    await d.database.many(store.insert, [
      row(c, room, { effect: { ...effect, ...typed, to: { room: room.id } }, say: effect.say, question }, terms),
    ]);
  };

  return {
    append: async (c, tx, feature, effects) => {
      for (const effect of effects) {
        switch (effect.do) {
          case 'send':
          case 'picture':
          case 'poll':
          case 'file':
            await speak(c, feature, effect);
            break;
          case 'ask':
            await ask(c, tx, feature, effect);
            break;
          case 'later':
            await d.jobs.put(c, effect, c.room.account || 'house');
            break;
          case 'cancel':
            await d.jobs.cancel(c, effect.key);
            break;
          default: {
            const room = effect.room === c.room.id ? c.room : await d.people.room(effect.room, d.database.db);
            if (room) await d.database.many(store.insert, [row(c, room, { effect }, {})]);
          }
        }
      }
    },
  };
}

/** The rows of `outbox` as the writing side and the features see them. Called once per bot. */
export function outboxStore(database: Database) {
  const { outbox } = database.t(defineOutbox);
  const p = sql.placeholder;
  return {
    outbox,
    insert: database.db
      .insert(outbox)
      .values({
        room: p('room'),
        member: p('member'),
        class: p('class'),
        payload: p('payload'),
        mergeKey: p('mergeKey'),
        state: p('state'),
        error: p('error'),
        notBefore: p('notBefore'),
        eventId: p('eventId'),
        at: p('at'),
      })
      .prepare('outbox_insert'),
    lastMerged: database.db
      .select({
        id: outbox.id,
        payload: outbox.payload,
        state: outbox.state,
        notBefore: outbox.notBefore,
        at: outbox.at,
      })
      .from(outbox)
      .where(and(eq(outbox.room, p('room')), eq(outbox.mergeKey, p('mergeKey'))))
      .orderBy(desc(outbox.id))
      .limit(1)
      .prepare('outbox_last_merged'),
    grow: database.db
      .update(outbox)
      .set({ payload: slot(outbox.payload, 'payload') })
      .where(eq(outbox.id, p('id')))
      .prepare('outbox_grow'),
    /** Lines said or waiting to be said unasked in a room since an instant. Inside a handler. */
    unaskedSince: async (room: number, since: number): Promise<number> => {
      const rows = await database.db
        .select({ n: sql<number>`count(*)`.mapWith(Number) })
        .from(outbox)
        .where(
          and(
            eq(outbox.room, room),
            eq(outbox.class, 'campaign'),
            gte(outbox.notBefore, since),
            ne(outbox.state, 'failed'),
          ),
        );
      return rows[0]?.n ?? 0;
    },
  };
}
