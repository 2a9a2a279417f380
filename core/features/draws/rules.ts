/**
 * The public rule by which winners are drawn; docs/draws.md says it in words and as a script. Pure.
 *
 * commitment = SHA-256("banyan draw <id> <seed>"), the seed as 64 hex digits, published with the announcement.
 * list = one line an entry, "<number> <ISO time of joining> <weight>", by number, joined by line feeds; its SHA-256 is
 * published when entries close. Words of 32 bits, big endian, come from HMAC-SHA-256(seed bytes, "<list hash> <block>"),
 * block 0, 1, 2 …; a number below n is a word below the largest multiple of n, modulo n (rejection sampling). Each place
 * goes to the entry in which that number falls when the weights of those still without a place are laid end to end by
 * number: with equal weights the shuffle of Fisher and Yates, sequential form.
 */
import { ascii, fromHex, hex, hmacSha256, sha256 } from '../../kit/sha256.ts';
import type { Dice } from '../../types.ts';

export interface Entry {
  /** By order of joining, from 1. */
  readonly number: number;
  /** Epoch ms. */
  readonly at: number;
  readonly weight: number;
}

/** 64 hex digits. */
export const newSeed = (dice: Dice): string => hex(Uint8Array.from({ length: 32 }, () => Math.floor(dice() * 256)));
export const commitmentOf = (id: number, seed: string): string => hex(sha256(ascii(`banyan draw ${id} ${seed}`)));
export const listOf = (entries: readonly Entry[]): string =>
  entries.map((e) => `${e.number} ${new Date(e.at).toISOString()} ${e.weight}`).join('\n');
export const listHashOf = (entries: readonly Entry[]): string => hex(sha256(ascii(listOf(entries))));

/** Whole numbers below n, all equally likely. */
function stream(seed: string, listHash: string): (n: number) => number {
  const key = fromHex(seed);
  let block = 0;
  let words: number[] = [];
  const next = (): number => {
    if (words.length === 0) {
      const bytes = new DataView(hmacSha256(key, ascii(`${listHash} ${block++}`)).buffer);
      words = Array.from({ length: 8 }, (_, i) => bytes.getUint32(4 * i));
    }
    return words.shift() ?? 0;
  };
  return (n) => {
    const limit = 2 ** 32 - (2 ** 32 % n);
    for (;;) {
      const w = next();
      if (w < limit) return w % n;
    }
  };
}

/** The numbers of the entries by place: the first is the first winner. At most `places` of them. */
export function ranking(entries: readonly Entry[], seed: string, places: number): number[] {
  const below = stream(seed, listHashOf(entries));
  const left = [...entries];
  let total = left.reduce((n, e) => n + e.weight, 0);
  const out: number[] = [];
  while (left.length > 0 && out.length < places) {
    let fell = below(total);
    const i = left.findIndex((e) => (fell -= e.weight) < 0);
    const [drawn] = left.splice(i, 1);
    if (!drawn) break;
    total -= drawn.weight;
    out.push(drawn.number);
  }
  return out;
}
