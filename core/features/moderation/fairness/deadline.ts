/** By when people are to answer. */
import { civilDay, addDays, formatDay, formatTime } from '../../../kit/calendar.ts';
import { nextInstants } from '../../../kit/cron.ts';
import type { Locale } from '../../../types.ts';

const hourMs = 3_600_000;

/** The first moment the clock there shows this full hour, at least so many hours away. Epoch ms. */
export function nextMorning(now: number, zone: string, hour: number, leastHours: number): number {
  const least = now + leastHours * hourMs;
  return nextInstants(`0 ${hour} * * *`, zone, least - 1, 1)[0] ?? least;
}

const days = {
  'zh-CN': { today: '今天', tomorrow: '明天' },
  'zh-TW': { today: '今天', tomorrow: '明天' },
  en: { today: 'today', tomorrow: 'tomorrow' },
} as const;

/** `明天 10:00`, `11月24日 10:00`, `10:00 tomorrow`. */
export function sayWhen(at: number, now: number, zone: string, locale: Locale): string {
  const day = civilDay(at, zone);
  const today = civilDay(now, zone);
  const t = days[locale];
  const named = day === today ? t.today : day === addDays(today, 1) ? t.tomorrow : formatDay(at, zone, locale);
  const time = formatTime(at, zone, locale);
  return locale === 'en' ? `${time} ${named}` : `${named} ${time}`;
}
