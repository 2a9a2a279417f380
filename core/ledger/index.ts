/**
 * The ledger as features use it: the one way points ever move. Double entry, so the sum over all accounts is always 0;
 * a member's balance never falls below 0; entries are never changed, a correction is an entry of its own.
 */
import type { Database } from '../ports.ts';
import type { Context, Effect, Effects, Moved } from '../types.ts';
import { ledgerStore, type LedgerStore } from './store.ts';

export type { Earned, LedgerStore, Owner, Transferred } from './store.ts';

export interface Change {
  readonly member: number;
  /** Positive: from the mint; negative: burned. */
  readonly amount: number;
  /** What happened: the name of a happening, or a word a feature gives a title to (`FeatureDefinition.reasons`). */
  readonly reason: string;
  /** What exactly: the item bought, the number of an act. Plain text. */
  readonly note?: string;
  /** Whose doing, where it was the member's own. */
  readonly identity?: number | null;
}
export interface Changed {
  /** What was moved: less than asked for when there was less. */
  readonly moved: number;
  readonly balance: number;
  /** `points.changed`, to be among the effects of the handler: levels and leaderboards hear it. */
  readonly tell: Effects;
}
export interface Given {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly reason: string;
  readonly note?: string;
}

export interface Ledger {
  /** The rows themselves, for the features that explain them. */
  readonly store: LedgerStore;
  balance(c: Context, member: number): Promise<number>;
  /** Mints or burns; burning takes at most what is there. */
  move(c: Context, change: Change): Promise<Changed>;
  /** Burns exactly this much (`amount` positive); undefined, and nothing moved, when there is less. */
  spend(c: Context, change: Change): Promise<Changed | undefined>;
  /** From one member to another, all or nothing; undefined when there is less. */
  give(c: Context, given: Given): Promise<{ readonly left: number; readonly tell: Effects } | undefined>;
  /** Puts exactly this much into a pot (`packet:12`); undefined when the member has less. */
  putIn(c: Context, pot: string, change: Change): Promise<Changed | undefined>;
  /** Takes at most this much out of a pot. */
  takeOut(c: Context, pot: string, change: Change): Promise<Changed & { readonly left: number }>;
  /** Out of a pot to many, one after another, each at most what is left. The effects of all. */
  payOut(c: Context, pot: string, changes: readonly Change[]): Promise<Effects>;
  /** What is left in a pot is spent: burned. Returns how much. */
  emptyPot(c: Context, pot: string, reason: string, note?: string): Promise<number>;
}

/** Called once per bot; everything runs inside a handler. */
export function createLedger(database: Database): Ledger {
  const store = ledgerStore(database);
  const row = (c: Context, { identity, ...change }: Change) => ({
    ...change,
    identity: identity === undefined ? (change.member === c.who.member ? c.who.identity : null) : identity,
    community: c.community.id,
    cause: c.cause,
    at: c.at,
  });
  const told = (member: number, amount: number, balance: number, reason: string): Effects => {
    if (amount === 0) return [];
    const moved: Moved = { member, amount, balance, reason };
    return [{ do: 'tell', what: { what: 'points.changed', ...moved } }];
  };
  const balance = (c: Context, member: number): Promise<number> => store.balance(c.community.id, member);

  const move: Ledger['move'] = async (c, change) => {
    const done = await store.move(row(c, change));
    return { ...done, tell: told(change.member, done.moved, done.balance, change.reason) };
  };
  const enough = async (c: Context, member: number, amount: number): Promise<boolean> =>
    amount > 0 && (await balance(c, member)) >= amount;

  return {
    store,
    balance,
    move,
    spend: async (c, change) =>
      (await enough(c, change.member, change.amount)) ? move(c, { ...change, amount: -change.amount }) : undefined,
    give: async (c, { from, to, amount, reason, note }) => {
      if (from === to || !(await enough(c, from, amount))) return undefined;
      const owner = (member: number) => ({ community: c.community.id, member });
      const done = await store.transfer({
        from: owner(from),
        to: owner(to),
        amount,
        reason,
        ...(note !== undefined && { note }),
        identity: from === c.who.member ? c.who.identity : null,
        cause: c.cause,
        at: c.at,
      });
      return {
        left: done.from,
        tell: [...told(from, -amount, done.from, reason), ...told(to, amount, done.to, reason)],
      };
    },
    putIn: async (c, pot, change) => {
      if (!(await enough(c, change.member, change.amount))) return undefined;
      const done = await store.pot({ ...row(c, change), amount: -change.amount, pot });
      return { ...done, tell: told(change.member, done.moved, done.balance, change.reason) };
    },
    emptyPot: (c, pot, reason, note) =>
      store.emptyPot({
        community: c.community.id,
        identity: null,
        reason,
        ...(note !== undefined && { note }),
        cause: c.cause,
        at: c.at,
        pot,
      }),
    payOut: async (c, pot, changes) => {
      const tell: Effect[] = [];
      let held: number | undefined;
      for (const change of changes) {
        const done = await store.pot({ ...row(c, change), pot, held });
        held = done.left;
        tell.push(...told(change.member, done.moved, done.balance, change.reason));
      }
      return tell;
    },
    takeOut: async (c, pot, change) => {
      const done = await store.pot({ ...row(c, change), pot });
      return { ...done, tell: told(change.member, done.moved, done.balance, change.reason) };
    },
  };
}
