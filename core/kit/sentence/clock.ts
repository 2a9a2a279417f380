/** Times of the day at the beginning of a text: `9:00`, `晚上八点半`, `8pm`, `noon`. Pure. */
import { numeral, readNumber } from './numbers.ts';

export interface Clock {
  readonly hour: number;
  readonly minute: number;
}
/** What was read, and how many characters it took. `bad`: it looks like a time and is none. */
export type Read<T> = { readonly value: T; readonly length: number } | { readonly bad: true; readonly length: number };

/** `late`: an English night, which begins in the evening and ends in the small hours. */
export type Part = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'late';
const parts: readonly (readonly [RegExp, Part])[] = [
  [/^(?:凌晨|半夜|深夜)/u, 'night'],
  [/^(?:清晨|早晨|早上|上午|早)/u, 'morning'],
  [/^(?:中午|正午)/u, 'noon'],
  [/^(?:下午|午后|午後|傍晚)/u, 'afternoon'],
  [/^(?:晚上|夜里|夜裡|晚间|晚間|今晚|晚)/u, 'evening'],
  [/^(?:in the )?(?:early )?mornings?(?![a-z])/iu, 'morning'],
  [/^(?:in the )?afternoons?(?![a-z])/iu, 'afternoon'],
  [/^(?:in the )?evenings?(?![a-z])/iu, 'evening'],
  [/^(?:at )?nights?(?![a-z])/iu, 'late'],
];
/** `早上`, `晚上` at the beginning. */
export function readPart(text: string): { readonly value: Part; readonly length: number } | undefined {
  for (const [pattern, value] of parts) {
    const m = pattern.exec(text);
    if (m) return { value, length: m[0].length };
  }
  return undefined;
}

const inPart = (hour: number, part: Part | undefined): number => {
  if (part === 'night') return hour === 12 ? 0 : hour;
  if (part === 'noon') return hour < 3 ? hour + 12 : hour;
  if (part === 'afternoon') return hour < 12 ? hour + 12 : hour;
  if (part === 'late') return hour === 12 ? 0 : hour > 4 && hour < 12 ? hour + 12 : hour;
  if (part === 'evening') return hour === 12 ? 24 : hour < 12 ? hour + 12 : hour;
  return hour;
};
const half = (word: string): 'am' | 'pm' => (word.toLowerCase().startsWith('a') ? 'am' : 'pm');
const inHalf = (hour: number, word: string | undefined): number => {
  if (word === undefined) return hour;
  if (hour < 1 || hour > 12) return 99;
  return half(word) === 'am' ? hour % 12 : (hour % 12) + 12;
};

const made = (hour: number, minute: number, length: number): Read<Clock> =>
  hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 ? { value: { hour, minute }, length } : { bad: true, length };

const chinese = new RegExp(
  `^(${numeral})\\s*[点點时時](?:钟|鐘|整)?(?:(半)|([一三])刻|(${numeral})\\s*分?)?(?![后後])`,
  'u',
);

const hourWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** `half past seven`, `quarter to nine`. */
function aroundTheHour(amount: string, side: string, hourName: string, part: Part | undefined): [number, number] {
  const minutes = { half: 30, quarter: 15, ten: 10, twenty: 20 }[amount.toLowerCase()] ?? 0;
  const named = hourWords.indexOf(hourName.toLowerCase()) + 1 || Number(hourName);
  const hour = inPart(named, part);
  return side.toLowerCase() === 'past' ? [hour, minutes] : [hour - 1, 60 - minutes];
}

/** A time at the beginning of `text`; undefined when there is none. `part` was read before it. */
export function readClock(text: string, part?: Part): Read<Clock> | undefined {
  const colon = /^(\d{1,2})\s*[:：]\s*(\d{1,2})(?!\d)\s*(a\.?m\.?|p\.?m\.?)?(?![a-z])/iu.exec(text);
  if (colon) return made(inPart(inHalf(Number(colon[1]), colon[3]), part), Number(colon[2]), colon[0].length);
  const zh = chinese.exec(text);
  if (zh) {
    const quarter = zh[3] === undefined ? undefined : zh[3] === '一' ? 15 : 45;
    const minute = zh[2] !== undefined ? 30 : (quarter ?? (zh[4] === undefined ? 0 : (readNumber(zh[4]) ?? 99)));
    return made(inPart(readNumber(zh[1] ?? '') ?? 99, part), minute, zh[0].length);
  }
  const en = /^(\d{1,2})\s*(a\.?m\.?|p\.?m\.?)(?![a-z])/iu.exec(text);
  if (en) return made(inHalf(Number(en[1]), en[2]), 0, en[0].length);
  const oclock = /^(\d{1,2})\s*o'?clock(?![a-z])/iu.exec(text);
  if (oclock) return made(Number(oclock[1]), 0, oclock[0].length);
  const past = new RegExp(
    `^(half|quarter|ten|twenty) (past|to) (${hourWords.join('|')}|\\d{1,2})(?![a-z\\d])`,
    'iu',
  ).exec(text);
  if (past) return made(...aroundTheHour(past[1] ?? '', past[2] ?? '', past[3] ?? '', part), past[0].length);
  const word = /^(noon|midday|midnight)(?![a-z])/iu.exec(text);
  if (word) return made(/^midnight$/iu.test(word[0]) ? 0 : 12, 0, word[0].length);
  // `at 9`: a bare number is a time only after such a word.
  const at = /^(\d{1,2})(?![\d.:]|\s*(?:st|nd|rd|th)\b)(?=\s|$|,)/iu.exec(text);
  return at ? made(inPart(Number(at[1]), part), 0, at[0].length) : undefined;
}
