/** When so many acts are a sign of a rule gone wrong, and of which. Pure. */
import { cut } from '../../../kit/cut.ts';
import type { Locale } from '../../../types.ts';
import { shownWord } from '../presets/index.ts';
import type { Did } from '../rules/rules.ts';
import type { Act } from '../store.ts';
import type { Reason } from './texts-brake.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
/** Of one person so many acts count: one spammer is no reason to stop. */
const countedOfOne = 3;
/** The share counts from so many people on: two of twelve is nobody's rule gone wrong. */
export const leastMembers = 5;
const longestName = 20;

/** More than a word was said. */
export const isHard = (did: Did): boolean =>
  did.remove || did.muteMs > 0 || did.kick || did.ban || did.points > 0 || did.words === 'warn' || did.words === 'mute';

interface Tally {
  readonly member: number;
  readonly at: number;
}
/** Why to stop now; undefined: all is well. Pure. `acts`: the hard ones of the last hour, oldest first. */
export function tooMuch(
  acts: readonly Tally[],
  now: number,
  present: number,
  limits: { readonly acts: number; readonly minutes: number; readonly share: number },
): Reason | undefined {
  const of = new Map<number, number>();
  let recent = 0;
  for (const a of acts) {
    if (now - a.at >= limits.minutes * minuteMs) continue;
    const n = (of.get(a.member) ?? 0) + 1;
    of.set(a.member, n);
    if (n <= countedOfOne) recent++;
  }
  if (recent > limits.acts) return { acts: recent, minutes: limits.minutes };
  const members = new Set(acts.filter((a) => now - a.at < hourMs).map((a) => a.member)).size;
  return members >= leastMembers && members * 100 > limits.share * present ? { members, of: present } : undefined;
}

/** What more than half of these met, as staff know it: the word, or the name of a rule about behaviour. Pure. */
export function mostly(acts: readonly Pick<Act, 'kind' | 'rule' | 'about'>[], locale: Locale): string | null {
  const times = new Map<string, number>();
  for (const { kind, rule, about } of acts) {
    const name = about.title?.[locale] ?? shownWord({ kind, word: rule }, locale);
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  const [top] = [...times].toSorted((a, b) => b[1] - a[1]);
  return top && top[1] * 2 > acts.length ? cut(top[0], longestName) : null;
}
