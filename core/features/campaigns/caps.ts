/** How often one group may hear one campaign: pure, for the engine and for the preview alike. */
import { addDays, civilDay, startOfDay } from '../../kit/calendar.ts';
import type { Campaign } from './language.ts';

/** How far back the caps look, ms: a week and the longest day. */
export const capsLookBackMs = 8 * 86_400_000;

/**
 * Which cap one more post at `at` would break.
 * @param heard when this group heard it before, epoch ms, any order
 */
export function capBroken(
  campaign: Campaign,
  zone: string,
  heard: readonly number[],
  at: number,
): 'day' | 'week' | undefined {
  const { perDay, perWeek } = campaign.often ?? {};
  if (perDay === undefined && perWeek === undefined) return undefined;
  const today = civilDay(at, zone);
  const since = (day: string): number => heard.filter((h) => h <= at && h >= startOfDay(day, zone)).length;
  if (perDay !== undefined && since(today) >= perDay) return 'day';
  if (perWeek !== undefined && since(addDays(today, -6)) >= perWeek) return 'week';
  return undefined;
}
