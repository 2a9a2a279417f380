/**
 * Finding listed words in a message, disguised or not. One index serves any number of lists.
 *
 * ```ts
 * const m = createMatcher({ words: ['刷单', 'sex'], allow: ['刷单位的卡'] });
 * m.match('日结刷 单'); // [{ word: '刷单', start: 2, end: 5, plain: false, views: ['spaced'] , … }]
 * ```
 * Latin words match as whole words; Chinese words match anywhere, unless the place is plainly the inside
 * of other words (`遇到个大麻烦` holds no 大麻): what was let pass for that reason is in `look().dropped`.
 */
import { confirm, noVerdicts, settle, type Verdicts } from './confirm.ts';
import { prepareCosts } from './costs.ts';
import { createView, foldInto, type View } from './fold.ts';
import { columnsOf } from './columns.ts';
import type { Disguise, Entry, Found, Hit } from './hits.ts';
import { isWord } from './likely.ts';
import { createLists, type Lists } from './lists.ts';
import type { ListedWord, WordOptions } from './options.ts';
import { maskedIn, mayBeMasked } from './masked.ts';
import { foldedWord } from './patterns.ts';
import type { Reading } from './reading.ts';
import { createSight, type Sight } from './sight.ts';
import { createStore, type PatternStore } from './store.ts';

export interface Matcher {
  match(text: string): readonly Hit[];
  look(text: string): Found;
}

export interface WordIndex {
  /** Adds to a list. Cheap, however many there are: nothing is rebuilt. A word already in the list is replaced. */
  add(list: number, words: readonly (string | ListedWord)[]): void;
  /** Takes words out of a list, or the whole list. */
  remove(list: number, words?: readonly string[]): void;
  match(text: string, list: number): readonly Hit[];
  look(text: string, list: number): Found;
  /**
   * Every place of every word of the list, read with width, case and Chinese script levelled and what nobody sees left
   * out, and nothing else: no other disguise, no boundaries, no allow phrases. One pass at about half the speed of merely
   * reading the text (docs/performance.md); `look` begins with the same.
   */
  plain(text: string, list: number): readonly Place[];
  /** Whether anything of this word can be seen at all. */
  usable(word: string): boolean;
}

/** A word as it stands in a text: UTF-16 positions, `end` behind the last. */
export interface Place {
  readonly word: string;
  /** The word's tag. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

const nowhere: readonly Place[] = [];
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

let prepared = false;
/** What judging needs is read in, a stretch with each text: nobody waits for all of it, unless it is needed at once. */
function prepare(): void {
  if (prepared || prepareCosts()) return;
  // The engine loads its dictionary with the first word.
  isWord('天气');
  prepared = true;
}

/** Words of many owners (`list` is any whole number): a message costs one pass, however many lists there are. */
export function createIndex(): WordIndex {
  const store = createStore();
  const lists = createLists(store);
  const view = createView();
  const sight = createSight();
  const found: number[] = [];

  const scan = (list: number, reading: Reading | undefined, into: Verdicts): void => {
    if (found.length > 0) found.length = 0;
    if (reading) store.scan(reading.groups, reading.count, found);
    else if (!store.read(sight.text, found)) store.scan(sight.view.units, sight.view.length, found);
    collect(lists, list, sight, reading, found, into);
  };

  const look = (text: string, id: number): Found => {
    const list = lists.state(id);
    if (!list) return nothing;
    prepare();
    sight.see(text);
    const verdicts = noVerdicts();
    scan(id, undefined, verdicts);
    if (list.read > 0) for (const reading of sight.readings()) scan(id, reading, verdicts);
    if (list.read > 0) lookFurther(lists, store, id, sight, verdicts);
    if (list.heard > 0) scan(id, sight.aloud(), verdicts);
    return settle(verdicts);
  };

  const plain = (text: string, id: number): readonly Place[] => {
    if (found.length > 0) found.length = 0;
    const direct = store.read(text, found);
    if ((direct && found.length === 0) || !lists.state(id)) return nowhere;
    return placesOf(lists, id, store.lengthOf, direct ? undefined : viewed(text), found);
  };
  const viewed = (text: string): View => {
    foldInto(view, text);
    store.scan(view.units, view.length, found);
    return view;
  };

  return {
    add: (id, words) => {
      for (const word of words) lists.add(id, typeof word === 'string' ? { word } : word);
    },
    remove: (id, words) => {
      if (!words) lists.clear(id);
      else for (const word of words) lists.remove(id, word);
    },
    look,
    plain,
    match: (text, id) => look(text, id).hits,
    usable: (word) => foldedWord(word) !== '',
  };
}

/** What no reading shows: letters blotted out, and text to be read down its columns. */
function lookFurther(lists: Lists, store: PatternStore, list: number, sight: Sight, into: Verdicts): void {
  const { view, text } = sight;
  const hit = ({ word, tag }: Entry, from: number, to: number, how: Disguise): void => {
    const [start, end] = [view.start[from] as number, view.end[to] as number];
    into.hits.push({ word, index: tag, start, end, plain: false, views: [how] });
  };
  if (mayBeMasked(text))
    for (const { entry, from, to } of maskedIn(view, (key) => lists.maskable(list, key)))
      hit(entry, from, to - 1, 'masked');
  if (!text.includes('\n')) return;
  for (const { places, height, unlikely } of columnsOf(view)) {
    if (unlikely) continue;
    const found: number[] = [];
    store.scan(
      Uint16Array.from(places, (p) => view.units[p] as number),
      places.length,
      found,
    );
    for (let i = 0; i < found.length; i += 2)
      for (const { entry, shape } of lists.uses(list, found[i] as number)) {
        const from = (found[i + 1] as number) - shape.text.length;
        if (shape.where !== 'plain' || shape.form !== undefined || entry.allow || from % height !== 0) continue;
        if (shape.text.length < 2) continue;
        const own = places.slice(from, from + shape.text.length);
        hit(entry, Math.min(...own), Math.max(...own), 'spaced');
      }
  }
}

/** Where the words of a list stand that were found in a text, or in its view. */
function placesOf(
  lists: Lists,
  list: number,
  lengthOf: (pattern: number) => number,
  view: View | undefined,
  found: readonly number[],
): Place[] {
  const places: Place[] = [];
  for (let i = 0; i < found.length; i += 2) {
    const to = found[i + 1] as number;
    const words = lists.words(list, found[i] as number);
    if (words.length === 0) continue;
    const from = to - lengthOf(found[i] as number);
    const start = view ? (view.start[from] as number) : from;
    const end = view ? (view.end[to - 1] as number) : to;
    for (const { word, tag } of words) places.push({ word, index: tag, start, end });
  }
  return places;
}

/** Of words inside each other (a, aa, aaa …), found more than twice for each character, so many places each are judged. */
const mostTold = 64;
function fewer(told: Map<number, number>, pattern: number): boolean {
  const times = told.get(pattern) ?? 0;
  told.set(pattern, times + 1);
  return times < mostTold;
}

/** Judges of what was found what is this list's and meant for this reading. */
function collect(
  lists: Lists,
  list: number,
  sight: Sight,
  reading: Reading | undefined,
  found: readonly number[],
  into: Verdicts,
): void {
  const way = reading?.way;
  const where = way === undefined ? 'plain' : way === 'runs' || way === 'sound' ? way : 'letters';
  const told = found.length / 2 > 2 * sight.text.length + 64 ? new Map<number, number>() : undefined;
  for (let i = 0; i < found.length; i += 2) {
    if (told && !fewer(told, found[i] as number)) continue;
    const to = found[i + 1] as number;
    for (const { entry, shape } of lists.uses(list, found[i] as number))
      if (shape.where === where)
        confirm(
          sight,
          {
            entry,
            shape,
            reading,
            from: to - shape.text.length,
            segment: entry.segment && !entry.allow,
            whole: entry.whole,
            allow: entry.allow,
          },
          into,
        );
  }
}
