/** What a card shows of levels. */
import type { House } from '../../house.ts';
import type { Context, Fact } from '../../types.ts';
import { stepsHere, type LevelMemory } from './memory.ts';
import { levelFor, pointsFor, titleAt } from './rules.ts';
import type { LevelStore } from './store.ts';
import { levelTexts } from './texts.ts';

export async function levelFacts(
  house: House,
  store: LevelStore,
  memory: LevelMemory,
  c: Context,
  member: number,
): Promise<readonly Fact[]> {
  const t = levelTexts[c.locale];
  const row = await store.current(c.community.id, member);
  const steps = stepsHere(house, c.community.id, c.room.id);
  const level = Math.max(row.level, levelFor(row.earned, ...steps));
  const title = titleAt(level, memory.perks.get(c.community.id) ?? []);
  const from = pointsFor(level, ...steps) ?? 0;
  const next = pointsFor(level + 1, ...steps);
  const share = next === undefined ? 1 : (row.earned - from) / Math.max(1, next - from);
  return [
    { is: 'figure', label: t.label, value: t.value(level) },
    ...(title ? [{ is: 'title', title } as const] : []),
    ...(next === undefined
      ? []
      : [{ is: 'progress', label: t.next(level + 1, Math.max(1, next - row.earned)), share } as const]),
  ];
}
