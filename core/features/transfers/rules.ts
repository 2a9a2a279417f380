/** When points may change hands, and what staff should look at. Pure. */

export interface Limits {
  /** Points a member may give a day, and take a day. */
  readonly dailyPoints: number;
  readonly dailyTimes: number;
  readonly newcomerDays: number;
}
export interface Day {
  readonly given: number;
  readonly times: number;
  /** What the taker got today from anybody. */
  readonly taken: number;
}
export type Verdict =
  | { readonly is: 'ok' }
  | { readonly is: 'newcomer'; readonly days: number }
  | { readonly is: 'times' }
  | { readonly is: 'points'; readonly left: number }
  | { readonly is: 'full' };

const dayMs = 86_400_000;

/** @param joinedAt when we saw the giver join; null: was here before us */
export function judge(amount: number, joinedAt: number | null, day: Day, limits: Limits, at: number): Verdict {
  const wait = joinedAt === null ? 0 : joinedAt + limits.newcomerDays * dayMs - at;
  if (wait > 0) return { is: 'newcomer', days: Math.ceil(wait / dayMs) };
  if (day.times >= limits.dailyTimes) return { is: 'times' };
  if (day.given + amount > limits.dailyPoints)
    return { is: 'points', left: Math.max(0, limits.dailyPoints - day.given) };
  // The same sum twice over: a gift from one generous friend is always possible.
  return day.taken + amount > 2 * limits.dailyPoints ? { is: 'full' } : { is: 'ok' };
}

export interface Made {
  readonly giver: number;
  readonly taker: number;
  readonly amount: number;
}
/** So many members make the longest circle looked for. */
const longest = 4;

/** The members through whose hands points came back to `giver`, beginning with `giver`; undefined when there is none. */
export function circleOf(giver: number, taker: number, made: readonly Made[]): number[] | undefined {
  const next = new Map<number, Set<number>>();
  for (const m of made) next.set(m.giver, (next.get(m.giver) ?? new Set()).add(m.taker));
  let paths: number[][] = [[giver, taker]];
  for (let length = 2; length <= longest; length++) {
    const longer: number[][] = [];
    for (const path of paths)
      for (const to of next.get(path.at(-1) ?? 0) ?? []) {
        if (to === giver) return path;
        if (!path.includes(to)) longer.push([...path, to]);
      }
    paths = longer;
  }
  return undefined;
}

/** How many gave to one member, and how much; undefined below `least` givers. */
export function crowdOf(
  taker: number,
  made: readonly Made[],
  least: number,
): { givers: number; points: number } | undefined {
  const mine = made.filter((m) => m.taker === taker);
  const givers = new Set(mine.map((m) => m.giver)).size;
  return givers < least ? undefined : { givers, points: mine.reduce((n, m) => n + m.amount, 0) };
}
