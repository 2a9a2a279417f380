/**
 * What an account may say of itself. `listen`: nothing but in private to staff; `reply`: answers; `start`: also what
 * nobody asked for. Kept per account; an account that must be spared begins at what its platform says, usually `reply`.
 */
import { clockIn } from './kit/hours.ts';
import type { Careful } from './ports.ts';
import type { Settings } from './settings.ts';
import type { Community } from './types.ts';

export const modes = ['listen', 'reply', 'start'] as const;
export type Mode = (typeof modes)[number];

/** Kept among the settings, for no community. */
export const modeKey = (account: string): string => `account.mode.${account.split(':')[0] ?? account}`;
export const modeOf = (settings: Pick<Settings, 'own'>, account: string, careful: Careful | undefined): Mode => {
  const set = settings.own(modeKey(account), 0, 0);
  return modes.find((m) => m === set) ?? careful?.begins ?? 'start';
};

/** Until when what is unasked waits in this community; undefined: it is no night there. Epoch ms. */
export function nightUntil(
  careful: Careful | undefined,
  community: Pick<Community, 'timeZone'>,
  now: number,
): number | undefined {
  if (!careful) return undefined;
  const [from, to] = careful.night;
  const { hour, minute } = clockIn(now, community.timeZone);
  const within = from > to ? hour >= from || hour < to : hour >= from && hour < to;
  if (!within) return undefined;
  const hours = (to - hour + 24) % 24;
  return now + (hours * 60 - minute) * 60_000;
}
