/** Whether what stands around a Chinese word takes its ends for words of its own. */
import { innocently } from './aliases.ts';
import type { Gaps } from './apart.ts';
import type { Candidate } from './candidate.ts';
import type { Disguise } from './hits.ts';
import { clausesLikelier } from './clauses.ts';
import { enclosed } from './enclosed.ts';
import { hanLike, listed, people } from './rows.ts';
import { cutsWords, isWord, joins, nearlyCuts, piecesLikelier, splitsWords } from './segment.ts';
import type { Sight } from './sight.ts';
import { farFetched } from './strange.ts';
import { ofTrade } from './trade.ts';

/** The letters as read, each once. */
const written = (sight: Sight, places: readonly number[]): string =>
  places.map((p) => String.fromCharCode(sight.view.units[p] as number)).join('');

/** The listed letters: what is written several times is weighed as if it were not. */
const once = (c: Candidate): string => String.fromCharCode(...c.shape.letters.unit);

/** The word stands in one piece between Han text that makes other words with its ends. */
export function cut(sight: Sight, c: Candidate, places: readonly number[]): boolean {
  if (!c.segment) return false;
  const first = places[0] as number;
  const last = places.at(-1) as number;
  const { view } = sight;
  const left = hanLike(view, first) ? sight.context(first, -1) : '';
  const right = hanLike(view, last) ? sight.context(last, 1) : '';
  if (c.shape.form === undefined && hidden(sight, places)) return false;
  const word = c.reading?.way === 'runs' ? once(c) : written(sight, places);
  if (natural(c, word, near(sight, places)) || abbreviated(sight, c, places)) return true;
  if (sight.japanese && divided(sight, places)) return true;
  if (c.whole) return !wholeWord(left, word, right);
  if (guessed.has(c.shape.form))
    return (
      cutsWords(left, word, right, guess) ||
      (doubtful(c, word) && !farFetched(left, word, right, near(sight, places), c.shape.form))
    );
  const trades = (): boolean => ofTrade(near(sight, places));
  if (!cutsWords(left, word, right)) return nearlyCuts(left, word, right) && !trades();
  return c.shape.form !== undefined || !trades() || cutsWords(left, word, right, -expected(word));
}

/** Where a trader speaks, a comma between two clauses says less; more than this it hardly does. */
const traded = 2;

/**
 * How much unlikelier a listed word may be than the words across its ends where a trader speaks; four characters hardly
 * ever stand together by chance (找上门服务).
 */
const expected = (word: string): number => (word.length > 3 ? 3 : 1.5);

/** What other characters make of a word may be other words: 打我 for 打手, 钱花 for 花钱. Parts of characters are not. */
const doubtful = (c: Candidate, word: string): boolean => c.shape.form !== 'split' && /^\p{Script=Han}+$/u.test(word);

/** Japanese writes many words in Han characters: what lies across two of them there is no word. */
function divided(sight: Sight, places: readonly number[]): boolean {
  const from = sight.view.start[places[0] as number] as number;
  const to = sight.view.end[places.at(-1) as number] as number;
  return sight.breaks.inside(from) || sight.breaks.inside(to);
}

/** What is said right before and behind. */
export function near(sight: Sight, places: readonly number[]): string {
  const from = sight.view.start[places[0] as number] as number;
  const to = sight.view.end[places.at(-1) as number] as number;
  return sight.text.slice(Math.max(0, from - company), from) + ' ' + sight.text.slice(to, to + company);
}
const company = 14;

/** Written so it is an ordinary word: a form of the listed one only where the message is about the trade, or never. */
function natural(c: Candidate, word: string, text: string): boolean {
  if (c.shape.form === 'alias') return innocently(c.shape.folded, text);
  if (c.shape.form === 'lookalike' && tooMuch.test(word) && !ofTrade(text)) return true;
  return (c.shape.form === 'reversed' || c.shape.form === 'lookalike' || c.shape.form === 'split') && isWord(word);
}

/** 太麻了 is said of a soup: `too` before anything. */
const tooMuch = /^[太很更最]/;

/** `SSA` is an abbreviation, not `ass` backwards. */
function abbreviated(sight: Sight, c: Candidate, places: readonly number[]): boolean {
  if (c.shape.form !== 'reversed' || c.shape.folded.length > 4) return false;
  const from = sight.view.start[places[0] as number] as number;
  return /^[A-Z]+$/.test(sight.text.slice(from, sight.view.end[places.at(-1) as number] as number));
}

/** Forms that nobody writes by chance are sure; these are not. */
const guessed: ReadonlySet<Disguise | undefined> = new Set<Disguise>(['reversed', 'lookalike', 'split']);
/** How much likelier they must be than what else the text may say. */
const guess = 2;

/** Something invisible stands inside: no word of the dictionary is written so. */
const hidden = (sight: Sight, places: readonly number[]): boolean =>
  places.some(
    (p, i) => i > 0 && (sight.view.start[p] as number) > (sight.view.start[places[i - 1] as number] as number) + 1,
  );

const wholeWord = (left: string, word: string, right: string): boolean =>
  !joins(left, word) && !joins(word, right) && !cutsWords(left, word, right);

/** The same for a word in pieces: what stands before and behind may take the pieces for itself. */
export function apartCuts(sight: Sight, c: Candidate, places: readonly number[], gaps: Gaps): boolean {
  const { view } = sight;
  const first = places[0] as number;
  const last = places.at(-1) as number;
  const left = hanLike(view, first) ? sight.context(first, -1) : '';
  const right = hanLike(view, last) ? sight.context(last, 1) : '';
  if (gaps.types.size === 1 && spelledOut(sight, places, gaps)) return true;
  if (gaps.at.length === 1 && enclosed(sight, places, gaps.at[0] as number)) return true;
  if (left === '' && right === '') return false;
  if (gaps.at.length === 1 && people(view, places, gaps.at[0] as number)) return true;
  const pieces = [0, ...gaps.at].map((at, i, all) => written(sight, places.slice(at, all[i + 1] ?? places.length)));
  const against = piecesLikelier(left, pieces, right);
  const before = left.length + (pieces[0] as string).length;
  const behind = right.length + (pieces.at(-1) as string).length;
  const clauses = enough(gaps.commas, before, behind);
  const clause = doubt(gaps, clauses, places.length, splitsWords(pieces.join(''), gaps.at));
  const usual = clause > traded && ofTrade(near(sight, places)) ? Math.max(clause - 3, traded) : clause;
  const list = gaps.at.length === 1 && listed(view, places, gaps.at[0] as number);
  const needed = -(list ? Math.max(usual, inList) : usual);
  if (against >= needed) return true;
  const ends = gaps.types.has('clause') || gaps.types.has('space') || gaps.types.has('sign');
  return against + clausesLikelier(left, pieces, right, ends, () => near(sight, places)) >= needed;
}

/** Whether so many characters before and behind a gap with a clause's mark are enough for two clauses. */
function enough(commas: boolean, before: number, behind: number): keyof typeof doubts {
  if (!commas) return before > 3 && behind > 2 ? 'rather' : 'maybe';
  if (before < 2 || behind < 2) return 'no';
  return behind > 2 ? 'yes' : 'maybe';
}

/**
 * All characters of the text stand apart in the same way, those beside the word as well, and read in one they are other
 * words: `大、麻、辣` is 麻辣, `日-结-算-表` is 结算.
 */
function spelledOut(sight: Sight, places: readonly number[], gaps: Gaps): boolean {
  if (gaps.at.length < places.length - 1) return false;
  const { view } = sight;
  const from = (places[0] as number) + 1;
  const gap = written(sight, range(from, places[1] as number));
  const beyond = (place: number, step: 1 | -1): string => {
    let out = '';
    for (let i = place; out.length < contextLength;) {
      const next = i + step * (gap.length + 1);
      const between = step > 0 ? range(i + 1, next) : range(next + 1, i);
      if (!hanLike(view, next) || written(sight, between) !== gap) break;
      const c = String.fromCharCode(view.units[next] as number);
      out = step > 0 ? out + c : c + out;
      i = next;
    }
    return out;
  };
  const [left, right] = [beyond(places[0] as number, -1), beyond(places.at(-1) as number, 1)];
  return cutsWords(left, written(sight, places), right);
}
const contextLength = 6;
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/**
 * How much likelier than its pieces the word must be (below 0: may be unlikelier), by what stands between them.
 * `clauses`: with a comma of Chinese writing, whether there is enough for one on both sides (墙先用水刷，单数日轮到你:
 * yes; 同城约，炮: no); `rather`: with a comma of a keyboard.
 */
function doubt(gaps: Gaps, clauses: keyof typeof doubts, letters: number, splits: boolean): number {
  if (gaps.types.has('clause')) {
    if (gaps.lines) return 2;
    return letters > 2 && !splits ? 7 : doubts[clauses];
  }
  if (gaps.types.has('space')) return 1.8;
  return gaps.types.has('sign') ? 2 : gaps.types.has('emoji') ? 1.2 : 0.5;
}
const doubts = { yes: 8, rather: 5, maybe: 3.5, no: 0 };
/** The same where the pieces stand in a list. */
const inList = 5;
