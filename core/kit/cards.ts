/**
 * Cards in the look of svg.ts: `month` is a whole picture, a month with marked days (check-ins, events).
 */
import { body, disc, frame, look, text, type } from './svg.ts';

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
const inks: Readonly<Record<DayMark, string>> = { full: look.onLeaf, half: look.amber, ring: look.leaf };

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
