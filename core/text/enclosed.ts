/** Brackets, quotes and markup that stand around more than the half of a word: they stand around words of their own. */
import type { Sight } from './sight.ts';

const brackets = '()（）[]【】{}<>《》〈〉「」『』“”‘’〔〕';
const pairs = new Map(Array.from(brackets, (c, i): [string, string] => [c, brackets.charAt(i ^ 1)]));
const openers = new Set(Array.from('([{<《〈「『“‘【（〔'));
/** The same at both ends. */
const marks = /(\*\*|~~|\|\||__|[*_`"])/;
/** A longer stretch is no bracket of this word. */
const farthest = 24;

/**
 * Whether what opens in the word's gap closes only behind more text (墙刷「单间」), or what closes there was opened
 * before more text (「墙刷」单间): who hides a word puts brackets around a part of the word, not of the sentence.
 * @param behind index into `places` of the letter behind the gap
 */
export function enclosed(sight: Sight, places: readonly number[], behind: number): boolean {
  const { text, view } = sight;
  const start = view.start[places[0] as number] as number;
  const end = view.end[places.at(-1) as number] as number;
  const gap = text.slice(
    view.end[places[behind - 1] as number] as number,
    view.start[places[behind] as number] as number,
  );
  const after = (text.slice(end, end + farthest).split('\n', 1)[0] ?? '').trimStart();
  const before = (
    text
      .slice(Math.max(0, start - farthest), start)
      .split('\n')
      .at(-1) ?? ''
  ).trimEnd();
  const mark = marks.exec(gap)?.[0];
  if (mark !== undefined && gap.trim() === mark) return beyond(after.indexOf(mark)) || beyond(fromEnd(before, mark));
  const bracket = Array.from(gap).find((c) => pairs.has(c));
  const other = bracket === undefined ? undefined : pairs.get(bracket);
  if (bracket === undefined || other === undefined || gap.includes(other)) return false;
  return beyond(openers.has(bracket) ? after.indexOf(other) : fromEnd(before, other));
}

const beyond = (at: number): boolean => at > 0;
/** How much stands behind the last `what`. */
const fromEnd = (before: string, what: string): number => {
  const at = before.lastIndexOf(what);
  return at < 0 ? -1 : before.length - at - what.length;
};
