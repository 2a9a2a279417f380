import { addDays } from '../../kit/calendar.ts';

/** The last check-in of a member, if any. */
export interface Last {
  readonly day: string;
  readonly streak: number;
  readonly repeats: number;
}
export type Verdict =
  | { readonly is: 'done'; readonly streak: number; readonly first: boolean; readonly week: boolean }
  /** `say`: the member hears it twice a day, then silence. */
  | { readonly is: 'again'; readonly say: boolean };

const kindRepeats = 2;

/** One check-in a civil day; a streak goes on when yesterday has one. A day older than the last one counts as done. */
export function decide(last: Last | undefined, today: string): Verdict {
  if (last && last.day >= today) return { is: 'again', say: last.repeats < kindRepeats };
  const streak = last?.day === addDays(today, -1) ? last.streak + 1 : 1;
  return { is: 'done', streak, first: last === undefined, week: streak % 7 === 0 };
}
