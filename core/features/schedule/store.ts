import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineSchedules } from './schema.ts';
import type { When } from '../../kit/sentence/when.ts';

export interface ScheduleRow {
  readonly id: number;
  readonly community: number;
  /** Null: in all groups. */
  readonly room: number | null;
  readonly by: number;
  readonly words: string;
  readonly when: When;
  readonly state: 'active' | 'paused' | 'gone';
  readonly version: number;
  readonly next: number | null;
}

/** Called once per bot; everything runs inside a handler. */
export function scheduleStore(database: Database) {
  const { schedules } = database.t(defineSchedules);
  const { db } = database;
  const columns = {
    id: schedules.id,
    community: schedules.community,
    room: schedules.room,
    by: schedules.by,
    words: schedules.words,
    when: schedules.when,
    state: schedules.state,
    version: schedules.version,
    next: schedules.next,
  };
  const alive = (community: number) => and(eq(schedules.community, community), ne(schedules.state, 'gone'));
  return {
    add: async (row: Omit<ScheduleRow, 'id' | 'version' | 'state'> & { eventId: string; at: number }) => {
      const [made] = await db
        .insert(schedules)
        .values({ ...row, state: 'active', version: 1 })
        .returning({ id: schedules.id });
      if (!made) throw new Error('a schedule was not written');
      return made.id;
    },
    find: async (community: number, id: number): Promise<ScheduleRow | undefined> =>
      (
        await db
          .select(columns)
          .from(schedules)
          .where(and(eq(schedules.community, community), eq(schedules.id, id)))
      )[0],
    /** Of one group, with those of all groups, or of the whole community; paused ones too. */
    list: async (community: number, room?: number): Promise<readonly ScheduleRow[]> =>
      db
        .select(columns)
        .from(schedules)
        .where(
          and(alive(community), room === undefined ? undefined : or(eq(schedules.room, room), isNull(schedules.room))),
        )
        .orderBy(asc(schedules.id)),
    /** A change: what was planned before is no longer meant. */
    set: async (
      id: number,
      to: Partial<Pick<ScheduleRow, 'words' | 'when' | 'state' | 'next'>>,
      eventId: string,
    ): Promise<void> => {
      await db
        .update(schedules)
        .set({ ...to, version: sql`${schedules.version} + 1`, eventId })
        .where(eq(schedules.id, id));
    },
    /** It was said, or missed; the next one is planned. */
    fired: async (id: number, next: number | null, eventId: string): Promise<void> => {
      await db.update(schedules).set({ next, eventId }).where(eq(schedules.id, id));
    },
  };
}
export type ScheduleStore = ReturnType<typeof scheduleStore>;
