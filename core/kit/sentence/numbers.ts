/** Numbers as people write them: `9`, `九`, `二十三`, `廿三`, `初一`. Pure. */
const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
/** For use in a pattern: a number up to 99. */
export const numeral = '(?:\\d{1,4}|[零〇一二两兩三四五六七八九十廿卅]{1,4})';

/** Undefined when it is none. */
export function readNumber(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const full = text.replace(/^廿/u, '二十').replace(/^卅/u, '三十');
  const m = /^([一二两兩三四五六七八九])?(十)?([零〇一二两兩三四五六七八九])?$/u.exec(full);
  if (!m || full === '') return undefined;
  const [, high, ten, low] = m;
  if (ten === undefined) return high !== undefined && low !== undefined ? undefined : digits[high ?? low ?? ''];
  return (high === undefined ? 1 : (digits[high] ?? 0)) * 10 + (low === undefined ? 0 : (digits[low] ?? 0));
}
