/**
 * What it costs to write a word of Chinese: minus the logarithm of how often it is written. 123,000 words in one table,
 * filled a stretch at a time (`prepareCosts`), so that nobody waits for all of it.
 */
import { lexicon, lexiconTotal } from './lexicon.ts';
import { spokenWords } from './spoken.ts';

/** Costs are natural logarithms: 0 is certain. */
const total = Math.log(lexiconTotal);
/** A character nobody counted. */
const strange = 15;
/** A Latin letter, a digit. */
const foreign = 3;
/** A word that only the engine's dictionary has. */
export const rareCost = total - Math.log(60);
const counted = (power: number): number => total - (power + 0.5) * Math.LN2;

/** Said all day, but hardly in newspapers. */
const everyday = total - Math.log(1500);
const spoken = '聊';
const spokenCost = total - Math.log(30_000);
/** Never words of their own. */
const suffixes = '子';
/** What newspapers write often is counted so many times, 2 to the power of; characters by themselves that are not are strange. */
const often = 7;
const common = counted(often - 0.1);
const lines = lexicon.filter(([length, power]) => length > 1 || power >= often);

const tableBits = 18;
/** Open addressing by keys; an empty slot has the key 0. */
let keys = new Int32Array(0);
/** By slot which of `costs`. */
let which = new Uint8Array(0);
/** By the power of two of their count; then those that differ from it. */
const costs = [...Array.from({ length: 24 }, (_, power) => counted(power)), everyday, spokenCost, strange];
/** The line of the lexicon that is next, and where in it. */
let line = 0;
let from = 0;
let complete = false;

/** Two characters in one number; longer words mixed into one, by which hardly ever two are taken for each other. */
function keyOf(text: string, start: number, length: number): number {
  let key = 0;
  for (let i = start; i < start + length; i++)
    key = (Math.imul(key, length < 3 ? 0x10000 : 0x01000193) + text.charCodeAt(i)) | 0;
  return key;
}
/** Where a key is, or the empty place for it. */
function slotOf(key: number): number {
  let at = Math.imul(key, 0x9e3779b1) >>> (32 - tableBits);
  while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & (keys.length - 1);
  return at;
}
/** @param cost its index in `costs` */
function put(text: string, start: number, length: number, cost: number): void {
  const key = keyOf(text, start, length);
  const at = slotOf(key);
  keys[at] = key;
  which[at] = cost;
}

/** So many words at a time, some tenths of a millisecond. */
const atOnce = 2000;

/** Works on the table for a moment; false when it is complete. */
export function prepareCosts(): boolean {
  if (complete) return false;
  if (keys.length === 0) {
    keys = new Int32Array(1 << tableBits);
    which = new Uint8Array(1 << tableBits);
  }
  const row = lines[line];
  if (!row) {
    finish();
    return false;
  }
  const [length, power, text] = row;
  const to = Math.min(text.length, from + atOnce * length);
  for (; from < to; from += length) put(text, from, length, power);
  if (from < text.length) return true;
  line++;
  from = 0;
  return true;
}

function finish(): void {
  const atMost = (word: string, cost: number): void => {
    if ((costIn(word) ?? Infinity) > cost) put(word, 0, word.length, costs.indexOf(cost));
  };
  for (const c of spoken) atMost(c, spokenCost);
  for (const c of suffixes) put(c, 0, 1, costs.indexOf(strange));
  for (const word of spokenWords.split(' ')) atMost(word, everyday);
  complete = true;
}
function costIn(word: string): number | undefined {
  const at = slotOf(keyOf(word, 0, word.length));
  return keys[at] === 0 ? undefined : costs[which[at] as number];
}

/** Undefined: nobody counted it. */
function known(word: string): number | undefined {
  while (prepareCosts());
  return costIn(word);
}

/** What it costs to write this as one word; undefined: it is none. */
export function costOf(word: string): number | undefined {
  const cost = known(word);
  if (cost !== undefined || word.length > 1) return cost;
  return /\p{Script=Han}/u.test(word) ? strange : foreign;
}

/** Whether newspapers write it often, or people say it every day. */
export const isCommon = (word: string): boolean => (known(word) ?? Infinity) <= common;
