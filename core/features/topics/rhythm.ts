/** `每天 9:00`, `每周一 20点`, `daily 9:00`, `mon 8pm` as cron. Natural sentences come later and end in the same place. */

const hanDays: Readonly<Record<string, string>> = {
  日: '0',
  天: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
};
const englishDays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The weekday field of cron, or undefined. */
function days(word: string): string | undefined {
  if (/^(每天|每日|天天|daily|every ?day)$/u.test(word)) return '*';
  if (/^(每个?|每個)?(工作日|平日)$/u.test(word) || /^(every )?weekdays?$/u.test(word)) return '1-5';
  if (/^(每个?|每個)?(周末|週末)$/u.test(word) || /^(every )?weekends?$/u.test(word)) return '6,0';
  const han = /^每?(?:周|週|星期|礼拜|禮拜)([日天一二三四五六])$/u.exec(word)?.[1];
  if (han !== undefined) return hanDays[han];
  const english = /^(?:every )?(sun|mon|tue|wed|thu|fri|sat)[a-z]*$/u.exec(word)?.[1];
  return english === undefined ? undefined : `${englishDays.indexOf(english)}`;
}

/** Hour and minute of `9:00`, `21点半`, `9am`, `晚上8点`; undefined when it is none. */
function time(word: string): { hour: number; minute: number } | undefined {
  const m =
    /^(凌晨|早上|上午|中午|下午|晚上)?\s*(\d{1,2})(?:[:：](\d{2})|[点點时時](半|\d{1,2}分?)?)?\s*(am|pm)?$/iu.exec(
      word.trim(),
    );
  if (!m?.[2]) return undefined;
  const clear = m[1] ?? m[3] ?? m[4] ?? m[5] ?? (/[点點时時]/u.test(word) ? 'o' : undefined);
  if (clear === undefined) return undefined;
  const half = /下午|晚上|pm/iu.test(`${m[1] ?? ''}${m[5] ?? ''}`);
  const given = Number(m[2]);
  if (m[5] !== undefined && (given < 1 || given > 12)) return undefined;
  const hour = half && given < 12 ? given + 12 : m[5]?.toLowerCase() === 'am' && given === 12 ? 0 : given;
  const minute = m[4] === '半' ? 30 : Number((m[3] ?? m[4] ?? '0').replace('分', ''));
  return hour <= 23 && minute <= 59 ? { hour, minute } : undefined;
}

/** Five fields of cron, or undefined when the words are no rhythm. */
export function parseRhythm(text: string): string | undefined {
  const folded = text
    .trim()
    .toLowerCase()
    .replace(/\s+at\s+/u, ' ')
    .replace(/\s+/gu, ' ');
  const m = /^(.*?[^\d\s])\s*((?:凌晨|早上|上午|中午|下午|晚上)?\s*\d.*)$/u.exec(folded);
  if (!m?.[1] || !m[2]) return undefined;
  const day = days(m[1].replace(/(凌晨|早上|上午|中午|下午|晚上)$/u, '').trim());
  const named = /(凌晨|早上|上午|中午|下午|晚上)$/u.exec(m[1])?.[1] ?? '';
  const at = time(`${named}${m[2]}`);
  return day === undefined || !at ? undefined : `${at.minute} ${at.hour} * * ${day}`;
}
