/** Days at the beginning of a text: `每周一`, `工作日`, `明天`, `腊月二十三`, `every Friday`, `Dec 1`. Pure. */
import { addDays } from '../calendar.ts';
import { daysIn, festivalDays, festivals } from '../festivals.ts';
import { numeral, readNumber } from './numbers.ts';
import { inAMonth, spans } from './spans.ts';
import { lastOfMonth, type Days } from './when.ts';
import {
  coming,
  dated,
  daysOf,
  enDay,
  enMonth,
  fromEn,
  i,
  inWeek,
  monthOf,
  monthly,
  n,
  nextDate,
  once,
  toDay,
  week,
  yearly,
  zhDay,
  zhWeek,
  type DayFault,
  type Rule,
} from './words.ts';

export type ReadDays =
  | {
      readonly days: Days;
      readonly length: number;
      /** `今晚`: the time that follows is in the evening. */ readonly part?: 'morning' | 'evening';
    }
  | { readonly fault: DayFault; readonly length: number };

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
  if (every && !plus) {
    const [month = 1, date = 1] = ('lunar' in rule ? rule.lunar : 'yearly' in rule ? rule.yearly : '')
      .split('-')
      .map(Number);
    if ('lunar' in rule) return { days: { on: 'lunar', month, date }, length };
    if ('yearly' in rule) return { days: { on: 'year', month, date }, length };
  }
  if (every) return { days: { on: 'festival', id: festival.id }, length };
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
const rules: readonly Rule[] = [
  ...spans,
  [i('每天|每日|天天|every ?day|each day|daily'), () => ({ on: 'daily' })],
  [i('每(?=[早晚])|(?:every|each)(?= (?:morning|afternoon|evening|night)(?![a-z]))'), () => ({ on: 'daily' })],
  [
    i(
      '(?:每个|每個|每)?(?:工作日|平日)|(?:on |every |each )?(?:weekdays?|workdays?|working days?|business days?)(?![a-z])',
    ),
    () => week(1, 2, 3, 4, 5),
  ],
  [i('(?:每个|每個|每)?[周週]末|(?:on |every |each )?weekends?(?![a-z])'), () => week(6, 7)],
  [
    i('(?:每(?:个|個)?月|每月)的?第([一二三四])(?:个|個)?' + zhWeek + '([一二三四五六日天])'),
    (m) => ({ on: 'nth', n: n(m[1]), day: toDay(m[2] ?? '') }),
  ],
  [
    i(`每(?:个|個)?月的?最[后後]一?(?:个|個)?${zhWeek}([一二三四五六日天])`),
    (m) => ({ on: 'nth', n: lastOfMonth, day: toDay(m[1] ?? '') }),
  ],
  [
    i(`(?:on )?(?:the )?last (${enDay}) (?:of|in) (?:every|each|the) month`),
    (m) => ({ on: 'nth', n: lastOfMonth, day: fromEn(m[1] ?? '') }),
  ],
  [
    i(`(?:on |every )?(?:the )?(first|second|third|fourth|1st|2nd|3rd|4th) (${enDay}) of (?:every|each|the) month`),
    (m) => ({ on: 'nth', n: nth[(m[1] ?? '').toLowerCase()] ?? 1, day: fromEn(m[2] ?? '') }),
  ],
  [
    i(
      `每(?:个|個|逢)?${zhWeek}(${zhDay}(?:\\s*(?:[、,，和及到至~～-]|${zhWeek})*\\s*${zhDay}(?![点點时時:：\\d月号號]))*)`,
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
  [
    i(
      `${zhWeek}([一二三四五六日天])\\s*[到至~～-]\\s*${zhWeek}?([一二三四五六日天])(?![点點时時:：\\d月号號])|(?:from )?(${enDay}\\s*(?:to|-|–)\\s*${enDay})(?![a-z])`,
    ),
    (m) => ({
      on: 'week',
      days:
        m[3] === undefined
          ? daysOf(`${m[1]}到${m[2]}`, /[一二三四五六日天]/, toDay)
          : daysOf(m[3], new RegExp(enDay), fromEn),
    }),
  ],
  [i(`下下(?:个|個)?${zhWeek}([一二三四五六日天])`), (m, today) => once(inWeek(today, toDay(m[1] ?? ''), 2))],
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
    i(`每(?:个|個)?月的?(${numeral}\\s*[日号號]?(?:\\s*[、,，和及]\\s*${numeral}\\s*[日号號]?)*(?<=[日号號]))`),
    (m) => monthly(m[1] ?? ''),
  ],
  [
    i('(?:every month|monthly|each month) on (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])'),
    (m) => monthly(m[1] ?? ''),
  ],
  [
    i(
      '(?:on )?(?:the )?(\\d{1,2}(?:st|nd|rd|th)?(?:(?:, | and )(?:the )?\\d{1,2}(?:st|nd|rd|th)?)*) (?:of|day of) (?:every|each|the) month',
    ),
    (m) => monthly(m[1] ?? ''),
  ],
  ...inAMonth,
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
