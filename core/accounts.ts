/**
 * What an account may say of itself. `listen`: nothing but in private to staff; `reply`: answers; `start`: also what
 * nobody asked for. Kept per account; an account that must be spared begins at what its platform says, usually `reply`.
 */
import type { Careful } from './ports.ts';
import type { Settings } from './settings.ts';

export const modes = ['listen', 'reply', 'start'] as const;
export type Mode = (typeof modes)[number];

/** Kept among the settings, for no community. */
export const modeKey = (account: string): string => `account.mode.${account.split(':')[0] ?? account}`;
export const modeOf = (settings: Pick<Settings, 'own'>, account: string, careful: Careful | undefined): Mode => {
  const set = settings.own(modeKey(account), 0, 0);
  return modes.find((m) => m === set) ?? careful?.begins ?? 'start';
};
