import { expect, it } from 'vitest';

import { calendarFile } from './ics.ts';

const at = Date.parse('2026-11-11T12:00:00Z');

it('is a calendar by RFC 5545: CRLF, UTC, texts escaped', () => {
  const made = calendarFile([{ at, key: 'deal Asia/Shanghai', title: 'a,b;c\\d', details: 'one\ntwo\u0000' }], at);
  expect(made.split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Banyan//campaigns//EN',
    'BEGIN:VEVENT',
    expect.stringMatching(/^UID:[0-9a-f]{14}-20261111T120000Z@banyan$/u),
    'DTSTAMP:20261111T120000Z',
    'DTSTART:20261111T120000Z',
    'DURATION:PT5M',
    'SUMMARY:a\\,b\\;c\\\\d',
    'DESCRIPTION:one\\ntwo',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

it('folds at 75 octets, never within a character, and unfolds to what it was', () => {
  const title = '双十一预热😀'.repeat(20);
  const made = calendarFile([{ at, key: 'x', title, details: 'x'.repeat(200) }], at);
  for (const line of made.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(made.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}\r\n`);
  expect(made).not.toContain('\ufffd');
});

it('gives the same event the same name at every export, and another occurrence another', () => {
  const uid = (key: string, when: number): string =>
    /UID:(.*)\r/u.exec(calendarFile([{ at: when, key, title: 'x', details: '' }], 0))?.[1] ?? '';
  expect(uid('a', at)).toBe(uid('a', at));
  expect(new Set([uid('a', at), uid('b', at), uid('a', at + 60_000)]).size).toBe(3);
});
