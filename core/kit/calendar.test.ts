import { describe, expect, it } from 'vitest';

import {
  addDays,
  civilDay,
  dayNumber,
  dayOf,
  formatDay,
  formatMoment,
  formatTime,
  isZone,
  monthOf,
  startOfDay,
  UnknownZone,
  wallTime,
  weekday,
  weekOf,
  zoneOffset,
} from './calendar.ts';
import { quickest } from '../../test/quickest.ts';

const at = (iso: string): number => Date.parse(iso);
const zones = ['Asia/Shanghai', 'Asia/Taipei', 'America/New_York', 'America/Santiago', 'Africa/Cairo', 'Europe/London'];
zones.push('Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'Atlantic/Azores', 'America/Havana', 'UTC');

describe('civil days', () => {
  it('changes at the midnight of the zone, not of the machine', () => {
    expect(civilDay(at('2026-11-20T15:59:59.999Z'), 'Asia/Shanghai')).toBe('2026-11-20');
    expect(civilDay(at('2026-11-20T16:00:00.000Z'), 'Asia/Shanghai')).toBe('2026-11-21');
    expect(civilDay(at('2026-11-20T16:00:00.000Z'), 'America/New_York')).toBe('2026-11-20');
  });

  it('answers the same with and without its memory, hour by hour over two years', () => {
    for (const zone of zones) {
      const plain = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      });
      for (let t = at('2026-01-01T00:30:00Z'); t < at('2028-01-01T00:00:00Z'); t += 3_600_000 * 5)
        expect(`${zone} ${t} ${civilDay(t, zone)}`).toBe(`${zone} ${t} ${plain.format(t)}`);
    }
  });

  it('finds the first instant of every day of two years in every zone', () => {
    for (const zone of zones)
      for (let n = dayNumber('2026-01-01'); n < dayNumber('2028-01-01'); n++) {
        const start = startOfDay(dayOf(n), zone);
        expect(dayOf(Math.floor(wallTime(start, zone) / 86_400_000))).toBe(dayOf(n));
        expect(dayOf(Math.floor(wallTime(start - 1000, zone) / 86_400_000))).toBe(dayOf(n - 1));
      }
  });

  it('begins a day without midnight after the gap, a doubled midnight at the first', () => {
    // Santiago 2026-09-06: 00:00 becomes 01:00.
    expect(new Date(startOfDay('2026-09-06', 'America/Santiago')).toISOString()).toBe('2026-09-06T04:00:00.000Z');
    // Havana 2026-11-01: 01:00 becomes 00:00.
    expect(new Date(startOfDay('2026-11-01', 'America/Havana')).toISOString()).toBe('2026-11-01T04:00:00.000Z');
    // Apia jumped over 2011-12-30.
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe(startOfDay('2011-12-31', 'Pacific/Apia'));
  });

  it('counts days, weeks and months', () => {
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dayNumber('2026-03-01') - dayNumber('2026-02-28')).toBe(1);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(weekday('2026-11-21')).toBe(6);
    expect(weekday('1969-12-28')).toBe(7);
    expect(weekOf('2026-11-22')).toBe('2026-11-16');
    expect(weekOf('2026-11-16')).toBe('2026-11-16');
    expect(monthOf('2026-11-21')).toBe('2026-11');
  });

  it('refuses what is no day', () => {
    for (const day of ['2026-02-30', '2026-2-3', '20260203', '', '2026-13-01', '2026-02-03T00'])
      expect(() => dayNumber(day)).toThrow(RangeError);
  });

  it('knows zones, and names an example when it does not', () => {
    expect(isZone('Asia/Shanghai')).toBe(true);
    expect(isZone('+08:00')).toBe(false);
    expect(isZone('')).toBe(false);
    expect(() => civilDay(0, 'Asia/Shangai')).toThrow(UnknownZone);
    expect(() => civilDay(0, 'Asia/Shangai')).toThrow(/"Asia\/Shangai".*Asia\/Shanghai/);
    expect(() => formatTime(0, 'Beijing', 'en')).toThrow(UnknownZone);
  });

  it('knows offsets of half an hour and of daylight saving', () => {
    expect(zoneOffset(at('2026-01-01T00:00:00.500Z'), 'Asia/Kathmandu')).toBe(5.75 * 3_600_000);
    expect(zoneOffset(at('2026-07-01T00:00:00Z'), 'Europe/London')).toBe(3_600_000);
  });

  it('writes times in each language', () => {
    const t = at('2026-08-03T12:05:00Z');
    expect(formatTime(t, 'Asia/Shanghai', 'zh-CN')).toBe('20:05');
    expect(formatTime(at('2026-08-02T16:00:00Z'), 'Asia/Shanghai', 'en')).toBe('00:00');
    expect(formatDay(t, 'Asia/Shanghai', 'zh-CN')).toBe('8月3日');
    expect(formatDay(t, 'Asia/Taipei', 'zh-TW')).toBe('8月3日');
    expect(formatDay(t, 'Asia/Shanghai', 'en')).toBe('Aug 3');
    expect(formatMoment(t, 'Asia/Shanghai', 'zh-CN')).toBe('8月3日 20:05');
    expect(formatMoment(t, 'Asia/Shanghai', 'en')).toBe('Aug 3, 20:05');
  });

  it('costs next to nothing on the path of a message', () => {
    const t = at('2026-11-21T04:00:00Z');
    civilDay(t, 'Asia/Shanghai');
    const messages = (): void => {
      for (let i = 0; i < 100_000; i++) civilDay(t + i, 'Asia/Shanghai');
    };
    // 100,000 answers made by Intl take about 200 ms or more; remembered ones about 3 ms.
    expect(quickest(60, messages)).toBeLessThan(60);
  });
});
