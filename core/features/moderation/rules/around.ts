/** What usually stands around a hit: longer words that hold it, to be proposed as always fine. Pure. */

/** A phrase is proposed from so many times on. */
const least = 2;
const longest = 24;

interface Seen {
  readonly found: string;
  readonly around: string;
}

/** The most frequent longer words around the hits, by segmentation, most frequent first. */
export function phrasesAround(rows: readonly Seen[], most: number): string[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const times = new Map<string, number>();
  for (const { found, around } of rows) {
    const at = around.indexOf(found);
    if (at < 0) continue;
    const words = [...segmenter.segment(around)];
    const phrase = spanning(words, at, at + found.length);
    if (phrase !== undefined && phrase !== found && phrase.length <= longest)
      times.set(phrase, (times.get(phrase) ?? 0) + 1);
  }
  return [...times]
    .filter(([, n]) => n >= least)
    .sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)
    .slice(0, most)
    .map(([phrase]) => phrase);
}

/** The words the hit lies in; when it is just words of its own, those with the next one, or the one before. */
function spanning(words: readonly Intl.SegmentData[], start: number, end: number): string | undefined {
  const within = words.filter((w) => w.index < end && w.index + w.segment.length > start);
  const [first, last] = [within[0], within.at(-1)];
  if (!first || !last) return undefined;
  const text = within.map((w) => w.segment).join('');
  if (first.index < start || last.index + last.segment.length > end) return text.trim();
  const after = joined(words, words.indexOf(last), 1);
  if (after !== undefined) return text + after;
  const before = joined(words, words.indexOf(first), -1);
  return before === undefined ? undefined : before + text;
}

/** The word beside this one, with the space between; undefined behind a sign or the end. */
function joined(words: readonly Intl.SegmentData[], at: number, step: 1 | -1): string | undefined {
  const next = words[at + step];
  if (next?.isWordLike) return next.segment;
  const beyond = words[at + 2 * step];
  if (next?.segment !== ' ' || !beyond?.isWordLike) return undefined;
  return step === 1 ? ` ${beyond.segment}` : `${beyond.segment} `;
}
