/** What is particular to PostgreSQL: other writers, broken connections, unreachable servers. */
import { connect, createServer, type Socket } from 'node:net';

import { eq } from 'drizzle-orm';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { coreSchema } from '../core/schema.ts';
import { dialects } from '../test/servers/index.ts';
import {
  claim,
  latch,
  message,
  openProbe,
  type Probe,
  probeMigrations,
  probeStatements,
} from '../test/contracts/probe.ts';
import { openDatabase } from './open.ts';

describe.skipIf(!dialects().includes('postgres'))('PostgreSQL', () => {
  let at: Probe;
  let s: ReturnType<typeof probeStatements>;
  let other: pg.Client;
  beforeEach(async () => {
    at = await openProbe('postgres');
    s = probeStatements(at.database);
    other = new pg.Client({ connectionString: at.url });
    other.on('error', () => undefined);
    await other.connect();
  });
  afterEach(async () => {
    await at.database.close();
    await other.end();
    await at.drop();
  });

  it('runs the whole batch again when another writer came between, and settles each write once', async () => {
    const { db } = at.database;
    await at.database.write(() => s.put('sum', 0));
    const [read, go] = [latch(), latch()];
    const runs: string[] = [];
    const failed: unknown[] = [];
    const plain = at.database.write(
      (tx) => {
        runs.push('plain');
        tx.count(message);
        tx.append(s.add, { name: 'appended', n: null });
      },
      { claim: claim('e1') },
    );
    const raced = at.database.write(
      async () => {
        runs.push('raced');
        const [row] = await db.select({ n: s.probe.n }).from(s.probe).where(eq(s.probe.name, 'sum'));
        read.open();
        await go.opened;
        await db
          .update(s.probe)
          .set({ n: (row?.n ?? 0) + 1 })
          .where(eq(s.probe.name, 'sum'));
        return 'done';
      },
      { failed: (error) => void failed.push(error) as never },
    );
    await read.opened;
    await other.query(`update probe set n = n + 10 where name = 'sum'`);
    go.open();
    expect(await Promise.all([plain, raced])).toEqual([undefined, 'done']);
    expect(runs).toEqual(['plain', 'raced', 'plain', 'raced']);
    expect(failed).toEqual([]);
    expect(
      await at.database.read.select({ name: s.probe.name, n: s.probe.n }).from(s.probe).orderBy(s.probe.id),
    ).toEqual([
      { name: 'sum', n: 11 },
      { name: 'appended', n: null },
    ]);
    expect(await s.counted()).toMatchObject([{ n: 1 }]);
    expect(await s.claimed()).toEqual(['e1']);
  });

  it('runs it again also when the handler swallowed the conflict', async () => {
    const { db } = at.database;
    await at.database.write(() => s.put('sum', 0));
    const [read, go] = [latch(), latch()];
    const write = at.database.write(async () => {
      await db.select({ n: s.probe.n }).from(s.probe);
      read.open();
      await go.opened;
      await db
        .update(s.probe)
        .set({ n: 5 })
        .then(undefined, () => undefined);
      return 'done';
    });
    await read.opened;
    await other.query('update probe set n = n + 10');
    go.open();
    expect(await write).toBe('done');
    expect(await at.database.read.select({ n: s.probe.n }).from(s.probe)).toEqual([{ n: 5 }]);
  });

  it('rejects the writes of a connection that broke, and makes a new one', async () => {
    await at.database.write(() => s.put('a'));
    const kill = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    const broken = at.database.write(async () => {
      await s.put('lost');
      await other.query(kill);
      await s.put('lost too');
    });
    const neighbour = at.database.write(() => s.put('b'));
    await expect(broken).rejects.toMatchObject({ fault: 'unreachable' });
    await neighbour;
    await other.query(kill);
    await at.database.write(() => s.put('c'));
    expect(await s.names()).toEqual(['a', 'b', 'c']);
  });

  it('begins on a new connection when the kept one turns out to be broken', async () => {
    const proxy = await cuttingProxy(at.url);
    const database = await openDatabase(proxy.url, coreSchema, { migrations: probeMigrations('postgres') });
    const { put } = probeStatements(database);
    await database.write(() => put('a'));
    proxy.cutAtNextWord();
    await database.write(() => put('b'), { claim: claim('e1') });
    expect(await s.names()).toEqual(['a', 'b']);
    await database.close();
    proxy.close();
  });

  it('executes statements of one handler that run side by side in its one savepoint', async () => {
    await at.database.write(() => Promise.all(['a', 'b', 'c'].map((name) => s.put(name))));
    const bad = at.database.write(() => Promise.all(['d', 'a', 'e'].map((name) => s.put(name))));
    await expect(bad).rejects.toThrow();
    expect(await s.names()).toEqual(['a', 'b', 'c']);
  });

  it('says in one line what is wrong with the address', async () => {
    const refused = async (change: (url: URL) => void): Promise<string> => {
      const url = new URL(at.url);
      change(url);
      return openDatabase(url.href, coreSchema).then(
        () => 'opened',
        (error: unknown) => String(error),
      );
    };
    expect(await refused((url) => (url.port = '1'))).toMatch(/DatabaseError: PostgreSQL cannot be reached/);
    expect(await refused((url) => (url.password = 'wrong'))).toMatch(
      /DatabaseError: PostgreSQL refused the user or password/,
    );
    expect(await refused((url) => (url.pathname = '/nothere'))).toMatch(
      /DatabaseError: the database named .* does not exist/,
    );
  });
});

/** Stands before the server; what is connected when `cutAtNextWord` is called ends as soon as it says something. */
async function cuttingProxy(to: string): Promise<{ url: string; cutAtNextWord(): void; close(): void }> {
  const target = new URL(to);
  const doomed = new Set<Socket>();
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    open.add(near);
    near.on('data', (data) => (doomed.has(near) ? near.destroy() : far.write(data)));
    far.on('data', (data) => near.write(data));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    for (const end of [near, far]) end.on('error', () => end.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const url = new URL(to);
  if (typeof address === 'object' && address !== null) url.port = String(address.port);
  return {
    url: url.href,
    cutAtNextWord: () => open.forEach((socket) => doomed.add(socket)),
    close: () => server.close(),
  };
}
