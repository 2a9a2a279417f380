/**
 * Days that people keep: festivals by the Chinese lunar calendar, the 24 solar terms, fixed days and days like "the
 * second Sunday of May". A day is a civil day, text `YYYY-MM-DD`: Mid-Autumn is the same date everywhere.
 *
 * Lunar dates and solar terms follow the civil calendar of China (UTC+8) and are computed by tyme4ts; a test holds them
 * to ICU's calendar, to the sun's longitude and to known dates. A leap month keeps no festivals; day 30 of a month of 29 days is its last.
 */
import { LunarDay, LunarMonth, SolarTerm } from 'tyme4ts';

import type { Locale, Texts } from '../types.ts';
import { addDays, weekday } from './calendar.ts';

/** Where a day is kept: mainland China, Taiwan, English-speaking countries. */
export type Market = 'cn' | 'tw' | 'en';

/** A rule that gives a day every year, or a few. */
export type DayRule =
  | { readonly lunar: string }
  /** `MM-DD`; 29 February is the 28th in a common year. */
  | { readonly yearly: string }
  /** 1 小寒 to 24 冬至, in the order of the Gregorian year. */
  | { readonly term: number }
  /** The nth (1 to 5) weekday (1 Monday to 7 Sunday) of a month, so many days later. */
  | { readonly nth: readonly [month: number, n: number, weekday: number]; readonly plus?: number };

export interface Festival {
  /** How files name it: `mid-autumn`. */
  readonly id: string;
  readonly names: Texts;
  readonly rule: DayRule;
  /** So many days later; New Year's Eve is the day before the first. */
  readonly plus?: number;
  readonly markets: readonly Market[];
}

const china = ['cn', 'tw'] as const;
const all = ['cn', 'tw', 'en'] as const;
const kept: readonly Festival[] = [
  f('new-year-eve', ['除夕', '除夕', "Lunar New Year's Eve"], { lunar: '1-1' }, china, -1),
  f('spring-festival', ['春节', '春節', 'Lunar New Year'], { lunar: '1-1' }, all),
  f('lantern', ['元宵节', '元宵節', 'Lantern Festival'], { lunar: '1-15' }, china),
  f('dragon-head', ['龙抬头', '龍抬頭', 'Dragon Head Day'], { lunar: '2-2' }, ['cn']),
  f('dragon-boat', ['端午节', '端午節', 'Dragon Boat Festival'], { lunar: '5-5' }, china),
  f('qixi', ['七夕', '七夕', 'Qixi'], { lunar: '7-7' }, china),
  f('zhongyuan', ['中元节', '中元節', 'Zhongyuan'], { lunar: '7-15' }, china),
  f('mid-autumn', ['中秋节', '中秋節', 'Mid-Autumn Festival'], { lunar: '8-15' }, all),
  f('double-ninth', ['重阳节', '重陽節', 'Double Ninth'], { lunar: '9-9' }, china),
  f('laba', ['腊八节', '臘八節', 'Laba'], { lunar: '12-8' }, ['cn']),
  f('little-new-year', ['小年', '小年', 'Little New Year'], { lunar: '12-23' }, ['cn']),
  f('new-year', ['元旦', '元旦', "New Year's Day"], { yearly: '01-01' }, all),
  f('valentine', ['情人节', '情人節', "Valentine's Day"], { yearly: '02-14' }, all),
  f('peace-day', ['和平纪念日', '和平紀念日', 'Peace Memorial Day'], { yearly: '02-28' }, ['tw']),
  f('women', ['妇女节', '婦女節', "Women's Day"], { yearly: '03-08' }, all),
  f('children-tw', ['台湾儿童节', '兒童節', "Children's Day (Taiwan)"], { yearly: '04-04' }, ['tw']),
  f('labour', ['劳动节', '勞動節', 'Labour Day'], { yearly: '05-01' }, china),
  f('520', ['520', '520', '520'], { yearly: '05-20' }, china),
  f('mothers-day', ['母亲节', '母親節', "Mother's Day"], { nth: [5, 2, 7] }, all),
  f('children', ['儿童节', '國際兒童節', "Children's Day"], { yearly: '06-01' }, ['cn']),
  f('618', ['618', '618', '618'], { yearly: '06-18' }, ['cn']),
  f('fathers-day', ['父亲节', '國際父親節', "Father's Day"], { nth: [6, 3, 7] }, ['cn', 'en']),
  f('fathers-day-tw', ['八八节', '父親節', "Father's Day (Taiwan)"], { yearly: '08-08' }, ['tw']),
  f('teachers', ['教师节', '大陸教師節', "Teachers' Day"], { yearly: '09-10' }, ['cn']),
  f('national-day', ['国庆节', '十一國慶', 'National Day (China)'], { yearly: '10-01' }, ['cn']),
  f('double-ten', ['双十节', '國慶日', 'Double Tenth Day'], { yearly: '10-10' }, ['tw']),
  f('halloween', ['万圣夜', '萬聖夜', 'Halloween'], { yearly: '10-31' }, ['tw', 'en']),
  f('double-eleven', ['双十一', '雙十一', 'Double Eleven'], { yearly: '11-11' }, china),
  f('thanksgiving', ['感恩节', '感恩節', 'Thanksgiving'], { nth: [11, 4, 4] }, ['en']),
  f('black-friday', ['黑色星期五', '黑色星期五', 'Black Friday'], { nth: [11, 4, 4], plus: 1 }, ['tw', 'en']),
  f('double-twelve', ['双十二', '雙十二', 'Double Twelve'], { yearly: '12-12' }, china),
  f('christmas-eve', ['平安夜', '平安夜', 'Christmas Eve'], { yearly: '12-24' }, all),
  f('christmas', ['圣诞节', '聖誕節', 'Christmas'], { yearly: '12-25' }, all),
];

/** Pinyin, Simplified, Traditional, English; from 小寒 in January. */
const terms: readonly (readonly [string, string, string, string])[] = [
  ['xiaohan', '小寒', '小寒', 'Minor Cold'],
  ['dahan', '大寒', '大寒', 'Major Cold'],
  ['lichun', '立春', '立春', 'Start of Spring'],
  ['yushui', '雨水', '雨水', 'Rain Water'],
  ['jingzhe', '惊蛰', '驚蟄', 'Awakening of Insects'],
  ['chunfen', '春分', '春分', 'Spring Equinox'],
  ['qingming', '清明', '清明', 'Qingming'],
  ['guyu', '谷雨', '穀雨', 'Grain Rain'],
  ['lixia', '立夏', '立夏', 'Start of Summer'],
  ['xiaoman', '小满', '小滿', 'Grain Buds'],
  ['mangzhong', '芒种', '芒種', 'Grain in Ear'],
  ['xiazhi', '夏至', '夏至', 'Summer Solstice'],
  ['xiaoshu', '小暑', '小暑', 'Minor Heat'],
  ['dashu', '大暑', '大暑', 'Major Heat'],
  ['liqiu', '立秋', '立秋', 'Start of Autumn'],
  ['chushu', '处暑', '處暑', 'End of Heat'],
  ['bailu', '白露', '白露', 'White Dew'],
  ['qiufen', '秋分', '秋分', 'Autumn Equinox'],
  ['hanlu', '寒露', '寒露', 'Cold Dew'],
  ['shuangjiang', '霜降', '霜降', 'Frost'],
  ['lidong', '立冬', '立冬', 'Start of Winter'],
  ['xiaoxue', '小雪', '小雪', 'Minor Snow'],
  ['daxue', '大雪', '大雪', 'Major Snow'],
  ['dongzhi', '冬至', '冬至', 'Winter Solstice'],
];
/** Solar terms that people keep, so that a calendar of holidays names them. */
const keptTerms: Readonly<Record<string, readonly Market[]>> = { qingming: china, dongzhi: china };

/** Every festival and solar term there is a name for. */
export const festivals: readonly Festival[] = [
  ...kept,
  ...terms.map(([id, cn, tw, en], i) => f(id, [cn, tw, en], { term: i + 1 }, keptTerms[id] ?? [])),
];

/** Case, spaces and apostrophes aside. */
const foldName = (name: string): string => name.toLowerCase().replace(/[\s'’_-]/gu, '');

const byName = new Map(
  festivals.flatMap((one) => [one.id, ...Object.values(one.names)].map((name) => [foldName(name), one] as const)),
);
/** By its id or its name in any language (`春节`, `春節`, `Lunar New Year`); `节` at the end may be left out. */
export const festivalNamed = (name: string): Festival | undefined =>
  byName.get(foldName(name)) ?? byName.get(foldName(`${name}节`)) ?? byName.get(foldName(`${name}節`));

/** The days of a year (Gregorian) that the rule gives, ascending: usually one, of late lunar days none or two. */
export function daysIn(rule: DayRule, year: number): readonly string[] {
  if ('lunar' in rule) return lunarDays(rule.lunar, year);
  if ('term' in rule) return [SolarTerm.fromIndex(year, rule.term).getSolarDay()].map(text);
  if ('yearly' in rule) {
    const day = rule.yearly === '02-29' && !leap(year) ? '02-28' : rule.yearly;
    return [`${pad(year, 4)}-${day}`];
  }
  const [month, n, wanted] = rule.nth;
  const first = `${pad(year, 4)}-${pad(month, 2)}-01`;
  return [addDays(first, ((wanted - weekday(first) + 7) % 7) + 7 * (n - 1) + (rule.plus ?? 0))];
}

/** The days of a festival in a year. */
export const festivalDays = (festival: Festival, year: number): readonly string[] =>
  festival.plus
    ? [year, year + 1]
        .flatMap((y) => daysIn(festival.rule, y).map((day) => addDays(day, festival.plus ?? 0)))
        .filter((day) => day.startsWith(pad(year, 4)))
    : daysIn(festival.rule, year);

function lunarDays(written: string, year: number): string[] {
  const [month = 1, day = 1] = written.split('-').map(Number);
  return [year - 1, year]
    .map((y) => LunarDay.fromYmd(y, month, Math.min(day, LunarMonth.fromYm(y, month).getDayCount())).getSolarDay())
    .filter((solar) => solar.getYear() === year)
    .map(text);
}

const pad = (n: number, width: number): string => `${n}`.padStart(width, '0');
const text = (day: { getYear(): number; getMonth(): number; getDay(): number }): string =>
  `${pad(day.getYear(), 4)}-${pad(day.getMonth(), 2)}-${pad(day.getDay(), 2)}`;
const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The holidays of a market on a civil day. */
export function holidaysOn(day: string, market: Market): readonly Festival[] {
  const year = Number(day.slice(0, 4));
  return festivals.filter((one) => one.markets.includes(market) && festivalDays(one, year).includes(day));
}

/** The market whose holidays a group keeps, by the language it is spoken to in. */
export const marketOf = (locale: Locale): Market => (locale === 'zh-CN' ? 'cn' : locale === 'zh-TW' ? 'tw' : 'en');

// Last in the file: what stands after it is not Traditional.
function f(
  id: string,
  [cn, tw, english]: readonly [string, string, string],
  rule: DayRule,
  markets: readonly Market[],
  plus = 0,
): Festival {
  return { id, names: { 'zh-CN': cn, 'zh-TW': tw, en: english }, rule, markets, plus };
}
