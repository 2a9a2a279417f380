/** Looking at pictures: their pixels, how far two are apart, and what the font could not draw. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Resvg } from '@resvg/resvg-js';

const wholeFont = fileURLToPath(new URL('../../pictures/font/NotoSansSC-Subset.ttf', import.meta.url));
interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes each: red, green, blue, opacity. */
  readonly bytes: Buffer;
}
const drawn = (svg: string, font = wholeFont): Pixels => {
  const options = { loadSystemFonts: false, fontFiles: [font], defaultFontFamily: 'Noto Sans SC' };
  const image = new Resvg(svg, { font: options }).render();
  return { width: image.width, height: image.height, bytes: image.pixels };
};

/** Of a PNG in base64. */
export function pixelsOf(png: string): Pixels {
  const header = Buffer.from(png.slice(0, 64), 'base64');
  const [width, height] = [header.readUInt32BE(16), header.readUInt32BE(20)];
  return drawn(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${png}"/></svg>`,
  );
}

/** A shade by which rounding on another machine never differs. */
const visible = 32;
/** How many pixels are visibly not the same; all of them when the sizes differ. */
export function apart(a: Pixels, b: Pixels): number {
  if (a.width !== b.width || a.height !== b.height) return a.width * a.height;
  let n = 0;
  for (let i = 0; i < a.bytes.length; i += 4)
    if ([0, 1, 2].some((k) => Math.abs((a.bytes[i + k] ?? 0) - (b.bytes[i + k] ?? 0)) > visible)) n++;
  return n;
}

function inFont<T>(font: Buffer | undefined, look: (file: string) => T): T {
  if (!font) return look(wholeFont);
  const folder = mkdtempSync(join(tmpdir(), 'font-'));
  try {
    writeFileSync(join(folder, 'font.ttf'), font);
    return look(join(folder, 'font.ttf'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const unescaped: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** All words of an SVG. */
export const wordsIn = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((m) =>
    (m[1] ?? '').replaceAll(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => unescaped[name] ?? ''),
  );

const cell = 40;
const columns = 20;
/**
 * The characters of an SVG that come out as nothing or as the box: each is drawn alone and looked at.
 * @param font default: the whole one
 */
export function missing(svg: string, font?: Buffer): string[] {
  const chars = [...new Set(wordsIn(svg).join('').replaceAll(' ', ''))];
  // No font has this one: what it looks like is what a missing character looks like.
  const all = ['\u{10fffd}', ...chars];
  const height = cell * Math.ceil(all.length / columns);
  const cells = all.map(
    (c, i) =>
      `<text x="${(i % columns) * cell + 4}" y="${Math.floor(i / columns) * cell + 30}" font-size="30">${c.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`,
  );
  const sheet = inFont(font, (file) =>
    drawn(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${cell * columns}" height="${height}">${cells.join('')}</svg>`,
      file,
    ),
  );
  const looks = (i: number): string => {
    const [x, y] = [(i % columns) * cell, Math.floor(i / columns) * cell];
    const rows = Array.from({ length: cell }, (_, row) => {
      const from = 4 * ((y + row) * sheet.width + x);
      return sheet.bytes.subarray(from, from + 4 * cell).toString('base64');
    });
    return rows.join('');
  };
  return all.filter((_c, i) => i > 0 && looks(i) === looks(0));
}
