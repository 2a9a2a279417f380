/** What a group talks about: words of its messages, and which of them rise over the group's own weeks before. All pure. */

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const longestText = 500;
/** Of a term of several pieces, in Chinese characters. */
const longestTerm = 6;

const han = /^\p{Script=Han}+$/u;
const latin = /^[a-z][a-z0-9'-]{2,23}$/u;
/** Single characters that carry no matter of their own. */
const smallHan = new Set(
  '的了在是我你您他她它们們这這那哪有和与與跟就都也还還又很太不没沒要想会會能可以给給把被让讓对對从從到去来來上下里裡吗嗎吧呢啊呀啦嘛呗喔欸诶哦嗯哈呵嘿哎唉么麼个個些点點一二三四五六七八九十两兩几幾多少好说說看做用着著过過得地再才只所而但怎谁誰吃买買真刚剛' +
    '年月日号號天时時分秒次块塊元人',
);
const smallWords = new Set([
  ...'我们 你们 他们 她们 咱们 大家 自己 这个 那个 哪个 这些 那些 这样 那样 怎么 怎样 什么 为什么 多少 几个 一个 一下 一点 一些 一样 一起 一直 一定 有点 有些 没有 不是 不要 不会 不能 不用 不过 但是 可是 因为 所以 如果 虽然 然后 而且 还是 还有 或者 就是 只是 可以 可能 应该 需要 知道 觉得 感觉 认为 看到 听说 现在 今天 明天 昨天 今晚 早上 上午 中午 下午 晚上 刚才 刚刚 已经 正在 马上 以后 以前 之前 之后 时候 时间 最近 非常 特别 真的 确实 比较 其实 当然 好的 谢谢 感谢 不错 可能 东西 事情 问题 地方 朋友 哈哈 哈哈哈 呵呵 嘻嘻 早安 晚安 你好 您好 收到 好吧 是的 不好 意思 不好意思 请问 出来 起来 过来 回来 下来 上来 开始 继续 喜欢 想要 希望 看看 试试 直接 一般 基本 关于 对于 其他 别的 左右 有没有 是不是 能不能 要不要 怎么样'.split(
    ' ',
  ),
  ...'我們 你們 他們 她們 咱們 這個 這些 這樣 那樣 怎麼 怎樣 什麼 為什麼 幾個 一個 一點 一樣 一直 有點 沒有 不會 但是 因為 還是 還有 應該 覺得 感覺 認為 聽說 現在 今天 時候 時間 剛剛 剛才 已經 馬上 以後 之後 真的 確實 比較 其實 謝謝 感謝 不錯 東西 問題 請問 出來 起來 開始 繼續 喜歡 試試 直接 關於 對於 怎麼樣'.split(
    ' ',
  ),
  ...'the and for are but not you all any can had her was one our out day get has him his how its may new now old see two way who did yes let say she too use that with have this will your from they know want been good much some time very when come here just like long make many more only over such take than them well were what there about would could should their these which other after really think thing things today tomorrow please thanks thank hello okay yeah also into then because going got dont didnt cant isnt its ive youre'.split(
    ' ',
  ),
]);
const isSmall = (token: string): boolean =>
  smallWords.has(token) ||
  (token.length === 1
    ? smallHan.has(token) || !han.test(token)
    : /^[我你您他她它这這那]|[的了着著过過吗嗎吧呢]$/u.test(token));

/** Text without what is no talk: links, names called, commands. */
const talkOf = (text: string): string =>
  /^[/／!！、]/u.test(text)
    ? ''
    : text
        .slice(0, longestText)
        .replaceAll(/\b(?:https?:\/\/|www\.)\S+/giu, ' , ')
        .replaceAll(/[@＠]\S+/gu, ' , ')
        .normalize('NFKC')
        .toLowerCase();

/**
 * The terms of one message, each once: words of two and more Chinese characters, Latin words of three and more letters,
 * and two or three neighbours of which one is a single character, because the dictionary cuts new words (贝果, 空气炸锅) up.
 */
export function termsOf(text: string): ReadonlySet<string> {
  const terms = new Set<string>();
  /** Neighbours that are Chinese and carry matter. */
  let run: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(talkOf(text))) {
    const matter = isWordLike === true && !isSmall(segment);
    if (matter && latin.test(segment)) terms.add(segment);
    if (!matter || !han.test(segment)) {
      run = [];
      continue;
    }
    if (segment.length >= 2 && segment.length <= longestTerm) terms.add(segment);
    run = [...run, segment].slice(-3);
    for (const pieces of [run.slice(-2), run]) {
      const joined = pieces.join('');
      if (pieces.length > 1 && joined.length <= longestTerm && pieces.some((x) => x.length === 1)) terms.add(joined);
    }
  }
  return terms;
}

/** How often a term was said, in turns: one person on one day counts once. */
export interface Counted {
  readonly term: string;
  /** In the week looked at. */
  readonly now: number;
  /** In the weeks before it. */
  readonly before: number;
}
export interface Turns {
  readonly now: number;
  readonly before: number;
}

const entropy = (k: number, n: number, p: number): number =>
  (k === 0 ? 0 : k * Math.log(p)) + (n === k ? 0 : (n - k) * Math.log(1 - p));

/**
 * How surprising it is that k1 of n1 and k2 of n2 come from one rate: −2 log λ of two binomials (T. Dunning, Accurate
 * Methods for the Statistics of Surprise and Coincidence, Computational Linguistics 19(1), 1993). Compared with
 * chi-squared of one degree of freedom; unlike a z-score it holds for rare words too.
 */
export function logLikelihoodRatio(k1: number, n1: number, k2: number, n2: number): number {
  if (n1 <= 0 || n2 <= 0) return 0;
  const p = (k1 + k2) / (n1 + n2);
  const apart = entropy(k1, n1, k1 / n1) + entropy(k2, n2, k2 / n2);
  return Math.max(0, 2 * (apart - entropy(k1, n1, p) - entropy(k2, n2, p)));
}

/** Passed by chance once in 10,000: a week has thousands of terms, and a card should hold none that is noise. */
const surprising = 15.13;
/** A term rises when it is said at least twice as often as before, and so many times. */
const ratio = 2;
export const leastSaid = 5;
/** With less talk than this nothing can be said of a group's habits. */
export const enough: Turns = { now: 30, before: 60 };

export interface Rising {
  readonly term: string;
  readonly said: number;
  readonly surprise: number;
}
/**
 * Terms that rise, the most surprising first. A piece of a longer term that is said nearly as often as the whole is left
 * out (炸锅 beside 空气炸锅).
 */
export function rising(counted: readonly Counted[], turns: Turns): Rising[] {
  if (turns.now < enough.now || turns.before < enough.before) return [];
  const all = counted
    .filter((t) => t.now >= leastSaid && t.now / turns.now >= ratio * (t.before / turns.before))
    .map((t) => ({
      term: t.term,
      said: t.now,
      surprise: logLikelihoodRatio(t.now, turns.now, t.before, turns.before),
    }))
    .filter((t) => t.surprise >= surprising);
  return all
    .filter((t) => !all.some((x) => x.term.length > t.term.length && x.term.includes(t.term) && x.said >= t.said * 0.8))
    .toSorted((a, b) => b.surprise - a.surprise || (a.term < b.term ? -1 : 1));
}
