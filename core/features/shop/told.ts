/** Who is told what of an order: the member where they can be reached, staff in private with two buttons. */
import type { House } from '../../house.ts';
import { cut } from '../../kit/cut.ts';
import { keepers } from '../../kit/staff.ts';
import type { At, Context, Effect, Effects, Say } from '../../types.ts';
import type { Desk } from './desk.ts';
import type { Item, Order } from './store.ts';
import { shopStaffTexts } from './texts-staff.ts';
import { shopTexts } from './texts.ts';

export interface Deps extends Desk {
  readonly house: House;
}
/** What the question to staff carries. `queue`: asked for with the list, so the next one follows. */
export interface Asked {
  readonly order: number;
  readonly queue?: true;
}
const mostAsked = 3;
const decideMs = 7 * 86_400_000;

/** In private where they wrote to the bot on this account before, else where they asked for it. */
export async function tellMember(
  { house }: Deps,
  c: Context,
  order: Order,
  words: (t: (typeof shopTexts)['en'], who: At) => Say,
): Promise<Effects> {
  const { people, database } = house;
  const room = await people.room(order.room, database.db);
  if (!room) return [];
  const name = (await people.names([order.member])).get(order.member) ?? '';
  const alone =
    room.kind === 'group' && room.account === c.room.account && (await people.reached(order.member, room.account));
  const to = alone ? { private: order.member } : { room: room.id };
  return [{ do: 'send', to, say: words(shopTexts[room.locale ?? c.community.locale], { at: order.member, name }) }];
}

/** The question about one order, to one of the staff. */
export async function question(
  { house }: Deps,
  c: Context,
  order: Order,
  item: Item,
  o: { to: number | 'here'; more: number },
): Promise<Effect> {
  const t = shopStaffTexts[o.to === 'here' ? c.locale : c.community.locale];
  const name = (await house.people.names([order.member])).get(order.member) ?? '?';
  const room = await house.people.room(order.room, house.database.db);
  const data: Asked = o.to === 'here' ? { order: order.id, queue: true } : { order: order.id };
  return {
    do: 'ask',
    step: 'decide',
    data,
    for: { member: o.to === 'here' ? c.who.member : o.to },
    to: o.to === 'here' ? { room: c.room.id } : { private: o.to },
    say: t.ask(cut(name, 20), item.name, order.price, cut(room?.name ?? '', 20), o.more),
    choices: [
      { label: t.accept, value: 'accept' },
      { label: t.decline, value: 'decline' },
    ],
    until: c.now + decideMs,
  };
}

/** A few of the staff are asked; whoever taps first decides. */
export async function askStaff(d: Deps, c: Context, order: Order, item: Item): Promise<Effects> {
  const where = { community: c.community.id, account: c.room.account };
  const asked = (await keepers(d.house.people, where, 'moderator', 'lowest')).slice(0, mostAsked);
  return Promise.all(asked.map((k) => question(d, c, order, item, { to: k.member, more: 0 })));
}
