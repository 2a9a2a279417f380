import type { Capability } from '../../ports.ts';
import { roles, type Role } from '../../types.ts';

/** Helpers and above are exempt; from moderators up they see and take back what was done. */
export const isExempt = (role: Role): boolean => roles.indexOf(role) >= roles.indexOf('helper');
export const isStaff = (role: Role): boolean => roles.indexOf(role) >= roles.indexOf('moderator');

/** What can be done about a word, mildest first. */
export const actions = ['remind', 'delete', 'warn', 'mute', 'kick'] as const;
export type Action = (typeof actions)[number];
/** Without further words: nobody is muted or removed unless the owner said so. */
export const defaultActions: readonly Action[] = ['remind', 'delete'];

export interface WordRule {
  readonly id: number;
  readonly word: string;
  readonly actions: readonly Action[];
  readonly muteMs: number | null;
}

/** What was done about one message. */
export interface Did {
  readonly remove: boolean;
  /** The one line said in the group; null: none. */
  readonly words: 'remind' | 'warn' | 'mute' | null;
  /** The platform cannot delete, so the line asks the member to. */
  readonly askBack: boolean;
  /** 0: not muted. */
  readonly muteMs: number;
  readonly kick: boolean;
}
export interface Plan {
  readonly did: Did;
  /** Asked for, but this platform has no such thing: staff decide. */
  readonly unable: readonly Action[];
  /** So many times now that staff are asked. */
  readonly review: boolean;
}
export interface Limits {
  readonly muteMs: number;
  /** At this many strikes, and each multiple, staff are asked. */
  readonly strikes: number;
}

/**
 * From all rules a message broke to what is done about it: everything any of them asks for, as far as the
 * platform can. What it cannot becomes words and a note to staff.
 * @param before strikes that still count, this one not among them
 */
export function plan(broken: readonly WordRule[], before: number, can: ReadonlySet<Capability>, limits: Limits): Plan {
  const wanted = new Set(broken.flatMap((r) => r.actions));
  const unable = (['delete', 'mute', 'kick'] as const).filter((a) => wanted.has(a) && !can.has(a));
  const remove = wanted.has('delete') && can.has('delete');
  const longest = Math.max(
    ...broken.filter((r) => r.actions.includes('mute')).map((r) => r.muteMs ?? limits.muteMs),
    0,
  );
  const muteMs = can.has('mute') ? longest : 0;
  const kick = wanted.has('kick') && can.has('kick');
  const firm = wanted.has('warn') || unable.includes('mute') || unable.includes('kick');
  const words = kick
    ? null
    : muteMs > 0
      ? 'mute'
      : firm
        ? 'warn'
        : wanted.has('remind') || unable.length > 0
          ? 'remind'
          : null;
  return {
    did: { remove, words, askBack: wanted.has('delete') && !remove, muteMs, kick },
    unable,
    review: !kick && (before + 1) % limits.strikes === 0,
  };
}

/** The rule that weighs most; the first of equals. */
export function gravest<T extends { readonly rule: WordRule }>(broken: readonly T[]): T | undefined {
  const weight = (r: WordRule): number => Math.max(...r.actions.map((a) => actions.indexOf(a)));
  return broken.reduce<T | undefined>((best, b) => (best && weight(best.rule) >= weight(b.rule) ? best : b), undefined);
}

/** The beginning of a word, enough for those who know it: `加微…`, `刷…`. Signs between its letters are left out. */
export function hint(found: string): string {
  const all = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(found)].map((g) => g.segment);
  const letters = all.filter((g) => /[\p{L}\p{N}]/u.test(g));
  const shown = letters.length > 0 ? letters : all;
  return `${shown.slice(0, Math.min(2, shown.length - 1)).join('')}…`;
}
