/** What was earned before, today and last. */
export interface Earned {
  /** By all awards since the civil day began. */
  readonly today: number;
  /** By this award since the civil day began: how often. */
  readonly timesToday: number;
  /** When this award was last given, epoch ms. */
  readonly lastAt: number | null;
}
export interface AwardRule {
  readonly amount: number;
  readonly coolDownMs: number;
  readonly timesADay: number;
  readonly dailyCap: number;
}

/** How many points something earns now: the amount, cut to what the day still allows; 0 while cooling down. */
export function earn(rule: AwardRule, earned: Earned, at: number): number {
  if (rule.amount <= 0 || earned.timesToday >= rule.timesADay) return 0;
  if (earned.lastAt !== null && at - earned.lastAt < rule.coolDownMs) return 0;
  return Math.max(0, Math.min(rule.amount, rule.dailyCap - earned.today));
}

/** Words that are too short, or only a picture, earn nothing. */
export const worthCounting = (text: string): boolean => text.trim().length >= 4;
