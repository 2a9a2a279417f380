/**
 * Finding listed words in a message, disguised or not. One shared automaton serves any number of lists.
 *
 * ```ts
 * const m = createMatcher({ words: ['刷单', 'sex'], allow: ['刷单位的卡'] });
 * m.match('日结刷 单'); // [{ word: '刷单', start: 2, end: 5, plain: false, views: ['spaced'] , … }]
 * ```
 * Latin words match as whole words; Chinese words match anywhere, unless the place is plainly the inside
 * of other words (`遇到个大麻烦` holds no 大麻): what was let pass for that reason is in `look().dropped`.
 */
import { confirm, noVerdicts, settle, type Verdicts } from './confirm.ts';
import type { Entry, Found, Hit } from './hits.ts';
import type { ListedWord, WordOptions } from './options.ts';
import { foldedWord, shapesOf, type Shape } from './patterns.ts';
import type { Reading } from './reading.ts';
import { createSight, type Sight } from './sight.ts';
import { createStore } from './store.ts';

export interface Matcher {
  match(text: string): readonly Hit[];
  look(text: string): Found;
}

export interface WordIndex {
  /** Adds to a list. Cheap for single words: the large automaton stays. A word already in the list is replaced. */
  add(list: number, words: readonly (string | ListedWord)[]): void;
  /** Takes words out of a list, or the whole list. */
  remove(list: number, words?: readonly string[]): void;
  match(text: string, list: number): readonly Hit[];
  look(text: string, list: number): Found;
  /** Whether anything of this word can be seen at all. */
  usable(word: string): boolean;
}

export interface Use {
  readonly entry: Entry;
  readonly shape: Shape;
}
interface List {
  readonly entries: Map<string, { readonly uses: readonly (Use & { readonly pattern: number })[] }>;
  readonly uses: Map<number, Use[]>;
  tags: number;
  /** Shapes that are looked for in readings of the text, not in the folded text alone. */
  read: number;
}

const nothing: Found = { hits: [], dropped: [] };

/** Words of one owner. */
export function createMatcher(
  o: { readonly words: readonly string[]; readonly allow?: readonly string[] } & WordOptions,
): Matcher {
  const { words, allow = [], ...options } = o;
  const index = createIndex();
  index.add(0, [
    ...words.map((word, tag) => ({ ...options, word, tag })),
    ...allow.map((word, tag) => ({ word, tag, allow: true })),
  ]);
  return { match: (text) => index.match(text, 0), look: (text) => index.look(text, 0) };
}

/** Words of many owners (`list` is any whole number): a message costs one pass, however many lists there are. */
export function createIndex(): WordIndex {
  const store = createStore();
  const lists = new Map<number, List>();
  const sight = createSight();
  const found: number[] = [];

  const remove = (list: List, key: string): void => {
    for (const use of list.entries.get(key)?.uses ?? []) {
      const left = list.uses.get(use.pattern)?.filter((x) => x.entry !== use.entry) ?? [];
      if (left.length > 0) list.uses.set(use.pattern, left);
      else list.uses.delete(use.pattern);
      store.release(use.pattern);
      if (use.shape.where !== 'plain') list.read--;
    }
    list.entries.delete(key);
  };

  const insert = (list: List, given: string | ListedWord): void => {
    const o = typeof given === 'string' ? { word: given } : given;
    const tag = o.tag ?? list.tags++;
    const entry: Entry = {
      word: o.word,
      tag,
      allow: o.allow ?? false,
      segment: o.segment ?? true,
      whole: o.whole ?? false,
    };
    const key = keyOf(o.word, entry.allow);
    remove(list, key);
    const uses = shapesOf(o).map((shape) => {
      const pattern = store.hold(shape.text);
      const use = { entry, shape, pattern };
      const there = list.uses.get(pattern);
      if (there) there.push(use);
      else list.uses.set(pattern, [use]);
      if (shape.where !== 'plain') list.read++;
      return use;
    });
    list.entries.set(key, { uses });
  };

  const scan = (list: List, reading: Reading | undefined, into: Verdicts): void => {
    found.length = 0;
    if (reading) store.scan(reading.groups, reading.count, found);
    else store.scan(sight.view.units, sight.view.length, found);
    collect(list, sight, reading, found, into);
  };

  const look = (text: string, id: number): Found => {
    const list = lists.get(id);
    if (!list || list.entries.size === 0) return nothing;
    sight.see(text);
    const verdicts = noVerdicts();
    scan(list, undefined, verdicts);
    if (list.read > 0) for (const reading of sight.readings()) scan(list, reading, verdicts);
    return settle(verdicts);
  };

  return {
    add: (id, words) => {
      let list = lists.get(id);
      if (!list) lists.set(id, (list = { entries: new Map(), uses: new Map(), tags: 0, read: 0 }));
      for (const word of words) insert(list, word);
    },
    remove: (id, words) => {
      const list = lists.get(id);
      if (!list) return;
      const keys = words ? words.flatMap((w) => [keyOf(w, false), keyOf(w, true)]) : [...list.entries.keys()];
      for (const key of keys) remove(list, key);
      if (list.entries.size === 0) lists.delete(id);
    },
    look,
    match: (text, id) => look(text, id).hits,
    usable: (word) => foldedWord(word) !== '',
  };
}

const keyOf = (word: string, allow: boolean): string => `${allow ? '+' : '-'}${word}`;

/** Judges of what the automaton found what is this list's and meant for this reading. */
function collect(
  list: List,
  sight: Sight,
  reading: Reading | undefined,
  found: readonly number[],
  into: Verdicts,
): void {
  const where = reading ? (reading.way === 'runs' ? 'runs' : 'letters') : 'plain';
  for (let i = 0; i < found.length; i += 2) {
    const uses = list.uses.get(found[i] as number);
    if (!uses) continue;
    const to = found[i + 1] as number;
    for (const { entry, shape } of uses)
      if (shape.where === where)
        confirm(
          sight,
          { entry, shape, reading, from: to - shape.text.length, segment: entry.segment, whole: entry.whole },
          into,
        );
  }
}
