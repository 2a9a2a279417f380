/**
 * What was said in the groups of one community in the last minutes, and what is like a new text. In memory and bounded:
 * a restart forgives, nothing that counts depends on it.
 */
import { bandOf, bands, ones, simhash, type Print } from './simhash.ts';

export interface Said {
  /** Folded, letters and digits alone. */
  readonly text: string;
  readonly member: number;
  readonly room: number;
  readonly messageId: string;
  /** Epoch ms, the platform's. */
  readonly at: number;
  /** By helpers and above: what staff said may be copied. */
  readonly staff: boolean;
  /** By a newcomer, or with a link: only these count when different people say the same. */
  readonly risky: boolean;
  /** Entries of an order chain; 0: none. */
  readonly chain: number;
}
interface Kept extends Said {
  /** Rises with every text. */
  readonly order: number;
}

/** Texts kept for one community; of a busy one the last minutes only. */
export const mostTexts = 512;
/** Below this length one other character makes another meaning: only the same text is the same. */
const shortestNear = 16;
/** Bits of 64. Unrelated texts differ in 32, give or take 4; one character changed in thirty makes about eight. */
const farthest = 10;

/** Short texts are found by one key of their own. */
const exactKeys = 2048;
const exactFrom = bands << 8;
const exactKey = (text: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return exactFrom + ((h >>> 0) % exactKeys);
};
const printOf = (text: string): Print | null => (text.length < shortestNear ? null : simhash(text));
const keyOf = (text: string, print: Print | null, band: number): number =>
  print ? bandOf(print, band) : exactKey(text);

/** Everybody's list is nearly everybody else's: lists are alike only when they are the same. */
const isLike = (a: Said, b: Kept, near: boolean): boolean => {
  if (a.text === b.text) return true;
  const ratio = a.text.length / b.text.length;
  return near && a.chain === 0 && b.chain === 0 && ratio > 0.75 && ratio < 1.34;
};

export interface Recent {
  /** What was said before that is the same or nearly the same, oldest first. `since`: epoch ms. */
  like(said: Said, since: number): readonly Said[];
  /** Did staff say this, alone or among other words: a pass-phrase, a text to pass on? `since`: epoch ms. */
  heardFromStaff(text: string, since: number): boolean;
  /** The same message twice is kept once. */
  add(said: Said): void;
  readonly size: number;
}

export function createRecent(): Recent {
  const slots: Kept[] = [];
  /** By slot: the hash and the order once more, side by side; looking at them is most of the work. */
  const hi = new Int32Array(mostTexts);
  const lo = new Int32Array(mostTexts);
  const orders = new Float64Array(mostTexts);
  /** By key the newest slot, and by slot and band the one before it under the same key; -1: none. */
  const newest = new Int16Array(exactFrom + exactKeys).fill(-1);
  const before = new Int16Array(mostTexts * bands).fill(-1);
  let order = 0;
  /** The last text is nearly always asked about just before it is added. */
  let lastText = '';
  let lastPrint: Print | null = null;
  const print = (text: string): Print | null => {
    if (text !== lastText) [lastText, lastPrint] = [text, printOf(text)];
    return lastPrint;
  };

  /** Along one key from the newest on, as far as `farthest`. A slot given away since holds a newer text: there the way ends. */
  const walk = (key: number, band: number, mine: Print | null, see: (kept: Kept) => void): void => {
    let slot = newest[key] as number;
    let last = Infinity;
    while (slot >= 0 && (orders[slot] as number) < last) {
      last = orders[slot] as number;
      if (!mine || ones(mine.hi ^ (hi[slot] as number)) + ones(mine.lo ^ (lo[slot] as number)) <= farthest)
        see(slots[slot] as Kept);
      slot = before[slot * bands + band] as number;
    }
  };

  return {
    get size() {
      return slots.length;
    },
    like: (said, since) => {
      const mine = print(said.text);
      let found: Set<Kept> | undefined;
      const see = (kept: Kept): void => {
        if (kept.at < since || (kept.messageId === said.messageId && kept.room === said.room)) return;
        if (isLike(said, kept, mine !== null)) (found ??= new Set<Kept>()).add(kept);
      };
      for (let band = 0; band < (mine ? bands : 1); band++) walk(keyOf(said.text, mine, band), band, mine, see);
      return found ? [...found].sort((a, b) => a.order - b.order) : [];
    },
    heardFromStaff: (text, since) => slots.some((s) => s.staff && s.at >= since && s.text.includes(text)),
    add: (said) => {
      const mine = print(said.text);
      const there = slots[newest[keyOf(said.text, mine, 0)] as number];
      if (there && there.messageId === said.messageId && there.room === said.room) return;
      const slot = order % mostTexts;
      slots[slot] = { ...said, order };
      hi[slot] = mine?.hi ?? 0;
      lo[slot] = mine?.lo ?? 0;
      orders[slot] = order++;
      for (let band = 0; band < (mine ? bands : 1); band++) {
        const key = keyOf(said.text, mine, band);
        // Under its own key the slot may be the newest still, from the text it held before.
        const next = newest[key] as number;
        before[slot * bands + band] = next === slot ? -1 : next;
        newest[key] = slot;
      }
    },
  };
}
