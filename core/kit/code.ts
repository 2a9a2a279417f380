/** Codes people type from one place into another. */
import type { Dice } from '../types.ts';

/** Letters and digits that nobody confuses when reading them aloud: no 0 O, 1 I L, 5 S, 2 Z, 8 B, U V. */
const alphabet = 'ACDEFGHJKMNPQRTWXY34679';
/** 23^6, about 148 million. */
const length = 6;

export const newCode = (dice: Dice): string =>
  Array.from({ length }, () => alphabet[Math.floor(dice() * alphabet.length)]).join('');

/** A code however it was typed; undefined for anything else. */
export function readCode(typed: string): string | undefined {
  const code = typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
  return code.length === length && Array.from(code).every((c) => alphabet.includes(c)) ? code : undefined;
}
