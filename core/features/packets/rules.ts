/** How a packet is split, and who may give one. Pure. */
import { roles, type Role } from '../../types.ts';

export const splits = ['lucky', 'even'] as const;
export type Split = (typeof splits)[number];
export const givers = ['admin', 'staff', 'everyone'] as const;
export type Givers = (typeof givers)[number];

/** Numbers in [0, 1) that come again with the same seed (mulberry32): the split can be computed again from its row. */
export function numbersOf(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The shares of a packet in the order in which they are taken: whole points, each at least 1, together exactly `amount`.
 * Lucky: each share is drawn between 1 and twice the mean of what is left, so an early hand is worth as much as a late
 * one. `amount` is at least `count`.
 */
export function sharesOf(split: Split, amount: number, count: number, seed: number): number[] {
  if (split === 'even') {
    const each = Math.floor(amount / count);
    return Array.from({ length: count }, (_, i) => each + (i < amount - each * count ? 1 : 0));
  }
  const next = numbersOf(seed);
  const shares: number[] = [];
  let left = amount;
  for (let hands = count; hands > 1; hands--) {
    const most = Math.min(left - (hands - 1), Math.floor((2 * left) / hands) - 1);
    const share = 1 + Math.floor(next() * Math.max(1, most));
    shares.push(share);
    left -= share;
  }
  return [...shares, left];
}

const least: Readonly<Record<Givers, Role>> = { admin: 'admin', staff: 'moderator', everyone: 'member' };
const atLeast = (role: Role, wanted: Role): boolean => roles.indexOf(role) >= roles.indexOf(wanted);

export const mayGive = (role: Role, who: Givers): boolean => atLeast(role, least[who]);
/** Admins give what belongs to the community (minted, within the day's budget); everybody else gives their own points. */
export const givesNew = (role: Role): boolean => atLeast(role, 'admin');
