/**
 * 积分红包: points put up in a group, grabbed by whoever is quick. Never 红包 alone, and every one says that points are
 * not money. The split is drawn once, with its seed in the row; what nobody takes goes back. See docs/incentives.md.
 */
import { defineFeature, type House } from '../../house.ts';
import { cut } from '../../kit/cut.ts';
import { noArguments } from '../../kit/parse.ts';
import { at, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Command, Context, Effect, Effects, Locale, MessageEvent, Refusal } from '../../types.ts';
import type { MembersLinked } from '../link/events.ts';
import { give, giveBack, grab, reasons, type Desk, type Wish } from './desk.ts';
import type { PacketOpened } from './events.ts';
import { OpenPackets } from './open.ts';
import { givesNew, mayGive, type Split } from './rules.ts';
import { definePackets } from './schema.ts';
import { dailyBudget, mostPoints, mostShares, openHours, whoSetting } from './settings.ts';
import { packetStore } from './store.ts';
import { packetTexts, type Got } from './texts.ts';

const backTimer = 'packets.back';
/** So many may be open in one group. */
const mostOpen = 3;
const hourMs = 3_600_000;
const splitWords: Readonly<Record<string, Split>> = {
  平分: 'even',
  even: 'even',
  拼手气: 'lucky',
  拼手氣: 'lucky',
  手气: 'lucky',
  手氣: 'lucky',
  lucky: 'lucky',
};
/** What an undo needs. */
interface Opened {
  readonly packet: number;
}
const place = (c: Context) => ({ community: c.community.id, room: c.room.id });
const keyOf = (id: number): string => `packets:back:${id}`;

export const packets = defineFeature({
  name: 'packets',
  title: { 'zh-CN': '积分红包', 'zh-TW': '點數紅包', en: 'Points packets' },
  on: false,
  schema: definePackets,
  settings: [whoSetting, mostPoints, mostShares, openHours, dailyBudget],
  reasons: {
    [reasons.given]: { 'zh-CN': '发积分红包', 'zh-TW': '發點數紅包', en: 'points packet given' },
    [reasons.grabbed]: { 'zh-CN': '抢到积分红包', 'zh-TW': '搶到點數紅包', en: 'points packet' },
    [reasons.back]: { 'zh-CN': '积分红包退回', 'zh-TW': '點數紅包退回', en: 'packet given back' },
  },
  create: (house) => {
    const desk: Desk = { ledger: house.ledger, store: packetStore(house.database), open: new OpenPackets() };
    house.database.peers?.follow('packets', () => desk.open.load(desk.store));
    return {
      commands: [giveCommand(house, desk), grabCommand(house, desk)] as readonly Command[],
      answers: { grab: { run: (c, _value, data, tx) => grabbed(house, desk, c, tx, (data as Opened).packet) } },
      merges: { got: (items: readonly Got[], locale: Locale) => packetTexts[locale].got(items) },
      timers: { [backTimer]: (c, data, tx) => gone(house, desk, c, tx, (data as Opened).packet) },
      hears: {
        'members.linked': async (_c, what) => {
          const { was, member } = what as MembersLinked;
          await desk.store.link(was, member);
          return [];
        },
      },
      undoes: {
        'packets.give': (row, c, tx) => gone(house, desk, c, tx, (row.after as Opened).packet),
      },
      load: () => desk.open.load(desk.store),
    };
  },
});

const giveCommand = (house: House, desk: Desk): Command<Wish> => ({
  name: 'packets.give',
  words: {
    'zh-CN': ['积分红包', '发积分红包'],
    'zh-TW': ['點數紅包', '發點數紅包', '積分紅包'],
    en: ['packet', 'points-packet'],
  },
  level: 'called',
  allow: 'member',
  help: { 'zh-CN': '发积分红包', 'zh-TW': '發點數紅包', en: 'put up points for the group' },
  example: { 'zh-CN': '/积分红包 50 10', 'zh-TW': '/點數紅包 50 10', en: '/packet 50 10' },
  parse: (rest, c) => parseWish(house, rest, c),
  run: async (c, wish, tx): Promise<Effects> => {
    const t = packetTexts[c.locale];
    const { settings } = house;
    if (!mayGive(c.role, settings.get(whoSetting, place(c)))) return [reply(c, t.notYou)];
    if (desk.open.count(c.room.id, c.now) >= mostOpen) return [reply(c, t.enoughOpen(mostOpen))];
    const until = c.now + settings.get(openHours, place(c)) * hourMs;
    const budget = givesNew(c.role) ? { budget: settings.get(dailyBudget, place(c)) } : {};
    const done = await give(desk, c, tx, wish, { until, ...budget });
    if (done.is === 'short') return [reply(c, t.short(done.has))];
    if (done.is === 'budget') return [reply(c, t.budget(done.left))];
    const { id } = done;
    const after: Opened & Wish = { packet: id, ...wish };
    await house.audit.write(c, { act: 'packets.give', subject: `${id}`, room: c.room.id, before: null, after });
    const { amount, count } = wish;
    const what: PacketOpened = { what: 'packet.opened', member: c.who.member, packet: id, amount, count };
    return [
      ...done.tell,
      { do: 'tell', what },
      opened(house, c, wish, id, until),
      {
        do: 'later',
        key: keyOf(id),
        timer: backTimer,
        at: until,
        room: c.room.id,
        community: c.community.id,
        data: after,
      },
    ];
  },
});

/** With a button where there are buttons; a number would be one more word for what 抢 says already. */
function opened(house: House, c: Context, { amount, count, split }: Wish, id: number, until: number): Effect {
  const t = packetTexts[c.locale];
  const say = t.opened(at(c.who), amount, count, split);
  const data: Opened = { packet: id };
  if (!house.can(c.room.account).has('choices')) return reply(c, say);
  const choices = [{ label: t.grab, value: 'grab' }];
  return { do: 'ask', step: 'grab', data, for: 'anyone', to: { room: c.room.id }, say, choices, until };
}

function parseWish(house: House, rest: string, c: Context<MessageEvent>): Wish | Refusal {
  const t = packetTexts[c.locale];
  if (c.room.kind !== 'group') return { refuse: t.inGroup };
  const m = /^([0-9]{1,7})\s*[分點点]?\s+([0-9]{1,5})\s*[份个個]?(?:\s+(\S+))?$/u.exec(rest.normalize('NFKC'));
  const split = m?.[3] === undefined ? 'lucky' : splitWords[m[3].toLowerCase()];
  if (!m || split === undefined) return { refuse: t.usage };
  const [amount, count] = [Number(m[1]), Number(m[2])];
  const most = { points: house.settings.get(mostPoints, place(c)), shares: house.settings.get(mostShares, place(c)) };
  if (amount < 1 || amount > most.points) return { refuse: t.tooMuch(most.points) };
  if (count < 1 || count > most.shares) return { refuse: t.tooMany(most.shares) };
  return amount < count ? { refuse: t.tooThin } : { amount, count, split };
}

const grabCommand = (house: House, desk: Desk): Command<null> => ({
  name: 'packets.grab',
  words: { 'zh-CN': ['抢'], 'zh-TW': ['搶'], en: ['grab'] },
  level: 'live',
  allow: 'member',
  help: { 'zh-CN': '抢积分红包', 'zh-TW': '搶點數紅包', en: 'grab a share of points' },
  example: { 'zh-CN': '抢', 'zh-TW': '搶', en: 'grab' },
  live: (c) => desk.open.count(c.room.id, c.now) > 0,
  parse: noArguments,
  run: async (c, _none, tx): Promise<Effects> => {
    const id = desk.open.next(c.room.id, c.who.member, c.now);
    return id === undefined ? [reply(c, packetTexts[c.locale].late)] : grabbed(house, desk, c, tx, id);
  },
});

async function grabbed(house: House, desk: Desk, c: Context, tx: Tx, id: number): Promise<Effects> {
  const t = packetTexts[c.locale];
  const { member, name } = c.who;
  const hand = await grab(desk, c, tx, id);
  if (hand.is === 'again') return [reply(c, t.again(at(c.who), hand.had))];
  // A crowd that comes late hears it once.
  if (hand.is === 'late') return desk.open.tellLate(id) ? [reply(c, t.late)] : [];
  const item: Got = { member, name: cut(name, 12), amount: hand.share, left: hand.left };
  const done = hand.left === 0;
  const best = done ? await bestOf(house, desk, id) : undefined;
  const got = reply(c, '', { merge: { as: 'got', item: best ? { ...item, best } : item } });
  return [...hand.tell, got, ...(done ? [{ do: 'cancel', key: keyOf(id) } as const] : [])];
}

/** Nothing to tell where all shares are alike. */
async function bestOf({ people }: House, { store }: Desk, id: number): Promise<Got['best']> {
  const packet = await store.find(id);
  const best = packet?.split === 'lucky' && packet.count > 1 ? await store.best(id) : undefined;
  if (!best) return undefined;
  return { name: cut((await people.names([best.member])).get(best.member) ?? '?', 12), amount: best.amount };
}

async function gone(house: House, desk: Desk, c: Context, tx: Tx, id: number): Promise<Effects> {
  const packet = await desk.store.find(id);
  const back = await giveBack(desk, c, tx, id);
  if (!packet || !back || back.amount === 0) return [];
  const name = (await house.people.names([back.giver])).get(back.giver) ?? '';
  const room = await house.people.room(packet.room, house.database.db);
  const t = packetTexts[room?.locale ?? c.community.locale];
  const say = t.back({ at: back.giver, name }, back.amount, back.shares);
  return [
    ...back.tell,
    { do: 'send', to: { room: packet.room }, say, unasked: c.event.kind === 'timer' && { kind: 'other' } },
  ];
}
