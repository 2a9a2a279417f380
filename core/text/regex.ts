/**
 * Regular expressions that cannot run away: RE2 needs time in proportion to the text, whatever the pattern.
 * Pattern, program and text are bounded besides, the time of each run is measured with a clock that is handed in,
 * and a pattern that is slow again and again is switched off.
 */
import { RE2JS, RE2JSException } from 're2js';

import { fold, foldedText } from './fold.ts';
import type { RuleOff, RuleProblem } from './rules.ts';

/** UTF-16 units of a pattern. */
const longestPattern = 500;
/** Instructions of the compiled program. */
const largestProgram = 300;
/** A text is read up to here; program size times text length is bounded too, since that product is the time. */
const longestText = 4_096;
const mostWork = 400_000;
/** One run above this many milliseconds counts against a pattern. */
const slowMs = 10;
/** So many slow runs, each within so many runs of the one before, switch it off. */
const slowRuns = 3;
const forgottenAfter = 1_000;
/** All patterns together may take this long for one text; what comes later is not tried on it. */
const textMs = 25;
const mostHits = 20;

export interface Compiled {
  readonly source: string;
  readonly program: RE2JS;
  readonly size: number;
}

/** What RE2 has no answer to, and what to write instead. */
const refused: readonly {
  readonly pattern: RegExp;
  readonly problem: RuleProblem['problem'];
  readonly detail: string;
}[] = [
  { pattern: /\(\?<?[=!]/, problem: 'look-around', detail: 'allow phrases, or a rule "a within n characters of b"' },
  { pattern: /\\[1-9]|\\k[<{']|\(\?P=/, problem: 'back-reference', detail: 'write out what may repeat' },
  {
    pattern: /\(\?>|[*+?]\+|\(\?\(|\(\?R\)|\(\?&|\(\?#|\\G|\\X|\\R|\\K/,
    problem: 'unsupported',
    detail: 'only what RE2 knows',
  },
];

/** The pattern without its escapes and classes: `[(?=]` and `\(?=` look ahead at nothing. */
const bare = (pattern: string): string =>
  pattern.replaceAll(/\\(?:[pP]\{[^}]{0,40}\}|[^1-9kGXRK])/gsu, '_').replaceAll(/\[\^?\]?[^\]]{0,500}\]/g, '_');

/** `/刷单\d+/i` as people copy it from elsewhere. */
function unwrapped(pattern: string): { source: string; flags: number } {
  const m = /^\/(.+)\/([a-z]*)$/s.exec(pattern);
  const given = m?.[2] ?? '';
  let flags = RE2JS.CASE_INSENSITIVE;
  if (given.includes('s')) flags |= RE2JS.DOTALL;
  if (given.includes('m')) flags |= RE2JS.MULTILINE;
  return { source: m?.[1] ?? pattern, flags };
}

/** How large the program will about be, before anything is built: repeats multiply what they repeat. */
function estimate(source: string): number {
  const open: number[] = [];
  let total = 0;
  let last = 0;
  const plain = source
    .replaceAll(/\\(?:[pP]\{[^}]{0,40}\}|[xu]\{[0-9a-f]{0,8}\}|.)/giu, '_')
    .replaceAll(/\[\^?\]?[^\]]{0,500}\]/g, '_');
  for (let i = 0; i < plain.length; i++) {
    const c = plain.charAt(i);
    if (c === '(') {
      open.push(total);
      last = 0;
    } else if (c === ')') last = total - (open.pop() ?? 0) + 1;
    else if (c === '{') {
      const m = /^\{(\d+)(,(\d*))?\}/.exec(plain.slice(i, i + 16));
      const times = m ? Math.max(Number(m[1]), Number(m[3] ?? 0), 1) + (m[2] === ',' ? 1 : 0) : 1;
      total += last * (times - 1);
      last *= times;
      if (m) i += m[0].length - 1;
    } else if (!'*+?|'.includes(c)) {
      total++;
      last = 1;
    }
    if (!Number.isFinite(total) || total > 1e9) return Infinity;
  }
  return total;
}

const samples = ['a', '好', '1', '😀'];

/** The program, or why there is none. */
export function compileRegex(pattern: string): Compiled | RuleProblem {
  if (pattern.trim() === '') return { problem: 'empty', detail: pattern };
  if (pattern.length > longestPattern) return { problem: 'too-long', detail: String(longestPattern) };
  const { source, flags } = unwrapped(pattern);
  const seen = bare(source);
  for (const { pattern: sign, problem, detail } of refused) {
    const m = sign.exec(seen);
    if (m) return { problem, detail: `${m[0]}; instead: ${detail}` };
  }
  if (estimate(source) > largestProgram * 2) return { problem: 'too-large', detail: String(largestProgram) };
  try {
    const program = RE2JS.compile(RE2JS.translateRegExp(source), flags);
    const size = program.programSize();
    if (size > largestProgram) return { problem: 'too-large', detail: String(largestProgram) };
    if (program.test('') || samples.every((s) => program.test(s)))
      return { problem: 'matches-everything', detail: source };
    return { source, program, size };
  } catch (error) {
    // Its own words, and those of the engine under it when a pattern is nested too deeply.
    if (error instanceof RE2JSException)
      return {
        problem: 'syntax',
        detail: error.message.replace(/^error parsing regexp: /, '').replace(/`\(\?[a-z]+\)/, '`'),
      };
    if (error instanceof RangeError) return { problem: 'too-large', detail: String(largestProgram) };
    throw error;
  }
}

export interface RegexSpan {
  readonly start: number;
  readonly end: number;
  /** The text as written holds it; else only with width levelled and invisible characters gone. */
  readonly plain: boolean;
}

/** Patterns in use, each with its record. */
export interface Regexes {
  /** Tries these on a text. `found` is called for each match; `off` for a pattern that has now been slow too often. */
  read(
    patterns: readonly Running[],
    text: string,
    found: (rule: number, span: RegexSpan) => void,
    off: (off: RuleOff) => void,
  ): void;
}
export interface Running {
  readonly rule: number;
  readonly compiled: Compiled;
  /** Runs since the last slow one, and how many of those were near each other. */
  runs: number;
  slow: number;
  off: boolean;
}
export const running = (rule: number, compiled: Compiled): Running => ({
  rule,
  compiled,
  runs: 0,
  slow: 0,
  off: false,
});

/** `now` in milliseconds, from any starting point. Without it runs are bounded by size alone. */
export function createRegexes(now?: () => number): Regexes {
  const time = now ?? (() => 0);
  return {
    read: (patterns, text, found, off) => {
      const began = time();
      let levelled: Levelled | undefined;
      for (const one of patterns) {
        if (one.off) continue;
        const start = time();
        if (start - began > textMs) return;
        const most = Math.min(longestText, Math.floor(mostWork / one.compiled.size));
        const hit = spans(one.compiled, text.slice(0, most), (s, e) =>
          found(one.rule, { start: s, end: e, plain: true }),
        );
        if (!hit) {
          levelled ??= level(text.slice(0, longestText));
          const { text: plain, start: at, end } = levelled;
          if (plain !== undefined)
            spans(one.compiled, plain.slice(0, most), (s, e) =>
              found(one.rule, { start: at[s] as number, end: end[e - 1] as number, plain: false }),
            );
        }
        const ms = time() - start;
        if (tooSlow(one, ms)) off({ rule: one.rule, why: 'slow', ms: Math.round(ms) });
      }
    },
  };
}

function tooSlow(one: Running, ms: number): boolean {
  one.runs++;
  if (ms <= slowMs) return false;
  one.slow = one.runs > forgottenAfter ? 1 : one.slow + 1;
  one.runs = 0;
  one.off = one.slow >= slowRuns;
  return one.off;
}

/** Whether there is one is asked first: that is far cheaper than where. Each place costs a run of its own. */
function spans({ program, size }: Compiled, text: string, found: (start: number, end: number) => void): boolean {
  if (!program.test(text)) return false;
  const matcher = program.matcher(text);
  const most = Math.min(mostHits, 1 + Math.floor(mostWork / (size * (text.length + 1))));
  for (let n = 0; n < most && matcher.find(); n++)
    if (matcher.end() > matcher.start()) found(matcher.start(), matcher.end());
  return true;
}

interface Levelled {
  /** Absent when it says nothing new. */
  readonly text: string | undefined;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}
/** Width and invisible characters levelled, Chinese as written. */
function level(text: string): Levelled {
  const view = fold(text);
  if (/^[\x20-\x7e]*$/.test(text)) return { text: undefined, start: view.start, end: view.end };
  const folded = foldedText(view);
  let out = '';
  for (let i = 0; i < folded.length; i++) {
    const own = text.charAt(view.start[i] as number);
    out += /\p{Script=Han}/u.test(own) ? own : folded.charAt(i);
  }
  return { text: out === text.toLowerCase() ? undefined : out, start: view.start, end: view.end };
}
