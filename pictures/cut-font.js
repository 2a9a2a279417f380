/**
 * Cuts the font to the characters of one picture. resvg reads the whole file again for every single glyph: with three
 * megabytes that is nine tenths of a picture's time. Glyphs keep their numbers, so only two tables change: the outlines
 * (glyf) and where each begins (loca). Ligatures and kerning go, too: `widthOf` in core/kit/svg.ts knows none. https://learn.microsoft.com/typography/opentype/spec/otff
 */

const needed = new Set([
  'OS/2',
  'cmap',
  'gasp',
  'glyf',
  'head',
  'hhea',
  'hmtx',
  'loca',
  'maxp',
  'name',
  'post',
  'prep',
]);

/** Those that are needed. @param {Buffer} font @returns {{ tag: string, from: number, length: number }[]} */
function tablesOf(font) {
  return Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
    const at = 12 + 16 * i;
    return {
      tag: font.toString('latin1', at, at + 4),
      from: font.readUInt32BE(at + 8),
      length: font.readUInt32BE(at + 12),
    };
  }).filter((t) => needed.has(t.tag));
}

/**
 * The glyph of a character by the segments of `cmap` (format 4); 0: the font has none.
 * @param {Buffer} font @param {number} cmap where the table begins
 * @returns {(code: number) => number}
 */
function glyphFinder(font, cmap) {
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, i) => cmap + font.readUInt32BE(cmap + 8 + 8 * i),
  );
  const at = subtables.find((t) => font.readUInt16BE(t) === 4);
  if (at === undefined) throw new Error('the font has no cmap of format 4');
  const n = font.readUInt16BE(at + 6) / 2;
  return (code) => {
    for (let s = 0; s < n; s++) {
      if (code > font.readUInt16BE(at + 14 + 2 * s)) continue;
      const first = font.readUInt16BE(at + 16 + 2 * n + 2 * s);
      if (code < first) return 0;
      const delta = font.readUInt16BE(at + 16 + 4 * n + 2 * s);
      const rangeAt = at + 16 + 6 * n + 2 * s;
      const range = font.readUInt16BE(rangeAt);
      const raw = range === 0 ? code : font.readUInt16BE(rangeAt + range + 2 * (code - first));
      return raw === 0 ? 0 : (raw + delta) & 0xffff;
    }
    return 0;
  };
}

/** The glyphs that a glyph made of others is made of. @param {Buffer} outline @returns {number[]} */
function partsOf(outline) {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const parts = [];
  for (let at = 10; ;) {
    const flags = outline.readUInt16BE(at);
    parts.push(outline.readUInt16BE(at + 2));
    // Two numbers of one or two bytes; then a scale, one for each direction, or a matrix.
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 64 ? 4 : flags & 128 ? 8 : 0);
    if (!(flags & 32)) return parts;
  }
}

/**
 * @param {Buffer} font TrueType outlines, long offsets
 * @param {string} text every character of it that the font has is kept
 * @returns {Buffer}
 */
export function cutFont(font, text) {
  const tables = tablesOf(font);
  const begin = (/** @type {string} */ tag) => {
    const found = tables.find((t) => t.tag === tag);
    if (!found) throw new Error(`the font has no ${tag}`);
    return found.from;
  };
  if (font.readInt16BE(begin('head') + 50) !== 1) throw new Error('the font has short offsets');
  const [glyf, loca, find] = [begin('glyf'), begin('loca'), glyphFinder(font, begin('cmap'))];
  const count = font.readUInt16BE(begin('maxp') + 4);
  const outline = (/** @type {number} */ g) =>
    font.subarray(glyf + font.readUInt32BE(loca + 4 * g), glyf + font.readUInt32BE(loca + 4 * g + 4));

  const kept = new Set([0, ...[...new Set(text)].map((c) => find(c.codePointAt(0) ?? 0))]);
  // A set that grows is walked to its end.
  for (const g of kept) for (const part of partsOf(outline(g))) kept.add(part);

  const outlines = [];
  const offsets = Buffer.alloc(4 * (count + 1));
  let length = 0;
  for (let g = 0; g < count; g++) {
    offsets.writeUInt32BE(length, 4 * g);
    if (!kept.has(g)) continue;
    outlines.push(outline(g));
    length += outline(g).length;
  }
  offsets.writeUInt32BE(length, 4 * count);
  return assembled(font, tables, { glyf: Buffer.concat(outlines), loca: offsets });
}

/**
 * The same tables in the same order, some of them others. Their checksums are left out: nothing that draws looks at them.
 * @param {Buffer} font @param {ReturnType<typeof tablesOf>} tables @param {Record<string, Buffer>} others
 * @returns {Buffer}
 */
function assembled(font, tables, others) {
  const head = Buffer.alloc(12 + 16 * tables.length);
  font.copy(head, 0, 0, 4);
  // Then four numbers that help a binary search, of which only the count is read.
  head.writeUInt16BE(tables.length, 4);
  const bodies = [];
  let at = head.length;
  for (const [i, { tag, from, length }] of tables.entries()) {
    const body = others[tag] ?? font.subarray(from, from + length);
    head.write(tag, 12 + 16 * i, 'latin1');
    head.writeUInt32BE(at, 12 + 16 * i + 8);
    head.writeUInt32BE(body.length, 12 + 16 * i + 12);
    // Every table begins at a multiple of four.
    bodies.push(body, Buffer.alloc(-body.length & 3));
    at += body.length + (-body.length & 3);
  }
  return Buffer.concat([head, ...bodies]);
}
