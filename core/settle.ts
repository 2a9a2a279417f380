/** Settling what a handler tells: a row each, then every feature that hears it, in list order, in the same savepoint. */
import type { Tx } from './ports.ts';
import type { Context, Effects, Happening, Leaving, Moved } from './types.ts';

export interface Hearer {
  readonly feature: string;
  readonly hear: (c: Context, what: Happening, tx: Tx) => Promise<Effects> | Effects;
}
export interface Hall {
  readonly hearers: (what: string) => readonly Hearer[];
  readonly keepHappening: (c: Context, tx: Tx, what: Happening) => void;
}
export interface Settled {
  /** By the feature that asked, in order. */
  readonly outward: (readonly [string, readonly Leaving[]])[];
  readonly tells: readonly Happening[];
  readonly moved: readonly Moved[];
}

const deepest = 8;

/** @throws Error when tells answer tells more than eight deep: two features tell each other. */
export async function settleTells(hall: Hall, c: Context, tx: Tx, feature: string, first: Effects): Promise<Settled> {
  const outward: (readonly [string, readonly Leaving[]])[] = [];
  const tells: Happening[] = [];
  const walk = async (from: string, effects: Effects, depth: number): Promise<void> => {
    const said: Leaving[] = [];
    const told: Happening[] = [];
    for (const effect of effects)
      if (effect.do === 'tell') told.push(effect.what);
      else said.push(effect);
    if (said.length > 0) outward.push([from, said]);
    if (told.length > 0 && depth >= deepest)
      throw new Error(`tells answer tells more than ${deepest} deep: ${told[0]?.what}`);
    for (const what of told) {
      tells.push(what);
      hall.keepHappening(c, tx, what);
      for (const h of hall.hearers(what.what)) await walk(h.feature, await h.hear(c, what, tx), depth + 1);
    }
  };
  await walk(feature, first, 0);
  const moved = tells.flatMap(movedBy);
  return {
    outward: outward.map(([from, effects]) => [from, effects.map((e) => withMoved(e, moved))] as const),
    tells,
    moved,
  };
}

const movedBy = (t: Happening): readonly Moved[] => {
  const { member, what: _, ...rest } = t;
  const { amount, balance, reason } = rest;
  return member !== null && typeof amount === 'number' && typeof balance === 'number' && typeof reason === 'string'
    ? [{ member, amount, balance, reason }]
    : [];
};

/** A merged answer learns what this event moved for its member. */
const withMoved = (effect: Leaving, moved: readonly Moved[]): Leaving => {
  if (effect.do !== 'send' || !effect.merge) return effect;
  const { item, as } = effect.merge;
  const mine = moved.filter((m) => m.member === item.member);
  const last = mine.at(-1);
  if (!last) return effect;
  const sum = mine.reduce((n, m) => n + m.amount, 0);
  return { ...effect, merge: { as, item: { ...item, moved: { amount: sum, balance: last.balance } } } };
};
