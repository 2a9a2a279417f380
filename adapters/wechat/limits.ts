/** How much a WeChat account says. Start values: delivery.md 3.8 (1 s to the same target, 3 to 5 s between targets, 40 a minute). */
import type { Limits } from '../account-pace.ts';

export const usualLimits: Limits = { sameTargetMs: 1000, betweenMs: [3000, 5000], perMinute: 40 };

/**
 * For an account in use: the figures above, so much a day, and less while it is new. Nobody knows the real limits; reports
 * name about 50 messages to strangers in a row, and new accounts blocked within days.
 */
export const carefulLimits: Limits = {
  ...usualLimits,
  perDay: 1000,
  ramp: [
    [0, 60],
    [2, 120],
    [5, 250],
    [10, 500],
    [20, 1000],
  ],
};
