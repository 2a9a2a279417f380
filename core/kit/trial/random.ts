/** Chance that anybody can repeat: the same seed, the same throws. */
import { ascii, sha256 } from '../sha256.ts';

/** In [0, 1). */
export type Random = () => number;

/** xoshiro128** of D. Blackman and S. Vigna (2018), its state the first 16 bytes of the seed's SHA-256. ASCII only. */
export function randomFrom(seed: string): Random {
  const view = new DataView(sha256(ascii(seed)).buffer);
  let [a, b, c, d] = [view.getUint32(0), view.getUint32(4), view.getUint32(8), view.getUint32(12)];
  const turn = (x: number, n: number): number => (x << n) | (x >>> (32 - n));
  return () => {
    const result = Math.imul(turn(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = turn(d, 11);
    return result / 4_294_967_296;
  };
}
