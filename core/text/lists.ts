/**
 * Which words stand in which list, and what is looked for because of them. Words of a hundred thousand lines are kept in
 * columns of numbers; what a word means is worked out anew when it is found.
 */
import type { Entry } from './hits.ts';
import type { ListedWord } from './options.ts';
import { maskKey, type Maskable } from './masked.ts';
import { foldedWord, shapesOf, type Shape } from './patterns.ts';
import { createListings } from './listings.ts';
import { createSlots } from './slots.ts';
import type { PatternStore } from './store.ts';
import { createTexts } from './texts.ts';

export interface Use {
  readonly entry: Entry;
  readonly shape: Shape;
}

export interface Lists {
  /** Adds a word or replaces it. One of which nothing can be seen is left out. */
  add(list: number, word: ListedWord): void;
  remove(list: number, word: string): void;
  /** Takes out the whole list. */
  clear(list: number): void;
  /** How the words of a list are looked for; undefined: it has none. */
  state(list: number): ListState | undefined;
  /** The words of this list that are this pattern when folded. */
  words(list: number, pattern: number): readonly Named[];
  /** The words of this list that may be looked for behind blots, by first letter and length. */
  maskable(list: number, key: string): readonly Maskable[];
  /** Why this list looks for this pattern. */
  uses(list: number, pattern: number): readonly Use[];
}
/** A word as listed, and its tag. */
export interface Named {
  readonly word: string;
  readonly tag: number;
}
export interface ListState {
  /** Words that are looked for in readings of the text, not in the folded text alone. */
  readonly read: number;
  /** Words that are looked for by their sound. */
  readonly heard: number;
}

interface List {
  /** Its row number: lists may have any number. */
  readonly no: number;
  words: number;
  read: number;
  heard: number;
  tags: number;
  /** Made when first asked for. */
  maskable: ReadonlyMap<string, readonly Maskable[]> | undefined;
}

const none = -1;
/** So many words are kept as they are understood. */
const mostKnown = 2048;
const nothing: readonly Use[] = [];
const nobody: readonly Named[] = [];
const noTies: readonly number[] = [];
const noMaskable: readonly Maskable[] = [];
/** In longer lists nothing is looked for behind blots: they would have to be gone through after every change. */
const mostMaskable = 5000;

interface Understood {
  readonly entry: Entry;
  readonly shapes: readonly Shape[];
}

const entryOf = (o: ListedWord, tag: number): Entry => ({
  word: o.word,
  tag,
  allow: o.allow ?? false,
  segment: o.segment ?? true,
  whole: o.whole ?? false,
});
const textsOf = (shapes: readonly Shape[]): Set<string> => new Set(shapes.map((s) => s.text));
const has = (shapes: readonly Shape[], where: readonly Shape['where'][]): number =>
  shapes.some((s) => where.includes(s.where)) ? 1 : 0;
const readsOf = (shapes: readonly Shape[]): number => has(shapes, ['letters', 'runs']);
const heardOf = (shapes: readonly Shape[]): number => has(shapes, ['sound']);

export function createLists(store: PatternStore): Lists {
  const lists = new Map<number, List>();
  const rows: (List | undefined)[] = [];
  /** By entry (a word of a list): its list's row, its tag, its options. */
  let listOf = new Int32Array(0);
  let tagOf: Int32Array | Float64Array = new Int32Array(0);
  let optionsOf = new Uint16Array(0);
  /** Its pattern, if that is the word as listed; else -1 minus its number in `words`. */
  let textOf = new Int32Array(0);
  const words = createTexts();
  const options = createListings();
  const free: number[] = [];
  let entries = 0;
  /**
   * From list and pattern to the tie, which is twice the entry's number, and one more if the pattern is the word itself.
   * In the slots a tie is doubled; where there are several, there is their place in `shared`, doubled, and one more.
   */
  const uses = createSlots();
  const shared: number[][] = [];
  const freeShared: number[] = [];
  const known = new Map<number, Understood>();
  const found = new Map<number, readonly Use[]>();
  const named = new Map<number, readonly Named[]>();
  const forgetFound = (): void => {
    if (found.size > 0) found.clear();
    if (named.size > 0) named.clear();
  };

  const wordOf = (entry: number): string => {
    const text = textOf[entry] as number;
    return text >= 0 ? store.textOf(text) : words.get(-1 - text);
  };
  const understood = (entry: number): Understood => {
    const before = known.get(entry);
    if (before) return before;
    const tag = tagOf[entry] as number;
    const o: ListedWord = { ...options.get(optionsOf[entry] as number), word: wordOf(entry), tag };
    const made = { entry: entryOf(o, tag), shapes: shapesOf(o) };
    if (known.size >= mostKnown) known.clear();
    known.set(entry, made);
    return made;
  };

  const placeOf = (no: number, pattern: number): number => no * 2 ** 31 + pattern;
  const keyOf = (no: number, pattern: number): number => (Math.imul(no, 0x2c1b3c6d) + pattern) | 0;
  const tiesAt = (key: number): readonly number[] => {
    const value = uses.get(key);
    if (value === none) return noTies;
    return value & 1 ? (shared[value >> 1] ?? noTies) : [value >> 1];
  };
  const link = (key: number, tie: number): void => {
    const value = uses.get(key);
    if (value === none) uses.set(key, tie * 2);
    else if (value & 1) shared[value >> 1]?.push(tie);
    else {
      const place = freeShared.pop() ?? shared.length;
      shared[place] = [value >> 1, tie];
      uses.set(key, 2 * place + 1);
    }
  };
  const unlink = (key: number, entry: number): void => {
    const value = uses.get(key);
    const several = value & 1 ? shared[value >> 1] : undefined;
    if (!several) uses.delete(key);
    else if (several.length > 2)
      several.splice(
        several.findIndex((t) => t >> 1 === entry),
        1,
      );
    else {
      uses.set(key, 2 * (several.find((t) => t >> 1 !== entry) ?? none));
      shared[value >> 1] = [];
      freeShared.push(value >> 1);
    }
  };

  /** The entry of this word, found by what every word is looked for as: its folded form. */
  const find = (list: List, word: string, allow: boolean, shapes: readonly Shape[]): number => {
    const pattern = shapes[0] ? store.find(shapes[0].text) : none;
    if (pattern === none) return none;
    const same = (e: number): boolean =>
      listOf[e] === list.no && (options.get(optionsOf[e] as number).allow ?? false) === allow && wordOf(e) === word;
    const tie = tiesAt(keyOf(list.no, pattern)).find((t) => same(t >> 1));
    return tie === undefined ? none : tie >> 1;
  };

  const grow = (room: number): void => {
    listOf = enlarge(listOf, new Int32Array(room));
    tagOf = enlarge(tagOf, tagOf instanceof Int32Array ? new Int32Array(room) : new Float64Array(room));
    optionsOf = enlarge(optionsOf, new Uint16Array(room));
    textOf = enlarge(textOf, new Int32Array(room));
  };

  const take = (list: List, entry: number): void => {
    const { shapes } = understood(entry);
    for (const text of textsOf(shapes)) {
      const pattern = store.find(text);
      unlink(keyOf(list.no, pattern), entry);
      store.release(pattern);
    }
    list.read -= readsOf(shapes);
    list.heard -= heardOf(shapes);
    list.words--;
    list.maskable = undefined;
    listOf[entry] = none;
    known.delete(entry);
    forgetFound();
    if ((textOf[entry] as number) < 0) words.delete(-1 - (textOf[entry] as number));
    free.push(entry);
  };
  const forget = (id: number, list: List): void => {
    if (list.words > 0) return;
    lists.delete(id);
    rows[list.no] = undefined;
  };
  const open = (id: number): List => {
    let list = lists.get(id);
    if (list) return list;
    const gap = rows.indexOf(undefined);
    list = { no: gap < 0 ? rows.length : gap, words: 0, read: 0, heard: 0, tags: 0, maskable: undefined };
    rows[list.no] = list;
    lists.set(id, list);
    return list;
  };

  const maskableOf = (list: List): Map<string, Maskable[]> => {
    const made = new Map<string, Maskable[]>();
    for (let entry = 0; entry < entries; entry++) {
      if (listOf[entry] !== list.no) continue;
      const o = options.get(optionsOf[entry] as number);
      if (o.allow || o.disguises === false) continue;
      const word = wordOf(entry);
      const folded = foldedWord(word);
      const key = maskKey(folded);
      if (key === undefined) continue;
      const same = made.get(key) ?? [];
      made.set(key, same);
      same.push({ entry: entryOf({ ...o, word }, tagOf[entry] as number), folded });
    }
    return made;
  };

  return {
    state: (id) => lists.get(id),
    add: (id, o) => {
      const shapes = shapesOf(o);
      if (shapes.length === 0) return;
      const list = open(id);
      const tag = o.tag ?? list.tags++;
      const old = find(list, o.word, o.allow ?? false, shapes);
      if (old !== none) take(list, old);
      const entry = free.pop() ?? entries++;
      if (entry >= listOf.length) grow(Math.ceil(entry * 1.2) + 16);
      if (tagOf instanceof Int32Array && (tag | 0) !== tag) tagOf = Float64Array.from(tagOf);
      listOf[entry] = list.no;
      tagOf[entry] = tag;
      optionsOf[entry] = options.idOf(o);
      const itself = shapes[0]?.text;
      textOf[entry] = itself === o.word ? none : -1 - words.add(o.word);
      for (const text of textsOf(shapes)) {
        const pattern = store.hold(text);
        link(keyOf(list.no, pattern), 2 * entry + (text === itself ? 1 : 0));
        if (text === o.word) textOf[entry] = pattern;
      }
      forgetFound();
      list.read += readsOf(shapes);
      list.heard += heardOf(shapes);
      list.words++;
      list.maskable = undefined;
    },
    remove: (id, word) => {
      const list = lists.get(id);
      if (!list) return;
      for (const allow of [false, true]) {
        const entry = find(list, word, allow, shapesOf({ word, allow, disguises: false }));
        if (entry !== none) take(list, entry);
      }
      forget(id, list);
    },
    clear: (id) => {
      const list = lists.get(id);
      if (!list) return;
      for (let entry = 0; list.words > 0; entry++) if (listOf[entry] === list.no) take(list, entry);
      forget(id, list);
    },
    words: (id, pattern) => {
      const list = lists.get(id);
      if (!list) return nobody;
      const place = placeOf(list.no, pattern);
      const before = named.get(place);
      if (before) return before;
      const out: Named[] = [];
      for (const tie of tiesAt(keyOf(list.no, pattern))) {
        const entry = tie >> 1;
        if (tie & 1 && listOf[entry] === list.no) out.push({ word: wordOf(entry), tag: tagOf[entry] as number });
      }
      if (named.size >= mostKnown) named.clear();
      named.set(place, out);
      return out;
    },
    maskable: (id, key) => {
      const list = lists.get(id);
      if (!list || list.words > mostMaskable) return noMaskable;
      return (list.maskable ??= maskableOf(list)).get(key) ?? noMaskable;
    },
    uses: (id, pattern) => {
      const list = lists.get(id);
      const ties = list ? tiesAt(keyOf(list.no, pattern)) : noTies;
      if (!list || ties.length === 0) return nothing;
      // A word that is met on and on is worked out once.
      const place = placeOf(list.no, pattern);
      const before = found.get(place);
      if (before) return before;
      const text = store.textOf(pattern);
      const out = ties.flatMap((t): Use[] => {
        if (listOf[t >> 1] !== list.no) return [];
        const { entry, shapes } = understood(t >> 1);
        return shapes.filter((s) => s.text === text).map((shape) => ({ entry, shape }));
      });
      if (found.size >= mostKnown) found.clear();
      found.set(place, out);
      return out;
    },
  };
}

function enlarge<T extends Int32Array | Float64Array | Uint16Array>(old: T, bigger: T): T {
  bigger.set(old);
  return bigger;
}
