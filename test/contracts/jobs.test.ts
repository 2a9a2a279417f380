/** What every JobQueue must do, on both dialects, without and through Redis: ring once at the right time, and try again. */
import { describe, expect, it } from 'vitest';

import { nextInstants } from '../../core/kit/cron.ts';
import type { Event, TimerEvent } from '../../core/types.ts';
import { backoff, DeadJob } from '../../jobs/runner.ts';
import { fakeClock } from '../clock.ts';
import { board, day, pipeline, realClock, second, start, until } from './jobs-kit.ts';
import { onEachQueue, stage } from './jobs-stage.ts';

onEachQueue('jobs', (driver, dialect) => {
  const s = stage(driver, dialect);

  describe('an alarm clock', () => {
    it('rings once, at its time, with what was asked for', async () => {
      const { later, effects, row } = board(s.database);
      const seen: TimerEvent[] = [];
      const queue = await s.started(pipeline(s.database, (e) => void seen.push(e)));
      await later({ key: 'a', at: start + 90 * second, data: { words: '话题', n: 3 } });
      queue.poke();
      await s.pass(queue, 90 * second - 1);
      expect(seen).toEqual([]);
      await s.pass(queue, 1);
      expect(seen).toEqual([
        {
          kind: 'timer',
          id: `a@${start + 90 * second}`,
          account: 'jobs',
          at: start + 90 * second,
          job: {
            id: (await row('a')).id,
            key: 'a',
            timer: 'test.ring',
            community: 1,
            room: 1,
            data: { words: '话题', n: 3 },
            attempts: 1,
          },
        },
      ]);
      for (let i = 0; i < 100; i++) queue.poke();
      await s.pass(queue, day / 4);
      expect(await effects()).toEqual(['a']);
      expect(await row('a')).toMatchObject({ state: 'done', attempts: 1, leaseUntil: null, error: null });
      expect(s.errors).toEqual([]);
    });

    it('rings in order of time, also for what is put in front later', async () => {
      const { later, effects } = board(s.database);
      const queue = await s.started();
      await later({ key: 'c', at: start + 3000 }, { key: 'b', at: start + 2000 });
      queue.poke();
      await s.pass(queue, 500);
      await later({ key: 'a', at: start + 1000 });
      queue.poke();
      await s.pass(queue, 5000);
      expect(await effects()).toEqual(['a', 'b', 'c']);
    });

    it('finds what came due while nobody was there, oldest first', async () => {
      const { later, effects } = board(s.database);
      await later(
        { key: 'late', at: start - day },
        { key: 'later', at: start - second },
        { key: 'not yet', at: start + day },
      );
      const queue = await s.started();
      expect(await effects()).toEqual(['late', 'later']);
      await queue.stop();
    });

    it('takes the newest for a key, and nothing for a cancelled one', async () => {
      const { later, cancel, effects, row } = board(s.database);
      const seen: unknown[] = [];
      const queue = await s.started(pipeline(s.database, (e) => void seen.push([e.job.data, e.at])));
      await later({ key: 'a', at: start + 1000, data: 1 }, { key: 'b', at: start + 1000 });
      queue.poke();
      await s.pass(queue, 10);
      await later({ key: 'a', at: start + 5000, data: 2 });
      await cancel('b');
      await s.pass(queue, 2000);
      expect(seen).toEqual([]);
      await s.pass(queue, 4000);
      expect(seen).toEqual([[2, start + 5000]]);
      expect(await effects()).toEqual(['a']);
      expect((await row('b')).state).toBe('cancelled');
      // A key that fired stays used: the same firing asked for twice is one firing.
      await later({ key: 'a', at: start + 9000 });
      queue.poke();
      await s.pass(queue, 20_000);
      expect(await effects()).toEqual(['a']);
    });

    it('never sleeps long enough to trip over setTimeout, and never spins', async () => {
      const real = realClock();
      const { later, effects } = board(s.database);
      await later({ key: 'far', at: Date.now() + 40 * day });
      await s.started(undefined, { clock: real });
      await new Promise((done) => {
        setTimeout(done, 150);
      });
      expect(real.furthest).toBeLessThanOrEqual(30_000);
      expect(real.asked).toBeLessThan(5);
      expect(await effects()).toEqual([]);
    });

    it('wakes after a long sleep or a clock put forward, and rings once', async () => {
      const { later, effects } = board(s.database);
      const real = realClock();
      const queue = await s.started(undefined, { clock: real });
      await later({ key: 'a', at: Date.now() + 3 * day });
      queue.poke();
      await queue.idle();
      real.skew = 3 * day + second;
      queue.poke();
      await until('the job after the jump', async () => (await effects()).length > 0);
      real.skew = 0;
      queue.poke();
      await queue.idle();
      expect(await effects()).toEqual(['a']);
    });

    it('keeps a daily time through both daylight saving days', async () => {
      const zone = 'America/New_York';
      const { later, effects } = board(s.database);
      for (const [from, expression] of [
        ['2027-03-12T17:00:00Z', '30 2 * * *'],
        ['2027-11-05T16:00:00Z', '30 1 * * *'],
      ] as const) {
        s.clock = fakeClock(Date.parse(from));
        // Each firing asks for the next, as a campaign does: the key is the planned instant.
        const end = s.clock.now() + 4 * day;
        const ask = async (after: number): Promise<void> => {
          const [at = end] = nextInstants(expression, zone, after, 1);
          if (at < end) await later({ key: new Date(at).toISOString(), at });
        };
        await ask(s.clock.now());
        const accept = pipeline(s.database);
        const queue = await s.started(
          async (event) => {
            await accept(event);
            await ask(event.at);
            queue.poke();
          },
          { lookMs: day },
        );
        await s.pass(queue, 4 * day);
        await queue.stop();
      }
      expect(await effects()).toEqual([
        '2027-03-13T07:30:00.000Z',
        '2027-03-14T07:00:00.000Z', // 02:30 does not exist: 03:00, the first instant after the gap
        '2027-03-15T06:30:00.000Z',
        '2027-03-16T06:30:00.000Z',
        '2027-11-06T05:30:00.000Z',
        '2027-11-07T05:30:00.000Z', // 01:30 comes twice: the first
        '2027-11-08T06:30:00.000Z',
        '2027-11-09T06:30:00.000Z',
      ]);
    });
  });

  describe('a handler that throws', () => {
    it('is tried again, later each time, and its effect happens once', async () => {
      const { later, effects, row } = board(s.database);
      const tries: { at: number; id: string }[] = [];
      const queue = await s.started(
        pipeline(s.database, (e) => {
          tries.push({ at: s.clock.now(), id: e.id });
          if (tries.length < 4) throw new Error(`no ${tries.length}\u0000`);
        }),
      );
      await later({ key: 'a', at: start + 1000 });
      queue.poke();
      await s.pass(queue, 1000);
      expect(await row('a')).toMatchObject({ state: 'ready', attempts: 1, error: 'no 1', leaseUntil: null });
      await s.pass(queue, 60_000);
      expect(await effects()).toEqual(['a']);
      expect(await row('a')).toMatchObject({ state: 'done', attempts: 4 });
      expect(new Set(tries.map((t) => t.id)).size).toBe(4);
      const waits = tries.slice(1).map((t, i) => t.at - (tries[i]?.at ?? 0));
      for (const [i, wait] of waits.entries()) {
        expect(wait).toBeGreaterThanOrEqual(100 * 2 ** i * 0.75);
        expect(wait).toBeLessThanOrEqual(100 * 2 ** i * 1.25 + 1);
      }
      expect(s.errors).toEqual([]);
    });

    it('is given up after its attempts, with the last reason kept and told', async () => {
      const { later, effects, row } = board(s.database);
      let tries = 0;
      const queue = await s.started(
        pipeline(s.database, () => {
          throw new Error(`broken ${++tries}`);
        }),
      );
      await later({ key: 'a', at: start, maxAttempts: 3 });
      queue.poke();
      await s.pass(queue, day / 4);
      expect(tries).toBe(3);
      expect(await effects()).toEqual([]);
      expect(await row('a')).toMatchObject({ state: 'dead', attempts: 3, error: 'broken 3', leaseUntil: null });
      expect((await row('a')).finishedAt).toBeGreaterThan(start);
      expect(s.errors).toHaveLength(1);
      expect(s.errors[0]).toBeInstanceOf(DeadJob);
      expect(String(s.errors[0])).toMatch(/job a \(test.ring\) was given up after 3 attempts: broken 3/);
    });

    it('costs its neighbours nothing', async () => {
      const { later, effects } = board(s.database);
      const queue = await s.started(
        pipeline(s.database, (e) => {
          if (e.job.key === 'bad' && e.job.attempts < 3) throw new Error('bad');
        }),
      );
      await later({ key: 'a', at: start }, { key: 'bad', at: start }, { key: 'c', at: start });
      queue.poke();
      await s.pass(queue, 0);
      expect(await effects()).toEqual(['a', 'c']);
      await s.pass(queue, 10_000);
      expect(await effects()).toEqual(['a', 'c', 'bad']);
    });

    it('is also tried again when nothing could be committed at all', async () => {
      const { later, effects, row } = board(s.database);
      const accept = pipeline(s.database);
      let tries = 0;
      const queue = await s.started((event: Event) =>
        ++tries === 1 ? Promise.reject(new Error('disk')) : accept(event),
      );
      await later({ key: 'a', at: start });
      queue.poke();
      await s.pass(queue, 0);
      expect(await row('a')).toMatchObject({ state: 'ready', error: 'disk' });
      await s.pass(queue, 1000);
      expect(await effects()).toEqual(['a']);
      expect(s.errors.map(String)).toEqual(['Error: disk']);
    });

    it('waits between 75 ms and 75 s, whatever the dice say', () => {
      for (const dice of [() => 0, () => 0.5, () => 0.999_999])
        for (let n = 1; n < 100; n++) {
          expect(backoff(n, dice)).toBeGreaterThanOrEqual(75);
          expect(backoff(n, dice)).toBeLessThanOrEqual(75_000);
        }
    });
  });
});
