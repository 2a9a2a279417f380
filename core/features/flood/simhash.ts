/**
 * Near-duplicates by similarity hash: 64 bits of which texts that share most character pairs share most (M. Charikar,
 * "Similarity estimation techniques from rounding algorithms", STOC 2002; G. Manku, A. Jain, A. Das Sarma, "Detecting
 * near-duplicates for web crawling", WWW 2007, whose banded lookup recent.ts follows). Pure.
 */

/** The 64 bits as two whole numbers from 0 to 2^32 - 1. */
export interface Print {
  readonly hi: number;
  readonly lo: number;
}

/** Longer texts are judged by their beginning and their end: the cost of one message is bounded. */
const head = 160;
const tail = 96;
/** Counters go to 2^9 - 1; there are at most `head + tail` pairs. */
const planes = 9;

/** One 32-bit half of the counting: bit i of `rows[p]` is bit p of the count at position i (carry-save addition). */
const addTo = (rows: Int32Array, word: number): void => {
  let carry = word;
  for (let p = 0; p < planes && carry !== 0; p++) {
    const row = rows[p] as number;
    rows[p] = row ^ carry;
    carry &= row;
  }
};
/** The positions whose count is above `half`: adding 2^planes - 1 - half overflows exactly there. */
const above = (rows: Int32Array, half: number): number => {
  const add = (1 << planes) - 1 - half;
  let carry = 0;
  for (let p = 0; p < planes; p++) {
    const row = rows[p] as number;
    carry = (add >> p) & 1 ? row | carry : row & carry;
  }
  return carry >>> 0;
};

const hiRows = new Int32Array(planes);
const loRows = new Int32Array(planes);

/** The hash of the character pairs of a text that was folded before; a text of one character is its own pair. */
export function simhash(folded: string): Print {
  const text = folded.length <= head + tail ? folded : folded.slice(0, head) + folded.slice(-tail);
  hiRows.fill(0);
  loRows.fill(0);
  const pairs = Math.max(1, text.length - 1);
  for (let i = 0; i < pairs; i++) {
    const pair = (text.charCodeAt(i) << 16) | (text.charCodeAt(i + 1) || 0);
    // Two finalisers of MurmurHash3 with different seeds: every bit of the pair reaches every bit of the hash.
    addTo(hiRows, mix(pair ^ 0x9e3779b9));
    addTo(loRows, mix(pair ^ 0x7f4a7c15));
  }
  const half = pairs >> 1;
  return { hi: above(hiRows, half), lo: above(loRows, half) };
}

function mix(n: number): number {
  let h = n;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** How many bits of a 32-bit number are set. */
export const ones = (n: number): number => {
  let x = n - ((n >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};
/** In how many of the 64 bits two hashes differ. */
export const distance = (a: Print, b: Print): number => ones(a.hi ^ b.hi) + ones(a.lo ^ b.lo);

export const bands = 8;
/**
 * Eight pieces of eight bits, each with its place: two hashes that differ in up to seven bits share at least one
 * (seven differences cannot spoil eight pieces), with ten they do in 97 of 100.
 */
export const bandOf = (p: Print, band: number): number =>
  (band << 8) | (((band < 4 ? p.hi : p.lo) >>> (8 * (band & 3))) & 0xff);
