/** The commands menu of the client: one list a language, one for members and one for admins. */
import type { Locale } from '../../core/types.ts';
import type { CallApi } from './api.ts';

export interface MenuItem {
  /** As our words write it, in Latin letters: `points-rules`. */
  readonly command: string;
  readonly says: Readonly<Record<Locale, string>>;
  readonly staff: boolean;
}

/** A two-letter code is all there is: Simplified and Traditional share `zh`. */
const codes: Readonly<Record<Locale, string>> = { 'zh-CN': 'zh', 'zh-TW': 'zh', en: 'en' };
const most = 100;
const longestCommand = 32;
const longestText = 256;

interface Command {
  readonly command: string;
  readonly description: string;
}
/** Our hyphens are underscores there; what still is no command name stays out. */
export function commandsFor(items: readonly MenuItem[], locale: Locale, staff: boolean): Command[] {
  return items
    .filter((item) => staff || !item.staff)
    .map((item) => ({
      command: item.command.toLowerCase().replaceAll('-', '_'),
      description: item.says[locale].slice(0, longestText),
    }))
    .filter(
      ({ command, description }) =>
        /^[a-z0-9_]+$/.test(command) && command.length <= longestCommand && description !== '',
    )
    .slice(0, most);
}

/** `fallback`: the language of those whose own has no list; of the two Chinese lists the one that is shown. */
export async function setMenu(call: CallApi, items: readonly MenuItem[], fallback: Locale): Promise<void> {
  const chinese: Locale = fallback === 'zh-TW' ? 'zh-TW' : 'zh-CN';
  const lists: readonly (readonly [locale: Locale, code: string | undefined])[] = [
    [fallback, undefined],
    [chinese, codes[chinese]],
    ['en', codes.en],
  ];
  for (const [locale, code] of lists)
    for (const staff of [false, true])
      await call('setMyCommands', {
        commands: commandsFor(items, locale, staff),
        ...(staff && { scope: { type: 'all_chat_administrators' } }),
        ...(code !== undefined && { language_code: code }),
      });
}
