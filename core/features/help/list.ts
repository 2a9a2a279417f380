/** The commands as one person sees them in one place. */
import type { FeatureDef, House } from '../../house.ts';
import { nearest } from '../../kit/nearest.ts';
import { foldCommand } from '../../text/index.ts';
import { locales, roles, type Context } from '../../types.ts';
import { isStaff, type Shown } from './rules.ts';
import { helpTexts } from './texts.ts';

const mostOthers = 8;

export interface ShownCommand extends Shown {
  /** As it has to be typed here: with a slash in English and where the bot must be called. */
  readonly word: string;
  readonly what: string;
  readonly example: string;
  /** Its feature's title; null for housekeeping. */
  readonly title: string | null;
  /** Every word in this language. */
  readonly words: readonly string[];
  /** Every word in any language, folded. */
  readonly folded: ReadonlySet<string>;
  readonly on: boolean;
}

/** Every command that has a line of help, in list order. */
export function allCommands(house: House, c: Context): ShownCommand[] {
  const features = new Map<string, FeatureDef>(house.features.map((f) => [f.name, f]));
  const where = { community: c.community.id, room: c.room.id };
  return house.commands().flatMap(({ feature, command }): ShownCommand[] => {
    if (command.help === null) return [];
    const of = features.get(feature);
    const level = house.settings.get(house.levelSetting(command), where);
    const words = command.words[c.locale];
    const slash = c.locale === 'en' || (level === 'called' && c.room.kind === 'group');
    return [
      {
        name: command.name,
        feature,
        allow: command.allow,
        level,
        always: command.always === true,
        word: `${slash ? '/' : ''}${words[0] ?? ''}`,
        what: command.help[c.locale],
        example: command.example[c.locale],
        title: of?.title?.[c.locale] ?? null,
        words,
        folded: new Set(locales.flatMap((l) => command.words[l].map((w) => foldCommand(w)))),
        on: command.always === true || of === undefined || house.isOn(of, where),
      },
    ];
  });
}

/** What this person may use here now, help itself left out. */
export const shownTo = (house: House, c: Context): ShownCommand[] =>
  allCommands(house, c).filter((s) => s.on && s.feature !== 'help' && roles.indexOf(c.role) >= roles.indexOf(s.allow));

/** The command with this word in any language, with or without a slash; else the first of the feature called so. */
export const commandCalled = (all: readonly ShownCommand[], typed: string): ShownCommand | undefined => {
  const wanted = foldCommand(typed.replace(/^[/／]/u, ''));
  // Two may share a word: whose own name it is comes first.
  const called = all.filter((s) => s.folded.has(wanted));
  return (
    called.find((s) => foldCommand(s.word.replace(/^[/／]/u, '')) === wanted) ??
    called[0] ??
    all.find((s) => s.title !== null && foldCommand(s.title) === wanted)
  );
};

export const likelyWords = (all: readonly ShownCommand[], typed: string): string[] =>
  nearest(
    typed.replace(/^[/／]/u, ''),
    all.flatMap((s) => s.words),
  );

/**
 * One command in words. Who runs the group and asks, in private, by what is the name of a whole feature (违禁词) is shown
 * the other words of it: `all` that this person may use.
 */
export function explain(c: Context, s: ShownCommand, typed: string, all: readonly ShownCommand[]): string {
  const { word, what, example, words } = s;
  const t = helpTexts[c.locale];
  const said = t.one({ word, what, example, also: words.slice(1, 3), off: !s.on, staff: isStaff(s.allow) });
  const whole = s.title !== null && foldCommand(s.title) === foldCommand(typed.replace(/^[/／]/u, ''));
  if (!whole || !isStaff(s.allow) || c.room.kind === 'group') return said;
  const others = all.filter((o) => o.feature === s.feature && o.name !== s.name).map((o) => o.word);
  return others.length === 0 ? said : `${said}\n${t.others(others.slice(0, mostOthers))}`;
}
