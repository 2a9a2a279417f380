/** What must hold of the rows after a day, on either database. Each check returns what is wrong, in words. */
import { eq, sql } from 'drizzle-orm';

import { defineLedger } from '../../core/ledger/schema.ts';
import type { Database } from '../../core/ports.ts';
import { defineInbox, defineOutbox, defineSettings } from '../../core/schema.ts';
import { allDefinitions } from '../../db/definitions.ts';

/** Columns that name the event behind a row or its change. */
const causes = new Set(['eventId', 'byEvent', 'undoneBy', 'closedBy', 'removedBy']);

/** Tables whose rows name no event of their own, and why they need not. */
const without: Readonly<Record<string, string>> = {
  inbox: 'it is the events',
  changes: 'says where other processes look: the rows they read again name their events',
  counts: 'sums of events, by hour and day',
  click_days: 'sums of visits to a page, by day: no event of a chat',
  click_seen: 'visits of today, gone tomorrow, and no event of a chat',
  click_salts: 'one a day, gone tomorrow',
  communities: 'admitted before the event is handled, and kept if it fails',
  rooms: 'admitted likewise',
  members: 'admitted likewise; a role granted is in audit_log',
  identities: 'admitted likewise',
  memberships: 'admitted likewise',
  imports: 'written by a command of the operator, not by an event: the row is its own record',
  ledger_accounts: 'opened by its first entry, which names the event',
  balances: 'the sum of the entries',
  standings: 'sums of changes of points, each with an entry',
  topic_terms: 'sums of messages, by week',
  topic_replies: 'names the message, which is the event',
  moderation_appeal_asked: 'rounds of an appeal, which names the event',
  moderation_held: 'what was not done about an act, which names the event',
  topic_rooms: 'the pace of a group: counted from posts and replies, decisions are in audit_log',
};

interface Column {
  readonly name: string;
}
type Table = Readonly<Record<string, Column>>;
const nameOf = (table: object): string => {
  const key = Object.getOwnPropertySymbols(table).find((s) => s.description === 'drizzle:Name');
  return key ? String((table as Record<symbol, unknown>)[key]) : '';
};

/** Every row that changed names the event that caused it, and that event was taken in. */
export async function withoutCause(database: Database): Promise<string[]> {
  const { inbox } = database.t(defineInbox);
  const events = new Set(
    (await database.read.select({ account: inbox.account, key: inbox.key }).from(inbox)).map(
      (r) => `${r.account}|${r.key}`,
    ),
  );
  const wrong: string[] = [];
  for (const define of allDefinitions)
    for (const table of Object.values(database.t(define)) as unknown as Table[]) {
      const name = nameOf(table);
      const columns = Object.entries(table).filter(([key]) => causes.has(key));
      if (columns.length === 0 && without[name] === undefined) wrong.push(`${name}: no column names the event`);
      if (columns.some(([key]) => key === 'eventId' || key === 'byEvent') && without[name] !== undefined)
        wrong.push(`${name}: names its event and is excused all the same`);
      for (const [key, column] of columns) {
        const rows = await database.read
          .select({ cause: sql<string | null>`${column}` })
          .from(table as never)
          .where(sql`${column} is not null`);
        for (const { cause } of rows as { cause: string }[])
          // A process that starts plans its nightly round before anything has happened.
          if (!events.has(cause) && !(name === 'jobs' && cause === 'start')) wrong.push(`${name}.${key}: ${cause}`);
      }
    }
  return [...new Set(wrong)];
}

/** Entries come in pairs, both sides of an event cancel, and every balance is the sum of its entries. */
export async function unbalanced(database: Database): Promise<string[]> {
  const { accounts, entries, balances } = database.t(defineLedger);
  const { read } = database;
  const total = sql<number>`sum(${entries.side} * ${entries.amount})`.mapWith(Number);
  const perEvent = await read.select({ event: entries.eventId, total }).from(entries).groupBy(entries.eventId);
  const perAccount = await read
    .select({ account: entries.account, total })
    .from(entries)
    .innerJoin(accounts, eq(accounts.id, entries.account))
    .where(eq(accounts.kind, 'member'))
    .groupBy(entries.account);
  const kept = new Map((await read.select().from(balances)).map((b) => [b.account, b.balance]));
  return [
    ...perEvent.filter((e) => e.total !== 0).map((e) => `event ${e.event} moves ${e.total} out of nothing`),
    ...perAccount
      .filter((a) => kept.get(a.account) !== a.total)
      .map((a) => `account ${a.account}: ${a.total}, kept ${kept.get(a.account)}`),
    ...(kept.size === perAccount.length
      ? []
      : [`${kept.size} balances for ${perAccount.length} accounts with entries`]),
  ];
}

/** Every change of a setting has an audit row of the same event, with what was before and what came after. */
export async function unaudited(database: Database): Promise<string[]> {
  const { settings, auditLog } = database.t(defineSettings);
  const log = (await database.read.select().from(auditLog)).filter((a) => a.act === 'setting');
  const rows = await database.read.select().from(settings);
  const missing = rows
    .filter((s) => !log.some((a) => a.eventId === s.byEvent || a.undoneBy === s.byEvent))
    .map((s) => `${s.key} = ${JSON.stringify(s.value)} was never written down`);
  const empty = log
    .filter((a) => a.before === null && a.after === null)
    .map((a) => `${a.subject}: neither before nor after`);
  const gone = log
    .filter((a) => a.undoneBy === null && a.after !== null)
    .filter((a) => !rows.some((s) => s.key === a.subject && JSON.stringify(s.value) === JSON.stringify(a.after)))
    .filter((a) => !log.some((b) => b.subject === a.subject && b.id > a.id))
    .map((a) => `${a.subject} should be ${JSON.stringify(a.after)}`);
  return [...missing, ...empty, ...gone];
}

/** Events that failed, and lines that were not sent though nothing forbade it. */
export async function failures(database: Database): Promise<string[]> {
  const { inbox } = database.t(defineInbox);
  const { outbox } = database.t(defineOutbox);
  const failed = await database.read.select().from(inbox).where(eq(inbox.state, 'failed'));
  const unsent = (await database.read.select().from(outbox)).filter((o) => o.state !== 'sent');
  return [
    ...failed.map((f) => `${f.account}|${f.key}: ${f.error}`),
    ...unsent.map((o) => `outbox ${o.id} is ${o.state}: ${o.error}`),
  ];
}

/** Lines said unasked in groups. */
export async function unasked(database: Database): Promise<number> {
  const { outbox } = database.t(defineOutbox);
  return (await database.read.select().from(outbox).where(eq(outbox.class, 'campaign'))).length;
}
