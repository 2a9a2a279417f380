/** What is particular to SQLite: the file, its faults, its durability, its locks. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Sqlite from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { coreSchema, defineInbox } from '../core/schema.ts';
import { claim, defineProbe, openProbe, outcomes, probeStatements } from '../test/contracts/probe.ts';
import { openDatabase } from './open.ts';
import { openSqlite } from './sqlite.ts';
import { connect } from './sqlite-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'banyan-sqlite-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (file: string, options = {}) => openSqlite(file, { definitions: coreSchema, ...options });

describe('a SQLite file', () => {
  it('is opened with WAL, synchronous FULL, foreign keys and a short wait for locks', () => {
    const db = connect(join(folder, 'a.db'), false);
    const pragma = (name: string): unknown => db.pragma(name, { simple: true });
    expect(['journal_mode', 'synchronous', 'foreign_keys'].map(pragma)).toEqual(['wal', 2, 1]);
    expect(pragma('busy_timeout')).toBeGreaterThan(0);
    expect(pragma('busy_timeout')).toBeLessThanOrEqual(250);
    db.close();
  });

  it('is found by path or by file: address', async () => {
    for (const url of [join(folder, 'a.db'), `file:${join(folder, 'a.db')}`, `file://${join(folder, 'a.db')}`]) {
      const database = await openDatabase(url, coreSchema);
      await database.write(() => undefined, { claim: claim(url) });
      const { inbox } = database.t(defineInbox);
      expect(await database.read.select().from(inbox).where(eq(inbox.key, url))).toHaveLength(1);
      await database.close();
    }
  });

  it('that is missing, no file or no database is refused in one line that says what to do', async () => {
    mkdirSync(join(folder, 'dir'));
    writeFileSync(join(folder, 'text'), 'hello '.repeat(1_000));
    const faults = await outcomes(
      [join(folder, 'none', 'a.db'), join(folder, 'dir'), join(folder, 'text')].map((file) => open(file)),
    );
    expect(faults.map((fault) => String(fault).replaceAll(folder, ''))).toEqual([
      'DatabaseError: the folder /none does not exist; create it, or name another one in DATABASE_URL or DATA_DIR',
      'DatabaseError: /dir is not a file; name the database file itself in DATABASE_URL',
      'DatabaseError: /text is not a SQLite database; name another file, or move this one away',
    ]);
  });

  it.skipIf(process.platform !== 'linux')('in a folder where nothing can be made is refused', async () => {
    await expect(open('/proc/banyan.db')).rejects.toMatchObject({ name: 'DatabaseError', fault: 'path' });
  });

  it('that is damaged is refused', async () => {
    const file = join(folder, 'a.db');
    await (await open(file)).close();
    const db = new Sqlite(file);
    db.pragma('wal_checkpoint(truncate)');
    db.unsafeMode();
    db.pragma('writable_schema = on');
    db.exec(`update sqlite_master set rootpage = 99999 where name = 'schema_history'`);
    db.close();
    await expect(open(file)).rejects.toMatchObject({ fault: 'not-a-database' });
  });

  it('opened to read only is neither made nor changed', async () => {
    const file = join(folder, 'a.db');
    await expect(open(file, { readOnly: true })).rejects.toMatchObject({ fault: 'path' });
    await (await open(file)).close();
    const database = await open(file, { readOnly: true });
    await expect(database.write(() => 1)).rejects.toMatchObject({ fault: 'read-only' });
    expect(await database.read.select().from(database.t(defineInbox).inbox)).toEqual([]);
    await database.close();
  });

  it('that lacks a declared column is refused before the first message', async () => {
    await expect(open(join(folder, 'a.db'), { definitions: [...coreSchema, defineProbe] })).rejects.toThrow(
      /lacks probe\.id and 7 more; run: npm run db:generate/,
    );
  });
});

describe('a full disk', () => {
  it('rejects what did not fit in plain words, still reads, and goes on when there is space', async () => {
    const at = await openProbe('sqlite');
    const raw = new Sqlite(at.url);
    const pages = Number(raw.pragma('page_count', { simple: true }));
    raw.close();
    await at.database.close();

    const full = await at.open({ maxPages: pages + 10 });
    const s = probeStatements(full);
    await full.write(() => s.put('a'));
    const big = 'x'.repeat(1_000_000);
    const results = await outcomes([
      full.write(() => s.put(big), { claim: claim('e1') }),
      full.write((tx) => tx.append(s.add, { name: `${big}y`, n: 1 }), { claim: claim('e2') }),
    ]);
    for (const result of results) expect(result).toMatch(/the disk is full|Failed query/);
    expect(results[1]).toMatch(/^DatabaseError: the disk is full: .* free some space$/);
    expect(await s.names()).toEqual(['a']);
    expect(await s.claimed()).toEqual([]);
    await full.write(() => s.put('b'), { claim: claim('e1') });
    expect(await s.names()).toEqual(['a', 'b']);
    await full.close();
    await at.drop();
  });
});

describe('a lock held by another process', () => {
  it('is waited for between batches while reads go on', async () => {
    const at = await openProbe('sqlite');
    const s = probeStatements(at.database);
    const other = new Sqlite(at.url);
    other.exec('BEGIN IMMEDIATE');
    const write = at.database.write(() => s.put('a'));
    expect(await s.names()).toEqual([]);
    setTimeout(() => other.exec('COMMIT'), 300);
    await write;
    expect(await s.names()).toEqual(['a']);
    other.close();
    await at.database.close();
    await at.drop();
  });

  it('rejects what waited when it never ends, and the queue goes on afterwards', async () => {
    const at = await openProbe('sqlite');
    const s = probeStatements(at.database);
    const other = new Sqlite(at.url);
    other.exec('BEGIN IMMEDIATE');
    const results = await outcomes([
      at.database.write(() => s.put('a'), { claim: claim('e1') }),
      at.database.write(() => s.put('b')),
    ]);
    for (const result of results) expect(result).toMatch(/DatabaseError: .* is in use by another process/);
    other.exec('COMMIT');
    other.close();
    await at.database.write(() => s.put('a'), { claim: claim('e1') });
    expect(await s.names()).toEqual(['a']);
    await at.database.close();
    await at.drop();
  });
});
