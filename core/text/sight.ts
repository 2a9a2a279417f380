/** One text as the matcher sees it: folded, and read for disguises. Everything is made when first asked for. */
import { paths } from './codes.ts';
import { createView, foldInto, type View } from './fold.ts';
import { maskOf } from './masks.ts';
import { createReading, japanese, noDoubts, readInto, type Reading, type Way } from './reading.ts';
import { wordBreaks, type WordBreaks } from './segment.ts';
import { speakInto } from './sound.ts';
import { kind } from './tables.ts';

export interface Sight {
  readonly text: string;
  readonly view: View;
  /** 1 for folded units that are markup. */
  readonly mask: Uint8Array | undefined;
  see(text: string): void;
  /** The readings worth scanning, one after another. */
  readings(): Generator<Reading>;
  /** The text read aloud. */
  aloud(): Reading;
  inPath(start: number, end: number): boolean;
  /** The text has letters that only Japanese has. */
  readonly japanese: boolean;
  /** Where words of the text begin and end. */
  readonly breaks: WordBreaks;
  /** Han text right before or after a place of the view, folded, a few characters of it. */
  context(at: number, step: 1 | -1): string;
}

const contextLength = 8;

export function createSight(): Sight {
  const view = createView();
  const kept = new Map<Way, Reading>();
  let text = '';
  let mask: Uint8Array | undefined;
  let addresses: readonly (readonly [number, number])[] | undefined;
  let breaks: WordBreaks | undefined;
  let kana: boolean | undefined;

  function* readings(): Generator<Reading> {
    mask = maskOf(text, view);
    const doubts = noDoubts();
    const read = (way: Way, second: readonly number[] = []): Reading => {
      let r = kept.get(way);
      if (!r) kept.set(way, (r = createReading(way)));
      r.second = second;
      readInto(r, text, view, mask, doubts);
      return r;
    };
    yield read('letters');
    const { either } = doubts;
    for (let some = 1; some < 1 << either.length; some++)
      yield read(
        'letters',
        either.filter((_, i) => (some >> i) & 1),
      );
    if (doubts.signs) yield read('gaps');
    if (doubts.pictures && doubts.keys) yield read('word');
    if (doubts.runs) yield read('runs');
  }

  const aloud = (): Reading => {
    mask ??= maskOf(text, view);
    let r = kept.get('sound');
    if (!r) kept.set('sound', (r = createReading('sound')));
    speakInto(r, text, view, mask);
    return r;
  };

  return {
    aloud,
    get text() {
      return text;
    },
    view,
    get japanese() {
      return (kana ??= japanese.test(text));
    },
    get breaks() {
      return (breaks ??= wordBreaks(text));
    },
    get mask() {
      return mask;
    },
    see: (given) => {
      text = given;
      mask = undefined;
      addresses = undefined;
      breaks = undefined;
      kana = undefined;
      foldInto(view, given);
    },
    readings,
    inPath: (start, end) => {
      addresses ??= paths(text);
      return addresses.some(([from, to]) => start >= from && end <= to);
    },
    context: (at, step) => {
      let out = '';
      for (let i = at + step; i >= 0 && i < view.length && out.length < contextLength; i += step) {
        if ((view.kinds[i] as number) < kind.han || mask?.[i] === 1) break;
        const c = String.fromCharCode(view.units[i] as number);
        out = step > 0 ? out + c : c + out;
      }
      return out;
    },
  };
}
