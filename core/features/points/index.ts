/** Points: a ledger, awards for what happened, and an explanation for every change. */
import { defineFeature, type House } from '../../house.ts';
import { civilDay, formatDay, startOfDay, weekOf } from '../../kit/calendar.ts';
import { noArguments, personMeant, withoutMentions } from '../../kit/parse.ts';
import { at, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type {
  Command,
  Context,
  Effect,
  Effects,
  Happening,
  Locale,
  MessageEvent,
  PersonRef,
  Refusal,
} from '../../types.ts';
import { awardHere, declaredAwards } from './awarding.ts';
import { dailyCap, messageAward, percentSetting, weeklyCap } from './awards.ts';
import { createEnding, endedReason, endsSetting } from './ending.ts';
import type { MessageSent } from './events.ts';
import { linkHears } from './link.ts';
import { penalties } from './penalty.ts';
import { createNovelty, earn, worthCounting } from './rules.ts';
import { rulesCommands } from './rules-command.ts';
import { definePoints } from './schema.ts';
import { pointsTexts } from './texts.ts';
import { useCommand } from './use.ts';
import { createWindows } from './windows.ts';

interface Gift {
  readonly to: PersonRef;
  readonly amount: number;
  readonly note: string;
}
/** What is needed to take back a gift or a deduction made by hand. */
interface HandChange {
  readonly member: number;
  readonly moved: number;
}

const most = 100_000;

export const points = defineFeature({
  name: 'points',
  title: { 'zh-CN': '积分', 'zh-TW': '點數', en: 'Points' },
  on: true,
  awards: [messageAward],
  schema: definePoints,
  settings: [dailyCap, weeklyCap, percentSetting, endsSetting],
  reasons: { [endedReason]: { 'zh-CN': '到期', 'zh-TW': '到期', en: 'ended' } },
  create: (house) => {
    const { ledger } = house;
    const novelty = createNovelty();
    const place = (c: Context) => ({ community: c.community.id, room: c.room.id });
    const awards = new Map(declaredAwards(house).map((a) => [a.what, a]));
    const windows = createWindows(house);
    const ending = createEnding(house);

    const hear = async (c: Context, what: Happening, tx: Tx): Promise<Effects> => {
      if (what.what === 'points.changed') return ending.due(c, tx);
      const award = awards.get(what.what);
      if (!award || what.member === null) return [];
      const here = awardHere(house.settings, award, place(c));
      const amount = Math.floor(here.amount * house.boost(c, what.member));
      if (amount === 0) return [];
      const zone = c.community.timeZone;
      const today = civilDay(c.at, zone);
      const began = { day: startOfDay(today, zone), week: startOfDay(weekOf(today), zone) };
      const at = { community: c.community.id, member: what.member };
      const earned = await ledger.store.earned(at, award.what, began, here.coolDownMs > 0);
      const caps = {
        dailyCap: house.settings.get(dailyCap, place(c)),
        weeklyCap: house.settings.get(weeklyCap, place(c)),
      };
      const due = earn({ ...here, amount, ...caps }, earned, c.at);
      if (due === 0) return [];
      return (await ledger.move(c, { amount: due, member: what.member, reason: award.what })).tell;
    };

    return {
      commands: [...commands(house, ending.soon), useCommand(house), ...rulesCommands(house), windows.command],
      boosts: (c) => windows.boost(c) * (house.settings.get(percentSetting, place(c)) / 100),
      knows: async (c, member) => {
        const value = new Intl.NumberFormat(c.locale).format(await ledger.balance(c, member));
        return [{ is: 'figure', label: pointsTexts[c.locale].points, value }];
      },
      load: windows.load,
      timers: ending.timers,
      hears: { '*': hear, ...penalties(ledger), ...linkHears(ledger.store) },
      listens: [
        {
          on: 'message',
          wants: (c) =>
            c.room.kind === 'group' &&
            house.settings.get(messageAward.amount, place(c)) > 0 &&
            worthCounting((c.event as MessageEvent).text) &&
            novelty.isNew(c.who.member, (c.event as MessageEvent).text),
          run: (c, tx) => {
            tx.after(() => novelty.keep(c.who.member, (c.event as MessageEvent).text), false);
            const what: MessageSent = { what: 'message.sent', member: c.who.member };
            return [{ do: 'tell', what }];
          },
        },
      ],
      undoes: {
        'points.hand': async (row, c) => {
          const change = row.after as HandChange;
          const done = await ledger.move(c, { amount: -change.moved, member: change.member, reason: 'undo' });
          return done.tell;
        },
        'points.window': windows.undo,
      },
    };
  },
});

function commands(house: House, soon: ReturnType<typeof createEnding>['soon']): readonly Command[] {
  const { ledger } = house;
  const declared = declaredAwards(house);
  const named = new Map(house.features.flatMap((f) => Object.entries(f.reasons ?? {})));
  const reasons = (reason: string, locale: Locale): string => {
    const t = pointsTexts[locale];
    const own: Readonly<Record<string, string>> = {
      staff: t.staff,
      undo: t.undone,
      spent: t.spent,
      link: t.linked,
      moderation: t.penalty,
      'moderation.back': t.penaltyBack,
    };
    return (
      own[reason] ?? named.get(reason)?.[locale] ?? declared.find((a) => a.what === reason)?.title[locale] ?? reason
    );
  };
  const history = async (c: Context, limit: number): Promise<Effects> => {
    const t = pointsTexts[c.locale];
    const changes = await ledger.store.history(c.community.id, c.who.member, limit);
    if (changes.length === 0) return [reply(c, t.none)];
    const balance = await ledger.store.balance(c.community.id, c.who.member);
    const shown = changes.map((x) => ({
      amount: x.side * x.amount,
      why: x.note ? t.noted(reasons(x.reason, c.locale), x.note) : reasons(x.reason, c.locale),
      when: formatDay(x.at, c.community.timeZone, c.locale),
    }));
    return [reply(c, t.history(balance, shown))];
  };

  const mine: Command<null> = {
    name: 'points',
    words: { 'zh-CN': ['我的积分', '积分'], 'zh-TW': ['我的點數', '點數', '我的積分'], en: ['points'] },
    level: 'bare',
    allow: 'member',
    help: { 'zh-CN': '看自己有多少积分', 'zh-TW': '看自己有多少點數', en: 'see your points' },
    example: { 'zh-CN': '我的积分', 'zh-TW': '我的點數', en: '/points' },
    parse: noArguments,
    run: async (c) => {
      const balance = await ledger.store.balance(c.community.id, c.who.member);
      const t = pointsTexts[c.locale];
      if (balance === 0) return [reply(c, t.none)];
      const ends = await soon(c, c.who.member);
      return [reply(c, ends ? t.mineEnding(at(c.who), balance, ends.points, ends.day) : t.mine(at(c.who), balance))];
    },
  };
  const why: Command<null> = {
    name: 'points.why',
    words: {
      'zh-CN': ['积分明细', '为什么'],
      'zh-TW': ['點數明細', '為什麼'],
      en: ['points-history', 'points why', 'why'],
    },
    level: 'called',
    allow: 'member',
    shares: true,
    help: { 'zh-CN': '自己的积分怎么来的', 'zh-TW': '自己的點數怎麼來的', en: 'where your points came from' },
    example: { 'zh-CN': '/为什么', 'zh-TW': '/為什麼', en: '/points-history' },
    parse: (rest, c) => (rest === '' && !c.event.replyTo ? null : { refuse: pointsTexts[c.locale].wholeWhy }),
    run: (c) => history(c, 3),
  };
  const parseGift = (rest: string, c: Context<MessageEvent>): Gift | Refusal => {
    const t = pointsTexts[c.locale];
    const to = personMeant(c.event);
    if (!to) return { refuse: t.whom };
    const [number = '', ...note] = withoutMentions(rest, c.event).split(' ');
    const amount = /^[0-9]{1,6}$/.test(number) ? Number(number) : 0;
    if (amount < 1 || amount > most) return { refuse: t.howMany(number.slice(0, 20)) };
    return { to, amount, note: note.join(' ').slice(0, 40) };
  };
  const byHand = async (c: Context<MessageEvent>, gift: Gift, sign: 1 | -1, _tx: Tx): Promise<Effects> => {
    const t = pointsTexts[c.locale];
    const { member } = await house.people.memberOf(c.community.id, c.event.account, gift.to, c.now);
    const to = { at: member, name: gift.to.name };
    const amount = sign * gift.amount;
    const done = await ledger.move(c, {
      amount,
      member,
      identity: null,
      reason: 'staff',
      ...(gift.note ? { note: gift.note } : {}),
    });
    if (done.moved === 0) return [reply(c, t.nothingToTake(to))];
    const after: HandChange = { member, moved: done.moved };
    await house.audit.write(c, { act: 'points.hand', subject: gift.to.name, room: c.room.id, before: null, after });
    const words = sign > 0 ? t.given(to, done.moved, done.balance) : t.taken(to, -done.moved, done.balance);
    const said: Effect = reply(c, words);
    return [...done.tell, said];
  };
  const give: Command<Gift> = {
    name: 'points.give',
    words: { 'zh-CN': ['加分', '加积分'], 'zh-TW': ['加分', '加點數'], en: ['give'] },
    level: 'called',
    allow: 'admin',
    help: { 'zh-CN': '给人加积分', 'zh-TW': '給人加點數', en: 'give somebody points' },
    example: { 'zh-CN': '/加分 @May 5 晒单', 'zh-TW': '/加分 @May 5 曬單', en: '/give @May 5 nice photo' },
    parse: parseGift,
    run: (c, gift, tx) => byHand(c, gift, 1, tx),
  };
  const take: Command<Gift> = {
    ...give,
    name: 'points.take',
    words: { 'zh-CN': ['扣分', '扣积分'], 'zh-TW': ['扣分', '扣點數'], en: ['take'] },
    help: { 'zh-CN': '扣人积分', 'zh-TW': '扣人點數', en: 'take points away' },
    example: { 'zh-CN': '/扣分 @May 5 重复发', 'zh-TW': '/扣分 @May 5 重複發', en: '/take @May 5 repeated post' },
    run: (c, gift, tx) => byHand(c, gift, -1, tx),
  };
  return [mine, why, give, take];
}
