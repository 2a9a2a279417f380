/** What members type: see, redeem, look back, pick up. */
import { cut } from '../../kit/cut.ts';
import { noArguments } from '../../kit/parse.ts';
import { at, privately, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Answer, Command, Context, Effect, Effects, MessageEvent } from '../../types.ts';
import { redeem, settle, type Means, type Redeemed } from './desk.ts';
import type { Unmet } from './rules.ts';
import { holdDays } from './settings.ts';
import { shopTexts, type Mine } from './texts.ts';
import { askStaff, type Deps } from './told.ts';

type Said = Context<MessageEvent>;
const pageSize = 3;
const nameShown = 8;
const ordersShown = 3;
const dayMs = 86_400_000;
/** So long the button stands; the word 领取 stands as long as the shop holds it. */
const offerMs = 7 * dayMs;
export const lapseTimer = 'shop.lapse';
const place = (c: Context) => ({ community: c.community.id, room: c.room.id });
const whole = (rest: string): number | undefined =>
  /^[0-9]{1,6}$/.test(rest) && Number(rest) > 0 ? Number(rest) : undefined;

export const memberCommands = (d: Deps): readonly Command[] =>
  [shelf(d), buy(d), mine(d), pickUp(d)] as readonly Command[];

const shelf = (d: Deps): Command<number> => ({
  name: 'shop',
  words: { 'zh-CN': ['商店', '积分商店'], 'zh-TW': ['商店', '點數商店'], en: ['shop'] },
  level: 'called',
  allow: 'member',
  help: { 'zh-CN': '积分能换什么', 'zh-TW': '點數能換什麼', en: 'what points can get you' },
  example: { 'zh-CN': '/商店', 'zh-TW': '/商店', en: '/shop' },
  parse: (rest, c) => (rest === '' ? 1 : (whole(rest) ?? { refuse: shopTexts[c.locale].which })),
  run: async (c, page): Promise<Effects> => {
    const t = shopTexts[c.locale];
    const all = await d.store.shelf(c.community.id);
    const from = (page - 1) * pageSize < all.length ? (page - 1) * pageSize : 0;
    const shown = all.slice(from, from + pageSize).map((i) => ({ ...i, name: cut(i.name, nameShown) }));
    if (shown.length === 0) return [reply(c, t.empty)];
    const more = from + pageSize < all.length ? from / pageSize + 2 : null;
    return [reply(c, t.shelf(shown, await d.ledger.balance(c, c.who.member), more))];
  },
});

const buy = (d: Deps): Command<number> => ({
  name: 'shop.redeem',
  words: { 'zh-CN': ['兑换'], 'zh-TW': ['兌換'], en: ['redeem'] },
  level: 'bare',
  allow: 'member',
  help: { 'zh-CN': '用积分换东西', 'zh-TW': '用點數換東西', en: 'redeem points for something' },
  example: { 'zh-CN': '兑换 1', 'zh-TW': '兌換 1', en: '/redeem 1' },
  parse: (rest, c) => whole(rest) ?? { refuse: shopTexts[c.locale].which },
  run: async (c, no, tx): Promise<Effects> => {
    const { people, can, level, tags } = d.house;
    const group = c.room.kind === 'group';
    const means: Means = {
      level: level(c, c.who.member),
      tags: tags(c, c.who.member),
      tells: !group || (await people.reached(c.who.member, c.room.account)),
      titles: group && can(c.room.account).has('role'),
      group,
    };
    const done = await redeem(d, c, tx, no, means);
    return 'order' in done ? redeemed(d, c, done) : [reply(c, refusal(c, no, done))];
  },
});

/** Tags are for staff's eyes: which one it is, nobody is told. */
function unmetWords(c: Said, need: Unmet): string {
  const t = shopTexts[c.locale];
  if (need.is === 'tag') return t.notChosen;
  return need.is === 'level' ? t.level(need.level) : t.days(need.days);
}

function refusal(c: Said, no: number, why: Exclude<Redeemed, { order: number }>): string {
  const t = shopTexts[c.locale];
  switch (why.is) {
    case 'none':
      return t.none(no);
    case 'inGroup':
      return t.inGroup;
    case 'gone':
      return t.gone(why.item.name);
    case 'limit':
      return t.limit(why.item.name);
    case 'short':
      return t.short(why.item.name, why.item.price - why.has);
    case 'unmet':
      return unmetWords(c, why.need);
  }
}

async function redeemed(d: Deps, c: Said, done: Extract<Redeemed, { order: number }>): Promise<Effects> {
  const t = shopTexts[c.locale];
  const { item, order, left } = done;
  const who = at(c.who);
  if (done.is === 'waiting') {
    const row = await d.store.order(order);
    return [...done.tell, reply(c, t.waiting(who, item.name, left)), ...(row ? await askStaff(d, c, row, item) : [])];
  }
  if (item.kind === 'title') {
    const role: Effect = { do: 'role', room: c.room.id, member: c.who.member, title: item.name, on: true };
    return [...done.tell, role, reply(c, t.title(who, item.name, left))];
  }
  if (done.is === 'held') {
    const days = d.house.settings.get(holdDays, place(c));
    const key = `shop:lapse:${order}`;
    const later = { do: 'later', key, timer: lapseTimer, at: c.now + days * dayMs, data: { order } } as const;
    return [
      ...done.tell,
      reply(
        c,
        d.house.can(c.room.account).has('private.open')
          ? t.held(who, item.name, days)
          : t.heldFriend(who, item.name, days),
      ),
      { ...later, room: c.room.id, community: c.community.id },
    ];
  }
  const code = privately(c, c.who.member, t.code(item.name, done.code ?? ''));
  return c.room.kind === 'private'
    ? [...done.tell, code]
    : [...done.tell, reply(c, t.sent(who, item.name, left)), code];
}

const mine = (d: Deps): Command<null> => ({
  name: 'shop.mine',
  words: { 'zh-CN': ['我的兑换'], 'zh-TW': ['我的兌換'], en: ['my-orders'] },
  level: 'bare',
  allow: 'member',
  help: { 'zh-CN': '看自己换过什么', 'zh-TW': '看自己換過什麼', en: 'what you redeemed' },
  example: { 'zh-CN': '我的兑换', 'zh-TW': '我的兌換', en: '/my-orders' },
  parse: noArguments,
  run: async (c, _none, tx): Promise<Effects> => {
    const t = shopTexts[c.locale];
    const alone = c.room.kind === 'private';
    if (alone) await pick(d, c, tx);
    const rows = (await d.store.mine(c.community.id, c.who.member)).slice(0, ordersShown);
    if (rows.length === 0) return [reply(c, t.nothing)];
    const shown = rows.map(({ order, name, code }): Mine => ({
      name: cut(name, nameShown),
      state: order.state,
      // Codes are for one pair of eyes.
      ...(alone && code !== null && order.state === 'done' && { code }),
    }));
    return [reply(c, t.mine(shown))];
  },
});

/** What is held for this member becomes theirs. */
async function pick(d: Deps, c: Context, tx: Tx): Promise<{ name: string; code: string }[]> {
  const picked: { name: string; code: string }[] = [];
  for (const { order, name, code } of await d.store.heldFor(c.community.id, c.who.member))
    if (await settle(d, c, tx, order, 'held', 'done')) picked.push({ name, code });
  return picked;
}

/** Says what is held, and gives it: by the word, or by the button under the offer. */
async function given(d: Deps, c: Context, tx: Tx): Promise<Effects> {
  const t = shopTexts[c.locale];
  const picked = await pick(d, c, tx);
  return [reply(c, picked.length > 0 ? t.picked(picked) : t.noneHeld)];
}

/** To somebody who can be told now that something is held for them. */
export function offer(c: Context, member: number): Effect {
  const t = shopTexts[c.community.locale];
  return {
    do: 'ask',
    step: 'pickUp',
    data: null,
    for: { member },
    to: { private: member },
    say: t.offer,
    choices: [{ label: t.pickUp, value: 'pickUp' }],
    until: c.now + offerMs,
  };
}
export const picking = (d: Deps): Answer => ({ run: (c, _value, _data, tx) => given(d, c, tx) });

const pickUp = (d: Deps): Command<null> => ({
  name: 'shop.pickup',
  words: { 'zh-CN': ['领取'], 'zh-TW': ['領取'], en: ['pick up', 'pickup'] },
  level: 'called',
  allow: 'member',
  shares: true,
  help: { 'zh-CN': '私聊里领券码', 'zh-TW': '私訊裡領券碼', en: 'pick up a code, in private' },
  example: { 'zh-CN': '领取', 'zh-TW': '領取', en: 'pick up' },
  parse: (rest, c) =>
    rest === '' && c.room.kind === 'private' && d.held.has(c.who.member)
      ? null
      : { refuse: shopTexts[c.locale].noneHeld },
  run: (c, _none, tx) => given(d, c, tx),
});
