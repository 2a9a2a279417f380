/**
 * Cuts the font of the pictures out of Noto Sans SC, and writes down what it can draw (core/kit/glyphs.ts).
 * Needed once per change of the characters. In a folder of its own, because nothing else uses these packages:
 *
 *   mkdir /tmp/font && cd /tmp/font && npm install @expo-google-fonts/noto-sans-sc@0.4.3 subset-font@2
 *   node <checkout>/pictures/font/generate.mjs && cd <checkout> && npx prettier --write core/kit/glyphs.ts
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const need = createRequire(`${process.cwd()}/`);
const subset = need('subset-font');
const source = need.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Every character of some rows of a two-byte encoding. */
function* rows(encoding, from, to, columns) {
  const decoder = new TextDecoder(encoding);
  for (let high = from; high <= to; high++) {
    for (const [first, last] of columns) {
      for (let low = first; low <= last; low++) {
        const [char, more] = decoder.decode(Uint8Array.of(high, low));
        if (char !== '\uFFFD' && more === undefined) yield char;
      }
    }
  }
}
function* span(from, to) {
  for (let c = from; c <= to; c++) yield String.fromCodePoint(c);
}

const both = [[0x40, 0x7e], [0xa1, 0xfe]]; // prettier-ignore
const wanted = [
  ...rows('gb2312', 0xa1, 0xa9, [[0xa1, 0xfe]]),
  ...rows('gb2312', 0xb0, 0xf7, [[0xa1, 0xfe]]),
  // Big5: signs, then the 5401 characters in daily use in Taiwan.
  ...rows('big5', 0xa1, 0xa3, both),
  ...rows('big5', 0xa4, 0xc6, both),
  ...span(0x20, 0x7e),
  ...span(0xa0, 0x17f),
  ...span(0x2010, 0x2027),
  ...span(0x2030, 0x203b),
  ...span(0x2190, 0x2193),
  ...span(0x2460, 0x2473),
  '€✓✔',
];

const font = await subset(await readFile(source), wanted.join(''), { targetFormat: 'sfnt' });
await writeFile(here('NotoSansSC-Subset.ttf'), font);

/** Offset of a table. @param {string} tag */
const table = (tag) => {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + 16 * i;
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`the font has no ${tag}`);
};
/** Character -> glyph, from the segments (format 4) of cmap. */
function glyphs() {
  const cmap = table('cmap');
  const found = new Map();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4);
    if (font.readUInt16BE(at) !== 4) continue;
    const n = font.readUInt16BE(at + 6) / 2;
    for (let s = 0; s < n; s++) {
      const last = font.readUInt16BE(at + 14 + 2 * s);
      const first = font.readUInt16BE(at + 16 + 2 * n + 2 * s);
      const delta = font.readUInt16BE(at + 16 + 4 * n + 2 * s);
      const rangeAt = at + 16 + 6 * n + 2 * s;
      const range = font.readUInt16BE(rangeAt);
      for (let c = first; c <= last && c !== 0xffff; c++) {
        const raw = range === 0 ? c : font.readUInt16BE(rangeAt + range + 2 * (c - first));
        const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
        if (glyph !== 0) found.set(c, glyph);
      }
    }
  }
  return found;
}
const known = glyphs();
const perEm = font.readUInt16BE(table('head') + 18);
const wide = font.readUInt16BE(table('hhea') + 34);
const advance = (glyph) =>
  Math.round((1000 * font.readUInt16BE(table('hmtx') + 4 * Math.min(glyph, wide - 1))) / perEm);

/** Runs of neighbouring code points: [first, last, …]. */
const runs = [];
for (const c of [...known.keys()].sort((a, b) => a - b)) {
  if (c >= 0x4e00 && c <= 0x9fff) continue;
  if (runs.at(-1) === c - 1) runs[runs.length - 1] = c;
  else runs.push(c, c);
}
let han = '';
for (let c = 0x4e00; c <= 0x9fff; c += 4) {
  han += [0, 1, 2, 3].reduce((bits, i) => bits | (known.has(c + i) ? 1 << i : 0), 0).toString(16);
}
const narrow = [...known].filter(([, glyph]) => advance(glyph) !== 1000).sort(([a], [b]) => a - b);

await writeFile(
  here('../../core/kit/glyphs.ts'),
  `/** What the font of the pictures can draw, and how wide. Written by pictures/font/generate.mjs; not by hand. */

/** Runs of code points outside ${'`'}han${'`'}: first, last, first, last… */
export const runs: readonly number[] = ${JSON.stringify(runs)};

/** Width in thousandths of the type size of all that are not as wide as high: code point, width, code point, width… */
export const narrow: readonly number[] = ${JSON.stringify(narrow.flatMap(([c, glyph]) => [c, advance(glyph)]))};

/** U+4E00 to U+9FFF: one hexadecimal digit for four characters, the lowest bit for the first. */
export const han =
  '${han}';
`,
);
console.log(`${known.size} characters, ${font.length} bytes`);
