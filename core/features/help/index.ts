/** Help, made from the commands themselves; and the few words said to whoever meets the bot. */
import { defineFeature, type House } from '../../house.ts';
import { addDays, civilDay } from '../../kit/calendar.ts';
import { noArguments } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import { keepTextDays } from '../../settings.ts';
import type { Answer, Command, Context, Effects, JoinedEvent, Listener, Locale, MessageEvent } from '../../types.ts';
import { allCommands, commandCalled, explain, likelyWords, shownTo, type ShownCommand } from './list.ts';
import { firstFive, isStaff, isThanks, pageOf } from './rules.ts';
import { usageStore } from './store.ts';
import { helpTexts } from './texts.ts';

type Wanted =
  | { readonly do: 'first' }
  | { readonly do: 'page'; readonly page: number }
  | { readonly do: 'one'; readonly of: ShownCommand; readonly typed: string };

const hourMs = 3_600_000;
const usageDays = 60;
const tenMinutes = 600_000;
const moreWords = /^(?:更多|more)(?:\s*([1-9][0-9]?))?$/iu;

/** The bot's name in this language: the first one in Latin letters in English. */
const nameIn = (house: House, locale: Locale): string => {
  const [first = ''] = house.names;
  const latin = house.names.find((n) => /^[\p{Script=Latin}]/u.test(n)) ?? first;
  return locale === 'en' ? latin.slice(0, 1).toUpperCase() + latin.slice(1) : first;
};
const keptDays = (house: House, c: Context): number =>
  house.settings.get(keepTextDays, { community: c.community.id, room: c.room.id });

export const help = defineFeature({
  name: 'help',
  title: null,
  on: true,
  create: (house) => {
    const store = usageStore(house.database);
    const mine = async (c: Context): Promise<{ five: ShownCommand[]; used: boolean }> => {
      const since = addDays(civilDay(c.now, c.community.timeZone), -usageDays);
      const used = await store.used(c.room.id, c.who.member, Number(since.replaceAll('-', '')));
      const all = shownTo(house, c);
      return { five: firstFive(all, c.role, used), used: all.some((s) => used.has(s.name)) };
    };
    const first = async (c: Context): Promise<Effects> => {
      const t = helpTexts[c.locale];
      const { five, used } = await mine(c);
      const lines = [t.first(used), ...five.map((s) => t.line({ word: s.word, what: s.what }))];
      return withMore(house, c, lines, t.moreTyped, 0);
    };
    const run = (c: Context<MessageEvent>, wanted: Wanted): Promise<Effects> | Effects => {
      if (wanted.do === 'first') return first(c);
      return wanted.do === 'page'
        ? page(house, c, wanted.page)
        : [reply(c, explain(c, wanted.of, wanted.typed, shownTo(house, c)))];
    };
    const more: Answer<{ page: number }> = { run: (c, _value, data) => page(house, c, data.page) };
    return {
      commands: [helpCommand(house, run), menuCommand(house, run), about(house)],
      listens: [hello(house), lost(house, async (c) => (await mine(c)).five.slice(0, 2))],
      answers: { more: more as Answer },
    };
  },
});

/** Lines, with a way on to the next page: a button anybody may press, or words where there are no buttons. */
function withMore(house: House, c: Context, lines: readonly string[], typed: string, next: number): Effects {
  if (!house.can(c.room.account).has('choices')) return [reply(c, [...lines, typed].join('\n'))];
  const say = lines.join('\n');
  const choices = [{ label: helpTexts[c.locale].more, value: 'more' }];
  return [
    {
      do: 'ask',
      step: 'more',
      data: { page: next },
      for: 'anyone',
      to: { room: c.room.id },
      say,
      choices,
      until: c.now + hourMs,
    },
  ];
}

/** Everything this person may use here, by feature. */
function page(house: House, c: Context, wanted: number): Effects {
  const t = helpTexts[c.locale];
  const groups = new Map<string, string[]>();
  for (const s of shownTo(house, c)) {
    const title = s.title ?? (s.allow === 'member' ? t.general : t.staff);
    groups.set(title, [...(groups.get(title) ?? []), s.word]);
  }
  const list = [...groups].map(([title, words]) => ({ title, words }));
  const { pages } = pageOf(list, 0);
  const at = Math.min(wanted, pages - 1);
  const lines = pageOf(list, at).lines.map((l) => t.group(l.title, l.words));
  if (pages === 1) return [reply(c, lines.join('\n'))];
  if (at === pages - 1) return [reply(c, [...lines, t.nextTyped(at + 1, pages)].join('\n'))];
  const buttons = house.can(c.room.account).has('choices');
  return withMore(house, c, buttons ? [...lines, t.next(at + 1, pages)] : lines, t.nextTyped(at + 1, pages), at + 1);
}

type Run = (c: Context<MessageEvent>, wanted: Wanted) => Promise<Effects> | Effects;

const helpCommand = (house: House, run: Run): Command<Wanted> => ({
  name: 'help',
  words: { 'zh-CN': ['帮助'], 'zh-TW': ['幫助'], en: ['help'] },
  level: 'bare',
  allow: 'member',
  always: true,
  help: { 'zh-CN': '我会什么', 'zh-TW': '我會什麼', en: 'what I can do' },
  example: { 'zh-CN': '帮助 签到', 'zh-TW': '幫助 簽到', en: '/help checkin' },
  parse: (rest, c) => {
    if (rest === '') return { do: 'first' };
    const number = moreWords.exec(rest);
    if (number) return { do: 'page', page: Number(number[1] ?? 1) - 1 };
    const of = commandCalled(allCommands(house, c), rest);
    if (of) return { do: 'one', of, typed: rest };
    const typed = rest.split(/\s/u)[0]?.slice(0, 20) ?? '';
    return { refuse: helpTexts[c.locale].unknown(typed, likelyWords(shownTo(house, c), typed)) };
  },
  run,
});

/** `菜单` and `说明` are everyday words: only when the bot is called. */
const menuCommand = (house: House, run: Run): Command<Wanted> => ({
  ...helpCommand(house, run),
  name: 'help.menu',
  words: { 'zh-CN': ['菜单', '说明', '功能'], 'zh-TW': ['選單', '說明', '功能', '菜單'], en: ['menu', 'start'] },
  level: 'called',
  help: null,
});

const about = (house: House): Command<null> => ({
  name: 'help.about',
  words: { 'zh-CN': ['关于'], 'zh-TW': ['關於'], en: ['about'] },
  level: 'called',
  allow: 'member',
  always: true,
  help: { 'zh-CN': '我是谁', 'zh-TW': '我是誰', en: 'who I am' },
  example: { 'zh-CN': '/关于', 'zh-TW': '/關於', en: '/about' },
  parse: noArguments,
  run: (c) => [reply(c, helpTexts[c.locale].about(nameIn(house, c.locale), keptDays(house, c)))],
});

/** Said once to the group the bot came into; then silence. */
const hello = (house: House): Listener => ({
  on: 'joined',
  wants: (c) => c.room.kind === 'group' && (c.event as JoinedEvent).self === true,
  run: (c) => {
    const locale = c.room.locale ?? c.community.locale;
    return [reply(c, helpTexts[locale].hello(nameIn(house, locale), keptDays(house, c)))];
  },
});

/**
 * Called by name, by @ or in private with words nobody knows: one line with two examples, once in ten minutes for one
 * person. A prefix in a group may be meant for another bot, and `！！` is just loud.
 */
function lost(house: House, two: (c: Context) => Promise<readonly ShownCommand[]>): Listener {
  const told = new Map<number, number>();
  const wants = (c: Context<MessageEvent>): boolean => {
    const text = c.event.text.trim();
    if (!house.addressed(c) || c.event.replyTo?.from?.bot) return false;
    if (c.room.kind === 'group' && /^[/／、!！]/u.test(text)) return false;
    if (c.room.kind === 'private' && text === '') return false;
    const name = house.names.find((n) => text.toLowerCase().startsWith(n.toLowerCase()));
    const rest = (name ? text.slice(name.length) : text).replace(/^[\s，,:：。!！?？~～]+/u, '');
    return !isThanks(rest) && (told.get(c.who.member) ?? -Infinity) + tenMinutes <= c.now;
  };
  return {
    on: 'message',
    wants: (c) => wants(c as Context<MessageEvent>),
    run: async (c, tx) => {
      tx.after(() => {
        if (told.size > 10_000) told.clear();
        told.set(c.who.member, c.now);
      });
      const examples = (await two(c)).map((s) => (isStaff(s.allow) ? s.example : s.word));
      return [reply(c, helpTexts[c.locale].lost(examples))];
    },
  };
}
