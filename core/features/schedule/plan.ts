/** What is planned: each schedule is a row, its next occurrence a job, made anew in the commit that said the one before. */
import type { House } from '../../house.ts';
import { upcoming } from '../../kit/sentence/when.ts';
import type { Context, Effects } from '../../types.ts';
import type { ScheduleRow, ScheduleStore } from './store.ts';

export const fireTimer = 'schedule.fire';
export interface Desk {
  readonly house: House;
  readonly store: ScheduleStore;
}
export interface Due {
  readonly schedule: number;
  readonly version: number;
  readonly planned: number;
  /** In all groups: those after this one, the first batches are done. */
  readonly after?: number;
}
export const zoneOf = (c: Context): string => c.community.timeZone;

/** `room` null: in all groups. */
export const plan = (c: Context, id: number, room: number | null, version: number, at: number | null): Effects => {
  if (at === null) return [];
  const data: Due = { schedule: id, version, planned: at };
  const key = `schedule:${id}:${version}:${new Date(at).toISOString()}`;
  return [{ do: 'later', key, timer: fireTimer, at, room, community: c.community.id, data }];
};
const unplan = (row: ScheduleRow): Effects =>
  row.next === null
    ? []
    : [{ do: 'cancel', key: `schedule:${row.id}:${row.version}:${new Date(row.next).toISOString()}` }];

/** Writes a change and plans what follows from it. */
export async function change(
  c: Context,
  { store }: Desk,
  row: ScheduleRow,
  to: Partial<Pick<ScheduleRow, 'words' | 'when' | 'state'>>,
): Promise<Effects> {
  const { when, state } = { ...row, ...to };
  const next = state === 'active' ? (upcoming(when, zoneOf(c), c.now, 1)[0] ?? null) : null;
  await store.set(row.id, { ...to, next }, c.cause);
  return [...unplan(row), ...plan(c, row.id, row.room, row.version + 1, next)];
}

/** What an undo needs. */
export type Before = Pick<ScheduleRow, 'id' | 'words' | 'when' | 'state'>;
