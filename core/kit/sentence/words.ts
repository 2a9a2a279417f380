/** What days are called, and dates reckoned from a day: the vocabulary of days.ts and spans.ts. Pure. */
import { addDays, isDay, weekday } from '../calendar.ts';
import { numeral, readNumber } from './numbers.ts';
import type { Days } from './when.ts';

/** `never`: no such date; `step`: too many days or weeks apart. */
export type DayFault = 'never' | 'step' | 'past' | 'months';
export type Rule = readonly [RegExp, (m: RegExpExecArray, today: string) => Days | DayFault];
export const i = (source: string): RegExp => new RegExp(`^(?:${source})`, 'iu');
export const once = (day: string): Days => ({ on: 'once', day });
export const week = (...days: number[]): Days => ({ on: 'week', days });

// ---- weekdays ------------------------------------------------------------------------------

export const zhDay = '[一二三四五六日天末1-7]';
const zhDays = '一二三四五六日';
export const toDay = (char: string): number =>
  char === '天' ? 7 : /\d/.test(char) ? Number(char) : zhDays.indexOf(char) + 1;
export const zhWeek = '(?:周|週|星期|礼拜|禮拜)';
const enDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export const enDay = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?';
export const fromEn = (name: string): number => enDays.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** `一、三、五`, `一到五`, `mon, wed and fri`, `mon-fri` as weekdays, ascending. */
export function daysOf(text: string, one: RegExp, to: (name: string) => number): number[] {
  const found: number[] = [];
  let range = false;
  for (const m of text.matchAll(new RegExp(`(${one.source})|(到|至|[-–~～]|\\bto\\b)`, 'giu'))) {
    if (m[1] === undefined) {
      range = true;
      continue;
    }
    const day = to(m[1]);
    const last = found.at(-1);
    if (range && last !== undefined) for (let d = (last % 7) + 1; d !== day; d = (d % 7) + 1) found.push(d);
    if (day > 0) found.push(day);
    range = false;
  }
  return [...new Set(found)].toSorted((a, b) => a - b);
}

/** The coming one, today included; what is over by its time is seen later. */
export const coming = (today: string, day: number): string => addDays(today, (day - weekday(today) + 7) % 7);
export const inWeek = (today: string, day: number, weeks: number): string =>
  addDays(today, 1 - weekday(today) + 7 * weeks + day - 1);

// ---- dates ---------------------------------------------------------------------------------

const pad = (n: number, width = 2): string => `${n}`.padStart(width, '0');
function real(year: number, month: number, date: number): string | undefined {
  const day = `${pad(year, 4)}-${pad(month)}-${pad(date)}`;
  return isDay(day) ? day : undefined;
}
/** The next such date, today included. */
export function nextDate(today: string, month: number, date: number): Days | DayFault {
  const year = Number(today.slice(0, 4));
  for (let y = year; y <= year + 8; y++) {
    const day = real(y, month, date);
    if (day !== undefined && day >= today) return once(day);
  }
  return 'never';
}
export const dated = (today: string, year: number, month: number, date: number): Days | DayFault => {
  const day = real(year, month, date);
  return day === undefined ? 'never' : day < today ? 'past' : once(day);
};
export const n = (text: string | undefined): number => readNumber(text ?? '') ?? 99;
export const yearly = (month: number, date: number): Days | DayFault =>
  real(2028, month, date) === undefined ? 'never' : { on: 'year', month, date };

export function monthly(text: string): Days | DayFault {
  const dates = [...text.matchAll(new RegExp(numeral, 'gu'))].map((m) => n(m[0]));
  return dates.length === 0 || dates.some((d) => d < 1 || d > 31) ? 'never' : { on: 'month', dates };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
export const enMonth =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
export const monthOf = (name: string | undefined): number => months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

/** That date of this month (0) or of one to come. */
export function inMonth(today: string, ahead: number, date: number | 'last'): Days | DayFault {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + ahead;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const lastDay = (): string => addDays(real(Math.floor((months + 1) / 12), ((months + 1) % 12) + 1, 1) ?? today, -1);
  const day = date === 'last' ? lastDay() : real(year, month, date);
  return day === undefined ? 'never' : day < today ? 'past' : once(day);
}
/** The next day of that number in any month, today included. */
export function nextNumber(today: string, date: number): Days | DayFault {
  for (let ahead = 0; ahead < 3; ahead++) {
    const day = inMonth(today, ahead, date);
    if (typeof day !== 'string') return day;
  }
  return 'never';
}
