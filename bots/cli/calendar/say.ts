/** Figures and moments as the calendar's lines say them. */
import { civilDay, formatTime, weekday } from '../../../core/kit/calendar.ts';

export const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
export const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
/** `Sat 2026-11-21 20:00 Asia/Shanghai`. */
export const moment = (at: number, zone: string): string => {
  const day = civilDay(at, zone);
  return `${dayNames[weekday(day) - 1] ?? ''} ${day} ${formatTime(at, zone, 'en')} ${zone}`;
};
