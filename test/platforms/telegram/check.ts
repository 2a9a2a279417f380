/** The stand-in's log against the database: the invariants V1 to V5. Trusts nothing the bot says of itself. */
import Database from 'better-sqlite3';

import type { Entry } from './index.ts';

export interface Violation {
  readonly rule: 'V1' | 'V2' | 'V3' | 'V4' | 'V5';
  readonly what: string;
}
interface OutboxRow {
  readonly id: number;
  readonly state: string;
  readonly chat: string;
  readonly said: string | null;
  readonly not_before: number;
  readonly settled_at: number | null;
}

const rows = <T>(db: Database.Database, sql: string): T[] => db.prepare(sql).all() as T[];

/** Per member the sides sum up to the balance; nobody is below zero; what members have was minted and not burned. */
function ledger(db: Database.Database): Violation[] {
  const out: Violation[] = [];
  const wrong = rows<{ id: number; sum: number; balance: number }>(
    db,
    `select a.id, coalesce(sum(e.side * e.amount), 0) as sum, coalesce(b.balance, 0) as balance
     from ledger_accounts a left join ledger_entries e on e.account = a.id left join balances b on b.account = a.id
     where a.kind = 'member' group by a.id having sum <> balance or balance < 0`,
  );
  for (const w of wrong) out.push({ rule: 'V1', what: `account ${w.id}: entries ${w.sum}, balance ${w.balance}` });
  const [total] = rows<{ n: number }>(db, 'select coalesce(sum(side * amount), 0) as n from ledger_entries');
  if (total?.n !== 0) out.push({ rule: 'V1', what: `both sides together are ${total?.n ?? 0}, not 0` });
  return out;
}

/** One message, one effect: no cause moved a member's points twice for the same reason. */
function once(db: Database.Database): Violation[] {
  const twice = rows<{ event_id: string; reason: string; n: number }>(
    db,
    `select event_id, reason, count(*) as n from ledger_entries e join ledger_accounts a on a.id = e.account
     where a.kind = 'member' group by e.account, event_id, reason having n > 1`,
  );
  const messages = rows<{ room: number; platform_id: string; n: number }>(
    db,
    'select room, platform_id, count(*) as n from messages group by room, platform_id having n > 1',
  );
  return [
    ...twice.map((t): Violation => ({ rule: 'V2', what: `${t.event_id} moved points ${t.n} times for ${t.reason}` })),
    ...messages.map((m): Violation => ({ rule: 'V2', what: `message ${m.platform_id} was kept ${m.n} times` })),
  ];
}

/** What was confirmed to the platform has an inbox row that is done or failed. */
function confirmed(db: Database.Database, log: readonly Entry[], account: string): Violation[] {
  const inbox = new Map(
    rows<{ key: string; state: string }>(db, `select key, state from inbox where account = '${account}'`).map((r) => [
      r.key,
      r.state,
    ]),
  );
  const keys = new Map<number, string>();
  for (const e of log)
    if (e.what === 'queued' && e['kind'] === 'message')
      keys.set(Number(e['update']), `m:${String(e['chat'])}:${String(e['message'])}`);
  const out: Violation[] = [];
  for (const e of log.filter((x) => x.what === 'confirmed'))
    for (const id of e['updates'] as number[]) {
      const key = keys.get(id);
      const state = key === undefined ? 'done' : inbox.get(key);
      if (state !== 'done' && state !== 'failed')
        out.push({ rule: 'V3', what: `update ${id} (${key ?? ''}) was confirmed, its row is ${state ?? 'missing'}` });
    }
  return out;
}

/** Every row ended; a sent one was seen exactly once, and nothing was seen that no row stands for. */
function sends(db: Database.Database, log: readonly Entry[]): Violation[] {
  const out: Violation[] = [];
  const all = rows<OutboxRow>(
    db,
    `select o.id, o.state, r.platform_id as chat, o.platform_message_id as said, o.not_before, o.settled_at
     from outbox o join rooms r on r.id = o.room order by o.id`,
  );
  const seen = new Map<string, number>();
  for (const e of log.filter((x) => x.what === 'sent')) {
    const key = `${String(e['chat'])}/${String(e['message'])}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const maybe = new Map<string, number>();
  for (const row of all) {
    if (!['sent', 'failed', 'maybe'].includes(row.state))
      out.push({ rule: 'V4', what: `row ${row.id} is still ${row.state}` });
    if (row.state === 'maybe') maybe.set(row.chat, (maybe.get(row.chat) ?? 0) + 1);
    if (row.state !== 'sent' || row.said === null) continue;
    const key = `${row.chat}/${row.said}`;
    if (!seen.delete(key)) out.push({ rule: 'V4', what: `row ${row.id} is "sent" as ${key}, which nobody saw` });
  }
  // What is left was sent without a row saying so: only rows that admit not to know may stand for it.
  for (const key of seen.keys()) {
    const chat = key.split('/')[0] ?? '';
    const left = maybe.get(chat) ?? 0;
    if (left === 0) out.push({ rule: 'V4', what: `${key} was sent and no row stands for it` });
    else maybe.set(chat, left - 1);
  }
  return [...out, ...order(all, log)];
}

/** In a chat the lines stand in the order of their rows. */
function order(all: readonly OutboxRow[], log: readonly Entry[]): Violation[] {
  const place = new Map(
    log.filter((e) => e.what === 'sent').map((e) => [`${String(e['chat'])}/${String(e['message'])}`, e.n]),
  );
  const out: Violation[] = [];
  const last = new Map<string, { n: number; id: number }>();
  const sent = all.filter((r) => r.state === 'sent' && r.said !== null);
  for (const row of sent.toSorted((a, b) => a.not_before - b.not_before || a.id - b.id)) {
    const n = place.get(`${row.chat}/${row.said ?? ''}`) ?? 0;
    const before = last.get(row.chat);
    if (before && before.n > n)
      out.push({ rule: 'V5', what: `in ${row.chat} row ${before.id} was said after row ${row.id}` });
    last.set(row.chat, { n, id: row.id });
  }
  return out;
}

/** All violations; none is what is promised. `file`: the SQLite file. */
export function violations(file: string, log: readonly Entry[], account: string): Violation[] {
  const db = new Database(file, { readonly: true });
  try {
    const [sound] = rows<{ integrity_check: string }>(db, 'pragma integrity_check');
    if (sound?.integrity_check !== 'ok') throw new Error(`the database is broken: ${sound?.integrity_check ?? '?'}`);
    return [...ledger(db), ...once(db), ...confirmed(db, log, account), ...sends(db, log)];
  } finally {
    db.close();
  }
}

export interface Totals {
  readonly messages: number;
  readonly checkins: number;
  readonly points: number;
  readonly sent: number;
  readonly maybe: number;
}
export function totals(file: string): Totals {
  const db = new Database(file, { readonly: true });
  try {
    const n = (sql: string): number => rows<{ n: number }>(db, sql)[0]?.n ?? 0;
    return {
      messages: n("select count(*) as n from inbox where key like 'm:%'"),
      checkins: n('select count(*) as n from checkins'),
      points: n('select coalesce(sum(balance), 0) as n from balances'),
      sent: n("select count(*) as n from outbox where state = 'sent'"),
      maybe: n("select count(*) as n from outbox where state = 'maybe'"),
    };
  } finally {
    db.close();
  }
}

/** How many rows of the outbox have not ended. */
export function rowsOpen(file: string): number {
  const db = new Database(file, { readonly: true });
  try {
    const [row] = rows<{ n: number }>(
      db,
      "select count(*) as n from outbox where state not in ('sent', 'failed', 'maybe')",
    );
    return row?.n ?? 0;
  } finally {
    db.close();
  }
}
