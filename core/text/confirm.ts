/** From what the automaton found to what is meant: boundaries, gaps, segmentation, allow phrases. */
import { createView, foldInto, type View } from './fold.ts';
import { judgeGaps } from './gaps.ts';
import type { Disguise, Dropped, Entry, Found, Hit } from './hits.ts';
import { isLetter, type Shape } from './patterns.ts';
import { wordBreaks, type WordBreaks } from './segment.ts';
import { kind } from './tables.ts';

/** One text as the matcher sees it: folded, and its letters alone. Reused from text to text. */
export interface Sight {
  readonly view: View;
  /** The folded letters; `at[i]` is the place of letter i in `view`. */
  letters: Uint16Array;
  at: Int32Array;
  count: number;
  /** There is a sign between letters, so the letters alone may say something else. */
  apart: boolean;
  see(text: string): void;
}

export function createSight(): Sight {
  const sight: Sight = {
    view: createView(),
    letters: new Uint16Array(256),
    at: new Int32Array(256),
    count: 0,
    apart: false,
    see: (text) => {
      const { kinds, units, length } = foldInto(sight.view, text);
      if (sight.letters.length < length) {
        sight.letters = new Uint16Array(2 * length);
        sight.at = new Int32Array(2 * length);
      }
      const { letters, at } = sight;
      let n = 0;
      for (let i = 0; i < length; i++)
        if (isLetter(kinds[i] as number)) {
          letters[n] = units[i] as number;
          at[n++] = i;
        }
      sight.count = n;
      sight.apart = n > 0 && (at[n - 1] as number) - (at[0] as number) + 1 !== n;
    },
  };
  return sight;
}

export interface Candidate {
  readonly entry: Entry;
  readonly shape: Shape;
  /** Found among the letters alone. */
  readonly compact: boolean;
  /** First and last folded unit. */
  readonly first: number;
  readonly last: number;
  /** For `compact`: which letters. */
  readonly from: number;
  readonly count: number;
}

/** Judges all candidates of one text. */
export function confirm(text: string, sight: Sight, candidates: readonly Candidate[]): Found {
  const breaks = wordBreaks(text);
  const allowed: Hit[] = [];
  const hits: Hit[] = [];
  const dropped: Dropped[] = [];
  for (const c of candidates) {
    const how = judge(sight, c);
    if (!how) continue;
    const hit = describe(text, sight.view, c, how);
    if (c.entry.allow) allowed.push(hit);
    else if (how !== 'spelled' && c.entry.segment && cuts(sight.view, c, hit, breaks))
      dropped.push({ word: hit.word, index: hit.index, start: hit.start, end: hit.end, why: 'inside' });
    else hits.push(hit);
  }
  return { hits: weed(hits, allowed, dropped), dropped };
}

/** Whether the letters found are the word, and how they stand. */
function judge(sight: Sight, c: Candidate): 'joined' | 'spaced' | 'spelled' | undefined {
  const { view } = sight;
  if (!boundary(view, c.first, -1) || !boundary(view, c.last, 1)) return undefined;
  if (c.shape.lure && view.units[c.first] === 0x2b && !signAlone(view, c.first)) return undefined;
  if (!c.compact) return 'joined';
  const together = c.last - c.first + 1 === c.count;
  // Found in the folded text already.
  if (together && c.shape.plain) return undefined;
  const how = judgeGaps(view, sight.at.subarray(c.from, c.from + c.count), c.count, c.shape.gaps);
  return how === 'no' ? undefined : how;
}

/** A letter of Latin, Greek, Cyrillic … may not go on with another one, a digit not with a digit. Han has no such rule. */
function boundary(view: View, at: number, step: 1 | -1): boolean {
  const next = at + step;
  if (next < 0 || next >= view.length) return true;
  const k = view.kinds[at] as number;
  return (k !== kind.alpha && k !== kind.digit) || view.kinds[next] !== k;
}

/** The plus of `+v` is a sign of its own, not that of `Ctrl+V` or `1+1`. */
function signAlone(view: View, at: number): boolean {
  const before = at > 0 ? (view.kinds[at - 1] as number) : kind.sep;
  return before !== kind.alpha && before !== kind.digit;
}

/** Brands the segmentation dictionary does not have: it cuts 微信号 into 微 and 信号. */
const atomic = ['微信', '支付宝', '抖音', '快手', '二维码', '公众号', '朋友圈'];

/** Chinese words are cut by this hit: it begins or ends in the middle of one. */
function cuts(view: View, c: Candidate, hit: Hit, breaks: WordBreaks): boolean {
  if (!hit.plain && !hit.views.every((v) => v === 'spaced' || v === 'lure' || v === 'script')) return false;
  const { text } = c.shape;
  const starts = hanLike(view, c.first) && hanLike(view, c.first - 1) && !atomic.some((w) => text.startsWith(w));
  const ends = hanLike(view, c.last) && hanLike(view, c.last + 1) && !atomic.some((w) => text.endsWith(w));
  return (starts && breaks.inside(hit.start)) || (ends && breaks.inside(hit.end) && !particle(view, c, hit, breaks));
}

/** Nothing but a particle follows in the dictionary's word: 他妈的 holds 他妈 and means it. */
function particle(view: View, c: Candidate, hit: Hit, breaks: WordBreaks): boolean {
  const unit = view.units[c.last + 1];
  return c.count > 1 && (unit === 0x7684 || unit === 0x4eec) && !breaks.inside(hit.end + 1);
}

const hanLike = (view: View, i: number): boolean => i >= 0 && i < view.length && (view.kinds[i] as number) >= kind.han;

function describe(text: string, view: View, c: Candidate, how: 'joined' | 'spaced' | 'spelled'): Hit {
  const start = view.start[c.first] as number;
  const end = view.end[c.last] as number;
  const { word, tag } = c.entry;
  const views: Disguise[] = text.slice(start, end) === word ? [] : disguises(text, view, c);
  if (how !== 'joined') views.push('spaced');
  if (c.shape.lure) views.push('lure');
  const plain = how === 'joined' && !c.shape.lure && !views.includes('invisible');
  return { word, index: tag, start, end, plain, views };
}

function disguises(text: string, view: View, c: Candidate): Disguise[] {
  const found = new Set<Disguise>();
  const { word } = c.entry;
  for (let i = c.first; i <= c.last; i++) {
    if (!isLetter(view.kinds[i] as number)) continue;
    const whole = text.slice(view.start[i], view.end[i]);
    const one = String.fromCodePoint(whole.codePointAt(0) ?? 0);
    if (one.length < whole.length && whole.normalize('NFC').length > one.length) found.add('invisible');
    const unit = String.fromCharCode(view.units[i] as number);
    const han = view.kinds[i] === kind.han;
    // Written as folded, or as listed; a lure has letters of its own.
    if (word.includes(one) || (one === unit && c.shape.lure) || (one.length > 1 && one.includes(unit))) continue;
    if (one.normalize('NFKC') !== one) found.add('width');
    else found.add(han ? 'script' : 'case');
  }
  return [...found];
}

/** Leaves out what an allow phrase covers and, of hits of one word, those inside a longer one. */
function weed(hits: readonly Hit[], allowed: readonly Hit[], dropped: Dropped[]): Hit[] {
  const sorted = [...hits].sort(
    (a, b) => a.start - b.start || b.end - a.end || Number(b.plain) - Number(a.plain) || a.index - b.index,
  );
  const widest = new Map<string, Hit>();
  return sorted.filter((hit) => {
    const by = allowed.find((a) => a.start <= hit.start && hit.end <= a.end);
    if (by) {
      const { word, index, start, end } = hit;
      dropped.push({ word, index, start, end, why: 'allowed', by: by.word });
      return false;
    }
    const before = widest.get(hit.word);
    if (before && hit.end <= before.end) return false;
    widest.set(hit.word, hit);
    return true;
  });
}
