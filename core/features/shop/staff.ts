/** What staff type: put up, take down, restock, decide. */
import { cut } from '../../kit/cut.ts';
import { noArguments } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import type { Answer, Command, Context, Effects, MessageEvent, Refusal } from '../../types.ts';
import { settle } from './desk.ts';
import { codesOf, mostCodes, mostStock, readItem, type NewItem } from './rules.ts';
import { shopStaffTexts } from './texts-staff.ts';
import { question, tellMember, type Asked, type Deps } from './told.ts';

type Said = Context<MessageEvent>;
interface Stock {
  readonly no: number;
  /** A number of pieces, or pasted codes; empty: how it is done is said. */
  readonly what: string;
}
/** What the undoes need. */
export interface Put {
  readonly id: number;
  readonly by?: number;
}

export const staffCommands = (d: Deps): readonly Command[] =>
  [put(d), off(d), restock(d), orders(d)] as readonly Command[];

const put = (d: Deps): Command<NewItem> => ({
  name: 'shop.add',
  words: { 'zh-CN': ['上架'], 'zh-TW': ['上架'], en: ['shop-add'] },
  level: 'called',
  allow: 'admin',
  help: { 'zh-CN': '往商店上东西', 'zh-TW': '把東西放上商店', en: 'put something in the shop' },
  example: {
    'zh-CN': '/上架 帆布袋 100 实物 库存 5',
    'zh-TW': '/上架 帆布袋 100 實物 庫存 5',
    en: '/shop-add Tote bag 100 goods stock 5',
  },
  parse: (rest, c) => readItem(rest) ?? { refuse: shopStaffTexts[c.locale].usage },
  run: async (c, wish): Promise<Effects> => {
    const item = await d.store.add(c.community.id, wish, c.cause, c.at);
    const after: Put = { id: item.id };
    await d.house.audit.write(c, { act: 'shop.add', subject: item.name, room: null, before: null, after });
    return [reply(c, shopStaffTexts[c.locale].put(item.no, item.name, item.price, item.kind))];
  },
});

const off = (d: Deps): Command<number> => ({
  name: 'shop.remove',
  words: { 'zh-CN': ['下架'], 'zh-TW': ['下架'], en: ['shop-remove'] },
  level: 'called',
  allow: 'admin',
  help: { 'zh-CN': '从商店下架', 'zh-TW': '從商店下架', en: 'take something out of the shop' },
  example: { 'zh-CN': '/下架 2', 'zh-TW': '/下架 2', en: '/shop-remove 2' },
  parse: (rest, c) => (/^[0-9]{1,6}$/.test(rest) ? Number(rest) : { refuse: shopStaffTexts[c.locale].which }),
  run: async (c, no): Promise<Effects> => {
    const t = shopStaffTexts[c.locale];
    const item = await d.store.item(c.community.id, no);
    if (!item || item.state === 'off') return [reply(c, t.which)];
    await d.store.setState(item.id, 'off', c.cause);
    const after: Put = { id: item.id };
    await d.house.audit.write(c, { act: 'shop.remove', subject: item.name, room: null, before: null, after });
    return [reply(c, t.off(item.name))];
  },
});

const restock = (d: Deps): Command<Stock> => ({
  name: 'shop.restock',
  words: { 'zh-CN': ['补货'], 'zh-TW': ['補貨'], en: ['restock'] },
  level: 'called',
  allow: 'admin',
  help: { 'zh-CN': '补库存或券码', 'zh-TW': '補庫存或券碼', en: 'add pieces or codes' },
  example: { 'zh-CN': '/补货 2 10', 'zh-TW': '/補貨 2 10', en: '/restock 2 10' },
  parse: (rest, c): Stock | Refusal => {
    const m = /^([0-9]{1,6})(?:\s+([\s\S]+))?$/u.exec(rest);
    return m?.[1] ? { no: Number(m[1]), what: m[2] ?? '' } : { refuse: shopStaffTexts[c.locale].which };
  },
  run: async (c, { no, what }): Promise<Effects> => {
    const t = shopStaffTexts[c.locale];
    const item = await d.store.item(c.community.id, no);
    if (!item) return [reply(c, t.which)];
    if (item.kind === 'code') return codes(d, c, { id: item.id, no, name: item.name }, what);
    const by = /^[0-9]{1,6}$/.test(what) ? Number(what) : 0;
    if (by < 1 || by > mostStock) return [reply(c, t.which)];
    if (item.stock === null) return [reply(c, t.endless(item.name))];
    await d.store.restock(item.id, by, c.cause);
    const after: Put = { id: item.id, by };
    await d.house.audit.write(c, { act: 'shop.restock', subject: item.name, room: null, before: null, after });
    return [reply(c, t.stocked(item.name, by))];
  },
});

/** Codes are taken in private only; what was shown to a group is worth nothing any more. */
async function codes(d: Deps, c: Said, item: { id: number; no: number; name: string }, what: string): Promise<Effects> {
  const t = shopStaffTexts[c.locale];
  if (what === '') return [reply(c, t.codesHow(item.no))];
  if (c.room.kind !== 'private')
    return [
      { do: 'delete', room: c.room.id, messageId: c.event.messageId },
      { do: 'send', to: { room: c.room.id }, say: t.codesPrivate(item.no) },
    ];
  const list = codesOf(what);
  if (list.codes.length > mostCodes) return [reply(c, t.tooMany(mostCodes))];
  const added = await d.store.addCodes(item.id, list.codes, c.cause);
  const after = { id: item.id, added };
  await d.house.audit.write(c, { act: 'shop.codes', subject: item.name, room: null, before: null, after });
  return [reply(c, t.codes(item.name, added, list.codes.length - added, list.bad.length))];
}

const orders = (d: Deps): Command<null> => ({
  name: 'shop.orders',
  words: { 'zh-CN': ['兑换单', '待确认兑换'], 'zh-TW': ['兌換單', '待確認兌換'], en: ['orders'] },
  level: 'called',
  allow: 'moderator',
  help: { 'zh-CN': '等确认的兑换', 'zh-TW': '等確認的兌換', en: 'orders that wait for staff' },
  example: { 'zh-CN': '/兑换单', 'zh-TW': '/兌換單', en: '/orders' },
  parse: noArguments,
  run: (c) => next(d, c, ''),
});

/** The oldest order that waits, asked here; `before`: what is said first. */
async function next(d: Deps, c: Context, before: string): Promise<Effects> {
  const waiting = await d.store.waiting(c.community.id);
  const [first] = waiting;
  const item = first && (await d.store.itemById(first.item));
  const said = before === '' ? [] : [reply(c, before)];
  if (!first || !item) return before === '' ? [reply(c, shopStaffTexts[c.locale].noneWaiting)] : said;
  return [...said, await question(d, c, first, item, { to: 'here', more: waiting.length - 1 })];
}

/** One tap; whoever comes second hears that it is settled. */
export const decide = (d: Deps): Answer => ({
  allow: 'moderator',
  run: async (c, value, data, tx): Promise<Effects> => {
    const t = shopStaffTexts[c.locale];
    const { order: id, queue } = data as Asked;
    const accept = value === 'accept';
    const done = await settle(d, c, tx, id, 'waiting', accept ? 'done' : 'declined');
    const say = !done ? t.settled : accept ? t.accepted : t.declined(done.order.price);
    const after = queue ? await next(d, c, say) : [reply(c, say)];
    if (!done) return after;
    const { order, item } = done;
    const name = cut(item.name, 20);
    await d.house.audit.write(c, {
      act: 'shop.decide',
      subject: `${order.id} ${name}`,
      room: order.room,
      before: 'waiting',
      after: accept ? 'done' : 'declined',
    });
    const told = await tellMember(d, c, order, (m, who) =>
      accept ? m.accepted(who, name) : m.declined(who, name, order.price),
    );
    return [...done.tell, ...told, ...after];
  },
});
