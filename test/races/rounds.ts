/** The rounds: each plays in a community of its own, everything at once, and throws when a sum is not exact. */
import { eq } from 'drizzle-orm';

import { give, grab } from '../../core/features/packets/desk.ts';
import { cancel, close } from '../../core/features/draws/close.ts';
import { join } from '../../core/features/draws/join.ts';
import { defineDraws } from '../../core/features/draws/schema.ts';
import { redeem } from '../../core/features/shop/desk.ts';
import type { Tx } from '../../core/ports.ts';
import type { Context, Effects, MessageEvent } from '../../core/types.ts';
import { books, said, start, shuffled, type Seat, type Stage } from './stage.ts';

/** Plays one round. @throws Error saying what is not exact */
export type Round = (stage: Stage, community: number) => Promise<void>;

const must = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`${what}: not written`);
  return value;
};
const equal = (what: string, found: unknown, wanted: unknown): void => {
  if (found !== wanted) throw new Error(`${what}: ${String(found)}, not ${String(wanted)}`);
};
/** Members of different rounds are different people. */
const memberOf = (community: number, i: number): number => community * 1000 + i;

type Handler<T> = (seat: Seat, c: Context<MessageEvent>, tx: Tx) => Promise<T>;
/**
 * Everything at once, in an order drawn, each by one of the connections. Whoever is refused for having met somebody too
 * often comes again, as a platform delivers again what was not taken in.
 */
async function together<T>(stage: Stage, community: number, who: readonly number[], handle: Handler<T>): Promise<T[]> {
  const { seats, dice } = stage;
  const one = async (member: number, n: number): Promise<T> => {
    const seat = seats[Math.floor(dice() * seats.length)] as Seat;
    const c = said(community, member, `${community}.${n}`, dice);
    for (let tries = 1; ; tries++)
      try {
        return must((await seat.database.write(async (tx) => ({ is: await handle(seat, c, tx) })))?.is, 'a handler');
      } catch (error) {
        if (tries >= 5 || !/serializ|deadlock/iu.test(String(error))) throw error;
      }
  };
  return Promise.all(shuffled(who, dice).map(one));
}
const first = (stage: Stage): Seat => stage.seats[0] as Seat;
/** Points to begin with. */
const fund = async (stage: Stage, community: number, members: readonly number[], amount: number): Promise<void> => {
  const { database, ledger } = first(stage);
  await database.write(async () => {
    for (const member of members)
      await ledger.move(said(community, member, `${community}.f${member}`, stage.dice), {
        member,
        amount,
        reason: 'staff',
      });
    return true;
  });
};

/** A packet of 10 among 1,000 claims of 400 members. */
export const packet: Round = async (stage, community) => {
  const { dice, seats } = stage;
  const people = Array.from({ length: 400 }, (_, i) => memberOf(community, i));
  const giver = memberOf(community, 999);
  const amount = 10 + Math.floor(dice() * 500);
  await fund(stage, community, [giver], amount);
  const c = said(community, giver, `${community}.give`, dice);
  const seat = first(stage);
  const wish = { amount, count: 10, split: 'lucky' as const };
  const until = c.now + 1000;
  const given = must(await seat.database.write((tx) => give(seat.packets, c, tx, wish, { until })), 'the packet');
  if (given.is !== 'given') throw new Error(`the packet was not given: ${given.is}`);
  for (const other of seats) if (other !== seat) other.packets.open.add(community, given.id, until);
  const claims = Array.from({ length: 1000 }, (_, i) => people[i % people.length] as number);
  const hands = await together(stage, community, claims, (s, x, tx) => grab(s.packets, x, tx, given.id));
  const got = hands.flatMap((h) => (h.is === 'got' ? [h.share] : []));
  equal('shares taken', got.length, 10);
  equal(
    'points taken',
    got.reduce((a, b) => a + b, 0),
    amount,
  );
  const { balances, pots } = await books(seat, community);
  equal('left in the pot', pots, 0);
  equal('members with a share', [...balances.values()].filter((b) => b > 0).length, 10);
};

/** 64 transfers across each other between 8 members, some of more than there is. */
export const transfers: Round = async (stage, community) => {
  const people = Array.from({ length: 8 }, (_, i) => memberOf(community, i));
  await fund(stage, community, people, 20);
  const expected = new Map(people.map((m) => [m, 20]));
  const givers = Array.from({ length: 64 }, (_, i) => people[i % 8] as number);
  const moves = await together(stage, community, givers, async (seat, c) => {
    // Drawn from the cause, not from the dice: a transaction that is run again moves the same.
    const n = Number(c.cause.split('.')[1]);
    const to = people[(n * 5 + 3) % 8] as number;
    const amount = 1 + ((n * 7) % 15);
    const done = await seat.ledger.give(c, { from: c.who.member, to, amount, reason: 'transfer' });
    return { from: c.who.member, to, amount, done: done !== undefined };
  });
  for (const m of moves) {
    if (!m.done) continue;
    expected.set(m.from, (expected.get(m.from) ?? 0) - m.amount);
    expected.set(m.to, (expected.get(m.to) ?? 0) + m.amount);
  }
  const { balances, minted } = await books(first(stage), community);
  equal('minted', minted, 160);
  for (const [member, wanted] of expected) equal(`balance of ${member}`, balances.get(member), wanted);
};

/** 10 coupon codes, 64 members, some of whom ask twice and may have one. */
export const coupons: Round = async (stage, community) => {
  const people = Array.from({ length: 48 }, (_, i) => memberOf(community, i));
  await fund(stage, community, people, 30);
  const seat = first(stage);
  const item = must(
    await seat.database.write(async () => {
      const wish = { name: '券', price: 20, kind: 'code' as const, stock: null, perMember: 1, need: {} };
      const made = await seat.shop.store.add(community, wish, `race|${community}.add`, 0);
      const codes = Array.from({ length: 10 }, (_, i) => `${community}-${i}`);
      await seat.shop.store.addCodes(made.id, codes, `race|${community}.codes`);
      return made;
    }),
    'the item',
  );
  const asks = [...people, ...people.slice(0, 16)];
  const means = { level: 0, tags: [], tells: true, titles: false, group: true };
  const done = await together(stage, community, asks, (s, c, tx) => redeem(s.shop, c, tx, item.no, means));
  const codes = done.flatMap((x) => (x.is === 'done' ? [x.code] : []));
  equal('codes given', codes.length, 10);
  equal('different codes', new Set(codes).size, 10);
  const { balances, burned } = await books(seat, community);
  equal('points spent', burned, 200);
  equal('members who paid', [...balances.values()].filter((b) => b === 10).length, 10);
};

/** 100 check-ins at once of 40 members; each is paid once. */
export const checkins: Round = async (stage, community) => {
  const people = Array.from({ length: 40 }, (_, i) => memberOf(community, i));
  const says = Array.from({ length: 100 }, (_, i) => people[i % people.length] as number);
  const paid = await together(stage, community, says, async (seat, c, tx) => {
    const effects = await seat.checkin.run(c, null, tx);
    if (!effects.some((e) => e.do === 'tell' && e.what.what === 'checkin.done')) return 0;
    return (await seat.ledger.move(c, { member: c.who.member, amount: 5, reason: 'checkin.done' })).moved;
  });
  equal('check-ins that count', paid.filter((n) => n === 5).length, 40);
  const { balances, minted } = await books(first(stage), community);
  equal('minted', minted, 200);
  for (const [member, balance] of balances) equal(`balance of ${member}`, balance, 5);
};

/** How often these say that a draw ended. */
const endings = (effects: Effects): number =>
  effects.filter((e) => e.do === 'tell' && e.what.what === 'draw.ended').length;

/** A draw of 20 places at 4 points each: 60 who join, two who end it and one who calls it off, all at once. */
export const draws: Round = async (stage, community) => {
  const people = Array.from({ length: 30 }, (_, i) => memberOf(community, i));
  await fund(stage, community, people, 10);
  const seat = first(stage);
  const by = memberOf(community, 999);
  const price = 4;
  const { id } = must(
    await seat.database.write(() => {
      const terms = {
        prizes: [{ name: '券', count: 3 }],
        closesAt: start + 1000,
        full: 20,
        price,
        needs: {},
        phrase: null,
      };
      const row = {
        ...terms,
        community,
        room: community,
        by,
        weighting: 'equal' as const,
        seed: community.toString(16).padStart(64, '0'),
      };
      return seat.draws.store.make({ ...row, eventId: `race|${community}.draw`, at: start }, () => 'none');
    }),
    'the draw',
  );
  // Three who say none of the joining words: they end it.
  const [ends, calls] = [memberOf(community, 997), memberOf(community, 998)];
  const all = [...people, ...people, ends, ends, calls];
  const ended = await together(stage, community, all, async (s, c, tx) => {
    const { member } = c.who;
    if (member !== ends && member !== calls) return endings(await join(c, tx, s.draws, id));
    const draw = await s.draws.store.find(community, id);
    return draw ? endings(await (member === ends ? close : cancel)(c, tx, s.draws, draw)) : 0;
  });
  const t = seat.database.t(defineDraws);
  const { read } = seat.database;
  const [draw] = await read.select({ state: t.draws.state }).from(t.draws).where(eq(t.draws.id, id));
  const entries = await read
    .select({ member: t.drawEntries.member })
    .from(t.drawEntries)
    .where(eq(t.drawEntries.draw, id));
  if (draw?.state === 'open') throw new Error('the draw is still open');
  equal(
    'endings',
    ended.reduce((a, b) => a + b, 0),
    1,
  );
  equal('members with two places', entries.length - new Set(entries.map((e) => e.member)).size, 0);
  if (entries.length > 20) throw new Error(`${entries.length} places of 20`);
  const { balances, burned, pots } = await books(seat, community);
  equal('left in the pot', pots, 0);
  equal('points spent', burned, draw?.state === 'drawn' ? price * entries.length : 0);
  const joined = new Set(draw?.state === 'drawn' ? entries.map((e) => e.member) : []);
  for (const m of people) equal(`balance of ${m}`, balances.get(m), joined.has(m) ? 10 - price : 10);
};

export const rounds: Readonly<Record<string, Round>> = { packet, transfers, coupons, checkins, draws };
