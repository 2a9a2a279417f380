/** Discord as configured. The library is loaded only here, when there is a token. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { DiscordOptions, Keep, Kept, SlashCommand } from '../adapters/discord/index.ts';
import type { Banyan } from '../core/banyan.ts';
import { noArguments } from '../core/kit/parse.ts';
import type { Clock, Platform } from '../core/ports.ts';
import type { Owned } from '../core/words.ts';
import type { Config } from './config.ts';
import type { Connects } from './connections.ts';
import type { Log } from './log.ts';

const latin = /^[a-z0-9-]{1,32}$/;

/** What the adapter must know of the commands: the menu, what completes them, whose answer is for one person alone. */
export function discordCommands(
  commands: () => readonly Owned[],
): Required<Pick<DiscordOptions, 'commands' | 'suggest' | 'discreet'>> {
  const named = (): Map<string, Owned['command']> => {
    const found = new Map<string, Owned['command']>();
    for (const { command } of commands()) {
      const word = command.words.en.map((w) => w.toLowerCase()).find((w) => latin.test(w));
      if (command.help && word !== undefined && !found.has(word)) found.set(word, command);
    }
    return found;
  };
  const slash = ([name, c]: [string, Owned['command']]): SlashCommand => ({
    name,
    names: { 'zh-CN': c.words['zh-CN'][0] ?? name, 'zh-TW': c.words['zh-TW'][0] ?? name, en: name },
    says: c.help ?? { 'zh-CN': name, 'zh-TW': name, en: name },
    ...(c.parse !== noArguments && { text: { example: c.example, completes: c.suggest !== undefined } }),
    staff: c.allow !== 'member' && c.allow !== 'helper',
  });
  const localeOf = (code: string | undefined) => (code === 'zh-CN' || code === 'zh-TW' ? code : 'en');
  return {
    commands: () => [...named()].map(slash),
    suggest: ({ command, typed, locale }) => named().get(command)?.suggest?.(typed, localeOf(locale)) ?? [],
    discreet: (command) => named().get(command)?.discreet === true,
  };
}

/** One small file in the data folder; a damaged one counts as none. */
export function keepIn(dataDir: string, onError: (error: unknown) => void): Keep {
  const file = join(dataDir, 'discord.json');
  return {
    load: () => {
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as Kept;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') onError(error);
        return {};
      }
    },
    save: (kept) => {
      mkdirSync(dataDir, { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}

/** How Discord is made for a token, wherever that comes from, and asked about it. */
export function discordOf(
  { discordWay: way, dataDir }: Pick<Config, 'discordWay' | 'dataDir'>,
  banyan: Pick<Banyan, 'house' | 'missed'>,
  clock: Clock,
  log: Log,
) {
  const failed = (error: unknown): void => log.error(error, { platform: 'discord' });
  const make = async (token: string): Promise<Platform> => {
    const { createDiscord } = await import('../adapters/discord/index.ts');
    return createDiscord({
      ...way,
      token,
      ...discordCommands(() => banyan.house.commands()),
      keep: keepIn(dataDir, failed),
      clock,
      onGap: (gap) => {
        log.warn('discord: what was said in a gap does not come again', { ...gap });
        banyan.missed(gap).catch(failed);
      },
      onError: failed,
      onNote: (line) => log.info(line),
    });
  };
  return {
    connects: (fixed: string | undefined): Connects => ({
      name: 'discord',
      fixed,
      tokenIn: (pasted) => /(?<![\w.-])[\w-]{10,120}\.[\w-]{4,20}\.[\w-]{15,160}(?![\w.-])/.exec(pasted)?.[0],
      make,
      account: async (token) => {
        const { inspectDiscord, inviteLink } = await import('../adapters/discord/inspect.ts');
        const found = await inspectDiscord({ ...way, token }).account();
        return { username: found.username, seesAll: found.off.length === 0, link: inviteLink(found.application) };
      },
    }),
  };
}
