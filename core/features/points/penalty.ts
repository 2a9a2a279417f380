/** Points an act of moderation takes, and gives back when it is taken back. */
import type { Context, Effects, Happening } from '../../types.ts';
import type { ModerationActed, ModerationRestored, ModerationUndone } from '../moderation/events.ts';
import type { Ledger } from '../../ledger/index.ts';

/** The reasons these movements carry; the note is the short name of the act. Neither is an award. */
export const penaltyReasons = ['moderation', 'moderation.back'] as const;

/**
 * Takes what the act asks for, at most what is there; gives back exactly what was taken. The ledger says what is still
 * owed either way, so hearing the same twice moves nothing.
 */
export function penalties(ledger: Ledger) {
  const owed = (c: Context, member: number, act: string): Promise<number> =>
    ledger.store.sum(c.community.id, member, penaltyReasons, act);
  const take = async (c: Context, member: number, act: string, points: number): Promise<Effects> => {
    if (points <= 0 || (await owed(c, member, act)) !== 0) return [];
    return (await ledger.move(c, { member, amount: -points, identity: null, reason: 'moderation', note: act })).tell;
  };
  return {
    'moderation.acted': (c: Context, what: Happening) => {
      const { member, act, points } = what as ModerationActed;
      return take(c, member, act, points);
    },
    'moderation.restored': (c: Context, what: Happening) => {
      const { member, act, points } = what as ModerationRestored;
      return take(c, member, act, points);
    },
    'moderation.undone': async (c: Context, what: Happening): Promise<Effects> => {
      const { member, act } = what as ModerationUndone;
      const amount = -(await owed(c, member, act));
      if (amount <= 0) return [];
      return (await ledger.move(c, { member, amount, identity: null, reason: 'moderation.back', note: act })).tell;
    },
  };
}
