import { describe, expect, it } from 'vitest';

import { upcoming, verdict } from './calendar.ts';
import { capBroken } from './caps.ts';
import { campaignSchema, type CampaignInput } from './language.ts';
import { preview, type PreviewGroup } from './preview.ts';

const say = { 'zh-CN': '早', 'zh-TW': '早', en: 'hi' };
const make = (more: Partial<CampaignInput>) => campaignSchema.parse({ id: 'x', say, ...more });
const at = (text: string): number => Date.parse(text);
const local = (all: readonly number[], zone = 'Asia/Shanghai'): string[] =>
  all.map((t) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(t),
  );
const coming = (more: Partial<CampaignInput>, n: number, after = '2026-01-01T00:00:00Z', zone = 'Asia/Shanghai') =>
  local(upcoming(make(more), zone, at(after), n), zone);

describe('when', () => {
  it.each<[CampaignInput['when'], string[]]>([
    [{ every: '0 9 * * 1' }, ['2026-01-05 09:00', '2026-01-12 09:00']],
    [{ at: ['2026-11-11 20:00', '2026-11-10 20:00'] }, ['2026-11-10 20:00', '2026-11-11 20:00']],
    [{ festival: '中秋', time: '19:00' }, ['2026-09-25 19:00', '2027-09-15 19:00']],
    [{ festival: 'dongzhi', time: '08:00', before: '2d' }, ['2026-12-20 08:00', '2027-12-20 08:00']],
    [{ festival: '除夕', time: '08:00', after: '3h' }, ['2026-02-16 11:00', '2027-02-05 11:00']],
    [{ lunar: '1-1', time: '00:00', before: '1d' }, ['2026-02-16 00:00', '2027-02-05 00:00']],
    [{ yearly: '02-29', time: '10:00' }, ['2026-02-28 10:00', '2027-02-28 10:00']],
    [{ yearly: '01-01', time: '10:00', before: '1d' }, ['2026-12-31 10:00', '2027-12-31 10:00']],
    [{ at: '2026-03-01 10:00', before: '2h' }, ['2026-03-01 08:00']],
    ['hand', []],
  ])('%j', (when, expected) => expect(coming({ when }, 2)).toEqual(expected));

  it('keeps to its hours and drops the rest', () => {
    expect(coming({ when: { every: '0 */3 * * *', between: '09:00-18:00' } }, 4)).toEqual([
      '2026-01-01 09:00',
      '2026-01-01 12:00',
      '2026-01-01 15:00',
      '2026-01-02 09:00',
    ]);
    expect(coming({ when: { every: '0 8 * * *', between: '09:00-18:00' } }, 1)).toEqual([]);
  });

  it('comes when the night ends, over midnight and over daylight saving', () => {
    const often = { quiet: '22:00-08:30' };
    expect(coming({ every: '0 23 * * *', often }, 2)).toEqual(['2026-01-01 08:30', '2026-01-02 08:30']);
    expect(coming({ every: '0 3 * * *', often }, 1, '2026-01-01T12:00:00Z')).toEqual(['2026-01-02 08:30']);
    // The night is the group’s, the time is Shanghai’s.
    const shanghai = { every: '0 9 * * *', timeZone: 'Asia/Shanghai', often };
    expect(coming(shanghai, 2, '2026-03-28T12:00:00Z', 'Europe/Berlin')).toEqual([
      '2026-03-29 08:30',
      '2026-03-30 08:30',
    ]);
  });

  it('comes later by its jitter, the same at every look, and in its order', () => {
    const some = { when: { every: '0 9 * * *', jitterMinutes: 30 } };
    const all = upcoming(make(some), 'Asia/Shanghai', at('2026-01-01T00:00:00Z'), 60);
    const late = all.map((t) => (t - at('2026-01-01T01:00:00Z')) % 86_400_000);
    expect(late.every((ms) => ms >= 0 && ms < 30 * 60_000)).toBe(true);
    expect(new Set(late).size).toBeGreaterThan(50);
    // Looked at one by one it is the same sequence.
    const walked: number[] = [];
    for (let t = at('2026-01-01T00:00:00Z'); walked.length < 60; t = walked.at(-1) ?? t)
      walked.push(...upcoming(make(some), 'Asia/Shanghai', t, 1));
    expect(walked).toEqual(all);
  });

  it('after downtime is not made up outside its hours', () => {
    const c = make({ when: { every: '0 9,17 * * *', between: '09:00-18:00' } });
    const planned = at('2026-01-05T17:00:00+08:00');
    expect(verdict(c, 'Asia/Shanghai', planned, planned + 30 * 60_000)).toEqual({ run: planned, missed: 0 });
    expect(verdict(c, 'Asia/Shanghai', planned, planned + 90 * 60_000)).toEqual({ run: null, missed: 1 });
    const morning = planned - 8 * 3_600_000;
    expect(verdict(c, 'Asia/Shanghai', morning, planned + 60_000)).toEqual({ run: planned, missed: 1 });
  });
});

describe('caps', () => {
  const zone = 'Asia/Shanghai';
  const c = make({ every: '0 * * * *', often: { perDay: 2, perWeek: 3 } });
  it('count civil days and the seven days up to today', () => {
    const now = at('2026-01-05T12:00:00+08:00');
    const hours = (...back: number[]) => back.map((h) => now - h * 3_600_000);
    expect(capBroken(c, zone, hours(1), now)).toBeUndefined();
    expect(capBroken(c, zone, hours(1, 2), now)).toBe('day');
    expect(capBroken(c, zone, hours(1, 13), now)).toBeUndefined();
    expect(capBroken(c, zone, hours(13, 30, 60), now)).toBe('week');
    expect(capBroken(c, zone, hours(13, 30, 24 * 7), now)).toBeUndefined();
  });
  it('are seen in the preview, as are two in one breath and what follows', () => {
    const group = (name: string): PreviewGroup => ({
      name,
      account: 'wechat:1',
      platformId: name,
      locale: 'zh-CN',
      home: { id: 1, name: 'h', timeZone: zone },
    });
    const from = at('2026-01-05T00:00:00+08:00');
    const steps = make({
      id: 'steps',
      say: undefined,
      at: '2026-01-05 08:05',
      what: [{ say }, { wait: '2h', if: { repliesBelow: 10 }, say }],
    });
    const seen = preview(
      [make({ every: '0 8-12 * * *', often: { perDay: 2 } }), steps],
      [group('a')],
      from,
      from + 86_400_000,
    );
    expect(seen.planned.map((p) => [p.campaign.id, p.groups.length, p.capped.map((x) => x.cap)])).toEqual([
      ['x', 1, []],
      ['steps', 1, []],
      ['x', 1, []],
      ['x', 0, ['day']],
      ['x', 0, ['day']],
      ['x', 0, ['day']],
    ]);
    expect(local(seen.planned[1]!.later.map((l) => l.at))).toEqual(['2026-01-05 10:05']);
    expect(seen.collisions.map((x) => x.campaigns.map((k) => k.id))).toEqual([['x', 'steps']]);
  });
});
