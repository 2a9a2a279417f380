/** Reading a whole message as a command word. Runs on every message of every group, so it gives up early. */
import { createView, foldInto, foldedText, type View } from './fold.ts';
import { kind } from './tables.ts';

/** Longer messages are never a command word. UTF-16 units. */
const longest = 64;
const scratch: View = createView();

const endMarks = new Set(Array.from('.。．,，、!?~～…·;；:：-—_=^"”\'’)）】', (c) => c.charCodeAt(0)));
/** 〔微笑〕 as WeChat and QQ write their own emoji: up to eight letters in brackets. */
const written = /(?:\[[\p{L}]{1,8}\])+$/u;

/**
 * `签到！！`, `簽到`, `签 到 😀` and `／签到` as the words they are: width, case and script folded, end punctuation,
 * emoji around it and outer space gone, inner space one space. Empty for anything longer than 64 units
 * and for a text without a word.
 */
export function foldCommand(text: string): string {
  if (text.length > longest) return '';
  const view = foldInto(scratch, text);
  let from = 0;
  let to = view.length;
  while (to > 0 && strippable(view, to - 1, true)) to--;
  while (from < to && strippable(view, from, false)) from++;
  if (from === to) return '';
  const out = collapse(view, text, from, to);
  if (!out.endsWith(']')) return out;
  const bare = out.replace(written, '');
  return bare === '' || bare === out ? out : foldCommand(bare);
}

const isSpace = (unit: number): boolean =>
  unit === 0x20 || (unit >= 9 && unit <= 13) || unit === 0x85 || unit === 0x2028;

function strippable(view: View, i: number, atEnd: boolean): boolean {
  const unit = view.units[i] as number;
  const k = view.kinds[i] as number;
  return k === kind.emoji || isSpace(unit) || (atEnd && k === kind.sep && endMarks.has(unit));
}

function collapse(view: View, text: string, from: number, to: number): string {
  let spaced = false;
  let asWritten = true;
  for (let i = from; i < to; i++) {
    const unit = view.units[i] as number;
    if (unit === 0x20 ? view.units[i - 1] === 0x20 : isSpace(unit)) spaced = true;
    if (unit !== text.charCodeAt((view.start[from] as number) + i - from)) asWritten = false;
  }
  const first = view.start[from] as number;
  const out = asWritten ? text.slice(first, first + to - from) : foldedText(view, from, to);
  return spaced ? out.replace(/\s+/g, ' ') : out;
}
