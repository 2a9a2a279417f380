/** What is noted about a member and what it comes to. Pure. */

/** `strike`: an act of moderation; `report`: a report of theirs that was judged; `absent`: signed up and not there. */
export type Kind = 'strike' | 'report' | 'absent';
export interface Mark {
  readonly kind: Kind;
  /** What it is about: the short name of an act, a report's number. */
  readonly ref: string;
  /** Strikes; of a report 1. */
  readonly weight: number;
  /** Of a strike: it stands (false: taken back). Of a report: it was right. */
  readonly good: boolean;
  readonly at: number;
}
export interface Standing {
  readonly strikes: number;
  readonly overturned: number;
  readonly right: number;
  readonly wrong: number;
  readonly absent: number;
  /** What stands, fading: hundredths of a strike. */
  readonly trouble: number;
}

/** After so long a strike counts half. */
export const halfLifeMs = 30 * 86_400_000;
/** Older marks are not looked at: eight half-lives leave less than one part in 250. */
export const keptMs = 8 * halfLifeMs;
/** Not being there is half a strike. */
const absence = 0.5;

/** From all marks to where a member stands now. */
export function standing(marks: readonly Mark[], now: number): Standing {
  const of = (kind: Kind, good: boolean): readonly Mark[] => marks.filter((m) => m.kind === kind && m.good === good);
  const faded = (list: readonly Mark[], each: (m: Mark) => number): number =>
    list.reduce((sum, m) => sum + each(m) * 0.5 ** (Math.max(0, now - m.at) / halfLifeMs), 0);
  const stands = of('strike', true);
  const absent = of('absent', true);
  const trouble = faded(stands, (m) => m.weight) + faded(absent, () => absence);
  return {
    strikes: stands.reduce((sum, m) => sum + m.weight, 0),
    overturned: of('strike', false).length,
    right: of('report', true).length,
    wrong: of('report', false).length,
    absent: absent.length,
    trouble: Math.round(trouble * 100),
  };
}
