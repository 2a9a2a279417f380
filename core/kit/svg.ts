/**
 * Pictures as SVG text, in one look: the parts. Whole pictures are made by charts.ts (ranking, shares, curves) and
 * cards.ts (month, and the parts of a card); a picture of a kind of its own is `frame(…)` around parts. Pure: the delivery loop has them
 * drawn (effect `picture` with `svg`; core/pictures.ts makes it).
 * Everything people wrote goes through `text` (or `drawable`): what the font cannot draw would be a box, so emoji are
 * left out and unknown characters become ·; the rest is escaped. Lengths are pixels, `y` of text is its baseline.
 */
import { han, narrow, runs } from './glyphs.ts';

/** The colours. */
export const look = {
  paper: '#f4f1e8',
  card: '#fffdf8',
  ink: '#22332a',
  soft: '#5f7067',
  faint: '#a9b5ad',
  line: '#e3e0d3',
  leaf: '#1f7a4d',
  leafSoft: '#8fc3a6',
  leafTint: '#dcefe3',
  onLeaf: '#f2fbf5',
  amber: '#b9770e',
  amberTint: '#f8e6c3',
  /** Words on `amberTint`, small words on the card. */
  amberInk: '#8a5508',
} as const;
/** The sizes of type. */
export const type = { huge: 64, title: 38, head: 30, body: 26, small: 21 } as const;
/** Width of every picture. */
export const pictureWidth = 900;
/** From the edge of the picture to the card, and inside the card. */
export const gutter = 36;

const widths = new Map<number, number>();
for (let i = 0; i < narrow.length; i += 2) widths.set(narrow[i] ?? 0, narrow[i + 1] ?? 1000);

/** Can the font draw this code point? */
export function canDraw(code: number): boolean {
  if (code >= 0x4e00 && code <= 0x9fff) {
    const four = Number.parseInt(han.charAt((code - 0x4e00) >> 2), 16);
    return (four & (1 << (code & 3))) !== 0;
  }
  for (let i = 0; i < runs.length; i += 2) if (code >= (runs[i] ?? 0) && code <= (runs[i + 1] ?? 0)) return true;
  return false;
}

const all = (text: string): boolean => Array.from(text).every((c) => canDraw(c.codePointAt(0) ?? 0));
/** Signs without a picture of their own: joiners, variation selectors, directions, controls, combining marks left over. */
const bare = /^[\p{Cc}\p{Cf}\p{M}\u{fe00}-\u{fe0f}\u{e0000}-\u{e0fff}\p{Cs}\p{Co}]$/u;
const emoji = /^[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]$/u;

/**
 * The words as the font can draw them: fancy letters plain (𝓜 is M), emoji and invisible signs left out, other unknown
 * characters one · however many they are, white space one space. `otherwise`: when nothing is left.
 */
export function drawable(words: string, otherwise = '·'): string {
  let out = '';
  for (const char of words.toWellFormed().normalize('NFC').replaceAll(/\s+/gu, ' ')) {
    if (canDraw(char.codePointAt(0) ?? 0)) out += char;
    else if (bare.test(char) || emoji.test(char)) continue;
    else {
      const folded = char.normalize('NFKC');
      out += all(folded) ? folded : '·';
    }
  }
  return (
    out
      .replaceAll(/·[· ]*·/g, '·')
      .replaceAll(/ +/g, ' ')
      .trim() || otherwise
  );
}

/** Width of words that are `drawable`. */
export const widthOf = (words: string, size: number): number =>
  Array.from(words).reduce((sum, c) => sum + ((widths.get(c.codePointAt(0) ?? 0) ?? 1000) * size) / 1000, 0);

/** Cut to a width, with … when something is missing. */
export function fit(words: string, size: number, max: number): string {
  if (widthOf(words, size) <= max) return words;
  let out = '';
  for (const c of words) {
    if (widthOf(`${out}${c}…`, size) > max) break;
    out += c;
  }
  return `${out.trimEnd()}…`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (words: string): string => words.replaceAll(/[&<>"']/g, (c) => entities[c] ?? '');
const n = (x: number): string => `${Math.round(x * 100) / 100}`;

export interface TextStyle {
  /** Default `type.body`. */
  readonly size?: number;
  /** Default `look.ink`. */
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** The font has one weight: bold is an outline of the same colour. */
  readonly bold?: boolean;
  /** Longer words are cut, or with `shrink` drawn smaller down to 60 % first. */
  readonly max?: number;
  readonly shrink?: boolean;
}
/** A line of words, whoever wrote them. */
export function text(x: number, y: number, words: string | number, style: TextStyle = {}): string {
  const { fill = look.ink, anchor = 'start', max } = style;
  const clean = drawable(String(words));
  const wanted = style.size ?? type.body;
  const size =
    max && style.shrink ? Math.max(wanted * 0.6, Math.min(wanted, (wanted * max) / widthOf(clean, wanted))) : wanted;
  // A hair of tolerance: what was shrunk to fit is not to be cut by a rounding.
  const shown = max ? fit(clean, size, max + 0.01) : clean;
  const weight = style.bold ? ` stroke="${fill}" stroke-width="${n(size * 0.035)}" stroke-linejoin="round"` : '';
  const where = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${n(x)}" y="${n(y)}" font-size="${n(size)}" fill="${fill}"${where}${weight}>${escape(shown)}</text>`;
}

export interface Shape {
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  /** Of the corners. */
  readonly radius?: number;
}
const paint = ({ fill = 'none', stroke, strokeWidth = 2 }: Shape): string =>
  ` fill="${fill}"${stroke ? ` stroke="${stroke}" stroke-width="${n(strokeWidth)}"` : ''}`;

export const box = (x: number, y: number, w: number, h: number, shape: Shape): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="${n(shape.radius ?? 0)}"${paint(shape)}/>`;

export const disc = (x: number, y: number, r: number, shape: Shape): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}"${paint(shape)}/>`;

export const line = (x1: number, y1: number, x2: number, y2: number, { stroke = look.line, strokeWidth = 2 }: Shape) =>
  `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${stroke}" stroke-width="${n(strokeWidth)}"/>`;

/** Points joined by straight lines; `down` to this y the ground below is tinted. */
export function curve(points: readonly (readonly [number, number])[], stroke: string, down?: number): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return '';
  const path = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');
  const ground =
    down === undefined
      ? ''
      : `<path d="${path}L${n(last[0])} ${n(down)}L${n(first[0])} ${n(down)}Z" fill="${look.leafTint}"/>`;
  return `${ground}<path d="${path}" fill="none" stroke="${stroke}" stroke-width="4" stroke-linejoin="round" stroke-linecap="round"/>`;
}

/** How much of something is done; `share` from 0 to 1. */
export function bar(
  x: number,
  y: number,
  w: number,
  h: number,
  share: number,
  fill: string = look.leaf,
  ground: string = look.leafTint,
): string {
  const part = Math.max(0, Math.min(1, share));
  const done = part === 0 ? '' : box(x, y, Math.max(h, w * part), h, { fill, radius: h / 2 });
  return box(x, y, w, h, { fill: ground, radius: h / 2 }) + done;
}

/** Somebody without a photograph: the first character of the name in a disc. */
export function face(x: number, y: number, r: number, name: string, ground: string = look.leafTint): string {
  const [first = ''] = drawable(name);
  const at = text(x, y + r * 0.36, first.toUpperCase(), { size: r, anchor: 'middle', fill: look.leaf, bold: true });
  return disc(x, y, r, { fill: ground }) + at;
}

/** The banyan, as on the page. */
export const mark = (x: number, y: number, size: number): string =>
  `<g transform="translate(${n(x)} ${n(y)}) scale(${n(size / 48)})"><rect width="48" height="48" rx="14" fill="${look.leaf}"/>` +
  `<g fill="${look.onLeaf}"><path d="M24 7.5c4 0 7.3 2.3 8.7 5.6 4.3.5 7.8 3.8 7.8 7.9 0 4.4-3.8 7.5-8.3 7.5H15.8c-4.5 0-8.3-3.1-8.3-7.5 0-4.1 3.5-7.4 7.8-7.9C16.7 9.8 20 7.5 24 7.5z"/>` +
  `<path d="M21.800 27h4.400c0 6 .8 10 4.300 13.500h-13C21 37 21.800 33 21.800 27z"/></g>` +
  `<path d="M13 28v7M17 28v4.500M31 28v4.500M35 28v7" stroke="${look.onLeaf}" stroke-width="1.6" stroke-linecap="round"/>` +
  `<path d="M24 26v-8M24 23l-4.500-4M24 21l4-3.500" stroke="${look.leaf}" stroke-width="1.8" stroke-linecap="round" fill="none"/></g>`;

export interface Frame {
  readonly title: string;
  /** Small, right of the title: which group, which month. */
  readonly aside?: string;
  /** Height of the body. */
  readonly height: number;
  /** Small, below the body. */
  readonly note?: string;
}
/** Where the body begins, from the top, and how wide it is. */
export const body = { x: gutter + 40, y: 146, width: pictureWidth - 2 * (gutter + 40) } as const;
const below = (note: string | undefined): number => (note ? 96 : 68);

/** A whole picture: paper, card, mark and title; `inside` is drawn as if its upper left corner were 0, 0 (`body.width` wide). */
export function frame({ title, aside, height, note }: Frame, inside: string): string {
  const h = body.y + height + below(note);
  const right = pictureWidth - body.x;
  const asideWidth = aside ? Math.min(300, widthOf(drawable(aside), type.small)) : 0;
  const parts = [
    box(0, 0, pictureWidth, h, { fill: look.paper }),
    box(gutter, gutter, pictureWidth - 2 * gutter, h - 2 * gutter, { fill: look.card, stroke: look.line, radius: 28 }),
    mark(body.x, 66, 52),
    text(body.x + 70, 106, title, { size: type.title, bold: true, max: body.width - 90 - asideWidth, shrink: true }),
    ...(aside ? [text(right, 104, aside, { size: type.small, fill: look.soft, anchor: 'end', max: 300 })] : []),
    `<g transform="translate(${n(body.x)} ${n(body.y)})">${inside}</g>`,
    ...(note ? [text(body.x, h - gutter - 26, note, { size: type.small, fill: look.soft, max: body.width })] : []),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${n(h)}" viewBox="0 0 ${pictureWidth} ${n(h)}">` +
    `${parts.join('')}</svg>`
  );
}
