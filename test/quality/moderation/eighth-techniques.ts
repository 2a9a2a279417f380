/** How the eighth hand writes a word so that a filter overlooks it. Nothing: this word cannot be written so. */
import {
  accented,
  bidi,
  brackets,
  circled,
  cyrillicLike,
  emojiLetters,
  faces,
  flag,
  greekLike,
  invisible,
  leetDigits,
  marks,
  mathematical,
  numeralForms,
  otherLike,
  signs,
  smallLetters,
  spaces,
  squared,
  traditional,
  variantForms,
} from './eighth-alphabets.ts';
import { isChinese } from './eighth-words.ts';
import type { Chance } from './random.ts';

export type Writing = (word: string, c: Chance) => string | undefined;

const hasLetters = (word: string): boolean => /[a-z]/i.test(word);
const other = (word: string, written: string): string | undefined => (written === word ? undefined : written);

/** Some letters by a table, at least one; never all Latin of a word of two unless the table has them. */
const byTable =
  (table: ReadonlyMap<string, readonly string[]>, share: number, from = (x: string) => x.toLowerCase()): Writing =>
  (word, c) => {
    const letters = Array.from(word);
    const able = letters.flatMap((x, i) => (table.has(from(x)) ? [i] : []));
    if (able.length === 0) return undefined;
    const sure = c.pick(able);
    return letters
      .map((x, i) => {
        const forms = table.get(from(x));
        return forms && (i === sure || c.yes(share)) ? c.pick(forms) : x;
      })
      .join('');
  };

const latinBy =
  (make: (letter: string) => string): Writing =>
  (word) =>
    hasLetters(word) ? other(word, word.toLowerCase().replace(/[a-z]/g, make)) : undefined;

const anyCase: Writing = (word, c) => {
  if (!hasLetters(word)) return undefined;
  if (c.yes(0.3)) return other(word, word.toUpperCase());
  return other(
    word,
    Array.from(word)
      .map((x) => (c.yes(0.5) ? x.toUpperCase() : x.toLowerCase()))
      .join(''),
  );
};
const wide: Writing = (word) =>
  other(
    word,
    word.replace(/[!-~ ]/g, (x) => (x === ' ' ? '\u3000' : String.fromCharCode(x.charCodeAt(0) + 0xfee0))),
  );

/** Something in every gap, or only in some. */
const between =
  (what: (c: Chance) => string, all: number): Writing =>
  (word, c) => {
    const letters = Array.from(word);
    if (letters.length < 2) return undefined;
    const one = what(c);
    const every = c.yes(all);
    const sure = 1 + c.below(letters.length - 1);
    return letters.map((x, i) => (i > 0 && (every || i === sure) ? one : '') + x).join('');
  };
/** Gaps for Latin are even; a word with a blank keeps it. */
const gaps =
  (from: readonly string[]): Writing =>
  (word, c) =>
    between((d) => d.pick(from), isChinese(word) ? 0.6 : 1)(word.replaceAll(' ', ''), c);
const comma: Writing = (word, c) => {
  const letters = Array.from(word);
  if (hasLetters(word) || letters.length < 3) return undefined;
  return letters.join(c.pick(['，', '。', ',', '、', '；', '！']));
};
const strewn =
  (from: readonly string[], most: number): Writing =>
  (word, c) =>
    Array.from(word)
      .map((x, i, all) =>
        i === all.length - 1 ? x : x + Array.from({ length: 1 + c.below(most) }, () => c.pick(from)).join(''),
      )
      .join('');
const someStrewn =
  (from: readonly string[]): Writing =>
  (word, c) => {
    const at = c.below(Array.from(word).length - 1);
    return Array.from(word)
      .map((x, i, all) => (i < all.length - 1 && (i === at || c.yes(0.4)) ? x + c.pick(from) : x))
      .join('');
  };
const zalgo: Writing = (word, c) =>
  Array.from(word)
    .map((x) => (x === ' ' ? x : x + Array.from({ length: 1 + c.below(5) }, () => c.pick(marks)).join('')))
    .join('');

const bracketed: Writing = (word, c) => {
  const letters = Array.from(word.replaceAll(' ', ''));
  const [open = '', close = ''] = Array.from(c.pick(brackets));
  if (c.yes(0.5)) return letters.map((x) => open + x + close).join('');
  const at = c.below(letters.length);
  return letters.map((x, i) => (i === at ? open + x + close : x)).join('');
};
const markdown: Writing = (word, c) => {
  const letters = Array.from(word);
  const sign = c.pick(['**', '*', '__', '~~', '||', '`']);
  const at = 1 + c.below(letters.length - 1);
  if (c.yes(0.3)) return sign + letters.slice(0, at).join('') + sign + letters.slice(at).join('');
  if (c.yes(0.5)) return letters.slice(0, at).join('') + sign + letters.slice(at).join('') + sign;
  return letters.map((x) => (x === ' ' ? x : sign + x + sign)).join('');
};
const repeated: Writing = (word, c) => {
  const letters = Array.from(word);
  const able = letters.flatMap((x, i) => (/[a-z]/i.test(x) || (isChinese(word) && isChinese(x)) ? [i] : []));
  const sure = c.pick(able.length > 0 ? able : [0]);
  return letters
    .map((x, i) => (i === sure || (able.includes(i) && c.yes(0.3)) ? x.repeat(2 + c.below(3)) : x))
    .join('');
};
const repeatedLatin: Writing = (word, c) => (isChinese(word) ? undefined : repeated(word, c));
const leet: Writing = (word, c) => {
  const made = isChinese(word) ? undefined : byTable(leetDigits, 0.35)(word, c);
  return made !== undefined && /[a-z]/i.test(made) && !/^\d/.test(word) ? made : undefined;
};
const asEmoji: Writing = (word, c) => {
  const made = isChinese(word) && !hasLetters(word) ? undefined : byTable(emojiLetters, 0.4)(word, c);
  return made?.replace(/[🅰🅱🅾🅿ℹ❌✖♏Ⓜ✔✝♑♓]/gu, (x) => (c.yes(0.6) ? `${x}\ufe0f` : x));
};
const han = (table: ReadonlyMap<string, readonly string[]>, share: number): Writing => byTable(table, share, (x) => x);
const onlyLatin =
  (writing: Writing): Writing =>
  (word, c) =>
    hasLetters(word) ? writing(word, c) : undefined;

export const core8: Readonly<Record<string, Writing>> = {
  plain: (word) => word,
  case: anyCase,
  'full width': wide,
  'zero width, fillers, tags': (word, c) => (c.yes(0.5) ? strewn(invisible, 3) : someStrewn(invisible))(word, c),
  'bidi controls': (word, c) => (c.yes(0.3) ? `\u202e${someStrewn(bidi)(word, c) ?? ''}` : strewn(bidi, 2)(word, c)),
  'combining marks': zalgo,
  accents: onlyLatin(byTable(accented, 0.5)),
  'homoglyphs, Cyrillic': onlyLatin(byTable(cyrillicLike, 0.6)),
  'homoglyphs, Greek': onlyLatin(byTable(greekLike, 0.6)),
  'homoglyphs, other': onlyLatin(byTable(otherLike, 0.5)),
  mathematical: (word, c) => latinBy(c.pick(mathematical))(word, c),
  circled: (word, c) => latinBy(c.pick(circled))(word, c),
  'squared, flags': (word, c) =>
    latinBy(c.yes(0.7) ? c.pick(squared) : (x) => `${flag(x)}${c.pick(['', ' ', '\u200b'])}`)(word, c),
  'small capitals, superscript': onlyLatin(byTable(smallLetters, 0.9)),
  'emoji as letters': asEmoji,
  leet,
  'repeated letters': repeatedLatin,
  'separators: space': gaps(spaces),
  'separators: sign': gaps(signs),
  'separators: line break': gaps(['\n', '\r\n', '\n\n', '\u2028']),
  'separators: emoji': gaps(faces),
  '加，微，信': comma,
  brackets: bracketed,
  markdown,
  'traditional/simplified': han(traditional, 0.7),
  'variants, radicals': han(variantForms, 0.7),
  numerals: han(numeralForms, 0.8),
};

/** Two of the others, one after the other, where they go together. */
export const twoAtOnce: Writing = (word, c) => {
  const shapes = isChinese(word)
    ? ['traditional/simplified', 'variants, radicals', 'numerals', 'full width', 'combining marks']
    : [
        'case',
        'full width',
        'accents',
        'homoglyphs, Cyrillic',
        'homoglyphs, Greek',
        'mathematical',
        'circled',
        'small capitals, superscript',
        'leet',
        'repeated letters',
      ];
  const gapsToo = [
    'zero width, fillers, tags',
    'bidi controls',
    'separators: space',
    'separators: sign',
    'separators: emoji',
    'separators: line break',
    'combining marks',
    'brackets',
    'markdown',
  ];
  const first = core8[c.pick(shapes)]?.(word, c) ?? word;
  return core8[c.pick(gapsToo)]?.(first, c);
};
