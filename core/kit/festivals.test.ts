/**
 * Lunar dates against ICU's Chinese calendar, solar terms against the sun's longitude by Meeus, and both against a table
 * of well-known dates, written down by hand and not copied from a published table.
 */
import { describe, expect, it } from 'vitest';

import { addDays, weekday } from './calendar.ts';
import { daysIn, festivalDays, festivalNamed, festivals, holidaysOn } from './festivals.ts';

const days = (name: string, year: number): readonly string[] => {
  const festival = festivalNamed(name);
  if (!festival) throw new Error(`no festival ${name}`);
  return festivalDays(festival, year);
};

const announced: Readonly<Record<string, readonly string[]>> = {
  春节: [
    '2017-01-28',
    '2018-02-16',
    '2019-02-05',
    '2020-01-25',
    '2021-02-12',
    '2022-02-01',
    '2023-01-22',
    '2024-02-10',
    '2025-01-29',
    '2026-02-17',
    '2027-02-06',
    '2028-01-26',
    '2029-02-13',
    '2030-02-03',
  ],
  端午节: [
    '2017-05-30',
    '2018-06-18',
    '2019-06-07',
    '2020-06-25',
    '2021-06-14',
    '2022-06-03',
    '2023-06-22',
    '2024-06-10',
    '2025-05-31',
    '2026-06-19',
    '2027-06-09',
    '2028-05-28',
    '2029-06-16',
    '2030-06-05',
  ],
  中秋节: [
    '2017-10-04',
    '2018-09-24',
    '2019-09-13',
    '2020-10-01',
    '2021-09-21',
    '2022-09-10',
    '2023-09-29',
    '2024-09-17',
    '2025-10-06',
    '2026-09-25',
    '2027-09-15',
    '2028-10-03',
    '2029-09-22',
    '2030-09-12',
  ],
  清明: [
    '2017-04-04',
    '2018-04-05',
    '2019-04-05',
    '2020-04-04',
    '2021-04-04',
    '2022-04-05',
    '2023-04-05',
    '2024-04-04',
    '2025-04-04',
    '2026-04-05',
    '2027-04-05',
    '2028-04-04',
    '2029-04-04',
    '2030-04-05',
  ],
  冬至: [
    '2017-12-22',
    '2018-12-22',
    '2019-12-22',
    '2020-12-21',
    '2021-12-21',
    '2022-12-22',
    '2023-12-22',
    '2024-12-21',
    '2025-12-21',
    '2026-12-22',
  ],
};

/**
 * Months that this ICU begins a day off, because the new moon is within minutes of midnight in China: 6 February 2027
 * 23:56 and 3 February 2030 00:07. The table above, by hand, has them as we do: Spring Festival is on 6 February 2027 and on 3 February 2030.
 */
const icuErrs = [
  ['2027-02-06', '2027-03-08'],
  ['2030-02-02', '2030-03-04'],
] as const;

describe('festivals', () => {
  it.each(Object.entries(announced))('%s is when it was announced', (name, dates) => {
    for (const date of dates) expect(days(name, Number(date.slice(0, 4)))).toEqual([date]);
  });

  it('have lunar dates as ICU’s Chinese calendar has them, every day of 2020 to 2035', () => {
    const icu = new Intl.DateTimeFormat('en-u-ca-chinese', {
      timeZone: 'Asia/Shanghai',
      month: 'numeric',
      day: 'numeric',
    });
    const wanted = [
      [1, 1],
      [1, 15],
      [2, 2],
      [5, 5],
      [7, 7],
      [7, 15],
      [8, 15],
      [9, 9],
      [12, 8],
      [12, 23],
      [6, 30],
    ];
    const byDate = new Map<string, string[]>();
    let last = '';
    for (let day = '2019-12-31'; day < '2036-02-01'; day = addDays(day, 1)) {
      const parts = icu.formatToParts(Date.parse(`${day}T12:00:00+08:00`));
      const of = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
      const name = `${of('month')}-${of('day')}`;
      byDate.set(name, [...(byDate.get(name) ?? []), day]);
      // A month that ends with day 29: its day 30 is its last.
      if (of('day') === '1' && last.endsWith('-29')) {
        const short = `${last.split('-')[0]}-30`;
        byDate.set(short, [...(byDate.get(short) ?? []), addDays(day, -1)]);
      }
      last = name;
    }
    for (const [month, day] of wanted)
      for (let year = 2020; year <= 2035; year++) {
        const expected = (byDate.get(`${month}-${day}`) ?? []).filter((d) => d.startsWith(`${year}`));
        if (expected.some((d) => icuErrs.some(([from, to]) => d >= from && d <= to))) continue;
        expect([month, day, daysIn({ lunar: `${month}-${day}` }, year)]).toEqual([month, day, expected]);
      }
  });

  it('have solar terms on the day the sun comes to their longitude in China, 2020 to 2035', () => {
    for (const festival of festivals) {
      if (!('term' in festival.rule)) continue;
      const longitude = (285 + 15 * (festival.rule.term - 1)) % 360;
      for (let year = 2020; year <= 2035; year++) {
        const at = sunAt(longitude, year, festival.rule.term);
        // The formula is good to about a quarter of an hour.
        const near = [at - 20 * 60_000, at + 20 * 60_000].map((t) =>
          new Date(t + 8 * 3_600_000).toISOString().slice(0, 10),
        );
        expect(near, `${festival.id} ${year}`).toContain(festivalDays(festival, year)[0]);
      }
    }
  });

  it('that go by weekday fall on it', () => {
    for (let year = 2020; year <= 2035; year++) {
      const [mother = ''] = days('母亲节', year);
      expect([mother.slice(5, 7), weekday(mother)]).toEqual(['05', 7]);
      expect(Number(mother.slice(8))).toBeGreaterThan(7);
      expect(Number(mother.slice(8))).toBeLessThan(15);
      expect(addDays(days('thanksgiving', year)[0] ?? '', 1)).toBe(days('black-friday', year)[0]);
    }
    expect(days('thanksgiving', 2026)).toEqual(['2026-11-26']);
  });

  it('are known by any of their names, and New Year’s Eve is the day before', () => {
    for (const name of ['spring-festival', '春节', '春節', 'lunar new year'])
      expect(festivalNamed(name)?.id).toBe('spring-festival');
    expect(festivalNamed('中秋')?.id).toBe('mid-autumn');
    expect(festivalNamed('中秋節')?.id).toBe('mid-autumn');
    expect(festivalNamed('nothing')).toBeUndefined();
    expect(days('除夕', 2026)).toEqual(['2026-02-16']);
    const names = festivals.flatMap((f) => [f.id, ...new Set(Object.values(f.names))]);
    const twice = names.filter((n, i) => names.indexOf(n) !== i && n !== '520' && n !== '618');
    expect(twice).toEqual([]);
  });

  it('are those of a market', () => {
    expect(holidaysOn('2026-11-11', 'cn').map((f) => f.id)).toEqual(['double-eleven']);
    expect(holidaysOn('2026-11-11', 'en')).toEqual([]);
    expect(holidaysOn('2026-08-08', 'tw').map((f) => f.id)).toEqual(['fathers-day-tw']);
    expect(daysIn({ yearly: '02-29' }, 2027)).toEqual(['2027-02-28']);
    expect(daysIn({ yearly: '02-29' }, 2028)).toEqual(['2028-02-29']);
    // A late lunar day comes twice in one Gregorian year, or not at all.
    expect(daysIn({ lunar: '12-8' }, 2025)).toEqual(['2025-01-07']);
    expect([2028, 2029, 2030, 2031].map((y) => daysIn({ lunar: '12-8' }, y).length).reduce((a, b) => a + b, 0)).toBe(4);
  });
});

/** When the sun comes to this longitude near the term of the year: Meeus, Astronomical Algorithms, chapter 25, low accuracy. */
function sunAt(longitude: number, year: number, term: number): number {
  let at = Date.UTC(year, 0, 5) + (term - 1) * 15.22 * 86_400_000;
  for (let i = 0; i < 20; i++) {
    const off = ((longitude - apparent(at) + 540) % 360) - 180;
    at += (off / 360) * 365.2422 * 86_400_000;
  }
  return at;
}
function apparent(at: number): number {
  const deltaT = 70_000;
  const t = ((at + deltaT) / 86_400_000 + 2_440_587.5 - 2_451_545) / 36_525;
  const rad = (deg: number): number => (deg * Math.PI) / 180;
  const mean = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t;
  const m = rad(357.52911 + 35_999.05029 * t - 0.0001537 * t * t);
  const centre =
    (1.914602 - 0.004817 * t) * Math.sin(m) + (0.019993 - 0.000101 * t) * Math.sin(2 * m) + 0.000289 * Math.sin(3 * m);
  const omega = rad(125.04 - 1934.136 * t);
  return (((mean + centre - 0.00569 - 0.00478 * Math.sin(omega)) % 360) + 360) % 360;
}
