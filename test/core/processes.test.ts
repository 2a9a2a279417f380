/** Several processes that deliver from one outbox: each with its own connections to one real PostgreSQL. */
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { lookAroundMs } from '../../core/cut-short.ts';
import { outboxStore, outsideBudget } from '../../core/outbox.ts';
import { PlatformError, type Database } from '../../core/ports.ts';
import { defineOutbox } from '../../core/schema.ts';
import { allDefinitions } from '../../db/definitions.ts';
import { openDatabase } from '../../db/open.ts';
import { fakeClock } from '../clock.ts';
import { dialects, freshHouse, type Fresh } from '../servers/index.ts';
import { until } from '../until.ts';
import { desk, say, stand, texts } from './delivering.ts';

describe.skipIf(!dialects().includes('postgres'))('two processes that deliver', () => {
  let house: Fresh;
  let [one, two]: Database[] = [];
  const ends: (() => Promise<unknown>)[] = [];
  beforeEach(async () => {
    house = await freshHouse('postgres');
    [one, two] = [await openDatabase(house.url, allDefinitions), await openDatabase(house.url, allDefinitions)];
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
    await Promise.all([one?.close(), two?.close()]);
    await house.drop();
  });
  /** A process: its own connections and memory, its own time. */
  const process = (database: Database | undefined) => {
    if (!database) throw new Error('not open');
    const clock = fakeClock(1_000_000);
    return { ...desk(() => database, clock), clock, database };
  };
  /** The first sends of its platform hang until `open` is called. */
  const hanging = (more: Parameters<typeof stand>[1] = {}) => {
    let open: (answer?: PlatformError) => void = () => undefined;
    const gate = new Promise<PlatformError | undefined>((resolve) => (open = resolve));
    const platform = stand(async () => {
      const answer = await gate;
      if (answer) throw answer;
    }, more);
    return { platform, open };
  };
  /** One whose first row hangs in the platform, with another behind it. */
  const sending = async (more: Parameters<typeof stand>[1] = {}) => {
    const a = process(one);
    const room = await a.inRoom('a');
    await a.queue(room, say(room, '1'), say(room, '2'));
    const { platform, open } = hanging(more);
    const deliver = a.delivering(platform);
    await deliver.start();
    await until(() => platform.seen.length === 1);
    ends.push(() => {
      open();
      return deliver.stop();
    });
    return { ...a, deliver, platform, open };
  };
  /** Another one, at rest. */
  const joining = async (more: Parameters<typeof stand>[1] = {}) => {
    const b = process(two);
    const platform = stand(() => undefined, more);
    const deliver = b.delivering(platform);
    await deliver.start();
    await deliver.idle();
    ends.push(deliver.stop);
    return {
      ...b,
      platform,
      deliver,
      /** Looks around so many times. */
      look: (times = 1) => b.clock.moveTo(b.clock.now() + times * lookAroundMs, deliver.idle),
    };
  };
  const states = async (a: { rows: ReturnType<typeof desk>['rows'] }) => (await a.rows()).map((r) => r.state);
  /** Ends the connection by which the others see that it runs. */
  const cut = async (database: Database): Promise<void> => {
    const number = await database.peers?.self();
    const client = new pg.Client({ connectionString: house.url });
    await client.connect();
    await client.query(
      "select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory' and objid::bigint = $1",
      [number],
    );
    await client.end();
  };

  it('what one is sending the other leaves to it, and does not overtake it', async () => {
    const a = await sending({ idempotent: true });
    const b = await joining({ idempotent: true });
    await b.look(3);
    expect(await states(b)).toEqual(['sending', 'pending']);
    a.open();
    await a.deliver.idle();
    expect([texts(a.platform), texts(b.platform)]).toEqual([['1', '2'], []]);
    expect(await a.rows()).toMatchObject([
      { state: 'sent', attempts: 1 },
      { state: 'sent', attempts: 1 },
    ]);
  });

  it.each([
    ['in doubt', false, ['maybe', 'sent'], ['2']],
    ['sent again under its key', true, ['sent', 'sent'], ['1', '2']],
  ])('when one dies the other takes over, though nobody starts: %s', async (_name, idempotent, becomes, said) => {
    const a = await sending({ idempotent });
    const b = await joining({ idempotent });
    await a.database.close();
    await b.look();
    // A connection may have broken for a moment.
    expect(await states(b)).toEqual(['sending', 'pending']);
    await b.look();
    expect([await states(b), texts(b.platform)]).toEqual([becomes, said]);
    expect(b.platform.seen[0]?.key).toBe(idempotent ? '1' : '2');
  });

  it('one that starts takes what the dead left, at once, and nothing else', async () => {
    const a = await sending();
    await a.database.close();
    const b = await joining();
    expect([await states(b), texts(b.platform)]).toEqual([['maybe', 'sent'], ['2']]);
  });

  it('two that find it take it over once', async () => {
    const a = await sending({ idempotent: true });
    await a.database.close();
    one = await openDatabase(house.url, allDefinitions);
    const c = process(one);
    const third = stand(() => undefined, { idempotent: true });
    const deliver = c.delivering(third);
    ends.push(deliver.stop);
    const [b] = await Promise.all([joining({ idempotent: true }), deliver.start()]);
    await deliver.idle();
    await b.deliver.idle();
    await until(async () => (await states(b)).every((s) => s === 'sent'));
    expect([...texts(b.platform), ...texts(third)].toSorted()).toEqual(['1', '2']);
  });

  it('a connection that breaks for a moment makes nobody dead', async () => {
    const a = await sending();
    const b = await joining();
    await cut(a.database);
    await b.look();
    // Shown again without having anything to send.
    const number = (await a.database.peers?.self()) ?? 0;
    expect(await b.database.peers?.gone([number])).toEqual(new Set());
    await b.look();
    expect(await states(b)).toEqual(['sending', 'pending']);
    a.open();
    await a.deliver.idle();
    expect([await states(b), texts(b.platform)]).toEqual([['sent', 'sent'], []]);
  });

  it('two that answer in one room at the same instant: the second one sees the row of the first', async () => {
    const room = await process(one).inRoom('a');
    const row = { ...outsideBudget, room, member: 0, class: 'reply', mergeKey: 'x.y', state: 'pending', error: null };
    const saw: string[][] = [];
    let both = 0;
    let go: () => void = () => undefined;
    const met = new Promise<void>((resolve) => (go = resolve));
    const answer = (database: Database | undefined, eventId: string) => {
      const seen: string[] = [];
      saw.push(seen);
      const store = outboxStore(database as Database);
      return database?.write(async () => {
        const [last] = await store.lastMerged.execute({ room, mergeKey: 'x.y' });
        seen.push(last ? 'one' : 'none');
        // Neither writes before both have looked.
        if (++both === 2) go();
        await met;
        await database.many(store.insert, [{ ...row, payload: { effect: {} }, notBefore: 0, eventId, at: 0 }]);
      });
    };
    await Promise.all([answer(one, 'e1'), answer(two, 'e2')]);
    expect(saw.map((seen) => seen[0])).toEqual(['none', 'none']);
    expect(saw.map((seen) => seen.at(-1)).toSorted()).toEqual(['none', 'one']);
  });

  it('what was taken for dead and knows better says so; what it does not know changes nothing', async () => {
    const takenOver = async (answer?: PlatformError) => {
      const a = await sending();
      const { outbox } = a.database.t(defineOutbox);
      // As if its number had been gone for two looks.
      await a.database.write(() =>
        a.database.db
          .update(outbox)
          .set({ state: 'maybe' })
          .where(sql`${outbox.id} = 1`),
      );
      a.open(answer);
      await a.deliver.idle();
      await ends.pop()?.();
      return (await a.rows())[0]?.state;
    };
    expect(await takenOver(new PlatformError('retry', 'not now', 1000))).toBe('maybe');
    const { outbox } = (one as Database).t(defineOutbox);
    await one?.write(() => (one as Database).db.delete(outbox));
    expect(await takenOver()).toBe('sent');
  });
});
