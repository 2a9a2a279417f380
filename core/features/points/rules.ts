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
