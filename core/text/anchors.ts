/**
 * Where each pattern is found by: its anchor, the two or four units in a row that are met most seldom. Patterns that
 * share an anchor hang on it in a chain. Adding, moving and removing a pattern touch its own anchor and nothing else.
 *
 * Patterns all of whose anchors are crowded (numbers, made on purpose) are anchored at 8, 16, … units. What hangs on one
 * anchor is then bounded, however many patterns there are.
 */
import { createAlarms } from './alarms.ts';
import { afterIn, alarmsIn, crowd, gone, lengthIn, levelIn, mostAlarms, stateFor } from './anchor-state.ts';
import { createFilter, four, joined, keyOf, mark, markOther, passing, single, two, type Filter } from './filter.ts';
import { isOpen } from './gate.ts';
import { createSaid } from './said.ts';
import { createSlots } from './slots.ts';
import type { Texts } from './texts.ts';

export interface Anchors {
  readonly filter: Filter;
  /** The longest anchors in use: 2 to the power of this many units. */
  readonly longest: number;
  /** Patterns anchored at so many units. */
  at(level: number): number;
  /** The pattern of this text, -1 when there is none. */
  find(text: string): number;
  add(id: number, text: string): void;
  remove(id: number, text: string): void;
  /** Anything hangs on this key, of whatever length. */
  has(key: number): boolean;
  /** Appends id and end of every pattern that hangs on this key and stands in `units`, its anchor ending at `last`. */
  compare(key: number, level: number, units: Uint16Array, size: number, last: number, found: number[]): void;
  /** After a text is done: what is met in vain too often is anchored elsewhere. True when anything changed. */
  settle(units: Uint16Array, size: number): boolean;
  /** Patterns are being weighed anew, some at every `listen`. */
  readonly weighing: boolean;
  /**
   * A sample of what is said: by and by, patterns are anchored where least is heard. True when there is a new filter.
   * @param read texts since the last
   */
  listen(units: Uint16Array, size: number, read: number): boolean;
  /** The filter let a place through at which nothing is anchored. True when there is a new filter. */
  vain(): boolean;
}

const avoided = 10_000;
/** What it weighs to be met in vain once; among more texts than these by and by less, for what counts is how often. */
const alarming = 16;
const early = 500_000;
/** Of a long pattern so many places are weighed. */
const places = 32;
/** An anchor that was met in vain so often, and then twice as often each time, is weighed again … */
const patience = 4;
/** … if it was heard so often, and left if another place is less bad. */
const often = 6;
/** An anchor that weighs less is left as it is. */
const fine = 12;
/** Patterns in one step of a new filter: weighed anew, or only marked in it. */
const weighed = 32;
const marked = 512;
/** After so many samples, twice, four times … as many, patterns are weighed anew, if the gate lets so much through from one to the next. */
const firstLook = 64;
const seldom = 2;
/** Where the gate lets more than so many places of a text through, of so many texts, it is quicker to look every pair up. */
const mostPassed = 2;
const judged = 4096;

interface Anchor {
  readonly level: number;
  readonly key: number;
  /** Units behind it. */
  readonly after: number;
}

/** The last unit of the first anchor that is weighed; behind none are more units than fit the state. */
const firstPlace = (size: number, level: number): number => Math.max((1 << level) - 1, size - 4000);

export function createAnchors(texts: Texts): Anchors {
  const heads = createSlots();
  /** By pattern, side by side because they are read together: the next of the same anchor, where its text stands, its state. */
  let rows = new Int32Array(0);
  /** Patterns by level. */
  const levels = new Int32Array(16);
  let longest = 0;
  /** The next filter, and the first pattern it does not have. */
  let coming: { readonly filter: Filter; readonly weighing: boolean; next: number } | undefined;
  /** All numbers of patterns are below. */
  let ids = 0;
  const said = createSaid();
  let filter = createFilter(0, said.classes);
  let samples = 0;
  /** Texts read so far. */
  let texted = 0;
  let lastLook = 0;
  /** What had got past the gate so many texts ago. */
  let lastPassed = 0;
  let since = 0;
  let nextLook = firstLook;
  /** Anchors that left their marks in the filter, and places looked at in vain since. */
  let left = 0;
  let inVain = 0;
  const heard = createAlarms();
  /** How often each unit was listed, by its lowest bits. */
  const listed = new Uint32Array(4096);
  const restless: number[] = [];
  let uneasy = false;

  const nextOf = (id: number): number => rows[3 * id] as number;
  const stateOf = (id: number): number => rows[3 * id + 2] as number;
  /** How many patterns hang on this anchor, at most `crowd`. */
  const crowdAt = (key: number): number => {
    const first = heads.get(key);
    return first < 0 ? 0 : lengthIn(stateOf(first));
  };

  /** How often a unit was listed, in powers of two: what many words are made of is said often, too. */
  const seen = (unit: number): number => 32 - Math.clz32(listed[unit % listed.length] as number);
  /**
   * How unwelcome an anchor is: how often what ends like it is said, and whether the gate lets that through anyway; how
   * often it was met in vain, how many share it.
   */
  const weigh = (at: (i: number) => number, last: number, l: number): number => {
    const key = keyOf(at, last, l);
    const others = crowdAt(key);
    const weight = others === crowd ? avoided : others / 4;
    if (l > four || l === single) return weight;
    const into = coming?.filter ?? filter;
    const passes = passing(into, keyOf(at, last, two));
    const [before, end] = [at(last - 1), at(last)];
    const often = said.often(before, end) ?? seen(end);
    const opened = isOpen(into.gate, into.classes, before, end) ? 3 : 8;
    const alarms = (alarming * Math.max(0, heard.times(key) - 2)) / Math.max(1, texted / early);
    return weight + (opened + passes / 16) * often + alarms + (l === two ? 2 : 0);
  };
  const choose = (text: string): Anchor => {
    const at = (i: number): number => text.charCodeAt(i);
    const size = text.length;
    let best: Anchor = { level: single, key: at(0), after: size - 1 };
    let least = Infinity;
    // Beyond four units only when everything shorter is crowded.
    for (let l = size < 2 ? single : two; 1 << l <= size && (l <= four || least >= avoided); l++)
      for (let last = firstPlace(size, l); last < Math.min(size, firstPlace(size, l) + places); last++) {
        const weight = weigh(at, last, l);
        if (weight >= least) continue;
        least = weight;
        best = { level: l, key: keyOf(at, last, l), after: size - 1 - last };
      }
    return best;
  };

  const markIn = (into: Filter, id: number): void => {
    const l = levelIn(stateOf(id));
    const last = texts.length(id) - 1 - afterIn(stateOf(id));
    if (l !== two && l !== four)
      return markOther(
        into,
        keyOf((i) => texts.unit(id, i), last, l),
      );
    const pair = pairOf(id, last);
    mark(into, pair, l === two ? pair : joined(pairOf(id, last - 2), pair), last < 2 ? -1 : texts.unit(id, last - 2));
  };
  const pairOf = (id: number, last: number): number => (texts.unit(id, last - 1) << 16) | texts.unit(id, last);
  /**
   * A filter of the right size with nothing in it but what is there, made in steps (at most half a millisecond each);
   * until it is done, the old one lets through what is new as well. When it is made because too much gets past the gate,
   * patterns go where least is said on the way.
   * @param wanted whether a new one weighs; one that is being made goes on as it began
   */
  const refilter = (wanted: boolean): void => {
    if (!coming) {
      if (wanted) said.classify();
      coming = { filter: createFilter(heads.size, said.classes), weighing: wanted, next: 0 };
    }
    const { weighing } = coming;
    const until = Math.min(ids, coming.next + (weighing ? weighed : marked));
    for (; coming.next < until; coming.next++)
      if (stateOf(coming.next) !== gone && (!weighing || !move(coming.next))) markIn(coming.filter, coming.next);
    if (coming.next < ids) return;
    filter = coming.filter;
    lastPassed = 0;
    since = 0;
    coming = undefined;
    left = 0;
    inVain = 0;
  };

  const link = (id: number, anchor: Anchor): void => {
    levels[anchor.level] = (levels[anchor.level] as number) + 1;
    if (anchor.level > longest) longest = anchor.level;
    const others = crowdAt(anchor.key);
    rows[3 * id] = heads.get(anchor.key);
    rows[3 * id + 2] = stateFor(anchor.after, anchor.level, others);
    heads.set(anchor.key, id);
    markIn(filter, id);
    if (coming) markIn(coming.filter, id);
  };
  const unlink = (id: number, text: string): void => {
    const l = levelIn(stateOf(id));
    const key = keyOf((i) => text.charCodeAt(i), text.length - 1 - afterIn(stateOf(id)), l);
    const first = heads.get(key);
    if (first !== id) {
      let before = first;
      while (nextOf(before) !== id) before = nextOf(before);
      rows[3 * before] = nextOf(id);
    } else if (nextOf(id) >= 0) heads.set(key, nextOf(id));
    else heads.delete(key);
    levels[l] = (levels[l] as number) - 1;
    while (longest > 0 && levels[longest] === 0) longest--;
    rows[3 * id + 2] = gone;
    left++;
  };

  const alarm = (id: number, key: number): void => {
    const n = alarmsIn(stateOf(id)) + 1;
    if (n > mostAlarms) return;
    rows[3 * id + 2] = stateOf(id) + 1;
    uneasy = true;
    if (n >= patience && (n & (n - 1)) === 0 && heard.times(key) >= often) restless.push(id);
  };
  const move = (id: number): boolean => {
    const text = texts.get(id);
    const at = (i: number): number => text.charCodeAt(i);
    const last = text.length - 1 - afterIn(stateOf(id));
    const l = levelIn(stateOf(id));
    const now = weigh(at, last, l);
    if (now < fine) return false;
    const better = choose(text);
    if (1.2 * weigh(at, text.length - 1 - better.after, better.level) >= now) return false;
    unlink(id, text);
    link(id, better);
    return true;
  };
  return {
    get filter() {
      return filter;
    },
    get weighing() {
      return coming !== undefined;
    },
    get longest() {
      return longest;
    },
    at: (l) => levels[l] as number,
    find: (text) => {
      const at = (i: number): number => text.charCodeAt(i);
      for (let l = text.length < 2 ? single : two; 1 << l <= text.length && l <= longest; l++) {
        if (levels[l] === 0) continue;
        const from = firstPlace(text.length, l);
        for (let last = from; last < Math.min(text.length, from + places); last++)
          for (let id = heads.get(keyOf(at, last, l)); id >= 0; id = nextOf(id))
            if (levelIn(stateOf(id)) === l && texts.same(id, text)) return id;
      }
      return -1;
    },
    add: (id, text) => {
      if (3 * id >= rows.length) {
        const more = new Int32Array(3 * (Math.ceil(id * 1.2) + 16));
        more.set(rows);
        rows = more;
      }
      rows[3 * id + 1] = texts.place(id);
      for (let i = 0; i < text.length; i++) {
        const c = text.charCodeAt(i) % listed.length;
        listed[c] = (listed[c] as number) + 1;
      }
      ids = Math.max(ids, id + 1);
      link(id, choose(text));
      if (coming?.weighing === false || heads.size > filter.room) refilter(false);
    },
    remove: unlink,
    has: (key) => heads.get(key) >= 0,
    compare: (key, l, units, size, last, found) => {
      for (let id = heads.get(key); id >= 0; id = nextOf(id)) {
        const state = stateOf(id);
        if (levelIn(state) !== l) continue;
        const end = last + 1 + afterIn(state);
        if (end <= size && texts.standsAt(rows[3 * id + 1] as number, units, end)) found.push(id, end);
        else alarm(id, key);
      }
    },
    settle: (units, size) => {
      if (!uneasy) return false;
      uneasy = false;
      heard.hear(units, size);
      for (const id of restless) move(id);
      restless.length = 0;
      return true;
    },
    listen: (units, size, read) => {
      said.hear(units, size);
      samples++;
      texted += read;
      since += read;
      if (since >= judged) {
        if (filter.passed - lastPassed > mostPassed * since) filter.fine = true;
        lastPassed = filter.passed;
        since = 0;
      }
      if (!coming) {
        if (samples < nextLook) return false;
        const passed = filter.passed / (samples - lastLook);
        filter.passed = 0;
        lastPassed = 0;
        since = 0;
        lastLook = samples;
        nextLook = 2 * samples;
        if (passed < seldom) return false;
      }
      refilter(true);
      return true;
    },
    vain: () => {
      // What is weighed goes on with the samples.
      if (coming?.weighing) return false;
      if (!coming && (left === 0 || ++inVain <= 64 + heads.size / (left * 64 > heads.size ? 8 : 1))) return false;
      refilter(false);
      return true;
    },
  };
}
