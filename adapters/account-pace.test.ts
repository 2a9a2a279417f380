import { describe, expect, it } from 'vitest';

import { fakeClock, seeded, type FakeClock } from '../test/clock.ts';
import { createAccountPace, memoryStore, type Limits, type PaceStore } from './account-pace.ts';
import { carefulLimits, usualLimits } from './wechat/limits.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const setUp = (o: { limits?: Partial<Limits>; store?: PaceStore; dice?: () => number } = {}) => {
  let now = Date.parse('2026-11-21T10:00:00+08:00');
  const pace = createAccountPace({
    clock: { now: () => now },
    dice: o.dice ?? (() => 0.5),
    store: o.store ?? memoryStore(),
    limits: { ...usualLimits, ...o.limits },
  });
  let n = 0;
  const take = (target: string, more: { urgent?: boolean; size?: number; key?: string } = {}, patience = Infinity) =>
    pace.take({ key: more.key ?? `${++n}`, target, urgent: more.urgent ?? true, size: more.size ?? 1 }, patience);
  return { pace, take, pass: (ms: number) => void (now += ms), now: () => now };
};

describe('the pace of an account', () => {
  it('a second to the same room, three to five between rooms', () => {
    const { take } = setUp();
    expect([take('a'), take('a'), take('b'), take('a')]).toEqual([0, 1000, 5000, 9000]);
    const least = setUp({ dice: () => 0 });
    const most = setUp({ dice: () => 0.999999 });
    least.take('a');
    most.take('a');
    expect(least.take('b')).toBe(3000);
    expect(most.take('b')).toBeCloseTo(5000, -1);
  });

  it('at most 40 in any minute, whoever it is to', () => {
    const { take } = setUp();
    const at = Array.from({ length: 100 }, () => take('a'));
    for (const [i, from] of at.entries())
      expect(at.filter((t) => t >= from && t < from + minute).length, `from ${i}`).toBeLessThanOrEqual(40);
    expect(at[39]).toBe(39_000);
    expect(at[40]).toBe(60_000);
  });

  it('parts of one message stand together', () => {
    const { take } = setUp();
    expect(take('a', { size: 3 })).toBe(0);
    expect(take('b')).toBe(2000 + 4000);
  });

  it('an answer goes before campaigns that wait, not before what is about to go', () => {
    const { take } = setUp();
    expect(take('a', { urgent: false })).toBe(0);
    expect(take('b', { urgent: false, key: 'b' }, 5000)).toBe(4000);
    expect(take('c', { urgent: false, key: 'c' }, 5000)).toBe(8000);
    expect(take('d', { urgent: true, key: 'd' }, 5000)).toBe(8000);
    expect(take('c', { urgent: false, key: 'c' }, 5000)).toBe(12_000);
  });

  it('who waits keeps the place, and who never comes back loses it', () => {
    const { take, pass } = setUp();
    take('a');
    expect(take('b', { key: 'b' }, 1000)).toBe(4000);
    expect(take('c', { key: 'c' }, 1000)).toBe(8000);
    pass(4000);
    expect(take('b', { key: 'b' }, 1000)).toBe(0);
    pass(4000);
    expect(take('c', { key: 'c' }, 1000)).toBe(0);
    take('d', { key: 'gone' }, 1000);
    pass(2 * minute);
    expect(take('e')).toBe(0);
  });

  it('two hundred groups, each tried when it was told to: every one gets through on its second attempt', () => {
    const { take, pass, now } = setUp({ dice: () => 1 });
    const start = now();
    const due = Array.from({ length: 200 }, (_, i) => ({ key: `c${i}`, at: start, tries: 0, sent: 0 }));
    for (let i = 0; i < 2000 && due.some((d) => d.sent === 0); i++) {
      const next = due.filter((d) => d.sent === 0).toSorted((a, b) => a.at - b.at)[0]!;
      pass(Math.max(0, next.at - now()));
      next.tries++;
      const wait = take(next.key, { key: next.key, urgent: false }, 12_000);
      if (wait > 12_000) next.at = now() + wait;
      else next.sent = now() + wait;
    }
    expect(Math.max(...due.map((d) => d.tries))).toBeLessThanOrEqual(2);
    const sent = due.map((d) => d.sent).toSorted((a, b) => a - b);
    expect(Math.min(...sent.slice(1).map((at, i) => at - sent[i]!))).toBeGreaterThanOrEqual(3000);
    expect((sent.at(-1)! - start) / minute).toBeGreaterThan(9);
    expect((sent.at(-1)! - start) / minute).toBeLessThan(17.1);
  });

  it('a day has a cap; the next one begins at midnight there', () => {
    const { take, pace, pass } = setUp({ limits: { perDay: 3 } });
    expect([take('a'), take('a'), take('a')]).toEqual([0, 1000, 2000]);
    expect(pace.sentToday()).toBe(3);
    expect(take('a', { key: 'late' }, 0)).toBe(14 * hour);
    pass(14 * hour);
    expect(pace.sentToday()).toBe(0);
    expect(take('a', { key: 'late' }, 0)).toBe(0);
  });

  it('is silent when told so', () => {
    const end = Date.parse('2026-11-21T10:30:00+08:00');
    const { take } = setUp({ limits: { silentUntil: (at) => (at < end ? end : undefined) } });
    expect(take('a')).toBe(30 * minute);
  });

  it('too frequent: half an hour of silence, longer each time, kept over a restart', () => {
    const store = memoryStore();
    const one = setUp({ store });
    expect(one.pace.refused() - one.now()).toBe(30 * minute);
    expect(one.take('a', {}, 0)).toBe(30 * minute);
    const two = setUp({ store });
    expect(two.take('a', { key: 'late' }, 0)).toBe(30 * minute);
    two.pass(30 * minute);
    expect(two.take('a', { key: 'late' }, 0)).toBe(0);
    expect(two.pace.refused() - two.now()).toBe(hour);
    for (let i = 0; i < 10; i++) two.pace.refused();
    expect(two.pace.blockedUntil() - two.now()).toBe(12 * hour);
    two.pass(37 * hour);
    expect(two.pace.refused() - two.now()).toBe(30 * minute);
  });
});

describe('a new account', () => {
  const day = 86_400_000;
  const ten = Date.parse('2026-11-20T10:00:00+08:00');
  const make = (clock: FakeClock, store = memoryStore()) =>
    createAccountPace({ clock, dice: seeded(1), store, limits: carefulLimits });

  it('says little at first and more with the days, over restarts too', async () => {
    const clock = fakeClock(ten);
    const store = memoryStore();
    let pace = make(clock, store);
    expect([pace.capToday(), pace.daysOld()]).toEqual([60, 0]);
    const sendAll = async (n: number): Promise<number> => {
      let sent = 0;
      for (let i = 0; i < n; i++) {
        const wait = pace.take({ key: `${clock.now()}/${i}`, target: `r${i}`, urgent: true, size: 1 }, 60_000);
        if (wait > 60_000) break;
        sent++;
        await clock.moveTo(clock.now() + wait, () => Promise.resolve());
      }
      return sent;
    };
    expect(await sendAll(100)).toBe(60);
    expect(pace.sentToday()).toBe(60);
    pace = make(clock, store);
    expect(pace.take({ key: 'more', target: 'r', urgent: true, size: 1 }, 0)).toBeGreaterThan(60_000);
    const caps: (number | undefined)[] = [];
    for (const days of [1, 2, 5, 10, 20, 21, 400]) {
      await clock.moveTo(ten + days * day, () => Promise.resolve());
      caps.push(pace.capToday());
    }
    expect(caps).toEqual([60, 120, 250, 500, 1000, 1000, 1000]);
    expect(pace.daysOld()).toBeUndefined();
  });

  it('is none when what it sent was kept before the ramp was', () => {
    const store = memoryStore();
    store.save({ blockedUntil: 0, blocks: 0, day: 20_000, sent: 5 });
    expect(make(fakeClock(ten), store).capToday()).toBe(1000);
  });
});
