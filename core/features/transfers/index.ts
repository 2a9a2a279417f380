/**
 * Transfers: points from one member to another. Off until switched on; limits a day, nothing from newcomers, and staff
 * are told in private of circles and of many who give to one. See docs/incentives.md.
 */
import { defineFeature, type House } from '../../house.ts';
import { civilDay, startOfDay } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { personMeant, withoutMentions } from '../../kit/parse.ts';
import { at, reply } from '../../kit/reply.ts';
import { keepers } from '../../kit/staff.ts';
import type { Command, Context, Effect, Effects, MessageEvent, PersonRef, Refusal } from '../../types.ts';
import type { MembersLinked } from '../link/events.ts';
import type { TransferMade } from './events.ts';
import { circleOf, crowdOf, judge } from './rules.ts';
import { defineTransfers } from './schema.ts';
import { alarmGivers, dailyPoints, dailyTimes, newcomerDays } from './settings.ts';
import { transferStore, type Signal, type TransferStore } from './store.ts';
import { transferTexts } from './texts.ts';

interface Wish {
  readonly to: PersonRef;
  readonly amount: number;
}
interface Deps {
  readonly house: House;
  readonly store: TransferStore;
}
const weekMs = 7 * 86_400_000;
/** So many of the staff are told. */
const mostTold = 2;
const place = (c: Context) => ({ community: c.community.id, room: c.room.id });

export const transfers = defineFeature({
  name: 'transfers',
  title: { 'zh-CN': '转积分', 'zh-TW': '轉點數', en: 'Transfers' },
  on: false,
  schema: defineTransfers,
  settings: [dailyPoints, dailyTimes, newcomerDays, alarmGivers],
  reasons: { transfer: { 'zh-CN': '转积分', 'zh-TW': '轉點數', en: 'transfer' } },
  create: (house) => {
    const d: Deps = { house, store: transferStore(house.database) };
    const command: Command<Wish> = {
      name: 'transfers.give',
      words: { 'zh-CN': ['转账', '转积分'], 'zh-TW': ['轉點', '轉點數', '轉帳'], en: ['transfer'] },
      level: 'called',
      allow: 'member',
      help: { 'zh-CN': '把积分转给别人', 'zh-TW': '把點數轉給別人', en: 'give your points to somebody' },
      example: { 'zh-CN': '/转账 @May 5', 'zh-TW': '/轉點 @May 5', en: '/transfer @May 5' },
      parse,
      run: (c, wish) => transfer(d, c, wish),
    };
    return {
      commands: [command] as readonly Command[],
      hears: {
        'members.linked': async (_c, what) => {
          const { was, member } = what as MembersLinked;
          await d.store.link(was, member);
          return [];
        },
      },
    };
  },
});

function parse(rest: string, c: Context<MessageEvent>): Wish | Refusal {
  const t = transferTexts[c.locale];
  if (c.room.kind !== 'group') return { refuse: t.inGroup };
  const to = personMeant(c.event);
  if (!to) return { refuse: t.usage };
  if (to.id === c.event.from.id) return { refuse: t.self };
  const number = withoutMentions(rest, c.event)
    .normalize('NFKC')
    .replace(/\s*[分點点]$/u, '');
  const amount = /^[0-9]{1,6}$/.test(number) ? Number(number) : 0;
  return amount < 1 ? { refuse: t.howMany(cut(number, 20)) } : { to, amount };
}

async function transfer({ house, store }: Deps, c: Context<MessageEvent>, { to, amount }: Wish): Promise<Effects> {
  const t = transferTexts[c.locale];
  const { settings, people, ledger } = house;
  const giver = c.who.member;
  const { member: taker } = await people.memberOf(c.community.id, c.event.account, to, c.now);
  if (taker === giver) return [reply(c, t.self)];
  const zone = c.community.timeZone;
  const day = await store.day(c.community.id, giver, taker, startOfDay(civilDay(c.at, zone), zone));
  const limits = {
    dailyPoints: settings.get(dailyPoints, place(c)),
    dailyTimes: settings.get(dailyTimes, place(c)),
    newcomerDays: settings.get(newcomerDays, place(c)),
  };
  const verdict = judge(amount, c.who.joinedAt, day, limits, c.at);
  if (verdict.is === 'newcomer') return [reply(c, t.newcomer(verdict.days))];
  if (verdict.is === 'times') return [reply(c, t.times(limits.dailyTimes))];
  if (verdict.is === 'points') return [reply(c, t.points(verdict.left))];
  if (verdict.is === 'full') return [reply(c, t.full)];
  const done = await ledger.give(c, { from: giver, to: taker, amount, reason: 'transfer' });
  if (!done) return [reply(c, t.short(await ledger.balance(c, giver)))];
  await store.add({ community: c.community.id, giver, taker, amount, eventId: c.cause, at: c.at });
  const what: TransferMade = { what: 'transfer.made', member: giver, to: taker, amount };
  return [
    ...done.tell,
    { do: 'tell', what },
    reply(c, t.done(at(c.who), { at: taker, name: to.name }, amount, done.left)),
    ...(await signals({ house, store }, c, giver, taker)),
  ];
}

/** What staff should look at after this one; each once a week about the same member. */
async function signals({ house, store }: Deps, c: Context, giver: number, taker: number): Promise<Effect[]> {
  const made = await store.since(c.community.id, c.at - weekMs);
  const circle = circleOf(giver, taker, made);
  const crowd = crowdOf(taker, made, house.settings.get(alarmGivers, place(c)));
  const names = await house.people.names([...(circle ?? []), taker]);
  const nameOf = (member: number): string => cut(names.get(member) ?? '?', 16);
  const t = transferTexts[c.community.locale];
  const found: { kind: Signal; about: number; say: string }[] = [];
  if (circle)
    // Whoever closes the circle next, it is the same one.
    found.push({ kind: 'circle', about: Math.min(...circle), say: t.circle([...circle, giver].map(nameOf)) });
  if (crowd) found.push({ kind: 'many', about: taker, say: t.many(nameOf(taker), crowd.givers, crowd.points) });
  const effects: Effect[] = [];
  for (const { kind, about, say } of found) {
    if (await store.signalled(kind, about, c.at - weekMs)) continue;
    await store.signal({ community: c.community.id, kind, member: about, eventId: c.cause, at: c.at });
    const where = { community: c.community.id, account: c.room.account };
    for (const keeper of (await keepers(house.people, where, 'moderator')).slice(0, mostTold))
      effects.push({ do: 'send', to: { private: keeper.member }, say });
  }
  return effects;
}
