/** Percent-encoded words in a text: `?q=%E5%88%B7%E5%8D%95` says 刷单. */

export interface Decoded {
  readonly text: string;
  /** Places of the decoded text in the text as written; one more for its end. */
  readonly at: readonly number[];
  /** Whether something between these places was encoded. */
  encoded(from: number, to: number): boolean;
}

const run = /(?:%[0-9a-f]{2}){1,600}/gi;

/** The text with what is percent-encoded in it written out. Undefined when there is nothing of the kind. */
export function decodePercent(text: string): Decoded | undefined {
  if (!/%[0-9a-f]{2}/i.test(text)) return undefined;
  let out = '';
  const at: number[] = [];
  const zones: [number, number][] = [];
  let last = 0;
  const plain = (to: number): void => {
    for (; last < to; last++) {
      out += text.charAt(last);
      at.push(last);
    }
  };
  for (const m of text.matchAll(run)) {
    const words = written(m[0]);
    if (words === undefined) continue;
    plain(m.index);
    const from = out.length;
    for (const { word, size } of words) {
      for (let i = 0; i < word.length; i++) at.push(last);
      out += word;
      last += size;
    }
    zones.push([from, out.length]);
  }
  if (zones.length === 0) return undefined;
  plain(text.length);
  at.push(text.length);
  return { text: out, at, encoded: (from, to) => zones.some(([a, b]) => a < to && from < b) };
}

/** Character by character, with the length of what each was written as. Undefined: no right UTF-8. */
function written(encoded: string): { word: string; size: number }[] | undefined {
  try {
    return Array.from(decodeURIComponent(encoded), (word) => ({
      word,
      size: encodeURIComponent(word).length === word.length ? 3 : encodeURIComponent(word).length,
    }));
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
