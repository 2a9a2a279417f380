/** Claiming a prize, and who gets it when nobody does. */
import { cut } from '../../kit/cut.ts';
import { groupLocale, privately, reply } from '../../kit/reply.ts';
import type { Context, Effect, Effects } from '../../types.ts';
import { place } from './close.ts';
import type { Desk } from './make.ts';
import { prizeNames, winnersOf } from './prizes.ts';
import type { DrawRow } from './store.ts';
import { drawTexts } from './texts.ts';

/** So many rounds of substitutes come by themselves; then staff are told and may draw again by hand. */
const mostRounds = 3;
const noteLength = 100;

/** In private; in the group only for those the bot may not write to. */
export async function claim(c: Context, desk: Desk, id: number, note: string): Promise<Effects> {
  const t = drawTexts[c.locale];
  const { store, house } = desk;
  const draw = await store.find(c.community.id, id);
  if (!draw) return [reply(c, t.noSuch)];
  if (c.room.kind === 'group' && (await house.people.reached(c.who.member, c.room.account)))
    return [reply(c, t.claimPrivately(id))];
  const mine = (await store.places(id)).find((p) => p.member === c.who.member);
  if (mine?.state === 'passed' && mine.why === 'late') return [reply(c, t.tooLate)];
  if (mine?.state !== 'waiting' || !(await store.settle(id, mine.place, { state: 'claimed', why: null, by: c.cause })))
    return [reply(c, t.notYours(id))];
  const prize = draw.prizes[mine.prize]?.name ?? '';
  const told = t.claimedTold(c.who.name, id, prize, cut(note, noteLength));
  return [reply(c, t.claimed(id, prize)), privately(c, draw.by, told)];
}

/** The time to claim is over: who did not is passed over, and the next in the public order get their turn. */
export async function lapse(c: Context, desk: Desk, id: number, from: number): Promise<Effects> {
  const draw = await desk.store.find(c.community.id, id);
  if (!draw || draw.state !== 'drawn') return [];
  const late = (await desk.store.places(id)).filter(
    (p) => p.state === 'waiting' && p.place >= from && p.until <= c.now,
  );
  const out: Effect[] = [];
  for (const passed of late)
    if (await desk.store.settle(id, passed.place, { state: 'passed', why: 'late', by: c.cause }))
      out.push(...(await substitute(c, desk, draw, passed, 'late')));
  return out;
}

/** Somebody else for one who was passed over, said in the group. */
export async function substitute(
  c: Context,
  desk: Desk,
  draw: DrawRow,
  { number, prize }: { readonly number: number; readonly prize: number },
  why: 'late' | 'staff',
): Promise<Effects> {
  const room = await desk.house.people.room(draw.room, desk.house.database.db);
  if (!room) return [];
  const t = drawTexts[groupLocale({ room, community: c.community })];
  const before = await desk.store.places(draw.id);
  const again = before.filter((p) => p.why === 'late').length;
  const { winners, effects } =
    why === 'late' && again > mostRounds * winnersOf(draw.prizes)
      ? { winners: [], effects: [] }
      : await place(c, desk, draw, [prize]);
  if (winners.length === 0) return [...effects, privately(c, draw.by, t.noneLeft(draw.id, number))];
  const several = draw.prizes.length > 1 ? (draw.prizes[prize]?.name ?? null) : null;
  const friends = !desk.house.can(room.account).has('private.open');
  const say = t.passed(draw.id, { number, prize: several, friends }, why, winners);
  return [
    { do: 'send', to: { room: room.id }, say, unasked: why === 'late' && { kind: 'other', priority: 6 } },
    ...effects,
  ];
}

/** Staff say that a winner cannot be reached. */
export async function reroll(c: Context, desk: Desk, id: number, number: number): Promise<Effects> {
  const t = drawTexts[c.locale];
  const draw = await desk.store.find(c.community.id, id);
  if (!draw || draw.state !== 'drawn') return [reply(c, t.noSuch)];
  const found = (await desk.store.places(id)).find((p) => p.number === number);
  const settled =
    found?.state === 'waiting' &&
    (await desk.store.settle(id, found.place, { state: 'passed', why: 'staff', by: c.cause }));
  if (!settled || !found) return [reply(c, t.whichPlace(id))];
  await desk.house.audit.write(c, {
    act: 'draws.reroll',
    subject: prizeNames(draw.prizes),
    room: draw.room,
    before: { number, state: 'waiting' },
    after: { draw: id, number, state: 'passed' },
  });
  const next = await substitute(c, desk, draw, found, 'staff');
  return c.room.id === draw.room ? next : [reply(c, t.rerolled(id, number)), ...next];
}
