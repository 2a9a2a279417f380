/** The end of a draw: drawn once for ever, or called off with everything given back. */
import { cut } from '../../kit/cut.ts';
import { formatMoment } from '../../kit/calendar.ts';
import { groupLocale, lines } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { At, Context, Effect, Effects, Room, Say } from '../../types.ts';
import type { DrawEnded, DrawWon } from './events.ts';
import { closeKey, pot, reasons, type Desk } from './make.ts';
import { listHashOf, ranking } from './rules.ts';
import { prizeNames, prizeOrder } from './prizes.ts';
import { claimHours } from './settings.ts';
import type { DrawRow } from './store.ts';
import { drawTexts } from './texts.ts';

export const claimTimer = 'draws.claims';
const hourMs = 3_600_000;
const shownNames = 8;

const roomOf = async (desk: Desk, id: number): Promise<Room> => {
  const room = await desk.house.people.room(id, desk.house.database.db);
  if (!room) throw new Error(`no room ${id}`);
  return room;
};
const ended = (draw: number, state: DrawEnded['state'], entries: number): Effect => {
  const what: DrawEnded = { what: 'draw.ended', member: null, draw, state, entries };
  return { do: 'tell', what };
};

/** Somebody with a place, and which of the prizes it brings. */
export type Winner = At & { readonly prize: number };

/** Draws. Nothing happens when it had ended already. */
export async function close(c: Context, tx: Tx, desk: Desk, draw: DrawRow): Promise<Effects> {
  const { store, open, house } = desk;
  const entries = await store.entries(draw.id);
  const to = { state: 'drawn' as const, listHash: listHashOf(entries), by: c.cause, at: c.now };
  if (!(await store.end(draw.id, to))) return [];
  tx.changed('draws', 0);
  tx.after(() => open.close(draw.room, draw.id));
  await house.ledger.emptyPot(c, pot(draw.id), reasons.spent, `${draw.id}`);
  await house.audit.write(c, {
    act: 'draws.drawn',
    subject: prizeNames(draw.prizes),
    room: draw.room,
    before: null,
    after: { draw: draw.id, listHash: to.listHash },
  });
  const room = await roomOf(desk, draw.room);
  const t = drawTexts[groupLocale({ room, community: c.community })];
  const done = [ended(draw.id, 'drawn', entries.length), { do: 'cancel', key: closeKey(draw.id) } as const];
  const say = (words: Say): Effect => ({ do: 'send', to: { room: room.id }, say: words });
  if (entries.length === 0) return [...done, say(t.nobody(draw.id, prizeNames(draw.prizes)))];
  const { winners, effects } = await place(c, desk, draw, prizeOrder(draw.prizes));
  const hours = house.settings.get(claimHours, { community: c.community.id, room: room.id });
  const shown = draw.prizes.flatMap(({ name }, i) => {
    const got = winners.filter((w) => w.prize === i);
    return got.length === 0
      ? []
      : [{ name, winners: got.slice(0, shownNames), more: Math.max(0, got.length - shownNames) }];
  });
  const head = t.won(draw.id, shown);
  return [
    ...done,
    say(
      lines(
        head,
        (house.can(room.account).has('private.open') ? t.wonTail : t.wonTailFriend)(draw.id, entries.length, hours),
      ),
    ),
    ...effects,
  ];
}

/** Calls it off: everybody who paid has it back. */
export async function cancel(c: Context, tx: Tx, desk: Desk, draw: DrawRow): Promise<Effects> {
  const { store, open, house } = desk;
  const to = { state: 'cancelled' as const, listHash: null, by: c.cause, at: c.now };
  if (!(await store.end(draw.id, to))) return [];
  tx.changed('draws', 0);
  tx.after(() => open.close(draw.room, draw.id));
  const entries = await store.entries(draw.id);
  const told: Effect[] = [ended(draw.id, 'cancelled', entries.length), { do: 'cancel', key: closeKey(draw.id) }];
  if (draw.price > 0)
    told.push(
      ...(await house.ledger.payOut(
        c,
        pot(draw.id),
        entries.map(({ member }) => ({
          member,
          amount: draw.price,
          reason: reasons.back,
          note: `${draw.id}`,
          identity: null,
        })),
      )),
    );
  await house.audit.write(c, {
    act: 'draws.cancel',
    subject: prizeNames(draw.prizes),
    room: draw.room,
    before: { state: 'open' },
    after: { draw: draw.id, state: 'cancelled' },
  });
  const room = await roomOf(desk, draw.room);
  const t = drawTexts[groupLocale({ room, community: c.community })];
  const refunded = draw.price > 0 ? entries.length : 0;
  return [...told, { do: 'send', to: { room: room.id }, say: t.cancelled(draw.id, prizeNames(draw.prizes), refunded) }];
}

/**
 * Gives the next places of the public order, one for each of `wanted`, which says the prize it brings. Who left the group is passed over, and that is written down;
 * whoever gets one hears of it in private, where the bot may write to them.
 */
export async function place(
  c: Context,
  desk: Desk,
  draw: DrawRow,
  wanted: readonly number[],
): Promise<{ winners: readonly Winner[]; effects: Effects }> {
  const { store, house } = desk;
  const entries = await store.entries(draw.id);
  const taken = (await store.places(draw.id)).length;
  const room = await roomOf(desk, draw.room);
  const hours = house.settings.get(claimHours, { community: c.community.id, room: room.id });
  const until = c.now + hours * hourMs;
  // Everybody's order is fixed by the seed and the list; only as much of it is worked out as is needed.
  const order = ranking(entries, draw.seed, entries.length > 2000 ? taken + wanted.length + 200 : entries.length);
  const names = await house.people.names(entries.map((e) => e.member));
  const winners: Winner[] = [];
  const effects: Effect[] = [];
  for (let next = taken; next < order.length && winners.length < wanted.length; next++) {
    const entry = entries.find((e) => e.number === order[next]);
    if (!entry) throw new Error(`draw ${draw.id}: no entry ${order[next]}`);
    const { member, number } = entry;
    const here = await store.present(draw.room, member);
    const prize = wanted[winners.length] ?? 0;
    const row = { draw: draw.id, place: next, prize, number, member, until, eventId: c.cause };
    await store.addPlace(
      here ? { ...row, state: 'waiting' } : { ...row, state: 'passed', why: 'left', closedBy: c.cause },
    );
    if (!here) continue;
    winners.push({ at: member, name: names.get(member) ?? '', prize });
    const what: DrawWon = { what: 'draw.won', member, draw: draw.id };
    effects.push({ do: 'tell', what });
    if (await house.people.reached(member, room.account)) effects.push(offer(c, draw, room, { member, prize, until }));
  }
  if (winners.length > 0)
    effects.push({
      do: 'later',
      key: `${claimTimer}:${draw.id}:${taken}`,
      timer: claimTimer,
      at: until,
      room: room.id,
      community: c.community.id,
      data: { draw: draw.id, from: taken },
    });
  return { winners, effects };
}

interface Offered {
  readonly member: number;
  readonly prize: number;
  readonly until: number;
}
const offer = (c: Context, draw: DrawRow, room: Room, { member, prize, until }: Offered): Effect => {
  const locale = groupLocale({ room, community: c.community });
  const t = drawTexts[locale];
  return {
    do: 'ask',
    step: 'claim',
    data: { draw: draw.id },
    for: { member },
    to: { private: member },
    say: t.youWon(draw.id, cut(draw.prizes[prize]?.name ?? '', 40), formatMoment(until, c.community.timeZone, locale)),
    choices: [{ label: t.claim, value: 'claim' }],
    until,
  };
};

/** What this member has won and could not be told: offered now that they can be. */
export async function offers(c: Context, { store, house }: Desk, member: number): Promise<Effects> {
  const out: Effect[] = [];
  for (const { draw, prize, until } of await store.waitingFor(c.community.id, member, c.now)) {
    const room = await house.people.room(draw.room, house.database.db);
    if (room) out.push(offer(c, draw, room, { member, prize, until }));
  }
  return out;
}
