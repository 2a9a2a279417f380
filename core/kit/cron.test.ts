import nodeCron from 'node-cron';
import { describe, expect, it } from 'vitest';

import { UnknownZone, zoneOffset } from './calendar.ts';
import { BadCron, missed, nextInstants, parseCron, previousInstant } from './cron.ts';

const at = (iso: string): number => Date.parse(iso);
const iso = (list: readonly number[]): string[] => list.map((t) => new Date(t).toISOString().slice(0, 16));
const NY = 'America/New_York';

/** mulberry32: the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('parseCron', () => {
  it('names the field that is wrong and what may stand there', () => {
    const wrong = (e: string): string => {
      const check = parseCron(e);
      return check.ok ? 'ok' : `${check.field} | ${check.message}`;
    };
    expect(wrong('61 * * * *')).toMatch(/^minute \| minute: "61" does not fit; allowed are 0-59/);
    expect(wrong('* 24 * * *')).toMatch(/^hour \| /);
    expect(wrong('* * 32 * *')).toMatch(/^day of month \| /);
    expect(wrong('* * * 13 *')).toMatch(/^month \| .*JAN-DEC/);
    expect(wrong('* * * * 8')).toMatch(/^weekday \| .*Sunday/);
    expect(wrong('* * * * 六')).toMatch(/^weekday \| .*六/);
    expect(wrong('60 * * * * *')).toMatch(/^second \| /);
    expect(wrong('5/15 * * * *')).toMatch(/write \*\/15/);
    expect(wrong('0 22-2 * * *')).toMatch(/^hour \| .*22-2 runs backwards; write 22-23,0-2/);
    expect(wrong('0 9 28-3 * *')).toMatch(/write 28-31,1-3/);
    expect(wrong('1,,2 * * * *')).toMatch(/^minute \| /);
    expect(wrong('0 9 * *')).toMatch(/^expression \| 4 fields found, expected 5 fields/);
    expect(wrong('')).toMatch(/^expression \| 0 fields/);
    expect(wrong('@sometimes')).toMatch(/^expression \| .*@daily/);
    expect(wrong('0 9 31 2 *')).toBe('day of month | this date never comes');
    for (const e of ['0 9 * * *', '*/20 9-21 * * MON-FRI', '30 0 9 * * *', '0 9 L * *', '0 9 * * FRI#2', '@daily'])
      expect(parseCron(e)).toEqual({ ok: true, warnings: [] });
  });

  it('warns when day of month and weekday stand together, which is AND here', () => {
    const check = parseCron('0 9 1 JAN mon');
    expect(check.ok && check.warnings.join()).toMatch(/must both fit/);
    expect(iso(nextInstants('0 9 1 JAN mon', 'UTC', at('2026-02-01T00:00:00Z'), 1))).toEqual(['2029-01-01T09:00']);
  });

  it('throws typed errors from the calculator', () => {
    expect(() => nextInstants('0 25 * * *', 'UTC', 0, 1)).toThrow(BadCron);
    expect(() => nextInstants('0 9 * * *', 'Mars/Base', 0, 1)).toThrow(UnknownZone);
    expect(() => nextInstants('0 9 * * *', 'Mars/Base', 0, 1)).toThrow(/Asia\/Shanghai/);
  });
});

describe('instants', () => {
  it('counts from the reference, strictly after it', () => {
    const nine = at('2026-11-21T01:00:00Z');
    expect(nextInstants('0 9 * * *', 'Asia/Shanghai', nine - 1, 2)).toEqual([nine, nine + 86_400_000]);
    expect(nextInstants('0 9 * * *', 'Asia/Shanghai', nine, 1)).toEqual([nine + 86_400_000]);
    expect(previousInstant('0 9 * * *', 'Asia/Shanghai', nine)).toBe(nine);
    expect(previousInstant('0 9 * * *', 'Asia/Shanghai', nine - 1)).toBe(nine - 86_400_000);
  });

  it('puts a time inside the spring gap at the first instant after it, once', () => {
    const eve = at('2026-03-07T12:00:00Z');
    expect(iso(nextInstants('30 2 * * *', NY, eve, 2))).toEqual(['2026-03-08T07:00', '2026-03-09T06:30']);
    expect(iso(nextInstants('*/10 2 * * *', NY, eve, 2))).toEqual(['2026-03-08T07:00', '2026-03-09T06:00']);
    expect(iso(nextInstants('0 2-3 * * *', NY, eve, 2))).toEqual(['2026-03-08T07:00', '2026-03-09T06:00']);
    // Santiago has no midnight that day.
    expect(iso(nextInstants('0 0 * * *', 'America/Santiago', at('2026-09-05T12:00:00Z'), 1))).toEqual([
      '2026-09-06T04:00',
    ]);
    // Half an hour in Lord Howe: 02:15 is gone, 02:45 is not.
    expect(iso(nextInstants('15 2 * * *', 'Australia/Lord_Howe', at('2026-10-03T12:00:00Z'), 1))).toEqual([
      '2026-10-03T15:30',
    ]);
    // Every hour: one hour fewer that day, nothing doubled.
    expect(iso(nextInstants('30 * * * *', NY, at('2026-03-08T06:00:00Z'), 2))).toEqual([
      '2026-03-08T06:30',
      '2026-03-08T07:30',
    ]);
  });

  it('fires a doubled autumn time once, at the first', () => {
    const eve = at('2026-10-31T12:00:00Z');
    expect(iso(nextInstants('30 1 * * *', NY, eve, 2))).toEqual(['2026-11-01T05:30', '2026-11-02T06:30']);
    expect(iso(nextInstants('*/30 1 * * *', NY, eve, 3))).toEqual([
      '2026-11-01T05:00',
      '2026-11-01T05:30',
      '2026-11-02T06:00',
    ]);
    // */20 rests for the repeated hour.
    expect(iso(nextInstants('*/20 * * * *', NY, at('2026-11-01T05:30:00Z'), 2))).toEqual([
      '2026-11-01T05:40',
      '2026-11-01T07:00',
    ]);
    expect(iso(nextInstants('15,45 1 * * *', 'Australia/Lord_Howe', at('2026-04-04T12:00:00Z'), 2))).toEqual([
      '2026-04-04T14:15',
      '2026-04-04T14:45',
    ]);
  });

  it('looks back over the same instants as forward', () => {
    for (const e of ['30 2 * * *', '*/20 * * * *', '30 1 * * *', '*/10 2 * * *', '0 1-2 * * *', '0 0 * * *'])
      for (const zone of [NY, 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Shanghai'])
        for (const from of [
          '2026-03-07T12:00:00Z',
          '2026-10-31T12:00:00Z',
          '2026-04-04T12:00:00Z',
          '2026-09-05T12:00:00Z',
        ]) {
          const forward = nextInstants(e, zone, at(from), 60);
          const back: number[] = [];
          for (let t = forward.at(-1) ?? 0; t > at(from); t = previousInstant(e, zone, t - 1) ?? 0) back.unshift(t);
          expect([e, zone, ...iso(back)]).toEqual([e, zone, ...iso(forward)]);
        }
  });
});

describe('missed firings', () => {
  const now = at('2026-11-21T04:00:00Z');
  const since = at('2026-11-18T04:00:00Z');
  const daily = (policy: 'once' | 'skip' | 'all', grace = 0) => {
    const m = missed('0 9 * * *', 'Asia/Shanghai', since, now, policy, grace);
    return { run: iso(m.run), skipped: iso(m.skipped) };
  };
  it('once: only the latest; all: each; skip: only within the grace', () => {
    const three = ['2026-11-19T01:00', '2026-11-20T01:00', '2026-11-21T01:00'];
    expect(daily('once')).toEqual({ run: three.slice(2), skipped: three.slice(0, 2) });
    expect(daily('all')).toEqual({ run: three, skipped: [] });
    expect(daily('skip', 60_000)).toEqual({ run: [], skipped: three });
    expect(daily('skip', 3 * 3_600_000)).toEqual({ run: three.slice(2), skipped: three.slice(0, 2) });
  });
  it('takes `since` as done and `now` as due, and stays bounded', () => {
    const nine = at('2026-11-21T01:00:00Z');
    expect(missed('0 9 * * *', 'Asia/Shanghai', nine, nine + 1, 'all', 0).run).toEqual([]);
    expect(missed('0 9 * * *', 'Asia/Shanghai', nine - 1, nine, 'all', 0).run).toEqual([nine]);
    expect(missed('* * * * * *', 'UTC', 0, now, 'all', 0).run).toHaveLength(1000);
  });
});

/** Expressions people write: every form of field, seeded. */
function expressions(count: number): string[] {
  const dice = seeded(20261121);
  const int = (from: number, to: number): number => from + Math.floor(dice() * (to - from + 1));
  const pick = <T>(...of: [T, ...T[]]): T => of[int(0, of.length - 1)] ?? of[0];
  const some = (from: number, to: number): string => {
    const [a, b] = [int(from, to), int(from, to)].sort((x, y) => x - y) as [number, number];
    return pick(`${a}`, `${a},${b}`, `${a}-${b}`, `*/${int(2, Math.min(12, Math.floor((to - from + 1) / 2)))}`);
  };
  const made: string[] = [];
  while (made.length < count) {
    const [day, weekday] = pick(
      ['*', '*'],
      ['*', some(0, 6)],
      ['*', pick('MON-FRI', 'SAT', 'sun,wed', 'FRI#2', '5L')],
      [some(1, 28), '*'],
      [pick('L', '15W', '1'), '*'],
      ['1-7', 'MON'],
    );
    made.push(
      `${pick(`${int(0, 59)}`, some(0, 59))} ${pick(`${int(0, 23)}`, some(0, 23), '*')} ${day} ${pick('*', '*', some(1, 12), 'JAN,JUL')} ${weekday}`,
    );
  }
  return made;
}

describe('beside node-cron', () => {
  it('gives the same instants for 200 seeded expressions outside the gaps', () => {
    let compared = 0;
    for (const [i, e] of expressions(200).entries()) {
      const zone = ['Asia/Shanghai', NY, 'Europe/London', 'UTC'][i % 4] ?? 'UTC';
      expect([e, parseCron(e).ok]).toEqual([e, nodeCron.validateDetailed(e).valid]);
      const task = nodeCron.createTask(e, () => {}, { timezone: zone });
      const theirs = task.getNextRuns(40).map((d) => d.getTime());
      void task.destroy();
      const first = theirs[0];
      const last = theirs.at(-1);
      if (first === undefined || last === undefined) continue;
      // Days on which the clocks go forward are ours to decide; node-cron skips what the gap swallows.
      const springs = (t: number): boolean => zoneOffset(t + 86_400_000, zone) > zoneOffset(t - 86_400_000, zone);
      const ours = nextInstants(e, zone, first - 1, 60).filter((t) => t <= last);
      expect([e, zone, ...iso(ours.filter((t) => !springs(t)))]).toEqual([
        e,
        zone,
        ...iso(theirs.filter((t) => !springs(t))),
      ]);
      compared += theirs.length;
    }
    expect(compared).toBeGreaterThan(6000);
  });
});
