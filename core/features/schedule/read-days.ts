/** Days at the beginning of a text: `每周一`, `工作日`, `明天`, `腊月二十三`, `every Friday`, `Dec 1`. Pure. */
import { addDays, isDay, weekday } from '../../kit/calendar.ts';
import { daysIn, festivalDays, festivals } from '../../kit/festivals.ts';
import { numeral, readNumber } from './numbers.ts';
import type { Days } from './when.ts';

export type DayFault = 'never' | 'past' | 'everyOther';
export type ReadDays =
  | {
      readonly days: Days;
      readonly length: number;
      /** `今晚`: the time that follows is in the evening. */ readonly part?: 'morning' | 'evening';
    }
  | { readonly fault: DayFault; readonly length: number };

type Rule = readonly [RegExp, (m: RegExpExecArray, today: string) => Days | DayFault];
const once = (day: string): Days => ({ on: 'once', day });
const week = (...days: number[]): Days => ({ on: 'week', days });

// ---- weekdays ------------------------------------------------------------------------------

const zhDay = '[一二三四五六日天末1-7]';
const zhDays = '一二三四五六日';
const toDay = (char: string): number => (char === '天' ? 7 : /\d/.test(char) ? Number(char) : zhDays.indexOf(char) + 1);
const zhWeek = '(?:周|週|星期|礼拜|禮拜)';
const enDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const enDay = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?';
const fromEn = (name: string): number => enDays.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** `一、三、五`, `一到五`, `mon, wed and fri`, `mon-fri` as weekdays, ascending. */
function daysOf(text: string, one: RegExp, to: (name: string) => number): number[] {
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
const coming = (today: string, day: number): string => addDays(today, (day - weekday(today) + 7) % 7);
const inWeek = (today: string, day: number, weeks: number): string =>
  addDays(today, 1 - weekday(today) + 7 * weeks + day - 1);

// ---- dates ---------------------------------------------------------------------------------

const pad = (n: number, width = 2): string => `${n}`.padStart(width, '0');
function real(year: number, month: number, date: number): string | undefined {
  const day = `${pad(year, 4)}-${pad(month)}-${pad(date)}`;
  return isDay(day) ? day : undefined;
}
/** The next such date, today included. */
function nextDate(today: string, month: number, date: number): Days | DayFault {
  const year = Number(today.slice(0, 4));
  for (let y = year; y <= year + 8; y++) {
    const day = real(y, month, date);
    if (day !== undefined && day >= today) return once(day);
  }
  return 'never';
}
const dated = (today: string, year: number, month: number, date: number): Days | DayFault => {
  const day = real(year, month, date);
  return day === undefined ? 'never' : day < today ? 'past' : once(day);
};
const n = (text: string | undefined): number => readNumber(text ?? '') ?? 99;
const yearly = (month: number, date: number): Days | DayFault =>
  real(2028, month, date) === undefined ? 'never' : { on: 'year', month, date };

function monthly(text: string): Days | DayFault {
  const dates = [...text.matchAll(new RegExp(numeral, 'gu'))].map((m) => n(m[0]));
  return dates.length === 0 || dates.some((d) => d < 1 || d > 31) ? 'never' : { on: 'month', dates };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const enMonth =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const monthOf = (name: string | undefined): number => months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

// ---- lunar days and festivals ----------------------------------------------------------------

const lunarMonths = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];
function lunar(monthName: string, dateName: string): { month: number; date: number } | undefined {
  const name = monthName.replace('臘', '腊').replace('十一', '冬').replace('十二', '腊').replace(/^一$/u, '正');
  const month = lunarMonths.indexOf(name) + 1;
  const date = readNumber(dateName.replace(/^初/u, '')) ?? 0;
  return month > 0 && date >= 1 && date <= 30 ? { month, date } : undefined;
}
const lunarDay =
  '(?:农历|農曆|阴历|陰曆)?\\s*(正|[二三四五六七八九]|十[一二]?|一|冬|腊|臘)月(初[一二三四五六七八九十]|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)(?![\\d日号號])';
function nextLunar(today: string, month: number, date: number): Days | DayFault {
  const year = Number(today.slice(0, 4));
  for (let y = year; y <= year + 2; y++)
    for (const day of daysIn({ lunar: `${month}-${date}` }, y)) if (day >= today) return once(day);
  return 'never';
}
const festivalNames = festivals
  .flatMap((f) =>
    Object.values(f.names)
      .flatMap((name) => [name, name.replace(/(?<=..)[节節]$/u, '')])
      .map((name) => [name, f] as const),
  )
  .toSorted((a, b) => b[0].length - a[0].length);

function festivalDay(text: string, today: string): ReadDays | undefined {
  const m = /^(每年的?|every year (?:on|at) |every |on |at )?/iu.exec(text);
  const rest = text.slice(m?.[0].length ?? 0).toLowerCase();
  const [name, festival] = festivalNames.find(([known]) => rest.startsWith(known.toLowerCase())) ?? [];
  if (name === undefined || !festival || /^[a-z]/iu.test(rest.slice(name.length)) || /^\d/u.test(name))
    return undefined;
  const length = (m?.[0].length ?? 0) + name.length;
  const year = Number(today.slice(0, 4));
  const next = [year, year + 1, year + 2].flatMap((y) => festivalDays(festival, y)).find((day) => day >= today);
  if (next === undefined) return { fault: 'never', length };
  const { rule, plus } = festival;
  const every = /每年|every/iu.test(m?.[0] ?? '');
  if (every && 'lunar' in rule && plus === undefined) {
    const [month = 1, date = 1] = rule.lunar.split('-').map(Number);
    return { days: { on: 'lunar', month, date }, length };
  }
  return { days: once(next), length };
}

// ---- the rules, the longer before the shorter ------------------------------------------------

const nth: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
};
const i = (source: string): RegExp => new RegExp(`^(?:${source})`, 'iu');
const rules: readonly Rule[] = [
  [
    i(
      '隔天|隔日|每隔|每[两兩二三四五六]天|每\\d+天|隔[周週]|每[两兩二2]个?[周週]|every other|every (?:two|2|three|3) (?:days|weeks)|fortnightly|biweekly',
    ),
    () => 'everyOther',
  ],
  [i('每天|每日|天天|every ?day|each day|daily'), () => ({ on: 'daily' })],
  [
    i('(?:每个|每個|每)?工作日|(?:on |every |each )?(?:weekdays?|workdays?|working days?|business days?)(?![a-z])'),
    () => week(1, 2, 3, 4, 5),
  ],
  [i('(?:每个|每個|每)?[周週]末|(?:on |every |each )?weekends?(?![a-z])'), () => week(6, 7)],
  [
    i('(?:每(?:个|個)?月|每月)的?第([一二三四])(?:个|個)?' + zhWeek + '([一二三四五六日天])'),
    (m) => ({ on: 'nth', n: n(m[1]), day: toDay(m[2] ?? '') }),
  ],
  [
    i(`(?:on |every )?(?:the )?(first|second|third|fourth|1st|2nd|3rd|4th) (${enDay}) of (?:every|each|the) month`),
    (m) => ({ on: 'nth', n: nth[(m[1] ?? '').toLowerCase()] ?? 1, day: fromEn(m[2] ?? '') }),
  ],
  [
    i(
      `每(?:个|個)?${zhWeek}(${zhDay}(?:\\s*(?:[、,，和及到至~～-]|${zhWeek})*\\s*${zhDay}(?![点點时時:：\\d月号號]))*)`,
    ),
    (m) => ({ on: 'week', days: daysOf(m[1] ?? '', /[一二三四五六日天1-7]/, toDay) }),
  ],
  [
    i(`(?:every|each)\\s+(${enDay}(?:\\s*(?:,|and|&|to|-|–|or)\\s*(?:and\\s+)?(?:every\\s+)?${enDay})*)(?![a-z])`),
    (m) => ({ on: 'week', days: daysOf(m[1] ?? '', new RegExp(enDay), fromEn) }),
  ],
  [
    i(
      `(?:on )?((?:mon|tues|wednes|thurs|fri|satur|sun)days(?:\\s*(?:,|and|&)\\s*(?:and\\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)days)*)(?![a-z])`,
    ),
    (m) => ({ on: 'week', days: daysOf(m[1] ?? '', new RegExp(enDay), fromEn) }),
  ],
  [i(`(?:下个?|下個?)${zhWeek}([一二三四五六日天])`), (m, today) => once(inWeek(today, toDay(m[1] ?? ''), 1))],
  [
    i(`(?:这个?|這個?|本)${zhWeek}([一二三四五六日天])`),
    (m, today) => {
      const day = inWeek(today, toDay(m[1] ?? ''), 0);
      return day < today ? 'past' : once(day);
    },
  ],
  [i(`${zhWeek}([一二三四五六日天])`), (m, today) => once(coming(today, toDay(m[1] ?? '')))],
  [i(`next (${enDay})(?![a-z])`), (m, today) => once(inWeek(today, fromEn(m[1] ?? ''), 1))],
  [i(`(?:on |this |coming )?(${enDay})(?![a-z])`), (m, today) => once(coming(today, fromEn(m[1] ?? '')))],
  [
    i(
      '每(?:个|個)?月的?(?:最后一天|最後一天|月底|月末)|每(?:个|個)?月底|每(?:个|個)?月末|(?:on )?(?:the )?last day of (?:every|each|the) month|every month on the last day|monthly on the last day',
    ),
    () => ({ on: 'month', dates: ['last'] }),
  ],
  [
    i(`每(?:个|個)?月的?(${numeral}\\s*[日号號](?:\\s*[、,，和及]\\s*${numeral}\\s*[日号號])*)`),
    (m) => monthly(m[1] ?? ''),
  ],
  [
    i('(?:every month|monthly|each month) on (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])'),
    (m) => monthly(m[1] ?? ''),
  ],
  [i('(?:on )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)? (?:of|day of) (?:every|each|the) month'), (m) => monthly(m[1] ?? '')],
  [
    i(`每年的?${lunarDay}`),
    (m) => {
      const d = lunar(m[1] ?? '', m[2] ?? '');
      return d ? { on: 'lunar', ...d } : 'never';
    },
  ],
  [
    i(lunarDay),
    (m, today) => {
      const d = lunar(m[1] ?? '', m[2] ?? '');
      return d ? nextLunar(today, d.month, d.date) : 'never';
    },
  ],
  [i(`每年的?(${numeral})\\s*月\\s*(${numeral})\\s*[日号號]`), (m) => yearly(n(m[1]), n(m[2]))],
  [
    i(`(?:every year|yearly|annually) on ${enMonth} (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])`),
    (m) => yearly(monthOf(m[1]), n(m[2])),
  ],
  [
    i('(\\d{4})\\s*[年/.-]\\s*(\\d{1,2})\\s*[月/.-]\\s*(\\d{1,2})\\s*[日号號]?'),
    (m, today) => dated(today, n(m[1]), n(m[2]), n(m[3])),
  ],
  [i(`(${numeral})\\s*月\\s*(${numeral})\\s*[日号號]`), (m, today) => nextDate(today, n(m[1]), n(m[2]))],
  [i('(\\d{1,2})/(\\d{1,2})(?!\\d|/)'), (m, today) => nextDate(today, n(m[1]), n(m[2]))],
  [
    i(`(?:on )?${enMonth} (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,? (\\d{4}))?`),
    (m, today) =>
      m[3] === undefined ? nextDate(today, monthOf(m[1]), n(m[2])) : dated(today, n(m[3]), monthOf(m[1]), n(m[2])),
  ],
  [
    i(`(?:on )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${enMonth}(?![a-z])`),
    (m, today) => nextDate(today, monthOf(m[2]), n(m[1])),
  ],
  [i('大后天|大後天'), (_m, today) => once(addDays(today, 3))],
  [i('后天|後天|the day after tomorrow'), (_m, today) => once(addDays(today, 2))],
  [i('明天|明日|明(?=[早晚])|tomorrow'), (_m, today) => once(addDays(today, 1))],
  [i('今天|今日|今(?=[早晚])|today'), (_m, today) => once(today)],
];
/** What day or days a text begins with; undefined when with none. `today`: the civil day now. */
export function readDays(text: string, today: string): ReadDays | undefined {
  const tonight = /^tonight(?![a-z])/iu.exec(text);
  if (tonight) return { days: once(today), length: tonight[0].length, part: 'evening' };
  for (const [pattern, read] of rules) {
    const m = pattern.exec(text);
    if (!m) continue;
    const days = read(m, today);
    return typeof days === 'string' ? { fault: days, length: m[0].length } : { days, length: m[0].length };
  }
  return festivalDay(text, today);
}
