/**
 * Who answered with care, for a talk afterwards. Pure. The rule, from research on careless answers: whoever took less
 * than 30 % of the median time is left out (R. Greszki, M. Meyer, H. Schoen, Public Opinion Quarterly 79(2), 2015, find
 * 30 to 50 % as the usual marks), and so is who gave one and the same answer all the way (the long string of A. Meade
 * and S. Craig, Psychological Methods 17(3), 2012). The others are ordered by a mean of three parts, each from 0 to 1:
 * time up to the median (more is no more care), optional questions answered, and words written, up to 60 characters
 * that are no mere repetition.
 */
import { course, type Answers } from './engine.ts';
import type { Survey } from './language.ts';

export interface Given {
  readonly member: number;
  readonly answers: Answers;
  /** ms */
  readonly spent: number;
}
export interface Careful {
  readonly member: number;
  /** From 0 to 1. */
  readonly score: number;
  readonly minutes: number;
  readonly answered: number;
  readonly asked: number;
  /** Characters written. */
  readonly written: number;
}

const tooFast = 0.3;
const enoughWritten = 60;
/** Fewer scales in a row say nothing. */
const longString = 4;

/** The most careful first, at most `most`. */
export function careful(survey: Survey, all: readonly Given[], most: number): Careful[] {
  const times = all.map((g) => g.spent).toSorted((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? 0;
  return all
    .filter((g) => g.spent >= tooFast * median && !alwaysTheSame(survey, g.answers))
    .map((g) => judged(survey, g, median))
    .toSorted((a, b) => b.score - a.score || a.member - b.member)
    .slice(0, most);
}

function judged(survey: Survey, g: Given, median: number): Careful {
  const { asked } = course(survey, g.answers);
  const answered = asked.filter((q) => (g.answers[q.id] ?? null) !== null).length;
  const texts = asked.flatMap((q) => {
    const value = g.answers[q.id];
    return q.type === 'text' && typeof value === 'string' ? [value] : [];
  });
  const parts = [
    median === 0 ? 1 : Math.min(1, g.spent / median),
    asked.length === 0 ? 0 : answered / asked.length,
    ...(asked.some((q) => q.type === 'text') ? [Math.min(1, content(texts.join('')) / enoughWritten)] : []),
  ];
  return {
    member: g.member,
    score: parts.reduce((a, b) => a + b, 0) / parts.length,
    minutes: Math.max(1, Math.round(g.spent / 60_000)),
    answered,
    asked: asked.length,
    written: Array.from(texts.join('')).length,
  };
}

/** Characters, each counted three times at most: 哈哈哈哈哈哈 is three. */
function content(text: string): number {
  const seen = new Map<string, number>();
  for (const char of text.replaceAll(/\s/gu, '')) seen.set(char, Math.min(3, (seen.get(char) ?? 0) + 1));
  return [...seen.values()].reduce((a, b) => a + b, 0);
}

function alwaysTheSame(survey: Survey, answers: Answers): boolean {
  const scales = course(survey, answers).asked.filter((q) => q.type === 'scale' || q.type === 'nps');
  const values = scales.flatMap((q) => answers[q.id] ?? []);
  return values.length >= longString && new Set(values).size === 1;
}
