/**
 * The core's own tables. Features declare theirs in their `schema.ts`.
 * Keys inside are integers; the platforms' ids are text and stay in `rooms`, `identities` and `messages`.
 */
import { sql } from 'drizzle-orm';

import { defineLedger } from './ledger/schema.ts';
import { defineLinks } from './links/schema.ts';
import type { Kit } from './kit/columns.ts';
import type { Say, Choice } from './types.ts';

/** The intake: one row per event ever accepted. Its unique key is what makes every effect happen once. */
export const defineInbox = (k: Kit) => ({
  inbox: k.table(
    'inbox',
    {
      id: k.id(),
      account: k.text('account').notNull(),
      key: k.text('key').notNull(),
      state: k
        .enum('state', ['done', 'failed', 'waiting'] as const)
        .notNull()
        .default('done'),
      payload: k.json<unknown>('payload'),
      error: k.text('error'),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('inbox_key').on(t.account, t.key)],
  ),
});

/** Summed counters (`Tx.count`). `member` 0 counts the room as a whole. */
export const defineCounts = (k: Kit) => ({
  counts: k.table(
    'counts',
    {
      room: k.int('room').notNull(),
      member: k.member('member').notNull(),
      bucket: k.int('bucket').notNull(),
      what: k.text('what').notNull(),
      n: k.int('n').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.room, t.member, t.bucket, t.what] })],
  ),
});

export const definePeople = (k: Kit) => ({
  communities: k.table('communities', {
    id: k.id(),
    name: k.text('name').notNull(),
    locale: k.text('locale').notNull(),
    timeZone: k.text('time_zone').notNull(),
    /** Goes up with every change of settings or rules, so that other processes look again. */
    version: k.int('version').notNull().default(0),
    at: k.ms('at').notNull(),
  }),
  rooms: k.table(
    'rooms',
    {
      id: k.id(),
      account: k.text('account').notNull(),
      platformId: k.text('platform_id').notNull(),
      kind: k.enum('kind', ['group', 'private'] as const).notNull(),
      name: k.text('name').notNull(),
      community: k.int('community').notNull(),
      locale: k.text('locale'),
      /** Null while the bot is in the room. */
      leftAt: k.ms('left_at'),
      /** The newest moment of imported history; what comes from before it may be there already. */
      importedUntil: k.ms('imported_until'),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('rooms_platform').on(t.account, t.platformId), k.index('rooms_community').on(t.community)],
  ),
  members: k.table('members', {
    id: k.id(),
    community: k.int('community').notNull(),
    name: k.text('name').notNull(),
    locale: k.text('locale'),
    granted: k.text('granted').notNull().default('member'),
    at: k.ms('at').notNull(),
  }),
  identities: k.table(
    'identities',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      account: k.text('account').notNull(),
      platformUserId: k.text('platform_user_id').notNull(),
      member: k.member('member').notNull(),
      name: k.text('name').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [
      k.uniqueIndex('identities_platform').on(t.community, t.account, t.platformUserId),
      k.index('identities_user').on(t.platformUserId, t.account),
      k.index('identities_member').on(t.member),
    ],
  ),
  memberships: k.table(
    'memberships',
    {
      room: k.int('room').notNull(),
      member: k.member('member').notNull(),
      joinedAt: k.ms('joined_at').notNull(),
      leftAt: k.ms('left_at'),
      /** When we last saw them come in; null: they were there before we looked. */
      sawJoin: k.ms('saw_join'),
      /** The invite link's name, a channel code, or null. */
      via: k.text('via'),
      /** Who brought them in, where the platform says. */
      inviter: k.member('inviter'),
      /** The platform's word on the role there: owner, admin, member, unknown. */
      role: k.text('role').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.room, t.member] }), k.index('memberships_member').on(t.member)],
  ),
});

/** What was said. Text goes to null after `keep_text_days`; edits keep the first and the last text. */
export const defineMessages = (k: Kit) => ({
  messages: k.table(
    'messages',
    {
      id: k.id(),
      room: k.int('room').notNull(),
      member: k.member('member').notNull(),
      identity: k.int('identity').notNull(),
      platformId: k.text('platform_id').notNull(),
      replyTo: k.text('reply_to'),
      kind: k.text('kind').notNull(),
      text: k.text('text'),
      firstText: k.text('first_text'),
      at: k.ms('at').notNull(),
      editedAt: k.ms('edited_at'),
      removedBy: k.text('removed_by'),
    },
    // The platform's id first: ids rise, so new rows go to the same page of the index.
    (t) => [k.index('messages_platform').on(t.platformId, t.room)],
  ),
});

/**
 * What a process changed in its memory (`Tx.changed`), for the other processes on the database. On SQLite it stays empty.
 * Whoever writes here has read the newest number in the same serializable transaction: so numbers become visible in order.
 */
export const defineChanges = (k: Kit) => ({
  changes: k.table('changes', {
    id: k.lastingId(),
    /** `Peers.self` of who changed it. */
    sender: k.int('sender').notNull(),
    what: k.text('what').notNull(),
    ref: k.int('ref').notNull(),
  }),
});

/** Conversation state, all of it: what the bot asked, whom, and until when. */
export const defineQuestions = (k: Kit) => ({
  questions: k.table(
    'questions',
    {
      id: k.lastingId(),
      room: k.int('room').notNull(),
      community: k.int('community').notNull(),
      /** Exactly one of the next two, or neither for anyone. */
      member: k.member('member'),
      role: k.text('role'),
      feature: k.text('feature').notNull(),
      step: k.text('step').notNull(),
      data: k.json<unknown>('data'),
      choices: k.json<readonly Choice[]>('choices').notNull(),
      until: k.ms('until').notNull(),
      closedBy: k.text('closed_by'),
      at: k.ms('at').notNull(),
    },
    (t) => [
      k
        .index('questions_open')
        .on(t.room)
        .where(sql`${t.closedBy} is null`),
    ],
  ),
});

export const defineHappenings = (k: Kit) => ({
  happenings: k.table(
    'happenings',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      room: k.int('room').notNull(),
      member: k.member('member'),
      what: k.text('what').notNull(),
      data: k.json<Record<string, unknown>>('data').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('happenings_what').on(t.community, t.what, t.at)],
  ),
});

/** What is stored of an effect on its way out. */
export interface OutboxPayload {
  readonly effect: unknown;
  readonly say?: Say;
  /** The items of a merged answer, and its renderer `<feature>.<as>`. */
  readonly merge?: { readonly as: string; readonly items: readonly unknown[] };
  readonly question?: number;
}

export const defineOutbox = (k: Kit) => ({
  outbox: k.table(
    'outbox',
    {
      id: k.lastingId(),
      room: k.int('room').notNull(),
      /** Whose event caused it; 0 for timers. */
      member: k.member('member').notNull(),
      class: k.enum('class', ['reply', 'campaign'] as const).notNull(),
      payload: k.json<OutboxPayload>('payload').notNull(),
      mergeKey: k.text('merge_key'),
      state: k.enum('state', ['pending', 'claimed', 'sending', 'sent', 'failed', 'maybe'] as const).notNull(),
      fence: k.int('fence').notNull().default(0),
      /** The process that sends it (`Peers.self`); 0 where there can be one only. Means something while `sending`. */
      sender: k.int('sender'),
      /** Since when nobody knows whether an earlier attempt was done; null: it was not. */
      unsureSince: k.ms('unsure_since'),
      leaseUntil: k.ms('lease_until'),
      notBefore: k.ms('not_before').notNull(),
      attempts: k.int('attempts').notNull().default(0),
      platformMessageId: k.text('platform_message_id'),
      error: k.text('error'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
      settledAt: k.ms('settled_at'),
      /** Of what nobody asked for (core/budget.ts): what it is, of which campaign, and how much it matters. */
      kind: k.text('kind'),
      campaign: k.text('campaign'),
      priority: k.int('priority'),
      /** Why it waits, or why it was dropped. */
      held: k.text('held'),
      /** Not sent after this. */
      expires: k.ms('expires'),
    },
    (t) => [
      k
        .index('outbox_unasked')
        .on(t.room, t.notBefore)
        .where(sql`${t.kind} is not null`),
      k
        .index('outbox_open')
        .on(t.notBefore, t.id)
        .where(sql`${t.state} in ('pending', 'claimed', 'sending')`),
      k.index('outbox_room').on(t.room, t.id),
    ],
  ),
});

/** Who wants nothing in private that they did not ask for. */
export const defineUnsubscribed = (k: Kit) => ({
  unsubscribed: k.table('unsubscribed', {
    member: k.member('member').primaryKey(),
    at: k.ms('at').notNull(),
    eventId: k.text('event_id').notNull(),
  }),
});

/** The truth about everything that is to happen later. Redis and timers only wake somebody to look here. */
export const defineJobs = (k: Kit) => ({
  jobs: k.table(
    'jobs',
    {
      id: k.id(),
      key: k.text('key').notNull(),
      /** The feature's timer, `topics.wrap`. */
      kind: k.text('kind').notNull(),
      /** The jobs of one platform account share a queue, so that one slow account blocks nobody else. */
      queue: k.text('queue').notNull(),
      community: k.int('community').notNull(),
      room: k.int('room'),
      data: k.json<unknown>('data'),
      state: k.enum('state', ['ready', 'running', 'done', 'dead', 'cancelled'] as const).notNull(),
      runAt: k.ms('run_at').notNull(),
      attempts: k.int('attempts').notNull().default(0),
      maxAttempts: k.int('max_attempts').notNull().default(5),
      leaseUntil: k.ms('lease_until'),
      pushedAt: k.ms('pushed_at'),
      error: k.text('error'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
      finishedAt: k.ms('finished_at'),
    },
    (t) => [k.uniqueIndex('jobs_key').on(t.key), k.index('jobs_due').on(t.state, t.runAt)],
  ),
});

export const defineSettings = (k: Kit) => ({
  settings: k.table(
    'settings',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      /** 0: the whole community. */
      room: k.int('room').notNull(),
      key: k.text('key').notNull(),
      value: k.json<unknown>('value').notNull(),
      byEvent: k.text('by_event').notNull(),
    },
    (t) => [k.uniqueIndex('settings_key').on(t.community, t.room, t.key)],
  ),
  auditLog: k.table(
    'audit_log',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      room: k.int('room'),
      actor: k.member('actor').notNull(),
      act: k.text('act').notNull(),
      subject: k.text('subject').notNull(),
      before: k.json<unknown>('before'),
      after: k.json<unknown>('after'),
      eventId: k.text('event_id').notNull(),
      /** The event that took it back. */
      undoneBy: k.text('undone_by'),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('audit_community').on(t.community, t.id)],
  ),
});

/** What an import has added so far: its checkpoint moves in the commit of each batch. */
export interface ImportTotals {
  readonly messages: number;
  /** Messages, joins and leaves that were in the tables before. */
  readonly known: number;
  /** Messages whose text was young enough to be kept. */
  readonly texts: number;
  readonly joins: number;
  readonly leaves: number;
  /** Members met for the first time. */
  readonly members: number;
  /** Our ids of the groups. */
  readonly rooms: readonly number[];
  /** Epoch ms of the oldest and the newest message added; null: none. */
  readonly first: number | null;
  readonly last: number | null;
}

/** One row per imported file (see docs/import.md). */
export const defineImports = (k: Kit) => ({
  imports: k.table(
    'imports',
    {
      id: k.id(),
      /** Fingerprint of the file and of the options that decide what is read out of it. */
      source: k.text('source').notNull(),
      name: k.text('name').notNull(),
      format: k.text('format').notNull(),
      /** Records of the file that are done with, from its beginning. */
      records: k.int('records').notNull(),
      totals: k.json<ImportTotals>('totals').notNull(),
      startedAt: k.ms('started_at').notNull(),
      finishedAt: k.ms('finished_at'),
    },
    (t) => [k.uniqueIndex('imports_source').on(t.source)],
  ),
});

/** Every definition of the core, for migrations and for the startup check. */
export const coreSchema = [
  defineInbox,
  defineCounts,
  definePeople,
  defineMessages,
  defineChanges,
  defineQuestions,
  defineHappenings,
  defineOutbox,
  defineUnsubscribed,
  defineJobs,
  defineSettings,
  defineImports,
  defineLedger,
  defineLinks,
] as const;
