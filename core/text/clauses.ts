/**
 * Whether a gap inside a word of two characters is the end of one clause and the beginning of the next (别走 水还没喝完),
 * told by what stands beside it: how much each sign weighs was chosen on near misses of seven hands, one left out at a time.
 */
import { saidTwice, verbAlone } from './segment.ts';
import { ofTrade } from './trade.ts';

/**
 * What makes a predicate of the one character behind it, after which a clause may end: 别走, 先下, 很稳, 慢慢弹, 按秒.
 * Not 要, 想, 能, 有, 在, 来, 去: a listed word follows them as often as a verb does.
 */
const leading = new Set('别勿甭先再很太更最越挺够极往朝按照着刚快慢没不也都还又才得常');
/**
 * What follows the one character with which a clause begins, a subject (水还没, 卡在) or a verb (玩到, 发完).
 * Not 都, 就, 不, 能, 的: they follow a listed word as well.
 */
const following = new Set('在也很再没太已才又只放得别完到还先');
/** What no clause has behind its first character. */
const closing = new Set('的了吗呢吧嘛啊');

/** Costs in natural logarithms, as in `likely.ts`. */
const [led, followed, verb, long] = [2, 3, 4, 0.9];

/**
 * How much speaks for two clauses, added to what its halves make likelier.
 * @param ends the gap may end a clause: a mark, a space, a line's end, no picture
 * @param around what is said beside the word: where that speaks of a trade nothing of this counts
 */
export function clausesLikelier(
  left: string,
  pieces: readonly string[],
  right: string,
  ends: boolean,
  around: () => string,
): number {
  if (pieces.length !== 2 || pieces.some((p) => p.length > 1) || left === '' || right.length < 2) return 0;
  const [first, last] = pieces as [string, string];
  const alone = verbAlone(last, right) || saidTwice(first, left.charAt(left.length - 1), left.charAt(left.length - 2));
  if (!alone && closing.has(right.charAt(0))) return 0;
  const sum =
    (alone ? verb : 0) +
    (leading.has(left.charAt(left.length - 1)) ? led : 0) +
    (following.has(right.charAt(0)) ? followed : 0) +
    (ends && left.length > 1 ? long : 0);
  return sum > 0 && !ofTrade(around()) ? sum : 0;
}
