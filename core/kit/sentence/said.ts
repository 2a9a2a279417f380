/** How a rhythm is said: `每周一、三 20:00`, `every other Friday 18:00`. Pure. */
import { festivals } from '../festivals.ts';
import type { Locale } from '../../types.ts';
import { lastOfMonth, type When } from './when.ts';

const zh = ['一', '二', '三', '四', '五', '六', '日'];
const en = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const lunarMonths = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ordinal = (n: number): string =>
  `${n}${['th', 'st', 'nd', 'rd'][n % 100 > 10 && n % 100 < 14 ? 0 : n % 10] ?? 'th'}`;
const same = (a: readonly number[], b: string): boolean => a.join() === b;
const lunarDate = (n: number): string =>
  n <= 10
    ? `初${n === 10 ? '十' : zhNumber(n)}`
    : n < 20
      ? `十${zhNumber(n - 10)}`
      : n === 20
        ? '二十'
        : n < 30
          ? `廿${zhNumber(n - 20)}`
          : '三十';
const zhNumber = (n: number): string => ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'][n] ?? '';

const festivalName = (id: string, locale: Locale): string =>
  festivals.find((one) => one.id === id)?.names[locale] ?? id;

function zhDays({ days }: When, tw: boolean): string {
  const week = tw ? '週' : '周';
  switch (days.on) {
    case 'daily':
      return '每天';
    case 'week':
      return same(days.days, '1,2,3,4,5')
        ? '工作日'
        : same(days.days, '6,7')
          ? `${week}末`
          : `每${week}${days.days.map((d) => zh[d - 1]).join('、')}`;
    case 'month':
      return `每月${days.dates.map((d) => (d === 'last' ? (tw ? '最後一天' : '最后一天') : `${d}${tw ? '號' : '号'}`)).join('、')}`;
    case 'nth': {
      const which = days.n === lastOfMonth ? (tw ? '最後一' : '最后一') : `第${zh[days.n - 1]}`;
      return `每月${which}${tw ? '個' : '个'}${week}${zh[days.day - 1]}`;
    }
    case 'every':
      return days.n === 2 ? '隔天' : `每 ${days.n} 天`;
    case 'weeks': {
      const named = `${week}${days.days.map((d) => zh[d - 1]).join('、')}`;
      return days.n === 2 ? `隔${named}` : `每 ${days.n} ${week}的${named}`;
    }
    case 'year':
      return `每年${days.month}月${days.date}日`;
    case 'lunar': {
      const month = lunarMonths[days.month - 1] ?? '';
      return `每年${tw ? '農曆' : '农历'}${tw ? month.replace('腊', '臘') : month}月${lunarDate(days.date)}`;
    }
    case 'festival':
      return `每年${festivalName(days.id, tw ? 'zh-TW' : 'zh-CN')}`;
    case 'hours':
      return days.n === 1 ? (tw ? '每小時' : '每小时') : `每 ${days.n} ${tw ? '小時' : '小时'}`;
    case 'once':
      return `${Number(days.day.slice(5, 7))}月${Number(days.day.slice(8))}日`;
  }
}
function enDays({ days }: When): string {
  switch (days.on) {
    case 'daily':
      return 'every day';
    case 'week':
      return same(days.days, '1,2,3,4,5')
        ? 'every weekday'
        : same(days.days, '6,7')
          ? 'every weekend'
          : `every ${days.days.map((d) => en[d - 1]).join(', ')}`;
    case 'month':
      return `on the ${days.dates.map((d) => (d === 'last' ? 'last day' : ordinal(d))).join(', ')} of every month`;
    case 'nth':
      return `on the ${days.n === lastOfMonth ? 'last' : ordinal(days.n)} ${en[days.day - 1]} of every month`;
    case 'every':
      return days.n === 2 ? 'every other day' : `every ${days.n} days`;
    case 'weeks': {
      const named = days.days.map((d) => en[d - 1]).join(', ');
      return days.n === 2 ? `every other ${named}` : `every ${days.n} weeks on ${named}`;
    }
    case 'year':
      return `every year on ${months[days.month - 1]} ${days.date}`;
    case 'lunar':
      return `every year on day ${days.date} of lunar month ${days.month}`;
    case 'festival':
      return `every year on ${festivalName(days.id, 'en')}`;
    case 'hours':
      return days.n === 1 ? 'every hour' : `every ${days.n} hours`;
    case 'once':
      return `${months[Number(days.day.slice(5, 7)) - 1]} ${Number(days.day.slice(8))}`;
  }
}

/** `每周一、三 20:00`, `every Monday, Wednesday 20:00`. */
export function rhythm(when: When, locale: Locale): string {
  const days = locale === 'en' ? enDays(when) : zhDays(when, locale === 'zh-TW');
  if (when.days.on === 'hours') return days;
  const clocks = when.hours.map((h) => `${h}:${`${when.minute}`.padStart(2, '0')}`);
  return `${days} ${clocks.join(locale === 'en' ? ', ' : '、')}`;
}
