/** One line of the doctor: what was looked at, how it stands, and the words for it in each language. */
import type { Words } from './words.ts';

export const checks = [
  'node',
  'settings',
  'folder',
  'secrets',
  'database',
  'redis',
  'clock',
  'fonts',
  'port',
  'campaigns',
  'telegram',
  'privacy',
  'webhook',
  'rights',
  'discord',
  'intents',
  'servers',
  'wechat',
  'qq',
] as const;
export type Check = (typeof checks)[number];

/** `ok`; `bad`: to be mended; `note`: nothing to mend, or nothing to look at. */
export interface Finding {
  readonly check: Check;
  readonly state: 'ok' | 'bad' | 'note';
  readonly says: (words: Words) => string;
}
const found =
  (state: Finding['state']) =>
  (check: Check, says: Finding['says']): Finding => ({ check, state, says });

export const ok = found('ok');
export const bad = found('bad');
export const note = found('note');
