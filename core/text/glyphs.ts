/** What a character may stand for: the Latin letter or digit it looks like, the number it means, what a picture spells. */
import { latinForms, latinSecond } from './latin.ts';

/** By code unit: first reading in the low 7 bits, second above. 0: none. */
let bmp: Uint16Array | undefined;
const astral = new Map<number, number>();

/** Two readings that the confusables do not have, and pictures that stand for one letter. */
const more: readonly (readonly [string, string, string?])[] = [
  ['μ', 'm', 'u'],
  ['ß', 'b'],
  ['ω', 'w', 'o'],
  ['γ', 'y', 'v'],
  ['и', 'n', 'u'],
  ['э', 'e'],
  ['λ', 'a', 'l'],
  // Alphabets of text decorators that lend letters from several scripts.
  ['ƚ', 't', 'l'],
  ['ɬ', 't', 'l'],
  ['ԋ', 'h'],
  ['ԃ', 'd'],
  ['ɧ', 'h'],
  ['Ⴆ', 'b'],
  ['ც', 'b'],
  ['ყ', 'y'],
  ['ཞ', 'r'],
  ['ŋ', 'n'],
  ['Ŋ', 'n'],
  ['ῳ', 'w'],
  ['ʄ', 'f', 'j'],
  ['ƿ', 'p', 'w'],
  ['Ƿ', 'p', 'w'],
  ['ỿ', 'y'],
  ['ъ', 'b'],
  ['Ъ', 'b'],
  ['Д', 'd', 'a'],
  ['Ф', 'f', 'o'],
  ['נ', 'j'],
  ['ย', 'u'],
  ['ץ', 'y', 'x'],
  ['א', 'x', 'y'],
  ['ꃴ', 'b', 'v'],
  ['ℹ', 'i'],
  ['Ⓜ', 'm'],
  ['❌', 'x'],
  ['✖', 'x'],
  ['❎', 'x'],
  ['⭕', 'o'],
  ['✝', 't'],
  ['☪', 'c'],
  ['✔', 'v'],
  ['💴', 'y'],
  ['💹', 'y'],
  ['💷', 'l', 'e'],
  ['💶', 'e', 'c'],
  ['❗', 'i', 'l'],
  ['❕', 'i', 'l'],
  ['♏', 'm'],
  ['♑', 'n'],
  ['♓', 'h'],
  ['♈', 'y'],
  ['♎', 'o'],
  ['⛎', 'u'],
  ['〽', 'm'],
  ['⚡', 'z'],
  ['➕', 't'],
  ['💲', 's'],
  ['💰', 's'],
  ['💵', 's'],
  ['🅾', 'o'],
  ['🅿', 'p'],
  ['🏧', 'a'],
  ['🌀', 'o'],
  ['🔴', 'o'],
  ['🟠', 'o'],
  ['🟡', 'o'],
  ['🟢', 'o'],
  ['🔵', 'o'],
  ['🟣', 'o'],
  ['🍩', 'o'],
  ['🌕', 'o'],
  ['⚽', 'o'],
  ['🏀', 'o'],
  ['🎯', 'o'],
  ['🔱', 'w'],
  ['🔰', 'v'],
  ['🪝', 'j'],
  ['🐍', 's'],
  ['🇽', 'x'],
];

/** Signs of a keyboard written for letters. Two readings at most. */
const signs: readonly (readonly [string, string, string?])[] = [
  ['@', 'a'],
  ['$', 's'],
  ['!', 'i', 'l'],
  ['|', 'l', 'i'],
  ['+', 't'],
  ['(', 'c'],
  ['<', 'c'],
  ['[', 'c'],
  ['{', 'c'],
  ['¡', 'i'],
  ['§', 's'],
  ['¢', 'c'],
  ['€', 'e'],
  ['£', 'l', 'e'],
  ['¥', 'y'],
  ['฿', 'b'],
  ['†', 't'],
  ['×', 'x'],
  ['°', 'o'],
  ['•', 'o'],
  ['∂', 'd'],
  ['∞', 'o'],
];

/** Pictures that spell several letters. */
const spelled: ReadonlyMap<number, string> = new Map(
  (
    [
      ['🆎', 'ab'],
      ['🆑', 'cl'],
      ['🆒', 'cool'],
      ['🆓', 'free'],
      ['🆔', 'id'],
      ['🆕', 'new'],
      ['🆖', 'ng'],
      ['🆗', 'ok'],
      ['🆘', 'sos'],
      ['🆙', 'up'],
      ['🆚', 'vs'],
      ['🔟', '10'],
      ['Ⅱ', '2'],
      ['Ⅲ', '3'],
      ['Ⅳ', '4'],
      ['Ⅵ', '6'],
      ['Ⅶ', '7'],
      ['Ⅷ', '8'],
      ['Ⅸ', '9'],
      ['ⅱ', '2'],
      ['ⅲ', '3'],
      ['ⅳ', '4'],
      ['ⅵ', '6'],
      ['ⅶ', '7'],
      ['ⅷ', '8'],
      ['ⅸ', '9'],
      ['💯', '100'],
      ['™', 'tm'],
      ['℠', 'sm'],
      ['🔞', '18'],
      ['🏧', 'atm'],
      ['🚾', 'wc'],
      ['💤', 'zzz'],
    ] as const
  ).map(([c, s]) => [c.codePointAt(0) ?? 0, s]),
);
export const spelling = (code: number): string | undefined => spelled.get(code);

function build(): Uint16Array {
  const table = new Uint16Array(0x10000);
  const put = (c: string, to: string, shift: 0 | 7): void => {
    const code = c.codePointAt(0) ?? 0;
    const old = code > 0xffff ? (astral.get(code) ?? 0) : (table[code] as number);
    const now = (old & (shift ? 0x7f : 0x3f80)) | (to.charCodeAt(0) << shift);
    if (code > 0xffff) astral.set(code, now);
    else table[code] = now;
  };
  for (const row of latinForms) for (const c of Array.from(row).slice(1)) put(c, row.charAt(0), 0);
  for (const row of latinSecond) for (const c of Array.from(row).slice(1)) put(c, row.charAt(0), 7);
  for (let i = 0; i < 26; i++) put(String.fromCodePoint(0x1f1e6 + i), String.fromCharCode(97 + i), 0);
  for (const [c, one, two] of [...more, ...signs]) {
    put(c, one, 0);
    if (two !== undefined) put(c, two, 7);
  }
  // Digits that are often meant for one of two letters.
  put('6', '6', 0);
  put('6', 'b', 7);
  put('9', '9', 0);
  put('9', 'q', 7);
  for (let d = 0; d < 10; d++) if (d !== 6 && d !== 9) put(String(d), String(d), 0);
  for (let l = 97; l < 123; l++) put(String.fromCharCode(l), String.fromCharCode(l), 0);
  return table;
}

/** Both readings of a code point as character codes, `first | second << 7`; 0 when it stands for no letter. */
export function readings(code: number): number {
  bmp ??= build();
  return code > 0xffff ? (astral.get(code) ?? 0) : (bmp[code] as number);
}

/** Digits written for letters, by digit. */
const leetOf: readonly string[] = ['o', 'il', 'z', 'e', 'a', 's', 'gb', 't', 'b', 'gq'];
/** The letter a digit is grouped with, and `i` with `l`: what looks alike is looked for alike, and told apart afterwards. */
const groups = 'olzeasgtbg';

/** The group of a letter or digit (character code of a-z, 0-9). */
export const groupOf = (c: number): number =>
  c >= 48 && c <= 57 ? groups.charCodeAt(c - 48) : c === 105 ? 108 : c === 113 ? 113 : c;

/** Whether `written` (a-z, 0-9) may be meant for `meant`: the same, or a digit and the letter it looks like. */
export function standsFor(written: number, meant: number): boolean {
  if (written === meant) return true;
  const [digit, letter] = written <= 57 ? [written, meant] : [meant, written];
  if (digit > 57 || letter <= 57) return false;
  return (leetOf[digit - 48] as string).includes(String.fromCharCode(letter));
}

const numerals = new Map<number, number>();
for (const [value, forms] of [
  '零〇',
  '一壹弌幺㊀',
  '二贰弍',
  '三叁弎',
  '四肆',
  '五伍',
  '六陆',
  '七柒',
  '八捌',
  '九玖',
].entries())
  for (const c of forms) numerals.set(c.charCodeAt(0), value);
for (let i = 0; i < 9; i++) numerals.set(0x3021 + i, i + 1);

/** The digit a Chinese numeral means. */
export const numeral = (unit: number): number | undefined => numerals.get(unit);

const picture = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Presentation}|\p{Emoji_Modifier}/u;
const pictures = new Map<number, boolean>();
/** A sign that is shown as a picture, letters on it or not (never a keyboard sign). */
export function isPicture(code: number): boolean {
  if (code < 0xa9) return false;
  let known = pictures.get(code);
  if (known === undefined) {
    known = picture.test(String.fromCodePoint(code));
    if (pictures.size > 20_000) pictures.clear();
    pictures.set(code, known);
  }
  return known;
}
