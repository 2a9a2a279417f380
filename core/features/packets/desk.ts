/** What happens to a packet: given, grabbed, gone back. Each runs inside one handler. */
import type { Ledger } from '../../ledger/index.ts';
import { civilDay, startOfDay } from '../../kit/calendar.ts';
import type { Tx } from '../../ports.ts';
import type { Context, Effects } from '../../types.ts';
import type { OpenPackets } from './open.ts';
import { sharesOf, type Split } from './rules.ts';
import type { PacketStore } from './store.ts';

export interface Desk {
  readonly ledger: Ledger;
  readonly store: PacketStore;
  readonly open: OpenPackets;
}
export interface Wish {
  readonly amount: number;
  readonly count: number;
  readonly split: Split;
}
export const pot = (id: number): string => `packet:${id}`;
/** The reasons its movements carry. */
export const reasons = { given: 'packet', back: 'packet.back', grabbed: 'packet.grabbed' } as const;

export type Give =
  | { readonly is: 'given'; readonly id: number; readonly tell: Effects }
  | { readonly is: 'short'; readonly has: number }
  | { readonly is: 'budget'; readonly left: number };

/**
 * Puts the points into the packet's pot: the giver's own, or, with `budget` (what admins may give away a day), new ones
 * that pass through the giver's account. `until`: epoch ms.
 */
export async function give(
  d: Desk,
  c: Context,
  tx: Tx,
  wish: Wish,
  o: { until: number; budget?: number },
): Promise<Give> {
  const { amount, count, split } = wish;
  const { member } = c.who;
  if (o.budget !== undefined) {
    const zone = c.community.timeZone;
    const spent = await d.store.mintedSince(c.community.id, startOfDay(civilDay(c.at, zone), zone));
    if (spent + amount > o.budget) return { is: 'budget', left: Math.max(0, o.budget - spent) };
  } else {
    const has = await d.ledger.balance(c, member);
    if (has < amount) return { is: 'short', has };
  }
  const minted = o.budget !== undefined;
  const seed = Math.floor(c.dice() * 2 ** 32);
  const shares = sharesOf(split, amount, count, seed);
  const { id: community } = c.community;
  const row = { community, room: c.room.id, giver: member, amount, count, split, seed, shares, minted, until: o.until };
  const id = await d.store.add({ ...row, eventId: c.cause, at: c.at });
  // New points are nobody's gain: what comes in goes out at once, so neither movement is told.
  if (minted) await d.ledger.move(c, { member, amount, identity: null, reason: 'staff', note: `${id}` });
  const put = await d.ledger.putIn(c, pot(id), {
    member,
    amount,
    reason: reasons.given,
    note: `${id}`,
    identity: null,
  });
  if (!put) throw new Error(`packet ${id} found no points to hold`);
  tx.changed('packets', 0);
  tx.after(() => d.open.add(c.room.id, id, o.until));
  return { is: 'given', id, tell: minted ? [] : put.tell };
}

export type Grab =
  | { readonly is: 'got'; readonly share: number; readonly left: number; readonly tell: Effects }
  | { readonly is: 'again'; readonly had: number }
  | { readonly is: 'late' };

/** One hand, one share, while there are any. */
export async function grab(d: Desk, c: Context, tx: Tx, id: number): Promise<Grab> {
  const { member } = c.who;
  if (!d.open.has(c.room.id, id)) return { is: 'late' };
  const had = await d.store.claimed(id, member);
  if (had !== undefined) return { is: 'again', had };
  const packet = await d.store.find(id);
  const drawn = packet && packet.until > c.at ? await d.store.draw(id) : undefined;
  if (!drawn) {
    tx.changed('packets', 0);
    tx.after(() => d.open.close(c.room.id, id));
    return { is: 'late' };
  }
  const { share, left } = drawn;
  await d.store.keep({ packet: id, member, amount: share, eventId: c.cause, at: c.at });
  const took = await d.ledger.takeOut(c, pot(id), { member, amount: share, reason: reasons.grabbed, note: `${id}` });
  if (took.moved !== share) throw new Error(`packet ${id} held ${took.moved} where a share of ${share} was due`);
  if (left === 0) tx.changed('packets', 0);
  tx.after(() => {
    d.open.taken(c.room.id, id, member);
    if (left === 0) d.open.close(c.room.id, id);
  }, left === 0);
  return { is: 'got', share, left, tell: took.tell };
}

export interface Back {
  readonly giver: number;
  readonly amount: number;
  readonly shares: number;
  readonly tell: Effects;
}
/** What nobody took goes back to who gave it; minted points are burned. Undefined when it is closed already. */
export async function giveBack(d: Desk, c: Context, tx: Tx, id: number): Promise<Back | undefined> {
  const packet = await d.store.find(id);
  if (!packet || !(await d.store.close(id, c.cause))) return undefined;
  const { giver, room } = packet;
  tx.changed('packets', 0);
  tx.after(() => d.open.close(room, id));
  const left = packet.shares.slice(packet.taken).reduce((a, b) => a + b, 0);
  const back = { member: giver, identity: null, reason: reasons.back, note: `${id}` };
  const took = await d.ledger.takeOut(c, pot(id), { ...back, amount: left });
  if (took.moved !== left) throw new Error(`packet ${id} held ${took.moved} where ${left} were left`);
  if (packet.minted) await d.ledger.move(c, { ...back, amount: -left });
  return { giver, amount: left, shares: packet.count - packet.taken, tell: packet.minted ? [] : took.tell };
}
