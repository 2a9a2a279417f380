/** What an award is worth here: the declaration, with what the community changed by `积分规则`. */
import type { Award } from '../../awards.ts';
import type { House } from '../../house.ts';
import type { Settings } from '../../settings.ts';

interface Place {
  readonly community: number;
  readonly room: number;
}
export interface AwardHere {
  readonly amount: number;
  readonly timesADay: number;
  readonly coolDownMs: number;
}
export const timesKey = (a: Award): string => `points.times.${a.what}`;
export const coolDownKey = (a: Award): string => `points.cool_down.${a.what}`;

const own = (settings: Settings, key: string, community: number): number | undefined => {
  const value = settings.own(key, community, 0);
  return typeof value === 'number' ? value : undefined;
};

/** From memory. */
export const awardHere = (settings: Settings, a: Award, where: Place): AwardHere => ({
  amount: settings.get(a.amount, where),
  timesADay: own(settings, timesKey(a), where.community) ?? a.timesADay,
  coolDownMs: own(settings, coolDownKey(a), where.community) ?? a.coolDownMs,
});

export const declaredAwards = (house: House): readonly Award[] => house.features.flatMap((f) => f.awards ?? []);
