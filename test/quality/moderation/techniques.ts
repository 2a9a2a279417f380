/** How a word is disguised. Each takes the word as listed and gives another way to write it, or none. */
import * as letters from './alphabets.ts';
import type { Chance } from './random.ts';
import { hasHan, hasLatin } from './words.ts';

export type Technique = (word: string, c: Chance) => string | undefined;

const isLetter = (x: string): boolean => /[\p{L}\p{N}]/u.test(x);
const each = (word: string, f: (x: string, i: number) => string): string => Array.from(word, f).join('');

/** Letters replaced by this table: all, or some (at least one). */
const replaced =
  (table: ReadonlyMap<string, readonly string[]>, all = 0.6): Technique =>
  (word, c) => {
    const share = c.yes(all) ? 1 : 0.5;
    const out = each(word, (x) => {
      const to = table.get(x.toLowerCase());
      return to && c.yes(share) ? c.pick(to) : x;
    });
    return out === word ? undefined : out;
  };

const shifted =
  (starts: (c: Chance) => readonly [number, number]): Technique =>
  (word, c) => {
    const [upper, lower] = starts(c);
    const out = each(word, (x) =>
      /[A-Z]/.test(x)
        ? String.fromCodePoint(upper + x.charCodeAt(0) - 65)
        : /[a-z]/.test(x)
          ? String.fromCodePoint(lower + x.charCodeAt(0) - 97)
          : x,
    );
    return out === word ? undefined : out;
  };

/** Something between letters: everywhere, or at one place where the word is not Latin. */
const between =
  (what: (c: Chance) => string, everywhere = 0.6): Technique =>
  (word, c) => {
    const chars = Array.from(word);
    const gaps = chars.flatMap((x, i) => (i > 0 && isLetter(x) && isLetter(chars[i - 1] ?? '') ? [i] : []));
    if (gaps.length === 0) return undefined;
    const all = !hasHan(word) || c.yes(everywhere);
    const one = c.pick(gaps);
    const same = c.yes(0.6) ? what(c) : undefined;
    return chars.map((x, i) => (gaps.includes(i) && (all || i === one) ? (same ?? what(c)) + x : x)).join('');
  };

const signs = Array.from('*-_.~·•#^=+|/\\:;,`\'"&%、…—～＊－＿。｜★☆●■→♥丶，');
const emoji = Array.from(
  '😀😂🤣😊😍😘🥰🤔🙄😏😭😡👍👏🙏💪🔥✨🌟⭐💥💦🌹🌈☀️🍎🍑🍆🎉🎁💎🏆⚽🚗✈️⌛📱🐶🐱🦄🌸🍀👉👈✅❗💯'.match(
    /\p{Extended_Pictographic}\ufe0f?/gu,
  ) ?? [],
);
const invisible = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u034f',
  '\u180e',
  '\u2800',
  '\u3164',
  '\uffa0',
  '\u115f',
  '\ufe0f',
  '\u{e0041}',
  '\u2063',
  '\u061c',
];
const bidi = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2069', '\u200e', '\u200f'];
const marks = Array.from({ length: 0x4f }, (_, i) => String.fromCharCode(0x300 + i)).filter((m) => m !== '\u034f');
const brackets = ['【】', '[]', '()', '（）', '「」', '{}', '<>', '《》', '『』', '〔〕'];
const markups = ['**', '__', '~~', '||', '`', '*', '_'];

const spaces = [' ', '  ', '\u3000', '\u00a0', '\t', '\u2003'];

const caseMixed: Technique = (word, c) => {
  const out = each(word, (x) => (c.yes(0.5) ? x.toUpperCase() : x.toLowerCase()));
  return hasLatin(word) && out !== word ? out : undefined;
};
const fullWidth: Technique = (word) => {
  const out = each(word, (x) => (/[!-~]/.test(x) ? String.fromCharCode(x.charCodeAt(0) + 0xfee0) : x));
  return out === word ? undefined : out;
};
const circled: Technique = (word, c) => {
  const black = c.yes(0.3);
  const out = each(word, (x) => {
    if (/[1-9]/.test(x)) return String.fromCharCode(0x2460 + Number(x) - 1);
    if (x === '0') return '⓪';
    const at = x.toLowerCase().charCodeAt(0) - 97;
    return at < 0 || at > 25 ? x : String.fromCodePoint((black ? 0x1f150 : c.yes(0.5) ? 0x24b6 : 0x24d0) + at);
  });
  return out === word ? undefined : out;
};
const squared: Technique = (word, c) => {
  const start = c.pick([0x1f130, 0x1f170, 0x1f1e6]);
  const joiner = start === 0x1f1e6 ? c.pick(['', '\u200b', ' ']) : '';
  const chars = Array.from(word, (x) => {
    const at = x.toLowerCase().charCodeAt(0) - 97;
    return at < 0 || at > 25 ? x : String.fromCodePoint(start + at);
  });
  return chars.join('') === word || (joiner === ' ' && word.includes(' ')) ? undefined : chars.join(joiner);
};
const repeats: Technique = (word, c) => {
  if (hasHan(word)) {
    const n = c.pick([2, 3]);
    return hasLatin(word) ? undefined : each(word, (x) => x.repeat(n));
  }
  const out = each(word, (x) => (/[a-z]/i.test(x) && c.yes(0.5) ? x.repeat(2 + c.below(4)) : x));
  return out === word ? undefined : out;
};
const bracketed: Technique = (word, c) => {
  const [open, close] = Array.from(c.pick(brackets)) as [string, string];
  const chars = Array.from(word);
  if (chars.length < 2 || word.includes(' ')) return undefined;
  if (c.yes(0.5)) return chars.map((x) => open + x + close).join('');
  const at = c.below(chars.length);
  if (!hasHan(word)) return undefined;
  return chars.map((x, i) => (i === at ? open + x + close : x)).join('');
};
const markedUp: Technique = (word, c) => {
  const mark = c.pick(markups);
  const chars = Array.from(word);
  if (word.includes(' ')) return undefined;
  const cut = 1 + c.below(chars.length - 1);
  const [a, b] = [chars.slice(0, cut).join(''), chars.slice(cut).join('')];
  return c.pick([`${a}${mark}${b}${mark}`, `${mark}${a}${mark}${b}`, `${a}${mark}${b}`]);
};
const tagged: Technique = (word, c) => {
  const chars = Array.from(word);
  if (word.includes(' ')) return undefined;
  const cut = 1 + c.below(chars.length - 1);
  const tag = c.pick(['b', 'i', 'span', 'u']);
  const [a, b] = [chars.slice(0, cut).join(''), chars.slice(cut).join('')];
  return c.pick([`${a}<${tag}>${b}</${tag}>`, `${a}<br/>${b}`, `${a}&nbsp;${b}`, `${a}&#8203;${b}`]);
};
const commas: Technique = (word, c) => {
  const chars = Array.from(word);
  if (!hasHan(word) || hasLatin(word) || chars.length < 3 || word.includes(' ')) return undefined;
  return chars.join(c.pick(['，', '。', '、', ',', '.']));
};
const scripted: Technique = (word) => {
  const out = each(word, (x) => letters.simplifiedToTraditional.get(x) ?? x);
  return out === word ? undefined : out;
};
const numbered: Technique = (word, c) => {
  const out = each(word, (x) => {
    const forms = letters.numerals.find((n) => n.includes(x));
    if (!forms) return x;
    if (/[0-9]/.test(x) && c.yes(0.5)) return String.fromCodePoint(c.pick(letters.scriptsOfDigits) + Number(x));
    return c.pick(forms);
  });
  return out === word ? undefined : out;
};
const leeted: Technique = (word, c) => {
  if (!hasLatin(word) || hasHan(word)) return undefined;
  const out = replaced(letters.leet, 0.4)(word, c);
  // Nothing but digits, or a code (A55), is no word any more.
  return out === undefined || (out.match(/[a-z]/gi) ?? []).length * 2 < out.length ? undefined : out;
};
const combining: Technique = (word, c) => {
  const n = c.pick([1, 1, 2, 5, 12]);
  return each(word, (x) => (isLetter(x) ? x + Array.from({ length: n }, () => c.pick(marks)).join('') : x));
};

export const core: Readonly<Record<string, Technique>> = {
  plain: (word) => word,
  case: caseMixed,
  'full width': fullWidth,
  'zero width': between((c) => Array.from({ length: 1 + c.below(3) }, () => c.pick(invisible)).join('')),
  bidi: between((c) => c.pick(bidi)),
  combining,
  accents: replaced(letters.accented, 0.7),
  cyrillic: replaced(letters.cyrillic),
  greek: replaced(letters.greek),
  'other letters': replaced(letters.other),
  mathematical: shifted((c) => c.pick(letters.mathematical)),
  circled,
  'squared, flags': squared,
  'small caps': replaced(letters.smallCaps, 1),
  superscript: replaced(letters.superscript, 1),
  'emoji letters': replaced(letters.pictured, 1),
  leet: leeted,
  repeats,
  'space between': between((c) => c.pick(spaces)),
  'sign between': between((c) => c.pick(signs).repeat(c.pick([1, 1, 1, 2, 3]))),
  'line breaks': between((c) => c.pick(['\n', '\r\n', '\n\n'])),
  'emoji between': between((c) => c.pick(emoji).repeat(c.pick([1, 1, 2, 3]))),
  'commas between': commas,
  brackets: bracketed,
  markdown: markedUp,
  tags: tagged,
  traditional: scripted,
  variants: replaced(letters.variantForms, 1),
  numerals: numbered,
};

const joinable = Object.keys(core).filter(
  (name) => !['plain', 'tags', 'markdown', 'brackets', 'repeats', 'leet'].includes(name),
);
/** Two techniques, one upon the other. */
export const combined: Technique = (word, c) => {
  for (let tries = 0; tries < 20; tries++) {
    const first = c.pick(joinable);
    const second = c.pick(joinable.filter((x) => x !== first));
    const apart = /between|line|commas|width|bidi|combining/;
    const [a, b] = apart.test(first) ? [second, first] : [first, second];
    if (apart.test(a) && apart.test(b)) continue;
    const once = core[a]?.(word, c);
    const twice = once === undefined ? undefined : core[b]?.(once, c);
    if (twice !== undefined && twice !== once) return twice;
  }
  return undefined;
};
