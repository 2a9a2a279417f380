import { expect, it } from 'vitest';

import { parseMoment } from './dates.ts';

const at = (text: string, zone = 'Asia/Shanghai'): string | undefined => {
  const moment = parseMoment(text, zone);
  return moment === undefined ? undefined : new Date(moment).toISOString();
};

it('reads moments as tables write them', () => {
  const same = '2026-11-21T10:30:05.000Z';
  for (const text of [
    '2026-11-21 18:30:05',
    '2026/11/21 18:30:05',
    '2026.11.21, 18:30:05',
    ' 2026-11-21T18:30:05 ',
    '2026-11-21T10:30:05Z',
    '2026-11-21T10:30:05.0000000+00:00',
    '2026-11-21T05:30:05-0500',
    '2026-11-21 6:30:05 PM',
    '2026/11/21 下午6:30:05',
    '2026年11月21日 18:30:05',
    '2026年11月21日 18时30分05秒',
    '1795257005',
    '1795257005000',
  ])
    expect([text, at(text)]).toEqual([text, same]);
  expect(at('2026-11-21')).toBe('2026-11-20T16:00:00.000Z');
  expect(at('2026-11-21 18:30')).toBe('2026-11-21T10:30:00.000Z');
  expect(at('2026/3/5 上午12:07')).toBe('2026-03-04T16:07:00.000Z');
  expect(at('2026/3/5 12:07 PM')).toBe('2026-03-05T04:07:00.000Z');
  expect(at('2026-07-01 12:00:00.25', 'Europe/Berlin')).toBe('2026-07-01T10:00:00.250Z');
  expect(at('2026-01-01 12:00', 'Europe/Berlin')).toBe('2026-01-01T11:00:00.000Z');
});

it('refuses what is no moment, or could be two', () => {
  for (const text of [
    '',
    'yesterday',
    '01/02/2026',
    '2026-02-30 10:00',
    '2026-13-01',
    '2026-11-21 25:00',
    '2026-11-21 10:61',
    '2026-11-21 13:00 PM',
    '12345',
  ])
    expect([text, at(text)]).toEqual([text, undefined]);
});
