/** Migrations: that they fit the definitions, and that a history is only ever continued. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';

import type { Kit } from '../core/kit/columns.ts';
import { coreSchema } from '../core/schema.ts';
import { freshDatabase, onEachDialect } from '../test/servers/index.ts';
import { applySqlite } from './apply.ts';
import { allDefinitions } from './definitions.ts';
import { generate } from './generate.ts';
import { latestSnapshot, snapshotOf, statementsBetween } from './snapshot.ts';
import { migration, migrationsFolder, readMigrations } from './migrations.ts';
import { openDatabase } from './open.ts';

describe.each(['sqlite', 'postgres'] as const)('the migrations of %s', (dialect) => {
  it('lead to the definitions (else: npm run db:generate -- <name>)', async () => {
    const latest = latestSnapshot(migrationsFolder(dialect));
    const now = await snapshotOf(allDefinitions, dialect, latest?.snapshot.id, latest?.snapshot.prevId);
    expect(Object.keys(now.tables).length).toBeGreaterThan(10);
    expect(JSON.parse(JSON.stringify(now))).toEqual(latest?.snapshot);
  });

  it('are the statements of their snapshot', async () => {
    const migrations = readMigrations(dialect);
    expect(migrations.length).toBeGreaterThan(0);
    expect(latestSnapshot(migrationsFolder(dialect))?.tag).toBe(migrations.at(-1)?.tag);
  });

  it('are written once for a change, and not at all without one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'banyan-generate-'));
    const first = (k: Kit) => ({ a: k.table('a', { id: k.id(), n: k.int('n') }) });
    const next = (k: Kit) => ({ a: k.table('a', { id: k.id(), n: k.int('n'), note: k.text('note') }) });
    const write = (name: string, definition: typeof first, fresh = false) =>
      generate({ name, dialect, folder, definitions: [definition], fresh });
    expect(await write('first', first)).toBe(join(folder, '0000_first.sql'));
    expect(await write('again', first)).toBeUndefined();
    expect(await write('note', next)).toBe(join(folder, '0001_note.sql'));
    expect(readFileSync(join(folder, '0001_note.sql'), 'utf8')).toMatch(
      /^ALTER TABLE .a. ADD (COLUMN )?.note. text;\n$/,
    );
    expect(await write('first', next, true)).toBe(join(folder, '0000_first.sql'));
    expect(readMigrations(dialect, folder).map(({ tag }) => tag)).toEqual(['0000_first']);
    rmSync(folder, { recursive: true });
  });

  it('are refused when drizzle-kit sees no table', async () => {
    await expect(snapshotOf([], dialect)).rejects.toThrow(/saw 0 of 0/);
    const twice = [coreSchema[0], coreSchema[0]];
    await expect(snapshotOf(twice, dialect)).rejects.toThrow(/two definitions declare the table "inbox"/);
  });
});

onEachDialect('A history', (dialect) => {
  const ours = readMigrations(dialect);
  const more = migration('0900_more', 'create table more (n integer)');

  it('is continued, and left alone when there is nothing new', async () => {
    const at = await freshDatabase(dialect);
    for (const migrations of [ours, [...ours, more], [...ours, more]])
      await (await openDatabase(at.url, coreSchema, { migrations })).close();
    await at.drop();
  });

  it('of a newer program is refused', async () => {
    const at = await freshDatabase(dialect);
    await (await openDatabase(at.url, coreSchema, { migrations: [...ours, more] })).close();
    await expect(openDatabase(at.url, coreSchema)).rejects.toMatchObject({
      fault: 'newer',
      message: expect.stringContaining('it has 0900_more'),
    });
    await at.drop();
  });

  it('that was edited is refused', async () => {
    const at = await freshDatabase(dialect);
    await (await openDatabase(at.url, coreSchema, { migrations: [...ours, more] })).close();
    const edited = migration('0900_more', 'create table more (n integer, m integer)');
    await expect(openDatabase(at.url, coreSchema, { migrations: [...ours, edited] })).rejects.toMatchObject({
      fault: 'edited',
      message: expect.stringContaining('0900_more'),
    });
    const inserted = migration('0800_between', 'create table between_us (n integer)');
    await expect(openDatabase(at.url, coreSchema, { migrations: [...ours, inserted, more] })).rejects.toMatchObject({
      fault: 'edited',
    });
    await at.drop();
  });

  it('does not depend on line endings', () => {
    expect(migration('a', 'x;\r\ny;\r\n').hash).toBe(migration('a', 'x;\ny;\n').hash);
  });

  it('is all or nothing', async () => {
    const at = await freshDatabase(dialect);
    const broken = migration(
      '0901_broken',
      'create table fine (n integer)\n--> statement-breakpoint\ncreate tabel oops',
    );
    await expect(openDatabase(at.url, coreSchema, { migrations: [...ours, more, broken] })).rejects.toThrow(/tabel/);
    const fixed = migration('0901_fixed', 'create table fine (n integer)');
    await (await openDatabase(at.url, coreSchema, { migrations: [...ours, more, fixed] })).close();
    await at.drop();
  });

  it('is written once by processes that start together', async () => {
    const at = await freshDatabase(dialect);
    const codes = await Promise.all(
      Array.from({ length: 2 }, () => {
        const child = fork(join(import.meta.dirname, '../test/contracts/open-once.ts'), [at.url], {
          execArgv: ['--import', 'tsx'],
        });
        return new Promise((done) => child.once('exit', done));
      }),
    );
    expect(codes).toEqual([0, 0]);
    await (await openDatabase(at.url, coreSchema)).close();
    await at.drop();
  });
});

describe('a rebuilt table', () => {
  it('keeps its children, as drizzle-kit writes it', async () => {
    const v1 = (k: Kit) => ({
      parents: k.table('parents', { id: k.id(), n: k.int('n').notNull() }),
    });
    const v2 = (k: Kit) => ({ parents: k.table('parents', { id: k.id(), n: k.int('n') }) });
    const from = await snapshotOf([v1], 'sqlite');
    const rebuild = await statementsBetween(from, await snapshotOf([v2], 'sqlite'));
    expect(rebuild.join('\n')).toContain('PRAGMA foreign_keys=OFF');

    const folder = mkdtempSync(join(tmpdir(), 'banyan-rebuild-'));
    const db = new Sqlite(join(folder, 'a.db'));
    const child =
      'create table children (id integer primary key, parent integer references parents (id) on delete cascade)';
    const steps = [...(await statementsBetween(undefined, from)), child];
    const first = migration('0000_first', steps.join('\n--> statement-breakpoint\n'));
    await applySqlite(db, [first]);
    db.exec('insert into parents (id, n) values (1, 1); insert into children (parent) values (1)');
    await applySqlite(db, [first, migration('0001_null', rebuild.join('\n--> statement-breakpoint\n'))]);
    expect(db.prepare('select count(*) from children').pluck().get()).toBe(1);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);

    const orphaning = migration('0002_bad', 'delete from parents');
    await expect(
      applySqlite(db, [first, migration('0001_null', rebuild.join('\n--> statement-breakpoint\n')), orphaning]),
    ).rejects.toThrow(/1 rows without their parent; nothing was changed/);
    expect(db.prepare('select count(*) from parents').pluck().get()).toBe(1);
    db.close();
    rmSync(folder, { recursive: true });
  });
});
