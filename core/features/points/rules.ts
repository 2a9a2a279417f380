import type { Earned } from '../../ledger/index.ts';
import { fold, foldedText } from '../../text/index.ts';

export interface AwardRule {
  readonly amount: number;
  readonly coolDownMs: number;
  readonly timesADay: number;
  readonly dailyCap: number;
  readonly weeklyCap: number;
}

/** How many points something earns now: the amount, cut to what the day and the week still allow; 0 while cooling down. */
export function earn(rule: AwardRule, earned: Earned, at: number): number {
  if (rule.amount <= 0 || earned.timesToday >= rule.timesADay) return 0;
  if (earned.lastAt !== null && at - earned.lastAt < rule.coolDownMs) return 0;
  return Math.max(0, Math.min(rule.amount, rule.dailyCap - earned.today, rule.weeklyCap - earned.week));
}

/** Words that are too short, or only a picture, earn nothing. */
export const worthCounting = (text: string): boolean => text.trim().length >= 4;

const remembered = 5;
const mostMembers = 20_000;
/** The letters of a text: `早早早！！` and `早 早` say the same. */
const gist = (text: string): string =>
  foldedText(fold(text.slice(0, 200)))
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(/(.)\1+/gu, '$1');

/**
 * Whether a member says something new: not what one of their last five counted messages said. From memory; a restart
 * forgives.
 */
export function createNovelty() {
  const last = new Map<number, string[]>();
  return {
    isNew: (member: number, text: string): boolean => !(last.get(member)?.includes(gist(text)) ?? false),
    /** Call after the commit. */
    keep: (member: number, text: string): void => {
      const said = [...(last.get(member) ?? []), gist(text)].slice(-remembered);
      last.delete(member);
      last.set(member, said);
      if (last.size > mostMembers) last.delete(last.keys().next().value ?? 0);
    },
  };
}

/** How often points end. */
export type Ends = 'never' | 'quarter' | 'half' | 'year';
const monthsOf: Readonly<Record<Exclude<Ends, 'never'>, number>> = { quarter: 3, half: 6, year: 12 };
const firstOf = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/**
 * The next end from this day on: `end` is the first day after the period it lies in, `since` the first day of that period.
 * Points from before `since` end then. Undefined: they never do.
 */
export function endOf(ends: Ends, day: string): { readonly end: string; readonly since: string } | undefined {
  if (ends === 'never') return undefined;
  const [year = 0, month = 1] = day.split('-').map(Number);
  const months = monthsOf[ends];
  const begin = Math.floor((year * 12 + month - 1) / months) * months;
  return { end: firstOf(begin + months), since: firstOf(begin) };
}
