/** Cutting texts that are longer than a platform takes. */

/** A stretch that must stay whole: a mention. UTF-16 units. */
export interface Whole {
  readonly offset: number;
  readonly length: number;
}
/** One part: `text.slice(from, to)`. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** After a line, after a sentence, at a space: the first kind that is found in the second half of what fits. */
const ends = [/\n/g, /[。！？!?…；;]+["'”’」』）)]*|\.(?=\s)/g, /[\s，、,]/g];

const lastEnd = (text: string, from: number, to: number): number | undefined => {
  const half = from + Math.floor((to - from) / 2);
  for (const kind of ends) {
    let found: number | undefined;
    for (const m of text.slice(half, to).matchAll(kind)) found = half + m.index + m[0].length;
    if (found !== undefined) return found;
  }
  return undefined;
};

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/**
 * Cuts at sentence ends into parts of at most `limits(part)` UTF-16 units, never inside a character or one of `whole`.
 * Space around a cut is dropped. A text that fits is one part.
 */
export function cutText(text: string, limits: (part: number) => number, whole: readonly Whole[] = []): Part[] {
  const parts: Part[] = [];
  let from = 0;
  while (text.length - from > limits(parts.length)) {
    const most = from + limits(parts.length);
    let to = lastEnd(text, from, most) ?? most;
    const inside = whole.find((w) => w.offset < to && w.offset + w.length > to);
    if (inside && inside.offset > from) to = inside.offset;
    if (isHighSurrogate(text.charCodeAt(to - 1)) && to - 1 > from) to--;
    const end = from + text.slice(from, to).trimEnd().length;
    if (end > from) parts.push({ from, to: end });
    from = to + (text.slice(to).length - text.slice(to).trimStart().length);
  }
  if (from < text.length) parts.push({ from, to: text.length });
  return parts;
}
