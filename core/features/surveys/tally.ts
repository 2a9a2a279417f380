/** What came of a survey: counts, means, tables, CSV. Pure. */
import { course, scaleOf, shown, type Answers, type Value } from './engine.ts';
import type { Question, Survey } from './language.ts';

export interface Tally {
  readonly question: Question;
  /** Whoever came to it and did not skip it. */
  readonly answered: number;
  readonly skipped: number;
  /** By option, or by step of the scale; a ranking: how often in first place. Empty for words and plain numbers. */
  readonly counts: readonly number[];
  /** What the counts are called. */
  readonly labels: readonly string[];
  /** Of numbers and scales; a ranking: none. */
  readonly mean: number | null;
  readonly median: number | null;
  /**
   * NPS: the share of 9 and 10 less the share of 0 to 6, from -100 to 100 (F. Reichheld, "The One Number You Need to
   * Grow", Harvard Business Review 12/2003).
   */
  readonly nps: number | null;
  /** Ranking: the mean place of each option, 1 the best; null for one that nobody placed. */
  readonly places: readonly (number | null)[];
  /** Of numbers and scales, ascending. */
  readonly numbers: readonly number[];
  /** Words as they were written. */
  readonly texts: readonly string[];
}

export type YesNo = readonly [string, string];

/** Every question of the survey over all finished answers. */
export const tally = (survey: Survey, all: readonly Answers[], yesNo: YesNo): Tally[] => {
  const paths = all.map((a) => pathOf(survey, a));
  return survey.questions.map((q) => tallyOf(q, paths, yesNo));
};

/** What was answered on the way, by question; null: skipped. */
type Path = ReadonlyMap<string, Value>;
const pathOf = (survey: Survey, answers: Answers): Path =>
  new Map(course(survey, answers).asked.map((q) => [q.id, answers[q.id] ?? null]));

function tallyOf(q: Question, paths: readonly Path[], yesNo: YesNo): Tally {
  const values = paths.flatMap((p) => {
    const value = p.get(q.id);
    return value === undefined ? [] : [value];
  });
  const given = values.filter((v) => v !== null);
  const labels = labelsOf(q, yesNo);
  const scaled = q.type === 'scale' || q.type === 'nps';
  const [low] = scaled ? scaleOf(q) : [0];
  const counts = labels.map(() => 0);
  const count = (n: number): void => void (counts[n] = (counts[n] ?? 0) + 1);
  for (const v of given)
    if (q.type === 'ranking') count((v as readonly number[])[0] ?? -1);
    else if (typeof v === 'object') for (const n of v) count(n);
    else if (typeof v === 'number' && labels.length > 0) count(v - low);
  const numbers = scaled || q.type === 'number' ? (given as number[]).toSorted((a, b) => a - b) : [];
  const share = (from: number, to: number): number => numbers.filter((n) => n >= from && n <= to).length;
  return {
    question: q,
    answered: given.length,
    skipped: values.length - given.length,
    counts,
    labels,
    mean: numbers.length > 0 ? numbers.reduce((a, b) => a + b, 0) / numbers.length : null,
    median: medianOf(numbers),
    numbers,
    nps: q.type === 'nps' && numbers.length > 0 ? (100 * (share(9, 10) - share(0, 6))) / numbers.length : null,
    places: q.type === 'ranking' ? placesOf(q, given as (readonly number[])[]) : [],
    texts: labels.length === 0 && q.type !== 'number' ? given.map(String) : [],
  };
}

export const labelsOf = (q: Question, yesNo: YesNo): string[] => {
  if (q.type === 'yesno') return [...yesNo];
  if (q.type !== 'scale' && q.type !== 'nps') return q.options.map((o) => o.label);
  const [low, high] = scaleOf(q);
  return Array.from({ length: high - low + 1 }, (_, i) => `${low + i}`);
};

/** Of sorted numbers; null of none. */
function medianOf(sorted: readonly number[]): number | null {
  const middle = sorted.length / 2;
  const [a, b] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return a === undefined || b === undefined ? null : (a + b) / 2;
}

function placesOf(q: Question, orders: readonly (readonly number[])[]): (number | null)[] {
  return q.options.map((_, n) => {
    const at = orders.map((o) => o.indexOf(n) + 1).filter((place) => place > 0);
    return at.length > 0 ? at.reduce((a, b) => a + b, 0) / at.length : null;
  });
}

/** Somebody's finished answers, and what they are told apart by. */
export interface Response {
  readonly answers: Answers;
  /** What segments go by besides the answers: `platform`, `level`, `tag` (several); empty where the survey is anonymous. */
  readonly segment: Readonly<Record<string, string | readonly string[]>>;
}
export interface Cross {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly counts: readonly number[]; readonly total: number }[];
}

/**
 * How the answers to `question` fall by segment: another question's answers (its id) or a column of `segment`. Segments
 * with fewer than `least` people are left out whole, for their sake.
 */
export function cross(
  survey: Survey,
  all: readonly Response[],
  question: string,
  by: string,
  yesNo: YesNo,
  least = 1,
): Cross {
  const q = survey.questions.find((x) => x.id === question);
  if (!q) return { columns: [], rows: [] };
  const other = survey.questions.find((x) => x.id === by);
  const order = other ? labelsOf(other, yesNo) : [];
  const groups = new Map<string, Path[]>(order.map((label) => [label, []]));
  for (const r of all) {
    const path = pathOf(survey, r.answers);
    for (const label of segmentsOf(r, other, by, yesNo)) {
      const group = groups.get(label);
      if (group) group.push(path);
      else groups.set(label, [path]);
    }
  }
  const rows = [...groups].filter(([, members]) => members.length >= Math.max(1, least));
  return {
    columns: labelsOf(q, yesNo),
    rows: rows.map(([label, members]) => {
      const { counts, answered } = tallyOf(q, members, yesNo);
      return { label, counts, total: answered };
    }),
  };
}

function segmentsOf(r: Response, other: Question | undefined, by: string, yesNo: YesNo): string[] {
  if (!other) return [r.segment[by] ?? []].flat();
  const value = r.answers[other.id];
  if (value === null || value === undefined) return [];
  if (other.type === 'multi' && typeof value === 'object') return value.map((n) => other.options[n]?.label ?? '');
  return [shown(other, value, yesNo)];
}

/** A line of titles, then a line for everybody who finished. `extra`: columns of `segment`. */
export const answerRows = (
  survey: Survey,
  all: readonly Response[],
  extra: Readonly<Record<string, string>>,
  yesNo: YesNo,
): (string | number)[][] => [
  [...Object.values(extra), ...survey.questions.map((q) => q.ask)],
  ...all.map((r) => {
    const path = new Set(course(survey, r.answers).asked.map((q) => q.id));
    return [
      ...Object.keys(extra).map((key) => [r.segment[key] ?? ''].flat().join(', ')),
      ...survey.questions.map((q) => (path.has(q.id) ? cellOf(q, r.answers[q.id] ?? null, yesNo) : '')),
    ];
  }),
];

/** Numbers stay numbers, so that a spreadsheet can reckon with them. */
const cellOf = (q: Question, value: Value, yesNo: YesNo): string | number =>
  typeof value === 'number' && q.options.length === 0 && q.type !== 'yesno' ? value : shown(q, value, yesNo);
