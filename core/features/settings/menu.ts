/** The generated menu: a section, an entry, a value. Buttons where there are any, numbered lines elsewhere. */
import type { House } from '../../house.ts';
import { cut } from '../../kit/cut.ts';
import { reply } from '../../kit/reply.ts';
import { groupMeant } from '../../settings.ts';
import { foldCommand } from '../../text/index.ts';
import { locales, type Answer, type Ask, type Choice, type Context, type Effect, type Effects } from '../../types.ts';
import { change, untilOf, write, type Waiting } from './change.ts';
import type { Catalogue, Entry } from './entries.ts';
import { exampleOf, isFreeText, readValue, saysDefault } from './rules.ts';
import { settingsTexts } from './texts.ts';

interface InSection {
  readonly section: string;
}
interface OfEntry {
  readonly key: string;
  readonly here: boolean;
}
const perPage = 8;
const valueShown = 8;
const toPage = /^page ([0-9]{1,3})$/;

const ask = (c: Context, more: Pick<Ask, 'step' | 'data' | 'say'> & { choices?: readonly Choice[] }): Effect => ({
  do: 'ask',
  for: { member: c.who.member },
  to: c.room.kind === 'private' ? { room: c.room.id } : { private: c.who.member },
  until: untilOf({ ...c, room: { ...c.room, kind: 'private' } }),
  ...more,
});

/** One page of choices; the last one leads to the next page. */
const paged = (c: Context, all: readonly Choice[], page: number): readonly Choice[] => {
  const shown = all.slice(page * perPage, (page + 1) * perPage);
  const last = (page + 1) * perPage >= all.length;
  return last && page === 0
    ? shown
    : [...shown, { label: settingsTexts[c.locale].more, value: `page ${last ? 0 : page + 1}` }];
};

export const sectionMenu = (all: Catalogue, c: Context): Effect =>
  ask(c, {
    step: 'section',
    data: null,
    say: settingsTexts[c.locale].which,
    choices: all.sections.map((s) => ({ label: s.title[c.locale], value: s.id })),
  });

export const entryMenu = (house: House, all: Catalogue, c: Context, section: string, page = 0): Effect => {
  const room = groupMeant(house.settings, c) ?? 0;
  const label = (e: Entry): string => {
    const value = e.setting.show(e.now(c, room), c.locale);
    return settingsTexts[c.locale].option(e.setting.name[c.locale], cut(value, valueShown));
  };
  const title = all.sections.find((s) => s.id === section)?.title[c.locale] ?? '';
  const choices = all.entries
    .filter((e) => e.section === section)
    .map((e) => ({ label: label(e), value: e.setting.key }));
  return ask(c, {
    step: 'entry',
    data: { section } satisfies InSection,
    say: settingsTexts[c.locale].whichOf(title),
    choices: paged(c, choices, page),
  });
};

/** Shows one entry and waits for a new value, in private. */
export const valueMenu = (house: House, c: Context, entry: Entry, here: boolean): Effect => {
  const { setting } = entry;
  const t = settingsTexts[c.locale];
  const room = groupMeant(house.settings, c) ?? 0;
  const show = (v: unknown): string => setting.show(v, c.locale);
  const choices = setting.options?.map((v) => ({ label: show(v), value: String(v) }));
  return ask(c, {
    step: 'value',
    data: { key: setting.key, here } satisfies OfEntry,
    say: t.now(setting.name[c.locale], show(entry.now(c, room)), setting.takes[c.locale], show(setting.default)),
    ...(choices ? { choices } : {}),
  });
};

/** The answers to the questions above. `all` is made late: commands do not exist while features are created. */
export function menuAnswers(house: House, all: () => Catalogue): Readonly<Record<string, Answer>> {
  const isCommand = (text: string): boolean => {
    const word = foldCommand(text.split(/\s/u)[0] ?? '');
    return (
      /^[/／]/u.test(text) ||
      house.commands().some(({ command }) => locales.some((l) => command.words[l].some((w) => foldCommand(w) === word)))
    );
  };
  const section: Answer = { allow: 'admin', run: (c, value) => [entryMenu(house, all(), c, value)] };
  const entry: Answer = {
    allow: 'admin',
    run: (c, value, data) => {
      const page = toPage.exec(value)?.[1];
      if (page !== undefined) return [entryMenu(house, all(), c, (data as InSection).section, Number(page))];
      const chosen = all().byKey(value);
      return chosen ? [valueMenu(house, c, chosen, false)] : [];
    },
  };
  const value: Answer = {
    allow: 'admin',
    parse: (text, data, c) => {
      const chosen = all().byKey((data as OfEntry).key);
      if (!chosen || isCommand(text)) return null;
      if (saysDefault(text) || readValue(chosen.setting, text)) return text;
      const { setting } = chosen;
      const name = setting.name[c.locale];
      return {
        refuse: settingsTexts[c.locale].bad(name, cut(text, 20), setting.takes[c.locale], exampleOf(setting, c.locale)),
      };
    },
    run: (c, typed, data, tx) => {
      const { key, here } = data as OfEntry;
      const chosen = all().byKey(key);
      if (!chosen) return [];
      const read = saysDefault(typed) ? { value: undefined } : readValue(chosen.setting, typed);
      return read ? change(house, c, tx, { entry: chosen, here, value: read.value }) : [];
    },
  };
  const sure: Answer = {
    allow: 'admin',
    run: (c, answer, data, tx): Promise<Effects> | Effects => {
      const waiting = data as Waiting;
      const chosen = all().byKey(waiting.key);
      if (answer !== 'yes' || !chosen) return [reply(c, settingsTexts[c.locale].left)];
      return write(house, c, tx, chosen, waiting.room, waiting.value ?? undefined);
    },
  };
  return { section, entry, value, sure };
}

/** What is set for one group alone; free words only as a name when everybody reads it. */
export function differences(all: Catalogue, c: Context, room: number): Effect {
  const t = settingsTexts[c.locale];
  const own = all.entries.filter((e) => !e.wide && e.own(c, room) !== undefined);
  const lines = own.slice(0, perPage).map(({ setting, ...e }) => {
    const name = setting.name[c.locale];
    return c.room.kind === 'group' && isFreeText(setting)
      ? name
      : `${name} ${cut(setting.show(e.own(c, room), c.locale), valueShown)}`;
  });
  return reply(c, lines.length > 0 ? t.differs(own.length > lines.length ? [...lines, '…'] : lines) : t.differsNot);
}
