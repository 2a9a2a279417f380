/** The Database port: what every handler and every caller of `write` may rely on, on both dialects. */
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Database, Tx } from '../../core/ports.ts';
import { onEachDialect } from '../servers/index.ts';
import { claim, compute, latch, message, openProbe, outcomes, type Probe, probeStatements, why } from './probe.ts';

onEachDialect('Database', (dialect) => {
  let at: Probe;
  let database: Database;
  let s: ReturnType<typeof probeStatements>;
  const heard: unknown[] = [];

  beforeEach(async () => {
    heard.length = 0;
    at = await openProbe(dialect, { onError: (error) => heard.push(error) });
    database = at.database;
    s = probeStatements(database);
  });
  afterEach(async () => {
    await database.close();
    await at.drop();
  });

  it('keeps the rows of a handler whose neighbours throw', async () => {
    const writes = ['a', 'b', 'c', 'd'].map((name, i) =>
      database.write(async () => {
        await s.put(name);
        if (i % 2 === 1) throw new Error(`no ${name}`);
        return name;
      }),
    );
    expect(await outcomes(writes)).toEqual(['a', 'Error: no b', 'c', 'Error: no d']);
    expect(await s.names()).toEqual(['a', 'c']);
  });

  it('undoes a handler whose statement the database refused, and goes on', async () => {
    const writes = [
      database.write(() => s.put('a')),
      database.write(async () => {
        await s.put('b');
        await s.put('a');
      }),
      database.write(() => s.put('c')),
    ];
    const [, second] = await Promise.allSettled(writes);
    expect(second?.status).toBe('rejected');
    expect(await s.names()).toEqual(['a', 'c']);
  });

  it('sees its own rows and those of the handlers before it', async () => {
    const { probe } = s;
    const names = (): Promise<{ name: string }[]> => database.db.select({ name: probe.name }).from(probe).execute();
    const seen = await Promise.all([
      database.write(async () => (await s.put('a'), (await names()).length)),
      database.write(async () => (await s.put('b'), (await names()).length)),
    ]);
    expect(seen).toEqual([1, 2]);
  });

  it('starts a lazy query that a handler returns', async () => {
    const { probe } = s;
    const rows = await database.write(() => database.db.insert(probe).values({ name: 'a' }).returning());
    expect(rows).toMatchObject([{ name: 'a', n: null }]);
  });

  it('gives a failed write to `failed`, in a savepoint of its own', async () => {
    const seen: unknown[] = [];
    const result = await database.write(
      async (): Promise<string> => {
        await s.put('lost');
        throw new Error('why');
      },
      {
        claim: claim('e1'),
        failed: async (error, tx) => {
          seen.push(error);
          await s.put('kept');
          tx.count(message);
          return 'told';
        },
      },
    );
    expect(result).toBe('told');
    expect(seen).toEqual([new Error('why')]);
    expect(await s.names()).toEqual(['kept']);
    expect(await s.claimed()).toEqual(['e1']);
    expect(await s.counted()).toEqual([{ what: 'message', room: 1, member: 7, n: 1 }]);
  });

  it('rejects with both errors when `failed` fails too, and leaves nothing', async () => {
    const write = database.write(() => Promise.reject(new Error('first')), {
      claim: claim('e1'),
      failed: async (_error, tx) => {
        tx.count(message);
        await s.put('lost');
        throw new Error('second');
      },
    });
    await expect(write).rejects.toMatchObject({ errors: [new Error('first'), new Error('second')] });
    expect(await s.names()).toEqual([]);
    expect(await s.counted()).toEqual([]);
    expect(await s.claimed()).toEqual([]);
  });

  it('drops counts, appended rows and callbacks of a handler that throws', async () => {
    const called: string[] = [];
    const work = (name: string, fail: boolean) => (tx: Tx) => {
      tx.count(message, 2);
      tx.append(s.add, { name, n: 1 });
      tx.after(() => called.push(name));
      if (fail) throw new Error(name);
    };
    await outcomes([
      database.write(work('a', true)),
      database.write(work('b', false)),
      database.write(work('c', true)),
    ]);
    expect(called).toEqual(['b']);
    expect(await s.names()).toEqual(['b']);
    expect(await s.counted()).toEqual([{ what: 'message', room: 1, member: 7, n: 2 }]);
  });

  it('sums counts over many handlers and commits, one row a key', async () => {
    for (let round = 0; round < 2; round++)
      await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          database.write((tx) => {
            tx.count({ ...message, room: i % 40 });
            tx.count({ ...message, room: i % 40, member: 0 }, 3);
          }),
        ),
      );
    const rows = await s.counted();
    expect(rows).toHaveLength(80);
    expect(rows.reduce((sum, row) => sum + row.n, 0)).toBe(200 + 600);
    expect(rows[0]).toEqual({ what: 'message', room: 0, member: 0, n: 18 });
  });

  it('writes appended rows of many handlers in their order', async () => {
    const names = Array.from({ length: 150 }, (_, i) => `m${i}`);
    await Promise.all(names.map((name, i) => database.write((tx) => tx.append(s.add, { name, n: i }))));
    expect(await s.names()).toEqual(names);
  });

  it('finds the one handler whose appended row the database refuses, and keeps the others', async () => {
    const writes = ['a', 'b', 'a', 'c'].map((name) =>
      database.write((tx) => {
        tx.append(s.add, { name, n: 1 });
        tx.count(message);
        return name;
      }),
    );
    const [a, b, again, c] = await Promise.allSettled(writes);
    expect([a, b, c]).toEqual(['a', 'b', 'c'].map((value) => ({ status: 'fulfilled', value })));
    expect(again?.status).toBe('rejected');
    expect(await s.names()).toEqual(['a', 'b', 'c']);
    expect(await s.counted()).toMatchObject([{ n: 3 }]);
  });

  it('refuses a row or a count the columns refuse in the handler that brought it', async () => {
    const results = await outcomes([
      database.write((tx) => tx.append(s.add, { name: 'a', n: 1.5 })),
      database.write((tx) => tx.append(s.add, { name: 'a' })),
      database.write((tx) => tx.count({ ...message, member: 1.5 })),
      database.write((tx) => tx.append(s.add, { name: 'b', n: null })),
    ]);
    expect(results).toEqual([
      'RangeError: not a whole number: 1.5',
      expect.stringContaining('no value for "n"'),
      expect.stringContaining('not whole numbers'),
      undefined,
    ]);
    expect(await s.names()).toEqual(['b']);
  });

  it('writes many rows inside a handler, and undoes them with it', async () => {
    const rows = (from: string): { name: string; n: number }[] =>
      Array.from({ length: 100 }, (_, i) => ({ name: `${from}${i}`, n: i }));
    await database.write(() => database.many(s.add, rows('a')));
    const bad = database.write(async () => {
      await database.many(s.add, rows('b'));
      throw new Error('no');
    });
    await expect(bad).rejects.toThrow('no');
    expect(await s.names()).toEqual(rows('a').map((row) => row.name));
    await expect(database.many(s.add, rows('c'))).rejects.toMatchObject({ fault: 'outside' });
  });

  it('calls `after` in order, after COMMIT and before the promises resolve', async () => {
    const order: string[] = [];
    const first = database.write(async (tx) => {
      await s.put('a');
      tx.after(() => order.push('after 1'));
      tx.after(() => {
        order.push('after 2');
        throw new Error('in after');
      });
      tx.after(() => order.push('after 3'));
    });
    const then = first.then(() => order.push('resolved'));
    const second = database.write(() => void order.push('next handler'));
    await Promise.all([then, second]);
    expect(order).toEqual(['after 1', 'after 2', 'after 3', 'resolved', 'next handler']);
    expect(heard).toEqual([new Error('in after')]);
    expect(await s.names()).toEqual(['a']);
  });

  it('lets the next handler see the memory an `after` changed, for a thousand in a row', async () => {
    let rule = 0;
    const seen: number[] = [];
    await Promise.all(
      Array.from({ length: 1_000 }, (_, i) =>
        database.write((tx) => {
          seen.push(rule);
          if (i % 100 === 99) tx.after(() => rule++);
        }),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 1_000 }, (_, i) => Math.floor(i / 100)));
  });

  it('rejects every write of a batch whose COMMIT fails, and runs no `after`', async () => {
    const called: string[] = [];
    const orphan = database.db
      .insert(s.orphans)
      .values({ parent: sql.placeholder('parent') })
      .prepare('orphan_add');
    // None of them waits, so that they share a batch however slow the machine is.
    const results = await outcomes([
      database.write((tx) => tx.append(s.add, { name: 'a', n: 1 }), { claim: claim('e1') }),
      database.write((tx) => tx.append(orphan, { parent: 404 })),
      database.write((tx) => {
        tx.count(message);
        tx.after(() => called.push('after'));
      }),
    ]);
    expect(results.map((result) => typeof result)).toEqual(['string', 'string', 'string']);
    expect(called).toEqual([]);
    expect(await s.names()).toEqual([]);
    expect(await s.claimed()).toEqual([]);
    expect(await s.counted()).toEqual([]);
    await database.write(() => s.put('b'), { claim: claim('e1') });
    expect(await s.names()).toEqual(['b']);
  });

  it('throws at a statement whose await was forgotten, and keeps it out of the neighbour', async () => {
    let late: Promise<unknown> = Promise.resolve();
    let leaked: Tx | undefined;
    await Promise.all([
      database.write(async (tx) => {
        leaked = tx;
        late = new Promise((done) => setTimeout(done, 5)).then(() => s.put('late'));
        late.catch(() => undefined);
      }),
      database.write(async () => {
        await new Promise((done) => setTimeout(done, 20));
        await s.put('neighbour');
      }),
    ]);
    await expect(late).rejects.toMatchObject({ cause: { fault: 'outside' } });
    expect(() => leaked?.count(message)).toThrow(/outside its handler/);
    expect(await s.names()).toEqual(['neighbour']);
  });

  it('throws at a statement outside any handler, and at a read inside one', async () => {
    await expect(s.put('a')).rejects.toMatchObject({ cause: { fault: 'outside' } });
    await expect(database.write(() => s.names())).rejects.toMatchObject({ cause: { fault: 'outside' } });
    expect(await s.names()).toEqual([]);
  });

  it('rejects a write inside a handler instead of waiting for ever', async () => {
    const inner = database.write(() => database.write(() => 1));
    await expect(inner).rejects.toMatchObject({ name: 'DatabaseError', fault: 'nested' });
    expect(await database.write(() => 2)).toBe(2);
  });

  it('lets a timer born in a handler write on its own afterwards', async () => {
    let later = Promise.resolve<unknown>(undefined);
    await database.write(() => {
      later = new Promise((done) => setTimeout(() => done(database.write(() => s.put('later'))), 5));
    });
    await later;
    expect(await s.names()).toEqual(['later']);
  });

  it('loses no update among 20 parallel read-and-write handlers', async () => {
    const { probe } = s;
    await database.write(() => s.put('sum', 0));
    await Promise.all(
      Array.from({ length: 20 }, () =>
        database.write(async () => {
          const [row] = await database.db.select({ n: probe.n }).from(probe).where(eq(probe.name, 'sum'));
          await new Promise((done) => setTimeout(done, 1));
          await database.db
            .update(probe)
            .set({ n: (row?.n ?? 0) + 1 })
            .where(eq(probe.name, 'sum'));
        }),
      ),
    );
    expect(await database.read.select({ n: probe.n }).from(probe)).toEqual([{ n: 20 }]);
  });

  it('never runs two handlers at once', async () => {
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 10 }, () =>
        database.write(async () => {
          most = Math.max(most, ++running);
          await new Promise((done) => setTimeout(done, 1));
          running--;
        }),
      ),
    );
    expect(most).toBe(1);
  });

  it('never shows uncommitted rows to a reader, and reads meanwhile', async () => {
    const [inserted, go] = [latch(), latch()];
    const write = database.write(async () => {
      await s.put('a');
      inserted.open();
      await go.opened;
    });
    await inserted.opened;
    expect(await s.names()).toEqual([]);
    go.open();
    await write;
    expect(await s.names()).toEqual(['a']);
  });

  it('cannot write through `read`', async () => {
    const { probe } = s;
    const sneaky = database.read as typeof database.db;
    await expect(sneaky.insert(probe).values({ name: 'a' })).rejects.toThrow();
    expect(await s.names()).toEqual([]);
  });

  it('keeps text, numbers and JSON the same on both dialects', async () => {
    const { probe } = s;
    const data = { 'k\u0000': ['x\u0000y', '\ud800', null, 1.5, true] };
    await database.write(() =>
      database.db
        .insert(probe)
        .values({ name: 'nul\u0000 and \ud800 alone', n: 2 ** 53 - 1, share: 0.1, flag: false, data }),
    );
    expect(await database.read.select().from(probe)).toEqual([
      {
        id: 1,
        name: 'nul and \ufffd alone',
        n: 2 ** 53 - 1,
        share: 0.1,
        flag: false,
        data: { k: ['xy', '\ufffd', null, 1.5, true] },
      },
    ]);
    for (const n of [1.5, 2 ** 53, Number.NaN])
      expect(await why(database.write(() => s.put('b', n)))).toMatch(/not a whole number/);
  });

  it('keeps null in every kind of column, by value and by placeholder', async () => {
    const { probe } = s;
    const [p, nothing] = [sql.placeholder, { n: null, share: null, flag: null, data: null }];
    const all = database.db
      .insert(probe)
      .values({ name: p('name'), n: p('n'), share: p('share'), flag: p('flag'), data: p('data') })
      .prepare('probe_all');
    await database.write(async (tx) => {
      await all.execute({ name: 'a', ...nothing });
      await database.db.insert(probe).values({ name: 'b', ...nothing });
      tx.append(all, { name: 'c', ...nothing });
      tx.append(all, { name: 'd', n: 1, share: 0.5, flag: true, data: { x: 1 } });
    });
    const rows = await database.read
      .select()
      .from(probe)
      .where(sql`${probe.data} is null`)
      .orderBy(probe.id);
    expect(rows).toEqual(['a', 'b', 'c'].map((name, i) => ({ id: i + 1, name, ...nothing })));
    expect(await database.read.select().from(probe).where(eq(probe.flag, true))).toEqual([
      { id: 4, name: 'd', n: 1, share: 0.5, flag: true, data: { x: 1 } },
    ]);
  });

  it('adds no handler to a batch whose handlers took long enough, and keeps their order', async () => {
    let settled = 0;
    const before: number[][] = [];
    await Promise.all(
      [0, 30, 0, 30, 0].map(async (ms, i) => {
        await database.write(() => {
          before.push([i, settled]);
          compute(ms);
        });
        settled++;
      }),
    );
    expect(before).toEqual([
      [0, 0],
      [1, 0],
      [2, 2],
      [3, 2],
      [4, 4],
    ]);
  });

  it('takes no more writes once closed, and finishes those it has', async () => {
    const write = database.write(() => s.put('a'));
    const closing = database.close();
    await expect(database.write(() => s.put('b'))).rejects.toMatchObject({ fault: 'closed' });
    await Promise.all([write, closing]);
    database = await at.open();
    expect(await probeStatements(database).names()).toEqual(['a']);
  });
});
