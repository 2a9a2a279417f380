/**
 * Charts in the look of svg.ts, each a whole picture (SVG text for the effect `picture`):
 * `ranking` places with bars against the first · `shares` answers with how many chose each (polls, surveys) ·
 * `curves` numbers over time. Cards and calendars are in cards.ts. Labels may be anybody's words, of any length.
 */
import { bar, body, box, curve, disc, drawable, face, frame, line, look, text, type, widthOf } from './svg.ts';

/** What stands above and below a chart. */
interface Around {
  readonly title: string;
  /** Small, right of the title: which group, which week. */
  readonly aside?: string;
  /** Small, below. */
  readonly note?: string;
}
const around = ({ title, aside, note }: Around): Around => ({ title, ...(aside && { aside }), ...(note && { note }) });

export interface RankLine {
  readonly place: number;
  readonly name: string;
  readonly value: number;
  /** Whose picture it is: marked. */
  readonly me?: boolean;
}
export interface Ranking extends Around {
  /** At most 12, best first; a place that is missing between two lines shows as a gap. */
  readonly lines: readonly RankLine[];
  /** `1,240 分` */
  readonly show: (value: number) => string;
}
const rowHeight = 64;
const medals = [look.amber, '#7d8a86', '#9a6a45'];

/** A leaderboard: place, face, name, bar against the first, value. */
export function ranking({ lines, show, ...rest }: Ranking): string {
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
    const dots = gap ? [14, 28, 42].map((x) => disc(x, y + 13, 3, { fill: look.faint })).join('') : '';
    if (gap) y += 28;
    const middle = y + rowHeight / 2;
    const own = l.me ? box(-16, y + 3, body.width + 32, rowHeight - 6, { fill: look.leafTint, radius: 16 }) : '';
    y += rowHeight;
    const fill = medals[l.place - 1] ?? look.soft;
    const place = { size: type.head, anchor: 'middle', fill, bold: l.place <= 3, max: 64, shrink: true } as const;
    return [
      dots,
      own,
      text(28, middle + 10, l.place, place),
      face(96, middle, 23, l.name, l.me ? look.card : look.leafTint),
      text(nameX, middle + 9, l.name, { max: nameWidth, bold: l.me === true }),
      bar(barX, middle - 8, barWidth, 16, l.value / most, ...(l.me ? ([look.amber, look.card] as const) : [])),
      text(body.width, middle + 9, show(l.value), { anchor: 'end', bold: l.place <= 3 }),
    ].join('');
  });
  return frame({ ...around(rest), height: y }, rows.join(''));
}

export interface Share {
  readonly label: string;
  /** How many chose it. */
  readonly value: number;
  /** The right one, the winner: marked. Without any, the largest are. */
  readonly marked?: boolean;
}
export interface Shares extends Around {
  /** At most 12, in the order asked. */
  readonly lines: readonly Share[];
  /** How many answered, where one may choose several; default: the sum. */
  readonly of?: number;
}
const shareHeight = 84;

/** Answers with a bar, the number and its part of the whole. */
export function shares({ lines, of, ...rest }: Shares): string {
  const all = Math.max(1, of ?? lines.reduce((n, l) => n + l.value, 0));
  const most = Math.max(1, ...lines.map((l) => l.value));
  const anyMarked = lines.some((l) => l.marked);
  const rows = lines.map((l, i) => {
    const y = i * shareHeight;
    const strong = anyMarked ? l.marked === true : l.value === most;
    const percent = `${Math.round((100 * l.value) / all)}%`;
    const at = body.width - 92;
    const count = { size: type.small, anchor: 'end', fill: look.soft } as const;
    return [
      text(0, y + 32, l.label, { max: at - widthOf(`${l.value}`, type.small) - 24, bold: strong }),
      text(at, y + 32, l.value, count),
      text(body.width, y + 32, percent, { anchor: 'end', fill: strong ? look.leaf : look.soft, bold: strong }),
      bar(0, y + 46, body.width, 18, l.value / all, strong ? look.leaf : look.leafSoft),
    ].join('');
  });
  return frame({ ...around(rest), height: lines.length * shareHeight }, rows.join(''));
}

export interface Curve {
  readonly name: string;
  /** One for each label; null: not known. */
  readonly values: readonly (number | null)[];
}
export interface Curves extends Around {
  /** Below the axis, as many as there are values; those without room are left out. */
  readonly labels: readonly string[];
  /** At most four. */
  readonly curves: readonly Curve[];
  /** `1,240`; default the bare number. */
  readonly show?: (value: number) => string;
}
const plotHeight = 340;
const paints = [look.leaf, look.amber, '#3f6f9f', '#9a4a6a'];

/** A round number not below `most`: 1, 2, 5, 10, 20 … times four steps. */
function roundTop(most: number): number {
  const step = Math.max(1, most / 4);
  const unit = 10 ** Math.floor(Math.log10(step));
  const nice = [1, 2, 2.5, 5, 10].map((n) => n * unit).find((n) => n >= step && Number.isInteger(n)) ?? 10 * unit;
  return 4 * nice;
}

/** Values over time, from zero; the newest value of each stands beside its name. */
export function curves({ labels, curves: all, show = String, ...rest }: Curves): string {
  const top = roundTop(Math.max(1, ...all.flatMap((c) => c.values.map((v) => v ?? 0))));
  const ticks = [0, 1, 2, 3, 4].map((n) => (top / 4) * n);
  const left = Math.max(...ticks.map((v) => widthOf(drawable(show(v)), type.small))) + 20;
  const legend = 52;
  const labelWidth = Math.max(1, ...labels.map((l) => widthOf(drawable(l), type.small)));
  // The first and the last label stand half beside their point.
  const from = left + labelWidth / 2;
  const x = (i: number): number => from + (i * (body.width - labelWidth / 2 - from)) / Math.max(1, labels.length - 1);
  const y = (v: number): number => legend + plotHeight * (1 - v / top);
  const grid = ticks.map(
    (v) =>
      line(left, y(v), body.width, y(v), { stroke: look.line }) +
      text(left - 14, y(v) + 7, show(v), { size: type.small, fill: look.soft, anchor: 'end' }),
  );
  const every = Math.max(1, Math.ceil(((labelWidth + 18) * labels.length) / (body.width - left)));
  // Counted from the newest, which is the one that must have its label.
  const below = labels.map((l, i) =>
    (labels.length - 1 - i) % every === 0
      ? text(x(i), legend + plotHeight + 34, l, { size: type.small, fill: look.soft, anchor: 'middle' })
      : '',
  );
  let at = left;
  const drawn = all.map((c, n) => {
    const stroke = paints[n] ?? look.soft;
    const points = c.values.flatMap((v, i) => (v === null ? [] : [[x(i), y(v)] as const]));
    const last = points.at(-1);
    const newest = c.values.findLast((v) => v !== null);
    const name = newest == null ? c.name : `${c.name} ${show(newest)}`;
    const begin = at;
    const room = (body.width - left) / all.length - 40;
    at += Math.min(room, widthOf(drawable(name), type.small)) + 52;
    return [
      curve(points, stroke, n === 0 && all.length === 1 ? y(0) : undefined),
      last ? disc(last[0], last[1], 7, { fill: stroke }) : '',
      disc(begin + 10, 13, 8, { fill: stroke }),
      text(begin + 28, 20, name, { size: type.small, max: room }),
    ].join('');
  });
  const height = legend + plotHeight + 44;
  return frame({ ...around(rest), height }, [...grid, ...below, ...drawn].join(''));
}
