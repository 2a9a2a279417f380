/** A moment in the words people use: 明天20点, 今晚8点半, 周五 20:00, 30分钟后, tomorrow 8pm, in 2h. */
import { addDays, civilDay, dayNumber, isDay, weekday, zoneOffset } from './calendar.ts';
import { parseDuration } from './parse.ts';

export interface When {
  /** Epoch ms. */
  readonly at: number;
  /** The text without the words read. */
  readonly rest: string;
}

const soon =
  /(?:([0-9]{1,3}\s*(?:分钟|分鐘|小时|小時|天))\s*[后後])|(?:\bin\s+([0-9]{1,3}\s*(?:minutes?|min|m|hours?|h|days?|d))\b)/iu;
const dayWord =
  '今天|今日|今晚|明天|明日|明晚|后天|後天|(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]|[0-9]{1,2}月[0-9]{1,2}[日号號]?|' +
  'today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const clockTime = new RegExp(
  `(?<day>${dayWord})?\\s*(?<part>凌晨|早上|上午|中午|下午|晚上|晚)?\\s*(?:at\\s+)?(?:` +
    '(?<h1>[0-9]{1,2})[:：](?<m1>[0-9]{2})(?:\\s*(?<p1>am|pm)\\b)?|(?<h2>[0-9]{1,2})\\s*[点點时時](?:(?<half>半)|(?<m2>[0-9]{1,2})分?)?|(?<h3>[0-9]{1,2})\\s*(?<p3>am|pm)\\b)',
  'iu',
);
const chineseDays = '一二三四五六日';
const englishDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The civil day meant; undefined for a day that does not exist. */
function dayMeant(word: string | undefined, today: string): string | undefined {
  if (word === undefined || /^(?:今|tod|ton)/iu.test(word)) return today;
  if (/^(?:明|tom)/iu.test(word)) return addDays(today, 1);
  if (/^[后後]/u.test(word)) return addDays(today, 2);
  const [, month, day] = /^([0-9]{1,2})月([0-9]{1,2})/u.exec(word) ?? [];
  if (month && day) {
    const of = (year: number): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const year = Number(today.slice(0, 4));
    const meant = of(year) >= today ? of(year) : of(year + 1);
    return isDay(meant) ? meant : undefined;
  }
  const last = word.at(-1) === '天' ? '日' : (word.at(-1) ?? '');
  const index = /^[a-z]/iu.test(word) ? englishDays.indexOf(word.slice(0, 3).toLowerCase()) : chineseDays.indexOf(last);
  return index < 0 ? undefined : addDays(today, (index + 1 - weekday(today) + 7) % 7);
}

/** The instant at which the wall shows this. Where the clocks jump over it, the hour after. */
function instantOf(day: string, minutes: number, zone: string): number {
  const wall = dayNumber(day) * 86_400_000 + minutes * 60_000;
  const guess = wall - zoneOffset(wall, zone);
  return wall - zoneOffset(guess, zone);
}

/** Undefined when no moment is named, or one that is over. */
export function parseWhen(text: string, now: number, zone: string): When | undefined {
  const relative = soon.exec(text);
  if (relative) {
    const ms = parseDuration(relative[1] ?? relative[2] ?? '');
    return ms === undefined || ms === 0 ? undefined : { at: now + ms, rest: without(text, relative) };
  }
  const m = clockTime.exec(text);
  if (!m?.groups) return undefined;
  const { day, part, h1, m1, p1, h2, half, m2, h3, p3 } = m.groups;
  let hour = Number(h1 ?? h2 ?? h3);
  const minute = half ? 30 : Number(m1 ?? m2 ?? 0);
  const p = (p1 ?? p3 ?? '').toLowerCase();
  const late = p === 'pm' || /下午|晚/u.test(part ?? '') || /晚$|tonight/iu.test(day ?? '');
  if (late && hour < 12) hour += 12;
  if (p === 'am' && hour === 12) hour = 0;
  if (hour > 24 || minute > 59) return undefined;
  const meant = dayMeant(day, civilDay(now, zone));
  if (meant === undefined) return undefined;
  let at = instantOf(meant, hour * 60 + minute, zone);
  if (at <= now && day === undefined) at = instantOf(addDays(meant, 1), hour * 60 + minute, zone);
  if (at <= now && /^(?:周|週|星期|礼拜|禮拜)|day$/iu.test(day ?? '') && !/^today$/iu.test(day ?? ''))
    at = instantOf(addDays(meant, 7), hour * 60 + minute, zone);
  return at <= now ? undefined : { at, rest: without(text, m) };
}

const without = (text: string, m: RegExpExecArray): string =>
  `${text.slice(0, m.index)} ${text.slice(m.index + m[0].length)}`.replace(/\s+/gu, ' ').trim();
