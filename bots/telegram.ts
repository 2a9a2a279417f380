/** Telegram as configured. The library is loaded only here, when there is a token. */
import type { MenuItem, TelegramPlatform } from '../adapters/telegram/index.ts';
import type { Clock } from '../core/ports.ts';
import type { Locale } from '../core/types.ts';
import type { Owned } from '../core/words.ts';
import type { Config } from './config.ts';
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

export async function connectTelegram(
  config: NonNullable<Config['telegram']>,
  defaultLocale: Locale,
  commands: () => readonly Owned[],
  clock: Clock,
  log: Log,
): Promise<TelegramPlatform> {
  const { createTelegram } = await import('../adapters/telegram/index.ts');
  return createTelegram({
    ...config,
    menu: () => menuOf(commands()),
    defaultLocale,
    clock,
    onError: (error) => log.error(error, { platform: 'telegram' }),
    onNote: (line) => log.info(line),
  });
}
