/** Who may praise whom, what of it counts, and when somebody is surprised. Pure. */
import type { Dice } from '../../types.ts';

export interface Given {
  readonly today: number;
  /** Whom the giver praised today. */
  readonly alreadyToday: boolean;
}
export type Verdict = 'ok' | 'self' | 'again' | 'enough';

export function mayPraise(giver: number, receiver: number, given: Given, perDay: number): Verdict {
  if (giver === receiver) return 'self';
  if (given.alreadyToday) return 'again';
  return given.today >= perDay ? 'enough' : 'ok';
}

/** What decides whether praise earns something; the praise itself is said either way. */
export interface Between {
  /** When praise between these two, in either direction, last counted, epoch ms; null: never. */
  readonly lastAt: number | null;
  /** When the giver was first met in the community, epoch ms. */
  readonly giverSince: number;
}
const dayMs = 86_400_000;

/** Two people who praise each other all day earn once; somebody who came an hour ago makes nobody rich. */
export const counts = (b: Between, at: number, o: { pairDays: number; newDays: number }): boolean =>
  (b.lastAt === null || at - b.lastAt >= o.pairDays * dayMs) && at - b.giverSince >= o.newDays * dayMs;

/** Which of `many` words of praise to say: any but the last one. */
export function another(many: number, last: number | null, dice: Dice): number {
  if (last === null || last < 0 || last >= many) return Math.floor(dice() * many);
  const pick = Math.floor(dice() * (many - 1));
  return pick >= last ? pick + 1 : pick;
}

/** Whether a reward of `amount` may be thrown for: what is left of the week's budget holds it. */
export const affordable = (amount: number, budget: number, spent: number): boolean =>
  amount > 0 && spent + amount <= budget;
