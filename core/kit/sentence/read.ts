/**
 * A sentence to a schedule: `每天 9:00 早安`, `明天晚上八点 开团`, `every weekday at 9:00 Good morning`. The time may
 * stand before the words or after them. Pure.
 */
import { addDays, civilDay, wallTime, weekday } from '../calendar.ts';
import { numeral, readNumber } from './numbers.ts';
import { readDays } from './days.ts';
import { readClock, readPart, type Clock, type Part } from './clock.ts';
import { upcoming, type Days, type When } from './when.ts';

export const longestWords = 500;
/** What is wrong with a sentence; each has an answer that says what to write instead. */
export type SentenceFault =
  | 'noWhen'
  | 'noTime'
  | 'badTime'
  | 'noWords'
  | 'past'
  | 'never'
  | 'step'
  | 'months'
  | 'minutes'
  | 'twoTimes'
  | 'tooLong';
export interface Sentence {
  readonly when: When;
  /** Empty when only a time was given. */
  readonly words: string;
}
export type Parsed = Sentence | { readonly fault: SentenceFault };

const minuteMs = 60_000;
const hoursThatDivide = new Set([1, 2, 3, 4, 6, 8, 12]);

const lead =
  /^(?:请|請|麻烦|麻煩|帮我|幫我|please\s+|(?:can|could) you\s+)*(?:定时|定時|设|設|提醒(?:大家|我们|我們)?|remind (?:us|everyone|everybody|the group|me)(?:\s+to)?\s+|(?:say|post|send)\s+)?\s*/iu;
const between = /^(?:[\s,，、]|的(?=[早晚上下中凌\d一二三四五六七八九十两])|(?:在|at|on|@|around)\s*(?=\S))*/iu;
const also = /^\s*(?:、|,|，|和|及|与|與|&|and\b)\s*(?:at\s+)?/iu;

interface Found {
  readonly days?: Days;
  readonly dayText?: string;
  readonly clocks: readonly Clock[];
  readonly length: number;
  readonly fault?: SentenceFault;
}

/** `30分钟后`, `in 2 hours`: the minute it means. */
function readAfter(text: string, now: number): { readonly at: number; readonly length: number } | undefined {
  const zh = new RegExp(`^(${numeral}|半)\\s*(?:个|個)?(分钟|分鐘|小时|小時|钟头|鐘頭)(?:之|以)?[后後]`, 'u').exec(
    text,
  );
  const en = /^in (an?|half an|\d{1,3}) (minutes?|hours?)(?![a-z])/iu.exec(text);
  const [whole = '', amount = '', unit = ''] = zh ?? en ?? [];
  if (whole === '') return undefined;
  const n = /^(?:半|half an)$/iu.test(amount) ? 0.5 : /^an?$/iu.test(amount) ? 1 : (readNumber(amount) ?? 0);
  return { at: now + n * (/^(?:分|min)/iu.test(unit) ? 1 : 60) * minuteMs, length: whole.length };
}
/** `每2小时`, `hourly`. */
function readHours(text: string): { readonly n: number; readonly length: number } | undefined {
  const zh = new RegExp(`^每(?:隔)?(${numeral})?\\s*(?:个|個)?(?:小时|小時|钟头|鐘頭)`, 'u').exec(text);
  const en = /^(?:hourly(?![a-z])|every (?:(\d{1,2}|two|three|four|six) )?hours?(?![a-z]))/iu.exec(text);
  const m = zh ?? en;
  if (!m) return undefined;
  const named: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, six: 6 };
  const n = m[1] === undefined ? 1 : (named[m[1].toLowerCase()] ?? readNumber(m[1]) ?? 0);
  return { n, length: m[0].length };
}

const everyMinutes = new RegExp(
  `^(?:每(?:隔)?(?:${numeral})?\\s*(?:分钟|分鐘|半(?:个|個)?(?:小时|小時|钟头|鐘頭))|every (?:\\d{1,3} |half )?(?:minutes?|an? hour|hour(?= |$)(?<=half hour))(?![a-z]))`,
  'iu',
);

/** The days and times a text begins with. */
function readWhen(text: string, now: number, zone: string): Found | undefined {
  const today = civilDay(now, zone);
  let at = 0;
  let days: Days | undefined;
  let dayText: string | undefined;
  let part: Part | undefined;
  const clocks: Clock[] = [];
  const done = (fault?: SentenceFault): Found => ({
    ...(days ? { days } : {}),
    ...(dayText !== undefined ? { dayText } : {}),
    clocks,
    length: at,
    ...(fault ? { fault } : {}),
  });
  for (;;) {
    const skipped = between.exec(text.slice(at))?.[0] ?? '';
    const from = at + skipped.length;
    const rest = text.slice(from);
    const after = at === 0 ? readAfter(rest, now) : undefined;
    if (after) {
      const wall = new Date(wallTime(Math.ceil(after.at / minuteMs) * minuteMs, zone));
      at = from + after.length;
      days = { on: 'once', day: wall.toISOString().slice(0, 10) };
      clocks.push({ hour: wall.getUTCHours(), minute: wall.getUTCMinutes() });
      return done();
    }
    const minutes = days ? null : everyMinutes.exec(rest);
    if (minutes) {
      at = from + minutes[0].length;
      return done('minutes');
    }
    const hours = days ? undefined : readHours(rest);
    if (hours) {
      at = from + hours.length;
      days = { on: 'hours', n: hours.n };
      clocks.push({ hour: 0, minute: 0 });
      return done(hoursThatDivide.has(hours.n) ? undefined : 'step');
    }
    const day = days ? undefined : readDays(rest, today);
    if (day) {
      at = from + day.length;
      if ('fault' in day) return done(day.fault);
      days = day.days;
      dayText = text.slice(from, at);
      part ??= day.part;
      continue;
    }
    const found = part === undefined && clocks.length === 0 ? readPart(rest) : undefined;
    if (found && (days || readClock(rest.slice(found.length).trimStart(), found.value))) {
      at = from + found.length;
      part = found.value;
      continue;
    }
    if (clocks.length > 0) return done();
    const bare = /^\d{1,2}(?!\d|\s*[:：点點时時]|\s*[ap]\.?m|\s*o'?clock)/iu.test(rest);
    const clock = bare && !/\bat\s*$/iu.test(skipped) ? undefined : readClock(rest, part);
    if (!clock) return days || clocks.length > 0 ? done() : undefined;
    at = from + clock.length;
    if ('bad' in clock) return done('badTime');
    // `at 8 in the evening`: the part of the day may follow.
    const tail =
      part === undefined ? /^\s*(?=in the (?:morning|afternoon|evening)|at night)/iu.exec(text.slice(at)) : null;
    const later = tail && readPart(text.slice(at + tail[0].length));
    const again = later && readClock(rest, later.value);
    if (later && again && 'value' in again) {
      clocks.push(again.value);
      part = later.value;
      at += tail[0].length + later.length;
    } else clocks.push(clock.value);
    at = moreClocks(text, at, clocks, part);
  }
}

/** `9点和18点`: the times that follow the first. @returns where they end. */
function moreClocks(text: string, from: number, clocks: Clock[], part: Part | undefined): number {
  let at = from;
  for (;;) {
    const joint = also.exec(text.slice(at))?.[0];
    if (joint === undefined) return at;
    const rest = text.slice(at + joint.length);
    const named = readPart(rest);
    const skip = named?.length ?? 0;
    const clock = /^\d{1,2}(?!\d|\s*[:：点點时時]|\s*[ap]\.?m)/iu.test(rest.slice(skip))
      ? undefined
      : readClock(rest.slice(skip), named?.value ?? part);
    if (!clock || 'bad' in clock) return at;
    clocks.push(clock.value);
    at += joint.length + skip + clock.length;
  }
}

const joints =
  /^[\s:：,，。\-—–]*(?:(?:提醒|通知)(?:大家|我们|我們|所有人)[\s:：,，]*|(?:发|發|说|說|提醒|通知)[:：\s「“"]\s*|(?:(?:to|say|post|send|that|remind (?:us|everyone|everybody)(?: to)?)[\s:]+))?/iu;
const unquoted = (text: string): string => {
  const words = text.trim();
  const [, inside] = /^[「『“"'](.+)[」』”"']$/su.exec(words) ?? [];
  return inside ?? words.replace(/^[「“"]|(?<=^[^「“"]*)[」”"]$/gu, '');
};

/** Past the day it names today? Then the next such day, where the words allow one. */
function rolled(found: Found, when: When, now: number, zone: string): When | 'past' {
  if (upcoming(when, zone, now, 1).length > 0) return when;
  if (found.dayText === undefined) return { ...when, days: { on: 'once', day: addDays(civilDay(now, zone), 1) } };
  if (/^(?:今|本|这|這|today|tonight|this|\d{4})/iu.test(found.dayText)) return 'past';
  const next = readDays(found.dayText, addDays(civilDay(now, zone), 1));
  return next && 'days' in next ? { ...when, days: next.days } : 'past';
}

/** What is counted from a day begins with the first time that is still to come. */
function begun(when: When, days: Extract<Days, { on: 'every' | 'weeks' }>, now: number, zone: string): When {
  const today = civilDay(now, zone);
  const from = (day: string): When =>
    days.on === 'every'
      ? { ...when, days: { ...days, from: day } }
      : { ...when, days: { ...days, from: addDays(day, 1 - weekday(day)) } };
  const first = (day: string): boolean => {
    const [at] = upcoming({ ...when, days: { on: 'once', day } }, zone, now, 1);
    return at !== undefined && (days.on === 'every' || days.days.includes(weekday(day)));
  };
  for (let i = 0; i < 8; i++) if (first(addDays(today, i))) return from(addDays(today, i));
  return from(today);
}

function whenOf(found: Found, now: number, zone: string): When | { readonly fault: SentenceFault } {
  const { fault, clocks } = found;
  if (fault) return { fault };
  const [first] = clocks;
  if (!first) return { fault: 'noTime' };
  if (clocks.some((c) => c.minute !== first.minute)) return { fault: 'twoTimes' };
  const hours = [...new Set(clocks.map((c) => c.hour))].toSorted((a, b) => a - b);
  const days = found.days ?? { on: 'once', day: civilDay(now, zone) };
  const when = { days, hours, minute: first.minute };
  if (days.on === 'every' || days.on === 'weeks') return begun(when, days, now, zone);
  if (days.on !== 'once') return upcoming(when, zone, now, 1).length > 0 ? when : { fault: 'never' };
  const later = rolled(found, when, now, zone);
  return later === 'past' ? { fault: 'past' } : later;
}

/** The words, when the time stands after them: `Good morning every weekday at 9:00`. */
function fromTheEnd(text: string, now: number, zone: string): { found: Found; words: string } | undefined {
  for (let from = Math.max(1, text.length - 80); from < text.length; from++) {
    if (/[a-z0-9]/iu.test(text[from] ?? '') && /[a-z0-9]/iu.test(text[from - 1] ?? '')) continue;
    const found = readWhen(text.slice(from), now, zone);
    if (!found || found.fault || found.clocks.length === 0) continue;
    if (text.slice(from + found.length).trim() !== '') continue;
    return { found, words: text.slice(0, from).replace(/[\s,，]*(?:\b(?:at|on)\b|在)?\s*$/iu, '') };
  }
  return undefined;
}

/** Reads a sentence. `now` and `zone` say what `明天` and `Friday` mean. */
export function readSentence(text: string, now: number, zone: string): Parsed {
  const begun = text.trim().replace(lead, '');
  const front = readWhen(begun, now, zone);
  const back = front ? undefined : fromTheEnd(text.trim(), now, zone);
  const found = front ?? back?.found;
  if (!found) return { fault: 'noWhen' };
  const rest = back ? back.words.replace(lead, '') : begun.slice(found.length).replace(joints, '');
  const when = whenOf(found, now, zone);
  if ('fault' in when) return when;
  const words = unquoted(rest);
  return words.length > longestWords ? { fault: 'tooLong' } : { when, words };
}
