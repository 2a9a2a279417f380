/** Reading what was typed as the answer to a question: the value, or what is wrong with it. Pure. */
import { addDays, isDay } from '../../kit/calendar.ts';
import { scaleOf, type Value } from './engine.ts';
import type { Question } from './language.ts';

export type Fault =
  | 'needed'
  | 'one'
  | 'some'
  | 'few'
  | 'many'
  | 'rank'
  | 'number'
  | 'range'
  | 'yesno'
  | 'short'
  | 'long'
  | 'date'
  | 'days'
  | 'contact';
export type Read = { readonly value: Value } | { readonly fault: Fault };

export const mostText = 500;
const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
const skips = new Set(['跳过', '跳過', '略过', '略過', 'skip', '-']);
const yes = new Set(['是', '是的', '对', '對', '有', '好', 'yes', 'y', '1', 'true']);
const no = new Set(['否', '不', '不是', '没有', '沒有', '不好', 'no', 'n', '2', 'false']);
/** Is it the wish to leave this one out? */
export const isSkip = (text: string): boolean => skips.has(fold(text));

/** `today`: the civil day, for 今天 and for a day without its year. */
export function readAnswer(q: Question, typed: string, today: string): Read {
  const text = fold(typed);
  if (text === '' || isSkip(typed)) return q.optional ? { value: null } : { fault: 'needed' };
  switch (q.type) {
    case 'single': {
      const n = optionOf(q, text);
      return n === undefined ? { fault: 'one' } : { value: n };
    }
    case 'yesno':
      return yes.has(text) ? { value: 0 } : no.has(text) ? { value: 1 } : { fault: 'yesno' };
    case 'multi':
      return several(q, text);
    case 'ranking':
      return ranked(q, text);
    case 'scale':
    case 'nps':
      return onScale(q, text);
    case 'number':
      return aNumber(q, text);
    case 'date':
      return aDay(q, text, today);
    case 'contact':
      return isContact(typed) ? { value: typed.normalize('NFKC').trim() } : { fault: 'contact' };
    default:
      return words(q, typed);
  }
}

function optionOf(q: Question, text: string): number | undefined {
  const label = q.options.findIndex((o) => fold(o.label) === text);
  if (label >= 0) return label;
  const n = /^([1-9][0-9]?)[.、)号號]?$/u.exec(text)?.[1];
  if (n !== undefined && Number(n) <= q.options.length) return Number(n) - 1;
  const letter = /^[a-z]$/u.test(text) ? text.charCodeAt(0) - 97 : -1;
  return letter >= 0 && letter < q.options.length ? letter : undefined;
}

/** `1 3`, `1、3`, `13` (with at most nine options) or labels; undefined when something in it is no option. */
function optionsOf(q: Question, text: string): number[] | undefined {
  const whole = optionOf(q, text);
  if (whole !== undefined) return [whole];
  const glued = /^[1-9]+$/u.test(text) && q.options.length <= 9 ? Array.from(text) : undefined;
  const tokens = glued ?? text.split(/\s*[,，、;；>+/]\s*|\s+/u).filter((t) => t !== '');
  const found = tokens.map((t) => optionOf(q, t));
  return found.some((n) => n === undefined) ? undefined : [...new Set(found as number[])];
}

function several(q: Question, text: string): Read {
  const found = optionsOf(q, text);
  if (!found || found.length === 0) return { fault: 'some' };
  if (found.length < (q.least ?? 1)) return { fault: 'few' };
  if (found.length > (q.most ?? q.options.length)) return { fault: 'many' };
  return { value: found.toSorted((a, b) => a - b) };
}

/** The whole order, or with `most` the best so many. */
function ranked(q: Question, text: string): Read {
  const found = optionsOf(q, text);
  const wanted = q.most ?? q.options.length;
  return found?.length === wanted ? { value: found } : { fault: 'rank' };
}

const numerals = '零一二三四五六七八九十';
function onScale(q: Question, text: string): Read {
  const [low, high] = scaleOf(q);
  const bare = text.replace(/[分星]$/u, '');
  const n =
    numerals.includes(bare) && bare.length === 1
      ? numerals.indexOf(bare)
      : /^[0-9]{1,2}$/u.test(bare)
        ? Number(bare)
        : Number.NaN;
  if (Number.isNaN(n)) return { fault: 'number' };
  return n >= low && n <= high ? { value: n } : { fault: 'range' };
}

/** A number, perhaps with its unit behind it: `25岁`, `3.5 kg`. */
function aNumber(q: Question, text: string): Read {
  const m = /^([-+]?[0-9]{1,12}(?:\.[0-9]{1,6})?)\s*[\p{L}%¥$€]{0,4}$/u.exec(
    text.replaceAll(/(?<=[0-9]),(?=[0-9]{3})/gu, ''),
  );
  const n = m?.[1] === undefined ? Number.NaN : Number(m[1]);
  if (Number.isNaN(n) || (q.decimals !== true && !Number.isInteger(n))) return { fault: 'number' };
  return n < (q.least ?? -1e12) || n > (q.most ?? 1e12) ? { fault: 'range' } : { value: n === 0 ? 0 : n };
}

const relative = new Map([
  ['今天', 0],
  ['today', 0],
  ['明天', 1],
  ['tomorrow', 1],
  ['昨天', -1],
  ['yesterday', -1],
  ['后天', 2],
  ['後天', 2],
]);
function aDay(q: Question, text: string, today: string): Read {
  const shift = relative.get(text);
  const m = /^(?:([0-9]{4})[-/.年])?([0-9]{1,2})[-/.月]([0-9]{1,2})[日号號]?$/u.exec(text);
  const found =
    shift !== undefined
      ? addDays(today, shift)
      : m
        ? `${m[1] ?? today.slice(0, 4)}-${(m[2] ?? '').padStart(2, '0')}-${(m[3] ?? '').padStart(2, '0')}`
        : undefined;
  if (found === undefined || !isDay(found)) return { fault: 'date' };
  return (q.from !== undefined && found < q.from) || (q.to !== undefined && found > q.to)
    ? { fault: 'days' }
    : { value: found };
}

/** A telephone number of 7 to 15 digits (ITU-T E.164), an e-mail address, or a WeChat or Telegram name. */
function isContact(typed: string): boolean {
  const text = typed.normalize('NFKC').trim();
  if (text.length > 120) return false;
  const digits = text.replaceAll(/[\s()-]/gu, '');
  return (
    /^\+?[0-9]{7,15}$/u.test(digits) ||
    /^[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,4}$/u.test(text) ||
    /^@?[A-Za-z][-_A-Za-z0-9]{4,31}$/u.test(text)
  );
}

function words(q: Question, typed: string): Read {
  const text = typed.replaceAll(/\r\n?/gu, '\n').trim();
  const length = Array.from(text).length;
  if (length < (q.least ?? 1)) return { fault: 'short' };
  return length > Math.min(q.most ?? mostText, mostText) ? { fault: 'long' } : { value: text };
}
