/** The language of a person, a group, a community. The nearest one counts: one's own, the group's, the community's. */
import { defineFeature, type House } from '../../house.ts';
import { complete } from '../../kit/complete.ts';
import { groupLocale, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { groupMeant } from '../../settings.ts';
import {
  locales,
  refused,
  type AuditRow,
  type Command,
  type Context,
  type Effects,
  type Locale,
  type MessageEvent,
  type Refusal,
} from '../../types.ts';
import { readWish, type Wish } from './rules.ts';
import { languageTexts, ownNames } from './texts.ts';

const followed = 'follow';
const minute = 60_000;
const wishedLocale = (value: string): Locale | null => locales.find((l) => l === value) ?? null;

/** Whose language was asked for; a group by our id. */
type Target = 'me' | 'all' | { readonly room: number };

const ask = (c: Context, target: Target): Effects => [
  {
    do: 'ask',
    step: target === 'me' ? 'mine' : 'many',
    data: target,
    for: { member: c.who.member },
    to: { room: c.room.id },
    say: languageTexts[c.locale].pick[typeof target === 'object' ? 'group' : target],
    choices: [
      ...locales.map((l) => ({ label: ownNames[l], value: l })),
      ...(target === 'me' ? [{ label: languageTexts[c.locale].follow, value: followed }] : []),
    ],
    until: c.now + (c.room.kind === 'group' ? 2 : 10) * minute,
  },
];

export const language = defineFeature({
  name: 'language',
  title: null,
  on: true,
  create: (house) => {
    const mine = async (c: Context, locale: Locale | null, tx: Tx): Promise<Effects> => {
      await house.people.setLocale(tx, { member: c.who.member }, locale);
      const t = languageTexts[locale ?? groupLocale(c)];
      return [reply(c, locale ? t.mine : t.mineFollows)];
    };
    return {
      commands: [forMe(house, mine, 'language'), forMany(house), forMe(house, mine, 'language.mine')],
      answers: {
        mine: { run: (c, value, _data, tx) => mine(c, wishedLocale(value), tx) },
        many: {
          allow: 'admin',
          run: (c, value, data, tx) => {
            const target = data as Exclude<Target, 'me'>;
            const locale = wishedLocale(value) ?? c.locale;
            return target === 'all' ? setAll(house, c, locale, tx) : setGroup(house, c, target.room, locale, tx);
          },
        },
      },
      undoes: { language: (row, c, tx) => takeBack(house, row, c, tx) },
    };
  },
});

const setGroup = async (house: House, c: Context, id: number, locale: Locale | null, tx: Tx): Promise<Effects> => {
  const room = id === c.room.id ? c.room : await house.people.room(id, house.database.db);
  if (!room) return [];
  await house.people.setLocale(tx, { room: id }, locale);
  await house.audit.write(c, { act: 'language', subject: room.name, room: id, before: room.locale, after: locale });
  const t = languageTexts[locale ?? c.community.locale];
  return [reply(c, locale ? t.group : t.groupFollows)];
};

const setAll = async (house: House, c: Context, locale: Locale, tx: Tx): Promise<Effects> => {
  const { id, name, locale: before } = c.community;
  await house.people.setLocale(tx, { community: id }, locale);
  await house.audit.write(c, { act: 'language', subject: name, room: null, before, after: locale });
  return sayAll(house, c, locale);
};

const sayAll = async (house: House, c: Context, locale: Locale): Promise<Effects> => {
  const groups = await house.people.groups(c.community.id);
  const differing = groups.filter((g) => g.locale !== null).length;
  return [reply(c, languageTexts[locale].all(groups.length - differing, differing))];
};

async function takeBack(house: House, row: AuditRow, c: Context, tx: Tx): Promise<Effects | Refusal> {
  const room = row.room === null ? undefined : await house.people.room(row.room, house.database.db);
  const now = row.room === null ? c.community.locale : (room?.locale ?? null);
  if (now !== row.after) return { refuse: languageTexts[c.locale].changedSince };
  const before = locales.find((l) => l === row.before) ?? null;
  await house.people.setLocale(tx, row.room === null ? { community: row.community } : { room: row.room }, before);
  if (row.room === null) return before ? sayAll(house, c, before) : [];
  const t = languageTexts[before ?? c.community.locale];
  return [reply(c, before ? t.group : t.groupFollows)];
}

/** What was meant, or why it cannot be done. Said in a group by an admin without a scope, it is for the group. */
function read(house: House, c: Context, rest: string): Wish | Refusal {
  const t = languageTexts[c.locale];
  const wish = readWish(rest);
  if (typeof wish === 'string') return { refuse: t.unknown(wish.slice(0, 20)) };
  const staff = c.role === 'admin' || c.role === 'owner';
  const scope = wish.scope ?? (c.room.kind === 'group' && staff ? 'group' : 'me');
  if (scope === 'all' && wish.locale === null) return { refuse: t.unknown(rest.slice(0, 20)) };
  if (scope === 'group' && groupMeant(house.settings, c) === undefined) return { refuse: t.whichGroup };
  return { ...wish, scope };
}
/** Two commands share a word; the refusal of what the other one takes is never heard. */
const other: Refusal = { refuse: '' };

const words = { 'zh-CN': ['语言'], 'zh-TW': ['語言'], en: ['language', 'lang'] } as const;

/** `本群` and `全部` are said, or an admin says it in a group without saying for whom. */
const forMany = (house: House): Command<Wish> => ({
  name: 'language.group',
  words,
  level: 'called',
  allow: 'admin',
  always: true,
  shares: true,
  help: { 'zh-CN': '换群里的语言', 'zh-TW': '換群裡的語言', en: 'the language of the group' },
  example: { 'zh-CN': '/语言 英文 全部', 'zh-TW': '/語言 英文 全部', en: '/language zh-TW all' },
  suggest: (typed) => complete(['简体中文', '繁體中文', 'English'], typed),
  parse: (rest, c) => {
    const wish = read(house, c, rest);
    return refused(wish) || wish.scope !== 'me' ? wish : other;
  },
  run: (c, wish, tx) => {
    const room = groupMeant(house.settings, c) ?? c.room.id;
    if (wish.locale === undefined) return ask(c, wish.scope === 'all' ? 'all' : { room });
    if (wish.scope === 'all' && wish.locale) return setAll(house, c, wish.locale, tx);
    return setGroup(house, c, room, wish.locale, tx);
  },
});

type Mine = (c: Context, locale: Locale | null, tx: Tx) => Promise<Effects>;
const forMe = (house: House, mine: Mine, name: 'language' | 'language.mine'): Command<Wish['locale']> => ({
  name,
  words: name === 'language' ? words : { 'zh-CN': ['我的语言'], 'zh-TW': ['我的語言'], en: ['my-language'] },
  level: 'called',
  allow: 'member',
  always: true,
  shares: name === 'language',
  help:
    name === 'language.mine'
      ? { 'zh-CN': '我跟你说哪种语言', 'zh-TW': '我跟你說哪種語言', en: 'the language I speak to you' }
      : null,
  example: { 'zh-CN': '/我的语言 英文', 'zh-TW': '/我的語言 英文', en: '/my-language zh-TW' },
  discreet: name === 'language.mine',
  suggest: (typed) => complete(['简体中文', '繁體中文', 'English'], typed),
  parse: (rest, c: Context<MessageEvent>) => {
    const wish = read(house, c, name === 'language.mine' ? `${rest} 我` : rest);
    if (refused(wish)) return wish;
    return wish.scope === 'me' ? wish.locale : other;
  },
  run: (c, locale, tx) => (locale === undefined ? ask(c, 'me') : mine(c, locale, tx)),
});
