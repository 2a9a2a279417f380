/**
 * Small rewards nobody expects. Staff set how many points a week; what is left is asked before each throw, so the
 * budget is never passed. The points come from the award table like all others, and every one is a row.
 */
import { award } from '../../awards.ts';
import type { FeatureDef, House } from '../../house.ts';
import { civilDay, startOfDay, weekOf } from '../../kit/calendar.ts';
import { reply } from '../../kit/reply.ts';
import type { Command, Context, Effects, Happening } from '../../types.ts';
import type { PointsChanged } from '../points/events.ts';
import type { SurpriseGiven } from './events.ts';
import { affordable } from './rules.ts';
import { budgetSetting, chanceSetting } from './settings.ts';
import type { KudosStore } from './store.ts';
import { surpriseTexts, type Surprised } from './texts.ts';

export const surpriseAward = award('surprise.given', { 'zh-CN': '小惊喜', 'zh-TW': '小驚喜', en: 'Surprise' }, 5);
/** What may bring one. */
export const occasions = ['checkin.done', 'topic.replied', 'kudos.given'] as const;

interface Deps {
  readonly house: House;
  readonly store: KudosStore;
  readonly feature: () => FeatureDef;
}
const weekOfNow = (c: Context): string => weekOf(civilDay(c.at, c.community.timeZone));
const place = (c: Context) => ({ community: c.community.id, room: 0 });

export function surpriseHears({ house, store, feature }: Deps) {
  const occasion = async (c: Context, what: Happening): Promise<Effects> => {
    const budget = house.settings.get(budgetSetting, place(c));
    const here = { community: c.community.id, room: c.room.id };
    if (what.member === null || budget === 0 || !house.isOn(feature(), here)) return [];
    if (c.dice() * 100 >= house.settings.get(chanceSetting, place(c))) return [];
    const zone = c.community.timeZone;
    if (await store.surprisedSince(what.member, startOfDay(civilDay(c.at, zone), zone))) return [];
    const amount = Math.floor(house.settings.get(surpriseAward.amount, here) * house.boost(c, what.member));
    if (!affordable(amount, budget, await store.spent(c.community.id, weekOfNow(c)))) return [];
    const told: SurpriseGiven = { what: 'surprise.given', member: what.member };
    return [{ do: 'tell', what: told }];
  };
  return {
    ...Object.fromEntries(occasions.map((what) => [what, occasion])),
    /** Only what was really paid is spent and said: a member's cap for the day may hold it back. */
    'points.changed': async (c: Context, what: Happening): Promise<Effects> => {
      const { member, amount, reason } = what as PointsChanged;
      if (reason !== surpriseAward.what || amount <= 0) return [];
      const row = { community: c.community.id, member, week: weekOfNow(c), amount, eventId: c.cause, at: c.at };
      await store.surprise(row);
      const name = member === c.who.member ? c.who.name : ((await house.people.names([member])).get(member) ?? '');
      const item: Surprised = { member, name, amount };
      return [reply(c, '', { merge: { as: 'surprised', item } })];
    },
  };
}

const budgetWords = /^(?:预算|預算|budget)\s*([0-9]{1,6})$/iu;
const offWords = /^(?:关|關|关闭|關閉|off|0)$/iu;

export function surpriseCommand({ house, store }: Deps): Command<number | null> {
  return {
    name: 'surprise',
    words: { 'zh-CN': ['惊喜'], 'zh-TW': ['驚喜'], en: ['surprise'] },
    level: 'called',
    allow: 'admin',
    help: { 'zh-CN': '每周送多少惊喜积分', 'zh-TW': '每週送多少驚喜點數', en: 'points a week for surprises' },
    example: { 'zh-CN': '/惊喜 预算 200', 'zh-TW': '/驚喜 預算 200', en: '/surprise budget 200' },
    parse: (rest, c) => {
      if (rest === '') return null;
      const typed = offWords.test(rest) ? '0' : budgetWords.exec(rest)?.[1];
      const read = budgetSetting.schema.safeParse(Number(typed ?? Number.NaN));
      return read.success ? read.data : { refuse: surpriseTexts[c.locale].how };
    },
    run: async (c, budget, tx) => {
      const t = surpriseTexts[c.locale];
      const amount = house.settings.get(surpriseAward.amount, place(c));
      if (budget !== null) {
        await house.settings.set(c, tx, budgetSetting.key, 0, budget);
        return [reply(c, t.set(budget, amount))];
      }
      const now = house.settings.get(budgetSetting, place(c));
      if (now === 0) return [reply(c, t.off)];
      const left = Math.max(0, now - (await store.spent(c.community.id, weekOfNow(c))));
      return [reply(c, t.state(now, left, amount, house.settings.get(chanceSetting, place(c))))];
    },
  };
}
