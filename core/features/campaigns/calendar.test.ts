import { describe, expect, it } from 'vitest';

import { hashOf, keyOf, meantFor, momentAt, reaches, upcoming, verdict } from './calendar.ts';
import {
  campaignFaults,
  campaignSchema,
  cronFault,
  readMoment,
  referenceFaults,
  type CampaignInput,
} from './language.ts';
import { preview, type PreviewGroup } from './preview.ts';

const texts = { 'zh-CN': '早', 'zh-TW': '早', en: 'hi' };
const make = (more: Partial<CampaignInput>) => campaignSchema.parse({ id: 'x', say: texts, ...more });
const iso = (all: readonly number[]): string[] => all.map((at) => new Date(at).toISOString());
const at = (text: string): number => Date.parse(text);

describe('the next occurrences', () => {
  it('keep wall time over daylight saving: New York, autumn 2026 and spring 2027', () => {
    const daily = make({ every: '0 9 * * *', timeZone: 'America/New_York' });
    expect(iso(upcoming(daily, 'UTC', at('2026-10-31T00:00:00Z'), 3))).toEqual([
      '2026-10-31T13:00:00.000Z',
      '2026-11-01T14:00:00.000Z',
      '2026-11-02T14:00:00.000Z',
    ]);
    const inTheGap = make({ every: '30 2 * * *', timeZone: 'America/New_York' });
    expect(iso(upcoming(inTheGap, 'UTC', at('2027-03-13T12:00:00Z'), 2))).toEqual([
      '2027-03-14T07:00:00.000Z',
      '2027-03-15T06:30:00.000Z',
    ]);
    const twice = make({ every: '30 1 * * *', timeZone: 'America/New_York' });
    expect(iso(upcoming(twice, 'UTC', at('2026-10-31T12:00:00Z'), 2))).toEqual([
      '2026-11-01T05:30:00.000Z',
      '2026-11-02T06:30:00.000Z',
    ]);
  });
  it('are in the community’s zone without one of their own', () => {
    expect(iso(upcoming(make({ every: '0 9 * * *' }), 'Asia/Taipei', at('2026-11-21T00:00:00Z'), 1))).toEqual([
      '2026-11-21T01:00:00.000Z',
    ]);
  });
  it('stay between from and until, whole days of the zone', () => {
    const some = make({ every: '0 0,23 * * *', from: '2026-11-11', until: '2026-11-12', timeZone: 'Asia/Shanghai' });
    expect(iso(upcoming(some, 'UTC', at('2026-11-01T00:00:00Z'), 9))).toEqual([
      '2026-11-10T16:00:00.000Z',
      '2026-11-11T15:00:00.000Z',
      '2026-11-11T16:00:00.000Z',
      '2026-11-12T15:00:00.000Z',
    ]);
  });
  it('of a date come once; in a gap the first instant after it', () => {
    const once = make({ at: '2026-11-11 20:00' });
    expect(iso(upcoming(once, 'Asia/Shanghai', 0, 5))).toEqual(['2026-11-11T12:00:00.000Z']);
    expect(upcoming(once, 'Asia/Shanghai', at('2026-11-11T12:00:00Z'), 5)).toEqual([]);
    expect(iso([momentAt('2027-03-14 02:30', 'America/New_York')!])).toEqual(['2027-03-14T07:00:00.000Z']);
    expect(iso([momentAt('2026-11-01 01:30', 'America/New_York')!])).toEqual(['2026-11-01T05:30:00.000Z']);
    expect(iso([momentAt('2028-02-29T00:00', 'UTC')!])).toEqual(['2028-02-29T00:00:00.000Z']);
    expect(readMoment('2027-02-29 00:00')).toBeUndefined();
    expect(readMoment('2027-02-28 24:00')).toBeUndefined();
  });
});

describe('an occurrence that rings late', () => {
  const hourly = make({ every: '0 * * * *' });
  const planned = at('2026-11-21T01:00:00Z');
  const late = (minutes: number): number => planned + minutes * 60_000;
  it('is carried out once, late, within the grace; the others are missed', () => {
    expect(verdict(hourly, 'UTC', planned, planned + 500)).toEqual({ run: planned, missed: 0 });
    expect(verdict(hourly, 'UTC', planned, late(30))).toEqual({ run: planned, missed: 0 });
    expect(verdict(hourly, 'UTC', planned, late(190))).toEqual({ run: late(180), missed: 3 });
  });
  it('is only recorded when it is too late', () => {
    const daily = make({ every: '0 1 * * *', graceMinutes: 60 });
    expect(verdict(daily, 'UTC', planned, late(61))).toEqual({ run: null, missed: 1 });
    expect(verdict(daily, 'UTC', planned, late(3 * 1440 + 61))).toEqual({ run: null, missed: 4 });
    expect(verdict(daily, 'UTC', planned, late(3 * 1440 + 60))).toEqual({ run: late(3 * 1440), missed: 3 });
  });
  it('with catchUp skip is over after five minutes', () => {
    const skip = make({ every: '0 1 * * *', catchUp: 'skip' });
    expect(verdict(skip, 'UTC', planned, late(5))).toEqual({ run: planned, missed: 0 });
    expect(verdict(skip, 'UTC', planned, late(6))).toEqual({ run: null, missed: 1 });
  });
  it('of a date has its grace too, and none planned after until is made up', () => {
    const once = make({ at: '2026-11-21 01:00' });
    expect(verdict(once, 'UTC', planned, late(119))).toEqual({ run: planned, missed: 0 });
    expect(verdict(once, 'UTC', planned, late(121))).toEqual({ run: null, missed: 1 });
    const ended = make({ every: '0 1 * * *', until: '2026-11-21' });
    expect(verdict(ended, 'UTC', planned, late(1440 + 10))).toEqual({ run: null, missed: 1 });
  });
});

describe('which groups hear it', () => {
  const place = { name: '小鹿母婴群', account: 'telegram:1', platformId: '-100' };
  it.each([
    [{}, true],
    [{ to: { groups: 'all' as const } }, true],
    [{ to: { groups: ['小鹿母婴群'] } }, true],
    [{ to: { groups: ['-100'] } }, true],
    [{ to: { groups: ['telegram:1/-100'] } }, true],
    [{ to: { groups: ['telegram:2/-100', '别的群'] } }, false],
    [{ to: { platforms: ['telegram' as const] } }, true],
    [{ to: { platforms: ['wechat' as const] } }, false],
    [{ to: { groups: ['-100'], platforms: ['qq' as const] } }, false],
  ])('%j: %s', (more, is) => expect(reaches(make({ every: '@daily', ...more }), place)).toBe(is));
  it('one community by name or number, else all', () => {
    const home = { id: 7, name: '小鹿' };
    expect(meantFor(make({ every: '@daily' }), home)).toBe(true);
    expect(meantFor(make({ every: '@daily', to: { community: '小鹿' } }), home)).toBe(true);
    expect(meantFor(make({ every: '@daily', to: { community: '7' } }), home)).toBe(true);
    expect(meantFor(make({ every: '@daily', to: { community: '大鹿' } }), home)).toBe(false);
  });
});

describe('a version', () => {
  it('has another hash and key when anything changes, the same when only the order of keys does', () => {
    const a = make({ every: '0 9 * * *', timeZone: 'UTC' });
    const b = { ...make({ timeZone: 'UTC', every: '0 9 * * *' }) };
    expect(hashOf(a)).toBe(hashOf(b));
    expect(hashOf({ ...a, say: { ...texts, en: 'Hi' } })).not.toBe(hashOf(a));
    expect(keyOf('daily', 3, 'abc', at('2026-11-21T01:00:00Z'))).toBe('campaign:daily@3:abc:2026-11-21T01:00:00.000Z');
  });
});

describe('the rules no single field shows', () => {
  const messages = (raw: unknown): string[] => campaignFaults(raw).map((f) => `${f.path.join('.')}: ${f.message}`);
  it('are told for anything, also for what is half wrong', () => {
    expect(messages('text')).toEqual([]);
    expect(messages({ every: 7 })).toEqual([expect.stringContaining('neither topic nor say')]);
    expect(messages({ every: 'x', at: 'y', say: 1, topic: 'any', from: '2026-02-02', until: '2026-02-01' })).toEqual([
      expect.stringMatching(/^at: every and at together/),
      expect.stringMatching(/^say: topic and say together/),
      expect.stringMatching(/^until: until 2026-02-01 is before/),
      expect.stringMatching(/^from: at names the day/),
    ]);
    expect(
      referenceFaults({ topic: { ids: ['a', 'b'], theme: 'q' } }, { ids: new Set(['a']), themes: new Set() }),
    ).toHaveLength(2);
  });
  it('refuse a cron expression that comes all the time', () => {
    expect(cronFault('* * * * *')).toContain('at least 10 minutes');
    expect(cronFault('*/10 * * * *')).toBeUndefined();
    expect(cronFault('0 0 9 * * *')).toBeUndefined();
    expect(cronFault('0 25 * * *')).toContain('hour');
  });
});

describe('a preview', () => {
  const group = (name: string, timeZone: string, account = 'telegram:1'): PreviewGroup => ({
    name,
    account,
    platformId: name,
    locale: 'en',
    home: { id: timeZone.length, name: timeZone, timeZone },
  });
  const groups = [group('a', 'Asia/Shanghai'), group('b', 'Europe/Berlin'), group('c', 'Asia/Shanghai', 'qq:1')];
  const from = at('2026-11-21T00:00:00Z');
  it('shows each instant with its groups, by their local time, earliest first', () => {
    const all = preview(
      [make({ every: '0 9 * * *' }), make({ id: 'off', every: '0 9 * * *', active: false })],
      groups,
      from,
      from + 86_400_000,
    );
    expect(all.planned.map((p) => [new Date(p.at).toISOString(), p.zone, p.groups.map((g) => g.name)])).toEqual([
      ['2026-11-21T01:00:00.000Z', 'Asia/Shanghai', ['a', 'c']],
      ['2026-11-21T08:00:00.000Z', 'Europe/Berlin', ['b']],
    ]);
  });
  it('names groups that would hear too much, and campaigns nobody hears', () => {
    const nobody = make({ id: 'nobody', every: '@daily', to: { groups: ['elsewhere'] } });
    const all = preview(
      [make({ every: '0 9-13 * * *', timeZone: 'Asia/Shanghai' }), nobody],
      groups,
      from,
      from + 86_400_000,
    );
    expect(all.crowded.map((c) => [c.group.name, c.lines])).toEqual([
      ['a', 5],
      ['b', 5],
      ['c', 5],
    ]);
    expect(all.unheard).toEqual([nobody]);
  });
});
