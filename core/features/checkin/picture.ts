/** A member's month as a picture. */
import { weekday } from '../../kit/calendar.ts';
import { month as drawMonth, type Day, type DayMark } from '../../kit/cards.ts';
import type { Locale } from '../../types.ts';
import { monthSpan } from './rules.ts';
import { pictureTexts } from './texts-picture.ts';

export interface MonthShown {
  /** `2026-11` */
  readonly month: string;
  /** Days that count, 1 to 31. */
  readonly days: readonly number[];
  /** Those of them that were made up. */
  readonly madeUp: readonly number[];
  /** The community's civil day. */
  readonly today: string;
  readonly name: string;
  /** `11月` */
  readonly title: string;
  /** Days in a row up to now. */
  readonly streak: number;
}

/** SVG. */
export function calendarPicture(locale: Locale, m: MonthShown): string {
  const t = pictureTexts[locale];
  const { first, last } = monthSpan(m.month);
  const today = m.today.slice(0, 7) === m.month ? Number(m.today.slice(8)) : 0;
  const madeUp = new Set(m.madeUp);
  const days: Day[] = m.days.map((day) => ({ day, mark: madeUp.has(day) ? 'half' : 'full' }));
  if (today > 0 && !m.days.includes(today)) days.push({ day: today, mark: 'ring' });
  const marks = new Set(days.map((d) => d.mark));
  const labels: readonly (readonly [DayMark, string])[] = [
    ['full', t.done],
    ['half', t.madeUp],
    ['ring', t.today],
  ];
  return drawMonth({
    title: t.title(m.name, m.title),
    ...(m.streak > 1 && { aside: t.streak(m.streak) }),
    weekdays: t.weekdays,
    first: weekday(first) - 1,
    length: Number(last.slice(8)),
    days,
    legend: labels.filter(([mark]) => marks.has(mark)).map(([mark, label]) => ({ mark, label })),
  });
}
