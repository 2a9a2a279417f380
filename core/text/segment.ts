/** Where Chinese words begin and end. */
import { costOf, isCommon } from './costs.ts';
import { across, acrossBoth, edgeWord, isWord, likeliest, type Pricing } from './likely.ts';
import { wordSegmenter } from './script.ts';
import { tradeTalk } from './trade.ts';

export { isWord } from './likely.ts';

/**
 * What a listed word costs: how usual it is in newspapers (投资, 会费) says little about how often it is what is meant, so
 * between two bounds; and always less than its characters.
 */
const listed = (word: string): number =>
  Math.min(Math.max(costOf(word) ?? Infinity, leastListed), word.length < 3 ? 14.5 : 16.5, apart(word) - 3);
const leastListed = 13;

/** How usual a word is in one piece says nothing about how often it is written in several. */
const inPieces = (word: string): number => Math.max(listed(word), Math.min(14, apart(word) - 3));

const apart = (word: string): number => Array.from(word).reduce((sum, c) => sum + (costOf(c) ?? 0), 0);

/** Two words, one across each end, are no accident: so much is in their favour. */
const surely = 5;

/** A phrase is always likelier than the words it is made of by accident (私聊|我, 加|微信). */
const phrase = (pieces: readonly string[]): number =>
  pieces.some((p) => p.length > 1) ? pieces.reduce((sum, p) => sum + likeliest(p), 0) - 3 : Infinity;

/** Brands of which no end is ever part of another word. */
const brand = '(?:[微薇徽溦]信|支付宝|抖音|快手|二维码|公众号|朋友圈)';
/** 开发票 is 开 and 发票, whatever the newspapers say; so are 发红包, 吸毒品, 开会员, 当代理. */
const [begins, ends] = [new RegExp(`^(?:${brand}|发票|红包|毒品|会员|股票|礼品|代理)`), new RegExp(`${brand}$`)];

/** What follows a noun far more often than it ends a word: 老虎机能挣不少 is no 机能. */
const auxiliary = /^[能会要就都也还是有在不可]/;
const helped = 2.5;

/** But 稍微, 显微 and the like end in the first of one of them, where what follows is a word (稍微信任). */
const slight = /[稍略显轻细卑些低甚]$/;
const takesApart = (left: string, word: string, right: string): boolean =>
  word.startsWith('微') && slight.test(left) && right !== '' && joins(word.slice(-1), right);

/**
 * How strange `written` is between `left` and `right` as ordinary Chinese: what it adds to the cost of the likeliest cut.
 * Two characters that are words of their own (见|人, 内|已) cost 10 to 17, what only a disguise puts together more.
 */
export const strangeness = (left: string, written: string, right: string): number =>
  remembered(
    `${left} ${written} ${right} ?`,
    () => likeliest(left + written + right) - likeliest(left) - likeliest(right),
  );

/**
 * Whether a word written between `left` and `right` (Han text on both sides, without signs) is not meant as a
 * word: its ends fall inside other words, and reading it so is likelier. `guess`, when not 0: only a form of a listed
 * word, which must be so much likelier than the characters as they stand; below 0, the word is expected here.
 */
export const cutsWords = (left: string, word: string, right: string, guess = 0): boolean =>
  weighed(left, word, right, guess) <= 0;
const weighed = (left: string, word: string, right: string, guess: number): number =>
  remembered(`${left} ${word} ${right} ${guess}`, () => weigh(left, word, right, guess));

/** What stands beside the word where it is one: said by a trader as often as anybody's everyday words. */
const beside = (text: string): number => likeliest(text, tradeTalk, 9.5);

/**
 * The same where nothing else in the message speaks for the word: for one of two characters the others need not be
 * likelier, only nearly as likely, by words that have been counted (催|收到, 他太自私|聊).
 */
export const nearlyCuts = (left: string, word: string, right: string): boolean =>
  word.length === 2 && weighed(left, word, right, 0) <= nearly && weigh(left, word, right, 0, costOf) <= nearly;
const nearly = 1;

/** How much likelier than the other words the listed one is; not above 0: they are, or as likely. */
function weigh(left: string, word: string, right: string, guess: number, price?: Pricing): number {
  if (left === '' && right === '') return Infinity;
  if (takesApart(left, word, right)) return 0;
  if (reduplicated(left, word) && likeliest(word.slice(1) + right) <= listed(word) + likeliest(right)) return 0;
  const text = left + word + right;
  const alone = word.length === 2 && verbAlone(word.charAt(1), right) ? verbs : 0;
  const start = left === '' || begins.test(word) ? Infinity : across(text, left.length, price) - alone;
  // 他妈的 holds 他妈 and means it.
  const particle = /^[的们]/.test(right) && word.length > 1;
  const end =
    right === '' || particle || ends.test(word)
      ? Infinity
      : across(text, left.length + word.length, price) + (auxiliary.test(right) ? helped : 0);
  const both =
    start + end < Infinity ? acrossBoth(text, left.length, left.length + word.length, price) - surely : Infinity;
  const others = Math.min(start, end, both, guess > 0 ? likeliest(text) : Infinity);
  if (others === Infinity) return Infinity;
  const more = others - (beside(left) + listed(word) + guess + beside(right));
  return more <= 0 || more > 2 * leftOver ? more : more - stranded(left, right);
}

/** 试试|解解|冻住, 年年|化妆: a verb or a time said twice, and what comes after it. */
const twice = new Set(
  '看试打解洗聊算说想走玩问等听读写找擦收催换练学背抱扫开点数改剪翻加会陪约提转跑卖拉推摸挑尝拍敲揉',
);
function reduplicated(left: string, word: string): boolean {
  const first = word.charAt(0);
  if (word.length !== 2 || !left.endsWith(first)) return false;
  // 大学|学妹 and 了解|解冻 say nothing twice.
  return isCommon(first + first) || (twice.has(first) && edgeWord(left, -1) === first);
}

/**
 * What only a verb has behind it: it cannot be done (费|不了), it was done so often or long (花|了两天), it is said twice
 * (贷|不贷, 量|一量, 赚|多赚少). So a listed word ends before it.
 */
const verbs = 3;
const afterVerb = /^(?:不[了着到起住完动掉]|了[一两几好半])/;
/** Whether `verb` is said a second time on this side of it, the nearest characters given first. */
export const saidTwice = (verb: string, between: string, again: string): boolean =>
  again === verb && between !== '' && '一不没了多'.includes(between);
export const verbAlone = (last: string, right: string): boolean =>
  afterVerb.test(right) || saidTwice(last, right.charAt(0), right.charAt(1));

/** A single character left over beside the word that is hardly ever a word of its own: 投资|料, 桃|红包. */
const stranded = (left: string, right: string): number =>
  (bound(edgeWord(left, -1)) ? leftOver : 0) + (bound(edgeWord(right, 1)) ? leftOver : 0);
const leftOver = 1.2;
/** At most three thousand in sixty millions. */
const bound = (word: string): boolean => word.length === 1 && (costOf(word) ?? 0) > 9.8;

/**
 * The same for a word in pieces, by what must be made up for: how much likelier than the word its pieces are as
 * parts of what stands around them. Below 0 the word is likelier.
 */
export const piecesLikelier = (left: string, pieces: readonly string[], right: string): number =>
  remembered(`${left} ${pieces.join('-')} ${right}`, () => weighPieces(left, pieces, right));

function weighPieces(left: string, pieces: readonly string[], right: string): number {
  const word = pieces.join('');
  const own = likeliest(left) + Math.min(inPieces(word), phrase(pieces)) + likeliest(right);
  const first = withEdge(left + (pieces[0] ?? ''), left.length);
  const last = withEdge((pieces.at(-1) ?? '') + right, (pieces.at(-1) ?? '').length);
  const inner = pieces.slice(1, -1).reduce((sum, p) => sum + likeliest(p), 0);
  const both = joins(left, pieces[0] ?? '') && joins(pieces.at(-1) ?? '', right);
  return own - (first + inner + last) + (both ? surely : 0);
}

/** What was weighed lately: who floods a group says the same again and again. */
const lately = new Map<string, number>();
const mostLately = 2000;
function remembered(key: string, find: () => number): number {
  let known = lately.get(key);
  if (known === undefined) {
    known = find();
    if (lately.size >= mostLately) lately.clear();
    lately.set(key, known);
  }
  return known;
}

/** The likeliest cut, words of the engine's dictionary across `edge` taken in. */
const withEdge = (text: string, edge: number): number => Math.min(likeliest(text), across(text, edge));

/** Whether the end of `left` and the beginning of `right` are taken for one word. */
export function joins(left: string, right: string): boolean {
  if (left === '' || right === '') return false;
  return across(left + right, left.length) < likeliest(left) + likeliest(right);
}

/** The word boundaries of one text, by the dictionary every JavaScript engine carries, found when first asked for. */
export interface WordBreaks {
  /** True when this position (UTF-16 index) lies inside a word. */
  inside(position: number): boolean;
}

/** Longer texts are not segmented: UTF-16 units. Above every platform's limit for one message. */
const longest = 16_384;

/** Everyday words the dictionary does not have, so that it takes them for single characters. */
const missing =
  /单间|單間|单号|單號|单价|單價|网红|網紅|快递|快遞|群主|群友|私信|微博|美妆|美妝|彩妆|彩妝|打卡|点赞|點讚/g;

export function wordBreaks(text: string): WordBreaks {
  let boundary: Uint8Array | undefined;
  const find = (): Uint8Array => {
    const at = new Uint8Array(text.length + 1);
    for (const { index } of wordSegmenter().segment(text)) at[index] = 1;
    at[text.length] = 1;
    for (const m of text.matchAll(missing)) if (at[m.index] && at[m.index + m[0].length]) at[m.index + 1] = 0;
    return at;
  };
  return {
    inside: (position) => {
      if (text.length > longest || position <= 0 || position >= text.length) return false;
      boundary ??= find();
      return boundary[position] === 0;
    },
  };
}

/** Every place in `at` (indices into the word) is inside a word of the dictionary, the listed one itself not counted. */
export const splitsWords = (word: string, at: readonly number[]): boolean =>
  at.every((i) => {
    for (let from = 0; from < i; from++)
      for (let to = i + 1; to <= word.length; to++) if (to - from < 5 && isWord(word.slice(from, to))) return true;
    return false;
  });
