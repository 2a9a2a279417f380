/** `群发 n`: what became of a run, group by group added up. */
import { cut } from '../../../kit/cut.ts';
import { reply } from '../../../kit/reply.ts';
import type { Context, Effects } from '../../../types.ts';
import { membersOf, reportOf, stepsOf, type Campaign } from '../language.ts';
import type { Desk } from '../run.ts';
import type { Run, Tally, Waiting } from '../store-runs.ts';
import { nextOf, present, titleOf } from './find.ts';
import { goalOf } from './goal.ts';
import { failWords, skipWords } from './reasons.ts';
import { operateTexts, type Standing, type Unit } from './texts.ts';

const shownReasons = 3;
const shownRuns = 2;
/** An owner's answer. */
const mostLines = 5;

/** What a run is counted in. */
export const unitOf = (definition: Campaign): Unit => (membersOf(definition) === undefined ? 'groups' : 'members');

/** The first step, by what became of each group or member: the five add up to `all`. `parts`: handed over in a moment. */
export function countsOf(
  tallies: readonly Tally[],
  step = 0,
  parts: readonly Waiting[] = [],
): Standing & { readonly all: number } {
  const here = tallies.filter((t) => t.step === step);
  const total = (some: readonly Tally[]): number => some.reduce((n, t) => n + t.n, 0);
  const of = (...states: readonly (Tally['state'] | 'skipped')[]): number =>
    total(here.filter((t) => states.includes(stateOf(t))));
  const left = (givenUp: boolean): number =>
    parts.filter((p) => p.step === step && p.givenUp === givenUp).reduce((n, p) => n + p.rooms, 0);
  return {
    sent: of('sent'),
    failed: of('failed') + left(true),
    maybe: of('maybe'),
    waiting: of('pending', 'claimed', 'sending') + left(false),
    skipped: of('skipped'),
    all: total(here) + left(false) + left(true),
  };
}
/** Handed over, but nothing was posted there: left out as well. A member whose turn comes still waits. */
const stateOf = (t: Tally): Tally['state'] | 'skipped' =>
  t.skipped === 'queued' ? 'pending' : t.skipped !== null || t.state === null ? 'skipped' : t.state;

/** Why groups or members failed or were left out, the most frequent first. */
function reasonsOf(c: Context, run: Run, tallies: readonly Tally[]): string[] {
  const [first] = stepsOf(run.definition);
  const silent = first && reportOf(first)?.to === 'staff' ? 'staff' : 'nothing';
  const counted = new Map<string, number>();
  for (const one of tallies) {
    const state = stateOf(one);
    const why =
      state === 'skipped'
        ? skipWords(c.locale, one.skipped ?? silent)
        : state === 'failed' || state === 'maybe'
          ? failWords(c.locale, one.error ?? '', one.toMember)
          : null;
    if (why !== null) counted.set(cut(why, 30), (counted.get(cut(why, 30)) ?? 0) + one.n);
  }
  return [...counted]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, shownReasons)
    .map(([why, n]) => `${why} ${n}`);
}

/** The run and its groups or members in one line. */
export const headline = async (c: Context, desk: Desk, run: Run, known?: readonly Tally[]): Promise<string> => {
  const tallies = known ?? (await desk.runs.tallies(run.id));
  const counts = countsOf(tallies, 0, await desk.runs.parts(run.id));
  const title = cut(titleOf(run.definition), 16);
  return operateTexts[c.locale].progress(
    run.id,
    title,
    counts,
    counts.all,
    run.state === 'stopped',
    unitOf(run.definition),
  );
};

/** One run in at most three lines. */
export async function progress(c: Context, desk: Desk, number: number): Promise<Effects> {
  const t = operateTexts[c.locale];
  const run = await desk.runs.byId(c.community.id, number);
  if (!run) return [reply(c, t.noRun)];
  const tallies = await desk.runs.tallies(run.id);
  const reasons = reasonsOf(
    c,
    run,
    tallies.filter((f) => f.step === 0),
  );
  const lines = [
    await headline(c, desk, run, tallies),
    ...(reasons.length > 0 ? [t.why(reasons)] : []),
    ...(await goalOf(c, desk, run)),
  ];
  return [reply(c, lines.join('\n'))];
}

/** The campaigns there are and the latest runs, in at most five lines. */
export async function overview(c: Context, desk: Desk): Promise<Effects> {
  const t = operateTexts[c.locale];
  const rows = await present(c, desk);
  const runs = await desk.runs.latest(c.community.id, shownRuns);
  if (rows.length === 0 && runs.length === 0) return [reply(c, t.empty)];
  const left = mostLines - runs.length;
  const room = rows.length > left ? left - 1 : left;
  const shown: string[] = [];
  for (const r of rows.slice(0, room)) {
    const state = r.state === 'paused' ? 'paused' : 'active';
    shown.push(t.row(r.name, cut(titleOf(r.definition), 16), await nextOf(c, desk, r), state));
  }
  const more = rows.length > shown.length ? [t.more(rows.length - shown.length)] : [];
  const latest: string[] = [];
  for (const run of runs) latest.push(await headline(c, desk, run));
  return [reply(c, [...shown, ...more, ...latest].join('\n'))];
}
