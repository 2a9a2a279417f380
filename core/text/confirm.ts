/** From what the automaton found to what is said about it: judged, described, overlaps and allow phrases settled. */
import type { Disguise, Dropped, Entry, Found, Hit } from './hits.ts';
import type { Candidate as Judged, Sighting } from './candidate.ts';
import { judge } from './judge.ts';
import { namesOf } from './describe.ts';
import { spanOf } from './span.ts';
import type { Sight } from './sight.ts';

export interface Candidate extends Judged {
  readonly entry: Entry;
}

export interface Verdicts {
  readonly hits: Hit[];
  readonly allowed: Hit[];
  readonly dropped: Dropped[];
  /** Of the dropped ones those in one piece: a listed word right beside such a one speaks for it. */
  readonly doubted: Hit[];
}
export const noVerdicts = (): Verdicts => ({ hits: [], allowed: [], dropped: [], doubted: [] });

/** Judges one candidate at once: the reading it came from is written over by the next text. */
export function confirm(sight: Sight, c: Candidate, into: Verdicts): void {
  const seen = judge(sight, c);
  if (!seen) return;
  const hit = describe(sight, c, seen);
  const { word, index, start, end } = hit;
  if (c.entry.allow) into.allowed.push(hit);
  else if (!seen.inside) into.hits.push(hit);
  else {
    into.dropped.push({ word, index, start, end, why: 'inside' });
    if (hit.plain && !c.whole) into.doubted.push(hit);
  }
}

/** 同城|楼凤: of two listed words side by side neither is cut by what lies across both (城楼). */
function sideBySide({ hits, doubted }: Verdicts): Hit[] {
  if (doubted.length === 0 || doubted.length + hits.length < 2) return [];
  const plain = [...doubted, ...hits.filter((h) => h.plain)];
  const [starts, ends] = [new Set(plain.map((h) => h.start)), new Set(plain.map((h) => h.end))];
  return doubted.filter((h) => starts.has(h.end) || ends.has(h.start));
}

function describe(sight: Sight, c: Candidate, seen: Sighting): Hit {
  const { word, tag } = c.entry;
  const [start, end] = spanOf(sight, seen.places);
  const views: Disguise[] = !c.reading && sight.text.slice(start, end) === word ? [] : namesOf(sight, c, seen, word);
  const plain = views.every((v) => v === 'case' || v === 'width' || v === 'script');
  return { word, index: tag, start, end, plain, views };
}

/** Whether one of these hits, none inside another and in order, covers it. */
function within(d: Dropped, hits: readonly Hit[]): boolean {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hits[middle] as Hit).start <= d.start) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (hits[low - 1] as Hit).end >= d.end;
}

/** Leaves out what an allow phrase covers and, of hits of one word, those inside a longer one. */
export function settle(v: Verdicts): Found {
  const sorted = [...v.hits, ...sideBySide(v)].toSorted(
    (a, b) => a.start - b.start || b.end - a.end || Number(b.plain) - Number(a.plain) || a.index - b.index,
  );
  const kept = new Map<number, Hit[]>();
  const dropped = [...v.dropped];
  const hits = sorted.filter((hit) => {
    const by = v.allowed.find((a) => a.start <= hit.start && hit.end <= a.end);
    if (by) {
      const { word, index, start, end } = hit;
      dropped.push({ word, index, start, end, why: 'allowed', by: by.word });
      return false;
    }
    const same = kept.get(hit.index);
    if (!same) kept.set(hit.index, [hit]);
    else if (hit.end <= (same.at(-1) as Hit).end) return false;
    else same.push(hit);
    return true;
  });
  const told = new Set<string>();
  return {
    hits,
    dropped: dropped
      .toSorted((a, b) => a.start - b.start || a.end - b.end || a.index - b.index)
      .filter((d) => {
        const key = `${d.index} ${d.start} ${d.end}`;
        if (told.has(key) || within(d, kept.get(d.index) ?? [])) return false;
        told.add(key);
        return true;
      }),
  };
}
