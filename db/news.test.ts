/** What one process changes, another one hears before its next handler: two databases open on one PostgreSQL. */
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { coreSchema } from '../core/schema.ts';
import type { Database } from '../core/ports.ts';
import { dialects, freshDatabase, type Fresh } from '../test/servers/index.ts';
import { openDatabase } from './open.ts';

describe.skipIf(!dialects().includes('postgres'))('what another process changed', () => {
  let at: Fresh;
  let a: Database;
  let b: Database;
  const errors: unknown[] = [];
  const open = () => openDatabase(at.url, coreSchema, { onError: (e) => errors.push(e) });
  /** Notes what it hears of `x`, and what it handles. */
  const listening = (database: Database): string[] => {
    const heard: string[] = [];
    database.peers?.follow('x', async (refs) => void heard.push(...[...refs].map((ref) => `x ${ref}`)));
    return heard;
  };
  const changes = (database: Database, ...refs: readonly number[]) =>
    database.write((tx) => refs.forEach((ref) => tx.changed('x', ref)));
  beforeEach(async () => {
    at = await freshDatabase('postgres');
    [a, b] = [await open(), await open()];
  });
  afterEach(async () => {
    await Promise.all([a.close(), b.close()]);
    await at.drop();
    errors.splice(0);
  });

  it('is heard once, before the next handler; never by who changed it, nor from before it was listened to', async () => {
    await changes(a, 1);
    const [heardByA, heardByB] = [listening(a), listening(b)];
    await Promise.all([a.peers?.self(), b.peers?.self()]);
    await changes(a, 2, 3, 2);
    await b.write(() => void heardByB.push('handler'));
    await b.write(() => void heardByB.push('handler'));
    await a.write(() => undefined);
    expect([heardByA, heardByB]).toEqual([[], ['x 2', 'x 3', 'handler', 'handler']]);
  });

  it('is kept so far only as somebody may still have to hear of it', async () => {
    const heard = listening(a);
    await a.peers?.self();
    const client = new pg.Client({ connectionString: at.url });
    await client.connect();
    await client.query("insert into changes (sender, what, ref) select 1, 'y', n from generate_series(1, 100005) as n");
    await b.peers?.self();
    expect((await client.query<{ n: number }>('select count(*)::int as n from changes')).rows[0]?.n).toBe(100_000);
    await client.end();
    await changes(b, 2);
    await a.write(() => undefined);
    expect(heard).toEqual(['x 2']);
  });

  it('is nothing when the handler failed', async () => {
    const heard = listening(b);
    await b.peers?.self();
    const failing = a.write((tx) => {
      tx.changed('x', 1);
      throw new Error('no');
    });
    await Promise.all([expect(failing).rejects.toThrow('no'), changes(a, 2)]);
    await b.write(() => undefined);
    expect(heard).toEqual(['x 2']);
  });

  it('is not missed by those who change at the same instant', async () => {
    const [heardByA, heardByB] = [listening(a), listening(b)];
    await Promise.all([a.peers?.self(), b.peers?.self()]);
    const mine = Array.from({ length: 20 }, (_, i) => i);
    for (const i of mine) await Promise.all([changes(a, i), changes(b, 100 + i)]);
    await Promise.all([a.write(() => undefined), b.write(() => undefined)]);
    expect(heardByA).toEqual(mine.map((i) => `x ${100 + i}`));
    expect(heardByB).toEqual(mine.map((i) => `x ${i}`));
    expect(errors).toEqual([]);
  });

  it('is told again when it could not be read, and nothing else is kept from going on', async () => {
    const heard: number[] = [];
    b.peers?.follow('x', async (refs) => {
      heard.push(...refs);
      if (heard.length === 1) throw new Error('not now');
    });
    await b.peers?.self();
    await changes(a, 1);
    expect(await b.write(() => 'done')).toBe('done');
    await b.write(() => undefined);
    expect([heard, errors]).toEqual([[1, 1], [new Error('not now')]]);
  });
});
