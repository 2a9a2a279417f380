/** Days counted from now or from a day: `隔周五`, `every 3 days`, `下个月1号`, `in two weeks`. Pure. */
import { addDays, weekday } from '../calendar.ts';
import { daysIn } from '../festivals.ts';
import { numeral } from './numbers.ts';
import {
  daysOf,
  enDay,
  fromEn,
  i,
  inMonth,
  n,
  nextNumber,
  once,
  toDay,
  zhDay,
  zhWeek,
  type DayFault,
  type Rule,
} from './words.ts';
import type { Days } from './when.ts';

const enNumbers: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6, other: 2, second: 2 };
const every = (count: number, today: string): Days | DayFault =>
  count < 1 || count > 60 ? 'step' : count === 1 ? { on: 'daily' } : { on: 'every', n: count, from: today };
/** `days`: as written; without any the weekday of today. */
function weeks(count: number, days: readonly number[], today: string): Days | DayFault {
  if (count < 1 || count > 8) return 'step';
  const named = days.length > 0 ? days : [weekday(today)];
  return count === 1
    ? { on: 'week', days: named }
    : { on: 'weeks', n: count, days: named, from: addDays(today, 1 - weekday(today)) };
}
const zhSome = `(${zhDay}(?:\\s*(?:[、,，和及到至~～-]|${zhWeek})*\\s*${zhDay}(?![点點时時:：\\d月号號]))*)`;
const zhNamed = (text: string | undefined): number[] => daysOf(text ?? '', /[一二三四五六日天1-7]/, toDay);
const enSome = `(${enDay}(?:\\s*(?:,|and|&)\\s*(?:and\\s+)?${enDay})*)(?![a-z])`;
const enNamed = (text: string | undefined): number[] => daysOf(text ?? '', new RegExp(enDay), fromEn);
const count = (text: string | undefined): number => enNumbers[(text ?? '').toLowerCase()] ?? n(text);
/** Every second day, every third week. */
export const spans: readonly Rule[] = [
  [
    i(
      `隔(?:个|個)?月|每隔?(?:${numeral})(?:个|個)月|每隔?(?:个|個)?季度?|every (?:other|second|\\w+) months?|quarterly|every quarter`,
    ),
    () => 'months',
  ],
  [
    i(`(?:每|双|雙)?隔(?:一|1)?(?:个|個)?${zhWeek}(?:的)?${zhWeek}?${zhSome}`),
    (m, today) => weeks(2, zhNamed(m[1]), today),
  ],
  [
    i(`双${zhWeek}的?${zhWeek}?${zhSome}|雙${zhWeek}的?${zhWeek}?${zhSome}`),
    (m, today) => weeks(2, zhNamed(m[1] ?? m[2]), today),
  ],
  [
    i(`每隔(${numeral})(?:个|個)?${zhWeek}的?${zhWeek}${zhSome}`),
    (m, today) => weeks(n(m[1]) + 1, zhNamed(m[2]), today),
  ],
  [i(`每(${numeral})(?:个|個)?${zhWeek}的?${zhWeek}${zhSome}`), (m, today) => weeks(n(m[1]), zhNamed(m[2]), today)],
  [
    i(`每隔?(?:一|1)(?:个|個)?${zhWeek}|隔${zhWeek}(?!${zhDay})|双${zhWeek}|雙${zhWeek}`),
    (_m, today) => weeks(2, [], today),
  ],
  [i(`每(${numeral})(?:个|個)?${zhWeek}(?!${zhDay})`), (m, today) => weeks(n(m[1]), [], today)],
  [i('隔天|隔日|每隔(?:一|1)?[天日]'), (_m, today) => every(2, today)],
  [i(`每隔(${numeral})[天日]`), (m, today) => every(n(m[1]) + 1, today)],
  [i(`每(${numeral})[天日]`), (m, today) => every(n(m[1]), today)],
  [
    i('every (other|second|\\d{1,2}|two|three|four|five|six)(?:st|nd|rd|th)? days?(?![a-z])'),
    (m, today) => every(count(m[1]), today),
  ],
  [i(`every (other|second) ${enSome}(?! of)`), (m, today) => weeks(2, enNamed(m[2]), today)],
  [
    i(
      `(?:every (other|second|\\d|two|three|four|five|six) weeks?|fortnightly|bi-?weekly|every fortnight)(?:,? on ${enSome})?(?![a-z])`,
    ),
    (m, today) => weeks(m[1] === undefined ? 2 : count(m[1]), m[2] === undefined ? [] : enNamed(m[2]), today),
  ],
];
const th = '(\\d{1,2})(?:st|nd|rd|th)';
/** A day of this month or the next, a day so long from now. */
export const inAMonth: readonly Rule[] = [
  [i(`下(?:个|個)?月(?:的)?(?:最[后後]一天|底)`), (_m, today) => inMonth(today, 1, 'last')],
  [i(`下(?:个|個)?月(?:的)?(${numeral})\\s*[日号號]`), (m, today) => inMonth(today, 1, n(m[1]))],
  [i(`(?:(?:本|这个?|這個?)月(?:的)?(?:最[后後]一天|底)|月底)`), (_m, today) => inMonth(today, 0, 'last')],
  [i(`(?:本|这个?|這個?)月(?:的)?(${numeral})\\s*[日号號]`), (m, today) => inMonth(today, 0, n(m[1]))],
  [
    i(`next month,? on (?:the )?${th}|(?:on )?(?:the )?${th} of next month`),
    (m, today) => inMonth(today, 1, n(m[1] ?? m[2])),
  ],
  [i(`(?:on )?(?:the )?last day of (?:this|the) month`), (_m, today) => inMonth(today, 0, 'last')],
  [i(`(?:on )?the ${th}(?=,? at |,? \\d)`), (m, today) => nextNumber(today, n(m[1]))],
  [i(`(${numeral})\\s*[号號](?=[\\s早晚上下中凌的，,\\d]|$)`), (m, today) => nextNumber(today, n(m[1]))],
  [i(`(${numeral})\\s*天(?:之|以)?[后後]`), (m, today) => (n(m[1]) > 366 ? 'never' : once(addDays(today, n(m[1]))))],
  [
    i(`(${numeral})\\s*(?:个|個)?${zhWeek}(?:之|以)?[后後]`),
    (m, today) => (n(m[1]) > 52 ? 'never' : once(addDays(today, 7 * n(m[1])))),
  ],
  [
    i('in (an?|\\d{1,3}|two|three|four|five|six) (day|week)s?(?![a-z])'),
    (m, today) => {
      const amount = /^an?$/iu.test(m[1] ?? '') ? 1 : count(m[1]);
      return amount > 366 ? 'never' : once(addDays(today, amount * (/^d/iu.test(m[2] ?? '') ? 1 : 7)));
    },
  ],
  [i('大年三十|年三十|大年夜'), (_m, today) => newYear(today, -1)],
  [i('大年初([一二三四五六七八九十])'), (m, today) => newYear(today, n(m[1]) - 1)],
];
/** So many days from the Chinese New Year to come. */
function newYear(today: string, shift: number): Days | DayFault {
  const year = Number(today.slice(0, 4));
  const days = [year, year + 1].flatMap((y) => daysIn({ lunar: '1-1' }, y)).map((day) => addDays(day, shift));
  const next = days.find((day) => day >= today);
  return next === undefined ? 'never' : once(next);
}
