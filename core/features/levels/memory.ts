import type { House } from '../../house.ts';
import { parseTable, type Perk } from './rules.ts';
import { baseSetting, tableSetting } from './settings.ts';

/** What the feature keeps in memory, mirroring rows. */
export interface LevelMemory {
  readonly levels: Map<number, number>;
  readonly perks: Map<number, readonly Perk[]>;
}

/** After a commit: what this level brings, in place of what it brought. */
export const setPerks = (memory: LevelMemory, community: number, level: number, perks: readonly Perk[]): void =>
  void memory.perks.set(community, [...(memory.perks.get(community) ?? []).filter((p) => p.level !== level), ...perks]);

/** The table and the base of the curve in force. */
export function stepsHere(house: House, community: number, room: number): [readonly number[], number] {
  const where = { community, room };
  return [parseTable(house.settings.get(tableSetting, where)) ?? [], house.settings.get(baseSetting, where)];
}
