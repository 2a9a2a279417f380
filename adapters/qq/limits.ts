/**
 * How much a QQ account says. Nobody publishes limits: groups take many lines in a row for spam, OneBot's own
 * `_rate_limited` calls stand half a second apart, and new accounts are blocked first. Starting values of
 * docs/platforms/qq.md.
 */
import type { Limits } from '../account-pace.ts';

export const carefulLimits: Limits = {
  sameTargetMs: 1000,
  betweenMs: [500, 1500],
  perMinute: 30,
  perDay: 2000,
  ramp: [
    [0, 120],
    [2, 250],
    [5, 500],
    [10, 1000],
    [20, 2000],
  ],
};
