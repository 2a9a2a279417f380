/** What every JobQueue must do, on both dialects, without and through Redis: lose nothing and double nothing, whatever dies, sleeps or floods. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { afterEach, describe, expect, it } from 'vitest';

import type { Event } from '../../core/types.ts';
import { fakeClock, seeded } from '../clock.ts';
import { board, pipeline, realClock, start, until } from './jobs-kit.ts';
import { onEachQueue, stage } from './jobs-stage.ts';

onEachQueue('jobs under faults', (driver, dialect) => {
  const s = stage(driver, dialect);

  describe('a process that dies', () => {
    const gone = (attempts: number, at = start) => ({ state: 'running' as const, attempts, leaseUntil: at + 5000 });

    it('before the commit: the job runs again when the lease is over, under the same id', async () => {
      const { later, set, effects, row } = board(s.database);
      const ids: string[] = [];
      await later({ key: 'a', at: start });
      await set('a', gone(1));
      const queue = await s.started(pipeline(s.database, (e) => void ids.push(e.id)));
      await s.pass(queue, 4999);
      expect(ids).toEqual([]);
      await s.pass(queue, 1);
      expect(ids).toEqual([`a@${start}`]);
      expect(await row('a')).toMatchObject({ state: 'done', attempts: 2 });
      expect(await effects()).toEqual(['a']);
    });

    it('after a failure was committed: the old id is known, and the next try has a new one', async () => {
      const { later, set, effects, row } = board(s.database);
      let broken = true;
      await later({ key: 'a', at: start });
      const accept = pipeline(s.database, () => {
        if (broken) throw new Error('broken');
      });
      const { id } = await row('a');
      const job = { id, key: 'a', timer: 'test.ring', community: 1, room: 1, data: null, attempts: 1 };
      await accept({ kind: 'timer', id: `a@${start}`, account: 'jobs', at: start, job });
      broken = false;
      await set('a', gone(1));
      const queue = await s.started(accept);
      await s.pass(queue, 60_000);
      expect(await effects()).toEqual(['a']);
      expect(await row('a')).toMatchObject({ state: 'done', attempts: 3 });
    });

    it('every time: the job is given up instead of killing for ever', async () => {
      const { later, set, effects, row } = board(s.database);
      await later({ key: 'a', at: start });
      await set('a', gone(5));
      const queue = await s.started();
      await s.pass(queue, 60_000);
      expect(await effects()).toEqual([]);
      expect(await row('a')).toMatchObject({ state: 'dead', attempts: 5 });
      expect(s.errors.map(String)).toEqual([
        expect.stringMatching(/given up after 5 attempts: the process running it ended/),
      ]);
    });

    it('or only slept past its lease: two run the job, one effect remains', async () => {
      const { later, effects, row } = board(s.database);
      const accept = pipeline(s.database);
      let wake: () => void = () => undefined;
      const asleep = new Promise<void>((done) => {
        wake = done;
      });
      await later({ key: 'a', at: start });
      // Stands still: it claims, and neither works on nor gives a sign of life.
      const frozen = fakeClock(start);
      const first = s.queueOn({ clock: frozen });
      let claimed = false;
      await first.start(async (event) => {
        claimed = true;
        await asleep;
        await accept(event);
      });
      await until('the first claims the job', () => claimed);
      let others = 0;
      const other = await s.started(async (event) => {
        others++;
        await accept(event);
      });
      await s.pass(other, 60_000);
      expect(others).toBe(1);
      wake();
      await first.idle();
      expect(await effects()).toEqual(['a']);
      expect(await row('a')).toMatchObject({ state: 'done', attempts: 2 });
    });

    it('and then fails: the try of the other one is left alone', async () => {
      const { later, row } = board(s.database);
      let fail: (error: Error) => void = () => undefined;
      const asleep = new Promise<void>((_, no) => {
        fail = no;
      });
      await later({ key: 'a', at: start });
      let claimed = false;
      const first = s.queueOn({ clock: fakeClock(start) });
      await first.start(() => {
        claimed = true;
        return asleep;
      });
      await until('the first claims the job', () => claimed);
      let finish: () => void = () => undefined;
      const long = new Promise<void>((done) => {
        finish = done;
      });
      const accept = pipeline(s.database);
      let runs = 0;
      const other = s.queueOn();
      await other.start(async (event) => {
        runs++;
        await long;
        await accept(event);
      });
      await s.clock.moveTo(start + 20_000, () => until('a look', () => true));
      await until('the other takes it', () => runs === 1);
      fail(new Error('too late'));
      await first.idle();
      expect(await row('a')).toMatchObject({ state: 'running', attempts: 2 });
      finish();
      await other.idle();
      expect(await row('a')).toMatchObject({ state: 'done', attempts: 2 });
    });

    it('is not confused with one that works long: signs of life keep the lease', async () => {
      const { later, effects, row } = board(s.database);
      const accept = pipeline(s.database);
      let finish: () => void = () => undefined;
      const long = new Promise<void>((done) => {
        finish = done;
      });
      await later({ key: 'a', at: start });
      const first = s.queueOn({ leaseMs: 600 });
      const other = s.queueOn({ leaseMs: 600 });
      let runs = 0;
      const slowly = async (event: Event): Promise<void> => {
        runs++;
        await long;
        await accept(event);
      };
      await first.start(slowly);
      await until('the first claims the job', () => runs === 1);
      await other.start(slowly);
      await other.idle();
      for (let lives = 1; lives <= 7; lives++) {
        const at = start + lives * 200;
        await s.clock.moveTo(at, async () => undefined);
        await until('a sign of life', async () => (await row('a')).leaseUntil === at + 600);
      }
      await other.idle();
      expect(runs).toBe(1);
      finish();
      await Promise.all([first.idle(), other.idle()]);
      expect(await effects()).toEqual(['a']);
    });
  });

  describe('under load', () => {
    // The full number once on each queue and once on each database: a smaller one is over in seconds on the others.
    const count = (driver === 'redis') === (dialect === 'postgres') ? 10_000 : 2_000;
    it(`${count} due at one instant all ring once, never more at a time than allowed`, async () => {
      const { later, effects, states } = board(s.database);
      const jobs = Array.from({ length: count }, (_, i) => ({ key: `k${i}`, at: start + 1000 }));
      for (let i = 0; i < jobs.length; i += 1000) await later(...jobs.slice(i, i + 1000));
      const accept = pipeline(s.database);
      let live = 0;
      let most = 0;
      const queue = await s.started(
        async (event) => {
          most = Math.max(most, ++live);
          await accept(event).finally(() => live--);
        },
        { concurrency: 500 },
      );
      await s.pass(queue, 1000);
      expect(await states()).toEqual({ done: count });
      expect(new Set(await effects()).size).toBe(count);
      expect(await effects()).toHaveLength(count);
      expect(most).toBeGreaterThan(100);
      expect(most).toBeLessThanOrEqual(500);
      expect(s.errors).toEqual([]);
    });

    it('a queue that is stuck holds up nobody else, and nobody looks at it in vain', async () => {
      const { later, effects, states } = board(s.database);
      const accept = pipeline(s.database);
      let free: () => void = () => undefined;
      const stuck = new Promise<void>((done) => {
        free = done;
      });
      const many = Array.from({ length: 30 }, (_, i) => ({ key: `slow${i}`, at: 0, queue: 'slow' }));
      await later(...many);
      const real = realClock();
      const queue = s.queueOn({ clock: real, concurrency: 8 });
      await queue.start(async (event) => {
        if (event.kind === 'timer' && event.job.key.startsWith('slow')) await stuck;
        await accept(event);
      });
      await until('the slow queue is full', async () => ((await states())['running'] ?? 0) >= 7);
      await later(...Array.from({ length: 20 }, (_, i) => ({ key: `quick${i}`, at: 1, queue: 'quick' })));
      queue.poke();
      await until('the other queue', async () => (await effects()).length === 20);
      const before = real.asked;
      await new Promise((done) => {
        setTimeout(done, 200);
      });
      expect(real.asked - before).toBeLessThan(4);
      expect((await states())['running']).toBeLessThanOrEqual(8);
      free();
      await until('everything', async () => (await effects()).length === 50);
      expect(new Set(await effects()).size).toBe(50);
    });

    it('what others always take first is no reason to spin', async () => {
      const { later } = board(s.database);
      let claims = 0;
      const greedy = new Proxy(s.database, {
        get: (target, name, self: unknown) =>
          name === 'write'
            ? () => Promise.resolve(++claims > 1000 ? undefined : [])
            : (Reflect.get(target, name, self) as unknown),
      });
      await later({ key: 'a', at: 0 });
      await s.queueOn({ database: greedy, clock: realClock() }).start(() => Promise.resolve());
      await until('a second look', () => claims > 1);
      const before = claims;
      const from = performance.now();
      await new Promise((done) => {
        setTimeout(done, 200);
      });
      // A look every 50 ms.
      expect(claims - before).toBeLessThan(3 + (performance.now() - from) / 50);
    });

    it('a database that fails for a while is told and waited for', async () => {
      const { later, effects } = board(s.database);
      let away = true;
      const flaky = new Proxy(s.database, {
        get: (target, name, self: unknown) =>
          name === 'write' && away
            ? () => Promise.reject(new Error('away'))
            : (Reflect.get(target, name, self) as unknown),
      });
      await later({ key: 'a', at: start });
      const queue = await s.started(pipeline(s.database), { database: flaky });
      await s.pass(queue, 3000);
      expect(s.errors.length).toBeGreaterThan(1);
      expect(s.errors.length).toBeLessThan(6);
      away = false;
      await s.pass(queue, 2000);
      expect(await effects()).toEqual(['a']);
    });
  });

  describe('stopping', () => {
    it('waits for what is under way, starts nothing more, and can start again', async () => {
      const { later, effects } = board(s.database);
      const accept = pipeline(s.database);
      let finish: () => void = () => undefined;
      const long = new Promise<void>((done) => {
        finish = done;
      });
      let begun = false;
      const queue = s.queueOn();
      await later({ key: 'a', at: start });
      await queue.start(async (event) => {
        begun = true;
        await long;
        await accept(event);
      });
      await until('the job begins', () => begun);
      let stopped = false;
      const stopping = queue.stop().then(() => (stopped = true));
      await later({ key: 'b', at: start });
      queue.poke();
      await new Promise((done) => {
        setTimeout(done, 30);
      });
      expect(stopped).toBe(false);
      finish();
      await stopping;
      expect(await effects()).toEqual(['a']);
      await s.pass(queue, 60_000);
      expect(await effects()).toEqual(['a']);
      await queue.start(accept);
      await queue.idle();
      expect(await effects()).toEqual(['a', 'b']);
    });
  });

  describe('several processes on one database', () => {
    const worker = fileURLToPath(new URL('jobs-worker.ts', import.meta.url));
    const children: ChildProcess[] = [];
    /** `most`: it stands still once it has begun so many jobs. */
    const child = async (leaseMs: number, seed: number, most = Infinity): Promise<ChildProcess> => {
      const [kind, redis, prefix] = s.line;
      const args = [s.url, leaseMs, seed, kind, redis, prefix, 60_000, most].map(String);
      const made = spawn(process.execPath, ['--import', 'tsx', worker, ...args], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      children.push(made);
      await once(made.stdout, 'data');
      return made;
    };
    const ended = async (one: ChildProcess): Promise<void> => {
      if (one.exitCode === null && one.signalCode === null) await once(one, 'exit');
    };
    afterEach(async () => {
      for (const one of children.splice(0)) {
        one.kill('SIGKILL');
        await ended(one);
      }
    });

    it('two share the work, each job once', async () => {
      const { later, effects, states } = board(s.database);
      const both = await Promise.all([child(5000, 1), child(5000, 2)]);
      const soon = Date.now() + 300;
      await later(...Array.from({ length: 600 }, (_, i) => ({ key: `k${i}`, at: soon + (i % 3) * 200 })));
      await until('all jobs', async () => (await states())['done'] === 600, 60_000);
      expect((await effects()).sort()).toEqual(Array.from({ length: 600 }, (_, i) => `k${i}`).sort());
      for (const one of both) one.stdin?.end();
      await Promise.all(both.map(ended));
      expect(both.map((one) => one.exitCode)).toEqual([0, 0]);
    });

    it('kill -9 in mid-run, again and again: nothing lost, nothing done twice', async () => {
      const { later, effects, states } = board(s.database);
      const wanted = 400;
      await later(...Array.from({ length: wanted }, (_, i) => ({ key: `k${i}`, at: i, maxAttempts: 50 })));
      const dice = seeded(11);
      for (let kills = 0; kills < 6; kills++) {
        // However late the kill comes, there is work left for the next one.
        const one = await child(250, kills, 60);
        await new Promise((end) => {
          setTimeout(end, 10 + dice() * 50);
        });
        one.kill('SIGKILL');
        await ended(one);
      }
      expect((await states())['done'] ?? 0).toBeLessThan(wanted);
      await child(250, 99);
      await until('all jobs', async () => (await states())['done'] === wanted, 60_000);
      expect((await effects()).sort()).toEqual(Array.from({ length: wanted }, (_, i) => `k${i}`).sort());
    });
  });
});
