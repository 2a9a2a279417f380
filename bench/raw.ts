/**
 * The reference: the three statements of docs/performance.md section D and nothing else, by better-sqlite3 as it
 * comes: a ledger row, a balance, an activity counter; 1,000 messages a commit, synchronous FULL.
 */
import Sqlite from 'better-sqlite3';

import type { MessageEvent } from '../core/types.ts';
import type { Side } from './measure.ts';

const perCommit = 1000;
const day = '2026-11-21';

/** `integers`: the same with integer keys inside, which our tables have too. */
export function rawLoop(file: string, integers: boolean): Side {
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const key = integers ? 'integer' : 'text';
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
  const keyOf = (id: string): string | number => (integers ? Number(id.slice(1)) : id);
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
    name: integers ? 'raw loop, integer keys' : 'raw loop',
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
      for (const [what, n] of Object.entries(found)) if (n !== total) throw new Error(`raw ${what}: ${String(n)}, not ${total}`);
      return Promise.resolve();
    },
    close: () => {
      db.close();
      return Promise.resolve();
    },
  };
}
