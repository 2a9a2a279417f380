/** `补签`: a make-up card lets a missed day count, so that a streak goes on. Held ones are used first, else one is bought. */
import { addDays, civilDay, formatDay, monthOf, startOfDay } from '../../kit/calendar.ts';
import { noArguments } from '../../kit/parse.ts';
import { at, reply } from '../../kit/reply.ts';
import type { Answer, Command, Context, Effects, Say } from '../../types.ts';
import { here, staleMs, type Desk } from './desk.ts';
import type { CheckinMadeUp } from './events.ts';
import { missed, type Row } from './rules.ts';
import { cardPrice, cardsPerMonth, daysBack } from './settings.ts';
import { rewardTexts } from './texts-rewards.ts';

export const reason = 'checkin.card';
const askMs = 120_000;

/** A day that could be made up now, and with what. */
interface Open {
  readonly found: NonNullable<ReturnType<typeof missed>>;
  readonly rows: readonly Row[];
  readonly today: string;
  readonly held: number;
}
export interface Wanted {
  readonly day: string;
  readonly price: number;
}
const shown = (c: Context, day: string): string =>
  formatDay(startOfDay(day, c.community.timeZone), c.community.timeZone, c.locale);

/** What there is to make up, or why there is nothing, in words. */
async function look(c: Context, { house, store, rewards }: Desk): Promise<Open | { readonly no: Say }> {
  const t = rewardTexts[c.locale];
  const limit = house.settings.get(cardsPerMonth, here(c));
  if (limit === 0) return { no: t.noMakeups };
  const today = civilDay(c.at, c.community.timeZone);
  const back = house.settings.get(daysBack, here(c));
  const rows = await store.since(c.who.member, addDays(today, -back));
  if (rows.length === 0) return { no: t.neverYet };
  const found = missed(rows, today, back);
  if (!found) return { no: t.nothingMissed(back) };
  if ((await rewards.usedIn(c.who.member, monthOf(today))) >= limit) return { no: t.enoughThisMonth(limit) };
  return { found, rows, today, held: await rewards.heldCards(c.who.member) };
}

/** The day counts: its row, the streaks after it, the card. */
async function makeUp(c: Context, { store, rewards }: Desk, open: Open, spent: number): Promise<Effects> {
  const { found, today, rows } = open;
  const { member } = c.who;
  const use = { day: found.day, month: monthOf(today), usedBy: c.cause };
  if (!(await rewards.useCard(member, use))) throw new Error('the make-up card is gone');
  const { day, streak, upTo } = found;
  await store.makeUp({ community: c.community.id, member, day, streak, eventId: c.cause, at: c.at }, upTo);
  const newest = rows[0];
  const now = !newest || newest.day < day ? streak : newest.day === upTo ? newest.streak + streak : newest.streak;
  const told: CheckinMadeUp = { what: 'checkin.made_up', member, day, streak: now };
  const words = rewardTexts[c.locale].madeUp(at(c.who), shown(c, day), now, spent, open.held - (spent > 0 ? 0 : 1));
  return [{ do: 'tell', what: told }, reply(c, words)];
}

async function wish(c: Context, d: Desk): Promise<Effects> {
  const t = rewardTexts[c.locale];
  if (c.now - c.at > staleMs) return [reply(c, t.stale)];
  const open = await look(c, d);
  if ('no' in open) return [reply(c, open.no)];
  if (open.held > 0) return makeUp(c, d, open, 0);
  const price = d.house.settings.get(cardPrice, here(c));
  if (price === 0) return [reply(c, t.notSold)];
  const balance = await d.house.ledger.balance(c, c.who.member);
  if (balance < price) return [reply(c, t.tooLittle(price, balance))];
  const data: Wanted = { day: open.found.day, price };
  return [
    {
      do: 'ask',
      step: 'makeup',
      data,
      for: { member: c.who.member },
      to: { room: c.room.id },
      say: t.buy(at(c.who), shown(c, data.day), price, balance),
      choices: [
        { label: t.yes, value: 'yes' },
        { label: t.no, value: 'no' },
      ],
      until: c.now + askMs,
    },
  ];
}

/** They agreed to the price: it is asked again what there is, for both may have changed. */
export const buying = (d: Desk): Answer<Wanted> => ({
  run: async (c, value, wanted): Promise<Effects> => {
    const t = rewardTexts[c.locale];
    if (value !== 'yes') return [reply(c, t.kept)];
    const open = await look(c, d);
    if ('no' in open) return [reply(c, open.no)];
    const price = d.house.settings.get(cardPrice, here(c));
    if (open.found.day !== wanted.day || price !== wanted.price || price === 0) return wish(c, d);
    const { member } = c.who;
    const paid = await d.house.ledger.spend(c, { member, amount: price, reason, note: wanted.day });
    if (!paid) return [reply(c, t.tooLittle(price, await d.house.ledger.balance(c, member)))];
    const card = { community: c.community.id, member, how: 'bought', eventId: c.cause, at: c.at } as const;
    await d.rewards.addCards(card, 1);
    return [...paid.tell, ...(await makeUp(c, d, open, price))];
  },
});

export const makeupCommand = (d: Desk): Command<null> => ({
  name: 'checkin.makeup',
  words: { 'zh-CN': ['补签'], 'zh-TW': ['補簽'], en: ['makeup', 'make-up'] },
  level: 'bare',
  allow: 'member',
  help: { 'zh-CN': '把漏签的一天补上', 'zh-TW': '把漏簽的一天補上', en: 'make up a day you missed' },
  example: { 'zh-CN': '补签', 'zh-TW': '補簽', en: '/makeup' },
  parse: noArguments,
  run: (c) => wish(c, d),
});
