/**
 * Kudos: members praise each other, the group thanks them on Sunday, and now and then somebody is surprised. What earns
 * something is in rules.ts; docs/incentives.md says it in words.
 */
import { award } from '../../awards.ts';
import { defineFeature, type FeatureDef, type House } from '../../house.ts';
import { civilDay } from '../../kit/calendar.ts';
import { nextInstants } from '../../kit/cron.ts';
import { cut } from '../../kit/cut.ts';
import { personMeant, withoutMentions } from '../../kit/parse.ts';
import { groupLocale, reply } from '../../kit/reply.ts';
import type { Command, Context, Effects, Happening, Locale, MessageEvent, PersonRef } from '../../types.ts';
import type { MembersLinked } from '../link/events.ts';
import type { KudosGiven, KudosReceived } from './events.ts';
import { another, counts, mayPraise } from './rules.ts';
import { defineKudos } from './schema.ts';
import * as settings from './settings.ts';
import { kudosStore, type KudosStore } from './store.ts';
import { surpriseAward, surpriseCommand, surpriseHears } from './surprise.ts';
import { kudosTexts, praiseCount, type Praised, type Surprised } from './texts.ts';

const timer = 'kudos.week';
const weekMs = 7 * 86_400_000;
const longestReason = 16;
const longestName = 8;
const listed = 5;

/** Null: thanks said to the bot, which wants no answer. */
type Praise = { readonly to: PersonRef; readonly reason: string } | null;

export const kudos: FeatureDef = defineFeature({
  name: 'kudos',
  title: { 'zh-CN': '点赞', 'zh-TW': '點讚', en: 'Kudos' },
  on: false,
  schema: defineKudos,
  awards: [
    award('kudos.received', { 'zh-CN': '被赞', 'zh-TW': '被讚', en: 'Kudos received' }, 2, { timesADay: 5 }),
    surpriseAward,
  ],
  settings: Object.values(settings),
  create: (house) => {
    const store = kudosStore(house.database);
    const d = { house, store, feature: () => kudos };
    return {
      commands: [praiseCommand(house, store), surpriseCommand(d)],
      hears: {
        ...surpriseHears(d),
        // Nobody praises themselves, nor the same person twice a day, by having been two.
        'members.linked': async (_c, what) => {
          const { was, member } = what as MembersLinked;
          await store.link(was, member);
          return [];
        },
      },
      timers: { [timer]: (c) => thankYou(house, store, c) },
      merges: {
        praised: (items: readonly Praised[], locale: Locale) => {
          const [only, another] = items;
          const t = kudosTexts[locale];
          return only && !another ? t.one(only) : t.many([...new Set(items.map((i) => i.name))]);
        },
        surprised: (items: readonly Surprised[], locale: Locale) => kudosTexts[locale].surprised(items),
      },
    };
  },
});

const praiseCommand = (house: House, store: KudosStore): Command<Praise> => ({
  name: 'kudos',
  words: { 'zh-CN': ['赞', '感谢'], 'zh-TW': ['讚', '感謝'], en: ['kudos'] },
  level: 'bare',
  allow: 'member',
  help: { 'zh-CN': '夸夸群里的人', 'zh-TW': '誇誇群裡的人', en: 'praise somebody' },
  example: { 'zh-CN': '赞 @阿豪 帮我看批号', 'zh-TW': '讚 @阿豪 幫我看批號', en: '/kudos @May for the help' },
  parse: (rest, c) => {
    const t = kudosTexts[c.locale];
    if (c.room.kind === 'private') return { refuse: t.inGroup };
    const mentioned = (c.event.mentions ?? []).filter((m) => !m.bot);
    if (mentioned.length > 0) {
      const to = personMeant(c.event);
      return to ? { to, reason: withoutMentions(rest, c.event) } : { refuse: t.whom };
    }
    // 「小榕，感谢」 is said to the bot: it smiles and says nothing.
    return rest === '' && house.addressed(c) && !/^[/／、!！]/u.test(c.event.text.trim()) ? null : { refuse: t.whom };
  },
  run: (c, praise) => (praise === null ? [] : give(house, store, c, praise)),
});

async function give(
  house: House,
  store: KudosStore,
  c: Context<MessageEvent>,
  praise: NonNullable<Praise>,
): Promise<Effects> {
  const t = kudosTexts[c.locale];
  const here = { community: c.community.id, room: c.room.id };
  const giver = c.who.member;
  const { member: receiver } = await house.people.memberOf(here.community, c.event.account, praise.to, c.now);
  const day = civilDay(c.at, c.community.timeZone);
  const perDay = house.settings.get(settings.perDaySetting, here);
  const verdict = mayPraise(giver, receiver, await store.given(giver, receiver, day), perDay);
  const to = { at: receiver, name: praise.to.name };
  if (verdict === 'self') return [reply(c, t.self)];
  if (verdict === 'again') return [reply(c, t.again(to))];
  if (verdict === 'enough') return [reply(c, t.enough(perDay))];
  const counted = counts(await store.between(giver, receiver), c.at, {
    pairDays: house.settings.get(settings.pairDaysSetting, here),
    newDays: house.settings.get(settings.newDaysSetting, here),
  });
  const words = another(praiseCount, await store.lastWords(c.room.id), c.dice);
  await store.add({ ...here, giver, receiver, day, words, counted, eventId: c.cause, at: c.at });
  const given: KudosGiven = { what: 'kudos.given', member: giver, to: receiver };
  const received: KudosReceived = { what: 'kudos.received', member: receiver, from: giver };
  const item: Praised = {
    member: receiver,
    name: cut(praise.to.name, longestName),
    by: cut(c.who.name, longestName),
    reason: cut(praise.reason, longestReason),
    words,
  };
  const told: readonly Happening[] = counted ? [received, given] : [given];
  return [
    ...told.map((what) => ({ do: 'tell', what }) as const),
    ...planned(house, c),
    reply(c, '', { merge: { as: 'praised', item } }),
  ];
}

/** The next thank-you list of this group; planned again it is the same one. */
function planned(house: House, c: Context): Effects {
  const here = { community: c.community.id, room: c.room.id };
  if (!house.settings.get(settings.weeklySetting, here)) return [];
  const zone = c.community.timeZone;
  const [at] = nextInstants(`0 ${house.settings.get(settings.hourSetting, here)} * * 0`, zone, c.now, 1);
  if (at === undefined) return [];
  const key = `${timer}:${c.room.id}:${civilDay(at, zone)}`;
  return [{ do: 'later', key, timer, at, room: c.room.id, community: c.community.id }];
}

async function thankYou(house: House, store: KudosStore, c: Context): Promise<Effects> {
  const here = { community: c.community.id, room: c.room.id };
  if (!house.isOn(kudos, here) || !house.settings.get(settings.weeklySetting, here)) return [];
  const best = await store.thanked(c.room.id, c.at - weekMs, listed);
  if (best.length === 0) return [];
  const names = await house.people.names(best.map((b) => b.member));
  const lines = best.map((b) => ({ name: cut(names.get(b.member) ?? '?', longestName), n: b.n }));
  return [reply(c, kudosTexts[groupLocale(c)].week(lines), { unasked: { kind: 'thanks' } })];
}
