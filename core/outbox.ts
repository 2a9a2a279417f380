/**
 * What leaves the house, as rows of the commit that decided it. Answers of one kind in one group are merged
 * here; the delivery loop (deliver.ts) only carries them out.
 */
import { and, desc, eq, sql } from 'drizzle-orm';

import type { Budget, Stand } from './budget-store.ts';
import { groupLocale, plain } from './kit/reply.ts';
import { slot } from './kit/statement.ts';
import type { JobStore } from './jobs.ts';
import type { Links } from './links/index.ts';
import type { People } from './people/index.ts';
import { atLeast } from './people/roles.ts';
import type { Database, Tx } from './ports.ts';
import type { Questions } from './questions.ts';
import { defineOutbox, type OutboxPayload } from './schema.ts';
import type { Mode } from './accounts.ts';
import type {
  Ask,
  Context,
  Leaving,
  LinkButton,
  Locale,
  Merge,
  Outward,
  Room,
  Say,
  Send,
  Spoken,
  Unasked,
} from './types.ts';

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
  /** Where what nobody asked for comes to stand. */
  readonly budget: Pick<Budget, 'judge'>;
  /** The timers whose words are answers. */
  readonly answering?: ReadonlySet<string>;
  /** A feature says something from a timer and does not say whether anybody asked for it: a mistake of the feature. */
  readonly onUndeclared?: (feature: string, c: Context) => void;
  /** Whether words may be typed as the answer to this step. */
  readonly typed?: (feature: string, step: string) => boolean;
  /** The platform's window in seconds for merging answers. */
  readonly mergeSeconds: (account: string) => number;
  /** What the account may say (core/accounts.ts). Default: everything. */
  readonly mode?: (account: string) => Mode;
  /** Puts short links in place of tracked ones. */
  readonly links?: Pick<Links, 'rendered'>;
}

export interface Outbox {
  /** Writes a handler's outward effects. Inside a handler. `feature` owns its questions and renderers. */
  append(c: Context, tx: Tx, feature: string, effects: readonly Leaving[]): Promise<void>;
}

/** A group is answered by at most so many lines a minute to one person; then silence. */
const answersPerMinute = 5;
/** A busy window grows by this many seconds a name, so that a rush needs few messages. */
const secondsPerName = 1;
const longestWindow = 60;

/** Welcomes answer somebody who came; everything else unasked gives way to answers. */
const classOf = (stand: Stand | undefined): 'reply' | 'campaign' =>
  stand && stand.kind !== 'welcome' ? 'campaign' : 'reply';

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
    more: { readonly stand?: Stand | undefined; readonly notBefore?: number },
  ) => {
    const { stand } = more;
    return {
      room: room.id,
      member: c.who.member,
      class: classOf(stand),
      payload,
      mergeKey: payload.merge ? `${payload.merge.as}` : null,
      state: stand?.dropped ? 'failed' : 'pending',
      error: stand?.dropped ? `not said: ${stand.held}` : null,
      notBefore: Math.max(stand?.notBefore ?? c.now, more.notBefore ?? c.now),
      eventId: c.cause,
      at: c.now,
      settledAt: stand?.dropped ? c.now : null,
      kind: stand?.kind ?? null,
      campaign: stand?.campaign ?? null,
      priority: stand?.priority ?? null,
      held: stand?.held ?? null,
      expires: stand?.expires ?? null,
    };
  };

  /** Undefined: somebody asked for it, or waits for it. */
  const unaskedOf = (c: Context, feature: string, effect: Spoken | Ask): Unasked | undefined => {
    if (effect.unasked) return effect.unasked;
    const marked = effect.do !== 'file' && effect.class === 'campaign';
    if (marked) return { kind: 'other' };
    const declared = effect.unasked === false || (effect.do !== 'file' && effect.class === 'reply');
    if (c.event.kind === 'timer' && !declared && effect.do !== 'ask' && d.answering?.has(c.event.job.timer) !== true)
      d.onUndeclared?.(feature, c);
    return undefined;
  };
  const judge = async (c: Context, room: Room, to: Send['to'], unasked: Unasked | undefined) => {
    // In another room than the event's it is not whoever acted that hears it; whose chat it is the budget knows.
    const acting = room.id === c.room.id ? c.who.member || undefined : undefined;
    const member = 'private' in to ? to.private : acting;
    return unasked && d.budget.judge(c, room, unasked, member);
  };

  /** Joins the answer to one that still waits, or opens a window after one that was just said. */
  const merged = async (
    c: Context,
    feature: string,
    send: Send,
    merge: Merge,
    room: Room,
    unasked: Unasked | undefined,
  ): Promise<void> => {
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
    const stand = await judge(c, room, send.to, unasked);
    await d.database.many(store.insert, [row(c, room, sayAll([merge.item]), { notBefore, stand })]);
  };

  /** To staff in private it always answers: somebody must be able to ask it why it is silent. */
  const keptSilent = (c: Context, room: Room): boolean =>
    d.mode?.(room.account) === 'listen' && !(room.kind === 'private' && atLeast(c.role, 'admin'));

  const tracked = async (
    c: Context,
    effect: Exclude<Spoken, { do: 'poll' }>,
    room: Room,
    unasked: Unasked | undefined,
  ): Promise<Say> => {
    if (!d.links || effect.do === 'file' || (!effect.track && !unasked)) return effect.say;
    return d.links.rendered(c, effect.say, room, effect.track ?? { campaign: unasked?.campaign ?? '' });
  };

  /** The addresses of link buttons, as those in the words. */
  const buttons = async (
    c: Context,
    effect: Spoken,
    room: Room,
    unasked: Unasked | undefined,
  ): Promise<{ readonly links?: readonly LinkButton[] }> => {
    if (effect.do === 'poll' || effect.do === 'file' || !effect.links?.length) return {};
    const links: LinkButton[] = [];
    for (const { label, url } of effect.links)
      links.push({ label, url: plain(await tracked(c, { ...effect, say: url }, room, unasked)) });
    return { links };
  };

  const speak = async (c: Context, feature: string, effect: Spoken): Promise<void> => {
    const room = await place(c, effect.to);
    if (!room || keptSilent(c, room)) return;
    const unasked = unaskedOf(c, feature, effect);
    const quiet = !unasked && room.kind === 'group' && d.hold(room, c.now) !== undefined;
    if (quiet && !atLeast(c.role, 'moderator') && c.event.kind !== 'timer') return;
    if (!unasked && room.id === c.room.id && tooMany(c)) return;
    if (effect.do === 'send' && effect.merge && room.kind === 'group')
      return merged(c, feature, effect, effect.merge, room, unasked);
    const stand = await judge(c, room, effect.to, unasked);
    const words =
      effect.do === 'send' && effect.merge
        ? d.render(`${feature}.${effect.merge.as}`, [effect.merge.item], c.locale)
        : effect.do === 'poll'
          ? effect.question
          : await tracked(c, effect, room, unasked);
    const solo = {
      ...effect,
      ...(await buttons(c, effect, room, unasked)),
      to: { room: room.id },
      ...(unasked ? { class: classOf(stand) } : {}),
    };
    await d.database.many(store.insert, [
      row(c, room, { effect: effect.do === 'poll' ? solo : { ...solo, say: words }, say: words }, { stand }),
    ]);
  };

  const ask = async (c: Context, tx: Tx, feature: string, effect: Extract<Outward, { do: 'ask' }>): Promise<void> => {
    const room = await place(c, effect.to);
    if (!room || keptSilent(c, room)) return;
    const stand = await judge(c, room, effect.to, unaskedOf(c, feature, effect));
    if (stand?.dropped) {
      await d.database.many(store.insert, [row(c, room, { effect, say: effect.say }, { stand })]);
      return;
    }
    const question = await d.questions.ask(c, tx, feature, effect, room.id);
    const typed = d.typed?.(feature, effect.step) ? { typed: true } : {};
    await d.database.many(store.insert, [
      row(c, room, { effect: { ...effect, ...typed, to: { room: room.id } }, say: effect.say, question }, { stand }),
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

/** A row said outside any event: nothing of it counts against what a group hears unasked. */
export const outsideBudget = {
  settledAt: null,
  kind: null,
  campaign: null,
  priority: null,
  held: null,
  expires: null,
} as const;

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
        settledAt: p('settledAt'),
        kind: p('kind'),
        campaign: p('campaign'),
        priority: p('priority'),
        held: p('held'),
        expires: p('expires'),
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
  };
}
