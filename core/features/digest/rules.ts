/** From what happened to what staff should know, and the one thing worth changing. Pure. */

/** One row of `happenings`, as far as it matters here. */
export interface Told {
  readonly what: string;
  readonly member: number | null;
  readonly data: Readonly<Record<string, unknown>>;
}
export interface RuleCount {
  /** As staff know it: the word, the list, the behaviour. */
  readonly named: string;
  readonly acts: number;
  readonly overturned: number;
}
export interface Summary {
  readonly acts: number;
  readonly members: number;
  readonly overturned: number;
  /** Most acts first. */
  readonly rules: readonly RuleCount[];
  /** Rules that were wrong so often that they deserve a look, the worst first. */
  readonly doubtful: readonly RuleCount[];
  readonly reportsOpen: number;
  readonly appealsOpen: number;
  readonly brakes: number;
  readonly advice: Advice;
}
export type Advice =
  | { readonly what: 'doubtful'; readonly named: string }
  | { readonly what: 'brake' }
  | { readonly what: 'reports'; readonly n: number }
  | { readonly what: 'one'; readonly member: number; readonly acts: number }
  | { readonly what: 'none' };

/** A rule deserves a look from so many acts on, when at least a third of them were taken back. */
const leastActs = 3;
const doubtfulShare = 1 / 3;
const manyReports = 3;
/** One person with at least so many acts, and more than half of all. */
const manyOfOne = 5;

const text = (v: unknown): string => (typeof v === 'string' ? v : typeof v === 'number' ? `${v}` : '');

/** The acts by their short name; an act taken back and then again standing counts as standing. */
function actsOf(told: readonly Told[]): Map<string, { named: string; member: number | null; gone: boolean }> {
  const acts = new Map<string, { named: string; member: number | null; gone: boolean }>();
  for (const t of told) {
    const act = text(t.data['act']);
    const known = acts.get(act);
    if (t.what === 'moderation.acted') acts.set(act, { named: text(t.data['named']), member: t.member, gone: false });
    else if (known && t.what === 'moderation.undone') known.gone = true;
    else if (known && t.what === 'moderation.restored') known.gone = false;
  }
  return acts;
}
/** Opened and not closed, by the key that names it. */
function open(told: readonly Told[], made: string, closed: readonly string[], key: string): number {
  const waiting = new Set<string>();
  for (const t of told) {
    if (t.what === made) waiting.add(text(t.data[key]));
    else if (closed.includes(t.what)) waiting.delete(text(t.data[key]));
  }
  return waiting.size;
}

function adviceOf(s: Omit<Summary, 'advice'>, byMember: ReadonlyMap<number, number>): Advice {
  const [worst] = s.doubtful;
  if (worst) return { what: 'doubtful', named: worst.named };
  if (s.brakes > 0) return { what: 'brake' };
  if (s.reportsOpen >= manyReports) return { what: 'reports', n: s.reportsOpen };
  for (const [member, acts] of byMember)
    if (acts >= manyOfOne && acts * 2 > s.acts) return { what: 'one', member, acts };
  return { what: 'none' };
}

/**
 * @param told since the last note, oldest first
 * @param before what was told before that, as far as something may still be open
 */
export function summarise(told: readonly Told[], before: readonly Told[]): Summary {
  const acts = [...actsOf(told).values()];
  const names = [...new Set(acts.map((a) => a.named))];
  const rules = names
    .map((named): RuleCount => {
      const own = acts.filter((a) => a.named === named);
      return { named, acts: own.length, overturned: own.filter((a) => a.gone).length };
    })
    .sort((a, b) => b.acts - a.acts);
  const doubtful = rules
    .filter((r) => r.acts >= leastActs && r.overturned >= r.acts * doubtfulShare)
    .sort((a, b) => b.overturned / b.acts - a.overturned / a.acts);
  const byMember = new Map<number, number>();
  for (const a of acts) if (a.member !== null) byMember.set(a.member, (byMember.get(a.member) ?? 0) + 1);
  const all = [...before, ...told];
  const summary = {
    acts: acts.length,
    members: byMember.size,
    overturned: acts.filter((a) => a.gone).length,
    rules,
    doubtful,
    reportsOpen: open(all, 'report.made', ['report.decided'], 'report'),
    appealsOpen: open(all, 'appeal.made', ['appeal.decided', 'moderation.undone'], 'act'),
    brakes: told.filter((t) => t.what === 'brake.pulled').length,
  };
  return { ...summary, advice: adviceOf(summary, byMember) };
}

/** Nothing worth a note. */
export const isQuiet = (s: Summary): boolean =>
  s.acts === 0 && s.reportsOpen === 0 && s.appealsOpen === 0 && s.brakes === 0;
