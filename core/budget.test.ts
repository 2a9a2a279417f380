import { describe, expect, it } from 'vitest';

import { limitsOf, place, quietEnd, quietHours, rehearse, wayOf, type Limits, type Line } from './budget.ts';

const at = (iso: string): number => Date.parse(iso);
const zone = 'Asia/Shanghai';
const limits: Limits = { perHour: 2, perDay: 4, kept: 0, quiet: [[23, 7]], zone };
const noon = at('2026-11-20T12:00:00+08:00');
const hour = 3_600_000;
const clock = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms + 8 * hour).toISOString().slice(5, 16).replace('T', ' ');
const line = (id: number, from: number, priority = 5, waits = 12, tomorrow = true): Line => ({
  tomorrow,
  id,
  priority,
  from,
  until: from + waits * hour,
});
const shown = (l: Limits, taken: number[], lines: Line[]) =>
  place(l, taken, lines).map((p) => `${p.id} ${clock(p.at)} ${p.why}`);

describe('quiet hours', () => {
  const night = [[23, 8]] as const;
  it('are what the clocks of the community say', () => {
    const end = (iso: string, where = zone) => quietEnd(night, where, at(iso));
    expect(end('2026-11-20T22:59:00+08:00')).toBeUndefined();
    expect(end('2026-11-20T23:10:00+08:00')).toBe(at('2026-11-21T08:00:00+08:00'));
    expect(end('2026-11-21T07:59:00+08:00')).toBe(at('2026-11-21T08:00:00+08:00'));
    expect(end('2026-11-21T08:00:00+08:00')).toBeUndefined();
    expect(end('2026-11-21T07:59:00+08:00', 'Europe/Berlin')).toBe(at('2026-11-21T08:00:00+01:00'));
  });
  it('end by the wall clock on the night it is put forward', () => {
    expect(quietEnd(night, 'Europe/Berlin', at('2027-03-28T00:30:00+01:00'))).toBe(at('2027-03-28T08:00:00+02:00'));
  });
  it('are none when both ends are the same, and are read as people write them', () => {
    expect(quietEnd([[0, 0]], zone, noon)).toBeUndefined();
    expect(['22-8', '22:00 - 8:00', '22点到8点', '关', 'off', '22', '25-8'].map((t) => quietHours.parse(t))).toEqual([
      [22, 8],
      [22, 8],
      [22, 8],
      [0, 0],
      [0, 0],
      '22',
      '25-8',
    ]);
  });
});

describe('where lines come to stand', () => {
  it('at once while there is room', () => {
    expect(shown(limits, [], [line(1, noon), line(2, noon)])).toEqual(['1 11-20 12:00 null', '2 11-20 12:00 null']);
  });
  it('what matters more first, the rest an hour later', () => {
    expect(shown(limits, [], [line(1, noon, 3), line(2, noon, 5), line(3, noon, 9)])).toEqual([
      '1 11-20 13:00 hour',
      '2 11-20 12:00 null',
      '3 11-20 12:00 null',
    ]);
  });
  it('the day full: tomorrow after the quiet hours, if it makes sense then', () => {
    const four = [9, 10, 11, 12].map((h) => at(`2026-11-20T${`${h}`.padStart(2, '0')}:00:00+08:00`));
    const evening = noon + 9 * hour;
    expect(shown(limits, four, [line(1, evening), line(2, evening, 5, 2), line(3, evening, 5, 12, false)])).toEqual([
      '1 11-21 08:00 day',
      '2 null day',
      '3 null day',
    ]);
  });
  it('the last line of the day is kept for what matters more than a little', () => {
    const three = [9, 10, 11].map((h) => at(`2026-11-20T${`${h}`.padStart(2, '0')}:00:00+08:00`));
    expect(shown({ ...limits, kept: 1 }, three, [line(1, noon, 3, 12, false), line(2, noon, 4)])).toEqual([
      '1 null day',
      '2 11-20 12:00 null',
    ]);
  });
  it('never two limits broken by what stands later already', () => {
    const later = [noon + 0.5 * hour, noon + 0.6 * hour];
    expect(shown(limits, later, [line(1, noon)])).toEqual(['1 11-20 13:30 hour']);
  });
  it('no lines a day: never, and it ends', () => {
    expect(shown({ ...limits, perDay: 0 }, [], [line(1, noon)])).toEqual(['1 null day']);
  });
});

describe('a month rehearsed', () => {
  it('is what the outbox will do: three collide, one of them goes tomorrow', () => {
    const one = { ...limits, perHour: 1 };
    const evening = at('2026-11-20T21:30:00+08:00');
    const done = rehearse(one, [
      { at: evening, unasked: { kind: 'campaign', priority: 2 } },
      { at: evening, unasked: { kind: 'campaign', priority: 8 } },
      { at: evening, unasked: { kind: 'topic' } },
      { at: evening + hour / 2, unasked: { kind: 'campaign', priority: 9 } },
    ]);
    expect(done.map((p) => `${clock(p.at)} ${p.why}`)).toEqual([
      '11-21 08:00 hour',
      '11-20 21:30 null',
      '11-21 07:00 hour',
      '11-20 22:30 hour',
    ]);
  });
  it('keeps to the limits whatever comes', () => {
    const planned = Array.from({ length: 200 }, (_, i) => ({
      at: noon + Math.floor(i / 3) * 25 * 60_000,
      unasked: { kind: 'other', priority: (i * 7) % 9 } as const,
    }));
    const said = rehearse(limits, planned)
      .flatMap((p) => (p.at === null ? [] : [p.at]))
      .toSorted((a, b) => a - b);
    const days = new Map<string, number>();
    for (const t of said) days.set(clock(t)!.slice(0, 5), (days.get(clock(t)!.slice(0, 5)) ?? 0) + 1);
    expect(Math.max(...days.values())).toBe(4);
    expect(said.every((t) => said.filter((x) => x > t - hour && x <= t).length <= 2)).toBe(true);
    expect(said.every((t) => quietEnd(limits.quiet, zone, t) === undefined)).toBe(true);
  });
});

it('a welcome has a number of its own, and what goes for a kind can be said otherwise', () => {
  const settings = { get: <T>(s: { readonly default: T }): T => s.default };
  const room = { id: 1, kind: 'group', community: 1 } as const;
  expect(limitsOf(settings, room, zone, 'welcome')).toMatchObject({ perHour: 12, quiet: [] });
  expect(limitsOf(settings, room, zone, 'lines', [22, 9]).quiet).toEqual([
    [0, 0],
    [22, 9],
  ]);
  expect(wayOf({ kind: 'schedule' }, 0)).toEqual({ priority: 7, until: 12 * hour, tomorrow: false });
  expect(wayOf({ kind: 'thanks', priority: 12, until: 5 }, 0)).toEqual({ priority: 9, until: 5, tomorrow: true });
});
