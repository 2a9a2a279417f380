/**
 * Which words stand in which list, and what is looked for because of them. Words of a hundred thousand lines are kept in
 * columns of numbers (about 90 bytes a word); what a word means is worked out anew when it is found.
 */
import type { Entry } from './hits.ts';
import type { ListedWord } from './options.ts';
import { shapesOf, type Shape } from './patterns.ts';
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
  /** Why this list looks for this pattern. */
  uses(list: number, pattern: number): readonly Use[];
}
export interface ListState {
  /** Words that are looked for in readings of the text, not in the folded text alone. */
  readonly read: number;
}

interface List {
  /** Its row number: lists may have any number. */
  readonly no: number;
  words: number;
  read: number;
  tags: number;
}

const none = -1;
/** So many words are kept as they are understood. */
const mostKnown = 2048;
const nothing: readonly Use[] = [];

const entryOf = (o: ListedWord, tag: number): Entry => ({
  word: o.word,
  tag,
  allow: o.allow ?? false,
  segment: o.segment ?? true,
  whole: o.whole ?? false,
});
const textsOf = (shapes: readonly Shape[]): Set<string> => new Set(shapes.map((s) => s.text));
const readsOf = (shapes: readonly Shape[]): number => (shapes.some((s) => s.where !== 'plain') ? 1 : 0);

export function createLists(store: PatternStore): Lists {
  const lists = new Map<number, List>();
  const rows: (List | undefined)[] = [];
  /** An entry is a word of a list; its number is that of its text. */
  const words = createTexts();
  let listOf = new Int32Array(0);
  let tagOf = new Float64Array(0);
  let optionsOf = new Uint16Array(0);
  const options = createOptions();
  /** A use ties a pattern to an entry; those of one list and pattern hang in a chain. */
  const heads = createSlots();
  let usedPattern = new Int32Array(0);
  let usedBy = new Int32Array(0);
  let nextUse = new Int32Array(0);
  const freeUses: number[] = [];
  let uses = 0;
  const known = new Map<number, { readonly entry: Entry; readonly shapes: readonly Shape[] }>();

  const listed = (entry: number): ListedWord => ({
    ...options.get(optionsOf[entry] as number),
    word: words.get(entry),
    tag: tagOf[entry] as number,
  });
  const understood = (entry: number): { readonly entry: Entry; readonly shapes: readonly Shape[] } => {
    const before = known.get(entry);
    if (before) return before;
    const o = listed(entry);
    const made = { entry: entryOf(o, tagOf[entry] as number), shapes: shapesOf(o) };
    if (known.size >= mostKnown) known.clear();
    known.set(entry, made);
    return made;
  };
  const keyOf = (no: number, pattern: number): number => (Math.imul(no, 0x2c1b3c6d) + pattern) | 0;
  const isOf = (use: number, no: number, pattern: number): boolean =>
    usedPattern[use] === pattern && listOf[usedBy[use] as number] === no;

  const link = (no: number, pattern: number, entry: number): void => {
    const use = freeUses.pop() ?? uses++;
    if (use >= nextUse.length) {
      const room = Math.ceil(use * 1.25) + 16;
      usedPattern = enlarge(usedPattern, new Int32Array(room));
      usedBy = enlarge(usedBy, new Int32Array(room));
      nextUse = enlarge(nextUse, new Int32Array(room));
    }
    const key = keyOf(no, pattern);
    usedPattern[use] = pattern;
    usedBy[use] = entry;
    nextUse[use] = heads.get(key);
    heads.set(key, use);
  };
  const unlink = (no: number, pattern: number, entry: number): void => {
    const key = keyOf(no, pattern);
    let before = none;
    let use = heads.get(key);
    while (use !== none && (usedBy[use] !== entry || usedPattern[use] !== pattern)) {
      before = use;
      use = nextUse[use] as number;
    }
    if (use === none) return;
    const after = nextUse[use] as number;
    if (before !== none) nextUse[before] = after;
    else if (after !== none) heads.set(key, after);
    else heads.delete(key);
    freeUses.push(use);
  };

  /** The entry of this word, found by what every word is looked for as: its folded form. */
  const find = (list: List, word: string, allow: boolean, shapes: readonly Shape[]): number => {
    const pattern = shapes[0] ? store.find(shapes[0].text) : none;
    if (pattern === none) return none;
    for (let use = heads.get(keyOf(list.no, pattern)); use !== none; use = nextUse[use] as number) {
      const entry = usedBy[use] as number;
      if (!isOf(use, list.no, pattern) || !words.same(entry, word)) continue;
      if ((options.get(optionsOf[entry] as number).allow ?? false) === allow) return entry;
    }
    return none;
  };

  const take = (list: List, entry: number): void => {
    const { shapes } = understood(entry);
    for (const text of textsOf(shapes)) {
      const pattern = store.find(text);
      unlink(list.no, pattern, entry);
      store.release(pattern);
    }
    list.read -= readsOf(shapes);
    list.words--;
    listOf[entry] = none;
    known.delete(entry);
    words.delete(entry);
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
    list = { no: gap < 0 ? rows.length : gap, words: 0, read: 0, tags: 0 };
    rows[list.no] = list;
    lists.set(id, list);
    return list;
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
      const entry = words.add(o.word);
      if (entry >= listOf.length) {
        const room = Math.ceil(entry * 1.25) + 16;
        listOf = enlarge(listOf, new Int32Array(room));
        tagOf = enlarge(tagOf, new Float64Array(room));
        optionsOf = enlarge(optionsOf, new Uint16Array(room));
      }
      listOf[entry] = list.no;
      tagOf[entry] = tag;
      optionsOf[entry] = options.idOf(o);
      for (const text of textsOf(shapes)) link(list.no, store.hold(text), entry);
      list.read += readsOf(shapes);
      list.words++;
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
    uses: (id, pattern) => {
      const list = lists.get(id);
      let use = list ? heads.get(keyOf(list.no, pattern)) : none;
      if (!list || use === none) return nothing;
      const text = store.textOf(pattern);
      const out: Use[] = [];
      for (; use !== none; use = nextUse[use] as number) {
        if (!isOf(use, list.no, pattern)) continue;
        const { entry, shapes } = understood(usedBy[use] as number);
        for (const shape of shapes) if (shape.text === text) out.push({ entry, shape });
      }
      return out;
    },
  };
}

function enlarge<T extends Int32Array | Float64Array | Uint16Array>(old: T, bigger: T): T {
  bigger.set(old);
  return bigger;
}

/** The few ways in which words are listed, by number. */
function createOptions(): { idOf(o: ListedWord): number; get(id: number): Omit<ListedWord, 'word' | 'tag'> } {
  const all: Omit<ListedWord, 'word' | 'tag'>[] = [];
  const ids = new Map<string, number>();
  return {
    idOf: ({ word: _word, tag: _tag, ...rest }) => {
      const key = JSON.stringify(rest);
      let id = ids.get(key);
      if (id === undefined) {
        id = all.push(rest) - 1;
        ids.set(key, id);
      }
      return id;
    },
    get: (id) => all[id] ?? {},
  };
}
