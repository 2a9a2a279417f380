/** The stretch of the original that a hit covers. */
import type { Sight } from './sight.ts';

const pairs = new Map(
  Array.from('()[]{}<>（）【】「」『』《》〈〉〔〕［］｛｝“”‘’«»〖〗〘〙').flatMap((c, i, all) =>
    i % 2 === 0 ? [[c, all[i + 1] ?? ''] as const] : [],
  ),
);
const closers = new Map([...pairs].map(([open, close]) => [close, open]));
/** Markup that opens and closes alike. */
const twins = ['**', '__', '~~', '||', '`', '*', '_', '~', '|', '"', "'"];

/** Longer stretches are taken as they are. */
const longest = 400;

/** From the first letter to the end of the last, and what closes or opens a bracket begun inside. */
export function spanOf(sight: Sight, places: readonly number[]): [number, number] {
  const { text, view } = sight;
  let start = view.start[places[0] as number] as number;
  let end = view.end[places.at(-1) as number] as number;
  if (end - start <= places.length || end - start > longest) return [start, end];
  const inner = text.slice(start, end);
  const waiting: string[] = [];
  for (const c of inner) {
    if (pairs.has(c)) waiting.push(pairs.get(c) ?? '');
    else if (closers.has(c)) {
      if (waiting.at(-1) === c) waiting.pop();
      else if (text.charAt(start - 1) === closers.get(c)) start--;
    }
  }
  while (waiting.length > 0 && text.charAt(end) === waiting.at(-1)) {
    waiting.pop();
    end++;
  }
  if (inner.includes('<') && /^<\/[a-z]{1,10}>/i.test(text.slice(end, end + 14))) end = text.indexOf('>', end) + 1;
  return twinned(text, inner, start, end);
}

/** `刷**单**`: an odd number of marks inside, and the missing one right outside. */
function twinned(text: string, inner: string, start: number, end: number): [number, number] {
  // `**刷****单**`: every letter in marks of its own.
  const own = twins.find((m) => inner.includes(m + m) && text.startsWith(m, end) && text.slice(0, start).endsWith(m));
  if (own !== undefined) return [start - own.length, end + own.length];
  for (const mark of twins) {
    const count = inner.split(mark).length - 1;
    if (count === 0) continue;
    if (count % 2 === 1) {
      if (text.startsWith(mark, end)) return [start, end + mark.length];
      if (text.endsWith(mark, start) && text.slice(0, start).endsWith(mark)) return [start - mark.length, end];
    }
    return [start, end];
  }
  return [start, end];
}
