/** What a report weighs and what staff may decide. Pure. */
import { roles, type Role } from '../../types.ts';
import type { RuleBroken } from '../moderation/events.ts';

export const decisions = ['delete', 'warn', 'mute', 'leave', 'false'] as const;
export type Decision = (typeof decisions)[number];
/** `lapsed`: nobody looked for a week. */
export type State = 'open' | Decision | 'lapsed';

/** Decided this way a report was right; `false` was wrong, and the rest is neither. */
export const upheld: readonly Decision[] = ['delete', 'warn', 'mute'];
export const judged = (d: Decision): boolean | null => (d === 'false' ? false : d === 'leave' ? null : true);

/**
 * How much one reporter counts, in percent: the mean of a Beta distribution over their judged reports,
 * (right + 1) / (right + wrong + 2) (Jøsang and Ismail, The Beta Reputation System, 2002). Who never reported counts 50.
 */
export const weightOf = (right: number, wrong: number): number => Math.round((100 * (right + 1)) / (right + wrong + 2));

/** So far back reports judge a reporter. */
export const judgedWithinMs = 180 * 86_400_000;
/** Cards of one group are at least so far apart; what is reported meanwhile comes together. */
export const cardEveryMs = 5 * 60_000;
/** Unanswered for so long, a report is dropped. */
export const lapseMs = 7 * 86_400_000;

/** What moderation is asked to do; a mute takes the message away too. */
export const actionsOf: Readonly<Record<'delete' | 'warn' | 'mute', RuleBroken['actions']>> = {
  delete: ['remind', 'delete'],
  warn: ['warn'],
  mute: ['mute', 'delete'],
};

const rank = (role: Role): number => roles.indexOf(role);

/**
 * Who may decide about this author's message: never the author; about staff only people above moderators, as long
 * as there are any.
 */
export function judges<K extends { readonly member: number; readonly role: Role }>(
  staff: readonly K[],
  author: number,
  authorRole: Role,
): readonly K[] {
  const others = staff.filter((k) => k.member !== author);
  if (rank(authorRole) < rank('helper')) return others;
  const above = others.filter((k) => rank(k.role) >= rank('admin'));
  return above.length > 0 ? above : others;
}
