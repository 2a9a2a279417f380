/**
 * What it costs to write a word of Chinese: minus the logarithm of how often it is written. 123,000 words in one table,
 * filled a stretch at a time (`prepareCosts`), so that nobody has to wait for all of it.
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
/** Words counted more often than 2 to the power of 7. */
const common = counted(6.9);

const tableBits = 18;
/** Open addressing by keys; an empty slot has the key 0. */
let keys = new Int32Array(0);
let costs = new Float32Array(0);
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
function put(text: string, start: number, length: number, cost: number): void {
  const key = keyOf(text, start, length);
  const at = slotOf(key);
  keys[at] = key;
  costs[at] = cost;
}

/** So many words at a time, some tenths of a millisecond. */
const atOnce = 2000;

/** Works on the table for a moment; nothing when it is complete. */
export function prepareCosts(): void {
  if (complete) return;
  if (keys.length === 0) {
    keys = new Int32Array(1 << tableBits);
    costs = new Float32Array(1 << tableBits);
  }
  const row = lexicon[line];
  if (!row) return finish();
  const [length, power, text] = row;
  const to = Math.min(text.length, from + atOnce * length);
  for (; from < to; from += length) put(text, from, length, counted(power));
  if (from < text.length) return;
  line++;
  from = 0;
}

function finish(): void {
  const least = (word: string, cost: number): void => {
    const at = slotOf(keyOf(word, 0, word.length));
    put(word, 0, word.length, keys[at] === 0 ? cost : Math.min(cost, costs[at] as number));
  };
  for (const c of spoken) least(c, spokenCost);
  for (const c of suffixes) put(c, 0, 1, strange);
  for (const word of spokenWords.split(' ')) least(word, everyday);
  complete = true;
}

/** Undefined: nobody counted it. */
function known(word: string): number | undefined {
  while (!complete) prepareCosts();
  const at = slotOf(keyOf(word, 0, word.length));
  return keys[at] === 0 ? undefined : costs[at];
}

/** What it costs to write this as one word; undefined: it is none. */
export function costOf(word: string): number | undefined {
  const cost = known(word);
  if (cost !== undefined || word.length > 1) return cost;
  return /\p{Script=Han}/u.test(word) ? strange : foreign;
}

/** Whether newspapers write it often, or people say it every day. */
export const isCommon = (word: string): boolean => (known(word) ?? Infinity) <= common;
