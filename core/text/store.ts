/**
 * The patterns of all lists, found in one pass, whatever their number.
 *
 * Every pattern is found by an anchor (`anchors.ts`). A text is read once; a filter tells for each place whether any
 * pattern could be anchored there (next to never), and only then patterns are compared with the text. There is nothing
 * to rebuild: a pattern added or taken out is so for the next text.
 */
import { createAnchors } from './anchors.ts';
import { directTable, foldDirect } from './direct.ts';
import { four, joined, keyOf, marked, single, singleIn, suspectIn, suspectUnit, two } from './filter.ts';
import { createTexts } from './texts.ts';

export interface PatternStore {
  /** The id of this pattern (folded UTF-16 units, not empty), held once more. */
  hold(text: string): number;
  /** The id of this pattern while somebody holds it, else -1. */
  find(text: string): number;
  /** Let go once. What nobody holds is gone; its id may be given to another pattern. */
  release(id: number): void;
  /** The pattern's units. */
  textOf(id: number): string;
  lengthOf(id: number): number;
  /** Appends pattern id and the index behind its last unit for every occurrence in folded units, in no fixed order. */
  scan(units: Uint16Array, length: number, found: number[]): void;
  /**
   * The same for a text as written, folded while it is read; index i is the text's own. False, and nothing appended,
   * when there may be something in a text that is not read one to one: fold it and `scan`.
   */
  read(text: string, found: number[]): boolean;
}

/** So often a text is read on after a place that was nothing; then it is folded as a whole. */
const patience = 8;
/** One text in so many, less one, is a sample of what is said; while patterns are weighed anew, too. */
const everySo = { seldom: 127, often: 3 };
const pairIn = (units: Uint16Array, last: number): number =>
  ((last > 0 ? (units[last - 1] as number) : 0) << 16) | (units[last] as number);
const astral = /[\ud800-\udfff]/;

export function createStore(): PatternStore {
  const table = directTable();
  const texts = createTexts();
  const anchors = createAnchors(texts);
  let held = new Int32Array(0);
  /** Patterns with characters outside the BMP. */
  let wide = 0;
  let scratch = new Uint16Array(0);
  let keys = new Int32Array(0);

  /** There are anchors of more than four units; of one. */
  let deep = false;
  let singles = false;
  let filter = anchors.filter;
  const changed = (): void => {
    deep = anchors.longest > four;
    singles = anchors.at(single) > 0;
    filter = anchors.filter;
  };

  const hold = (text: string): number => {
    const known = anchors.find(text);
    if (known >= 0) {
      held[known] = (held[known] as number) + 1;
      return known;
    }
    const id = texts.add(text);
    if (id >= held.length) {
      const more = new Int32Array(Math.ceil(id * 1.25) + 16);
      more.set(held);
      held = more;
    }
    held[id] = 1;
    anchors.add(id, text);
    if (astral.test(text)) wide++;
    changed();
    return id;
  };

  const release = (id: number): void => {
    held[id] = (held[id] as number) - 1;
    if (held[id] !== 0) return;
    const text = texts.get(id);
    anchors.remove(id, text);
    texts.delete(id);
    if (astral.test(text)) wide--;
    changed();
  };

  /** The anchors that the filter does not know, when there are any. */
  const otherPasses = (units: Uint16Array, size: number, found: number[]): void => {
    if (singles)
      for (let i = 0; i < size; i++)
        if (marked(filter, units[i] as number)) anchors.compare(units[i] as number, single, units, size, i, found);
    if (!deep) return;
    if (keys.length < size) keys = new Int32Array(2 * size);
    const at = (i: number): number => units[i] as number;
    for (let i = 3; i < size; i++) keys[i] = keyOf(at, i, four);
    for (let l = four + 1; l <= anchors.longest && 1 << l <= size; l++) {
      const half = 1 << (l - 1);
      for (let i = size - 1; i >= 2 * half - 1; i--) keys[i] = joined(keys[i - half] as number, keys[i] as number);
      if (anchors.at(l) === 0) continue;
      for (let i = 2 * half - 1; i < size; i++)
        if (marked(filter, keys[i] as number)) anchors.compare(keys[i] as number, l, units, size, i, found);
    }
  };

  // What hangs nowhere is dear to look for.
  const hasAt = (key: number): boolean => marked(filter, key) && anchors.has(key);
  const compareAt: typeof anchors.compare = (key, level, units, size, last, found) => {
    if (marked(filter, key)) anchors.compare(key, level, units, size, last, found);
  };

  let turn = 0;
  let mask = everySo.seldom;
  const listen = (units: Uint16Array, size: number): void => {
    if (anchors.listen(units, size, mask + 1)) changed();
    mask = anchors.weighing ? everySo.often : everySo.seldom;
  };

  const scan = (units: Uint16Array, size: number, found: number[], from = 0): void => {
    // What is read of a text, letters for what looks like them, is said in its own way.
    if ((++turn & mask) === 0) listen(units, size);
    for (let i = suspectUnit(filter, units, size, from); i < size; i = suspectUnit(filter, units, size, i + 1)) {
      const pair = pairIn(units, i);
      compareAt(pair, two, units, size, i, found);
      if (i > 2) compareAt(joined(pairIn(units, i - 2), pair), four, units, size, i, found);
    }
    if (singles || deep) otherPasses(units, size, found);
    if (anchors.settle(units, size)) changed();
  };

  const sample = (text: string): void => {
    if (scratch.length < text.length) scratch = new Uint16Array(2 * text.length);
    if (foldDirect(text, scratch)) listen(scratch, text.length);
  };

  /** @param from no anchor ends before */
  const readFolded = (text: string, found: number[], from = 0): boolean => {
    if (scratch.length < text.length) scratch = new Uint16Array(2 * text.length);
    if (!foldDirect(text, scratch)) return false;
    scan(scratch, text.length, found, from);
    return true;
  };

  const foldedAt = (text: string, i: number): number => (i < 0 ? 0 : (table[text.charCodeAt(i)] as number));
  const pairOf = (text: string, last: number): number => (foldedAt(text, last - 1) << 16) | foldedAt(text, last);
  /** Whether anything is anchored there at all, in a text that is read one to one up to there. */
  const anchored = (text: string, last: number): boolean => {
    const pair = pairOf(text, last);
    return hasAt(pair) || (last > 2 && hasAt(joined(pairOf(text, last - 2), pair)));
  };

  const readOn = (text: string, first: number, found: number[]): boolean => {
    let i = first;
    for (let vain = 0; i >= 0 && vain < patience && !anchored(text, i); vain++) {
      if (anchors.vain()) changed();
      i = suspectIn(filter, text, i + 1, table, wide > 0);
      if (i === text.length) return true;
    }
    return readFolded(text, found, Math.max(i, 0));
  };

  return {
    hold,
    find: anchors.find,
    release,
    textOf: texts.get,
    lengthOf: texts.length,
    scan,
    read: (given, found) => {
      const text = '' + given;
      if ((++turn & mask) === 0) sample(text);
      if (deep || (singles && singleIn(filter, text, table))) return readFolded(text, found);
      const first = suspectIn(filter, text, 0, table, wide > 0);
      return first === text.length || readOn(text, first, found);
    },
  };
}
