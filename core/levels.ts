/** At which level a command is recognised: a setting of every command, generated. */
import { choiceSetting, type Setting } from './settings.ts';
import type { Level } from './types.ts';
import type { AnyCommand } from './words.ts';

const made = new Map<string, Setting<Level>>();

/** `words.<command>`: an owner can move a command between levels. */
export function levelSetting(command: AnyCommand): Setting<Level> {
  const known = made.get(command.name);
  if (known) return known;
  const setting = choiceSetting<Level>({
    key: `words.${command.name}`,
    name: {
      'zh-CN': `叫法:${command.words['zh-CN'][0]}`,
      'zh-TW': `叫法:${command.words['zh-TW'][0]}`,
      // English words are shared more often than Chinese ones; the command's own name is not.
      en: `word:${command.name.replaceAll('.', '-')}`,
    },
    default: command.level,
    values: {
      bare: { 'zh-CN': '直接说', 'zh-TW': '直接說', en: 'bare' },
      live: { 'zh-CN': '进行中才认', 'zh-TW': '進行中才認', en: 'live' },
      called: { 'zh-CN': '叫我才认', 'zh-TW': '叫我才認', en: 'called' },
    },
  });
  made.set(command.name, setting);
  return setting;
}
