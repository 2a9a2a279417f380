/** What only the queue through Redis can go wrong with: Redis delays, it never loses, and nothing happens twice. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Database } from '../../core/ports.ts';
import { type BullOptions, type BullQueue, bullQueue } from '../../jobs/bullmq.ts';
import { explainRedis } from '../../jobs/redis.ts';
import { seeded } from '../clock.ts';
import { jumpClock } from '../jump-clock.ts';
import { freshDatabase, type Fresh, onEachDialect } from '../servers/index.ts';
import { missingPrivateRedis, type PrivateRedis, privateRedis } from '../servers/redis.ts';
import { board, open, pipeline, until } from './jobs-kit.ts';

const missing = missingPrivateRedis();
const keys = (n: number): string[] => Array.from({ length: n }, (_, i) => `k${String(i).padStart(3, '0')}`);

describe.skipIf(missing !== undefined)(`a Redis of its own${missing ? `: skipped, ${missing}` : ''}`, () => {
  onEachDialect('jobs', (dialect) => {
    let fresh: Fresh;
    let database: Database;
    let server: PrivateRedis;
    const errors: unknown[] = [];
    const told: string[] = [];
    const queues: BullQueue[] = [];
    const children: ChildProcess[] = [];

    beforeEach(async () => {
      fresh = await freshDatabase(dialect);
      database = await open(fresh.url);
      server = await privateRedis();
      errors.length = 0;
      told.length = 0;
      clock = jumpClock();
    });
    afterEach(async () => {
      for (const child of children.splice(0)) {
        child.kill('SIGCONT');
        child.kill('SIGKILL');
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      }
      for (const queue of queues.splice(0)) await queue.stop();
      await server.stop();
      await database.close();
      await fresh.drop();
    });

    /** Moved on by a test once all is as it wants it: however slow the machine, nothing rings before. */
    let clock = jumpClock();
    const started = async (more: Partial<BullOptions> = {}, accept = pipeline(database)): Promise<BullQueue> => {
      const queue = bullQueue({
        database,
        clock,
        dice: seeded(7),
        url: server.url,
        onError: (error) => errors.push(error),
        onState: ({ state, why }) => told.push(why === undefined ? state : `${state}: ${why}`),
        ...more,
      });
      queues.push(queue);
      await queue.start(accept);
      return queue;
    };
    /** Rows `ms` from now, told to Redis. */
    const pushed = async (queue: BullQueue, ms: number, n = 50): Promise<void> => {
      const at = clock.now() + ms;
      await board(database).later(...keys(n).map((key) => ({ key, at })));
      queue.poke();
      await until(
        'everything is pushed',
        async () => (await board(database).row(keys(n).at(-1) ?? '')).pushedAt !== null,
      );
      await pause(50);
    };
    const allRang = async (n = 50, ms = 60_000): Promise<void> => {
      const { effects, states } = board(database);
      await until('all of them', async () => (await states())['done'] === n, ms);
      expect((await effects()).sort()).toEqual(keys(n));
    };
    const withClient = async <T>(work: (client: Redis) => Promise<T>): Promise<T> => {
      const client = new Redis(server.url);
      try {
        return await work(client);
      } finally {
        client.disconnect();
      }
    };

    it('what was pushed ahead rings at its time, and what was cancelled or changed since does not', async () => {
      const { later, cancel, effects, row } = board(database);
      const rang = new Map<string, number>();
      const accept = pipeline(database, (e) => void rang.set(e.job.key, Date.now()));
      // It is Redis that rings, however late it comes.
      const queue = await started({ lateMs: 3_600_000 }, accept);
      // So long that all of this is done before.
      const at = Date.now() + 4000;
      await later({ key: 'a', at }, { key: 'cancelled', at }, { key: 'sooner', at: at + 30_000 }, { key: 'never', at });
      queue.poke();
      await until('pushed', async () => (await row('sooner')).pushedAt !== null);
      await cancel('cancelled');
      await later({ key: 'sooner', at: at - 200 }, { key: 'never', at: at + 30_000 });
      queue.poke();
      await until('both', async () => (await effects()).length === 2);
      await pause(300);
      // On a slow machine both are late, in either order.
      expect((await effects()).toSorted()).toEqual(['a', 'sooner']);
      expect((rang.get('sooner') ?? 0) - at).toBeGreaterThanOrEqual(-200);
      expect((rang.get('a') ?? 0) - at).toBeGreaterThanOrEqual(0);
      expect((await row('cancelled')).state).toBe('cancelled');
      expect((await row('never')).state).toBe('ready');
      expect(queue.state()).toEqual({ name: 'redis', state: 'on' });
      expect(told).toEqual(['on']);
      expect(errors).toEqual([]);
    });

    it('FLUSHALL: noticed within seconds, everything is pushed again, nothing lost', async () => {
      const queue = await started();
      await pushed(queue, 2000);
      await withClient((client) => client.flushall());
      await allRang(50);
      expect(told).toEqual(['on']);
      expect(errors).toEqual([]);
    });

    it('a failover that lost some of it unnoticed: what is late is run from the table', async () => {
      const queue = await started({ lateMs: 1000 });
      await pushed(queue, 50_000);
      await withClient(async (client) => {
        const jobs = (): Promise<string[]> => client.keys('banyan:test:*');
        await until('Redis has them', async () => (await jobs()).length > 50);
        await client.del(...(await jobs()));
      });
      clock.jump(51_000);
      await allRang(50);
      expect(errors).toEqual([]);
    });

    it('killed and there again, empty: meanwhile jobs ring from the table', async () => {
      const queue = await started();
      await pushed(queue, 50_000);
      await server.kill();
      await until('it is noticed', () => queue.state().state === 'failing');
      clock.jump(50_000);
      await allRang(50);
      await server.restart();
      await until('it is back', () => queue.state().state === 'on');
      await board(database).later({ key: 'k050', at: clock.now() + 200 });
      queue.poke();
      await allRang(51);
      expect(told).toEqual([
        'on',
        'failing: Redis cannot be reached; check that it runs and that REDIS_URL is right',
        'on',
      ]);
      expect(errors).toEqual([]);
    });

    it('not there at the start: jobs ring all the same, and it is used when it comes', async () => {
      await server.kill();
      const queue = await started();
      expect(told).toEqual(['failing: Redis cannot be reached; check that it runs and that REDIS_URL is right']);
      await board(database).later(...keys(20).map((key) => ({ key, at: 1 })));
      queue.poke();
      await allRang(20);
      await server.restart();
      await until('it is there', () => queue.state().state === 'on');
      await pushed(queue, 300, 50);
      await allRang(50);
    });

    it('full: said so, jobs ring from the table until there is room', async () => {
      const queue = await started();
      // Less than it has in use already.
      await withClient((client) => client.config('SET', 'maxmemory-policy', 'noeviction', 'maxmemory', '500kb'));
      await board(database).later(...keys(50).map((key) => ({ key, at: clock.now() + 100 })));
      queue.poke();
      await allRang(50);
      await until('it is noticed', () => queue.state().state === 'failing');
      expect(queue.state().why).toMatch(/^Redis is full/);
      await withClient((client) => client.config('SET', 'maxmemory', '100mb'));
      await until('there is room', () => queue.state().state === 'on');
      await board(database).later({ key: 'k050', at: clock.now() + 200 });
      queue.poke();
      await allRang(51);
      expect(errors).toEqual([]);
    });

    it('hanging: after three seconds without an answer the table is used', async () => {
      const queue = await started();
      await pushed(queue, 50_000);
      server.freeze(true);
      await until('it is noticed', () => queue.state().state === 'failing');
      clock.jump(50_000);
      await allRang(50);
      // While it hangs a new line may be tried, which fails in its own words.
      expect(queue.state()).toMatchObject({ name: 'redis', state: 'failing' });
      expect(queue.state().why).toMatch(/^Redis (does not answer|cannot be reached)/);
      server.freeze(false);
      await until('it answers', () => queue.state().state === 'on');
      await board(database).later({ key: 'k050', at: clock.now() + 200 });
      queue.poke();
      await allRang(51);
      expect(errors).toEqual([]);
    });

    it('a full Redis, a dead one: ending takes no longer than its grace', async () => {
      const queue = await started();
      await pushed(queue, 60_000, 1);
      await server.kill();
      const from = Date.now();
      await queue.stop();
      // Its grace is two seconds; without it Redis would be waited for until the test is given up.
      expect(Date.now() - from).toBeLessThan(20_000);
    });

    describe('several processes', () => {
      const worker = fileURLToPath(new URL('jobs-worker.ts', import.meta.url));
      // On PostgreSQL a transaction somebody fell asleep in is ended by the server, here after 1 s instead of 15.
      const address = (): string =>
        dialect === 'sqlite' ? fresh.url : `${fresh.url}?idle_in_transaction_session_timeout=1000`;
      const child = async (seed: number): Promise<ChildProcess> => {
        const args = [worker, address(), '500', `${seed}`, 'redis', server.url, 'banyan', '60000'];
        const made = spawn(process.execPath, ['--import', 'tsx', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
        children.push(made);
        await once(made.stdout, 'data');
        return made;
      };

      /** SQLite has nobody to end a transaction from outside: there it falls asleep between two. */
      const asleep = async (one: ChildProcess): Promise<void> => {
        for (;;) {
          one.kill('SIGSTOP');
          await pause(50);
          if (dialect === 'postgres') return;
          const claim = { account: 'probe', key: `${Date.now()}`, at: 1 };
          const free = database.write(() => true, { claim }).catch(() => false);
          if (await free) return;
          one.kill('SIGCONT');
          await pause(3);
        }
      };

      // 90 s against a lease and a lock of 15 s, all of it scaled: 4.5 s against 0.5 s and 1 s.
      it('one sleeps past its lease and its lock: the other does its work, waking changes nothing', async () => {
        const { later, effects, states } = board(database);
        const sleeper = await child(1);
        // Half of it now, half much later: however slow the machine, there is work left when the sleeper falls asleep.
        const at = Date.now() + 700;
        await later(...keys(300).map((key, i) => ({ key, at: at + (i % 2) * 2500 })));
        await until('it is at work', async () => ((await states())['done'] ?? 0) > 20);
        await asleep(sleeper);
        const from = Date.now();
        await child(2);
        await until('the other did the rest', async () => (await states())['done'] === 300);
        await pause(Math.max(0, 4500 - (Date.now() - from)));
        sleeper.kill('SIGCONT');
        await pause(1000);
        expect((await effects()).sort()).toEqual(keys(300));
        expect((await states())['done']).toBe(300);
        await later({ key: 'k300', at: Date.now() + 100 });
        await until('both go on', async () => (await states())['done'] === 301);
      });

      it('what a process pushed before it died rings at its time in another', async () => {
        const { later, effects, row } = board(database);
        const dying = await child(1);
        // There already, so that no slow start comes between the death and the time; asleep, so that it pushes nothing.
        const heir = await child(2);
        await asleep(heir);
        const at = Date.now() + 6000;
        await later(...keys(20).map((key) => ({ key, at })));
        await until('it has pushed', async () => (await row('k019')).pushedAt !== null);
        dying.kill('SIGKILL');
        expect(await effects()).toEqual([]);
        heir.kill('SIGCONT');
        await allRang(20);
      });
    });
  });
});

it('says what is wrong without addresses or passwords', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:6379'), { code: 'ECONNREFUSED' });
  for (const [error, words] of [
    [refused, 'Redis cannot be reached; check that it runs and that REDIS_URL is right'],
    [new Error('WRONGPASS invalid username-password pair'), 'Redis refused the user or password in REDIS_URL'],
    [new Error('NOAUTH Authentication required.'), 'Redis refused the user or password in REDIS_URL'],
    [new Error('OOM command not allowed'), /^Redis is full/],
    [new Error("READONLY You can't write against a read only replica."), /only takes reads/],
    [new Error('Redis 4 is too old; version 5 or newer is needed'), /^Redis 4 is too old/],
  ] as const)
    expect(explainRedis(error)).toMatch(words);
});
