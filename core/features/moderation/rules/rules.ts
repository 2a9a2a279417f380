/** What a rule is, whom it concerns, and what follows from breaking it. Pure. */
import type { Capability } from '../../../ports.ts';
import { foldCommand } from '../../../text/index.ts';
import { roles, type Role } from '../../../types.ts';
import { actions, defaultActions, type Action } from '../acts/actions.ts';
import { stepAt, type Step } from '../acts/ladder.ts';

/** Helpers and above are exempt; from moderators up they see and take back what was done. */
export const isExempt = (role: Role): boolean => roles.indexOf(role) >= roles.indexOf('helper');
export const isStaff = (role: Role): boolean => roles.indexOf(role) >= roles.indexOf('moderator');

export { actions, defaultActions, type Action } from '../acts/actions.ts';

/**
 * `list` and `preset` are many words under one rule; `allow` is a phrase that is always fine. The others are what
 * core/text tells apart.
 */
export const ruleKinds = [
  'word',
  'wildcard',
  'near',
  'regex',
  'link',
  'invite',
  'contact',
  'list',
  'preset',
  'allow',
] as const;
export type RuleKind = (typeof ruleKinds)[number];

/**
 * `watch`: only counted, for a day; `remind`: the day is over and the owner has not spoken, so it reminds and does no
 * more; `on`: does what it says; `shadow`: counted until the owner decides.
 */
export type RuleState = 'watch' | 'remind' | 'on' | 'shadow';
export const isLive = (state: RuleState): boolean => state === 'on' || state === 'remind';

/** Whom, where and when a rule concerns. Everything given must hold. */
export interface Scope {
  /** Our ids of the groups; absent: all of the community. */
  readonly rooms?: readonly number[];
  /** Words of platforms: `wechat`. */
  readonly platforms?: readonly string[];
  /** Only who has one of these roles; helpers and above are exempt from every rule that does not name theirs. */
  readonly roles?: readonly Role[];
  /** Only who staff call one of these (标签); `notTags`: only who is called none of them. */
  readonly tags?: readonly string[];
  readonly notTags?: readonly string[];
  /** Only people who came in less than this ago, ms. */
  readonly newcomerMs?: number;
  /** Minutes of the civil day, from inclusive, to exclusive; from > to goes over midnight. */
  readonly hours?: { readonly from: number; readonly to: number };
  /** The platform's id of the one thread. */
  readonly thread?: string;
}
/** What a kind needs besides the word. */
export interface Spec {
  /** `word`: only where it stands alone. */
  readonly whole?: boolean;
  /** `near`: both words, and how many characters may lie between. */
  readonly a?: string;
  readonly b?: string;
  readonly within?: number;
  /** `link`, `contact`: domains and details that are fine. */
  readonly allow?: readonly string[];
  /** `link`: only these domains. */
  readonly deny?: readonly string[];
  /** `contact`: which; absent: all. */
  readonly what?: readonly ('wechat' | 'phone' | 'qq' | 'email')[];
  /** Which rule of the community it is; given once and never moved. */
  readonly no?: number;
  /** `list`: how many words. */
  readonly size?: number;
  /** `list`: its words are fine, not unwelcome. */
  readonly fine?: boolean;
}

export interface RuleBody {
  readonly kind: RuleKind;
  readonly word: string;
  readonly spec: Spec;
  readonly actions: readonly Action[];
  readonly muteMs: number | null;
  readonly points: number;
  readonly variants: readonly string[];
  readonly scope: Scope;
  readonly category: string | null;
  readonly severity: number;
  readonly state: RuleState;
}
/** `群规第 3 条` counts these; lists are called by their names. */
export const isNumbered = ({ kind }: Pick<RuleBody, 'kind'>): boolean =>
  kind !== 'list' && kind !== 'preset' && kind !== 'allow';
export interface WordRule extends RuleBody {
  readonly id: number;
}
/** A rule of one word with nothing special about it. */
export const plainRule = (word: string, o: Partial<RuleBody> = {}): RuleBody => ({
  kind: 'word',
  word,
  spec: {},
  actions: defaultActions,
  muteMs: null,
  points: 0,
  variants: [],
  scope: {},
  category: null,
  severity: 1,
  state: 'on',
  ...o,
});

/** Who says something, where and when, as far as a scope asks. */
export interface Occasion {
  readonly room: number;
  /** The platform's word: `telegram`. */
  readonly platform: string;
  readonly at: number;
  /** Minutes since the civil day began, asked only when a rule has hours. */
  minutes(): number;
  readonly joinedAt: number | null;
  readonly thread: string | undefined;
  readonly role: Role;
  /** What staff call this person, asked only when a rule has tags. */
  tags(): readonly string[];
}

/** Does the rule concern this occasion? */
export function concerns(scope: Scope, o: Occasion): boolean {
  if (scope.rooms && !scope.rooms.includes(o.room)) return false;
  if (scope.platforms && !scope.platforms.includes(o.platform)) return false;
  if (scope.thread !== undefined && scope.thread !== o.thread) return false;
  if (scope.newcomerMs !== undefined && (o.joinedAt === null || o.at - o.joinedAt >= scope.newcomerMs)) return false;
  if (scope.roles ? !scope.roles.includes(o.role) : isExempt(o.role)) return false;
  if (scope.tags && !carries(o, scope.tags)) return false;
  if (scope.notTags && carries(o, scope.notTags)) return false;
  if (!scope.hours) return true;
  const { from, to } = scope.hours;
  const now = o.minutes();
  return from <= to ? now >= from && now < to : now >= from || now < to;
}

const carries = (o: Occasion, tags: readonly string[]): boolean => {
  const own = new Set(o.tags().map(foldCommand));
  return tags.some((t) => own.has(foldCommand(t)));
};
/** It names people that no other rule concerns: helpers, moderators, admins. */
export const namesStaff = (scope: Scope): boolean => scope.roles?.some(isExempt) ?? false;

/** What was done about one breach. */
export interface Did {
  readonly remove: boolean;
  /** The one line said to the member; null: none. */
  readonly words: 'remind' | 'warn' | 'mute' | null;
  /** The platform cannot delete, so the line asks the member to. */
  readonly askBack: boolean;
  /** 0: not muted. */
  readonly muteMs: number;
  readonly kick: boolean;
  readonly ban: boolean;
  /** Points asked for; what was there to take may be less. */
  readonly points: number;
}
export interface Plan {
  readonly did: Did;
  /** Asked for, but this platform has no such thing: staff decide. */
  readonly unable: readonly Action[];
  /** So many times now that staff are asked. */
  readonly review: boolean;
  /** Strikes this one weighs, and all with it. */
  readonly weight: number;
  readonly strikes: number;
}
export interface Limits {
  readonly muteMs: number;
  /** At this many strikes, and each multiple, staff are asked, unless the ladder removes by itself. */
  readonly strikes: number;
  readonly ladder: readonly Step[];
}
/** What one broken rule asks for. */
export interface Wish {
  readonly actions: readonly Action[];
  readonly muteMs: number | null;
  readonly points: number;
  readonly severity: number;
  /** The owner has not spoken about it yet: the ladder adds nothing to it. */
  readonly careful?: boolean;
}

/** A rule as a wish: while the owner has not spoken it reminds, whatever it says. */
export const wishOf = (r: RuleBody): Wish =>
  r.state === 'remind' ? { actions: ['remind'], muteMs: null, points: 0, severity: r.severity, careful: true } : r;

/** What stands at the end of the ladder: whom it removes, or where staff are asked. Whoever removes by it need not be asked. */
export interface End {
  readonly at: number;
  readonly what: 'review' | 'kick' | 'ban';
}
export function endOf({ ladder, strikes }: Pick<Limits, 'ladder' | 'strikes'>): End {
  const out = ladder.find((s) => s.actions.includes('kick') || s.actions.includes('ban'));
  if (!out) return { at: strikes, what: 'review' };
  return { at: out.at, what: out.actions.includes('ban') ? 'ban' : 'kick' };
}

/**
 * From all rules a message broke, and the step of the ladder, to what is done about it: everything any of them asks
 * for, as far as the platform can. What it cannot becomes words and a note to staff.
 * @param before strikes that still count, this one not among them
 */
export function plan(broken: readonly Wish[], before: number, can: ReadonlySet<Capability>, limits: Limits): Plan {
  const weight = Math.max(0, ...broken.map((r) => r.severity));
  const strikes = before + weight;
  const step = weight > 0 && !broken.every((r) => r.careful) ? stepAt(limits.ladder, strikes) : undefined;
  const own = broken.some((r) => r.actions.length > 0);
  // A rule that only deletes does so without a word; the ladder adds to it from its first step that is more than words.
  const adds = step !== undefined && (!own || step.actions.some((a) => a !== 'remind'));
  const all: readonly Wish[] = adds ? [...broken, { ...step, severity: 0 }] : broken;
  const wanted = new Set(all.flatMap((r) => r.actions));
  const kick = (wanted.has('kick') || wanted.has('ban')) && (can.has('kick') || can.has('ban'));
  const ban = wanted.has('ban') && can.has('ban');
  const unable = (['delete', 'mute', 'kick', 'ban'] as const).filter(
    (a) => wanted.has(a) && !can.has(a) && !(kick && (a === 'ban' || a === 'kick')),
  );
  const remove = wanted.has('delete') && can.has('delete');
  const longest = Math.max(...all.filter((r) => r.actions.includes('mute')).map((r) => r.muteMs ?? limits.muteMs), 0);
  const muteMs = can.has('mute') && !kick ? longest : 0;
  const points = Math.max(0, ...all.map((r) => (r.actions.includes('points') ? r.points : 0)));
  return {
    did: {
      remove,
      words: lineFor(wanted, kick, muteMs, unable),
      askBack: wanted.has('delete') && !remove,
      muteMs,
      kick,
      ban,
      points,
    },
    unable,
    review:
      !kick &&
      endOf(limits).what === 'review' &&
      Math.floor(strikes / limits.strikes) > Math.floor(before / limits.strikes),
    weight,
    strikes,
  };
}

function lineFor(wanted: ReadonlySet<Action>, kick: boolean, muteMs: number, unable: readonly Action[]): Did['words'] {
  if (kick) return null;
  if (muteMs > 0) return 'mute';
  if (wanted.has('warn') || unable.some((a) => a !== 'delete')) return 'warn';
  return wanted.has('remind') || wanted.has('points') || unable.length > 0 ? 'remind' : null;
}

/** The rule that weighs most; the first of equals. */
export function gravest<T extends { readonly rule: RuleBody }>(broken: readonly T[]): T | undefined {
  const weight = (r: RuleBody): number =>
    10 * r.severity + Math.max(0, ...wishOf(r).actions.map((a) => actions.indexOf(a)));
  return broken.reduce<T | undefined>((best, b) => (best && weight(best.rule) >= weight(b.rule) ? best : b), undefined);
}

/** The beginning of a word, enough for those who know it: `加微…`, `刷…`. Signs between its letters are left out. */
export function hint(found: string): string {
  const all = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(found)].map((g) => g.segment);
  const letters = all.filter((g) => /[\p{L}\p{N}]/u.test(g));
  const shown = letters.length > 0 ? letters : all;
  return `${shown.slice(0, Math.min(2, shown.length - 1)).join('')}…`;
}
