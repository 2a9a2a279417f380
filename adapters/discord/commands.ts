/** The commands as Discord's own menu shows them: one name, with the words and the help of each language. */
import type { Locale, Texts } from '../../core/types.ts';
import type { CallApi } from './api.ts';
import { label } from './say.ts';
import type { Sessions } from './sessions.ts';
import { adapterWords } from './words.ts';

export interface SlashCommand {
  /** In Latin letters: what arrives when it is chosen, whatever name was shown. */
  readonly name: string;
  /** The word of each language. */
  readonly names: Texts;
  readonly says: Texts;
  /** Words may follow; `example` shows which. */
  readonly text?: { readonly example: Texts; readonly completes: boolean };
  /** Hidden from those who may not manage the server; the bot itself looks at the role all the same. */
  readonly staff: boolean;
}

/** Discord's names of our languages. */
const codes: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['zh-CN'],
  'zh-TW': ['zh-TW'],
  en: ['en-US', 'en-GB'],
};
const mostCommands = 100;
const manageServer = 1 << 5;
/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const isName = (name: string): boolean => /^[-_'\p{L}\p{N}]{1,32}$/u.test(name) && name === name.toLowerCase();

const inAll = (of: (locale: Locale) => string | undefined): Record<string, string> =>
  Object.fromEntries(
    (Object.keys(codes) as Locale[]).flatMap((locale) => {
      const text = of(locale);
      return text === undefined || text === '' ? [] : codes[locale].map((code) => [code, text]);
    }),
  );

/** Where there is no room for all: members' first, then what completes while it is typed; the others are typed. */
const rank = (c: SlashCommand): number => (c.staff ? (c.text?.completes ? 1 : 2) : 0);

/** What is registered. What is no name on Discord stays out; of names used twice the first stays. */
export function commandsFor(commands: readonly SlashCommand[]): object[] {
  const taken = {
    name: new Set<string>(),
    'zh-CN': new Set<string>(),
    'zh-TW': new Set<string>(),
    en: new Set<string>(),
  };
  const fresh = (set: Set<string>, name: string): boolean => isName(name) && !set.has(name) && Boolean(set.add(name));
  return commands
    .filter((c) => fresh(taken.name, c.name))
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, mostCommands)
    .map((c) => ({
      name: c.name,
      name_localizations: inAll((l) => {
        const name = c.names[l].toLowerCase();
        return fresh(taken[l], name) ? name : undefined;
      }),
      description: label(c.says.en, 100) || c.name,
      description_localizations: inAll((l) => label(c.says[l], 100)),
      type: 1,
      contexts: [0, 1],
      integration_types: [0],
      ...(c.staff && { default_member_permissions: manageServer }),
      ...(c.text && {
        options: [
          {
            type: 3,
            name: 'text',
            description: label(c.text.example.en, 100) || adapterWords.en.text,
            description_localizations: inAll((l) => label(c.text?.example[l] ?? '', 100) || adapterWords[l].text),
            required: false,
            max_length: 1500,
            ...(c.text.completes && { autocomplete: true }),
          },
        ],
      }),
    }));
}

/** Registers them when they are not those of the last time. */
export async function register(
  call: CallApi,
  application: string,
  commands: readonly SlashCommand[],
  sessions: Pick<Sessions, 'kept' | 'change'>,
): Promise<void> {
  const body = commandsFor(commands);
  const mark = `${application}:${JSON.stringify(body)}`;
  if (sessions.kept().commands === mark) return;
  await call('PUT', `/applications/${application}/commands`, { body });
  sessions.change({ commands: mark });
}
