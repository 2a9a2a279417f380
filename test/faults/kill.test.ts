import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { compare } from './compare.ts';
import { kill, type Killed } from './kill.ts';
import { readWitness } from './witness.ts';

describe('killed while people talk', () => {
  const dir = mkdtempSync(join(tmpdir(), 'banyan-kill-'));
  let killed: Killed;
  beforeAll(async () => {
    killed = await kill({ cycles: 3, seed: 7, dir });
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it('loses nothing it acknowledged, and does nothing twice', () => {
    expect(killed.faults).toEqual([]);
    expect(killed).toMatchObject({ lost: 0, doubled: 0 });
    // How far three cycles come depends on the machine.
    expect(killed.acknowledged).toBeGreaterThan(30);
    expect(killed.redelivered).toBeGreaterThan(0);
  });

  /** The same comparison after somebody has been at the database: a checker that finds nothing proves nothing. */
  const after = (sql: string) => {
    const file = join(dir, 'banyan.db');
    const db = new Sqlite(file);
    db.pragma('foreign_keys = OFF');
    db.exec(`begin; ${sql}`);
    db.exec('commit');
    db.close();
    return compare(file, readWitness(join(dir, 'witness.log')), killed.offered);
  };

  it('would see what is lost', () => {
    const verdict = after('delete from messages where id = (select max(id) from messages)');
    expect(verdict.lost).toBe(1);
    expect(verdict.faults.join()).toMatch(/message rows of e\d+: 0, not 1.*messages not counted/);
  });

  it('would see what happened twice, and books that do not add up', () => {
    const verdict = after(`insert into ledger_entries (account, against, side, amount, reason, event_id, at)
      select account, against, side, amount, reason, event_id, at from ledger_entries
      where reason = 'staff' and note is null and side = 1 limit 1`);
    expect(verdict.doubled).toBe(1);
    expect(verdict.faults.join()).toMatch(/points given by e\d+: 6, not 3/);
    expect(verdict.faults.join()).toMatch(/balances that are not their entries: 1.*points from nowhere: 3/);
  });

  it('would see a share nobody gave, a transfer without points, and a place that was not paid for', () => {
    const verdict =
      after(`update packet_claims set amount = amount + 1 where packet = (select min(packet) from packet_claims);
      insert into transfers (community, giver, taker, amount, event_id, at) values (1, 1, 2, 3, 'x', 1);
      delete from draw_entries where draw = (select min(e.draw) from draw_entries e join draws d on d.id = e.draw
        where d.state = 'open') and number = 1`);
    expect(verdict.faults.join()).toMatch(/transfers: \d+ points, not \d+/);
    // How far three cycles come depends on the machine: without a share there is none to spoil.
    const spoiled = verdict.faults.some((f) => /packets that do not add up: [1-9]/.test(f));
    expect(spoiled).toBe(killed.moved.shares > 0);
  });

  it('would see a row that was said twice', () => {
    const seen = readWitness(join(dir, 'witness.log'));
    const db = new Sqlite(join(dir, 'banyan.db'), { readonly: true });
    const key = String(db.prepare("select min(id) from outbox where state = 'sent'").pluck().get());
    db.close();
    const twice = seen.flatMap((s) => (s.what === 'said' && s.key === key ? [s, s] : [s]));
    const verdict = compare(join(dir, 'banyan.db'), twice, killed.offered);
    expect(verdict.faults.join()).toContain(`outbox row ${key}, sent, was said 2 times`);
  });
});
