/**
 * Settings by message, from one catalogue made of what the features declare. A setting holds for the community
 * wherever it is said; with `本群` it holds for that group alone. What is said last can be taken back within a day.
 */
import { defineFeature, type House } from '../../house.ts';
import { complete } from '../../kit/complete.ts';
import { cut } from '../../kit/cut.ts';
import { nearest } from '../../kit/nearest.ts';
import { noArguments } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { picturesSetting } from '../../pictures.ts';
import { groupMeant } from '../../settings.ts';
import { foldCommand } from '../../text/index.ts';
import {
  type Locale,
  locales,
  refused,
  type AuditRow,
  type Command,
  type Context,
  type Effects,
  type MessageEvent,
  type Refusal,
} from '../../types.ts';
import { change, confirm, lossOfUndo, takeBack, type Change } from './change.ts';
import { catalogue, type Catalogue, type Entry } from './entries.ts';
import { manageAnswer, manageCommand } from './manage.ts';
import { differences, entryMenu, menuAnswers, sectionMenu, valueMenu } from './menu.ts';
import { exampleOf, findNamed, isFreeText, namesLike, readHere, readValue, saysDefault } from './rules.ts';
import { settingsTexts } from './texts.ts';

type Plan =
  | { readonly do: 'menu' }
  | { readonly do: 'section'; readonly id: string }
  | { readonly do: 'differs' }
  | { readonly do: 'show'; readonly entry: Entry; readonly here: boolean }
  | ({ readonly do: 'set' } & Change);

const dayMs = 86_400_000;

export const settings = defineFeature({
  name: 'settings',
  title: null,
  on: true,
  settings: [picturesSetting],
  create: (house) => {
    let made: Catalogue | undefined;
    const all = (): Catalogue => (made ??= catalogue(house));
    return {
      commands: [
        set(house, all),
        turn(house, all, true),
        turn(house, all, false),
        manageCommand(house),
        undo(house, all),
      ],
      answers: {
        ...menuAnswers(house, all),
        manage: manageAnswer(house),
        undo: {
          allow: 'moderator',
          run: (c, value, data, tx) =>
            value === 'yes' ? perform(house, data as AuditRow, c, tx) : [reply(c, settingsTexts[c.locale].left)],
        },
      },
      undoes: { setting: (row, c, tx) => takeBack(house, all(), row, c, tx) },
    };
  },
});

/** Said for one group: is there one, and may this be set for one? */
const refusedHere = (house: House, c: Context, entry: Entry): Refusal | undefined => {
  const t = settingsTexts[c.locale];
  if (entry.wide) return { refuse: t.wideOnly(entry.setting.name[c.locale]) };
  return groupMeant(house.settings, c) === undefined ? { refuse: t.whichGroup } : undefined;
};

const sectionCalled = (all: Catalogue, text: string): string | undefined =>
  all.sections.find((s) => locales.some((l) => foldCommand(s.title[l]) === foldCommand(text)))?.id;

function readPlan(house: House, all: Catalogue, rest: string, c: Context): Plan | Refusal {
  const t = settingsTexts[c.locale];
  const { here, rest: text } = readHere(rest, false);
  if (text === '') {
    if (!here) return { do: 'menu' };
    return groupMeant(house.settings, c) === undefined ? { refuse: t.whichGroup } : { do: 'differs' };
  }
  const found = findNamed(text, all.entries);
  if (!found) {
    const section = sectionCalled(all, text);
    if (section) return { do: 'section', id: section };
    return { refuse: t.unknown(cut(text.split(/\s/u)[0] ?? '', 20), namesLike(text, all.entries, c.locale)) };
  }
  const { entry } = found;
  const free = isFreeText(entry.setting);
  const tail = free ? { here: false, rest: found.value } : readHere(found.value, true);
  const one = here || tail.here;
  const refusal = one ? refusedHere(house, c, entry) : undefined;
  if (refusal) return refusal;
  if (tail.rest === '') return { do: 'show', entry, here: one };
  if (saysDefault(tail.rest)) return { do: 'set', entry, here: one, value: undefined };
  const read = readValue(entry.setting, tail.rest);
  if (read) return { do: 'set', entry, here: one, value: read.value };
  const { setting } = entry;
  const typed = free && c.room.kind === 'group' ? '…' : cut(tail.rest, 20);
  return { refuse: t.bad(setting.name[c.locale], typed, setting.takes[c.locale], exampleOf(setting, c.locale)) };
}

const set = (house: House, all: () => Catalogue): Command<Plan> => ({
  name: 'settings',
  words: { 'zh-CN': ['设置', '设定'], 'zh-TW': ['設定', '設置'], en: ['settings', 'set'] },
  level: 'called',
  allow: 'admin',
  always: true,
  help: { 'zh-CN': '看设置、改设置', 'zh-TW': '看設定、改設定', en: 'see and change settings' },
  example: { 'zh-CN': '/设置 签到积分 10', 'zh-TW': '/設定 簽到點數 10', en: '/set points-check-in 10' },
  discreet: true,
  suggest: (typed, locale) => suggestSetting(all(), typed, locale),
  parse: (rest, c) => readPlan(house, all(), rest, c),
  run: (c, plan, tx) => carryOut(house, all(), c, plan, tx),
});

/** The names of settings; behind a whole name the values it takes, when they are few. */
function suggestSetting(all: Catalogue, typed: string, locale: Locale): string[] {
  const named = all.entries.map(({ setting }) => ({ setting, name: setting.name[locale] }));
  const whole = named.find(({ name }) => typed.startsWith(`${name} `));
  if (!whole?.setting.options)
    return complete(
      named.map(({ name }) => name),
      typed,
    );
  const { setting, name } = whole;
  return complete(
    (setting.options ?? []).map((value) => `${name} ${setting.show(value, locale)}`),
    typed,
  );
}

function carryOut(
  house: House,
  all: Catalogue,
  c: Context<MessageEvent>,
  plan: Plan,
  tx: Tx,
): Promise<Effects> | Effects {
  const t = settingsTexts[c.locale];
  const group = c.room.kind === 'group';
  const [first] = all.entries.filter((e) => e.section !== 'general' && e.section !== 'switches');
  const example = first
    ? `${{ 'zh-CN': '设置', 'zh-TW': '設定', en: '/set' }[c.locale]} ${first.setting.name[c.locale]} ${exampleOf(first.setting, c.locale)}`
    : '';
  const aside: Effects = group ? [reply(c, t.inPrivate(example))] : [];
  switch (plan.do) {
    case 'menu':
      return [...aside, sectionMenu(all, c)];
    case 'section':
      return [...aside, entryMenu(house, all, c, plan.id)];
    case 'differs':
      return [differences(all, c, groupMeant(house.settings, c) ?? c.room.id)];
    case 'show': {
      if (!group) return [valueMenu(house, c, plan.entry, plan.here)];
      const { setting } = plan.entry;
      const name = setting.name[c.locale];
      if (isFreeText(setting)) return [reply(c, t.nowHidden(name))];
      const value = setting.show(plan.entry.now(c, c.room.id), c.locale);
      return [
        reply(
          c,
          t.now(name, value, setting.takes[c.locale], setting.show(setting.default, c.locale)).split('\n')[0] ?? '',
        ),
      ];
    }
    case 'set':
      return change(house, c, tx, plan);
  }
}

function turn(house: House, all: () => Catalogue, on: boolean): Command<Change> {
  const named = (text: string): Entry | undefined => {
    const wanted = foldCommand(text);
    return all().entries.find(
      (e) =>
        e.feature !== undefined &&
        (e.feature === wanted || locales.some((l) => foldCommand(e.setting.name[l]) === wanted)),
    );
  };
  return {
    name: on ? 'settings.on' : 'settings.off',
    words: on
      ? { 'zh-CN': ['打开', '开启'], 'zh-TW': ['打開', '開啟'], en: ['on'] }
      : { 'zh-CN': ['关闭', '关掉'], 'zh-TW': ['關閉', '關掉'], en: ['off'] },
    level: 'called',
    allow: 'admin',
    always: true,
    help: on
      ? { 'zh-CN': '打开一个功能', 'zh-TW': '打開一個功能', en: 'turn something on' }
      : { 'zh-CN': '关闭一个功能', 'zh-TW': '關閉一個功能', en: 'turn something off' },
    example: on
      ? { 'zh-CN': '/打开 排行榜', 'zh-TW': '/打開 排行榜', en: '/on leaderboard' }
      : { 'zh-CN': '/关闭 排行榜', 'zh-TW': '/關閉 排行榜', en: '/off leaderboard' },
    discreet: true,
    suggest: (typed, locale) =>
      complete(
        all().entries.flatMap((e) => (e.feature ? [e.setting.name[locale]] : [])),
        typed,
      ),
    parse: (rest, c) => {
      const t = settingsTexts[c.locale];
      const { here, rest: text } = readHere(rest, true);
      const names = all().entries.flatMap((e) => (e.feature ? [e.setting.name[c.locale]] : []));
      if (text === '') return { refuse: t.whichFeature(on, names.slice(0, 8)) };
      const entry = named(text);
      if (!entry) return { refuse: t.noFeature(cut(text, 20), nearest(text, names)) };
      return (here ? refusedHere(house, c, entry) : undefined) ?? { entry, here, value: on };
    },
    run: (c, wanted, tx) => change(house, c, tx, wanted),
  };
}

const undo = (house: House, all: () => Catalogue): Command<null> => ({
  name: 'undo',
  words: { 'zh-CN': ['撤销'], 'zh-TW': ['撤銷', '復原'], en: ['undo'] },
  level: 'called',
  allow: 'moderator',
  always: true,
  shares: true,
  help: {
    'zh-CN': '撤销自己上一次的改动',
    'zh-TW': '撤銷自己上一次的改動',
    en: 'take back the last thing you changed',
  },
  example: { 'zh-CN': '/撤销', 'zh-TW': '/撤銷', en: '/undo' },
  parse: noArguments,
  run: async (c, _args, tx) => {
    const row = await house.audit.last(c.community.id, c.who.member, c.now - dayMs);
    if (!row) return [reply(c, settingsTexts[c.locale].nothingToUndo)];
    const loss = lossOfUndo(all(), row, c);
    return loss ? [confirm(c, 'undo', settingsTexts[c.locale].sure(loss), row)] : perform(house, row, c, tx);
  },
});

/** Takes the act back by whoever did it. What it says itself is the answer. */
async function perform(house: House, row: AuditRow, c: Context, tx: Tx): Promise<Effects> {
  const t = settingsTexts[c.locale];
  const takes = house.undo(row);
  if (!takes) return [reply(c, t.cannotUndo)];
  const done = await takes(c, tx);
  if (refused(done)) return [reply(c, done.refuse)];
  await house.audit.undone(c, row.id);
  const spoken = done.some((e) => (e.do === 'send' || e.do === 'ask') && 'room' in e.to && e.to.room === c.room.id);
  return spoken ? done : [...done, reply(c, t.undone)];
}
