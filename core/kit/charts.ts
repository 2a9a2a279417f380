/** What pictures of several features have in common: a ranking with bars, and figures with their names. See svg.ts. */
import { bar, body, box, drawable, face, frame, look, text, type, widthOf } from './svg.ts';

export interface RankLine {
  readonly place: number;
  readonly name: string;
  readonly value: number;
  /** Whose picture it is: marked. */
  readonly me?: boolean;
}
export interface Ranking {
  readonly title: string;
  readonly aside?: string;
  readonly note?: string;
  /** At most 12, best first; a place that is missing between two lines shows as a gap. */
  readonly lines: readonly RankLine[];
  /** `1,240 分` */
  readonly show: (value: number) => string;
}
const rowHeight = 64;
const medals = [look.amber, '#7d8a86', '#9a6a45'];

/** A leaderboard: place, face, name, bar against the first, value. */
export function ranking({ title, aside, note, lines, show }: Ranking): string {
  const most = Math.max(1, ...lines.map((l) => l.value));
  const valueWidth = Math.max(80, ...lines.map((l) => widthOf(drawable(show(l.value)), type.body)));
  const nameWidth = 210;
  const nameX = 140;
  const barX = nameX + nameWidth + 16;
  const barWidth = Math.max(60, body.width - barX - valueWidth - 28);
  let y = 0;
  let last = 0;
  const rows = lines.map((l) => {
    const gap = l.place > last + 1 && last > 0;
    last = l.place;
    const dots = gap ? text(28, y + 18, '···', { size: type.small, fill: look.faint, anchor: 'middle' }) : '';
    if (gap) y += 28;
    const middle = y + rowHeight / 2;
    const own = l.me ? box(-16, y + 3, body.width + 32, rowHeight - 6, { fill: look.leafTint, radius: 16 }) : '';
    y += rowHeight;
    const fill = medals[l.place - 1] ?? look.soft;
    return [
      dots,
      own,
      text(28, middle + 10, l.place, {
        size: type.head,
        anchor: 'middle',
        fill,
        bold: l.place <= 3,
        max: 64,
        shrink: true,
      }),
      face(96, middle, 23, l.name, l.me ? look.card : look.leafTint),
      text(nameX, middle + 9, l.name, { max: nameWidth, bold: l.me === true }),
      bar(barX, middle - 8, barWidth, 16, l.value / most, ...(l.me ? ([look.amber, look.card] as const) : [])),
      text(body.width, middle + 9, show(l.value), { anchor: 'end', bold: l.place <= 3 }),
    ].join('');
  });
  return frame({ title, ...(aside && { aside }), ...(note && { note }), height: y }, rows.join(''));
}

export interface Figure {
  readonly label: string;
  readonly value: string;
}
/** Height of a row of figures. */
export const figuresHeight = 118;
/** Figures side by side, each in a field of its own; at most four. */
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
