import { and, asc, desc, eq, gt, gte, inArray, lt, ne, notInArray, sql } from 'drizzle-orm';

import { slot } from '../kit/statement.ts';
import type { Database } from '../ports.ts';
import { defineLedger } from './schema.ts';

export interface Transfer {
  readonly community: number;
  /** Positive: from the mint to the member; negative: from the member to burn. */
  readonly amount: number;
  readonly member: number;
  readonly identity: number | null;
  readonly reason: string;
  readonly note?: string;
  readonly cause: string;
  readonly at: number;
}

/** Reasons that come from the mint and are no award. */
export const byHand = ['staff', 'undo', 'moderation.back', 'refund'] as const;

/** What was earned before, today and last. */
export interface Earned {
  /** By all awards since the civil day began. */
  readonly today: number;
  /** The same since the week began. */
  readonly week: number;
  /** By this award since the civil day began: how often. */
  readonly timesToday: number;
  /** When this award was last given, epoch ms. */
  readonly lastAt: number | null;
}
export interface Owner {
  readonly community: number;
  readonly member: number;
}
export interface Unspent {
  readonly account: number;
  readonly member: number;
  readonly old: number;
}
export interface Transferred {
  readonly moved: number;
  /** Balances afterwards. */
  readonly from: number;
  readonly to: number;
}

/** Called once per bot; everything runs inside a handler. */
export function ledgerStore(database: Database) {
  const { accounts, entries, balances, pointLinks } = database.t(defineLedger);
  const { db } = database;
  const p = sql.placeholder;
  const find = db
    .select({ id: accounts.id, balance: balances.balance })
    .from(accounts)
    .leftJoin(balances, eq(balances.account, accounts.id))
    .where(and(eq(accounts.community, p('community')), eq(accounts.member, p('member')), eq(accounts.name, p('name'))))
    .prepare('ledger_find');
  const open = db
    .insert(accounts)
    .values({ community: p('community'), kind: p('kind'), member: p('member'), name: p('name') })
    .returning({ id: accounts.id })
    .prepare('ledger_open');
  const enter = db
    .insert(entries)
    .values({
      account: p('account'),
      against: p('against'),
      side: p('side'),
      amount: p('amount'),
      reason: p('reason'),
      note: p('note'),
      identity: p('identity'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .prepare('ledger_enter');
  const put = db
    .insert(balances)
    .values({ account: p('account'), balance: p('balance') })
    .onConflictDoUpdate({ target: balances.account, set: { balance: slot(balances.balance, 'balance') } })
    .prepare('ledger_put');
  const amount = sql<number>`coalesce(sum(${entries.amount}), 0)`;
  const sinceDay = sql`${entries.at} >= ${p('day')}`;
  /** What came from the mint since the week began; what staff gave by hand, or gave back, is no award and fills no cap. */
  const minted = db
    .select({
      week: amount.mapWith(Number),
      day: sql<number>`coalesce(sum(case when ${sinceDay} then ${entries.amount} else 0 end), 0)`.mapWith(Number),
      times:
        sql<number>`coalesce(sum(case when ${sinceDay} and ${entries.reason} = ${p('reason')} then 1 else 0 end), 0)`.mapWith(
          Number,
        ),
    })
    .from(entries)
    .where(
      and(
        eq(entries.account, p('account')),
        gte(entries.at, p('week')),
        eq(entries.side, 1),
        eq(entries.against, p('mint')),
        notInArray(entries.reason, [...byHand]),
      ),
    )
    .prepare('ledger_minted');
  const lastAward = db
    .select({ at: entries.at })
    .from(entries)
    .where(and(eq(entries.account, p('account')), eq(entries.reason, p('reason')), eq(entries.side, 1)))
    .orderBy(desc(entries.at))
    .limit(1)
    .prepare('ledger_last_award');

  const account = async (community: number, member: number, name: string) => {
    const [known] = await find.execute({ community, member, name });
    if (known) return { id: known.id, balance: known.balance ?? 0 };
    const [made] = await open.execute({ community, member, name, kind: name ? 'system' : 'member' });
    if (!made) throw new Error('ledger account was not written');
    return { id: made.id, balance: 0 };
  };

  const sumOf = async (id: number): Promise<number> => {
    const [row] = await db
      .select({ n: sql<number>`coalesce(sum(${entries.side} * ${entries.amount}), 0)`.mapWith(Number) })
      .from(entries)
      .where(eq(entries.account, id));
    return row?.n ?? 0;
  };

  /** What came before `since`, less what went since, at most what is there. */
  const oldOf = async (
    held: readonly { readonly account: number; readonly balance: number }[],
    since: number,
  ): Promise<ReadonlyMap<number, number>> => {
    if (held.length === 0) return new Map();
    const before = sql<number>`sum(case when ${entries.at} < ${since} then ${entries.side} * ${entries.amount} else 0 end)`;
    const gone = sql<number>`sum(case when ${entries.at} >= ${since} and ${entries.side} < 0 then ${entries.amount} else 0 end)`;
    const sums = await db
      .select({ account: entries.account, before: before.mapWith(Number), gone: gone.mapWith(Number) })
      .from(entries)
      .where(
        inArray(
          entries.account,
          held.map((h) => h.account),
        ),
      )
      .groupBy(entries.account);
    const balanceOf = new Map(held.map((h) => [h.account, h.balance]));
    return new Map(
      sums.map((s) => [s.account, Math.max(0, Math.min(balanceOf.get(s.account) ?? 0, s.before - s.gone))]),
    );
  };

  return {
    balance: async (community: number, member: number): Promise<number> =>
      (await find.execute({ community, member, name: '' }))[0]?.balance ?? 0,
    earned: async (
      at: Owner,
      reason: string,
      began: { day: number; week: number },
      coolDown: boolean,
    ): Promise<Earned> => {
      const [own] = await find.execute({ ...at, name: '' });
      if (!own) return { today: 0, week: 0, timesToday: 0, lastAt: null };
      const mint = await account(at.community, 0, 'mint');
      const [sum] = await minted.execute({ account: own.id, mint: mint.id, reason, ...began });
      const last = coolDown ? (await lastAward.execute({ account: own.id, reason }))[0] : undefined;
      return { today: sum?.day ?? 0, week: sum?.week ?? 0, timesToday: sum?.times ?? 0, lastAt: last?.at ?? null };
    },
    /** Two rows and the balance. Taking takes at most what is there; returns what was moved and what is left. */
    move: async (t: Transfer): Promise<{ moved: number; balance: number }> => {
      const own = await account(t.community, t.member, '');
      const moved = t.amount < 0 ? -Math.min(own.balance, -t.amount) : t.amount;
      if (moved === 0) return { moved, balance: own.balance };
      const system = await account(t.community, 0, moved > 0 ? 'mint' : 'burn');
      const side = moved > 0 ? 1 : -1;
      const rest = {
        amount: Math.abs(moved),
        reason: t.reason,
        note: t.note ?? null,
        identity: t.identity,
        eventId: t.cause,
        at: t.at,
      };
      await database.many(enter, [
        { ...rest, account: own.id, against: system.id, side },
        { ...rest, account: system.id, against: own.id, side: -side },
      ]);
      const balance = own.balance + moved;
      await put.execute({ account: own.id, balance });
      return { moved, balance };
    },
    /**
     * Between a member and a pot (a red packet, a draw): a system account of the community. `amount` positive: out of
     * the pot. Taking takes at most what is there, on either side. A pot's sum is its entries: it is counted only to take
     * something out, and not again for who hands in what was `left`, which says something of taking out alone.
     */
    pot: async (
      t: Transfer & { pot: string; held?: number | undefined },
    ): Promise<{ moved: number; balance: number; left: number }> => {
      const own = await account(t.community, t.member, '');
      const pot = await account(t.community, 0, `pot:${t.pot}`);
      const held = t.held ?? (t.amount > 0 ? await sumOf(pot.id) : 0);
      const moved = t.amount < 0 ? -Math.min(own.balance, -t.amount) : Math.min(held, t.amount);
      if (moved === 0) return { moved, balance: own.balance, left: held };
      const side = moved > 0 ? 1 : -1;
      const rest = {
        amount: Math.abs(moved),
        reason: t.reason,
        note: t.note ?? null,
        identity: t.identity,
        eventId: t.cause,
        at: t.at,
      };
      await database.many(enter, [
        { ...rest, account: own.id, against: pot.id, side },
        { ...rest, account: pot.id, against: own.id, side: -side },
      ]);
      await put.execute({ account: own.id, balance: own.balance + moved });
      return { moved, balance: own.balance + moved, left: held - moved };
    },
    /** What is left in a pot is gone: burned. Returns how much. */
    emptyPot: async (t: Omit<Transfer, 'amount' | 'member'> & { pot: string }): Promise<number> => {
      const pot = await account(t.community, 0, `pot:${t.pot}`);
      const amount = await sumOf(pot.id);
      if (amount <= 0) return 0;
      const burn = await account(t.community, 0, 'burn');
      const rest = {
        amount,
        reason: t.reason,
        note: t.note ?? null,
        identity: t.identity,
        eventId: t.cause,
        at: t.at,
      };
      await database.many(enter, [
        { ...rest, account: pot.id, against: burn.id, side: -1 },
        { ...rest, account: burn.id, against: pot.id, side: 1 },
      ]);
      return amount;
    },
    /** What movements of these reasons with this note come to for the member: below 0 when more was taken than given. */
    sum: async (community: number, member: number, reasons: readonly string[], note: string): Promise<number> => {
      const [own] = await find.execute({ community, member, name: '' });
      if (!own) return 0;
      const [row] = await db
        .select({ n: sql<number>`coalesce(sum(${entries.side} * ${entries.amount}), 0)`.mapWith(Number) })
        .from(entries)
        .where(and(eq(entries.account, own.id), inArray(entries.reason, [...reasons]), eq(entries.note, note)));
      return row?.n ?? 0;
    },
    /**
     * From one member's account to another's, at most what is there. Between communities it goes out through one's `moved`
     * account and in through the other's, so that each community's books still add up. Returns what was moved.
     */
    transfer: async (t: Omit<Transfer, 'community' | 'member'> & { from: Owner; to: Owner }): Promise<Transferred> => {
      const [from, to] = [
        await account(t.from.community, t.from.member, ''),
        await account(t.to.community, t.to.member, ''),
      ];
      const moved = Math.min(from.balance, t.amount);
      if (moved <= 0) return { moved: 0, from: from.balance, to: to.balance };
      const same = t.from.community === t.to.community;
      const out = same ? to.id : (await account(t.from.community, 0, 'moved')).id;
      const into = same ? from.id : (await account(t.to.community, 0, 'moved')).id;
      const rest = {
        amount: moved,
        reason: t.reason,
        note: t.note ?? null,
        identity: t.identity,
        eventId: t.cause,
        at: t.at,
      };
      await database.many(enter, [
        { ...rest, account: from.id, against: out, side: -1 },
        ...(same
          ? []
          : [
              { ...rest, account: out, against: from.id, side: 1 },
              { ...rest, account: into, against: to.id, side: -1 },
            ]),
        { ...rest, account: to.id, against: into, side: 1 },
      ]);
      await put.execute({ account: from.id, balance: from.balance - moved });
      await put.execute({ account: to.id, balance: to.balance + moved });
      return { moved, from: from.balance - moved, to: to.balance + moved };
    },
    /** Writes down what a link brought in, and where the ledger stood. */
    remember: async (link: number, amount: number, eventId: string): Promise<void> => {
      const [last] = await db
        .select({ id: sql<number>`coalesce(max(${entries.id}), 0)`.mapWith(Number) })
        .from(entries);
      await db
        .insert(pointLinks)
        .values({ link, amount, after: last?.id ?? 0, eventId })
        .onConflictDoNothing();
    },
    /** What goes back when a link ends: what it brought in, and what these identities earned and spent since. */
    dueBack: async (link: number, at: Owner, identities: readonly number[]): Promise<number> => {
      const [own] = await find.execute({ ...at, name: '' });
      const [was] = await db.select().from(pointLinks).where(eq(pointLinks.link, link));
      if (!own || !was) return 0;
      const [sum] = await db
        .select({ n: sql<number>`coalesce(sum(${entries.side} * ${entries.amount}), 0)`.mapWith(Number) })
        .from(entries)
        .where(
          and(
            eq(entries.account, own.id),
            inArray(entries.identity, [...identities]),
            gt(entries.id, was.after),
            ne(entries.reason, 'link'),
          ),
        );
      return was.amount + (sum?.n ?? 0);
    },
    /** Is there any entry from before this moment? */
    anyBefore: async (community: number, at: number): Promise<boolean> =>
      (
        await db
          .select({ id: entries.id })
          .from(entries)
          .innerJoin(accounts, eq(accounts.id, entries.account))
          .where(and(eq(accounts.community, community), eq(accounts.kind, 'member'), lt(entries.at, at)))
          .limit(1)
      ).length > 0,
    /**
     * Members' accounts that hold something, by id, those after `after`; `old`: what is left of the points from before
     * `since`, the oldest being spent first.
     */
    unspent: async (community: number, since: number, after: number, limit: number): Promise<readonly Unspent[]> => {
      const held = await db
        .select({ account: accounts.id, member: accounts.member, balance: balances.balance })
        .from(accounts)
        .innerJoin(balances, eq(balances.account, accounts.id))
        .where(
          and(
            eq(accounts.community, community),
            eq(accounts.kind, 'member'),
            gt(accounts.id, after),
            gt(balances.balance, 0),
          ),
        )
        .orderBy(asc(accounts.id))
        .limit(limit);
      const old = await oldOf(held, since);
      return held.map(({ account, member }) => ({ account, member, old: old.get(account) ?? 0 }));
    },
    /** The same for one member. */
    unspentOf: async ({ community, member }: Owner, since: number): Promise<number> => {
      const [own] = await find.execute({ community, member, name: '' });
      if (!own) return 0;
      return (await oldOf([{ account: own.id, balance: own.balance ?? 0 }], since)).get(own.id) ?? 0;
    },
    /** The last changes of a member, newest first. */
    history: async (community: number, member: number, limit: number) => {
      const [own] = await find.execute({ community, member, name: '' });
      if (!own) return [];
      return db
        .select({
          side: entries.side,
          amount: entries.amount,
          reason: entries.reason,
          note: entries.note,
          at: entries.at,
        })
        .from(entries)
        .where(eq(entries.account, own.id))
        .orderBy(desc(entries.id))
        .limit(limit);
    },
  };
}
export type LedgerStore = ReturnType<typeof ledgerStore>;
