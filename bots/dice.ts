/** Chance for a running bot: nobody can work out the next throw from those before, which the seed of a draw depends on. */
import type { Dice } from '../core/types.ts';

const words = new Uint32Array(2);

/** 53 bits of the machine's own randomness in [0, 1). */
export const secureDice: Dice = () => {
  const [high = 0, low = 0] = crypto.getRandomValues(words);
  return ((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53;
};
