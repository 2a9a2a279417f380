/**
 * What each code unit is read as, and what kind of sign it is: two 64K tables, built once on first use.
 * Characters outside the BMP are looked up one by one (`astral`).
 */
import { hanPairs } from './han.ts';

/** Kinds of folded units. Everything from `alpha` on is a letter. */
export const kind = {
  /** Spaces, punctuation, signs. */
  sep: 0,
  /** Emoji and pictures: a separator that may also serve as decoration. */
  emoji: 1,
  /** A combining mark that is dropped from what it stands on. */
  mark: 2,
  /** Letters of scripts that put words apart: Latin, Greek, Cyrillic, Arabic, … */
  alpha: 3,
  digit: 4,
  /** Han: no boundaries, words are found by segmentation. */
  han: 5,
  /** Kana, Hangul, Thai, …: letters without word boundaries one could rely on. */
  syllable: 6,
} as const;
export type Kind = (typeof kind)[keyof typeof kind];

export interface Tables {
  /** By code unit: the folded unit; 0 = dropped; 0xD800 = look up the pair; 0xD801… = several units, `several[v - 0xD801]`; 0xDFFF = `scriptMark`. */
  readonly fold: Uint16Array;
  readonly several: readonly (readonly number[])[];
  /** By folded code unit. */
  readonly kinds: Uint8Array;
}

export const dropped = 0;
export const pair = 0xd800;
export const escape = 0xd801;
/** A mark of some script: part of the spelling behind that script's letters, decoration on a Han character. */
export const scriptMark = 0xdfff;

/** Default_Ignorable_Code_Point (Hangul fillers and tags too), format and control characters, the braille blank. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]|(?!\s|\u0085)\p{Cc}/u;

/** Marks that are laid over any letter. Vowel signs of Indic or Hebrew writing belong to a script and stay. */
const overlaid = /\p{Me}|(?=\p{M})\p{Script=Inherited}/u;

const kindsInOrder: readonly (readonly [RegExp, Kind])[] = [
  [/[\p{Alphabetic}\p{M}]+/gu, kind.alpha],
  [
    /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Yi}ー]+/gu,
    kind.syllable,
  ],
  [/[\p{Script=Han}〇々]+/gu, kind.han],
  [/[⺀-⿟丶丨丿乀亅卐卍丷〆㆐-㆟]+/gu, kind.sep],
  // Tone marks and marks of repetition, written as ornaments: 微ˇ信, 微ゞ信.
  [/[ˇˉˊˋ˙˜ゝゞヽヾ]+/gu, kind.sep],
  [/[0-9]+/gu, kind.digit],
  [/(?![0-9#*])\p{Extended_Pictographic}/gu, kind.emoji],
  [new RegExp(`(?:${overlaid.source})+`, 'gu'), kind.mark],
];

/** Hearts of every colour are one heart: written instead of letters in lures. */
const hearts = /[\u{1F493}-\u{1F49F}\u{1F9E1}\u{1F90D}\u{1F90E}\u{1F5A4}\u{1FA75}-\u{1FA77}]/u;

/** Old and popular forms that the data of han.ts leaves apart, in pairs like there. */
const rareForms =
  '㕞刷叚假旹时㣲微秌秋炰炮礟炮呑吞賎贱靑青飮饮顚颠囯国囻国圀国宻密宼寇寳宝姸妍娯娱愽博躰体骵体貭质亾亡刼劫刦劫劔剑劒剑刅创沠派泒派' +
  '潄漱佱法瓈璃皃貌盌碗稾稿牕窗筯箸緫总翄翅耼聃脃脆艸草葢盖蕋蕊虵蛇衇脉覔觅覩睹貛獾酧酬釡釜鎗枪闚窥陜狭隄堤靣面颷飙骾鲠齩咬龝秋';

let han: Map<string, string> | undefined;
const hanFold = (): Map<string, string> => {
  if (!han) {
    han = new Map();
    const pairs = hanPairs + rareForms;
    for (let i = 0; i < pairs.length; i += 2) han.set(pairs.charAt(i), pairs.charAt(i + 1));
  }
  return han;
};

/** Width, case and compatibility forms, then script, of one character. */
function level(c: string): string {
  const lower = c.normalize('NFKC').toLowerCase();
  const pairs = hanFold();
  if (lower.length === 1) return pairs.get(lower) ?? lower;
  let out = '';
  for (const x of lower) out += pairs.get(x) ?? x;
  return out;
}

/** Digits of every script as 0 to 9. Their ten code points stand in a row that starts where the value is 0. */
function digitOf(c: string): string {
  const code = c.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

function build(): Tables {
  const units = new Uint16Array(0x10000);
  for (let u = 0; u < 0x10000; u++) units[u] = u >= 0xd800 && u <= 0xdfff ? 0xffff : u;
  let all = '';
  for (let u = 0; u < 0x10000; u += 0x4000) all += String.fromCharCode(...units.subarray(u, u + 0x4000));

  const fold = units.slice().fill(pair, 0xd800, 0xe000);
  const several: number[][] = [];
  const put = (c: string, out: string): void => {
    const code = c.charCodeAt(0);
    if (out.length === 1) fold[code] = out.charCodeAt(0);
    else {
      fold[code] = escape + several.length;
      several.push(Array.from({ length: out.length }, (_, i) => out.charCodeAt(i)));
    }
  };
  for (const [c, to] of hanFold()) put(c, to);
  for (const [run] of all.matchAll(/(?![0-9])\p{Nd}+/gu)) for (const c of run) put(c, digitOf(c));
  for (const [c] of all.matchAll(/\p{Changes_When_NFKC_Casefolded}/gu)) {
    const out = level(c);
    if (out !== '') put(c, out);
  }
  for (const [c] of all.matchAll(new RegExp(`(?!${overlaid.source})\\p{M}`, 'gu')))
    if (fold[c.charCodeAt(0)] === c.charCodeAt(0)) fold[c.charCodeAt(0)] = scriptMark;
  for (const c of '♥♡❥') put(c, '❤');
  put('➕', '+');
  for (const c of 'ςϲ') put(c, 'σ');
  for (const m of all.matchAll(new RegExp(`(?:${invisible.source})+`, 'gu')))
    fold.fill(dropped, m.index, m.index + m[0].length);

  const kinds = new Uint8Array(0x10000);
  for (const [pattern, k] of kindsInOrder)
    for (const m of all.matchAll(pattern)) kinds.fill(k, m.index, m.index + m[0].length);
  return { fold, several, kinds };
}

let made: Tables | undefined;
/** Built on first use (some milliseconds), then shared by all. */
export const tables = (): Tables => (made ??= build());

export interface Astral {
  readonly units: readonly number[];
  readonly kind: Kind;
}
const seen = new Map<number, Astral>();

/** A character outside the BMP; a lone surrogate counts as a sign. Remembered, up to a bound. */
export function astral(code: number): Astral {
  const known = seen.get(code);
  if (known) return known;
  const c = String.fromCodePoint(code);
  const out = readAstral(c);
  const units = Array.from({ length: out.length }, (_, i) => out.charCodeAt(i));
  const k = units.length === 2 && (out.codePointAt(0) ?? 0) > 0xffff ? astralKind(out) : kind.sep;
  const made = { units, kind: k };
  if (seen.size > 20_000) seen.clear();
  seen.set(code, made);
  return made;
}

function readAstral(c: string): string {
  if (invisible.test(c)) return '';
  if (hearts.test(c)) return '❤';
  const out = level(c);
  return out === c && /\p{Nd}/u.test(c) ? digitOf(c) : out;
}

function astralKind(c: string): Kind {
  if (/\p{Script=Han}/u.test(c)) return kind.han;
  if (/\p{Script=Hiragana}|\p{Script=Katakana}/u.test(c)) return kind.syllable;
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}/u.test(c)) return kind.emoji;
  return /[\p{Alphabetic}\p{M}]/u.test(c) ? kind.alpha : kind.sep;
}
