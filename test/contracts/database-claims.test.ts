/** Claims: what makes every event happen once, however often and however closely it is delivered. */
import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Database } from '../../core/ports.ts';
import { onEachDialect } from '../servers/index.ts';
import { claim, compute, message, openProbe, outcomes, type Probe, probeStatements } from './probe.ts';

onEachDialect('Claims', (dialect) => {
  let at: Probe;
  let database: Database;
  let s: ReturnType<typeof probeStatements>;
  const runs: string[] = [];

  beforeEach(async () => {
    runs.length = 0;
    at = await openProbe(dialect);
    database = at.database;
    s = probeStatements(database);
  });
  afterEach(async () => {
    await database.close();
    await at.drop();
  });

  /** Handles one delivery of `key`; its value tells that it ran. */
  const deliver = (key: string, work: () => unknown = () => undefined): Promise<string | undefined> =>
    database.write(
      async (tx) => {
        runs.push(key);
        tx.count(message);
        await work();
        return key;
      },
      { claim: claim(key) },
    );

  it('runs a redelivered event once', async () => {
    expect(await deliver('e1')).toBe('e1');
    expect(await deliver('e1')).toBeUndefined();
    expect(await deliver('e2')).toBe('e2');
    expect(runs).toEqual(['e1', 'e2']);
    expect(await s.counted()).toMatchObject([{ n: 2 }]);
  });

  it('runs it once when both deliveries share a batch, and a slice', async () => {
    const keys = ['e1', 'e1', 'e2', 'e1', 'e2', ...Array.from({ length: 90 }, (_, i) => `f${i % 45}`)];
    const results = await Promise.all(keys.map((key) => deliver(key)));
    expect(runs).toEqual([...new Set(keys)]);
    expect(results.slice(0, 5)).toEqual(['e1', undefined, 'e2', undefined, undefined]);
    expect(results.filter((r) => r !== undefined)).toHaveLength(47);
    expect(await s.claimed()).toHaveLength(47);
  });

  it('tells accounts apart, also where their texts run together', async () => {
    const write = (account: string, key: string): Promise<number | undefined> =>
      database.write(() => 1, { claim: { account, key, at: 1 } });
    await write('a', 'bc');
    expect(await Promise.all([write('ab', 'c'), write('a', 'bc'), write('', 'abc'), write('ab', 'c')])).toEqual([
      1,
      undefined,
      1,
      undefined,
    ]);
  });

  it('recognises keys that the columns clean', async () => {
    expect(await deliver('x\u0000\ud800')).toBe('x\u0000\ud800');
    expect(await deliver('x\ufffd')).toBeUndefined();
  });

  it('knows them again after the database was closed and opened', async () => {
    await deliver('e1');
    await database.close();
    database = await at.open();
    s = probeStatements(database);
    expect(await Promise.all([deliver('e1'), deliver('e2')])).toEqual([undefined, 'e2']);
  });

  it('keeps the claim of a failed event that was told of, and gives back that of a rejected one', async () => {
    const fail = (): never => {
      throw new Error('no');
    };
    await expect(deliver('e1', fail)).rejects.toThrow('no');
    expect(await s.claimed()).toEqual([]);
    expect(await deliver('e1')).toBe('e1');
    await database.write(fail, { claim: claim('e2'), failed: () => undefined });
    expect(await s.claimed()).toEqual(['e1', 'e2']);
    expect(await deliver('e2')).toBeUndefined();
  });

  it('lets the second delivery run when the first one in the same slice rejected', async () => {
    let tries = 0;
    const flaky = (): void => {
      if (++tries === 1) throw new Error('once');
    };
    expect(await outcomes([deliver('e1', flaky), deliver('e1', flaky), deliver('e1', flaky)])).toEqual([
      'Error: once',
      'e1',
      undefined,
    ]);
    expect(await s.claimed()).toEqual(['e1']);
  });

  it('gives back the claims of those an early close leaves in the queue, and keeps their order', async () => {
    const keys = Array.from({ length: 100 }, (_, i) => `e${i}`);
    const ranBefore: number[] = [];
    const writes = keys.map((key, i) =>
      database.write(
        (tx) => {
          runs.push(key);
          if (i % 10 === 3) tx.after(() => ranBefore.push(runs.length));
          return key;
        },
        { claim: claim(key) },
      ),
    );
    // A claim left behind would make its own event look like a redelivery: undefined, and never run.
    expect(await Promise.all(writes)).toEqual(keys);
    expect(runs).toEqual(keys);
    expect(ranBefore).toEqual([4, 14, 24, 34, 44, 54, 64, 74, 84, 94]);
    expect(await s.claimed()).toHaveLength(100);
  });

  it('gives them back also when 5 ms are over', async () => {
    const keys = ['slow', 'e1', 'slower', 'e2', 'e3'];
    const results = await Promise.all(keys.map((key) => deliver(key, () => compute(key.startsWith('slow') ? 6 : 0))));
    expect(results).toEqual(keys);
    expect(runs).toEqual(keys);
  });

  it('refuses a claim the inbox could not keep, without touching its neighbours', async () => {
    const results = await outcomes([
      deliver('e1'),
      database.write(() => 1, { claim: { account: 'a', key: 'k', at: 1.5 } }),
      deliver('e2'),
    ]);
    expect(results).toEqual(['e1', expect.stringContaining('whole milliseconds'), 'e2']);
  });
});
