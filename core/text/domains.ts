/**
 * Finding domains in running text, however they are written: `example.com`, `example。com`, `example[.]com`,
 * `example dot com`, `example点com`, `e x a m p l e . c o m`. Works on folded text: width and case are levelled,
 * what nobody sees is gone.
 */
import {
  ambiguousEndings,
  closingWords,
  endings,
  fileEndings,
  hanEndings,
  isInviteHost,
  mailHosts,
  strongEndings,
  suffixLabels,
  wordlessEndings,
} from './link-tables.ts';

/** A run of letters and digits, or of Chinese characters. Positions in the folded text. */
interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly han: boolean;
  /** Its letters stood apart. */
  readonly spaced: boolean;
}
/** What stands for the dot between two labels. `loose`: a space on one side only. */
type Dot = 'plain' | 'hidden' | 'spaced' | 'loose' | 'comma';

export interface Domain {
  readonly host: string;
  readonly from: number;
  readonly to: number;
  /** The dots are not simply dots. */
  readonly hidden: boolean;
  readonly spaced: boolean;
}

const tokenPattern =
  /[\p{Script=Han}]+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:[-_](?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)*/gu;
const longestLabel = 63;
const mostLabels = 12;
/** Written between single letters that belong together. */
const apart = /^(?:[ \t]{1,3}|[-_*~|·•]|\p{Extended_Pictographic}{1,3})$/u;

function tokensOf(f: string): Token[] {
  const out: Token[] = [];
  for (const m of f.matchAll(tokenPattern)) {
    const han = /^\p{Script=Han}/u.test(m[0]);
    out.push({ text: m[0], from: m.index, to: m.index + m[0].length, han, spaced: false });
  }
  return joinSingles(f, out);
}

const dotApart = (f: string, a: Token | undefined, b: Token | undefined): boolean =>
  a !== undefined && b !== undefined && b.from - a.to < 8 && /^\s+[.。]\s+$/.test(f.slice(a.to, b.from));

/** `e x a m p l e . c o m`: single letters with the same between them are one label. */
function joinSingles(f: string, tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  const single = (t: Token | undefined): boolean => t?.text.length === 1 && !t.han;
  for (let i = 0; i < tokens.length;) {
    const first = tokens[i] as Token;
    let last = i;
    if (single(first)) {
      let between: string | undefined;
      while (single(tokens[last + 1]) && last - i < longestLabel) {
        const gap = f.slice((tokens[last] as Token).to, (tokens[last + 1] as Token).from);
        if (!apart.test(gap) || (between !== undefined && gap !== between)) break;
        between = gap;
        last++;
      }
    }
    // Two letters alone are no word yet, unless the dot beside them stands apart as well.
    if (last - i === 1 && !dotApart(f, tokens[i - 1], first) && !dotApart(f, tokens[last], tokens[last + 1])) last = i;
    if (last === i) out.push(first);
    else {
      const text = tokens
        .slice(i, last + 1)
        .map((t) => t.text)
        .join('');
      out.push({ text, from: first.from, to: (tokens[last] as Token).to, han: false, spaced: true });
    }
    i = last + 1;
  }
  return out;
}

const hiddenDot = /^\s{0,2}[[({<（【「〔［]\s?(?:[.。·]|dot|点)\s?[\])}>）】」〕］]\s{0,2}$/u;

/** How these two are joined, if they are: the text between them, or a word that stands for a dot. */
function dotBetween(f: string, a: Token, b: Token): Dot | undefined {
  const gap = f.slice(a.to, b.from);
  if (gap === '.') return 'plain';
  if (gap.length > 12) return undefined;
  if (gap === '。' || gap === '．' || gap === '｡') return 'hidden';
  if (hiddenDot.test(gap)) return 'hidden';
  if (/^[·•‧∙⋅・]$/.test(gap)) return 'hidden';
  if (/^[ \t]{1,3}[.。][ \t]{1,3}$/.test(gap)) return 'spaced';
  if (/^(?:[ \t]{1,3}[.。]|[.。][ \t]{1,2})$/.test(gap)) return 'loose';
  if (/^[,，、]$/.test(gap) || gap === '..') return 'comma';
  return undefined;
}

/** Links in a chain: labels and what joins them. */
interface Chain {
  readonly labels: readonly Token[];
  /** dots[i] stands before labels[i + 1]. */
  readonly dots: readonly Dot[];
}

const dotWord = (t: Token | undefined): boolean => t?.text === 'dot' || t?.text === '点';

/** A word for the dot stands between two tokens: `example dot com`, `example点com`, `example (dot) com`. */
function spelledDot(f: string, a: Token, mid: Token | undefined, b: Token | undefined): boolean {
  if (!mid || !b || !dotWord(mid)) return false;
  const before = f.slice(a.to, mid.from);
  const after = f.slice(mid.to, b.from);
  if (mid.han)
    return (
      before.length <= 3 && after.length <= 3 && /^[\s([{<（【「]*$/.test(before) && /^[\s)\]}>）】」]*$/.test(after)
    );
  return /^\s{0,2}[\s([{<（【「_-]\s?$/.test(before) && /^\s?[\s)\]}>）】」_-]\s{0,2}$/.test(after);
}

function chainsOf(f: string, tokens: readonly Token[]): Chain[] {
  const out: Chain[] = [];
  for (let i = 0; i < tokens.length;) {
    const labels: Token[] = [tokens[i] as Token];
    const dots: Dot[] = [];
    let next = i + 1;
    while (next < tokens.length && labels.length < mostLabels) {
      const last = labels.at(-1) as Token;
      const here = tokens[next] as Token;
      if (spelledDot(f, last, here, tokens[next + 1])) {
        dots.push('hidden');
        labels.push(tokens[next + 1] as Token);
        next += 2;
        continue;
      }
      const dot = dotBetween(f, last, here);
      if (!dot) break;
      dots.push(dot);
      labels.push(here);
      next++;
    }
    if (labels.length > 1) out.push({ labels, dots });
    // The last label of a full chain may begin another one.
    i = labels.length === mostLabels ? next - 1 : next;
  }
  return out;
}

/** What was written for a stretch of the folded text. */
type Written = (from: number, to: number) => string;

/** The text right behind a domain says that it is one. */
const pathFollows = /^(?::\d{2,5})?[/?#](?=[^\s])/;

/**
 * @param f the folded text
 * @param original what was written for a token: an ending with a capital begins a sentence
 * @param certain positions right behind a scheme: there, any host is one
 */
export function findDomains(f: string, original: Written, certain: ReadonlySet<number>): Domain[] {
  const out: Domain[] = [];
  for (const chain of chainsOf(f, tokensOf(f))) {
    for (let from = 0; from < chain.labels.length;) {
      const found = domainIn(f, chain, from, original, certain);
      if (!found) break;
      out.push(found.domain);
      from = found.next;
    }
    const dotted = dottedOut(chain);
    if (dotted) out.push(dotted);
  }
  return out;
}

/** `e.x.a.m.p.l.e.c.o.m` */
function dottedOut({ labels }: Chain): Domain | undefined {
  if (labels.length < 7 || !labels.every((t) => t.text.length === 1 && !t.han)) return undefined;
  const all = labels.map((t) => t.text).join('');
  const ending = /(?:com|net|org|cn|xyz|vip|top)$/.exec(all)?.[0];
  if (ending === undefined) return undefined;
  const host = `${all.slice(0, -ending.length)}.${ending}`;
  return { host, from: (labels[0] as Token).from, to: (labels.at(-1) as Token).to, hidden: true, spaced: true };
}

function domainIn(
  f: string,
  { labels, dots }: Chain,
  first: number,
  original: Written,
  certain: ReadonlySet<number>,
): { domain: Domain; next: number } | undefined {
  for (let end = labels.length - 1; end > first; end--) {
    const start = leftmost(labels, dots, first, end, certain);
    if (start === end) continue;
    const judged = {
      labels: labels.slice(start, end + 1),
      dots: dots.slice(start, end),
      after: dots[end],
      follows: labels[end + 1],
    };
    if (!isDomain(f, judged, original, certain)) continue;
    const tokens = judged.labels;
    const head = tokens[0] as Token;
    const host = tokens.map((t) => t.text).join('.');
    const hidden = judged.dots.some((d) => d !== 'plain');
    const spaced = tokens.some((t) => t.spaced) || judged.dots.some((d) => d === 'spaced' || d === 'loose');
    return { domain: { host, from: head.from, to: (tokens.at(-1) as Token).to, hidden, spaced }, next: end + 1 };
  }
  return undefined;
}

/** How far to the left the labels go on: a space before a dot ends a name, unless it is only the ending that stands apart. */
function leftmost(
  labels: readonly Token[],
  dots: readonly Dot[],
  first: number,
  end: number,
  certain: ReadonlySet<number>,
): number {
  let start = end;
  while (start > first && !certain.has((labels[start] as Token).from)) {
    const dot = dots[start - 1] as Dot;
    if ((dot === 'loose' || dot === 'comma') && start !== end && (labels[start - 1] as Token).text !== 'www') break;
    start--;
    // Chinese runs on: its characters are a label only right before the ending.
    if ((labels[start] as Token).han) break;
  }
  return start;
}

interface Judged {
  readonly labels: readonly Token[];
  readonly dots: readonly Dot[];
  readonly after: Dot | undefined;
  readonly follows: Token | undefined;
}

function isDomain(
  f: string,
  { labels, dots, after, follows }: Judged,
  original: Written,
  certain: ReadonlySet<number>,
): boolean {
  const last = labels.at(-1) as Token;
  const head = labels[0] as Token;
  const name = labels.at(-2) as Token;
  const ending = last.text;
  if (labels.some((t) => t.text.length > longestLabel)) return false;
  if (certain.has(head.from))
    return dots.every((d) => d === 'plain' || d === 'hidden' || (d === 'loose' && endings.has(ending)));
  const han = hanEndings.has(ending);
  if (
    han
      ? dots.at(-1) !== 'plain' || name.text.length < 2
      : last.han || !(endings.has(ending) || ending.startsWith('xn--'))
  )
    return false;
  // `example.com.pdf` is a file.
  if (after === 'plain' && follows && fileEndings.has(follows.text)) return false;
  if (head.text === 'www' && labels.length > 2) return true;
  return joinedEnough(f, { labels, dots, after, follows }, original);
}

/** Before `. com` these are words, not names. */
const articles = new Set(['the', 'a', 'an', 'my', 'our', 'this', 'that', 'and', 'of', 'to', 'in']);

/** Without a scheme or `www.`: do the ending, the name before it and how they are joined say that this is meant? */
function joinedEnough(f: string, { labels, dots }: Judged, original: Written): boolean {
  const last = labels.at(-1) as Token;
  const name = labels.at(-2) as Token;
  const ending = last.text;
  const dot = dots.at(-1) as Dot;
  const strong = strongEndings.has(ending) || mailHosts.has(`${name.text}.${ending}`);
  const said = closingWords.has(name.text) || name.text.length < 2;
  const digits = /^\d+$/.test(name.text);
  const behind = f.slice(last.to, last.to + 8);
  if (/^\s{0,2}[/\\]/.test(behind) && isInviteHost(labels.map((t) => t.text).join('.'))) return true;
  if (digits && (name.text.length < 2 || !(strong || labels.length > 2))) return false;
  if (dot === 'loose' || dot === 'comma') {
    const named = !said && !name.han && name.text.length > 2 && !(digits && dot === 'comma');
    return named && (wordlessEndings.has(ending) || mailHosts.has(`${name.text}.${ending}`));
  }
  if (pathFollows.test(behind) && dot !== 'spaced')
    return !(ambiguousEndings.has(ending) && said && name.text.length > 1);
  if (dot === 'hidden' || dot === 'spaced') {
    if (name.han || articles.has(name.text)) return false;
    return strong || (!said && !(ambiguousEndings.has(ending) && dot === 'spaced'));
  }
  if (strong) return name.text.length > 1 || labels.length > 2 || /[xq]/.test(name.text);
  if (said) return labels.length > 2 && !ambiguousEndings.has(ending);
  const written = original(last.from, last.to);
  if (/^\p{Lu}/u.test(written) && !/^\p{Lu}+$/u.test(written)) return false;
  if (!ambiguousEndings.has(ending)) return true;
  // `known-defects.md` is a file, `job.data.id` a piece of a program, `shop.co.id` a shop.
  if (fileEndings.has(ending)) return false;
  return /\d|-/.test(name.text) || (labels.length > 2 && suffixLabels(labels.map((t) => t.text)) === 2);
}
