/** Taking part. */
import { civilDay, startOfDay } from '../../kit/calendar.ts';
import { at, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { foldCommand } from '../../text/index.ts';
import type { Context, Effects, Say } from '../../types.ts';
import type { DrawJoined } from './events.ts';
import { close } from './close.ts';
import { pot, reasons, type Desk } from './make.ts';
import type { DrawRow } from './store.ts';
import { drawTexts, type Joined } from './texts.ts';

const dayMs = 86_400_000;

/** Somebody wants to be in a draw of this room: a word, a phrase, a button. */
export async function join(c: Context, tx: Tx, desk: Desk, id: number): Promise<Effects> {
  const t = drawTexts[c.locale];
  const draw = await desk.store.find(c.community.id, id);
  if (!draw || draw.room !== c.room.id) return [reply(c, t.none)];
  const { member, name } = c.who;
  const mine = await desk.store.entry(id, member);
  if (mine) return [reply(c, t.already(at(c.who), mine.number))];
  if (draw.state !== 'open' || c.at > draw.closesAt) return [reply(c, t.over)];
  const refusal = await lacking(c, desk, draw);
  if (refusal) return [reply(c, refusal)];
  const weight = draw.weighting === 'checkin' && (await checkedIn(c, desk)) ? 2 : 1;
  const taken = await desk.store.size(id);
  const number = await desk.store.join({ draw: id, number: taken + 1, member, weight, eventId: c.cause, at: c.at });
  if (number === undefined) throw new Error(`draw ${id}: number ${taken + 1} was taken`);
  const paid =
    draw.price === 0
      ? undefined
      : await desk.house.ledger.putIn(c, pot(id), { member, amount: draw.price, reason: reasons.paid, note: `${id}` });
  if (draw.price > 0 && !paid) throw new Error(`draw ${id}: the price was there and is not`);
  const what: DrawJoined = { what: 'draw.joined', member, draw: id, number };
  const item: Joined = { member, name, number, draw: id };
  return [
    ...(paid?.tell ?? []),
    { do: 'tell', what },
    reply(c, '', { merge: { as: 'joined', item } }),
    ...(draw.full !== null && number >= draw.full ? await close(c, tx, desk, draw) : []),
  ];
}

const carries = (tags: readonly string[], tag: string): boolean =>
  tags.some((own) => foldCommand(own) === foldCommand(tag));

const checkedIn = (c: Context, { store }: Desk): Promise<boolean> =>
  store.checkedIn(c.community.id, c.who.member, startOfDay(civilDay(c.at, c.community.timeZone), c.community.timeZone));

/** What stands in the way, in words; undefined: nothing. */
async function lacking(c: Context, desk: Desk, { needs, price }: DrawRow): Promise<Say | undefined> {
  const t = drawTexts[c.locale];
  const me = at(c.who);
  // Who was there before the bot looked has been there long enough.
  if (needs.days !== undefined && c.who.joinedAt !== null && c.at - c.who.joinedAt < needs.days * dayMs)
    return t.tooNew(me, needs.days);
  if (needs.level !== undefined && desk.house.level(c, c.who.member) < needs.level) return t.tooLow(me, needs.level);
  // Tags are for staff's eyes: which one it is, nobody is told.
  if (needs.tag !== undefined && !carries(desk.house.tags(c, c.who.member), needs.tag)) return t.notChosen(me);
  if (needs.checkin && !(await checkedIn(c, desk))) return t.noCheckin(me);
  const has = needs.points === undefined && price === 0 ? 0 : await desk.house.ledger.balance(c, c.who.member);
  if (needs.points !== undefined && has < needs.points) return t.tooFew(me, needs.points, has);
  return has < price ? t.lack(me, price, has) : undefined;
}
