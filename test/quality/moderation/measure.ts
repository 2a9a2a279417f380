/** What the matcher makes of the quality set: recall by technique, false alarms by kind, how well spans fit. */
import { allVariants, createMatcher, type Matcher } from '../../../core/text/index.ts';
import { cases, techniques } from './cases.ts';
import { chat, type Language } from './chat.ts';
import { everyday } from './everyday.ts';
import { innocent } from './innocent.ts';
import { optional } from './optional.ts';
import { talk } from './talk.ts';
import { violations } from './violations.ts';
import { allowed, halfOf, words, type Half } from './words.ts';

/** `good` of `of`. */
export interface Share {
  readonly name: string;
  readonly of: number;
  readonly good: number;
}
export const percent = (s: { readonly of: number; readonly good: number }): number =>
  s.of === 0 ? 100 : (100 * s.good) / s.of;

export const byDefault = (): Matcher => createMatcher({ words, allow: allowed });
export const withEverything = (): Matcher => createMatcher({ words, allow: allowed, variants: allVariants });

interface Marked {
  readonly text: string;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** How far the found span and the true one overlap, 0 to 1; undefined: the word was not found there. */
export function overlap(m: Matcher, c: Marked): number | undefined {
  let best: number | undefined;
  for (const hit of m.match(c.text)) {
    if (hit.word !== c.word) continue;
    const both = Math.min(hit.end, c.end) - Math.max(hit.start, c.start);
    if (both > 0) best = Math.max(best ?? 0, both / (Math.max(hit.end, c.end) - Math.min(hit.start, c.start)));
  }
  return best;
}

export interface Recall {
  readonly techniques: readonly Share[];
  /** Of what was found: overlap of at least 0.8. */
  readonly spans: Share;
}

/** Recall of one seed and half; `all`: the techniques that are looked for on request. */
export const recall = (m: Matcher, seed: number, half: Half, all = false): Recall =>
  recallOf(m, cases(seed, all ? optional : techniques), half);

/** The same of any cases, by technique. */
export function recallOf(
  m: Matcher,
  written: Iterable<Marked & { readonly technique: string; readonly half: Half }>,
  half: Half,
): Recall {
  const found = new Map<string, { name: string; of: number; good: number }>();
  const spans = { name: 'spans', of: 0, good: 0 };
  for (const c of written) {
    if (c.half !== half) continue;
    const row = found.get(c.technique) ?? { name: c.technique, of: 0, good: 0 };
    found.set(c.technique, row);
    row.of++;
    const fit = overlap(m, c);
    if (fit === undefined) continue;
    row.good++;
    spans.of++;
    if (fit >= 0.8) spans.good++;
  }
  return { techniques: [...found.values()], spans };
}

/** Hand-written violations. */
export function byHand(m: Matcher, half: Half): Share {
  const mine = violations.filter((v) => halfOf(v.text) === half);
  return { name: 'written by hand', of: mine.length, good: mine.filter((v) => overlap(m, v) !== undefined).length };
}

/** The same words in sentences of people among themselves, by technique. */
export function inTalk(m: Matcher, seed: number): Share[] {
  const said = talk(seed);
  return [...new Set(said.map((c) => c.technique))].map((name) => {
    const mine = said.filter((c) => c.technique === name);
    return { name, of: mine.length, good: mine.filter((c) => overlap(m, c) !== undefined).length };
  });
}

/** Near misses by kind; `good` counts those that were flagged. */
export const alarms = (m: Matcher, half: Half): Share[] =>
  Object.entries(innocent).map(([name, lines]) => {
    const mine = lines.filter((x) => halfOf(x) === half);
    return { name, of: mine.length, good: mine.filter((x) => m.match(x).length > 0).length };
  });

/** Ordinary chat that was flagged. */
export const chatAlarms = (m: Matcher, half: Half, count = 4000): Share[] =>
  (['zh', 'tw', 'en'] satisfies Language[]).map((language) => ({
    name: `chat ${language}`,
    of: count,
    good: chat(language, count, half === 'tuning' ? 11 : 12).filter((x) => m.match(x).length > 0).length,
  }));

/** What telephones get (parcels, codes, shops, slang) that was flagged, in three languages. */
export const everydayAlarms = (m: Matcher, half: Half, count = 4000): Share[] =>
  (['zh', 'tw', 'en'] satisfies Language[]).map((language) => ({
    name: `everyday ${language}`,
    of: count,
    good: everyday(language, count, half === 'tuning' ? 21 : 22).filter((x) => m.match(x).length > 0).length,
  }));

export const mean = (rows: readonly Share[]): number =>
  rows.reduce((sum, r) => sum + percent(r), 0) / Math.max(1, rows.length);
export const pooled = (rows: readonly Share[]): number =>
  percent({ of: rows.reduce((n, r) => n + r.of, 0), good: rows.reduce((n, r) => n + r.good, 0) });
