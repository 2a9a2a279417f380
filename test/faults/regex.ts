/**
 * Regular expressions as rules of a group, the worst there are: known catastrophic ones and random ones, on texts made
 * to hurt them. Nobody else may have to wait: the event loop is measured at every step.
 */
import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';

import { createRulebook, type Rulebook, type RuleProblem } from '../../core/text/index.ts';
import { seeded } from '../clock.ts';
import { catastrophic } from './catastrophic.ts';

export interface RegexFaults {
  readonly known: number;
  readonly random: number;
  /** Taken as rules; the others were refused, by reason. */
  readonly taken: number;
  readonly takenOfKnown: number;
  readonly refused: ReadonlyMap<RuleProblem['problem'], number>;
  /** Switched off for being slow. */
  readonly off: number;
  readonly hits: number;
  /** The longest the event loop stood still, ms. */
  readonly worstMs: number;
  readonly worstPattern: string;
  /** Patterns that held it up for longer than allowed, twice. */
  readonly blocked: readonly string[];
}
export interface RegexOptions {
  readonly seed: number;
  readonly random: number;
  readonly allowedMs: number;
  readonly patterns?: readonly string[];
  /** What takes the rules; a test puts an engine that can be stopped in its place. */
  readonly book?: Pick<Rulebook, 'check' | 'put' | 'read' | 'drop'>;
}

const size = 4_096;
const fill = (piece: string, end = ''): string =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size - end.length) + end;
/** What backtracking engines die of: one letter over and over, pairs, space, and never the right end. */
const hostile: readonly string[] = [
  fill('a', '!'),
  fill('ab', '!'),
  fill(' ', 'x'),
  fill('a '),
  fill('1', ' '),
  fill('好', '!'),
  fill('刷单 '),
  fill('a@a.', '!'),
  fill('"a=b" ', '>'),
  fill('\n\t ', '.'),
  fill('𝒜😀'),
];

/** Letters of the pattern itself, over and over. */
function madeFor(pattern: string): string {
  const letters = [...new Set(pattern.replaceAll(/\\.|[()[\]{}*+?|^$.]/g, ''))].slice(0, 6).join('');
  return letters === '' ? fill('a') : fill(letters, '\u0001');
}

const pieces = [
  'a',
  'b',
  'ab',
  '.',
  '[a-c]',
  '[^a]',
  String.raw`\w`,
  String.raw`\d`,
  String.raw`\s`,
  '好',
  String.raw`\p{Han}`,
  String.raw`\b`,
  '(?i)x',
  '😀',
];
const counts = [
  '*',
  '+',
  '?',
  '*',
  '+',
  '{2}',
  '*',
  '+',
  '?',
  '*?',
  '+?',
  '{2}',
  '{0,3}',
  '{1,9}',
  '{3,}',
  '{0,40}',
  '{60}',
];

/** A pattern that means nothing, nested and repeated up to three deep. */
export function randomPattern(dice: () => number, depth = 3): string {
  const pick = (from: readonly string[]): string => from[Math.floor(dice() * from.length)] ?? '';
  const count = (): string => (dice() < 0.5 ? pick(counts) : '');
  const parts = Array.from({ length: 1 + Math.floor(dice() * 4) }, () => {
    const roll = dice();
    if (depth === 0 || roll < 0.4) return pick(pieces) + count();
    if (roll < 0.75) return `(${randomPattern(dice, depth - 1)})${count()}`;
    if (roll < 0.985) return `(?:${randomPattern(dice, depth - 1)}|${randomPattern(dice, depth - 1)})${count()}`;
    return pick(['(?=a)', String.raw`\1`, '(?<!b)', '(', ')', '[', '{', '\\', '^', '$', '(?>a)', 'a++']);
  });
  return parts.join('');
}

const mostAgain = 4;
/** Each pattern is checked, put, tried on every text and dropped, with a turn of the event loop after each. */
export async function regexFaults(o: RegexOptions): Promise<RegexFaults> {
  const known = o.patterns ?? catastrophic;
  const dice = seeded(o.seed);
  const all = [...known, ...Array.from({ length: o.random }, () => randomPattern(dice))];
  const book = o.book ?? createRulebook({ now: () => performance.now() });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const refused = new Map<RuleProblem['problem'], number>();
  const blocked: string[] = [];
  let [taken, takenOfKnown, off, hits, worst, worstPattern] = [0, 0, 0, 0, 0, ''];
  await turn();
  for (const [i, pattern] of all.entries()) {
    // The known ones meet every text, the random ones three of them and one of their own letters.
    const texts = [
      madeFor(pattern),
      ...(i < known.length ? hostile : [0, 1, 2].map((n) => hostile[(i + n * 4) % hostile.length] ?? '')),
    ];
    const first = await tried(book, pattern, texts, delay);
    let ms = first.ms;
    // The process has other things to do as well (it tidies its memory): a figure above the mark is measured again.
    for (let again = 0; ms >= o.allowedMs && ms < o.allowedMs * 10 && again < mostAgain; again++)
      ms = Math.min(ms, (await tried(book, pattern, texts, delay)).ms);
    if (ms >= o.allowedMs) blocked.push(pattern);
    if (ms > worst) [worst, worstPattern] = [ms, pattern];
    if (first.problem) refused.set(first.problem.problem, (refused.get(first.problem.problem) ?? 0) + 1);
    else {
      taken++;
      if (i < known.length) takenOfKnown++;
    }
    off += first.off;
    hits += first.hits;
  }
  delay.disable();
  return {
    known: known.length,
    random: o.random,
    taken,
    takenOfKnown,
    refused,
    off,
    hits,
    worstMs: worst,
    worstPattern,
    blocked,
  };
}

interface Tried {
  readonly problem: RuleProblem | undefined;
  readonly off: number;
  readonly hits: number;
  readonly ms: number;
}
async function tried(
  book: NonNullable<RegexOptions['book']>,
  pattern: string,
  texts: readonly string[],
  delay: IntervalHistogram,
): Promise<Tried> {
  const rule = { id: 1, kind: 'regex', pattern } as const;
  let ms = 0;
  /**
   * Does it, lets the event loop go round (the timer that measures fires in between), and takes how long the loop stood
   * still; no more than the processor was ours for in that time, because what another process takes is not the rule's.
   */
  const step = async <T>(act: () => T): Promise<T> => {
    delay.reset();
    const before = process.cpuUsage();
    const began = performance.now();
    const result = act();
    const own = performance.now() - began;
    await turn();
    await turn();
    const { user, system } = process.cpuUsage(before);
    ms = Math.max(ms, Math.min(Math.max(own, delay.max / 1e6), (user + system) / 1e3));
    return result;
  };
  const problem = await step(() => book.check(rule));
  if (problem) return { problem, off: 0, hits: 0, ms };
  await step(() => book.put(1, [rule]));
  let [off, hits] = [0, 0];
  for (const text of texts) {
    const read = await step(() => book.read(1, text));
    off += read.off.length;
    hits += read.hits.length;
  }
  book.drop(1);
  return { problem, off, hits, ms };
}

/** One line for people, as `npm run faults -- regex` prints it. */
export function regexSummary(r: RegexFaults, seconds: string): string {
  const refused = [...r.refused].toSorted((a, b) => b[1] - a[1]).map(([why, n]) => `${why} ${n}`);
  return (
    `regex: ${r.known} known catastrophic and ${r.random} random patterns: ${r.taken} taken as rules, ` +
    `(${r.takenOfKnown} of the known), ${r.known + r.random - r.taken} refused (${refused.join(', ')}); ${r.hits} hits, ${r.off} switched off; ` +
    `the event loop stood still for ${r.worstMs.toFixed(1)} ms at most; ${r.blocked.length} blocked it; ${seconds} s`
  );
}
