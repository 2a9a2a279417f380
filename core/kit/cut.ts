const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** At most `max` visible characters, the last one `…` when something was cut. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const all = [...graphemes.segment(text)];
  return all.length <= max
    ? text
    : `${all
        .slice(0, max - 1)
        .map((g) => g.segment)
        .join('')}…`;
}
