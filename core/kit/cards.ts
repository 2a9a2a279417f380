/**
 * Cards in the look of svg.ts: `month` is a whole picture, a month with marked days (check-ins, events). Parts for a
 * picture of its own: `figures` are numbers with their names side by side, `chips` short words, row by row, `columns` how
 * something went over time.
 */
import { body, box, disc, drawable, fit, frame, look, text, type, widthOf } from './svg.ts';

export interface Figure {
  readonly label: string;
  readonly value: string;
}
/** Height of a row of figures. */
export const figuresHeight = 118;
/** Figures side by side, each in a field of its own; at most four. `y`: the top of the row. */
export function figures(y: number, all: readonly Figure[]): string {
  const gap = 18;
  const width = (body.width - gap * (all.length - 1)) / Math.max(1, all.length);
  return all
    .map(({ label, value }, i) => {
      const x = i * (width + gap);
      const middle = { anchor: 'middle', max: width - 24 } as const;
      return (
        box(x, y, width, figuresHeight, { fill: look.paper, radius: 18 }) +
        text(x + width / 2, y + 60, value, { ...middle, size: type.title, bold: true, shrink: true, fill: look.leaf }) +
        text(x + width / 2, y + 96, label, { ...middle, size: type.small, fill: look.soft })
      );
    })
    .join('');
}

const chipHeight = 50;
const chipType = type.body - 3;
interface Chip {
  readonly word: string;
  readonly x: number;
  readonly row: number;
}
const chipWidth = (word: string): number => widthOf(word, chipType) + 40;
const placed = (words: readonly string[], gap: number): Chip[] => {
  let [x, row] = [0, 0];
  return words.map((word) => {
    if (x > 0 && x + chipWidth(word) > body.width) [x, row] = [0, row + 1];
    const chip = { word, x, row };
    x += chipWidth(word) + gap;
    return chip;
  });
};
/** Short words in fields of their own, row by row; those beyond `rows` are counted (`+3`). `y`: the top; `longest`: of one. */
export function chips(
  y: number,
  words: readonly string[],
  rows = 2,
  longest = 260,
): { readonly svg: string; readonly height: number } {
  const gap = 12;
  const all = words.map((w) => fit(drawable(w), chipType, longest));
  let shown = placed(all, gap);
  for (let n = all.length - 1; n > 0 && (shown.at(-1)?.row ?? 0) >= rows; n--)
    shown = placed([...all.slice(0, n), `+${all.length - n}`], gap);
  const svg = shown.map(({ word, x, row }) => {
    const top = y + row * (chipHeight + gap);
    const field = { fill: look.amberTint, radius: chipHeight / 2 };
    return (
      box(x, top, chipWidth(word), chipHeight, field) +
      text(x + 20, top + 33, word, { size: chipType, fill: look.amberInk })
    );
  });
  const last = shown.at(-1);
  return { svg: svg.join(''), height: last ? (last.row + 1) * chipHeight + last.row * gap : 0 };
}

/** `full`: done. `half`: made up for, or only planned. `ring`: today. */
export type DayMark = 'full' | 'half' | 'ring';
export interface Day {
  readonly day: number;
  readonly mark?: DayMark;
  /** A word below the number: `+5`, the name of an event. Cut to the width of the day. */
  readonly small?: string;
}
export interface Month {
  readonly title: string;
  readonly aside?: string;
  readonly note?: string;
  /** Seven, from the first column on. */
  readonly weekdays: readonly string[];
  /** The column of the 1st, from 0. */
  readonly first: number;
  /** How many days it has. */
  readonly length: number;
  /** Those with something to show. */
  readonly days: readonly Day[];
  /** What the marks mean. */
  readonly legend?: readonly { readonly mark: DayMark; readonly label: string }[];
}
const column = body.width / 7;

const marked = (x: number, y: number, r: number, mark: DayMark | undefined): string => {
  if (mark === 'full') return disc(x, y, r, { fill: look.leaf });
  if (mark === 'half') return disc(x, y, r, { fill: look.amberTint, stroke: look.amber, strokeWidth: 3 });
  return mark === 'ring' ? disc(x, y, r - 1, { stroke: look.leaf, strokeWidth: 3 }) : '';
};
const inks: Readonly<Record<DayMark, string>> = { full: look.onLeaf, half: look.amberInk, ring: look.leaf };

/** A month as a calendar, one line a week. */
export function month(m: Month): string {
  const known = new Map(m.days.map((d) => [d.day, d]));
  const rowHeight = m.days.some((d) => d.small) ? 104 : 80;
  const head = m.weekdays.map((w, i) =>
    text((i + 0.5) * column, 24, w, { size: type.small, fill: look.soft, anchor: 'middle', max: column - 8 }),
  );
  const cells = Array.from({ length: m.length }, (_, i) => {
    const at = m.first + i;
    const x = ((at % 7) + 0.5) * column;
    const y = 44 + Math.floor(at / 7) * rowHeight + 36;
    const { mark, small } = known.get(i + 1) ?? {};
    const word = small
      ? text(x, y + 54, small, { size: type.small - 2, fill: look.soft, anchor: 'middle', max: column - 10 })
      : '';
    const ink = mark ? inks[mark] : look.ink;
    return (
      marked(x, y, 31, mark) + text(x, y + 9, i + 1, { anchor: 'middle', fill: ink, bold: mark === 'full' }) + word
    );
  });
  const weeks = Math.ceil((m.first + m.length) / 7);
  const below = 44 + weeks * rowHeight;
  const legend = (m.legend ?? []).map(
    ({ mark, label }, i) =>
      marked(14 + i * 190, below + 22, 12, mark) +
      text(38 + i * 190, below + 29, label, { size: type.small, fill: look.soft, max: 150 }),
  );
  const height = below + (legend.length > 0 ? 40 : 0);
  const { title, aside, note } = m;
  return frame(
    { title, ...(aside && { aside }), ...(note && { note }), height },
    [...head, ...cells, ...legend].join(''),
  );
}

/** Height of a row of columns with what stands below them. */
export const columnsHeight = 250;
export interface Column {
  readonly value: number;
  /** Below it; may be empty. */
  readonly label: string;
}
/** Columns side by side against the highest, which alone has its number above it. `y`: the top. */
export function columns(y: number, all: readonly Column[], show: (value: number) => string = String): string {
  const most = Math.max(1, ...all.map((c) => c.value));
  const best = all.findIndex((c) => c.value === most);
  const top = 36;
  const ground = columnsHeight - 34;
  const step = body.width / Math.max(1, all.length);
  const width = Math.min(56, step * 0.7);
  const bars = all.map(({ value, label }, i) => {
    const x = (i + 0.5) * step;
    // A little ground where there was nothing, so that a day that is there can be seen.
    const height = Math.max(4, ((ground - top) * value) / most);
    const fill = value === 0 ? look.line : i === best ? look.leaf : look.leafSoft;
    const middle = { size: type.small, fill: look.soft, anchor: 'middle' } as const;
    return (
      box(x - width / 2, y + ground - height, width, height, { fill, radius: Math.min(8, height / 2) }) +
      (i === best ? text(x, y + ground - height - 12, show(value), { ...middle, fill: look.leaf }) : '') +
      (label ? text(x, y + columnsHeight - 4, label, middle) : '')
    );
  });
  return bars.join('');
}
