/**
 * The reference: the three statements of docs/performance.md section D and nothing else, by better-sqlite3 as it
 * comes: a ledger row, a balance, an activity counter; 1,000 messages a commit, synchronous FULL.
 */
import Sqlite from 'better-sqlite3';

import type { MessageEvent } from '../core/types.ts';
import { connect } from '../db/sqlite-file.ts';
import type { Side } from './measure.ts';

const perCommit = 1000;
const day = '2026-11-21';

/** `ours`: the same with what our tables and our connection have, integer keys and a larger cache and log. */
export function rawLoop(file: string, ours: boolean): Side {
  const db = ours ? connect(file, false) : new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const key = ours ? 'integer' : 'text';
  db.exec(`
    create table ledger (id integer primary key, grp ${key} not null, member ${key} not null, amount integer not null,
      reason text not null, event text not null, at integer not null);
    create table balances (grp ${key} not null, member ${key} not null, balance integer not null, primary key (grp, member));
    create table activity (grp ${key} not null, member ${key} not null, day text not null, n integer not null,
      primary key (grp, member, day));`);
  const ledger = db.prepare('insert into ledger (grp, member, amount, reason, event, at) values (?, ?, 1, ?, ?, ?)');
  const balance = db.prepare(
    'insert into balances values (?, ?, 1) on conflict (grp, member) do update set balance = balance + 1',
  );
  const activity = db.prepare(
    'insert into activity values (?, ?, ?, 1) on conflict (grp, member, day) do update set n = n + 1',
  );
  const keyOf = (id: string): string | number => (ours ? Number(id) : id);
  const commit = db.transaction((events: readonly MessageEvent[]) => {
    for (const e of events) {
      const group = keyOf(e.room.id);
      const member = keyOf(e.from.id);
      ledger.run(group, member, 'message', e.id, e.at);
      balance.run(group, member);
      activity.run(group, member, day);
    }
  });
  let total = 0;
  return {
    name: ours ? 'raw loop, integer keys, our settings' : 'raw loop of three statements',
    slice: (events) => {
      for (let i = 0; i < events.length; i += perCommit) commit(events.slice(i, i + perCommit));
      total += events.length;
      return Promise.resolve();
    },
    check: () => {
      const one = (sql: string): unknown => db.prepare(sql).pluck().get();
      const found = {
        ledger: one('select count(*) from ledger'),
        balances: one('select sum(balance) from balances'),
        activity: one('select sum(n) from activity'),
      };
      for (const [what, n] of Object.entries(found))
        if (n !== total) throw new Error(`raw ${what}: ${String(n)}, not ${total}`);
      return Promise.resolve();
    },
    close: () => {
      db.close();
      return Promise.resolve();
    },
  };
}
