import { addDays, dayNumber, dayOf } from '../../kit/calendar.ts';

/** The last check-in of a member, if any. */
export interface Last {
  readonly day: string;
  readonly streak: number;
  readonly repeats: number;
}
/** A day somebody checked in, and how many in a row it ended: it stands for all of them. */
export type Row = Pick<Last, 'day' | 'streak'>;
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

/** Days in a row until now; today may still come. */
export const streakNow = (last: Pick<Last, 'day' | 'streak'> | undefined, today: string): number =>
  last && last.day >= addDays(today, -1) ? last.streak : 0;

// ---- make-up ---------------------------------------------------------------------------------

/** The first day of the streak that ended on this row's day. */
const began = ({ day, streak }: Row): string => addDays(day, 1 - streak);

/**
 * The day a card makes up: the last one missed before today, at most `back` days ago, with a check-in somewhere before it.
 * @param rows of the member, the newest first, at least those of the last `back` days and the one before them
 * @returns the day, its streak once it counts, and until which day the streaks that follow grow by as much; `undefined`:
 * nothing was missed
 */
export function missed(
  rows: readonly Row[],
  today: string,
  back: number,
): { readonly day: string; readonly streak: number; readonly upTo: string | undefined } | undefined {
  for (let ago = 1; ago <= back; ago++) {
    const day = addDays(today, -ago);
    if (rows.some((r) => r.day >= day && began(r) <= day)) continue;
    const before = rows.find((r) => r.day < day);
    if (!before) return undefined;
    const streak = (before.day === addDays(day, -1) ? before.streak : 0) + 1;
    return { day, streak, upTo: rows.find((r) => began(r) === addDays(day, 1))?.day };
  }
  return undefined;
}

// ---- milestones ------------------------------------------------------------------------------

export const mostMilestones = 4;
const [leastDays, mostDays] = [2, 3650];

/** `7,30,100,365`, `7、30`; `-` is none; undefined when they do not rise or are too many. */
export function parseMilestones(text: string): readonly number[] | undefined {
  const written = text.trim();
  if (written === '-' || written === '') return [];
  const days = written.split(/[\s,，、]+/u).map((d) => (/^[0-9]{1,4}$/u.test(d) ? Number(d) : 0));
  const rises = days.every((d, i) => d >= leastDays && d <= mostDays && d > (days[i - 1] ?? 0));
  return rises && days.length <= mostMilestones ? days : undefined;
}

/** A milestone that was brought before. */
export interface Brought {
  readonly days: number;
  readonly day: string;
}

/**
 * The milestones a check-in brings: those the streak has reached, each once a calendar year and once a streak. Breaking a
 * streak to reach a short one again brings nothing more that year; a long one does not bring the short ones again in
 * January. One that was jumped over by a day made up is brought by the next check-in.
 */
export function reached(
  milestones: readonly number[],
  { day, streak }: Row,
  brought: readonly Brought[],
): readonly number[] {
  const year = day.slice(0, 4);
  const start = began({ day, streak });
  const had = (days: number): boolean =>
    brought.some((b) => b.days === days && (b.day.slice(0, 4) === year || b.day >= start));
  return milestones.filter((days) => days <= streak && !had(days));
}

// ---- goals of everybody ----------------------------------------------------------------------

/** Who checked in on at least this many days of a goal took part in it: half of them, rounded up. */
export const tookPart = (days: number): number => Math.ceil(days / 2);

/**
 * Whether a goal is reached with today: so many days in a row with enough members, none of them part of a goal before.
 * @param enough the days with enough members, any order  @param last the last day of the goal before
 */
export function goalReached(enough: readonly string[], today: string, days: number, last: string | undefined): boolean {
  const full = new Set(enough);
  for (let ago = 0; ago < days; ago++) {
    const day = addDays(today, -ago);
    if (!full.has(day) || (last !== undefined && day <= last)) return false;
  }
  return true;
}

// ---- calendar --------------------------------------------------------------------------------

/** `2026-11`, a whole month: its first day and its last. */
export function monthSpan(month: string): { readonly first: string; readonly last: string } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const first = `${month}-01`;
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return { first, last: addDays(next, -1) };
}

/** The days of this month (1 to 31) that count, ascending. A streak counts for all its days. */
export function daysOf(month: string, rows: readonly Row[]): readonly number[] {
  const { first, last } = monthSpan(month);
  const found = new Set<number>();
  for (const row of rows) {
    const from = Math.max(dayNumber(began(row)), dayNumber(first));
    for (let n = from; n <= Math.min(dayNumber(row.day), dayNumber(last)); n++) found.add(Number(dayOf(n).slice(8)));
  }
  return [...found].toSorted((a, b) => a - b);
}

/** `1-7、9、20`: at most the last `most` stretches, with `…` for those before. */
export function stretches(days: readonly number[], comma: string, most: number): string {
  const spans: [number, number][] = [];
  for (const day of days) {
    const open = spans.at(-1);
    if (open?.[1] === day - 1) open[1] = day;
    else spans.push([day, day]);
  }
  const shown = spans.slice(-most).map(([a, b]) => (a === b ? `${a}` : `${a}-${b}`));
  return [...(spans.length > most ? ['…'] : []), ...shown].join(comma);
}

/** The month meant by `10月`, `2026-10`, `上月`, `last`; nothing: this one. Undefined: none, or one to come. */
export function monthMeant(text: string, today: string): string | undefined {
  const now = today.slice(0, 7);
  const said = text.trim().toLowerCase();
  if (said === '' || said === '本月' || said === '这个月' || said === '這個月') return now;
  if (/^(上月|上个月|上個月|last|last month)$/u.test(said)) return addDays(`${now}-01`, -1).slice(0, 7);
  const [, year, number] = /^(?:(20[0-9]{2})[-/.年])?(1[0-2]|0?[1-9])月?$/u.exec(said) ?? [];
  if (number === undefined) return undefined;
  const month = number.padStart(2, '0');
  const of = Number(now.slice(0, 4));
  const meant =
    year === undefined ? (`${of}-${month}` <= now ? `${of}-${month}` : `${of - 1}-${month}`) : `${year}-${month}`;
  return meant <= now ? meant : undefined;
}
