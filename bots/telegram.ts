/** Telegram as configured. The library is loaded only here, when there is a token. */
import type { MenuItem } from '../adapters/telegram/index.ts';
import type { Inspect } from '../adapters/telegram/inspect.ts';
import type { Clock, Platform } from '../core/ports.ts';
import type { Owned } from '../core/words.ts';
import type { Config } from './config.ts';
import type { Connects } from './connections.ts';
import type { Hook } from '../web/hooks.ts';
import { keepIn } from './keep.ts';
import type { Log } from './log.ts';

const latin = /^[a-z0-9-]{1,32}$/i;

/** The commands that have a word in Latin letters, as a client's menu can show them; each word once. */
export function menuOf(commands: readonly Owned[]): MenuItem[] {
  const items = new Map<string, MenuItem>();
  for (const { command } of commands) {
    const word = command.words.en.find((w) => latin.test(w));
    if (!command.help || word === undefined || items.has(word)) continue;
    items.set(word, { command: word, says: command.help, staff: command.allow !== 'member' });
  }
  return [...items.values()];
}

/** How Telegram is made for a token, wherever that comes from, and asked about it. */
export function telegramOf(
  { telegramWay: way, defaultLocale, dataDir }: Pick<Config, 'telegramWay' | 'defaultLocale' | 'dataDir'>,
  commands: () => readonly Owned[],
  clock: Clock,
  log: Log,
) {
  let hook: Hook | undefined;
  const onError = (error: unknown): void => log.error(error, { platform: 'telegram' });
  const make = async (token: string): Promise<Platform> => {
    const { createTelegram } = await import('../adapters/telegram/index.ts');
    const platform = createTelegram({
      ...way,
      token,
      menu: () => menuOf(commands()),
      defaultLocale,
      clock,
      polls: keepIn(dataDir, 'telegram-polls.json', {}, onError),
      onError,
      onNote: (line) => log.info(line),
    });
    hook = platform.hook;
    const stop = async (): Promise<void> => {
      hook = undefined;
      await platform.stop();
    };
    return { ...platform, stop };
  };
  const inspect = async (token: string): Promise<Inspect> => {
    const { inspectTelegram } = await import('../adapters/telegram/inspect.ts');
    return inspectTelegram({ ...way, token });
  };
  return {
    /** Addresses that Telegram pushes to now. */
    hooks: (): readonly Hook[] => (hook ? [hook] : []),
    make,
    inspect,
    connects: (fixed: string | undefined): Connects => ({
      name: 'telegram',
      fixed,
      tokenIn: (pasted) => /(?<![\w-])\d{5,20}:[\w-]{10,200}(?![\w-])/.exec(pasted)?.[0],
      make,
      account: async (token) => {
        const { username, seesAll } = await (await inspect(token)).account();
        return { username, seesAll, link: `https://t.me/${username}?startgroup=true` };
      },
    }),
  };
}
