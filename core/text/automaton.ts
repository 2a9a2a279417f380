/**
 * One flat Aho-Corasick automaton: finds every occurrence of every pattern in one pass.
 *
 * A double array with four 32-bit numbers a state, laid out breadth-first so that the states
 * used most share cache lines: base, parent, failure, and a mask of the children's classes that
 * tells a failing step without touching more memory (its sign bit: something ends here).
 * Character classes are numbered by frequency.
 */
export interface Pattern {
  readonly id: number;
  /** Folded UTF-16 units, not empty; no two patterns of one automaton are alike. */
  readonly text: string;
}

export interface Automaton {
  readonly patterns: readonly Pattern[];
  /** Appends pattern id and the index behind its last unit for each occurrence; by end, longest first. */
  scan(units: Uint16Array, length: number, found: number[]): void;
}

const record = 4;
const free = -1;
/** The root's parent. Its slot stays in the list of free ones as their head. */
const root = -2;
const ends = 1 << 31;

interface Growing {
  /** base, parent (offset), failure (offset), mask */
  states: Int32Array;
  /** Doubly linked list of free slots, so that a gap is found without walking over what is taken. */
  next: Int32Array;
  before: Int32Array;
  slots: number;
  /** Slots from here on were never used. */
  high: number;
}

/** Children are tried at this many gaps before the end of the array is taken instead. */
const tries = 64;

export function buildAutomaton(patterns: readonly Pattern[]): Automaton {
  const sorted = [...patterns].sort((a, b) => (a.text < b.text ? -1 : 1));
  const classes = classesOf(sorted);
  const g = start(sorted.reduce((n, p) => n + p.text.length, 0) + 0x400);
  const endsAt = new Map<number, number>();
  const order = layOut(sorted, classes, g, endsAt);
  const states = g.states.slice(0, (g.high + 1) * record);
  const padded = new Int32Array(states.length + (classes.count + 1) * record).fill(free);
  padded.set(states);
  const { id, link } = linkFailures(padded, order, endsAt);
  return { patterns, scan: scanner(padded, classes.of, id, link) };
}

interface Classes {
  /** By code unit; 0: in no pattern. */
  readonly of: Uint16Array;
  readonly count: number;
}

function classesOf(patterns: readonly Pattern[]): Classes {
  const often = new Map<number, number>();
  for (const { text } of patterns)
    for (let i = 0; i < text.length; i++) often.set(text.charCodeAt(i), (often.get(text.charCodeAt(i)) ?? 0) + 1);
  const of = new Uint16Array(0x10000);
  let count = 0;
  for (const [unit] of [...often].sort((a, b) => b[1] - a[1])) of[unit] = ++count;
  return { of, count };
}

function start(slots: number): Growing {
  const g: Growing = {
    states: new Int32Array(slots * record).fill(free),
    next: new Int32Array(slots),
    before: new Int32Array(slots),
    slots,
    high: 0,
  };
  for (let i = 0; i < slots; i++) {
    g.next[i] = i + 1;
    g.before[i] = i - 1;
  }
  return g;
}

function grow(g: Growing, slots: number): void {
  const bigger = start(Math.max(slots, g.slots * 2));
  bigger.states.set(g.states);
  bigger.next.set(g.next);
  bigger.before.set(g.before);
  let last = g.slots - 1;
  while (last > 0 && g.states[last * record + 1] !== free) last--;
  bigger.before[g.slots] = last;
  Object.assign(g, bigger, { high: g.high });
}

function take(g: Growing, slot: number, parent: number): void {
  g.states[slot * record + 1] = parent;
  const next = g.next[slot] as number;
  const before = g.before[slot] as number;
  g.next[before] = next;
  if (next < g.slots) g.before[next] = before;
  if (slot > g.high) g.high = slot;
}

/** Gives every prefix its slot, breadth first. Returns the states (offsets) in that order, without the root. */
function layOut(sorted: readonly Pattern[], classes: Classes, g: Growing, endsAt: Map<number, number>): Int32Array {
  const queue: number[] = [0, 0, sorted.length, 0];
  const order: number[] = [];
  g.states[1] = root;
  g.states[3] = 0;
  for (let q = 0; q < queue.length; q += 4) {
    const [state, from, to, depth] = queue.slice(q, q + 4) as [number, number, number, number];
    const groups: number[] = [];
    for (let i = from; i < to; i++) {
      const { text, id } = sorted[i] as Pattern;
      if (text.length === depth) {
        endsAt.set(state, id);
        continue;
      }
      const c = classes.of[text.charCodeAt(depth)] as number;
      if (groups.at(-3) === c) groups[groups.length - 1] = i + 1;
      else groups.push(c, i, i + 1);
    }
    if (groups.length === 0) continue;
    const base = place(g, groups, state);
    for (let k = 0; k < groups.length; k += 3) {
      const child = (base + (groups[k] as number)) * record;
      order.push(child);
      queue.push(child, groups[k + 1] as number, groups[k + 2] as number, depth + 1);
    }
  }
  return Int32Array.from(order);
}

/** Finds a base at which all children fall on free slots, takes them, and writes base and mask of the parent. */
function place(g: Growing, groups: readonly number[], parent: number): number {
  let least = groups[0] as number;
  let most = least;
  let mask = 0;
  for (let k = 0; k < groups.length; k += 3) {
    const c = groups[k] as number;
    if (c < least) least = c;
    if (c > most) most = c;
    mask |= 1 << (c % 31);
  }
  let base = -1;
  let slot = g.next[0] as number;
  for (let n = 0; n < tries && slot < g.high && base < 0; n++, slot = g.next[slot] as number)
    if (slot >= least && fits(g, groups, slot - least)) base = slot - least;
  if (base < 0) base = Math.max(0, g.high + 1 - least);
  if (base + most + 1 >= g.slots) grow(g, base + most + 0x400);
  for (let k = 0; k < groups.length; k += 3) {
    const child = base + (groups[k] as number);
    take(g, child, parent);
    g.states[child * record + 3] = 0;
  }
  g.states[parent] = base;
  g.states[parent + 3] = mask;
  return base;
}

function fits(g: Growing, groups: readonly number[], base: number): boolean {
  for (let k = 0; k < groups.length; k += 3) {
    const slot = base + (groups[k] as number);
    if (slot < g.slots && g.states[slot * record + 1] !== free) return false;
  }
  return true;
}

/** Failure links, and for each state the nearest suffix at which a pattern ends. */
function linkFailures(
  states: Int32Array,
  order: Int32Array,
  endsAt: ReadonlyMap<number, number>,
): { id: Int32Array; link: Int32Array } {
  const id = new Int32Array(states.length / record).fill(-1);
  const link = new Int32Array(states.length / record).fill(-1);
  states[2] = 0;
  for (const state of order) {
    const parent = states[state + 1] as number;
    const c = state / record - (states[parent] as number);
    let f = 0;
    for (let s = parent; s !== 0;) {
      s = states[s + 2] as number;
      const t = ((states[s] as number) + c) * record;
      if (states[s] !== free && states[t + 1] === s) {
        f = t;
        break;
      }
    }
    states[state + 2] = f;
    const here = endsAt.get(state);
    if (here !== undefined) id[state / record] = here;
    const behind = f / record;
    link[state / record] = id[behind] === -1 ? (link[behind] as number) : behind;
    if (here !== undefined || link[state / record] !== -1) states[state + 3] = (states[state + 3] as number) | ends;
  }
  return { id, link };
}

function scanner(states: Int32Array, classes: Uint16Array, id: Int32Array, link: Int32Array): Automaton['scan'] {
  return (units, length, found) => {
    let s = 0;
    for (let i = 0; i < length; i++) {
      const c = classes[units[i] as number] as number;
      if (c === 0) {
        s = 0;
        continue;
      }
      const bit = 1 << (c % 31);
      for (;;) {
        if (((states[s + 3] as number) & bit) !== 0) {
          const t = ((states[s] as number) + c) * record;
          if (states[t + 1] === s) {
            s = t;
            break;
          }
        }
        if (s === 0) break;
        s = states[s + 2] as number;
      }
      if ((states[s + 3] as number) < 0)
        for (let at = s / record; at !== -1; at = link[at] as number)
          if (id[at] !== -1) found.push(id[at] as number, i + 1);
    }
  };
}
